"""The bounds of times and lengths as rows, each link of a chain with its quotes; the words are for others to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.model import (
    Bound,
    Bounded,
    CaseFile,
    ClaimId,
    Conflict,
    End,
    Fact,
    Measure,
    Moment,
    Step,
    WayOut,
    When,
)  # fmt: skip

Q = TypeVar("Q")  # a quote, as whoever shows it writes it
Quotes = Callable[[Iterable[ClaimId]], tuple[Q, ...]]
_LAST_MINUTE = (23, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Generic[Q]):
    """One link of a chain with the words that it stands on; none where it lies in the nature of things."""

    step: Step
    quotes: tuple[Q, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Generic[Q]):
    """One bound: a day, or a minute of it, and why."""

    when: When
    reasons: tuple[Reason[Q], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Generic[Q]):
    """One end of a fact between its bounds; ``is_fixed`` where both are the same day or the same minute."""

    fact: Fact
    end: End
    bounded: Bounded
    earliest: Edge[Q] | None
    latest: Edge[Q] | None
    is_fixed: bool
    is_narrower: bool  # than what the sources of this fact say themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting(Generic[Q]):
    """One length of time with the words behind both its bounds."""

    measure: Measure
    begins: tuple[Fact, ...]
    ends: tuple[Fact, ...]
    at_least: tuple[Reason[Q], ...]
    at_most: tuple[Reason[Q], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit(Generic[Q]):
    """One way out of a contradiction: the words that are then wrong, and the times that follow."""

    without: tuple[Q, ...]
    rows: tuple[Row[Q], ...]


def read_times(case: CaseFile, quotes: Quotes[Q], times: Sequence[Bounded] | None = None) -> tuple[Row[Q], ...]:
    """Return the bounded ends of a case's facts, or these ends, in their order."""
    facts = {fact.id: fact for fact in case.facts}
    given = case.times if times is None else times
    return tuple(_row(each, facts[each.fact], quotes) for each in given if each.fact in facts)


def read_measures(case: CaseFile, quotes: Quotes[Q]) -> tuple[Lasting[Q], ...]:
    """Return the lengths of time of a case."""
    facts = {fact.id: fact for fact in case.facts}
    return tuple(
        Lasting(
            measure=each,
            begins=tuple(facts[fact] for fact in each.begins if fact in facts),
            ends=tuple(facts[fact] for fact in each.ends if fact in facts),
            at_least=_reasons(each.at_least_because, quotes),
            at_most=_reasons(each.at_most_because, quotes),
        )
        for each in case.measures
    )


def read_ways(case: CaseFile, conflict: Conflict, quotes: Quotes[Q]) -> tuple[Exit[Q], ...]:
    """Return the ways out of a conflict."""
    return tuple(_exit(case, way, quotes) for way in conflict.ways_out)


def _exit(case: CaseFile, way: WayOut, quotes: Quotes[Q]) -> Exit[Q]:
    return Exit(without=quotes(way.without), rows=read_times(case, quotes, way.times))


def _row(bounded: Bounded, fact: Fact, quotes: Quotes[Q]) -> Row[Q]:
    earliest, latest = bounded.earliest, bounded.latest
    fixed = earliest is not None and latest is not None and (
        earliest.at == latest.at
        or (earliest.at.start_of_day() == latest.at.start_of_day() and _whole_day(earliest.at, latest.at))
    )  # fmt: skip
    return Row(
        fact=fact, end=bounded.end, bounded=bounded, earliest=_edge(earliest, quotes, is_last=False),
        latest=_edge(latest, quotes, is_last=True), is_fixed=fixed, is_narrower=_is_narrower(bounded, fact),
    )  # fmt: skip


def _whole_day(first: Moment, last: Moment) -> bool:
    return (first.hour, first.minute) == (0, 0) and (last.hour, last.minute) == _LAST_MINUTE


def _is_narrower(bounded: Bounded, fact: Fact) -> bool:
    """Whether other words than the fact's own draw one of its bounds."""
    own = {*fact.supporting}
    edges = [edge for edge in (bounded.earliest, bounded.latest) if edge]
    return any(claim not in own for edge in edges for claim in edge.claims)


def _edge(bound: Bound | None, quotes: Quotes[Q], *, is_last: bool) -> Edge[Q] | None:
    if bound is None:
        return None
    return Edge(when=when_of(bound.at, is_last=is_last), reasons=_reasons(bound.chain, quotes))


def when_of(at: Moment, *, is_last: bool) -> When:
    """Return the day of a bound; with its hour only where the bound is not simply the beginning or end of the day."""
    plain = (at.hour, at.minute) == (_LAST_MINUTE if is_last else (0, 0))
    return When.parse(at.date_text if plain else f"{at.date_text}T{at.hour:02d}:{at.minute:02d}")


def _reasons(chain: Iterable[Step], quotes: Quotes[Q]) -> tuple[Reason[Q], ...]:
    return tuple(Reason(step=step, quotes=quotes(step.claims)) for step in chain)
