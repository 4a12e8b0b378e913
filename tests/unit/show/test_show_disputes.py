"""How a page shows what sources disagree on and what to ask. All people and documents are invented."""

from __future__ import annotations

import re

import pytest

from case_builders import a_claim, a_decision, a_document, a_judgement, a_naming, case_of, cases_of
from habeas.law import Question, load_law
from habeas.model import Attribute, CaseFile, Claim, Document, Kind, When
from habeas.model.wording import say_when
from habeas.show import case_to_html, case_to_text
from habeas.show.view import MOST_QUOTES, Reader

EARLY = a_document("Boduk was taken on 11 May.", published="2030-06-01", publisher="Early Press")
LATE = a_document("Boduk was taken on 12 May. Let go on 20 June.", published="2030-07-01", publisher="Late Press")
BOTH = {document.id: document for document in (LATE, EARLY)}
CLAIMS = [
    a_claim(EARLY, "taken on 11 May", Kind.ARREST, "2030-05-11"),
    a_claim(LATE, "taken on 12 May", Kind.ARREST, "2030-05-12"),
    a_claim(LATE, "Let go on 20 June", Kind.RELEASE, "2030-06-20"),
]


def a_case(*accepted: int) -> CaseFile:
    decisions = tuple(a_decision(CLAIMS[place].id) for place in accepted)
    return case_of(*CLAIMS, documents=list(BOTH.values()), decisions=decisions, questions=load_law().questions)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("[2023-05-11,2023-05-12]", "11 or 12 May 2023"),
        ("[2023-05-09,2023-05-11,2023-05-12]", "9, 11 or 12 May 2023"),
        ("[2023-05-31,2023-06-01]", "31 May or 1 June 2023"),
        ("[2023-12-31,2024-01-01]", "31 December 2023 or 1 January 2024"),
        ("[2023-05,2023-06]", "May 2023 or June 2023"),
        ("[2023-05-11~,2023-05-12]", "around 11 May 2023 or 12 May 2023"),
    ],
)
def test_one_of_several_days_is_said_as_people_say_it(edtf: str, expected: str) -> None:
    assert say_when(When.parse(edtf)) == expected


def test_a_disputed_beginning_is_shown_with_its_range_and_its_conflict() -> None:
    text, html = case_to_text(a_case(0, 1, 2), BOTH), case_to_html(a_case(0, 1, 2), BOTH)
    assert "11 or 12 May 2030 – 20 June 2030   Deprived of liberty, 39 to 40 days   [sources disagree: date]" in text
    assert "sources disagree: date</a>" in html


def test_a_conflict_that_rests_on_a_proposal_says_so_and_marks_no_period() -> None:
    case = a_case(0, 2)
    html = case_to_html(case, BOTH)
    assert "rests on a claim that is proposed, not reviewed" in html
    assert "a proposal disagrees" in html
    assert "sources disagree: date" not in html


def test_a_side_shows_few_quotes_and_points_to_the_others() -> None:
    many = [a_document(f"Paper {letter}: taken on 12 May.", publisher=f"Paper {letter}") for letter in "abcdef"]
    told = [a_claim(document, document.text, Kind.ARREST, "2030-05-12") for document in many]
    documents = {document.id: document for document in (*many, EARLY)}
    case = case_of(CLAIMS[0], *told, documents=list(documents.values()))
    (versus,) = Reader.of(case, documents).conflicts()
    assert [(len(side.quotes), len(side.also)) for side in versus.sides] == [(1, 0), (MOST_QUOTES, 3)]
    assert all(other.fact == case.facts[0].id for side in versus.sides for other in side.also)


def test_the_person_comes_first_and_the_documents_last() -> None:
    claims = [*CLAIMS, a_claim(EARLY, "Boduk", Attribute.PROFESSION, value="weaver")]
    html = case_to_html(case_of(*claims, documents=list(BOTH.values())), BOTH)
    headings = re.findall(r"<h2>([^<]*)</h2>", html)
    assert (headings[0], headings[-1]) == ("Who this is about", "Documents")
    assert html.index(">weaver<") < html.index("<h2>Deprivation of liberty")


def test_documents_are_listed_by_date_with_what_identifies_them() -> None:
    reader = Reader.of(a_case(), BOTH)
    assert [(source.publisher, source.published, source.sha256) for source in reader.sources()] == [
        ("Early Press", "1 June 2030", EARLY.sha256), ("Late Press", "1 July 2030", LATE.sha256),
    ]  # fmt: skip
    html = case_to_html(a_case(), BOTH)
    assert html.index(EARLY.sha256) < html.index(LATE.sha256)
    assert html.count(f'href="#{EARLY.id}"') >= 2


def test_a_question_names_the_person() -> None:
    question = Question(section="II", line="II.1", label="", question="When was the person held?", answered_by=())
    case = case_of(*CLAIMS, documents=list(BOTH.values()), questions=(question,))
    assert [ask for _, ask in Reader.of(case, BOTH).gaps()] == ["When was Ama Boduk held?"]
    assert "When was Ama Boduk held?" in case_to_html(case, BOTH)


def test_every_question_of_the_form_is_one_sentence_that_can_be_asked() -> None:
    asked = [question.question for question in load_law().questions]
    assert asked
    assert all(text.endswith("?") and text.count("?") == 1 and "_" not in text for text in asked)


def test_a_spelling_leads_to_the_documents_that_write_it() -> None:
    other = "Ama Boduq"
    claims: list[Claim] = [*CLAIMS[:1], a_claim(LATE, "taken on 12 May", Kind.ARREST, "2030-05-12", who=other)]
    judgements = (a_judgement(a_naming(EARLY).id, a_naming(LATE, other).id),)
    documents: list[Document] = list(BOTH.values())
    (case,) = cases_of(documents, claims, judgements=judgements)
    html = case_to_html(case, BOTH)
    who = html[html.index('<dl class="who">') : html.index("</dl>")]
    assert re.findall(r'<b dir="auto">([^<]*)</b> <span class="meta">([^&]*)', who) == [
        ("Ama Boduk", "Early Press, 1 June 2030"), ("Ama Boduq", "Late Press, 1 July 2030"),
    ]  # fmt: skip


def test_a_publisher_written_from_right_to_left_leaves_the_date_in_its_place() -> None:
    paper = a_document("احتُجز أما بودوك", published="2030-04-01", publisher="جريدة الشعب")
    case = case_of(a_claim(paper, paper.text, Kind.ARREST), documents=[paper])
    html = case_to_html(case, {paper.id: paper})
    assert "\u2068جريدة الشعب\u2069, 1 April 2030" in html
    assert f'<blockquote dir="auto" lang="en">“{paper.text}”</blockquote>' in html
