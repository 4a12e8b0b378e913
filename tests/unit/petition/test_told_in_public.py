"""What is told in public and in a dossier: each demand on facts, each denial kept, nobody accused beyond the claims."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_public import FILED, TOLD, WHO, a_source, case_of, claim, denial, filed, held_case, texts

from builders import a_claim, a_fact
from habeas.law import load_form, load_law, load_remedies
from habeas.model import Attribute, Blank, Kind, Modality, Petition, Sentence
from habeas.petition.demands import load_demands
from habeas.petition.layout import count_words
from habeas.petition.saying import phrases, places

LANGUAGES = ("en", "fr", "es")
DENIED = {"public_statement": "4.1", "urgent_action": "4.1", "upr": "D.1", "sanctions": "8.1"}
DEMANDS = {"public_statement": "5.1", "urgent_action": "3.5", "upr": "E.1"}
ENGLISH = (" the ", " was ", " which ", " whether ")


@pytest.mark.parametrize("form", FILED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_stands_on_facts_and_accepted_claims(form: str, lang: str) -> None:
    made = filed(held_case(), form, lang)
    known = {weighed.claim.id for weighed in held_case().claims}
    assert made.sentences
    assert all(sentence.facts and set(sentence.claims) <= known for sentence in made.sentences)


@pytest.mark.parametrize("form", FILED)
@pytest.mark.parametrize("lang", ["fr", "es"])
def test_no_english_is_left_but_the_words_of_sources(form: str, lang: str) -> None:
    made = filed(held_case(), form, lang)
    own = [sentence.text for sentence in made.sentences if TOLD[:40] not in sentence.text]
    printed = made.printed
    assert printed is not None
    labels = [each.label + each.says for section in printed.sections for each in section.lines]
    assert [
        text for text in (*own, *labels, printed.warning, *made.warnings) if any(word in text for word in ENGLISH)
    ] == []


@pytest.mark.parametrize(("form", "line"), DENIED.items())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_denial_stays_in_every_filing(form: str, line: str, lang: str) -> None:
    made = filed(held_case(), form, lang)
    assert denial().id in {claim for sentence in made.sentences if sentence.line == line for claim in sentence.claims}


def keys(of: Petition, form: str) -> list[str]:
    """Return which demands are made, by their keys."""
    said = {
        text.format(number=number, who=WHO): key.removeprefix("demands.")
        for key, text in phrases("en").items() if key.startswith("demands.") for number in range(1, 20)
    }  # fmt: skip
    return [said[text] for text in texts(of, DEMANDS[form])]


CALLED_FOR = [
    ((Kind.ARREST,), ["release"], "whoever is held is to be released"),
    ((Kind.ARREST, Kind.DENIAL_OF_MEDICAL_CARE), ["release", "medical"], "care where it was denied"),
    ((Kind.ARREST, Kind.DENIAL_OF_LAWYER), ["release", "lawyer"], "a lawyer where none was let in"),
    (
        (Kind.ENFORCED_DISAPPEARANCE,), ["release", "whereabouts", "family", "investigate"],
        "where the person is, and what happened",
    ),
    ((Kind.ARREST, Kind.TORTURE), ["release", "protect", "investigate"], "protection and an inquiry"),
    ((Kind.HARASSMENT,), ["reprisals"], "nothing of release where nobody tells of detention"),
    ((Kind.HEARING,), [], "nothing calls for a demand"),
]  # fmt: skip


@pytest.mark.parametrize(("kinds", "expected", "why"), CALLED_FOR)
def test_each_demand_is_made_on_facts_that_call_for_it(
    kinds: tuple[Kind, ...], expected: list[str], why: str
) -> None:  # fmt: skip
    made = keys(filed(case_of(*(claim(kind) for kind in kinds)), "urgent_action"), "urgent_action")
    assert [key for key in made if key != "compensation"] == expected, why


def test_release_is_not_demanded_for_whoever_is_free() -> None:
    free = case_of(claim(Kind.ARREST, when="2026-03-10"), claim(Kind.RELEASE, when="2026-04-01"))
    assert "release" not in keys(filed(free, "public_statement"), "public_statement")


def test_release_is_demanded_again_after_another_arrest() -> None:
    again = case_of(
        claim(Kind.ARREST, when="2026-03-10"), claim(Kind.RELEASE, when="2026-03-20"),
        claim(Kind.DETENTION, when="2026-04-01"),
    )  # fmt: skip
    assert "release" in keys(filed(again, "public_statement"), "public_statement")


def test_nothing_is_demanded_for_the_living_where_a_source_tells_of_a_death() -> None:
    dead = case_of(claim(Kind.ARREST), claim(Kind.DENIAL_OF_LAWYER), claim(Kind.DEATH_IN_CUSTODY))
    assert [key for key in keys(filed(dead, "upr"), "upr") if key != "compensation"] == ["death"]


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.DEMANDED, Modality.HYPOTHETICAL, Modality.NEGATED])
def test_what_no_source_says_happened_calls_for_no_demand(modality: Modality) -> None:
    told = case_of(claim(Kind.TORTURE, modality=modality))
    assert keys(filed(told, "urgent_action"), "urgent_action") == []


def test_a_deportation_that_is_feared_calls_for_not_sending_the_person_there() -> None:
    feared = case_of(claim(Kind.DEPORTATION, modality=Modality.FEARED))
    assert keys(filed(feared, "urgent_action"), "urgent_action") == ["not_return"]


def test_demands_are_numbered_from_one_without_a_gap() -> None:
    numbers = [text.split(".")[0] for text in texts(filed(held_case(), "urgent_action"), "3.5")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_every_demand_has_words_and_names_a_remedy_of_the_law() -> None:
    remedies = {remedy.key for remedy in load_remedies()}
    assert {f"demands.{demand.key}" for demand in load_demands()} <= phrases("en").keys()
    assert {demand.remedy for demand in load_demands() if demand.remedy} <= remedies


def test_every_element_of_the_law_has_plain_words() -> None:
    elements = {f"shown.{item.id}" for item in load_law().items if item.id != "exercise_rights"}
    assert elements <= phrases("en").keys()


@pytest.mark.parametrize("area", ["publicity", "demands", "shown", "dossier"])
@pytest.mark.parametrize("lang", ["fr", "es"])
def test_phrases_have_the_same_places_in_every_language(area: str, lang: str) -> None:
    english = {key: places(text) for key, text in phrases("en").items() if key.startswith(f"{area}.")}
    assert {key: places(text) for key, text in phrases(lang).items() if key.startswith(f"{area}.")} == english


HEADLINES = [
    ({"when": "2026-03-10"}, "Ama Boduk: deprived of liberty since 10 March 2026", "a day"),
    ({"when": "2026-03"}, "Ama Boduk: deprived of liberty since March 2026", "a month"),
    ({"when": "2026-03-09/2026-03-11"}, "Ama Boduk: deprived of liberty (between 9 and 11 March 2026)", "a stretch"),
    ({}, "Ama Boduk: deprived of liberty", "no date"),
]


@pytest.mark.parametrize(("given", "expected", "why"), HEADLINES)
def test_a_headline_is_as_exact_as_the_sources(given: dict[str, object], expected: str, why: str) -> None:
    assert texts(filed(case_of(claim(Kind.ARREST, **given)), "public_statement"), "1.2") == [expected], why


def test_what_came_before_stands_in_the_background() -> None:
    told = case_of(claim(Kind.SEARCH, when="2026-01-05"), claim(Kind.ARREST, when="2026-03-10"))
    made = filed(told, "public_statement")
    assert texts(made, "6.1") == ["On 5 January 2026, a search concerning Ama Boduk was carried out."]
    assert texts(made, "2.1") == ["On 10 March 2026, Ama Boduk was arrested."]


@pytest.mark.parametrize("attribute", [Attribute.RESIDENCE, Attribute.IDENTITY_DOCUMENT, Attribute.RELATIVES])
@pytest.mark.parametrize("form", ["public_statement", "urgent_action", "upr"])
def test_where_somebody_lives_and_whose_kin_they_are_is_not_made_public(attribute: Attribute, form: str) -> None:
    private = a_claim(a_source(), TOLD, attribute, subject=WHO, value="Lime Street 7")
    made = filed(case_of(claim(Kind.ARREST), private), form)
    assert not any(private.id in sentence.claims and "Lime" in sentence.text for sentence in made.sentences)


@pytest.mark.parametrize("form", ["public_statement", "urgent_action"])
def test_whether_somebody_is_a_prisoner_of_conscience_is_left_to_people(form: str) -> None:
    made = filed(held_case(), form)
    assert not any("conscience" in sentence.text for sentence in made.sentences)
    assert "prisoner of conscience" in load_form(form).confidentiality


BLANKS = [
    ("public_statement", {"1.1", "5.2", "6.2"}), ("urgent_action", {"1.1", "2.2", "2.3", "2.4", "2.5", "3.1", "4.3"}),
    ("upr", {"A.1", "A.2"}), ("sanctions", {"1.1", "1.2", "2.3", "4.2", "7.1", "8.2"}),
]  # fmt: skip


@pytest.mark.parametrize(("form", "expected"), BLANKS)
def test_what_only_people_know_is_left_to_them(form: str, expected: set[str]) -> None:
    made = filed(held_case(), form)
    assert expected <= {blank.line for blank in made.blanks}
    assert all(isinstance(blank, Blank) and blank.label for blank in made.blanks if blank.line in expected)


def test_a_dossier_names_only_whom_claims_name_as_acting() -> None:
    made = filed(held_case(), "sanctions")
    assert texts(made, "2.1") == [
        "Border guards: named in Lantern Rights Watch in connection with the arrest (10 March 2026)."
    ]
    assert {sentence.under for sentence in made.sentences if sentence.line == "4.1"} == {"Border guards"}


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.DEMANDED, Modality.FEARED, Modality.NEGATED])
def test_nobody_is_named_for_what_no_source_says_they_did(modality: Modality) -> None:
    told = case_of(claim(Kind.HEARING), claim(Kind.TORTURE, modality=modality, agents=["border guards"]))
    assert texts(filed(told, "sanctions"), "2.1") == []


def test_what_a_person_set_aside_stands_among_what_speaks_against() -> None:
    arrest, fine = claim(Kind.ARREST), claim(Kind.FINE)
    aside = replace(a_fact(fine), is_set_aside=True)
    made = filed(case_of(arrest, fine, facts=[a_fact(arrest), aside]), "sanctions")
    assert fine.id in {claim for sentence in made.sentences if sentence.line == "8.1" for claim in sentence.claims}


WORDS = [
    ("Ama Boduk was arrested.", 4, "plain words"),
    ("Article 9\u00a0(1) of the Covenant.", 6, "a space that does not break parts words too"),
    ("“Held” – and freed", 3, "a dash is no word"),
    ("USD 1,000 or 5.630", 4, "a number is one word"),
    ("L’arrestation d’Ama", 2, "an apostrophe parts nothing"),
    ("", 0, "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), WORDS)
def test_words_are_counted_as_word_processors_do(text: str, expected: int, why: str) -> None:
    made = filed(held_case(), "upr")
    first: Sentence = replace(made.sentences[0], text=text)
    assert count_words(replace(made, sentences=(first,), printed=None)) == expected, why


def test_a_submission_bears_its_limits_and_that_they_must_be_verified() -> None:
    form, made = load_form("upr"), filed(held_case(), "upr")
    assert form.words_most == 2815
    assert any("2,815" in point.says and "5,630" in point.says for point in made.to_verify)


def test_whoever_sends_is_told_to_check_that_the_person_is_still_held() -> None:
    assert any("still held" in warning for warning in filed(held_case(), "urgent_action").warnings)


def test_whoever_sends_an_urgent_action_is_told_where_the_person_is_free() -> None:
    free = case_of(claim(Kind.ARREST, when="2026-03-10"), claim(Kind.RELEASE, when="2026-04-01"))
    assert any("no longer held" in warning for warning in filed(free, "urgent_action").warnings)
    assert filed(free, "public_statement").warnings == ()
