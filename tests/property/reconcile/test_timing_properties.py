"""Bounds hold whatever is true, more sources only narrow them, and what nobody decided moves no accepted fact.

Every claim here is drawn around hidden days on which things are imagined to have happened.
"""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.model import Bounded, CaseFile, Claim, End, Kind, Measure, Measured, Moment, Standing

FIRST = Moment(2030, 3, 1)
TEXT = "Ama Boduk was taken, led before a judge, tried, kept alone, held and let go."
DOCUMENTS = [a_document(f"{TEXT} ({place})", published="2031-06-01") for place in "abcdefgh"]
QUOTES = {
    Kind.ARREST: "was taken", Kind.HEARING: "led before a judge", Kind.SOLITARY_CONFINEMENT: "kept alone",
    Kind.DETENTION: "held", Kind.RELEASE: "let go",
}  # fmt: skip
MOMENTS = (Kind.ARREST, Kind.HEARING, Kind.RELEASE)
LAST_DAY = 300


def a_day(number: int) -> str:
    return FIRST.plus_days(number).date_text


@st.composite
def true_days(draw: st.DrawFn) -> dict[Kind, int]:
    """Days on which things are imagined to have happened: taken, and on that day held; heard, kept alone; let go."""
    taken = draw(st.integers(0, 60))
    freed = draw(st.integers(taken + 40, LAST_DAY))
    return {
        Kind.ARREST: taken, Kind.DETENTION: taken, Kind.RELEASE: freed,
        Kind.HEARING: draw(st.integers(taken, freed)), Kind.SOLITARY_CONFINEMENT: draw(st.integers(taken, freed)),
    }  # fmt: skip


@st.composite
def true_claims(draw: st.DrawFn, truth: dict[Kind, int], least: int = 1) -> list[Claim]:
    """Claims of different documents, all of them true, of what was on these days: on a day, within days, or undated."""
    claims = []
    for document in DOCUMENTS[: draw(st.integers(least, len(DOCUMENTS)))]:
        kind = draw(st.sampled_from(sorted(QUOTES)))
        before, after = draw(st.tuples(st.integers(0, 9), st.integers(0, 9)))
        first, last = a_day(truth[kind] - before), a_day(truth[kind] + after)
        spread = f"{first}/{last}" if kind in MOMENTS and first != last else f"[{first}..{last}]"
        when = draw(st.sampled_from([None, a_day(truth[kind]), spread, spread]))
        claims.append(a_claim(document, QUOTES[kind], kind, when))
    return claims


def case_about(claims: list[Claim], *accepted: Claim) -> CaseFile:
    return case_of(*claims, documents=DOCUMENTS, decisions=tuple(a_decision(claim.id) for claim in accepted))


def by_claim(case: CaseFile) -> dict[tuple[str, End], Bounded]:
    """The bounds of each end of the fact that a claim tells of."""
    facts = {fact.id: fact for fact in case.facts}
    return {(claim, each.end): each for each in case.times for claim in facts[each.fact].supporting}


def lowest(found: Bounded | None) -> int:
    return found.earliest.at.minute_number if found and found.earliest else -(10**12)


def highest(found: Bounded | None) -> int:
    return found.latest.at.minute_number if found and found.latest else 10**12


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_true_lies_within_the_bounds_and_clashes_with_nothing(data: st.DataObject) -> None:
    truth = data.draw(true_days())
    claims = data.draw(true_claims(truth))
    case = case_about(claims)
    assert not any(conflict.ways_out for conflict in case.conflicts)
    for (claim, end), found in by_claim(case).items():
        kind = case.get_claim(claim).predicate
        noon = FIRST.plus_days(truth[kind]).minute_number
        if end is End.BEGAN:
            assert lowest(found) < noon + 1440
            assert highest(found) >= noon
        assert lowest(found) <= highest(found)
    for measure in case.measures:
        if measure.what is Measured.HELD and measure.ends:
            held = truth[Kind.RELEASE] - truth[Kind.ARREST]
            assert measure.lasted.at_least <= held
            assert measure.lasted.at_most is None or held <= measure.lasted.at_most


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_date_of_every_claim_has_some_time_within_the_bounds_of_its_fact(data: st.DataObject) -> None:
    claims = data.draw(true_claims(data.draw(true_days())))
    found = by_claim(case_about(claims))
    for claim in claims:
        if claim.dated and claim.dated.when.earliest and claim.dated.when.latest:
            bounds = found[claim.id, End.BEGAN]
            assert claim.dated.when.earliest.minute_number <= highest(bounds)
            assert claim.dated.when.latest.minute_number >= lowest(bounds)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_another_true_date_of_the_arrest_never_widens_a_bound(data: st.DataObject) -> None:
    truth = data.draw(true_days())
    dated = []
    for document, kind in zip(DOCUMENTS, MOMENTS, strict=False):
        spread = data.draw(st.sampled_from([0, 5]))
        when = f"[{a_day(truth[kind] - spread)}..{a_day(truth[kind] + spread)}]"
        dated.append(a_claim(document, QUOTES[kind], kind, when))
    kind = data.draw(st.sampled_from(MOMENTS))
    before, after = data.draw(st.tuples(st.integers(0, 9), st.integers(0, 9)))
    when = f"[{a_day(truth[kind] - before)}..{a_day(truth[kind] + after)}]"
    more = a_claim(DOCUMENTS[-1], QUOTES[kind], kind, when)
    less, fuller = by_claim(case_about(dated)), by_claim(case_about([*dated, more]))
    for key, found in less.items():
        assert lowest(found) <= lowest(fuller[key])
        assert highest(found) >= highest(fuller[key])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_undecided_claim_moves_no_bound_of_an_accepted_fact(data: st.DataObject) -> None:
    claims = data.draw(true_claims(data.draw(true_days()), 2))
    accepted = data.draw(st.lists(st.sampled_from(claims), unique_by=lambda claim: claim.id))
    others = [claim for claim in claims if claim not in accepted]
    whole, firm = by_claim(case_about(claims, *accepted)), by_claim(case_about([*accepted, *others[1:]], *accepted))
    for claim in accepted:
        for end in End:
            with_all, without = whole.get((claim.id, end)), firm.get((claim.id, end))
            assert (lowest(with_all), highest(with_all)) == (lowest(without), highest(without))
            assert with_all is None or with_all.standing is Standing.ACCEPTED


DAYS = st.tuples(st.integers(0, 6), st.integers(0, 6))


@settings(max_examples=150, deadline=None)
@given(taken=DAYS, heard=DAYS, freed=DAYS, gap=st.integers(0, 6))
def test_lengths_are_those_of_every_way_in_which_it_can_have_been(
    taken: tuple[int, int], heard: tuple[int, int], freed: tuple[int, int], gap: int
) -> None:
    ranges = {
        Kind.ARREST: (taken[0], sum(taken)),
        Kind.HEARING: (gap + heard[0], gap + sum(heard)),
        Kind.RELEASE: (6 + freed[0], 6 + sum(freed)),
    }
    claims = [
        a_claim(document, QUOTES[kind], kind, f"[{a_day(first)}..{a_day(last)}]")
        for document, (kind, (first, last)) in zip(DOCUMENTS, ranges.items(), strict=False)
    ]
    case = case_about(claims)
    ways = [
        (begun, judged, ended)
        for begun, judged, ended in product(*(range(first, last + 1) for first, last in ranges.values()))
        if begun <= ended
    ]
    held = {ended - begun for begun, _, ended in ways}
    first = {max(0, min(judged, ended) - begun) for begun, judged, ended in ways}
    found = {each.what: (each.lasted.at_least, each.lasted.at_most) for each in case.measures}
    assert found[Measured.HELD] == (min(held), max(held))
    if ranges[Kind.HEARING][1] >= ranges[Kind.ARREST][0]:
        assert found[Measured.WITHOUT_JUDGE] == (min(first), max(first))


ANY_DAY = [
    None, "2030", "2030-03", "2030-03-10", "2030-03-10/..", "2030-03-10/2030-08-16", "../2030-05-01", "2030-08-16",
    "2030-08-20", "2030-12", "[2030-03-10,2030-04-02]",
]  # fmt: skip
MUDDLED = [a_document(f"Ama Boduk was in custody for five months ({day}).", published=day) for day in (
    "2030-04-01", "2031-01-01", "2030-09",
)]  # fmt: skip
ANY_CLAIM = st.builds(
    lambda document, kind, when, amount: a_claim(
        document, "was in custody for five months", kind, when, amount=amount, rule=f"{when} {amount}"
    ),
    st.sampled_from(MUDDLED),
    st.sampled_from([*MOMENTS, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.INCOMMUNICADO, Kind.CHARGE]),
    st.sampled_from(ANY_DAY),
    st.sampled_from([None, ("5", "month")]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ANY_CLAIM, min_size=2, max_size=12, unique_by=lambda claim: claim.id), st.data())
def test_however_sources_contradict_each_other_what_nobody_decided_only_adds_lengths(
    claims: list[Claim], data: st.DataObject
) -> None:
    accepted = data.draw(st.lists(st.sampled_from(claims), min_size=1, unique_by=lambda claim: claim.id))
    decisions = tuple(a_decision(claim.id) for claim in accepted)
    alone = case_of(*accepted, documents=MUDDLED, decisions=decisions)
    whole = case_of(*claims, documents=MUDDLED, decisions=decisions)
    assert [told(each) for each in whole.measures[: len(alone.measures)]] == [told(each) for each in alone.measures]
    for each in whole.measures:
        assert each.lasted.at_most is None or each.lasted.at_least <= each.lasted.at_most
    for conflict in whole.conflicts:
        assert len({side.value for side in conflict.sides}) == len(conflict.sides)
        assert all(way.without for way in conflict.ways_out)


def told(found: Measure) -> tuple[object, ...]:
    """A measure without the ids of facts, which claims that join them change."""
    return found.what, found.lasted, found.at_least_because, found.at_most_because, found.is_growing, found.standing
