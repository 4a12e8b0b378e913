"""Hearings: each sitting with its court, and whether the public, the person, counsel and an interpreter were there.

The rule. What is told in the same sentence, or of the same single day, is told of the same sitting. A question is
answered where sources answer it one way; where both ways, or not at all, it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from habeas.model import Answer, Answered, Attribute, DocumentId, Fact, FactId, Hearing, Kind, Part, When
from habeas.reconcile.lexicon import has, load_lexicon
from habeas.reconcile.material import (
    AGAINST,
    Material,
    agents_with,
    find_named,
    happened,
    name_parts,
    said_in,
    weigh_answer,
)
from habeas.reconcile.told import Event, Told

Place: TypeAlias = tuple[str, int, int]


@dataclass(slots=True)
class _Sitting:
    """One sitting: the fact that tells of it first, and every claim of it."""

    fact: Fact
    told: dict[str, Told] = field(default_factory=dict)
    places: set[Place] = field(default_factory=set)  # the sentences of these claims
    when: When | None = None

    def is_one_with(self, fact: Fact, places: set[Place]) -> bool:
        """Whether another fact tells how this sitting was: in the same sentence, or of the same day."""
        return not places.isdisjoint(self.places) or _is_same_day(self.when, fact.when)


def find_hearings(material: Material) -> tuple[Hearing, ...]:
    """Return every sitting of a court that sources tell of, first in time first."""
    kinds, work = load_lexicon().kinds, material.work
    facts = (*material.of(kinds.hearings), *material.of(kinds.of_hearings))
    sittings = work.step("sittings", _sittings, facts)
    by_day: dict[int, list[Told]] = {}
    for each in material.in_documents("court days", _court_days) if sittings else ():
        by_day.setdefault(each.low, []).append(each)
    of_case = _only(material, Attribute.COURT)
    return tuple(
        work.step(
            ("hearing", each.fact.id), _hearing, each.fact.id, each.when, _around(each, by_day, material), of_case
        )
        for each in sittings
    )  # fmt: skip


def _court_days(told: Sequence[Told]) -> tuple[Told, ...]:
    """Return the claims that date to a day what concerns a court."""
    of_court = _court_kinds()
    return tuple(
        each for each in told if each.claim.predicate in of_court and each.when is not None and each.when.is_single_day
    )


def _by_place(told: Sequence[Told]) -> dict[Place, list[Told]]:
    """Return the claims of a document by their sentences."""
    found: dict[Place, list[Told]] = {}
    for each in told:
        found.setdefault(each.place, []).append(each)
    return found


def _sittings(facts: Iterable[tuple[Fact, Event]]) -> list[_Sitting]:
    sittings: list[_Sitting] = []
    for fact, event in facts:
        told = happened(event.told)
        places = {each.place for each in told}
        home = next((each for each in sittings if each.is_one_with(fact, places)), None)
        if home is None or (fact.predicate == Kind.TRIAL and fact.when is None):
            home = _Sitting(fact=fact, when=fact.when)
            sittings.append(home)
        home.places |= places
        home.told |= {each.id: each for each in told}
        home.when = home.when or fact.when
    return sorted(sittings, key=lambda each: _in_time(each.when, each.fact))


def _in_time(when: When | None, fact: Fact) -> tuple[bool, str, str]:
    first = (when.earliest or when.latest) if when else None
    return first is None, first.isoformat() if first else "", fact.id


def _is_same_day(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.overlaps(other) is Answer.YES


def _around(sitting: _Sitting, by_day: dict[int, list[Told]], material: Material) -> tuple[Told, ...]:
    """Return every claim that tells of this sitting: its own, those of its sentences, and those of its day."""
    found = dict(sitting.told)
    for place in sitting.places:
        told = material.by_document.get(DocumentId(place[0]), ())
        by_place = material.work.step(("sentences", place[0]), _by_place, told)
        found |= {other.id: other for other in by_place.get(place, ())}
    if sitting.when is not None and sitting.when.is_single_day and sitting.when.earliest is not None:
        found |= {other.id: other for other in by_day.get(sitting.when.earliest.day_number, ())}
    return material.work.step(("around", sitting.fact.id), _in_text, tuple(found.values()))


def _in_text(told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda each: each.order))


@lru_cache(maxsize=1)
def _court_kinds() -> frozenset[Kind]:
    kinds = load_lexicon().kinds
    of_law = (*kinds.hearings, *kinds.of_hearings, *kinds.convicted, *kinds.orders, *kinds.remedies)
    return frozenset((*of_law, Kind.DENIAL_OF_LAWYER, Kind.PLEA_DEAL, Kind.FINE, Kind.BAIL_DENIED, Kind.COUNTER_CLAIM))


def _hearing(fact: FactId, when: When | None, told: Sequence[Told], of_case: tuple[Part, ...]) -> Hearing:
    names, court = load_lexicon().names, load_lexicon().words.court
    courts = name_parts([*agents_with(court, told), *find_named(names.court, told)])
    return Hearing(
        fact=fact, when=when, courts=courts or of_case,
        judges=name_parts(find_named(names.judge, told)), prosecutors=name_parts(find_named(names.prosecutor, told)),
        was_public=_was_public(told), was_present=_was_present(told), had_counsel=_had_counsel(told),
        had_interpreter=_had_interpreter(told),
    )  # fmt: skip


def _only(material: Material, attribute: Attribute) -> tuple[Part, ...]:
    """Return the value that sources give, where they give one alone."""
    given = material.given(attribute)
    return name_parts((fact.value or "", each) for fact, told in given for each in told) if len(given) == 1 else ()


def _was_public(told: Sequence[Told]) -> Answered:
    words = load_lexicon().words
    closed = [each for each in told if each.claim.predicate == Kind.CLOSED_HEARING]
    denied = [each for each in closed if each.claim.modality in AGAINST]
    countered = [
        each for each in told
        if each.claim.predicate == Kind.COUNTER_CLAIM and each.claim.value == Kind.CLOSED_HEARING.value
    ]  # fmt: skip
    said = [each for each in happened(told) if each not in countered]
    no = [*happened(closed), *said_in(said, words.closed)]
    yes = [each for each in said_in(said, words.public) if not has(words.closed, each.claim.passage.quote)]
    return weigh_answer([*denied, *countered, *yes], no)


def _was_present(told: Sequence[Told]) -> Answered:
    words, said = load_lexicon().words, happened(told)
    no = said_in(said, words.absent)
    return weigh_answer([each for each in said_in(said, words.present) if each not in no], no)


def _had_counsel(told: Sequence[Told]) -> Answered:
    words, said = load_lexicon().words, happened(told)
    denied = [each for each in said if each.claim.predicate == Kind.DENIAL_OF_LAWYER]
    refuted = [
        each for each in told if each.claim.predicate == Kind.DENIAL_OF_LAWYER and each.claim.modality in AGAINST
    ]
    no = [*denied, *said_in(said, words.no_counsel)]
    yes = [each for each in said_in(said, words.counsel) if each not in no]
    return weigh_answer([*refuted, *yes], no)


def _had_interpreter(told: Sequence[Told]) -> Answered:
    words, said = load_lexicon().words, happened(told)
    no = said_in(said, words.no_interpreter)
    return weigh_answer([each for each in said_in(said, words.interpreter) if each not in no], no)


def find_access(material: Material) -> Answered:
    """Return whether sources say that the person could see a lawyer."""
    told = list(material.in_documents("met counsel", _of_counsel))
    of = [each for each in told if each.claim.predicate == Kind.DENIAL_OF_LAWYER]
    met = [each for each in told if each.claim.predicate != Kind.DENIAL_OF_LAWYER]
    return weigh_answer([*met, *(each for each in of if each.claim.modality in AGAINST)], happened(of))


def _of_counsel(told: Sequence[Told]) -> tuple[Told, ...]:
    """Return the claims that the person was refused a lawyer, or denials of it, and those that tell of meeting one."""
    met = {each.id for each in said_in(happened(told), load_lexicon().words.met_counsel)}
    return tuple(each for each in told if each.id in met or each.claim.predicate == Kind.DENIAL_OF_LAWYER)
