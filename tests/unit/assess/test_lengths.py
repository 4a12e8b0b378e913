"""Lengths against limits, the three-part test, the State's own words and completeness, on invented claims."""

from __future__ import annotations

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.assess import Voices, assess
from habeas.law import load_law
from habeas.model import (
    Answer,
    Assessment,
    Attribute,
    Claim,
    Comparison,
    Finding,
    Kind,
    Modality,
    Plea,
    Point,
    Supplier,
    TreatyOverride,
)  # fmt: skip

TOLD = a_document(
    "Ama Boduk was taken. Led before a judge. No judge was seen. Kept alone for forty days. Kept alone for seven days. "
    "She was sentenced for a Facebook post. A peaceful critic. She was charged under article 5 of the criminal code. "
    "Ama Boduk is a child. The ministry denied that. She was told that she threatened national security. "
    "The law is vague.",
    published="2030-12-24",
)
TAKEN = a_claim(TOLD, "was taken", Kind.ARREST, "2030-03-10")
ALONE = a_claim(TOLD, "Kept alone for forty days", Kind.SOLITARY_CONFINEMENT, "2030-04-01", amount=("40", "day"))
POST = a_claim(TOLD, "She was sentenced for a Facebook post", Kind.SENTENCE, "2030-06-01")


def judge(when: str) -> Claim:
    return a_claim(TOLD, "Led before a judge", Kind.HEARING, when)


def held(*claims: Claim, accepted: bool = True, **more: object) -> Assessment:
    decisions = tuple(a_decision(claim.id) for claim in claims) if accepted else ()
    return assess(case_of(*claims, documents=[TOLD], decisions=decisions), load_law(), **more)  # type: ignore[arg-type]


def finding(assessment: Assessment, element: str) -> Finding:
    return next(each for part in assessment.categories for each in part.elements if each.element == element)


LENGTHS = [
    ([TAKEN, judge("2030-03-11")], "no_prompt_judge", Comparison.UNDER, Answer.NO, "the next day"),
    ([TAKEN, judge("2030-03-12")], "no_prompt_judge", Comparison.BETWEEN, Answer.NO, "two days by the calendar"),
    ([TAKEN, judge("2030-03-20")], "no_prompt_judge", Comparison.SILENCE, Answer.UNKNOWN, "perhaps another before"),
    ([ALONE], "solitary", Comparison.OVER, Answer.YES, "forty days are over fifteen"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "element", "comparison", "answer", "why"), LENGTHS)
def test_a_length_speaks_where_it_is_surely_over_or_within_its_limit(
    claims: list[Claim], element: str, comparison: Comparison, answer: Answer, why: str
) -> None:
    found = finding(held(*claims), element)
    assert ([each.held for each in found.lengths], found.answer) == ([comparison], answer), why


def test_a_length_that_speaks_names_its_claims_and_they_join_the_finding() -> None:
    found = finding(held(ALONE), "solitary")
    assert found.lengths[0].claims == found.claims_for == (ALONE.id,)
    assert found.lengths[0].hours == 360


def test_that_a_source_says_there_was_no_judge_until_a_day_is_no_silence() -> None:
    none = a_claim(TOLD, "No judge was seen", Kind.HEARING, "2030-04-10", modality=Modality.NEGATED)
    (length,) = finding(held(TAKEN, none), "no_prompt_judge").lengths
    assert (length.held, length.answer, none.id in length.claims) == (Comparison.OVER, Answer.YES, True)


def test_a_length_on_claims_that_nobody_accepted_decides_nothing() -> None:
    found = finding(held(ALONE, accepted=False), "solitary")
    assert (found.answer, found.lengths[0].held) == (Answer.UNKNOWN, Comparison.UNDECIDED)


def test_the_law_names_no_figure_for_charges_and_the_length_is_shown() -> None:
    charge = a_claim(TOLD, "She was charged under article 5 of the criminal code", Kind.CHARGE, "2030-05-10")
    (length,) = finding(held(TAKEN, charge), "charges_late").lengths
    assert (length.held, length.hours, length.lasted.at_least) == (Comparison.NO_FIGURE, None, 61)


def test_the_three_part_test_is_asked_of_a_right_that_is_punished_and_of_no_other() -> None:
    assert [each.clause for each in held(TAKEN, POST, state="Kazakhstan").restrictions] == ["ICCPR 19(3)"]
    assert held(TAKEN).restrictions == ()


def test_what_the_state_invokes_is_shown_and_settles_nothing() -> None:
    reason = a_claim(
        TOLD, "She was told that she threatened national security", Attribute.REASON_GIVEN, value="national security"
    )
    (test,) = held(POST, reason).restrictions
    aim = test.tested[1]
    assert (aim.invoked, aim.answer, aim.missing[0].who[0]) == ((reason.id,), Answer.UNKNOWN, Supplier.COURT_FILE)


def test_a_vague_law_and_a_peaceful_act_fail_the_test() -> None:
    vague = a_claim(TOLD, "The law is vague", Kind.FINDING)
    peaceful = a_claim(TOLD, "A peaceful critic", Kind.STATEMENT_OF_POSITION)
    (test,) = held(POST, vague, peaceful).restrictions
    assert [each.answer for each in test.tested] == [Answer.NO, Answer.UNKNOWN, Answer.NO]
    assert test.answer is Answer.NO


def test_the_states_own_words_are_collected_and_its_silence_is_no_entry() -> None:
    charge = a_claim(TOLD, "She was charged under article 5 of the criminal code", Kind.CHARGE)
    denial = a_claim(TOLD, "The ministry denied that", Kind.ARREST, modality=Modality.DENIED, speaker="The ministry")
    found = held(TAKEN, charge, denial, voices=Voices(of_state=frozenset([denial.id]))).justification
    assert [(each.plea, each.claims) for each in found] == [
        (Plea.CHARGE, (charge.id,)), (Plea.DENIAL, (denial.id,)),
    ]  # fmt: skip
    assert held(TAKEN).justification == ()


def test_completeness_counts_what_is_there_and_names_what_lacks() -> None:
    found = finding(held(ALONE, voices=Voices(named=frozenset([ALONE.id]))), "solitary")
    assert found.has == (Point.TOLD, Point.DATED, Point.NAMED)
    assert found.lacks == (Point.CORROBORATED, Point.ANSWERED)
    tallies = {each.point: (each.has, each.of) for each in held(ALONE).tallies}
    assert (tallies[Point.TOLD], tallies[Point.DATED]) == ((1, 47), (1, 1))


@pytest.mark.parametrize(
    ("state", "key", "answer", "why"),
    [
        ("Kazakhstan", "iccpr", Answer.YES, "party since before; the note warns of a later withdrawal"),
        ("Kazakhstan", "cat22", Answer.UNKNOWN, "no table of declarations"),
        ("Myanmar", "icpped31", Answer.UNKNOWN, "later than the table"),
        ("Velmora", "cat22", Answer.YES, "a person said so, with a source"),
        (None, "op1", Answer.UNKNOWN, "the State is not known"),
    ],
)
def test_treaties_and_declarations_are_told_for_the_time_of_the_facts(
    state: str | None, key: str, answer: Answer, why: str
) -> None:
    said = TreatyOverride(
        state="XV", state_name="Velmora", treaty="cat22", party_since="2001", source="invented", by="a", at="b"
    )
    found = {each.key: each.answer for each in held(TAKEN, state=state, overrides=(said,)).treaties}
    assert found[key] is answer, why


def test_what_is_missing_says_who_could_tell() -> None:
    found = finding(held(TAKEN), "torture")
    assert [each.asks for each in found.wanting] == list(found.missing)
    assert Supplier.DOCTOR in found.wanting[0].who
