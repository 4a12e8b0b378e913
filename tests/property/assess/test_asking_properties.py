"""What holds of the ranking of open questions, whatever the claims, the decisions and the words on the questions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.assess import assess, find_questions
from habeas.law import load_law
from habeas.model import (
    Answer,
    Asked,
    Assessment,
    Attribute,
    CaseFile,
    CaseId,
    Claim,
    Kind,
    Modality,
    OpenQuestion,
    Stake,
    Unanswered,
    any_of,
)  # fmt: skip

LAW = load_law()
WORDS = [
    "was arrested without a warrant", "was denied access to a lawyer", "was tortured", "was released",
    "was held incommunicado", "was charged", "was tried behind closed doors", "was beaten again and again",
]  # fmt: skip
DOCUMENTS = [a_document("".join(f"Ama Boduk {words}. " for words in WORDS) + letter) for letter in "abc"]
KINDS = [
    Kind.ARREST, Kind.DENIAL_OF_LAWYER, Kind.TORTURE, Kind.RELEASE, Kind.INCOMMUNICADO, Kind.CHARGE,
    Kind.CLOSED_HEARING, Kind.HARASSMENT,
]  # fmt: skip
CLAIMS = st.builds(
    lambda document, place, when, modality: a_claim(
        DOCUMENTS[document], f"Ama Boduk {WORDS[place]}", KINDS[place], when, modality=modality
    ),
    st.integers(0, 2), st.integers(0, len(WORDS) - 1), st.sampled_from([None, "2031", "2031-05", "2031-05-03"]),
    st.sampled_from([Modality.ASSERTED, Modality.DENIED, Modality.NEGATED]),
)  # fmt: skip
MANY = st.lists(CLAIMS, min_size=1, max_size=8, unique_by=lambda claim: claim.id)
# Every question about which somebody may have said something; those of events are added from the claims.
KEYS = [item.id for item in LAW.items] + [line.key for section in LAW.sections for line in section.line]
STATES = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(Unanswered), max_size=6)


def build(claims: list[Claim], accepted: set[str]) -> tuple[CaseFile, Assessment]:
    decisions = tuple(a_decision(claim.id) for claim in claims if claim.id in accepted)
    case = case_of(*claims, documents=DOCUMENTS, decisions=decisions, questions=LAW.questions)
    return case, assess(case, LAW)


def find(claims: list[Claim], accepted: set[str], said: dict[str, Unanswered]) -> tuple[OpenQuestion, ...]:
    case, assessment = build(claims, accepted)
    words = [
        Asked(case=CaseId("cas-0"), question=key, state=state, by="R. (invented)", at="2032-01-01T00:00:00Z")
        for key, state in said.items()
    ]
    return find_questions(case, assessment, LAW, words)


def some_of(claims: list[Claim], data: st.DataObject) -> set[str]:
    return set(data.draw(st.lists(st.sampled_from([claim.id for claim in claims]), unique=True)))


@settings(max_examples=40, deadline=None)
@given(MANY, STATES, st.data())
def test_the_order_of_the_claims_never_shows(claims: list[Claim], said: dict, data: st.DataObject) -> None:
    accepted = some_of(claims, data)
    assert find(claims, accepted, said) == find(data.draw(st.permutations(claims)), accepted, said)


@settings(max_examples=40, deadline=None)
@given(MANY, STATES, st.data())
def test_each_key_and_each_open_reason_stands_in_one_question(
    claims: list[Claim], said: dict, data: st.DataObject
) -> None:
    found = find(claims, some_of(claims, data), said)
    for parts in ([[each.key] for each in found], [each.lines for each in found], [each.elements for each in found]):
        every = [part for of_one in parts for part in of_one]
        assert len(every) == len(set(every))
    named = [key for each in found for key in (each.key, *each.aliases)]
    assert len(named) == len(set(named))  # a word on a question can be meant for one only


@settings(max_examples=40, deadline=None)
@given(MANY, STATES, st.data())
def test_what_decides_a_category_comes_before_what_does_not(
    claims: list[Claim], said: dict, data: st.DataObject
) -> None:
    """Among those that nobody was asked: a question that weighs by a category before any that weighs by none.

    Only whether somebody is held now comes before both.
    """
    fresh = [each for each in find(claims, some_of(claims, data), said) if each.state is Unanswered.NOT_ASKED]
    stakes = [{effect.stake for effect in each.effects if effect.points} for each in fresh]
    decides = [Stake.CATEGORY in each for each in stakes if Stake.LIBERTY not in each]
    assert decides == sorted(decides, reverse=True)
    assert [each.score for each in fresh] == sorted((each.score for each in fresh), reverse=True)


@settings(max_examples=40, deadline=None)
@given(MANY, STATES, st.data())
def test_what_was_refused_or_does_not_apply_comes_after_all_else(
    claims: list[Claim], said: dict, data: st.DataObject
) -> None:
    found = find(claims, some_of(claims, data), said)
    sunk = [each.state in (Unanswered.REFUSED, Unanswered.NOT_APPLICABLE) for each in found]
    assert sunk == sorted(sunk)


@settings(max_examples=40, deadline=None)
@given(MANY, STATES, st.data())
def test_a_word_on_a_question_never_opens_or_closes_one(claims: list[Claim], said: dict, data: st.DataObject) -> None:
    accepted = some_of(claims, data)
    asked, silent = find(claims, accepted, said), find(claims, accepted, {})
    assert {each.key for each in asked} == {each.key for each in silent}
    assert all(each.state is said.get(each.key, each.state) for each in asked if not set(each.aliases) & said.keys())


@settings(max_examples=40, deadline=None)
@given(MANY, st.data())
def test_what_is_said_to_be_decided_is_what_the_law_would_answer(claims: list[Claim], data: st.DataObject) -> None:
    """Against the same logic, written once more from the definition: each answer put in, each category counted anew."""
    accepted = some_of(claims, data)
    _, assessment = build(claims, accepted)
    grave = {element.id for element in LAW.elements if element.aggravating}
    for question in find(claims, accepted, {}):
        told = {each.of: (each.if_yes, each.if_no) for each in question.effects if each.stake is Stake.CATEGORY}
        for category in assessment.categories:
            answers = tuple(
                any_of(
                    answer if each.element in question.elements else each.answer
                    for each in category.elements
                    if each.element not in grave
                )
                for answer in (Answer.YES, Answer.NO)
            )
            changes = category.answer is Answer.UNKNOWN and answers != (Answer.UNKNOWN, Answer.UNKNOWN)
            assert told.get(category.category) == (answers if changes else None)


@settings(max_examples=40, deadline=None)
@given(MANY, CLAIMS, STATES, st.data())
def test_an_element_that_an_accepted_claim_answers_is_no_question_any_more(
    claims: list[Claim], more: Claim, said: dict, data: st.DataObject
) -> None:
    """Its key is gone whatever was said of it; what may be left is to find a second source, under a key of its own."""
    every = list({claim.id: claim for claim in (*claims, more)}.values())
    accepted = some_of(claims, data) | {more.id}
    _, assessment = build(every, accepted)
    answered = {
        each.element for part in assessment.categories for each in part.elements if each.answer is not Answer.UNKNOWN
    }
    found = find(every, accepted, said)
    assert answered.isdisjoint(each.key for each in found)
    assert answered.isdisjoint(element for each in found for element in each.elements)
    assert all(claim in accepted for each in found for claim in each.said)
    assert accepted.isdisjoint(claim for each in found for claim in each.proposed)


@settings(max_examples=30, deadline=None)
@given(MANY, st.data())
def test_an_accepted_attribute_closes_its_line(claims: list[Claim], data: st.DataObject) -> None:
    sex = a_claim(DOCUMENTS[0], "Ama Boduk was released", Attribute.SEX, value="female")
    accepted = some_of(claims, data)
    assert "I.3" in {each.key for each in find([*claims, sex], accepted, {})}
    assert "I.3" not in {each.key for each in find([*claims, sex], accepted | {sex.id}, {})}
