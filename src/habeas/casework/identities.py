"""Which names may be one person: pairs to look at one by one, and every word that people said on a pair.

All pairs are weighed in the background, as at fifty thousand names that takes longer than anybody should wait for a
page; what is shown is what was found last, less what people have judged since. The evidence on one pair is always
that of now. Nothing here judges.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from habeas.casework.memory import Memory
from habeas.casework.profiles import profile_of, profiles_in
from habeas.casework.view import View
from habeas.model import Judgement, NamingId
from habeas.model.folding import fold_words
from habeas.reconcile.identity import Component, latest_judgements
from habeas.resolve import Suggestion, suggest, weigh_pair

AT_ONCE = 400  # names: so few are weighed while the page is made
REST = 10.0  # times as long as weighing took, before it is done again
MOST_FOUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Some of the pairs that wait for a person's word."""

    suggestions: tuple[Suggestion, ...]
    waiting: int  # how many pairs wait, as far as they were counted when they were weighed
    further: bool
    is_ready: bool  # False: they are being weighed for the first time


@dataclass(slots=True)
class Found:
    """What was found when the pairs were last weighed, and whether they are being weighed again."""

    suggestions: tuple[Suggestion, ...] = ()
    places: dict[frozenset[NamingId], int] = field(default_factory=dict)
    folded: dict[NamingId, str] = field(default_factory=dict)  # names as they are searched
    upto: int = -1  # number of the last entry that was known then
    rests_until: float = 0.0
    running: Future[None] | None = None

    def weigh(self, memory: Memory, clock: Callable[[], float]) -> None:
        """Weigh all pairs of a memory."""
        began = clock()
        suggestions = compute_suggestions(memory)
        self.places = {frozenset((each.left, each.right)): place for place, each in enumerate(suggestions)}
        self.folded = {key: _folded(naming.name) for key, naming in memory.namings.items()}
        self.suggestions, self.upto = suggestions, memory.upto
        self.rests_until = clock() + REST * (clock() - began)


_FOUND: WeakKeyDictionary[View, Found] = WeakKeyDictionary()  # gone with the view, when the desk is locked


def compute_suggestions(memory: Memory) -> tuple[Suggestion, ...]:
    """Return every pair that may be one person or body, best first; pairs that people judged are left out."""
    return suggest(profiles_in(memory), latest_judgements(memory.judgements))


def suggestions(
    view: View, *, limit: int = 25, after: tuple[str, str] | None = None, clock: Callable[[], float] = time.monotonic
) -> Offered:
    """Return the best pairs that wait for a word, or those after a pair."""
    found = _found(view, clock)
    waiting = _waiting_after(view, found, after)
    shown = [each for each, _ in zip(waiting, range(limit), strict=False)]
    return Offered(
        suggestions=tuple(shown), waiting=len(found.suggestions), further=next(waiting, None) is not None,
        is_ready=found.upto >= 0,
    )  # fmt: skip


def find_next(view: View, pair: tuple[str, str] | None, *, back: bool = False) -> Suggestion | None:
    """Return the pair that waits after this one (or before it), or None; the pair itself may have been judged."""
    found = _found(view, time.monotonic)
    if not back:
        return next(_waiting_after(view, found, pair), None)
    place = found.places.get(frozenset(map(NamingId, pair)), 0) if pair else 0
    return next((each for each in reversed(found.suggestions[:place]) if is_waiting(view, each.left, each.right)), None)


def _waiting_after(view: View, found: Found, pair: tuple[str, str] | None) -> Iterator[Suggestion]:
    start = found.places.get(frozenset(map(NamingId, pair)), -1) + 1 if pair else 0
    return (each for each in found.suggestions[start:] if is_waiting(view, each.left, each.right))


def _found(view: View, clock: Callable[[], float]) -> Found:
    """Return what was found last; where the ledger has grown since, weigh again, in the background unless few."""
    found = _FOUND.setdefault(view, Found())
    if found.running is not None and found.running.done():
        running, found.running = found.running, None
        running.result()
    memory = view.memory
    if found.upto == memory.upto or found.running is not None:
        return found
    if len(view.namings) <= AT_ONCE:
        found.weigh(memory, clock)
    elif clock() >= found.rests_until:
        hired = ThreadPoolExecutor(1, thread_name_prefix="habeas-identities")
        found.running = hired.submit(found.weigh, memory, clock)
        hired.shutdown(wait=False)
    return found


def is_waiting(view: View, left: NamingId, right: NamingId) -> bool:
    """Whether both names are still there, stand apart, and nobody's word lies between their identities."""
    if left not in view.namings or right not in view.namings:
        return False
    one, other = view.component_of(left), view.component_of(right)
    return one.members.isdisjoint(other.members) and not words_between(one, other)


def words_between(one: Component, other: Component) -> tuple[Judgement, ...]:
    """Return the judgements that stand between two identities, or within one where both are the same."""
    return tuple(
        word
        for word in one.identity.judgements
        if (word.left in one.members and word.right in other.members)
        or (word.right in one.members and word.left in other.members)
    )


def weigh(view: View, left: NamingId, right: NamingId) -> Suggestion:
    """Return what speaks for and against two names being one person, as the record is now.

    Names that are one by now are held against each other as if they stood alone.
    """
    if view.component_of(left).members & view.component_of(right).members:
        return weigh_pair(profile_of(view, left, alone=True), profile_of(view, right, alone=True))
    return weigh_pair(profile_of(view, left), profile_of(view, right))


def said_of_pair(view: View, left: NamingId, right: NamingId) -> tuple[Judgement, ...]:
    """Return every word between the identities of two names, those taken back too, latest first."""
    ones, others = view.component_of(left).members, view.component_of(right).members
    said: dict[int, Judgement] = {}
    for naming in sorted(ones | {left}):
        for line in view.history(naming, limit=MOST_FOUND):
            body = line.body
            if (
                isinstance(body, Judgement)
                and {body.left, body.right} & others
                and {body.left, body.right} <= ones | others
            ):
                said[line.seq] = body
    return tuple(said[seq] for seq in sorted(said, reverse=True))


def find_names(view: View, wanted: str, *, limit: int = MOST_FOUND) -> tuple[NamingId, ...]:
    """Return names that hold these words in any case and accents, the shortest first: for pairing by hand."""
    words = fold_words(wanted)
    if not words:
        return ()
    names, folded = view.namings, _found(view, time.monotonic).folded
    first, *others = words
    found = [
        key for key, text in folded.items() if first in text and key in names and all(each in text for each in others)
    ]
    if len(folded) != len(names):  # some came since the names were last compared
        new = ((key, _folded(names[key].name)) for key in names.keys() - folded.keys())
        found += [key for key, text in new if all(each in text for each in words)]
    return tuple(sorted(found, key=lambda key: (len(names[key].name), names[key].name, key))[:limit])


def _folded(name: str) -> str:
    return " ".join(fold_words(name))
