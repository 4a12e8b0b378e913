"""What a case file suggests of what a State owes, and what may be reprisals: for people to look at, no decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from habeas.follow.opinions import OpinionStanding
from habeas.follow.window import Window
from habeas.law.reading import read_file
from habeas.model import Answer, CaseFile, ClaimId, Done, Fact, FactId, Kind, Standing, When

RELEASES = (Kind.RELEASE, Kind.CONDITIONAL_RELEASE, Kind.BAIL)


class HintSort(StrEnum):
    """What an accepted fact may mean for what follows."""

    REMEDY = "remedy"  # it may be that what the opinion asks was done
    REVERSAL = "reversal"  # it may be that it was undone
    REPRISAL = "reprisal"  # it came after a release, or after the opinion
    CONDITION = "condition"  # the release came with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One fact that somebody should look at; ``is_sure`` is whether it surely came afterwards."""

    sort: HintSort
    fact: FactId
    predicate: Kind
    when: When | None
    claims: tuple[ClaimId, ...]
    is_sure: bool
    symbol: str | None = None
    key: str | None = None  # of the remedy
    done: Done | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    key: str
    done: Done
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reprisal:
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    version: str
    remedy: tuple[_Sign, ...]
    reversal: tuple[_Sign, ...]
    reprisal: _Reprisal


@cache
def load_signs() -> _Signs:
    """Return which kinds of event suggest what."""
    return read_file("hints.toml", _Signs, package="habeas.follow")


def suggest(case: CaseFile, opinions: Iterable[OpinionStanding]) -> tuple[Hint, ...]:
    """Return what accepted facts suggest, in the order of the case; what is already said so is left out."""
    facts = [each for each in case.facts if each.standing is Standing.ACCEPTED and not each.is_set_aside]
    events = [each for each in facts if isinstance(each.predicate, Kind)]
    found = [hint for opinion in opinions for hint in _on_opinion(opinion, events)]
    return (*found, *_reprisals(events, [each.when for each in events if each.predicate in RELEASES]))


def conditions_of(case: CaseFile) -> tuple[Hint, ...]:
    """Return what the person had to do or leave after being let go, as accepted facts tell."""
    accepted = {each.id: each for each in case.facts if each.standing is Standing.ACCEPTED and not each.is_set_aside}
    return tuple(
        _hint(HintSort.CONDITION, accepted[each.fact], is_sure=True)
        for each in case.process.conditions
        if each.fact in accepted
    )


def _on_opinion(opinion: OpinionStanding, events: list[Fact]) -> Iterator[Hint]:
    signs, given = load_signs(), opinion.opinion.adopted or opinion.opinion.transmitted
    owed = {each.owed.key: each for each in opinion.remedies}
    freed = [each for each in events if each.predicate in RELEASES]
    for sort, group in ((HintSort.REMEDY, signs.remedy), (HintSort.REVERSAL, signs.reversal)):
        for sign in group:
            if sign.key not in owed:
                continue
            for fact in events:
                starts = [given] if sort is HintSort.REMEDY else _starts(sign, given, freed)
                after = _after(fact, starts) if fact.predicate in sign.kinds else Answer.NO
                said = {(word.done, word.on.edtf) for word in owed[sign.key].words}
                if after is not Answer.NO and (sign.done, fact.when.edtf if fact.when else "") not in said:
                    told = (opinion.opinion.symbol, sign.key, sign.done)
                    yield _hint(sort, fact, is_sure=after is Answer.YES, sign=told)


def _starts(sign: _Sign, given: When | None, freed: list[Fact]) -> list[When | None]:
    """Return after what something must have come to undo what was done."""
    return [each.when for each in freed] if sign.key == "release" else [given]


def _reprisals(events: list[Fact], releases: list[When | None]) -> Iterator[Hint]:
    for fact in events:
        if fact.predicate in load_signs().reprisal.kinds and (after := _after(fact, releases)) is not Answer.NO:
            yield _hint(HintSort.REPRISAL, fact, is_sure=after is Answer.YES)


def _after(fact: Fact, starts: Iterable[When | None]) -> Answer:
    """Whether a fact came after any of these days."""
    answers = [_later(fact.when, each) for each in starts]
    if Answer.YES in answers:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.NO


def _later(when: When | None, start: When | None) -> Answer:
    """Whether something began after a day; what no source dates, or lasted from before it, suggests nothing."""
    if when is None:
        return Answer.NO
    if start is None:
        return Answer.UNKNOWN
    came, began = Window.of(when), Window.of(start)
    if came.last is None and came.first is not None:
        came = Window(first=came.first, last=came.first)
    if began.is_by(came) is Answer.NO:
        return Answer.NO
    return Answer.YES if came.is_by(began) is Answer.NO else Answer.UNKNOWN


def _hint(sort: HintSort, fact: Fact, *, is_sure: bool, sign: tuple[str, str, Done] | None = None) -> Hint:
    symbol, key, done = sign or (None, None, None)
    return Hint(
        sort=sort, fact=fact.id, predicate=Kind(fact.predicate), when=fact.when, claims=fact.supporting,
        is_sure=is_sure, symbol=symbol, key=key, done=done,
    )  # fmt: skip
