"""What the sources together imply of times: bounds with their chains, what clashes, and how long things lasted.

Two timelines are drawn: one of everything that stands, and one of accepted claims alone, from events put together from
these alone. An accepted fact takes its bounds from the second, so that no claim nobody decided moves them.

Civil time at the place, without a zone, in whole minutes; a date is whole days. What a document published on a day
tells as having happened had begun by the end of that day; that it had ended, no document says by telling it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.model import ClaimId, Conflict, Fact, FactId, Standing, When
from habeas.model.times import Bound, Bounded, End, Measure
from habeas.reconcile.disputes import settle_disputes
from habeas.reconcile.facts import Facts
from habeas.reconcile.measures import measure
from habeas.reconcile.parts import Part
from habeas.reconcile.reopening import claims_of
from habeas.reconcile.tellings import Documents, point
from habeas.reconcile.timeline import Timeline, draw
from habeas.reconcile.told import Told
from habeas.reconcile.workings import Workings


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """What timing comes to."""

    times: tuple[Bounded, ...]
    measures: tuple[Measure, ...]
    conflicts: tuple[Conflict, ...]


def time_case(  # noqa: PLR0913  (what is told, and what is already known of it)
    told: Sequence[Told],
    facts: Facts,
    *,
    firm: Facts,
    known: Sequence[Conflict],
    documents: Documents,
    as_of: str | None = None,
    work: Workings | None = None,
) -> InTime:
    """Return what follows from the times of these facts; ``firm`` are those of accepted claims alone.

    ``known`` are conflicts found without the network: they come back with their ways out, beside those it finds.
    """
    day = When.parse(as_of) if as_of else None
    work = work or Workings()
    accepted = tuple([each for each in told if each.standing is Standing.ACCEPTED])
    whole = draw(told, facts, documents, day, work.room("whole"))
    is_sure = len(accepted) == len(told)
    within = work.room("sure")
    sure = whole if is_sure else within.step(
        "drawn", lambda *_: draw(accepted, firm, documents, day, within), accepted, tuple(firm.values()), documents,
        as_of or "",
    )  # fmt: skip
    conflicts = settle_disputes(whole, known)
    open_ = tuple(conflict for conflict in conflicts if conflict.ways_out)
    drawn = (whole.network, sure.network, tuple(whole.facts.values()), tuple(sure.facts.values()))
    return InTime(
        times=work.step("times", lambda *_: tuple(_times(whole, sure, _Open(open_))), *drawn, open_),
        measures=work.step(
            "measures", lambda *_: tuple(_measures(whole, sure, day)), *drawn, whole.denials, sure.denials, documents,
            as_of or "",
        ),
        conflicts=conflicts,
    )  # fmt: skip


def _claims_in(conflict: Conflict) -> set[ClaimId]:
    """Return the claims on all sides, and those that hang on them and would be wrong with them."""
    return claims_of(conflict).union(*(way.without for way in conflict.ways_out))


class _Open:
    """Which conflicts leave the bounds of a point as wide as they are."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self._by_claim: dict[ClaimId, list[tuple[str, set[ClaimId]]]] = defaultdict(list)
        for conflict in conflicts:
            claims = _claims_in(conflict)
            for claim in claims:
                self._by_claim[claim].append((conflict.id, claims))
        self._known: dict[Part, tuple[str, ...]] = {}

    def at(self, timeline: Timeline, fact: Fact, end: End) -> tuple[str, ...]:
        """Return the ids of those whose claims clash where this end hangs together with other points."""
        part = timeline.network.part_of(point(fact, end))
        if part is None:
            return ()
        if part not in self._known:
            found: set[str] = set()
            for clash in part.clashes:
                claims = set(clash.claims)
                found.update(name for name, told in self._by_claim.get(clash.claims[0], ()) if claims <= told)
            self._known[part] = tuple(sorted(found))
        return self._known[part]


def _times(whole: Timeline, sure: Timeline, open_: _Open) -> Iterator[Bounded]:
    """Yield the bounds of each end of each fact, in the order of the facts."""
    for fact, event in whole.facts.values():
        for end in whole.ends_of(fact):
            if fact.standing != Standing.ACCEPTED:
                found = whole.bounded(fact, end, conflicts=open_.at(whole, fact, end))
            else:
                accepted = [each.id for each in event.told if each.standing == Standing.ACCEPTED]
                found = _firm(fact, end, accepted, sure, open_)
            if found:
                yield found


def _firm(fact: Fact, end: End, accepted: Iterable[ClaimId], sure: Timeline, open_: _Open) -> Bounded | None:
    """Return the bounds that accepted claims alone give, whichever of several events they may then tell of."""
    names: Mapping[FactId, None] = dict.fromkeys(sure.fact_of[claim] for claim in accepted if claim in sure.fact_of)
    parts = []
    for name in names:
        told = sure.facts[name][0]
        parts.append(sure.bounded(told, end, conflicts=open_.at(sure, told, end)))
    bounded = [part for part in parts if part]
    if not bounded or len(bounded) < len(parts):
        return None
    return Bounded(
        fact=fact.id, end=end,
        earliest=_widest([part.earliest for part in bounded], latest=False),
        latest=_widest([part.latest for part in bounded], latest=True),
        is_told=any(part.is_told for part in bounded), standing=Standing.ACCEPTED,
        conflicts=tuple(sorted({name for part in bounded for name in part.conflicts})),
    )  # fmt: skip


def _widest(bounds: Sequence[Bound | None], *, latest: bool) -> Bound | None:
    """Return the bound that holds for all of them."""
    known = [bound for bound in bounds if bound]
    if len(known) < len(bounds):
        return None
    return (max if latest else min)(known, key=lambda bound: bound.at)


def _measures(whole: Timeline, sure: Timeline, as_of: When | None) -> Iterator[Measure]:
    """Yield the lengths that accepted claims give, then those that undecided ones give otherwise."""
    firm = tuple(measure(sure, as_of))
    names = _renamed(whole, sure, {name for each in firm for name in (*each.begins, *each.ends)})
    for each in firm:
        yield _of_whole(each, names)
    if whole is not sure:
        known = {_key(_of_whole(each, names)) for each in firm}
        yield from (each for each in measure(whole, as_of) if _key(each) not in known)


def _renamed(whole: Timeline, sure: Timeline, names: Iterable[FactId]) -> Mapping[FactId, tuple[FactId, ...]]:
    """Return the facts of the whole case that hold the claims of each of these firm facts."""
    return {
        name: tuple(
            dict.fromkeys(whole.fact_of[each.id] for each in sure.facts[name][1].told if each.id in whole.fact_of)
        )
        for name in names
    }


def _of_whole(found: Measure, names: Mapping[FactId, tuple[FactId, ...]]) -> Measure:
    return Measure(
        what=found.what, lasted=found.lasted,
        begins=tuple(dict.fromkeys(name for each in found.begins for name in names[each])),
        ends=tuple(dict.fromkeys(name for each in found.ends for name in names[each])),
        at_least_because=found.at_least_because, at_most_because=found.at_most_because,
        is_growing=found.is_growing, as_of=found.as_of, standing=found.standing,
    )  # fmt: skip


def _key(found: Measure) -> tuple[object, ...]:
    return found.what, found.lasted, found.begins, found.ends, found.is_growing
