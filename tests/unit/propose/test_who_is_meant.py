# ruff: noqa: E501 - tables are read in rows
"""Whom an event concerns when the words say "both", "nobody", "his room" or "we". All people are invented."""

from __future__ import annotations

import hashlib

import pytest

from habeas.model import Claim, Document, Frame, Kind, Modality, When
from habeas.propose import find_parser, propose

NEEDS_MODEL = pytest.mark.skipif(find_parser() is None, reason="needs the language model")
PUBLISHED = "2021-06-10"

BOTH = "Anna Torek and Viktor Molin ran a bookshop in Selmar. "
THREE = "Anna Torek, Viktor Molin and Pavel Ruda founded a club. "
FELLOW = "Viktor Molin was tried in March 2018. His fellow student Pavel Ruda was freed. "
SISTERS = "Anna Torek and her sister Mila Torek work at a radio station. "
HRYNEK = "Pavel Hrynek was arrested on Friday. His wife, Alesia Hrynek, said officers came at dawn. "
GULNAR = "My name is Gulnar Satbek. I was arrested on 3 May 2017. "
STATEMENT = "Statement of Bolat Zhumin, given in Selmar\n\nI am a driver. "


def read(text: str, published: str | None = PUBLISHED) -> tuple[Claim, ...]:
    data = text.encode()
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="test", text=text,
        language="en", frame=Frame(),
    )  # fmt: skip
    return propose(document, published=When.parse(published) if published else None).claims


def last_of(text: str, kind: Kind, published: str | None = PUBLISHED) -> list[Claim]:
    """Return the claims of a kind on the last words that tell of it."""
    found = [claim for claim in read(text, published) if claim.predicate == kind and claim.trigger is not None]
    at = max(claim.trigger.start for claim in found if claim.trigger is not None)
    return [claim for claim in found if claim.trigger is not None and claim.trigger.start == at]


def names(claims: list[Claim]) -> set[str | None]:
    return {claim.subject.name if claim.subject is not None else None for claim in claims}


@NEEDS_MODEL
@pytest.mark.parametrize(
    ("text", "kind", "expected", "why"),
    [
        (BOTH + "Both were arrested on 4 May 2018.", Kind.ARREST, {"Anna Torek", "Viktor Molin"}, "both, named together"),
        (FELLOW + "Both were beaten.", Kind.ILL_TREATMENT, {"Viktor Molin", "Pavel Ruda"}, "both, named in two sentences"),
        (SISTERS + "Police arrested both women.", Kind.ARREST, {"Anna Torek", "Mila Torek"}, "a noun with both"),
        (SISTERS + "The two were sentenced to three years.", Kind.SENTENCE, {"Anna Torek", "Mila Torek"}, "the two"),
        (BOTH + "The couple was released.", Kind.RELEASE, {"Anna Torek", "Viktor Molin"}, "the couple"),
        (THREE + "All three were arrested.", Kind.ARREST, {"Anna Torek", "Viktor Molin", "Pavel Ruda"}, "all three"),
        (BOTH + "Three protesters were arrested.", Kind.ARREST, {"Three protesters"}, "a group without names"),
        (BOTH + "No one was arrested.", Kind.ARREST, {None}, "no one is nobody"),
        (BOTH + "Nobody has been charged.", Kind.CHARGE, {None}, "nobody"),
        (BOTH + "None of the eleven was charged.", Kind.CHARGE, {None}, "none of a group"),
        (HRYNEK + "Hrynek will stand trial on Thursday.", Kind.TRIAL, {"Pavel Hrynek"}, "a shared surname is not the wife's"),
        (HRYNEK + "His brother Dawit was himself arrested.", Kind.ARREST, {"Dawit"}, "himself is the subject"),
        (HRYNEK + "State television aired his forced confession.", Kind.COERCED_CONFESSION, {"Pavel Hrynek"}, "a possessive"),
        (HRYNEK + "The authorities refuse to disclose his whereabouts.", Kind.ENFORCED_DISAPPEARANCE, {"Pavel Hrynek"}, "an object's owner"),
        (HRYNEK + "Six men seized his laptop and two telephones.", Kind.SEIZURE, {"Pavel Hrynek"}, "things are no persons"),
        (HRYNEK + "Six men searched his room.", Kind.SEARCH, {"Pavel Hrynek"}, "the owner of the room"),
        (HRYNEK + "A judge denied bail.", Kind.BAIL_DENIED, {"Pavel Hrynek"}, "never the judge"),
        (GULNAR + "We were shackled.", Kind.ILL_TREATMENT, {"Gulnar Satbek"}, "the author among others"),
        (GULNAR + "In the camp we had to sing songs.", Kind.FORCED_INDOCTRINATION, {"Gulnar Satbek"}, "done by those to whom it happens"),
        (GULNAR + "They put a hood over my head.", Kind.ILL_TREATMENT, {"Gulnar Satbek"}, "the owner of a head"),
        (STATEMENT + "In May 2017 the police arrested me.", Kind.ARREST, {"Bolat Zhumin"}, "named in the heading"),
    ],
)  # fmt: skip
def test_the_person_meant_is_found(text: str, kind: Kind, expected: set[str | None], why: str) -> None:
    assert names(last_of(text, kind)) == expected, why


@NEEDS_MODEL
def test_a_finding_concerns_the_detained_and_is_the_bodys() -> None:
    text = "Anna Torek was arrested in 2019. The Working Group on Arbitrary Detention found that her detention was arbitrary."

    (claim,) = last_of(text, Kind.FINDING)

    assert names([claim]) == {"Anna Torek"}
    assert claim.speaker is not None
    assert "Working Group" in claim.speaker.name


@NEEDS_MODEL
def test_a_row_of_a_table_is_about_the_one_named_first_in_it() -> None:
    text = "Anna Torek | F | 41 | detained 4 May 2018 | freed 6 July 2018\nViktor Molin | M | 30 | detained 9 May 2018 | not known\n"

    assert {names([claim]).pop() for claim in last_of(text, Kind.RELEASE)} == {"Anna Torek"}


@NEEDS_MODEL
def test_a_place_ends_before_the_day() -> None:
    (claim,) = last_of("Anna Torek was released from custody in Port Elmin on Monday after two weeks.", Kind.RELEASE)

    assert [place.name for place in claim.places] == ["Port Elmin"]


def test_a_government_is_named_with_its_state() -> None:
    claims = read("Anna Torek was arrested. The government of Velmora says that Anna Torek was lawfully detained.")

    assert "government of Velmora" in {claim.speaker.name for claim in claims if claim.speaker is not None}


@NEEDS_MODEL
@pytest.mark.parametrize(
    ("text", "kind", "published", "expected", "why"),
    [
        ("Selmar, 28 November 2018. The court today acquitted Anna Torek.", Kind.ACQUITTAL, "2018-11-29", "2018-11-28", "the line at the head"),
        ("Anna Torek was arrested last year.", Kind.ARREST, "2020", "2019", "a year of publication is enough for a year"),
        ("Anna Torek was arrested yesterday.", Kind.ARREST, "2020-05", None, "a month of publication is not enough for a day"),
        ("The trial opened in March 2018. Anna Torek had her case dismissed on 14 September.", Kind.CHARGES_DROPPED, "2018-11-29", "2018-09-14", "had her case dismissed goes on, not back"),
        ("Blog\n\nupdate 9 March 2021: the court sentenced Anna Torek to two years.", Kind.SENTENCE, "2021-06-10", "2021-03-09", "a labelled date heads the line"),
        ("On 6 May 2021 the court sentenced Anna Torek to two years. The trial was held behind closed doors.", Kind.CLOSED_HEARING, None, "2021-05-06", "the trial just told of"),
        ("On 6 May 2021 the court sentenced Anna Torek to two years. She was beaten before the trial behind closed doors.", Kind.ILL_TREATMENT, None, None, "before the trial is not at it"),
        ("Anna Torek pleaded guilty in March 2022 and was fined.", Kind.FINE, None, "2022-03", "one sitting"),
        ("Anna Torek pleaded guilty in March 2022 and was later fined.", Kind.FINE, None, None, "later is another day"),
        ("Annual report, events of 2023\n\nOn 9 February police arrested Anna Torek.", Kind.ARREST, "2024-03-31", "2023-02-09", "a report on one year"),
    ],
)  # fmt: skip
def test_a_date_is_counted_from_where_it_was_written(
    text: str, kind: Kind, published: str | None, expected: str | None, why: str
) -> None:
    dated = {claim.dated.when.edtf if claim.dated is not None else None for claim in last_of(text, kind, published)}

    assert dated == {expected}, why


@NEEDS_MODEL
@pytest.mark.parametrize(
    ("text", "kind", "expected", "why"),
    [
        ("None of the eleven has ever been charged or brought to trial.", Kind.TRIAL, Modality.NEGATED, "one negation for both"),
        ("The authorities must ensure that Anna Torek is fed and that she is protected from torture.", Kind.TORTURE, Modality.HYPOTHETICAL, "protected from it"),
        ("We call on the President to release Anna Torek, and ensure she faces no further prosecution.", Kind.PROSECUTION, Modality.DEMANDED, "what is to be ensured"),
        ("Anna Torek spent seven years in prison on charges of spreading false information.", Kind.DETENTION, Modality.ASSERTED, "the charge is of falsehood, the prison is not false"),
        ("Claims that Anna Torek was tortured are false.", Kind.TORTURE, Modality.DENIED, "said to be false"),
        (GULNAR + "They would beat us every night.", Kind.ILL_TREATMENT, Modality.ASSERTED, "what happened time and again"),
        (GULNAR + "They said they would beat us.", Kind.ILL_TREATMENT, Modality.HYPOTHETICAL, "a threat"),
        (GULNAR + "If I complained, they would beat me.", Kind.ILL_TREATMENT, Modality.HYPOTHETICAL, "a condition"),
        ("Anna Torek would later be released on bail.", Kind.RELEASE, Modality.ASSERTED, "the future of the past"),
        ("Anna Torek should never have been arrested.", Kind.ARREST, Modality.ASSERTED, "it takes the arrest for granted"),
        ("Anna Torek should have been released in May.", Kind.RELEASE, Modality.HYPOTHETICAL, "she was not"),
    ],
)  # fmt: skip
def test_modality_follows_what_governs_the_words(text: str, kind: Kind, expected: Modality, why: str) -> None:
    assert {claim.modality for claim in last_of(text, kind)} == {expected}, why


def test_no_of_a_place_is_no_number() -> None:
    (claim, *_) = read("Norhaven, 12 May 2020\n\nAnna Torek was arrested yesterday.", published=None)

    assert claim.dated is not None
    assert claim.dated.when.edtf == "2020-05-11"
