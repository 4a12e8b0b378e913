"""The page for the family: one page, plain words, eight languages, and what must be told in person is not on it."""

from __future__ import annotations

import pypdfium2
import pytest
from invented_public import (
    LANGUAGES,
    MADE_ON,
    RUSSIAN,
    TOLD,
    WHO,
    a_source,
    case_of,
    claim,
    crowded_case,
    crowded_sources,
    denial,
    filed,
    held_case,
    texts,
)

from builders import a_claim, a_fact, an_amount
from habeas.model import CaseRecord, Channel, Communication, Kind, Milestone, Modality, OpinionRecord, Outcome, When
from habeas.petition import to_pdf
from habeas.petition.plain import lines_of, load_page
from habeas.petition.saying import phrases, places

FAMILY = "family_summary"
LATIN = ("en", "es", "fr")


def a_communication(milestone: Milestone, on: str) -> Communication:
    return Communication(
        id=f"com-{milestone}", case=case_of(claim(Kind.ARREST)).id, mechanism="WGAD", milestone=milestone,
        on=When.parse(on), channel=Channel.EMAIL, by="A. Reviewer", at="2026-11-20T10:00:00Z",
    )  # fmt: skip


def page_texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_one_page_however_much_is_known(lang: str) -> None:
    made = filed(crowded_case(), FAMILY, lang, sources=crowded_sources())
    first, second = page_texts(to_pdf(made))[:2]
    assert "Lantern" in first  # the documents stand at its foot
    assert "source" not in first  # the name of a file, in the annex
    assert "source" in second  # what follows is for whoever hands it out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_stands_on_facts_and_claims(lang: str) -> None:
    made = filed(held_case(), FAMILY, lang)
    known = {weighed.claim.id for weighed in held_case().claims}
    assert made.sentences
    assert all(sentence.facts and set(sentence.claims) <= known for sentence in made.sentences)


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_no_english_is_left_on_the_page(lang: str) -> None:
    english = {sentence.text for sentence in filed(held_case(), FAMILY, "en").sentences}
    made = filed(held_case(), FAMILY, lang)
    assert english.isdisjoint(sentence.text for sentence in made.sentences)
    letters = "".join(sentence.text for sentence in made.sentences).replace(WHO, "").replace("Sarn Prison No. 2", "")
    latin = [letter for letter in letters.replace("Sarn", "") if "a" <= letter.lower() <= "z"]
    assert lang in LATIN or latin == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_phrase_with_the_same_places(lang: str) -> None:
    english = {key: places(text) for key, text in phrases("en").items() if key.startswith("family.")}
    assert {key: places(text) for key, text in phrases(lang).items() if key.startswith("family.")} == english


def test_every_kind_on_the_page_has_its_words() -> None:
    page = load_page()
    assert {f"family.{kind}" for kind in (*page.known.kinds, *page.done.kinds)} <= phrases("en").keys()


TOLD_PLAINLY = [
    (Kind.ARREST, {"when": "2026-03-10"}, "10 March 2026 – Ama Boduk was arrested.", "a day"),
    (Kind.ARREST, {}, "Ama Boduk was arrested.", "no day is made up"),
    (
        Kind.ARREST, {"modality": Modality.REPORTED},
        "Ama Boduk was arrested. This is what people report. It is not certain.", "as sure as its source",
    ),
    (
        Kind.CHARGE, {"modality": Modality.DENIED},
        "Some say that this did not happen: Ama Boduk was accused of a crime.", "a denial alone",
    ),
    (
        Kind.SENTENCE, {"amounts": [an_amount("7", "year")]},
        "A court set a punishment for Ama Boduk. Years: 7.", "its length",
    ),
    (Kind.SENTENCE, {"amounts": [an_amount("300", "USD")]}, "A court set a punishment for Ama Boduk.", "no length"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "given", "expected", "why"), TOLD_PLAINLY)
def test_what_happened_is_told_in_plain_words(
    kind: Kind, given: dict[str, object], expected: str, why: str
) -> None:  # fmt: skip
    assert expected in texts(filed(case_of(claim(kind, **given)), FAMILY), "3.1"), why


def test_a_denial_stands_beside_what_is_told() -> None:
    (first, *_) = texts(filed(held_case(), FAMILY), "3.1")
    assert first == "10 March 2026 – Ama Boduk was arrested. Others say that this is not so."


def test_days_are_counted_to_the_day_of_the_page() -> None:
    assert texts(filed(held_case(), FAMILY), "2.1") == ["Not free since: 10 March 2026. Days until today: 257."]
    assert MADE_ON == "2026-11-22"


def test_the_page_says_what_is_not_known_and_to_which_day_the_documents_reach() -> None:
    assert texts(filed(held_case(), FAMILY), "8.1") == [
        "The documents do not say whether there will be a trial, or when.",
        "The newest document that we have is from 1 April 2026. We do not know what happened after that.",
    ]


@pytest.mark.parametrize("kind", load_page().in_person)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_must_be_told_in_person_is_not_on_the_page(kind: Kind, lang: str) -> None:
    made = filed(case_of(claim(Kind.ARREST, when="2026-03-10"), claim(kind)), FAMILY, lang)
    fact = a_fact(claim(kind)).id
    assert [sentence.line for sentence in made.sentences if sentence.facts == (fact,)] == ["3.1"]
    assert made.warnings == (phrases(lang)["family.in_person"],)


@pytest.mark.parametrize("kind", [Kind.DEATH_IN_CUSTODY, Kind.EXECUTION])
def test_where_a_source_tells_of_a_death_nothing_says_that_the_person_is_held(kind: Kind) -> None:
    made = filed(case_of(claim(Kind.ARREST, when="2026-03-10"), claim(kind)), FAMILY)
    assert texts(made, "2.1") == []
    assert [text for text in texts(made, "8.1") if "newest document" not in text] == []


def test_the_name_is_written_in_the_script_of_the_family() -> None:
    source = a_source(RUSSIAN)
    russian = a_claim(source, RUSSIAN, Kind.DETENTION, subject="Ама Бодук")
    made = filed(case_of(claim(Kind.ARREST), russian), FAMILY, "ru", sources=[source])
    assert texts(made, "3.1") == ["Ама Бодук: арест.", "Ама Бодук: содержание под стражей."]
    assert WHO in texts(made, "1.1")[0]


def test_steps_and_what_is_waited_for_come_from_the_record() -> None:
    sent = (a_communication(Milestone.FILED, "2026-05-01"), a_communication(Milestone.TRANSMITTED, "2026-06-01"))
    made = filed(held_case(), FAMILY, record=CaseRecord(communications=sent))
    assert texts(made, "5.1") == [
        "1 May 2026 – A letter about this was sent to a body outside the country.",
        "1 June 2026 – The government was asked about it.",
    ]
    assert texts(made, "6.1") == ["We wait for the answer of the government."]


@pytest.mark.parametrize(
    ("outcome", "told"), [(Outcome.ARBITRARY, True), (Outcome.NOT_ARBITRARY, False), (Outcome.PENDING, False)]
)
def test_only_an_opinion_that_says_so_is_told_as_one(outcome: Outcome, told: bool) -> None:
    opinion = OpinionRecord(
        case=held_case().id, symbol="A/HRC/WGAD/2030/99", states=("Zubrania",), outcome=outcome, by="A. Reviewer",
        at="2026-11-20T10:00:00Z",
    )  # fmt: skip
    made = filed(held_case(), FAMILY, record=CaseRecord(opinions=(opinion,)))
    assert any("United Nations" in text for text in texts(made, "5.1")) is told


def test_no_word_of_a_source_is_quoted() -> None:
    made = filed(crowded_case(), FAMILY, sources=crowded_sources())
    assert not any("“" in sentence.text or TOLD in sentence.text for sentence in made.sentences)
    assert denial().passage.quote not in "".join(sentence.text for sentence in made.sentences)


@pytest.mark.parametrize(
    ("text", "lines", "why"),
    [
        ("a" * 80, 1, "as long as a line"),
        ("a" * 81, 2, "one more"),
        ("监" * 40, 1, "wide letters"),
        ("监" * 41, 2, "one more"),
    ],
)
def test_a_sentence_takes_as_many_lines_as_its_letters_need(text: str, lines: int, why: str) -> None:
    assert lines_of(text) == lines, why
