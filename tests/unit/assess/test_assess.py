"""Findings on invented claims: which side each stands on, and what may be cited."""

from __future__ import annotations

import time

import pytest

from builders import a_case, a_claim, a_document
from habeas.assess import assess
from habeas.law import load_law
from habeas.model import Answer, Assessment, Attribute, Finding, Kind, Modality, Standing, TreatyOverride

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
K, M = Kind, Modality


def finding(assessment: Assessment, element: str) -> Finding:
    return next(found for category in assessment.categories for found in category.elements if found.element == element)


ROWS = [
    ("He was denied access to a lawyer.", K.DENIAL_OF_LAWYER, M.ASSERTED, "counsel_denied", YES, "the kind says it"),
    ("The trial was held without his lawyer.", K.TRIAL, M.ASSERTED, "counsel_denied", YES, "the words say it"),
    ("His lawyer was not informed of the hearing.", K.HEARING, M.ASSERTED, "counsel_denied", YES, "not told"),
    ("The prison denied that he lacked a lawyer.", K.DENIAL_OF_LAWYER, M.DENIED, "counsel_denied", NO, "a denial"),
    ("He was heard in the presence of his lawyer.", K.HEARING, M.ASSERTED, "counsel_denied", NO, "the opposite"),
    ("He was not heard in the presence of his lawyer.", K.HEARING, M.ASSERTED, "counsel_denied", UNKNOWN, "negated"),
    ("It is feared that he has no lawyer.", K.DENIAL_OF_LAWYER, M.FEARED, "counsel_denied", UNKNOWN, "only feared"),
    ("The hearing was closed.", K.CLOSED_HEARING, M.REPORTED, "closed_hearing", YES, "the kind"),
    ("The hearing was held at midnight.", K.LATE_NIGHT_HEARING, M.ASSERTED, "closed_hearing", YES, "publicity"),
    ("Journalists were not admitted to the trial.", K.TRIAL, M.ASSERTED, "closed_hearing", YES, "kept out"),
    ("The trial was open to the public.", K.TRIAL, M.ASSERTED, "closed_hearing", NO, "the opposite"),
    ("He was told that unless he signed he would face prison.", K.COERCION, M.REPORTED, "coerced_plea", YES, "threat"),
    ("He made a plea deal.", K.PLEA_DEAL, M.ASSERTED, "coerced_plea", UNKNOWN, "a plea alone is no threat"),
    ("She was forced to sign a confession.", K.COERCED_CONFESSION, M.ALLEGED, "coerced_confession", YES, "the kind"),
    ("She was held incommunicado.", K.INCOMMUNICADO, M.ASSERTED, "incommunicado", YES, "the kind"),
    ("He was tortured.", K.TORTURE, M.ALLEGED, "torture", YES, "the kind"),
    ("He was not tortured.", K.TORTURE, M.NEGATED, "torture", NO, "negated"),
    ("He spent 40 days in solitary confinement.", K.SOLITARY_CONFINEMENT, M.ASSERTED, "solitary", YES, "over 15"),
    ("He spent three days in solitary confinement.", K.SOLITARY_CONFINEMENT, M.ASSERTED, "solitary", UNKNOWN, "fewer"),
    ("Police took him without a warrant.", K.ARREST, M.ASSERTED, "no_warrant", YES, "words"),
    ("No warrant was issued.", K.ARREST_WARRANT, M.NEGATED, "no_warrant", YES, "negated means yes here"),
    ("A warrant was issued.", K.ARREST_WARRANT, M.ASSERTED, "no_warrant", UNKNOWN, "issued is not yet shown"),
    ("He was jailed for a Facebook post.", K.SENTENCE, M.ASSERTED, "exercise_rights:expression", YES, "nexus and post"),
    ("He was arrested at a rally on Monday.", K.ARREST, M.ASSERTED, "exercise_rights:assembly", UNKNOWN, "not for it"),
    ("She was arrested for taking part in a protest.", K.ARREST, M.ASSERTED, "exercise_rights:assembly", YES, "for"),
    ("He was fined for leading an unregistered group.", K.FINE, M.ASSERTED, "exercise_rights:association", YES, "it"),
    ("He was convicted for a prayer meeting.", K.CONVICTION, M.ASSERTED, "exercise_rights:religion", YES, "it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "modality", "element", "expected", "why"), ROWS)
def test_a_claim_bears_on_its_element(
    text: str, kind: Kind, modality: Modality, element: str, expected: Answer, why: str
) -> None:
    claim = a_claim(a_document(text), text, kind, modality=modality)
    assert finding(assess(a_case([claim]), load_law(), state=None), element).answer is expected, why


def two_sided(first: Standing = Standing.ACCEPTED) -> Assessment:
    text = "He was tortured in prison. The ministry denied that he was tortured."
    document = a_document(text)
    said, denied = text.split(". ")
    claims = [
        a_claim(document, f"{said}.", K.TORTURE),
        a_claim(document, denied, K.TORTURE, modality=M.DENIED, speaker="The ministry"),
    ]
    return assess(a_case(claims, standing=first), load_law(), state="Kazakhstan")


def test_claims_on_both_sides_leave_the_answer_unknown_and_say_so() -> None:
    found = finding(two_sided(), "torture")
    assert found.answer is UNKNOWN
    assert (len(found.claims_for), len(found.claims_against)) == (1, 1)
    assert "contradict" in found.missing[0]


def test_undecided_claims_count_for_nothing_and_are_listed() -> None:
    found = finding(two_sided(Standing.PROPOSED), "torture")
    assert found.answer is UNKNOWN
    assert (found.claims_for, found.claims_against, len(found.proposed)) == ((), (), 2)
    assert any("Undecided" in asked for asked in found.missing)


def test_an_unknown_element_always_says_what_would_settle_it() -> None:
    assessment = assess(a_case([]), load_law(), state=None)
    unknown = [found for category in assessment.categories for found in category.elements if found.answer is UNKNOWN]
    assert len(unknown) > 40
    assert all(found.missing for found in unknown)


def test_a_category_has_prima_facie_elements_when_one_element_is_present() -> None:
    text = "He was denied access to a lawyer."
    assessment = assess(a_case([a_claim(a_document(text), text, K.DENIAL_OF_LAWYER)]), load_law(), state=None)
    answers = {category.category: category.answer for category in assessment.categories}
    assert answers == {"I": UNKNOWN, "II": UNKNOWN, "III": YES, "IV": UNKNOWN, "V": UNKNOWN}


def test_an_aggravating_element_alone_brings_no_category() -> None:
    text = "He was tortured."
    assessment = assess(a_case([a_claim(a_document(text), text, K.TORTURE)]), load_law(), state=None)
    assert finding(assessment, "torture").answer is YES
    assert {category.answer for category in assessment.categories} == {UNKNOWN}


LAWYER = "He was denied access to a lawyer in May 2019."


def lawyer_finding(state: str | None, *, when: str = "2019-05", overrides: tuple[TreatyOverride, ...] = ()) -> Finding:
    claim = a_claim(a_document(LAWYER), LAWYER, K.DENIAL_OF_LAWYER, when=when)
    return finding(assess(a_case([claim]), load_law(), state=state, overrides=overrides), "counsel_denied")


@pytest.mark.parametrize(
    ("state", "when", "expected", "why"),
    [
        ("Kazakhstan", "2019-05", {YES}, "party since 2006"),
        ("Kazakhstan", "2004", set(), "before it was party"),
        ("China", "2019-05", set(), "not party"),
        ("Kazakhstan", "2006", {UNKNOWN}, "in the year itself"),
        (None, "2019-05", {UNKNOWN}, "no State known"),
    ],
)
def test_the_covenant_is_cited_only_where_the_state_was_party(
    state: str | None, when: str, expected: set[Answer], why: str
) -> None:
    cited = lawyer_finding(state, when=when).citations
    assert {citation.binding for citation in cited if citation.instrument == "ICCPR"} == expected, why
    assert {citation.binding for citation in cited if citation.instrument == "UDHR"} == {YES}


def test_an_invented_state_is_bound_by_what_a_person_said_of_it() -> None:
    word = TreatyOverride(
        state="XZ", state_name="Zembla", treaty="iccpr", party_since="1990", source="Zembla Gazette",
        by="A. Reviewer", at="2026-11-20T10:00:00Z",
    )  # fmt: skip
    found = lawyer_finding("Zembla", overrides=(word,))
    covenant = [citation for citation in found.citations if citation.instrument == "ICCPR"]
    assert {citation.binding for citation in covenant} == {YES}
    assert all("Zembla Gazette" in (citation.note or "") for citation in covenant)


def test_one_document_alone_is_said_to_be_alone() -> None:
    assert any("second, independent source" in asked for asked in lawyer_finding("Kazakhstan").missing)


def test_an_attribute_bears_by_its_value() -> None:
    claim = a_claim(a_document("Warrant shown: No"), "Warrant shown: No", Attribute.WARRANT_SHOWN, value="No")
    assert finding(assess(a_case([claim]), load_law(), state=None), "no_warrant").answer is YES


def test_a_hostile_quote_is_weighed_in_linear_time() -> None:
    text = "was not lawyer sign unless he agreed forced to for the " * 4_000
    claims = [a_claim(a_document(text), text, kind) for kind in (K.TRIAL, K.COERCION, K.CHARGE, K.ARREST, K.DETENTION)]
    started = time.perf_counter()
    assess(a_case(claims), load_law(), state=None)
    assert time.perf_counter() - started < 60  # seconds; a pattern that backtracks would need days
