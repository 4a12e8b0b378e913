"""What an opinion asks of a State as a checklist: done, partly, not done, reversed or not known, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from habeas.follow.symbols import same_opinion
from habeas.follow.window import Window
from habeas.model import Answer, Compliance, Done, OpinionRecord, Owed, When


class Fulfilment(StrEnum):
    """How far one thing that a State owes is done, by the words that stand."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    REVERSED = "reversed"
    NOT_KNOWN = "not_known"  # nobody has said, or people differ


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyStanding:
    """One thing owed, every word that stands on it in the order of time, and what they come to.

    It became so after ``after`` (the last word that says otherwise; None: no word does) and at the latest on
    ``since``. ``differing`` are words that cannot both be true, by one person or two; all are kept.
    """

    owed: Owed
    words: tuple[Compliance, ...] = ()
    standing: Fulfilment = Fulfilment.NOT_KNOWN
    after: When | None = None
    since: When | None = None
    differing: tuple[Compliance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionStanding:
    """An opinion on record with its checklist."""

    opinion: OpinionRecord
    remedies: tuple[RemedyStanding, ...]

    @property
    def fulfilled(self) -> Answer:
        """Whether all that it asks of the State is done; UNKNOWN where nothing is on the checklist."""
        found = {each.standing for each in self.remedies}
        if found & {Fulfilment.PARTLY, Fulfilment.NOT_DONE, Fulfilment.REVERSED}:
            return Answer.NO
        return Answer.YES if found == {Fulfilment.DONE} else Answer.UNKNOWN


def opinion_standing(opinion: OpinionRecord, words: Iterable[Compliance], day: str) -> OpinionStanding:
    """Return how far a State has done what an opinion asks, as people have said up to a day."""
    own = [each for each in words if same_opinion(each.symbol, opinion.symbol)]
    return OpinionStanding(
        opinion=opinion, remedies=tuple(_remedy(owed, standing_words(own, owed.key, day)) for owed in opinion.remedies)
    )


def standing_words(words: Iterable[Compliance], key: str, day: str) -> tuple[Compliance, ...]:
    """Return the words on one remedy in the order of time; the words that their own speakers took back are gone.

    Of two words of one person as of one day, the later one stands.
    """
    spoken: dict[str, list[Compliance]] = {}
    for each in words:
        if each.key != key:
            continue
        said = spoken.setdefault(each.by, [])
        if each.done is not None:
            said.append(each)
        elif said:
            said.pop()
    today = Window.day(day)
    latest = {(each.by, each.on.edtf): each for said in spoken.values() for each in said}
    kept = [each for each in latest.values() if Window.of(each.on).is_by(today) is not Answer.NO]
    return tuple(sorted(kept, key=lambda each: (Window.of(each.on).order, each.by)))


def _remedy(owed: Owed, words: tuple[Compliance, ...]) -> RemedyStanding:
    if not words:
        return RemedyStanding(owed=owed)
    differing = _differing(words)
    last = [each for each in words if not any(_before(each, other) for other in words)]
    said = {each.done for each in last}
    if len(said) != 1:
        return RemedyStanding(owed=owed, words=words, differing=differing)
    done = said.pop()
    run = _run(words, done)
    before = words[: len(words) - len(run)]
    return RemedyStanding(
        owed=owed, words=words, standing=Fulfilment(done or Fulfilment.NOT_KNOWN), since=run[0].on,
        after=before[-1].on if before else None, differing=differing,
    )  # fmt: skip


def _run(words: tuple[Compliance, ...], done: Done | None) -> list[Compliance]:
    """Return the last words in a row that say the same."""
    found: list[Compliance] = []
    for each in reversed(words):
        if each.done is not done:
            break
        found.insert(0, each)
    return found


def _before(one: Compliance, other: Compliance) -> bool:
    """Whether one word is surely of an earlier day than another."""
    return Window.of(other.on).is_by(Window.of(one.on)) is Answer.NO


def _differing(words: tuple[Compliance, ...]) -> tuple[Compliance, ...]:
    """Return the words that cannot both be true: of the same time, or undone without having been reversed."""
    found: dict[int, Compliance] = {}
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            if one.done is not other.done and not _before(one, other):
                found |= {id(one): one, id(other): other}
    for one, other in pairwise(words):
        if one.done is Done.DONE and other.done in (Done.NOT_DONE, Done.PARTLY):
            found |= {id(one): one, id(other): other}
    return tuple(each for each in words if id(each) in found)
