"""Elements asked in the negative: the negated supports them, its opposite counts against. All people are invented."""

from __future__ import annotations

import pytest

from builders import a_case, a_claim, a_document
from habeas.assess import assess
from habeas.law import load_law
from habeas.model import Answer, Assessment, Attribute, Citation, Claim, Finding, Kind, Modality, TreatyOverride

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
K, M = Kind, Modality


def finding(assessment: Assessment, element: str) -> Finding:
    return next(found for category in assessment.categories for found in category.elements if found.element == element)


def answer(claims: list[Claim], element: str) -> Answer:
    return finding(assess(a_case(claims), load_law(), state=None), element).answer


NEGATED = [
    ("He has not been brought before a judge.", K.HEARING, "no_prompt_judge", YES, "asked in the negative"),
    ("She was never taken before an investigating magistrate.", K.HEARING, "no_prompt_judge", YES, "another official"),
    ("No court hearing was held.", K.HEARING, "no_prompt_judge", YES, "no hearing at all"),
    ("The hearing was not open to the public.", K.HEARING, "no_prompt_judge", UNKNOWN, "a hearing, though not public"),
    ("The hearing was not open to the public.", K.HEARING, "closed_hearing", YES, "not public"),
    ("The hearing was not closed.", K.CLOSED_HEARING, "closed_hearing", NO, "negated, and asked plainly"),
    ("No review of his detention took place.", K.HABEAS_CORPUS, "no_habeas", YES, "no review"),
    ("No appeal was allowed.", K.APPEAL, "no_appeal", YES, "no appeal"),
    ("He did not appeal.", K.APPEAL, "no_appeal", UNKNOWN, "whoever does not appeal was not refused it"),
    ("He has not been charged.", K.CHARGE, "charges_late", YES, "not charged"),
    ("No warrant was issued.", K.ARREST_WARRANT, "no_warrant", YES, "no warrant"),
    ("They showed no warrant.", K.SEARCH, "no_warrant", YES, "none shown at the search"),
    ("He was not released although a court had ordered it.", K.RELEASE, "past_sentence", YES, "held after an order"),
    ("He has not been released.", K.RELEASE, "past_sentence", UNKNOWN, "nothing says that he should have been"),
    ("The prison has not acknowledged his detention.", K.DETENTION, "unacknowledged", YES, "not acknowledged"),
    ("He was not told why he was arrested.", K.ARREST, "no_reasons", YES, "no reasons"),
    ("His lawyer was not present at the hearing.", K.HEARING, "counsel_denied", YES, "lawyer absent"),
    ("He was not given a lawyer.", K.DENIAL_OF_LAWYER, "counsel_denied", YES, "the negation is in the words sought"),
    ("He was not denied access to a lawyer.", K.DENIAL_OF_LAWYER, "counsel_denied", NO, "two negations"),
    ("He was not questioned without his lawyer.", K.INTERROGATION, "counsel_denied", UNKNOWN, "two negations, no more"),
    ("No evidence was shown at the trial.", K.TRIAL, "no_evidence", YES, "no evidence"),
    ("He was not given an interpreter.", K.TRIAL, "interpreter", YES, "no interpreter"),
    ("The court did not respect the presumption of innocence.", K.TRIAL, "innocence", YES, "not respected"),
    ("The defence could not call witnesses.", K.TRIAL, "witnesses", YES, "not allowed to"),
    ("He has not been tried in three years.", K.TRIAL, "undue_delay", YES, "years without trial"),
    ("He has not been tried.", K.TRIAL, "undue_delay", UNKNOWN, "no length of time"),
    ("His family was not told of the arrest.", K.ARREST, "family_contact", YES, "family not told"),
    ("He was not given any medical care.", K.DENIAL_OF_MEDICAL_CARE, "health", YES, "no care"),
    ("He was not tortured.", K.TORTURE, "torture", NO, "negated, and asked plainly"),
    ("She was not held incommunicado.", K.INCOMMUNICADO, "incommunicado", NO, "negated, and asked plainly"),
    ("He was not forced to confess.", K.COERCED_CONFESSION, "coerced_confession", NO, "negated, and asked plainly"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "element", "expected", "why"), NEGATED)
def test_what_is_negated_supports_what_is_asked_in_the_negative(
    text: str, kind: Kind, element: str, expected: Answer, why: str
) -> None:
    claim = a_claim(a_document(text), text, kind, modality=M.NEGATED)
    assert answer([claim], element) is expected, why


ASSERTED = [
    ("He was brought before a judge the next day.", K.HEARING, "no_prompt_judge", NO, "prompt"),
    ("He was brought before a judge two days later.", K.HEARING, "no_prompt_judge", NO, "48 hours"),
    ("He was first brought before a judge two days later.", K.HEARING, "no_prompt_judge", NO, "48 hours"),
    ("He was first brought before a judge nine days later.", K.HEARING, "no_prompt_judge", YES, "late"),
    ("A hearing was held months later.", K.HEARING, "no_prompt_judge", UNKNOWN, "it need not be the first"),
    ("The officers showed him a warrant.", K.ARREST, "no_warrant", NO, "shown"),
    ("His lawyers were present.", K.HEARING, "counsel_denied", NO, "present"),
    ("The presumption of innocence was respected.", K.TRIAL, "innocence", NO, "respected"),
    ("The court dismissed the habeas corpus petition.", K.HABEAS_CORPUS, "no_habeas", UNKNOWN, "a court did review it"),
    ("The court refused to examine the petition.", K.HABEAS_CORPUS, "no_habeas", YES, "no review"),
    ("The court granted the petition.", K.HABEAS_CORPUS, "no_habeas", NO, "a review that helped"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "element", "expected", "why"), ASSERTED)
def test_the_asserted_opposite_counts_against(
    text: str, kind: Kind, element: str, expected: Answer, why: str
) -> None:  # fmt: skip
    assert answer([a_claim(a_document(text), text, kind)], element) is expected, why


@pytest.mark.parametrize(
    ("value", "modality", "expected"),
    [("no", M.ASSERTED, YES), ("no", M.NEGATED, YES), ("yes", M.NEGATED, YES), ("yes", M.ASSERTED, NO),
     ("no", M.DENIED, NO)],
)  # fmt: skip
def test_a_warrant_not_shown_is_said_by_value_or_by_negation(
    value: str, modality: Modality, expected: Answer
) -> None:  # fmt: skip
    text = "Warrant shown: see the letter."
    claim = a_claim(a_document(text), text, Attribute.WARRANT_SHOWN, value=value, modality=modality)
    assert answer([claim], "no_warrant") is expected


@pytest.mark.parametrize(
    ("hearing", "age", "expected", "why"),
    [
        ("2023-05-12", "30", NO, "a day later"), ("2023-05-13", "30", NO, "two days later"),
        ("2023-05-14", "30", UNKNOWN, "three days later"), ("2023-09-25", "30", UNKNOWN, "months later"),
        ("2023-05", "30", UNKNOWN, "some day of the month"), ("2023-05-01", "30", UNKNOWN, "before the arrest"),
        ("2023-05-12", "16", NO, "a child, a day later"), ("2023-05-13", "16", UNKNOWN, "a child, two days later"),
    ],
)  # fmt: skip
def test_a_hearing_counts_against_only_where_the_dates_are_close(
    hearing: str, age: str, expected: Answer, why: str
) -> None:
    document = a_document("She was arrested. A hearing was held. Age given.")
    claims = [
        a_claim(document, "She was arrested.", K.ARREST, when="2023-05-11"),
        a_claim(document, "A hearing was held.", K.HEARING, when=hearing),
        a_claim(document, "Age given.", Attribute.AGE, value=age),
    ]
    assert answer(claims, "no_prompt_judge") is expected, why


def test_the_finding_of_a_body_counts_for_every_right_it_names() -> None:
    text = "The Group found that it targeted him for exercising his rights to freedom of expression and association."
    claim = a_claim(a_document(text), text, K.FINDING, subject=None, speaker="The Group")
    for right in ("expression", "association"):
        assert answer([claim], f"exercise_rights:{right}") is YES
    assert answer([claim], "exercise_rights:religion") is UNKNOWN


WORD = TreatyOverride(
    state="XZ", state_name="Zembla", treaty="iccpr", party_since="1994", source="Zembla Gazette", by="A. Reviewer",
    at="2026-11-20T10:00:00Z",
)  # fmt: skip


def covenant(*events: tuple[str, Kind, str | None], since: str = "1994") -> set[Answer]:
    document = a_document(" ".join(text for text, _, _ in events))
    claims = [a_claim(document, text, kind, when=when) for text, kind, when in events]
    word = TreatyOverride(**{**{name: getattr(WORD, name) for name in WORD.__slots__}, "party_since": since})
    assessment = assess(a_case(claims), load_law(), state="Zembla", overrides=[word])
    cited: tuple[Citation, ...] = finding(assessment, "counsel_denied").citations
    return {citation.binding for citation in cited if citation.instrument == "ICCPR"}


ARREST = ("He was arrested.", K.ARREST, "2023-05-11")
LAWYER = "He was denied a lawyer."


def test_an_undated_fact_lies_in_the_time_of_the_deprivation_of_liberty() -> None:
    assert covenant(ARREST, (LAWYER, K.DENIAL_OF_LAWYER, None)) == {YES}
    assert covenant(ARREST, (LAWYER, K.DENIAL_OF_LAWYER, None), since="2023-08") == set()
    released = ("He was released.", K.RELEASE, "2023-09-25")
    assert covenant(ARREST, released, (LAWYER, K.DENIAL_OF_LAWYER, None), since="2023-08") == {UNKNOWN}


def test_a_fact_without_a_first_day_lies_in_it_too() -> None:
    assert covenant(ARREST, (LAWYER, K.DENIAL_OF_LAWYER, "../2023-05-20")) == {YES}


def test_no_treaty_is_relied_on_where_no_deprivation_of_liberty_has_a_date() -> None:
    assert covenant((LAWYER, K.DENIAL_OF_LAWYER, None)) == {UNKNOWN}
    assert covenant(("He was fined.", K.FINE, "2023-03"), (LAWYER, K.DENIAL_OF_LAWYER, None)) == {UNKNOWN}
