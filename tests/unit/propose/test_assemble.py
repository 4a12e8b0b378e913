"""Whole documents of several genres become claims. All people, places and events are invented."""

from __future__ import annotations

import hashlib

import pytest

from habeas.model import Attribute, Claim, Document, Kind, Modality, Proposal, Sort, When
from habeas.propose import find_parser, propose
from habeas.propose.assemble import NO_MODEL, find_published

needs_model = pytest.mark.skipif(find_parser() is None, reason="no language model is installed")

LIST = """List of prisoners in Veldara

1. Danel Orsun
Date of birth: 4 March 1979
Profession: journalist
Date of arrest: 17 May 2013
Sentence: 5 years' imprisonment (26 November 2013)
Place of detention: Prison No. 14

2. Mirel Tavos
Date of arrest: unknown
Charges: possession of leaflets
"""
NEWS = """Veldara, 14 June 2022

A court in Norhaven on Tuesday sentenced the editor Danel Orsun to seven years in prison.

Orsun was arrested on 9 February 2022. Mirel Tavos and Ilena Varro were detained the same week; Ilena Varro was later
released. About 200 people were detained at protests in May 2022.

The government of Veldara says that the prisons are "schools for citizens". The European Union called for his immediate
release. He could face another ten years.
"""


def a_document(text: str, *, language: str = "en") -> Document:
    raw = text.encode()
    return Document(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="test", text=text,
        language=language,
    )  # fmt: skip


def read(text: str, **options: str) -> Proposal:
    published = When.parse(options["published"]) if "published" in options else None
    return propose(a_document(text), published=published)


def of_kind(proposal: Proposal, kind: Kind | Attribute) -> list[Claim]:
    return [claim for claim in proposal.claims if claim.predicate is kind]


def name_of(claim: Claim) -> str | None:
    return claim.subject.name if claim.subject else None


FIELDS = [
    (Attribute.BIRTH, "Danel Orsun", "1979-03-04", "the date of birth line"),
    (Kind.ARREST, "Danel Orsun", "2013-05-17", "the header field dates the arrest, not the prose"),
    (Attribute.PROFESSION, "Danel Orsun", None, "an attribute without a date"),
    (Kind.CHARGE, "Mirel Tavos", None, "the second entry is another person's"),
    (Attribute.PLACE_OF_DETENTION, "Danel Orsun", None, "the prison"),
]


@pytest.mark.parametrize(("kind", "who", "edtf", "why"), FIELDS)
def test_the_fields_of_a_list_are_claims_of_the_person_of_their_entry(
    kind: Kind | Attribute, who: str, edtf: str | None, why: str
) -> None:
    (claim,) = of_kind(read(LIST), kind)

    assert name_of(claim) == who, why
    assert (claim.dated.when.edtf if claim.dated else None) == edtf, why
    assert claim.value is not None
    assert claim.value in claim.passage.quote


def test_a_field_without_a_value_says_nothing() -> None:
    assert [name_of(claim) for claim in of_kind(read(LIST), Kind.ARREST)] == ["Danel Orsun"]


def test_a_sentence_field_keeps_its_length() -> None:
    (claim,) = of_kind(read(LIST), Kind.SENTENCE)

    assert [(amount.value, amount.unit) for amount in claim.amounts] == [("5", "year")]


@needs_model
def test_two_detained_people_are_two_claims_and_a_crowd_is_no_person() -> None:
    proposal = read(NEWS)
    detained = [name_of(claim) for claim in of_kind(proposal, Kind.DETENTION)]
    (crowd,) = of_kind(proposal, Kind.MASS_DETENTION)
    sorts = {naming.name: naming.sort for naming in proposal.namings}

    assert {"Mirel Tavos", "Ilena Varro"} <= set(detained)
    assert crowd.subject is not None
    assert sorts[crowd.subject.name] is Sort.GROUP
    assert [(amount.value, amount.unit) for amount in crowd.amounts] == [("200", "person")]


@needs_model
def test_only_the_released_one_was_released() -> None:
    released = [c for c in of_kind(read(NEWS), Kind.RELEASE) if c.modality.says_it_happened]

    assert [name_of(claim) for claim in released] == ["Ilena Varro"]


def test_a_demanded_release_is_kept_and_is_not_asserted() -> None:
    demanded = [c for c in of_kind(read(NEWS), Kind.RELEASE) if c.modality is Modality.DEMANDED]

    assert len(demanded) == 1


def test_the_states_answer_is_a_counter_claim_with_its_speaker() -> None:
    (answer,) = of_kind(read(NEWS), Kind.COUNTER_CLAIM)

    assert answer.speaker is not None
    assert answer.speaker.text.endswith("government of Veldara")


def test_the_dateline_is_the_day_of_publication_and_says_so() -> None:
    frame = find_published(a_document(NEWS))

    assert frame.published is not None
    assert frame.published.edtf == "2022-06-14"
    assert frame.published_basis == "stated in the text"


def test_a_supplied_day_goes_before_the_dateline() -> None:
    frame = find_published(a_document(NEWS), published=When.parse("2022-06-15"))

    assert frame.published is not None
    assert (frame.published.edtf, frame.published_basis) == ("2022-06-15", "supplied")


def test_last_year_stays_unresolved_without_a_day_of_publication() -> None:
    text = "Danel Orsun was arrested last year."

    (unknown,) = of_kind(read(text), Kind.ARREST)
    (known,) = of_kind(read(text, published="2020-11-23"), Kind.ARREST)

    assert unknown.dated is None
    assert known.dated is not None
    assert known.dated.when.edtf == "2019"


def test_a_reading_without_a_model_says_so_and_still_finds_events() -> None:
    proposal = propose(a_document(NEWS), parser=None)

    assert proposal.notes == (NO_MODEL,)
    assert of_kind(proposal, Kind.SENTENCE)


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("Սա հայերեն տեքստ է։", "hy", "a script that nobody reads"),
        ("Ceci est un texte en français.", "fr", "a language of a script that English is read in"),
    ],
)
def test_a_language_that_is_not_read_is_noted_with_those_that_are(text: str, language: str, why: str) -> None:
    proposal = propose(a_document(text, language=language), parser=None)

    (note,) = [note for note in proposal.notes if "not read" in note]
    assert language in note and "English" in note and "Russian" in note, why


def test_nothing_is_noted_of_a_language_that_is_read() -> None:
    assert propose(a_document("Это текст на русском языке.", language="ru"), parser=None).notes == ()


def test_english_and_russian_in_one_document_are_both_read() -> None:
    text = "Police arrested Ilvan Torek on 5 May 2020.\n\nСуд приговорил Павла Рогова к двум годам колонии.\n"
    proposal = propose(a_document(text), parser=None)

    (arrest,), (sentence,) = of_kind(proposal, Kind.ARREST), of_kind(proposal, Kind.SENTENCE)
    assert arrest.passage.quote == "Police arrested Ilvan Torek on 5 May 2020."
    assert sentence.subject is not None and sentence.subject.text == "Павла Рогова"
    assert {naming.name for naming in proposal.namings} >= {"Ilvan Torek", "Павла Рогова"}


def test_an_empty_document_says_nothing() -> None:
    assert propose(a_document(""), parser=None).claims == ()


def test_every_subject_has_a_naming_in_the_proposal() -> None:
    proposal = read(NEWS)
    known = {naming.id for naming in proposal.namings}

    assert {claim.subject_naming for claim in proposal.claims if claim.subject is not None} <= known


def test_confidence_is_a_share() -> None:
    assert all(0 <= claim.confidence <= 1 for claim in read(NEWS).claims)


def test_a_hundred_thousand_words_without_a_full_stop_are_read() -> None:
    proposal = propose(a_document("arrested and detained " * 5_000), parser=None)

    assert all(len(claim.passage.quote) < 100_000 for claim in proposal.claims)
