"""Cases held against each other: what is new in them, gone, or not what it was.

Nothing here knows which came first: the other way round, what is new is gone and what narrowed widened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from habeas.casework.change import (
    Aspect,
    CaseChange,
    ConflictChange,
    Course,
    FactChange,
    MeasureChange,
    Opening,
    TimeChange,
    Turn,
)
from habeas.casework.pairing import Known, pair
from habeas.model import Bounded, CaseFile, ClaimId, Conflict, Fact, FactId, Gap, Measure, Status, Support, When

Now = Callable[[ClaimId], ClaimId]  # the id that a claim before has after corrections
_EVER = (float("-inf"), float("inf"))


def gather(before: Iterable[CaseFile], after: Iterable[CaseFile]) -> tuple[tuple[list[CaseFile], list[CaseFile]], ...]:
    """Return the cases that are one person's, before and after: those that share a name, fullest first."""
    groups: dict[int, list[tuple[CaseFile, bool]]] = {}
    home: dict[str, int] = {}
    for number, (case, is_after) in enumerate([*((each, False) for each in before), *((each, True) for each in after)]):
        mine = [(case, is_after)]
        for other in sorted({home[naming.id] for naming in case.who.namings if naming.id in home}):
            mine += groups.pop(other)
        groups[number] = mine
        home |= {naming.id: number for each, _ in mine for naming in each.who.namings}
    pairs = [tuple(sorted((each for each, at in mine if at is there), key=_fullest) for there in (False, True))
             for mine in groups.values()]  # fmt: skip
    ordered = sorted(pairs, key=lambda each: _fullest((each[1] or each[0])[0]))
    return tuple((left, right) for left, right in ordered)


def _fullest(case: CaseFile) -> tuple[int, str]:
    return -len(case.claims), case.id


def compare(before: Sequence[CaseFile], after: Sequence[CaseFile], *, now: Now = lambda claim: claim) -> CaseChange:
    """Return what is not the same of one person's cases, both fullest first; law and petition are not looked at."""
    facts = _pair_facts(before, after, now)
    same = {old.id: new.id for old, new in facts if old and new}
    backed = (_supports(before), _supports(after))
    status = tuple(cases[0].status if cases else None for cases in (before, after))
    return CaseChange(
        before=tuple(case.id for case in before),
        after=tuple(case.id for case in after),
        name=(*after, *before)[0].who.name,
        facts=tuple(change for old, new in facts if (change := _fact(old, new, now, backed))),
        times=tuple(_times(before, after, same)),
        conflicts=tuple(_conflicts(before, after, now)),
        measures=tuple(_measures(before, after, same)),
        status=(status[0], status[1]) if _say(status[0]) != _say(status[1]) else None,
        answered=_closed(before, after),
        asked=_closed(after, before),
    )


def _pair_facts(
    before: Sequence[CaseFile], after: Sequence[CaseFile], now: Now
) -> tuple[tuple[Fact | None, Fact | None], ...]:
    def know(fact: Fact, is_before: bool) -> Known[Fact]:
        claims = (now(claim) if is_before else claim for claim in fact.supporting)
        return Known(thing=fact, group=fact.predicate, members=frozenset(claims), name=fact.id)

    return pair([fact for case in before for fact in case.facts], [fact for case in after for fact in case.facts], know)


def _supports(cases: Iterable[CaseFile]) -> dict[FactId, tuple[Support, int]]:
    return {backing.fact: (backing.support, backing.at_least) for case in cases for backing in case.backings}


def _fact(
    old: Fact | None,
    new: Fact | None,
    now: Now,
    backed: tuple[Mapping[FactId, tuple[Support, int]], Mapping[FactId, tuple[Support, int]]],
) -> FactChange | None:
    stood, stands = (held.get(fact.id) if fact else None for held, fact in zip(backed, (old, new), strict=True))
    support = (stood[0] if stood else None, stands[0] if stands else None)
    if old is None or new is None:
        turn = Turn.NEW if old is None else Turn.GONE
        return FactChange(turn=turn, before=old, after=new, support=support)
    differs = {
        Aspect.DATE: (old.when.edtf if old.when else None) != (new.when.edtf if new.when else None),
        Aspect.VALUE: old.value != new.value,
        Aspect.STANDING: old.standing is not new.standing,
        Aspect.SUPPORT: stood != stands,
        Aspect.CLAIMS: set(map(now, old.supporting)) != set(new.supporting),
        Aspect.AGAINST: set(map(now, old.dissenting)) != set(new.dissenting),
        Aspect.SET_ASIDE: old.is_set_aside is not new.is_set_aside,
    }
    aspects = tuple(aspect for aspect, is_other in differs.items() if is_other)
    course = _course(_reach(old.when), _reach(new.when)) if differs[Aspect.DATE] else None
    if not aspects:
        return None
    return FactChange(turn=Turn.CHANGED, before=old, after=new, aspects=aspects, course=course, support=support)


def _reach(when: When | None) -> tuple[float, float]:
    if when is None:
        return _EVER
    first, last = when.earliest, when.latest
    return first.minute_number if first else _EVER[0], last.minute_number if last else _EVER[1]


def _course(old: tuple[float, float], new: tuple[float, float]) -> Course:
    if old != new and old[0] <= new[0] and new[1] <= old[1]:
        return Course.NARROWED
    if old != new and new[0] <= old[0] and old[1] <= new[1]:
        return Course.WIDENED
    return Course.MOVED


def _times(
    before: Sequence[CaseFile], after: Sequence[CaseFile], same: Mapping[FactId, FactId]
) -> Iterator[TimeChange]:  # fmt: skip
    """Yield the ends whose bounds are not the same, of facts that are there before and after."""
    known = {(same[each.fact], each.end): each for case in before for each in case.times if each.fact in same}
    here = {(each.fact, each.end): each for case in after for each in case.times if each.fact in set(same.values())}
    for key in dict.fromkeys((*here, *known)):
        old, new = known.get(key), here.get(key)
        if (was := _bounds(old)) != (is_ := _bounds(new)):
            yield TimeChange(course=_course(was, is_), before=old, after=new)


def _bounds(bounded: Bounded | None) -> tuple[float, float]:
    first = bounded.earliest if bounded else None
    last = bounded.latest if bounded else None
    return first.at.minute_number if first else _EVER[0], last.at.minute_number if last else _EVER[1]


def _conflicts(before: Sequence[CaseFile], after: Sequence[CaseFile], now: Now) -> Iterator[ConflictChange]:
    def know(conflict: Conflict, is_before: bool) -> Known[Conflict]:
        claims = _claims(conflict, now) if is_before else _claims(conflict)
        return Known(thing=conflict, group=conflict.about, members=frozenset({*claims, conflict.id}), name=conflict.id)

    old, new = ([each for case in cases for each in case.conflicts] for cases in (before, after))
    for was, is_ in pair(old, new, know):
        opening = _opening(was, is_, now)
        if opening:
            yield ConflictChange(opening=opening, before=was, after=is_)


def _claims(conflict: Conflict, now: Now = lambda claim: claim) -> set[str]:
    return {now(claim) for side in conflict.sides for claim in side.claims}


def _opening(was: Conflict | None, is_: Conflict | None, now: Now) -> Opening | None:
    if was is None or is_ is None:
        return Opening.OPENED if was is None else Opening.CLOSED
    if (was.followed is None) != (is_.followed is None):
        return Opening.REOPENED if is_.followed is None else Opening.SETTLED
    sides = ({side.value for side in each.sides} for each in (was, is_))
    same = was.followed == is_.followed and _claims(was, now) == _claims(is_) and next(sides) == next(sides)
    return None if same else Opening.CHANGED


def _measures(
    before: Sequence[CaseFile], after: Sequence[CaseFile], same: Mapping[FactId, FactId]
) -> Iterator[MeasureChange]:
    def know(measure: Measure, is_before: bool) -> Known[Measure]:
        given = (*measure.begins, *measure.ends)
        facts = [same.get(fact, fact) for fact in given] if is_before else list(given)
        return Known(
            thing=measure, group=measure.what, members=frozenset((measure.what, *facts)), name=" ".join(sorted(facts))
        )

    old, new = ([each for case in cases for each in case.measures] for cases in (before, after))
    for was, is_ in pair(old, new, know):
        if was is None or is_ is None:
            yield MeasureChange(turn=Turn.NEW if was is None else Turn.GONE, before=was, after=is_)
        elif _said(was) != _said(is_):
            yield MeasureChange(turn=Turn.CHANGED, before=was, after=is_)


def _said(measure: Measure) -> tuple[object, ...]:
    return measure.lasted, measure.is_growing, measure.as_of, measure.standing


def _say(status: Status | None) -> tuple[object, ...] | None:
    if status is None:
        return None
    whens = (when.edtf if when else None for when in (status.since, status.confirmed_held))
    return status.state, *whens, status.standing, status.disputed


def _closed(before: Sequence[CaseFile], after: Sequence[CaseFile]) -> tuple[Gap, ...]:
    """Return the questions that are open before in every case, and not after in some; none where there is no case."""
    if not before or not after:
        return ()
    opened = [{(gap.section, gap.line, gap.question) for gap in case.gaps} for case in before]
    still = set.intersection(*({(gap.section, gap.line, gap.question) for gap in case.gaps} for case in after))
    asked = set.intersection(*opened) - still
    return tuple(gap for gap in before[0].gaps if (gap.section, gap.line, gap.question) in asked)
