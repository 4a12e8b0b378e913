"""What a reader of a case file sees. All people and documents are invented."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from case_builders import a_claim, a_decision, a_document, a_judgement, a_naming, case_of, cases_of
from habeas.assess import assess
from habeas.law import load_law
from habeas.model import CaseFile, Kind, Modality, Sort
from habeas.model.codec import from_json
from habeas.show import assessment_to_html, assessment_to_text, case_to_html, case_to_json, case_to_text
from habeas.show.timeline import LETTER, find_timeline

NEWS = a_document(
    "Ama Boduk was arrested in March and held in custody for five months. His <b>lawyer</b> & he were not heard. "
    "She demanded his release.", published="2030-09-01", publisher="Zubrania <Times>",
)  # fmt: skip
LETTER_HOME = a_document("احتُجز أما بودوك. Under house arrest from 10 March. Released on 16 August.")
BOTH = {document.id: document for document in (NEWS, LETTER_HOME)}
CLAIMS = [
    a_claim(NEWS, "arrested in March", Kind.ARREST, "2030-03"),
    a_claim(NEWS, "held in custody for five months", Kind.DETENTION, amount=("5", "month")),
    a_claim(NEWS, "His <b>lawyer</b> & he were not heard", Kind.DENIAL_OF_LAWYER, modality=Modality.ALLEGED),
    a_claim(NEWS, "She demanded his release", Kind.RELEASE, modality=Modality.DEMANDED),
    a_claim(LETTER_HOME, "Under house arrest from 10 March", Kind.HOUSE_ARREST, "2030-03-10"),
    a_claim(LETTER_HOME, "Released on 16 August", Kind.RELEASE, "2030-08-16"),
]


def a_case(*accepted: int) -> CaseFile:
    names = [a_naming(NEWS, "Otazurt", Sort.ORGANISATION), a_naming(LETTER_HOME, "Otajurt", Sort.ORGANISATION)]
    judgements = (
        a_judgement(a_naming(NEWS).id, a_naming(LETTER_HOME).id),
        a_judgement(names[0].id, names[1].id),
    )
    decisions = tuple(a_decision(CLAIMS[place].id) for place in accepted)
    questions = load_law().questions
    (case,) = cases_of(
        list(BOTH.values()), CLAIMS, namings=names, judgements=judgements, decisions=decisions, questions=questions
    )
    return case


class Page(HTMLParser):
    """The parts of a page that tests ask about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.loads: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"]] if given.get("href") else []
        self.loads += [given[name] for name in ("src", "srcset", "data") if given.get(name)]


@pytest.mark.parametrize("accepted", [(), (0, 4, 5), tuple(range(6))])
def test_a_page_needs_nothing_else_and_its_links_lead_somewhere(accepted: tuple[int, ...]) -> None:
    page = Page(case_to_html(a_case(*accepted), BOTH))
    assert not page.loads
    assert page.tags.isdisjoint({"script", "link", "iframe", "img", "object", "form"})
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_words_of_a_source_are_never_markup() -> None:
    html = case_to_html(a_case(), BOTH)
    assert "His &lt;b&gt;lawyer&lt;/b&gt; &amp; he were not heard" in html
    assert "Zubrania &lt;Times&gt;" in html
    assert "<b>lawyer" not in html


def test_every_quote_of_the_case_is_on_the_page_and_in_the_text() -> None:
    case = a_case()
    html, text = case_to_html(case, BOTH), case_to_text(case, BOTH)
    for weighed in case.claims:
        assert weighed.claim.id in html
        assert weighed.claim.id in text


def test_every_undecided_line_says_so() -> None:
    lines = case_to_text(a_case(), BOTH).splitlines()
    facts = [line for line in lines if re.search(r"fct-\w{16}$", line)]
    assert len(facts) == 5
    assert all("proposed, not reviewed" in line for line in facts)


def test_an_undecided_quote_says_so_beside_an_accepted_one() -> None:
    html = case_to_html(a_case(0), BOTH)
    figures = re.findall(r"<figure.*?</figure>", html, re.S)
    assert figures
    for figure in figures:
        assert ("proposed, not reviewed" in figure) is (CLAIMS[0].id not in figure)


def test_a_case_of_accepted_claims_is_no_draft() -> None:
    case = a_case(*range(6))
    assert "Draft." not in case_to_html(case, BOTH)
    assert "DRAFT" not in case_to_text(case, BOTH)
    assert "Draft." in case_to_html(case, BOTH, draft=True)
    assert "proposed, not reviewed" not in re.sub(
        r"<ul class=\"legend.*?</ul>", "", case_to_html(case, BOTH), flags=re.S
    )


def test_both_sides_of_a_conflict_are_shown() -> None:
    text = case_to_text(a_case(), BOTH)
    conflicts = text[text.index("CONFLICTS") : text.index("CHECKS")]
    for words in ("Otazurt", "Otajurt", "custody", "house arrest", "held in custody for five months"):
        assert words in conflicts


def test_a_check_that_rests_on_an_undecided_claim_says_so() -> None:
    (decided,) = re.findall(r"\[yes\] Arrest[^\[]*", case_to_text(a_case(*range(6)), BOTH))
    (waiting,) = re.findall(r"\[yes\] Arrest[^\[]*\[[^\]]*\]", case_to_text(a_case(0), BOTH))
    assert " ".join(waiting.split()).endswith("[proposed, not reviewed]")
    assert decided.endswith(".\n  ")


def test_a_demand_is_shown_as_said_and_not_as_happened() -> None:
    text = case_to_text(a_case(), BOTH)
    said = text[text.index("SAID, BUT NOT") : text.index("OPEN QUESTIONS")]
    assert "She demanded his release" in said


def test_a_quote_has_its_direction_and_its_source() -> None:
    html = case_to_html(a_case(), BOTH)
    assert '<blockquote dir="auto" lang="en">' in html
    assert "Zubrania &lt;Times&gt;, 1 September 2030" in html


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("He was held.", "“He was held.”"),
        ("“He was held.”", "“He was held.”"),
        ("He faces no trial.”", "“He faces no trial.”"),
        ("He called it “a joke”.", "“He called it “a joke”.”"),
    ],
)
def test_a_quote_has_one_pair_of_marks_around_it(sentence: str, shown: str) -> None:
    document = a_document(sentence)
    case = case_of(a_claim(document, sentence, Kind.DETENTION), documents=[document])
    assert f"      {shown}\n" in case_to_text(case, {document.id: document})


def test_the_json_of_a_case_is_the_case() -> None:
    case = a_case(0)
    assert from_json(CaseFile, case_to_json(case)) == case


def test_the_same_case_gives_the_same_page() -> None:
    assert case_to_html(a_case(0), BOTH) == case_to_html(a_case(0), dict(reversed(BOTH.items())))


def test_labels_of_the_timeline_do_not_cover_each_other() -> None:
    text = " ".join(f"On day {number} something happened." for number in range(60))
    document = a_document(text)
    kinds = list(Kind)
    claims = [
        a_claim(
            document, f"On day {number} something", kinds[number % 50], f"2030-0{1 + number % 3}-{1 + number % 28:02d}"
        )
        for number in range(60)
    ]
    timeline = find_timeline(case_of(*claims, documents=[document]))
    assert timeline is not None
    boxes = []
    for mark in timeline.marks:
        length = len(mark.label) * LETTER
        left = mark.label_x if mark.anchor == "start" else mark.label_x - length
        boxes.append((mark.y, min(left, mark.left), max(left + length, mark.right)))
    for place, (y, left, right) in enumerate(boxes):
        assert not [box for box in boxes[place + 1 :] if box[0] == y and box[1] < right and box[2] > left]
        assert left >= 0
        assert right <= timeline.width


def test_a_case_without_dates_has_no_timeline() -> None:
    case = case_of(a_claim(NEWS, "held in custody for five months", Kind.DETENTION), documents=[NEWS])
    assert find_timeline(case) is None
    assert "<svg" not in case_to_html(case, BOTH)


def test_findings_show_their_quotes_and_what_is_to_be_verified() -> None:
    case = a_case(*range(6))
    assessment = assess(case, load_law())
    html, text = assessment_to_html(assessment, case, BOTH), assessment_to_text(assessment, case, BOTH)
    assert "His &lt;b&gt;lawyer&lt;/b&gt; &amp; he were not heard" in html
    assert "His <b>lawyer</b> & he were not heard" in text
    assert "to be verified" in html
    assert "to be verified" in text
    assert not Page(html).loads
    for category in assessment.categories:
        assert category.category in text


def test_articles_of_which_the_same_is_said_share_a_line_and_a_standard_is_no_treaty() -> None:
    case = case_of(*CLAIMS, documents=[NEWS, LETTER_HOME], decisions=tuple(a_decision(claim.id) for claim in CLAIMS))
    text = " ".join(assessment_to_text(assess(case, load_law()), case, BOTH).split())
    assert "UDHR 10, 11(1): binding at the date of the facts [to be verified]" in text
    assert "BoP 15, 17, 18; Mandela Rules 61, 119;" in text
    assert "Role of Lawyers 1, 5, 7, 8: guides the reading; not a treaty [to be verified]" in text
    assert "the State was not a party at" not in text
