"""The narrowest bounds that sources imply and their chains, what clashes, and ways out. All people are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.model import About, Bound, Bounded, CaseFile, Claim, Document, End, Ground, Kind, Modality, Standing
from habeas.reconcile import stays
from habeas.reconcile.rules import load_rules

NEWS = a_document(
    "Ama Boduk was taken. He was held for five months. He was kept alone. He was let go. He was charged. Tried.",
    published="2031-01-15",
)
LETTER = a_document(
    "Taken in spring. In detention since the tenth. Kept at home. Set free. Charged by then. Condemned.",
    published="2030-06-01",
)
BOTH = [NEWS, LETTER]


def bounds_of(case: CaseFile, kind: Kind, end: End = End.BEGAN) -> Bounded:
    """The bounds of the only fact of a kind."""
    facts = {fact.id: fact for fact in case.facts}
    (found,) = [each for each in case.times if facts[each.fact].predicate == kind and each.end is end]
    return found


def written(bound: Bound | None) -> str | None:
    return bound.at.isoformat()[:16] if bound else None


def says(case: CaseFile, bound: Bound | None) -> list[tuple[str, ...]]:
    """Each link of a chain: its ground, its rule, and the words that it stands on."""
    steps = bound.chain if bound else ()
    return [
        (
            step.ground,
            *([step.rule] if step.rule else []),
            *(case.get_claim(each).passage.quote for each in step.claims),
        )
        for step in steps
    ]


def accepting(*claims: Claim) -> tuple:
    return tuple(a_decision(claim.id) for claim in claims)


def alone(claim: Claim, **given: object) -> Bounded:
    (found, *_) = case_of(claim, documents=BOTH, **given).times
    return found


@pytest.mark.parametrize(
    ("when", "earliest", "latest", "why"),
    [
        ("2030-03-10", "2030-03-10T00:00", "2030-03-10T23:59", "a whole day"),
        ("2030-03", "2030-03-01T00:00", "2030-03-31T23:59", "a whole month"),
        ("2030-03-10T19:30", "2030-03-10T19:30", "2030-03-10T19:30", "a minute"),
        ("2030-03~", "2030-02-01T00:00", "2030-04-30T23:59", "around March may be February or April"),
        ("../2030-03-10", None, "2030-03-10T23:59", "at the latest"),
        ("2030-03-10/..", "2030-03-10T00:00", "2031-01-15T23:59", "at the earliest; and it was told by then"),
        ("[2030-03-10,2030-03-12]", "2030-03-10T00:00", "2030-03-12T23:59", "one of two days, by their hull"),
        ("2030-03-10T19:30Z", "2030-03-10T07:30", "2030-03-11T09:30", "which zone the place has, nobody says"),
        ("2030-03-10T19:30+05:00", "2030-03-10T02:30", "2030-03-11T04:30", "the same, told in another zone"),
        (None, None, "2031-01-15T23:59", "what a document tells as having happened had happened by then"),
    ],
)
def test_a_date_bounds_what_happens_at_a_moment(
    when: str | None, earliest: str | None, latest: str | None, why: str
) -> None:
    found = alone(a_claim(NEWS, "was taken", Kind.ARREST, when))
    assert (written(found.earliest), written(found.latest)) == (earliest, latest), why
    assert found.is_told is (when is not None)


@pytest.mark.parametrize(
    ("when", "end", "earliest", "latest", "is_told"),
    [
        ("2030-03-10/2030-05-01", End.BEGAN, "2030-03-10T00:00", "2030-03-10T23:59", True),
        ("2030-03-10/2030-05-01", End.ENDED, "2030-05-01T00:00", "2030-05-01T23:59", True),
        ("2030-03-10/..", End.BEGAN, "2030-03-10T00:00", "2030-03-10T23:59", True),
        ("2030-03-10/..", End.ENDED, "2030-03-10T00:00", None, False),
        ("../2030-05-01", End.BEGAN, None, "2030-05-01T23:59", False),
        ("../2030-05-01", End.ENDED, "2030-05-01T00:00", "2030-05-01T23:59", True),
        ("2030-03-10", End.BEGAN, "2030-03-10T00:00", "2030-03-10T23:59", True),
        ("2030-03-10", End.ENDED, "2030-03-10T00:00", None, False),
    ],
)
def test_an_interval_dates_both_ends_of_what_lasts(
    when: str, end: End, earliest: str | None, latest: str | None, is_told: bool
) -> None:
    case = case_of(a_claim(NEWS, "He was held", Kind.DETENTION, when), documents=BOTH)
    found = bounds_of(case, Kind.DETENTION, end)
    assert (written(found.earliest), written(found.latest), found.is_told) == (earliest, latest, is_told)


def test_publication_never_says_that_something_had_ended() -> None:
    case = case_of(a_claim(NEWS, "He was held", Kind.DETENTION), documents=BOTH)
    found = bounds_of(case, Kind.DETENTION)
    assert says(case, found.latest) == [(Ground.PUBLICATION, "He was held")]
    assert [each.end for each in case.times] == [End.BEGAN]


@pytest.mark.parametrize("modality", [Modality.FEARED, Modality.FUTURE, Modality.DEMANDED, Modality.NEGATED])
def test_what_is_not_said_to_have_happened_bounds_nothing(modality: Modality) -> None:
    held = a_claim(LETTER, "In detention since the tenth", Kind.DETENTION, "2030-03-10/..")
    other = a_claim(NEWS, "He was held", Kind.DETENTION, "2030-02-10/2030-02-12", modality=modality)
    assert case_of(held, other, documents=BOTH).times == case_of(held, documents=BOTH).times


def test_an_arrest_of_a_month_came_at_the_latest_on_the_first_day_of_detention() -> None:
    case = case_of(
        a_claim(NEWS, "was taken", Kind.ARREST, "2030-03"),
        a_claim(LETTER, "In detention since the tenth", Kind.DETENTION, "2030-03-10/.."),
        documents=BOTH,
    )
    found = bounds_of(case, Kind.ARREST)
    assert (written(found.earliest), written(found.latest)) == ("2030-03-01T00:00", "2030-03-10T23:59")
    assert says(case, found.latest) == [
        (Ground.DATE, "In detention since the tenth"), (Ground.NATURE, "taken-before-held"),
    ]  # fmt: skip
    assert says(case, found.earliest) == [(Ground.DATE, "was taken")]


@pytest.mark.parametrize(
    ("quote", "when", "latest", "why"),
    [
        ("He was formally arrested", "2030-03", "2030-03-31T23:59", "a step of procedure may follow on detention"),
        ("He was seized", "2030-04-12", "2030-04-12T23:59", "a month later: another step, and no contradiction"),
    ],
)
def test_an_arrest_that_may_follow_on_detention_is_not_put_before_it(
    quote: str, when: str, latest: str, why: str
) -> None:
    document = a_document(f"{quote}.")
    held = a_claim(LETTER, "In detention since the tenth", Kind.DETENTION, "2030-03-10/..")
    case = case_of(a_claim(document, quote, Kind.ARREST, when), held, documents=[document, LETTER])
    assert written(bounds_of(case, Kind.ARREST).latest) == latest, why
    assert not case.conflicts


def test_a_stated_length_bounds_a_release_that_nobody_dates() -> None:
    case = case_of(
        a_claim(LETTER, "Taken in spring", Kind.ARREST, "2030-03-10"),
        a_claim(NEWS, "held for five months", Kind.DETENTION, amount=("5", "month")),
        a_claim(NEWS, "was let go", Kind.RELEASE),
        documents=BOTH,
    )
    found = bounds_of(case, Kind.RELEASE)
    assert (written(found.earliest), written(found.latest)) == ("2030-07-21T00:01", "2030-08-26T23:58")
    assert says(case, found.latest) == [(Ground.DATE, "Taken in spring"), (Ground.LENGTH, "held for five months")]
    assert not found.is_told


def test_a_length_that_may_be_of_a_part_says_only_how_long_the_whole_was_at_least() -> None:
    document = a_document("Five months in a cell.")
    case = case_of(
        a_claim(LETTER, "Taken in spring", Kind.ARREST, "2030-03-10"),
        with_length(a_claim(document, "Five months in a cell", Kind.DETENTION, amount=("5", "month")), "Five months"),
        a_claim(NEWS, "was let go", Kind.RELEASE),
        documents=[*BOTH, document],
    )
    found = bounds_of(case, Kind.RELEASE)
    assert (written(found.earliest), written(found.latest)) == ("2030-07-21T00:01", "2031-01-15T23:59")


def with_length(claim: Claim, text: str) -> Claim:
    (amount,) = claim.amounts
    start = claim.passage.start + claim.passage.quote.index(text)
    return replace(claim, amounts=(replace(amount, start=start, end=start + len(text), text=text),))


def told_in(document: Document, sentence: str, word: str, kind: Kind, when: str | None = None) -> Claim:
    """A claim on one word, whose passage is the whole sentence."""
    start, claim = document.text.index(sentence), a_claim(document, word, kind, when)
    return replace(claim, passage=document.passage(start, start + len(sentence)))


def test_words_of_order_bound_what_nobody_dates() -> None:
    sentence = "He was released three days after the hearing."
    document = a_document(sentence)
    case = case_of(
        told_in(document, sentence, "hearing", Kind.HEARING, "2030-05-05"),
        told_in(document, sentence, "released", Kind.RELEASE),
        documents=[document],
    )
    found = bounds_of(case, Kind.RELEASE)
    assert (written(found.earliest), written(found.latest)) == ("2030-05-07T00:00", "2030-05-09T23:59")
    assert [step.ground for step in found.latest.chain if found.latest] == [Ground.DATE, Ground.ORDER]
    assert found.latest and len(found.latest.chain[1].claims) == 2


def test_what_befalls_only_the_held_lies_in_the_only_time_in_which_they_were() -> None:
    claims = [
        a_claim(NEWS, "was taken", Kind.ARREST, "2030-03-10"),
        a_claim(NEWS, "was let go", Kind.RELEASE, "2030-08-16"),
        a_claim(NEWS, "kept alone", Kind.SOLITARY_CONFINEMENT),
    ]
    case = case_of(*claims, documents=BOTH)
    found = [bounds_of(case, Kind.SOLITARY_CONFINEMENT, end) for end in End]
    assert [(written(each.earliest), written(each.latest)) for each in found] == [
        ("2030-03-10T00:00", "2030-08-16T23:59"), ("2030-03-10T00:00", "2030-08-16T23:59"),
    ]  # fmt: skip
    again = a_claim(LETTER, "Taken in spring", Kind.ARREST, "2030-10-10")
    twice = case_of(*claims, again, documents=BOTH)
    assert written(bounds_of(twice, Kind.SOLITARY_CONFINEMENT).earliest) is None


@pytest.mark.parametrize(
    ("second", "expected", "why"),
    [
        (NEWS, "2030-05-05T23:59", "one document tells of one of each"),
        (LETTER, "2030-06-01T23:59", "two documents may tell of two proceedings"),
    ],
)
def test_a_charge_comes_before_the_conviction_told_with_it(second: Document, expected: str, why: str) -> None:
    quotes = {NEWS.id: "was charged", LETTER.id: "Charged by then"}
    case = case_of(
        a_claim(NEWS, "Tried", Kind.CONVICTION, "2030-05-05"),
        a_claim(second, quotes[second.id], Kind.CHARGE),
        documents=BOTH,
    )
    assert written(bounds_of(case, Kind.CHARGE).latest) == expected, why


def test_bounds_of_an_accepted_fact_rest_on_accepted_claims_alone() -> None:
    arrest = a_claim(NEWS, "was taken", Kind.ARREST, "2030-03")
    held = a_claim(LETTER, "In detention since the tenth", Kind.DETENTION, "2030-03-10/..")
    undecided = case_of(arrest, held, documents=BOTH, decisions=accepting(arrest))
    decided = case_of(arrest, held, documents=BOTH, decisions=accepting(arrest, held))
    assert written(bounds_of(undecided, Kind.ARREST).latest) == "2030-03-31T23:59"
    assert written(bounds_of(decided, Kind.ARREST).latest) == "2030-03-10T23:59"
    assert bounds_of(undecided, Kind.DETENTION).standing == Standing.PROPOSED
    assert bounds_of(undecided, Kind.ARREST).standing == bounds_of(decided, Kind.ARREST).standing == Standing.ACCEPTED


def test_what_came_wholly_after_the_day_of_reading_does_not_count() -> None:
    claims = [
        a_claim(NEWS, "was taken", Kind.ARREST, "2030-03-10"),
        a_claim(NEWS, "was let go", Kind.RELEASE, "2030-08-16"),
    ]
    case = case_of(*claims, documents=BOTH, as_of="2030-05-01")
    assert len(case.facts) == 2
    assert [each.fact for each in case.times] == [case.facts[0].id]


def the_times(case: CaseFile, about: About) -> list[tuple[list[str], list[list[str]]]]:
    """For each conflict its sides, and what each way out does without."""
    return [
        (
            [side.value for side in conflict.sides],
            sorted(sorted(case.get_claim(each).passage.quote for each in way.without) for way in conflict.ways_out),
        )
        for conflict in case.conflicts
        if conflict.about is about
    ]


def test_ten_dates_of_one_arrest_are_one_conflict_with_ten_ways_out() -> None:
    documents = [a_document(f"Seized on day {day}.") for day in range(10, 20)]
    claims = [
        a_claim(each, f"Seized on day {day}", Kind.ARREST, f"2030-03-{day}") for day, each in enumerate(documents, 10)
    ]
    case = case_of(*claims, documents=documents)
    ((sides, ways),) = the_times(case, About.DATE)
    quotes = [claim.passage.quote for claim in claims]
    assert sides == [f"{day} March 2030" for day in range(10, 20)]
    assert ways == sorted([other for other in quotes if other != quote] for quote in quotes)
    (found,) = case.times
    assert (written(found.earliest), written(found.latest)) == ("2030-03-10T00:00", "2030-03-19T23:59")
    assert found.conflicts == (case.conflicts[0].id,)
    days = {(written(time.earliest), written(time.latest)) for way in case.conflicts[0].ways_out for time in way.times}
    assert days == {(f"2030-03-{day}T00:00", f"2030-03-{day}T23:59") for day in range(10, 20)}


def test_those_who_give_the_same_date_are_wrong_together() -> None:
    third = a_document("Seized that day.")
    claims = [
        a_claim(NEWS, "was taken", Kind.ARREST, "2030-03-12"),
        a_claim(LETTER, "Taken in spring", Kind.ARREST, "2030-03-10"),
        a_claim(third, "Seized that day", Kind.ARREST, "2030-03-10"),
    ]
    ((_, ways),) = the_times(case_of(*claims, documents=[*BOTH, third]), About.DATE)
    assert ways == [["Seized that day", "Taken in spring"], ["was taken"]]


def test_a_length_that_fits_no_dates_is_one_conflict_with_three_ways_out() -> None:
    case = case_of(
        a_claim(LETTER, "Taken in spring", Kind.ARREST, "2030-03-10"),
        a_claim(NEWS, "held for five months", Kind.DETENTION, amount=("5", "month")),
        a_claim(LETTER, "Set free", Kind.RELEASE, "2030-05-01"),
        documents=BOTH,
    )
    ((sides, ways),) = the_times(case, About.DURATION)
    assert len(sides) == 2
    assert ways == [["Set free"], ["Taken in spring"], ["held for five months"]]
    released = {
        way.without: written(time.earliest)
        for conflict in case.conflicts for way in conflict.ways_out for time in way.times
        if case.get_fact(time.fact).predicate == Kind.RELEASE
    }  # fmt: skip
    assert sorted(map(str, released.values())) == ["2030-05-01T00:00", "2030-05-01T00:00", "2030-07-21T00:01"]


def test_two_ends_of_one_detention_that_differ_come_to_light() -> None:
    case = case_of(
        a_claim(NEWS, "He was held", Kind.DETENTION, "2030-03-10/2030-05-01"),
        a_claim(LETTER, "In detention since the tenth", Kind.DETENTION, "2030-03-10/2030-06-20"),
        documents=BOTH,
    )
    assert the_times(case, About.DATE) == [
        (
            ["10 March to 1 May 2030", "10 March to 20 June 2030"],
            [["He was held"], ["In detention since the tenth"]],
        )
    ]


def test_a_date_after_the_day_of_publication_contradicts_itself() -> None:
    case = case_of(a_claim(LETTER, "Taken in spring", Kind.ARREST, "2030-07-10"), documents=BOTH)
    assert the_times(case, About.DATE) == [(["10 July 2030", "told on 1 June 2030"], [["Taken in spring"]])]
    assert case.times == ()


def test_custody_over_dates_of_house_arrest_has_two_ways_out() -> None:
    case = case_of(
        a_claim(NEWS, "He was held", Kind.DETENTION, "2030-03-10/2030-08-16"),
        a_claim(LETTER, "Kept at home", Kind.HOUSE_ARREST, "2030-05-10"),
        documents=BOTH,
    )
    assert the_times(case, About.REGIME) == []  # the first does not say where
    custody = a_document("He was in custody.")
    case = case_of(
        a_claim(custody, "He was in custody", Kind.DETENTION, "2030-03-10/2030-08-16"),
        a_claim(LETTER, "Kept at home", Kind.HOUSE_ARREST, "2030-05-10"),
        documents=[custody, LETTER],
    )
    assert the_times(case, About.REGIME) == [(["custody", "house arrest"], [["He was in custody"], ["Kept at home"]])]


def test_words_of_order_against_the_dates_are_a_conflict_of_order() -> None:
    sentence = "He was released after the hearing."
    document = a_document(sentence)
    case = case_of(
        told_in(document, sentence, "hearing", Kind.HEARING, "2030-05-05"),
        told_in(document, sentence, "released", Kind.RELEASE, "2030-05-01"),
        documents=[document],
    )
    assert [conflict.about for conflict in case.conflicts] == [About.ORDER]


def test_every_rule_of_nature_has_its_reason_and_no_reason_is_without_rule() -> None:
    written = "".join(path.read_text("utf-8") for path in Path(stays.__file__).parent.glob("*.py"))
    rules = load_rules()
    assert {reason for reason in rules.reasons if f'"{reason}"' in written} == set(rules.reasons)
    assert set(re.findall(r'rule="([a-z-]+)"', written)) <= set(rules.reasons)
    assert all(each.reason for each in rules.order)


def test_a_rule_of_nature_is_named_in_the_chain_that_it_is_part_of() -> None:
    case = case_of(
        a_claim(NEWS, "was taken", Kind.ARREST, "2030-03-10"), a_claim(NEWS, "was let go", Kind.RELEASE),
        documents=BOTH,
    )  # fmt: skip
    assert says(case, bounds_of(case, Kind.RELEASE).earliest) == [
        (Ground.DATE, "was taken"), (Ground.NATURE, "freed-after-taken"),
    ]  # fmt: skip


def test_accounts_that_agree_have_no_ways_out() -> None:
    case = case_of(
        a_claim(NEWS, "was taken", Kind.ARREST, "2030-03"),
        a_claim(LETTER, "Taken in spring", Kind.ARREST, "2030-03-10"),
        documents=BOTH,
    )
    (found,) = case.times
    assert not case.conflicts
    assert (written(found.earliest), found.conflicts) == ("2030-03-10T00:00", ())
