"""The tightest times that limits imply, with their chains; what clashes, and what follows from each way out."""

from __future__ import annotations

import pytest

from habeas.model import ClaimId
from habeas.model.times import Ground, Step
from habeas.reconcile.clashes import Clash, find_clashes, find_ways_out, group_clashes
from habeas.reconcile.network import ORIGIN, Choice, Limit, Network

DAY = 1440


def limit(start: str, to: str, minutes: int, *claims: str, ground: Ground = Ground.ORDER) -> Limit:
    step = Step(ground=ground, claims=tuple(map(ClaimId, claims)))
    return Limit(start=start, to=to, minutes=minutes, step=step)


def dated(point: str, first: int, last: int, *claims: str) -> list[Limit]:
    return [
        limit(ORIGIN, point, last, *claims, ground=Ground.DATE),
        limit(point, ORIGIN, -first, *claims, ground=Ground.DATE),
    ]


def told(bound: tuple[int, tuple[Step, ...]] | None) -> tuple[int, list[tuple[str, ...]]] | None:
    return bound and (bound[0], [step.claims for step in bound[1]])


ARREST = dated("arrest", 10 * DAY, 11 * DAY, "arrest")
AFTER = limit("release", "arrest", -5 * DAY, "at least five days")
HEARD = [*ARREST, AFTER, *dated("release", 0, 40 * DAY, "release")]

BOUNDS = [
    # limits, point, earliest with its chain, latest with its chain, why
    (ARREST, "arrest", (10 * DAY, [("arrest",)]), (11 * DAY, [("arrest",)]), "a date bounds its event"),
    ([*ARREST, AFTER], "release", (15 * DAY, [("arrest",), ("at least five days",)]), None, "nothing says how late"),
    (HEARD, "arrest", (10 * DAY, [("arrest",)]), (11 * DAY, [("arrest",)]), "five days before the fortieth is later"),
    (
        [*HEARD, limit("arrest", "release", 6 * DAY, "at most six days")],
        "release",
        (15 * DAY, [("arrest",), ("at least five days",)]),
        (17 * DAY, [("arrest",), ("at most six days",)]),
        "what follows from a length is tighter than the date",
    ),
    (
        [*dated("a", 3, 9, "one", "two"), *dated("a", 3, 9, "three")],
        "a",
        (3, [("three",)]),
        (9, [("three",)]),
        "of chains as tight the one with less to believe is told",
    ),
    ([AFTER], "arrest", None, None, "an order alone dates nothing"),
    ([], "arrest", None, None, "of an event not told of nothing is known"),
]


@pytest.mark.parametrize(("limits", "point", "earliest", "latest", "why"), BOUNDS)
def test_each_time_has_its_tightest_bounds_and_their_chains(
    limits: list[Limit], point: str, earliest: object, latest: object, why: str
) -> None:
    network = Network(limits)
    assert (told(network.earliest(point)), told(network.latest(point))) == (earliest, latest), why


def test_lengths_between_events_follow_from_all_that_is_told() -> None:
    network = Network([*HEARD, *dated("elsewhere", 100 * DAY, 100 * DAY, "elsewhere")])
    assert told(network.least("arrest", "release")) == (5 * DAY, [("at least five days",)])
    assert told(network.most("arrest", "release")) == (30 * DAY, [("arrest",), ("release",)])
    assert told(network.least("release", "elsewhere")) == (60 * DAY, [("release",), ("elsewhere",)])
    assert told(network.most("arrest", "arrest")) == (0, [])


def test_a_claim_behind_two_neighbouring_links_is_told_once() -> None:
    network = Network([*dated("a", 5, 6, "one"), limit("a", "b", 3, "two"), limit("b", "c", 3, "two")])
    assert told(network.latest("c")) == (12, [("one",), ("two",)])


EITHER_ORDER = Choice(
    options=(
        (limit("house-began", "cell-ended", 0, ground=Ground.APART),),
        (limit("cell-began", "house-ended", 0, ground=Ground.APART),),
    ),
    claims=(ClaimId("cell"), ClaimId("house")),
)
REGIMES = [
    limit("cell-ended", "cell-began", 0, ground=Ground.NATURE),
    limit("house-ended", "house-began", 0, ground=Ground.NATURE),
    *dated("cell-began", 10, 20, "cell"),
]


def test_two_regimes_stay_in_either_order_while_both_are_possible() -> None:
    network = Network([*REGIMES, *dated("house-began", 10, 20, "house")], [EITHER_ORDER])
    assert network.latest("cell-ended") is None
    assert told(network.earliest("house-ended")) == (10, [("house",), ()])


def test_a_regime_ends_before_the_other_once_it_cannot_follow_it() -> None:
    network = Network([*REGIMES, *dated("house-began", 30, 40, "house")], [EITHER_ORDER])
    assert told(network.latest("cell-ended")) == (40, [("house",), ("cell", "house")])
    assert network.without({ClaimId("house")}).latest("cell-ended") is None


def test_regimes_that_can_only_overlap_clash() -> None:
    limits = [*REGIMES, *dated("house-began", 10, 20, "house"), *dated("cell-ended", 50, 60, "still in the cell")]
    limits += dated("house-ended", 70, 80, "still at home")
    clashes, is_complete = find_clashes(Network(limits, [EITHER_ORDER]))
    assert is_complete
    assert [clash.claims for clash in clashes] == [("cell", "house", "still at home", "still in the cell")]
    assert not Network(limits, [EITHER_ORDER]).is_consistent()
    assert Network(limits, [EITHER_ORDER]).is_consistent(without={ClaimId("house")})


def test_two_dates_of_one_event_leave_the_widest_bounds_of_both() -> None:
    network = Network([*dated("a", 10, 11, "one"), *dated("a", 30, 31, "two"), limit("b", "a", -1, "after")])
    assert told(network.earliest("a")) == (10, [("one",)])
    assert told(network.latest("a")) == (31, [("two",)])
    assert told(network.earliest("b")) == (11, [("one",), ("after",)])
    assert network.clashes_of("b") == (Clash(claims=(ClaimId("one"), ClaimId("two")), points=("a",)),)
    assert told(network.without({ClaimId("one")}).earliest("b")) == (31, [("two",), ("after",)])


def test_other_events_are_not_drawn_into_a_clash() -> None:
    limits = [*dated("a", 10, 11, "one"), *dated("a", 30, 31, "two"), *dated("b", 5, 6, "three")]
    network = Network(limits)
    assert network.clashes_of("b") == ()
    assert told(network.latest("b")) == (6, [("three",)])


def test_ten_dates_of_one_event_clash_by_twos_and_leave_ten_ways_out() -> None:
    limits = [one for number in range(10) for one in dated("a", number * 10, number * 10 + 1, f"claim {number}")]
    clashes, is_complete = find_clashes(Network(limits))
    assert (len(clashes), is_complete) == (45, True)
    ways, is_complete = find_ways_out(clashes)
    assert ([len(way) for way in ways], is_complete) == ([9] * 10, True)


def test_accounts_that_say_the_same_are_each_named() -> None:
    limits = [*dated("a", 1, 1, "one"), *dated("a", 1, 1, "one again"), *dated("a", 2, 2, "two")]
    clashes, _ = find_clashes(Network(limits))
    assert [clash.claims for clash in clashes] == [("one", "two"), ("one again", "two")]
    assert find_ways_out(clashes)[0] == (frozenset({"two"}), frozenset({"one", "one again"}))


def test_clashes_beyond_the_most_are_said_to_be_missing() -> None:
    limits = [one for number in range(10) for one in dated("a", number * 10, number * 10 + 1, f"claim {number}")]
    clashes, is_complete = find_clashes(Network(limits), most=5)
    assert (len(clashes), is_complete) == (5, False)
    ways, is_complete = find_ways_out(find_clashes(Network(limits))[0], most=3)
    assert (len(ways), is_complete) == (3, False)


def test_clashes_that_share_no_claim_have_ways_out_of_their_own() -> None:
    apart = [Clash(claims=(ClaimId(one), ClaimId(two)), points=("a",)) for one, two in ("ab", "cd", "bx")]
    assert [[clash.claims for clash in group] for group in group_clashes(apart)] == [
        [("a", "b"), ("b", "x")],
        [("c", "d")],
    ]
    assert [sorted(way) for way in find_ways_out(apart)[0]] == [
        ["b", "c"],
        ["b", "d"],
        ["a", "c", "x"],
        ["a", "d", "x"],
    ]
    assert find_ways_out(()) == ((frozenset(),), True)


def test_bounds_hold_in_every_way_out_of_many_contradictions_at_once() -> None:
    limits = [limit(f"event {n + 1}", f"event {n}", 0, f"order {n}") for n in range(8)]
    for number in range(8):
        limits += dated(f"event {number}", number * 100, number * 100 + 50, f"first {number}")
        limits += dated(f"event {number}", number * 100 + 60, number * 100 + 90, f"second {number}")
    network = Network(limits)
    assert len(find_clashes(network)[0]) == 8
    assert told(network.earliest("event 3")) == (300, [("first 3",)])
    assert told(network.latest("event 3")) == (390, [("second 3",)])
