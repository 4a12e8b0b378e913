"""On small networks everything computed of time is what trying every time and every set of claims gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from habeas.model import ClaimId
from habeas.model.times import Ground, Step
from habeas.reconcile.clashes import find_clashes, find_ways_out
from habeas.reconcile.limits import RulesContradict
from habeas.reconcile.network import ORIGIN, Choice, Limit, Network

POINTS = ("a", "b", "c")
PLACES = (ORIGIN, *POINTS)
CLAIMS = tuple(ClaimId(f"clm-{letter}") for letter in "uvwxyz")
WIDEST = 3  # minutes of a limit
FINITE = 3 * WIDEST  # no path without a loop is longer
EDGE = 20  # times are tried from -20 to 20: what is not bound reaches beyond FINITE
TIMES = tuple(product(range(-EDGE, EDGE + 1), repeat=len(POINTS)))
ALL = (1 << len(TIMES)) - 1


@cache
def tried(start: str, to: str, minutes: int) -> int:
    """The times that keep to a limit, a bit for each."""
    first, last = PLACES.index(start), PLACES.index(to)
    return int("".join("1" if (0, *t)[last] - (0, *t)[first] <= minutes else "0" for t in TIMES), 2)


def solutions(limits: Iterable[Limit], choices: Iterable[Choice], believed: frozenset[ClaimId]) -> int:
    kept = ALL
    for limit in limits:
        if believed.issuperset(limit.step.claims):
            kept &= tried(limit.start, limit.to, limit.minutes)
    for choice in choices:
        if believed.issuperset(choice.claims):
            some = 0
            for option in choice.options:
                some |= solutions(option, (), believed)
            kept &= some
    return kept


def most_of(kept: int, start: str, to: str) -> int | None:
    """The most minutes between two points in any of these times; None if they grow without end."""
    most = next(m for m in range(-2 * EDGE, 2 * EDGE + 1) if not kept & ~tried(start, to, m))
    return None if most > FINITE else most


def told(bound: tuple[int, tuple[Step, ...]] | None) -> int | None:
    return bound and bound[0]


def subsets(claims: Sequence[ClaimId]) -> Iterable[frozenset[ClaimId]]:
    return map(frozenset, chain.from_iterable(combinations(claims, size) for size in range(len(claims) + 1)))


def smallest(sets: Iterable[frozenset[ClaimId]]) -> set[frozenset[ClaimId]]:
    every = list(sets)
    return {one for one in every if not any(other < one for other in every)}


def contradictions(limits: Sequence[Limit], choices: Sequence[Choice] = ()) -> set[frozenset[ClaimId]]:
    return smallest(s for s in subsets(CLAIMS) if not solutions(limits, choices, s))


def ways_out(clashes: set[frozenset[ClaimId]]) -> set[frozenset[ClaimId]]:
    return smallest(s for s in subsets(CLAIMS) if all(s & clash for clash in clashes))


PAIRS = st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)).filter(any)
SOME = st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=2, unique=True).map(lambda claims: tuple(sorted(claims)))


@st.composite
def limits_of(draw: st.DrawFn, claims: st.SearchStrategy = SOME) -> Limit:
    (start, to), minutes = draw(PAIRS), draw(st.integers(-WIDEST, WIDEST))
    return Limit(start=start, to=to, minutes=minutes, step=Step(ground=Ground.DATE, claims=draw(claims)))


@st.composite
def rules(draw: st.DrawFn) -> Limit:
    """A limit without claims; all of them hold where a is 1, b is 2 and c is 3."""
    start, to = draw(PAIRS)
    least = PLACES.index(to) - PLACES.index(start)
    step = Step(ground=Ground.NATURE, rule="order")
    return Limit(start=start, to=to, minutes=draw(st.integers(least, WIDEST)), step=step)


OPTIONS = st.lists(limits_of(st.just(()) | SOME), min_size=1, max_size=2).map(tuple)
CHOICES = st.builds(
    lambda options, claims: Choice(options=tuple(options), claims=claims),
    st.lists(OPTIONS, min_size=1, max_size=3), SOME,
)  # fmt: skip
LIMITS = st.builds(
    lambda said, by_nature: [*said, *by_nature],
    st.lists(limits_of(), min_size=1, max_size=8), st.lists(rules(), max_size=3),
)  # fmt: skip
FEW = st.lists(CHOICES, max_size=2)
ENDS = [(start, to) for start in PLACES for to in PLACES if start != to]


@settings(max_examples=150, deadline=None)
@given(LIMITS, FEW, st.frozensets(st.sampled_from(CLAIMS)))
def test_claims_agree_if_some_times_keep_to_all(limits: list, choices: list, without: frozenset) -> None:
    network = Network(limits, choices)
    assert network.is_consistent(without) == bool(solutions(limits, choices, frozenset(CLAIMS) - without))


@settings(max_examples=150, deadline=None)
@given(LIMITS)
def test_bounds_are_the_first_and_last_times_of_any_solution(limits: list) -> None:
    kept = solutions(limits, (), frozenset(CLAIMS))
    assume(kept)
    network = Network(limits)
    for start, to in ENDS:
        expected = most_of(kept, start, to)
        assert told(network.most(start, to)) == expected
        assert told(network.least(to, start)) == (None if expected is None else -expected)
    for point in POINTS:
        assert network.latest(point) == network.most(ORIGIN, point)
        assert network.earliest(point) == network.least(ORIGIN, point)


@settings(max_examples=150, deadline=None)
@given(LIMITS, CHOICES)
def test_a_choice_bounds_times_once_one_option_is_left(limits: list, choice: Choice) -> None:
    every = frozenset(CLAIMS)
    kept = solutions(limits, (), every)
    left = [option for option in choice.options if kept & solutions(option, (), every)]
    assume(left)
    network = Network(limits, [choice])
    bounding = [*limits, *left[0]] if len(left) == 1 else limits
    expected = {ends: most_of(solutions(bounding, (), every), *ends) for ends in ENDS}
    assert {ends: told(network.most(*ends)) for ends in ENDS} == expected


@settings(max_examples=150, deadline=None)
@given(LIMITS, FEW)
def test_no_solution_lies_beyond_a_bound(limits: list, choices: list) -> None:
    kept = solutions(limits, choices, frozenset(CLAIMS))
    assume(kept)
    network = Network(limits, choices)
    for ends in ENDS:
        bound = told(network.most(*ends))
        assert bound is None or not kept & ~tried(*ends, bound)


@settings(max_examples=150, deadline=None)
@given(LIMITS, FEW)
def test_clashes_are_all_smallest_sets_that_cannot_be_true(limits: list, choices: list) -> None:
    clashes, is_complete = find_clashes(Network(limits, choices))
    assert is_complete
    assert [set(clash.claims) for clash in clashes] == sorted(
        contradictions(limits, choices), key=lambda claims: (len(claims), sorted(claims))
    )
    assert all(clash.points and set(clash.points) <= set(POINTS) for clash in clashes)
    ways, is_complete = find_ways_out(clashes)
    assert is_complete
    assert list(ways) == sorted(
        ways_out(contradictions(limits, choices)), key=lambda claims: (len(claims), sorted(claims))
    )


@settings(max_examples=150, deadline=None)
@given(LIMITS)
def test_bounds_among_contradictions_are_the_widest_of_all_ways_out(limits: list) -> None:
    clashes = contradictions(limits)
    assume(clashes)
    network = Network(limits)
    outs = [solutions(limits, (), frozenset(CLAIMS) - way) for way in ways_out(clashes)]
    for ends in ENDS:
        bounds = [most_of(kept, *ends) for kept in outs]
        assert told(network.most(*ends)) == (None if None in bounds else max(bounds))


@settings(max_examples=150, deadline=None)
@given(LIMITS, FEW)
def test_the_claims_of_a_chain_alone_imply_its_bound(limits: list, choices: list) -> None:
    network = Network(limits, choices)
    for ends in ENDS:
        for bound, again in ((network.most(*ends), Network.most), (network.least(*ends), Network.least)):
            if bound is not None:
                needed = {claim for step in bound[1] for claim in step.claims}
                assert told(again(network.without(frozenset(CLAIMS) - needed), *ends)) == bound[0]


@settings(max_examples=150, deadline=None)
@given(LIMITS, FEW, st.data())
def test_the_order_of_limits_and_choices_never_shows(limits: list, choices: list, data: st.DataObject) -> None:
    mixed = [
        Choice(options=tuple(data.draw(st.permutations(choice.options))), claims=choice.claims)
        for choice in data.draw(st.permutations(choices))
    ]
    one, other = Network(limits, choices), Network(data.draw(st.permutations(limits)), mixed)
    assert one.points == other.points
    assert find_clashes(one) == find_clashes(other)
    for ends in ENDS:
        assert one.most(*ends) == other.most(*ends)
        assert one.least(*ends) == other.least(*ends)


@settings(max_examples=100, deadline=None)
@given(LIMITS, FEW, st.frozensets(st.sampled_from(CLAIMS)), st.booleans())
def test_a_network_without_claims_is_one_never_told_them(
    limits: list, choices: list, without: frozenset, was_solved: bool
) -> None:
    network = Network(limits, choices)
    if was_solved:
        find_clashes(network)
    told_less = Network(
        [limit for limit in limits if without.isdisjoint(limit.step.claims)],
        [
            Choice(
                options=tuple(tuple(x for x in o if without.isdisjoint(x.step.claims)) for o in choice.options),
                claims=choice.claims,
            )
            for choice in choices
            if without.isdisjoint(choice.claims)
        ],
    )
    less = network.without(without)
    assert find_clashes(less) == find_clashes(told_less)
    for ends in ENDS:
        assert less.most(*ends) == told_less.most(*ends)


@settings(max_examples=50, deadline=None)
@given(st.lists(limits_of(st.just(())), min_size=1, max_size=5))
def test_rules_that_contradict_each_other_are_never_passed_over(limits: list) -> None:
    network = Network(limits)
    if solutions(limits, (), frozenset()):
        assert network.is_consistent()
    else:
        with pytest.raises(RulesContradict):
            network.is_consistent()
