"""Filings to UN bodies: every sentence on facts, what lacks left blank, what must be weighed said beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import case as released_case
from invented import documents as released_documents
from invented import names as released_names
from invented_urgent import a_filing, a_release, case, claims, found

from habeas.assess import assess
from habeas.law import load_form, load_law, load_mechanisms, load_remedies, said
from habeas.model import (
    Answer,
    CaseId,
    CaseRecord,
    Communication,
    Demand,
    Justification,
    Kind,
    Mark,
    Milestone,
    Petition,
    Plea,
    Restriction,
    When,
)
from habeas.model import Tested as Asked
from habeas.petition import petition
from habeas.petition.choosing import load_choices
from habeas.petition.saying import phrases

FORMS = ("wgad_pleading", "wgad_urgent", "sp_letter", "wgeid", "ccpr_op1", "cat_22")
LANGUAGES = ("en", "fr", "es")
AREAS = ("articles", "cautions", "guarantees", "mandates", "pleading", "requests", "stating", "urgency")


def of_released(form: str, lang: str = "en") -> Petition:
    """Return a filing on the first invented case, of somebody who was let go."""
    whole = released_case()
    return petition(
        whole, assess(whole, load_law(), state="Kazakhstan"), load_law(), documents=released_documents(),
        names=released_names(), made_on="2026-11-22", form=load_form(form), lang=lang,
    )  # fmt: skip


def told(made: Petition, line: str) -> list[str]:
    """Return the sentences of one line."""
    return [sentence.text for sentence in made.sentences if sentence.line == line]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_sentence_stands_on_accepted_claims_and_every_other_line_is_blank(form: str, lang: str) -> None:
    of = case()
    made = a_filing(form, lang, of=of)
    known = {weighed.claim.id for weighed in of.claims}
    assert made.sentences
    assert all(set(sentence.claims) <= known and sentence.facts for sentence in made.sentences)
    filled = {sentence.line for sentence in made.sentences}
    assert {blank.line for blank in made.blanks} == {line.key for line in load_form(form).lines} - filled


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_unread_line_is_named_among_what_to_verify(form: str, lang: str) -> None:
    made = a_filing(form, lang)
    named = " ".join(point.says for point in made.to_verify)
    unread = [line.key for line in load_form(form).lines if line.mark is Mark.TO_BE_VERIFIED]
    assert unread
    assert all(key in named for key in unread)


@pytest.mark.parametrize("form", FORMS)
def test_every_text_of_a_form_is_said_in_its_languages(form: str) -> None:
    asked = load_form(form)
    texts = [asked.name, asked.title, asked.addressee, asked.confidentiality, asked.source]
    texts += [section.title for section in asked.section]
    texts += [text for line in asked.lines for text in (line.label, line.note, line.says) if text]
    assert all(said(text, lang) != text for lang in ("fr", "es") for text in texts if len(text) > 12)


@pytest.mark.parametrize("area", AREAS)
def test_the_phrases_of_an_area_are_the_same_in_every_language(area: str) -> None:
    keys = [{key for key in phrases(lang) if key.startswith(f"{area}.")} for lang in LANGUAGES]
    assert keys[0]
    assert keys[0] == keys[1] == keys[2]


def test_every_element_of_the_law_has_a_heading_and_a_norm() -> None:
    known = phrases("en")
    elements = [element.id.rpartition(":")[2] for element in load_law().elements]
    missing = [
        f"{part}_{element}" for element in elements for part in ("heading", "norm")
        if f"guarantees.{part}_{element}" not in known
    ]  # fmt: skip
    assert missing == []


@pytest.mark.parametrize("form", FORMS)
def test_a_form_asks_only_what_is_known_and_goes_to_a_known_mechanism(form: str) -> None:
    asked = load_form(form)
    assert asked.mechanism in load_mechanisms()
    requests = {choice.key: choice for choice in load_choices("asking")}
    leads = {f"to_{requests[key].to}_{asked.mechanism.lower()}" for line in asked.lines for key in line.asks}
    assert {f"requests.{lead}" for lead in leads} <= phrases("en").keys()


def test_every_request_names_a_remedy_of_the_law_or_none() -> None:
    remedies = {remedy.key for remedy in load_remedies()} | {""}
    assert {choice.remedy for choice in load_choices("asking")} <= remedies


@pytest.mark.parametrize(
    ("form", "lines", "why"),
    [
        ("wgad_pleading", ("V.1", "V.2", "V.3"), "the pleading has a line for each sort of remedy"),
        ("ccpr_op1", ("III.1", "III.2", "III.3"), "exhaustion is for the author to show"),
        ("cat_22", ("III.1", "III.2"), "so is it here"),
        ("sp_letter", ("F.1",), "steps in the country are one line"),
        ("wgeid", ("6.1",), "and steps taken to find the person"),
    ],
)
def test_remedies_of_which_no_source_tells_stay_blank(form: str, lines: tuple[str, ...], why: str) -> None:
    made = a_filing(form, of=case("complaint", "corpus"))
    assert set(lines) <= {blank.line for blank in made.blanks}, why


def test_remedies_that_were_tried_are_told_with_their_result() -> None:
    assert "who did not answer" in told(a_filing("wgad_pleading"), "V.3")[0]


@pytest.mark.parametrize("form", ["wgad_pleading", "wgad_urgent", "sp_letter"])
def test_a_state_that_is_no_party_is_held_to_no_article_of_the_covenant(form: str) -> None:
    of = case()
    made = a_filing(form, of=of, on=found(of, "Saudi Arabia"))
    assert not [
        sentence.text
        for sentence in made.sentences
        if "Covenant;" in sentence.text or "of the Covenant." in sentence.text
    ]


def test_an_outline_under_the_protocol_lists_no_article_where_the_state_is_no_party() -> None:
    of = case()
    made = a_filing("ccpr_op1", of=of, on=found(of, "Saudi Arabia"))
    assert {"II.2", "VI.1"} <= {blank.line for blank in made.blanks}


def test_where_the_treaty_status_is_not_known_the_articles_are_named_with_that_reserve() -> None:
    of = case()
    made = a_filing("ccpr_op1", of=of, on=found(of, "Velmora"))
    assert told(made, "II.2")[1] == (
        "Whether the State was bound by the Covenant at the time of the facts "
        "remains to be verified before this is sent."
    )


def test_an_urgent_appeal_tells_each_danger_under_its_heading_and_concludes() -> None:
    made = a_filing("wgad_urgent")
    headings = list(dict.fromkeys(sentence.under for sentence in made.sentences if sentence.line == "4.1"))
    assert headings == [
        "Fate or whereabouts withheld", "Danger to physical or psychological integrity", "Danger to health",
        "Isolation", "Age", "Why this calls for action at once",
    ]  # fmt: skip
    assert "paragraph 22" in told(made, "4.1")[-1]
    assert made.warnings == ()


def test_an_urgent_appeal_without_any_danger_says_so_and_leaves_the_line_blank() -> None:
    quiet = case("disappeared", "incommunicado", "beaten", "solitary", "untreated", "strike", "age")
    made = a_filing("wgad_urgent", of=quiet)
    assert "4.1" in {blank.line for blank in made.blanks}
    assert made.warnings[0].startswith("The reviewed sources tell of no danger to the life, health or integrity")


def test_an_urgent_appeal_for_somebody_who_was_let_go_says_so() -> None:
    made = a_filing("wgad_urgent", of=case(freed=a_release()))
    assert "4.1" in {blank.line for blank in made.blanks}
    assert "is no longer held" in made.warnings[0]


def test_release_is_asked_for_who_is_held_and_not_for_who_is_free() -> None:
    assert any("to release Ilvan Torek immediately" in text for text in told(a_filing("wgad_pleading"), "VI.1"))
    assert not any("to release" in text for text in told(of_released("wgad_pleading"), "VI.1"))


def test_a_request_rests_on_the_facts_that_call_for_it() -> None:
    of = case()
    (asked,) = [
        each for each in a_filing("wgad_urgent", of=of).sentences if "medical care." in each.text and each.line == "5.1"
    ]
    assert set(asked.claims) == {claims()["untreated"].id, claims()["strike"].id}


def test_what_only_makes_a_case_graver_brings_no_category() -> None:
    of = case("abducted", "disappeared", "incommunicado", "charge", "activity", "profession")
    made = a_filing("wgad_pleading", of=of)
    assert told(made, "I.1") == []
    assert not any("falls, prima facie, within category" in sentence.text for sentence in made.sentences)


def test_a_pleading_puts_the_norm_before_the_words_and_the_articles_after_them() -> None:
    first, words, articles, *_ = told(of_released("wgad_pleading"), "IV.1")
    assert first.startswith("Nobody may be deprived of liberty except on grounds")
    assert words == "Lantern Rights Watch states: “The officers showed him no warrant.”"
    assert articles.startswith("These facts engage articles 3 and 9 of the Universal Declaration")


def test_a_complaint_tells_the_facts_once_and_names_the_articles_that_rest_on_them() -> None:
    made = a_filing("ccpr_op1")
    argued = [sentence for sentence in made.sentences if sentence.line == "VI.1"]
    assert "Articles 17 and 23 of the Covenant" in {sentence.under for sentence in argued}
    assert len([each for each in argued if "refused treatment" in each.text]) == 1


def test_mandates_are_suggested_on_the_facts_that_concern_them() -> None:
    mandates = " ".join(told(a_filing("sp_letter"), "A.1"))
    assert "freedom of opinion and expression" in mandates
    assert "human rights defenders" in mandates
    assert "minority issues" not in mandates


def test_the_state_is_heard_and_answered_in_a_pleading() -> None:
    of = case()
    plea = Justification(plea=Plea.ACCOUNT, claims=(claims()["lawful"].id,), proposed=())
    made = a_filing("wgad_pleading", of=of, on=replace(found(of), justification=(plea,)))
    words, answer = told(made, "III.3")
    assert "Torek was arrested lawfully" in words
    assert "it is for the Government to refute it" in answer


def test_a_restriction_of_a_right_is_held_against_the_three_part_test() -> None:
    of = case()
    charge = (claims()["charge"].id,)
    tested = tuple(
        Asked(
            demand=demand, question="", answer=Answer.UNKNOWN, claims_for=(), claims_against=(), invoked=invoked,
            proposed=(), missing=(),
        )
        for demand, invoked in ((Demand.LAW, charge), (Demand.AIM, ()), (Demand.NECESSITY, ()))
    )  # fmt: skip
    test = Restriction(
        element="exercise_rights:expression", right="", clause="ICCPR 19(3)", aims=(), derogable=True,
        binding=Answer.YES, note=None, answer=Answer.UNKNOWN, tested=tested, mark=Mark.READ, source="",
    )  # fmt: skip
    argued = told(a_filing("wgad_pleading", of=of, on=replace(found(of), restrictions=(test,))), "IV.2")
    assert any("(see article 19\u00a0(3) of the Covenant)" in text for text in argued)
    assert any(text.startswith("The authorities invoke a law; that alone does not show") for text in argued)
    assert "No reviewed source tells that it served a legitimate aim." in argued


@pytest.mark.parametrize(
    ("without", "more", "warning", "why"),
    [
        ((), {}, None, "month and year are known, and the disappearance is told"),
        (("disappeared",), {}, "No accepted claim tells of the enforced disappearance", "an abduction alone"),
        (("disappeared", "abducted"), {}, "The month and year of the disappearance are not known", "no date at all"),
    ],
)
def test_the_form_on_disappearances_misses_what_it_cannot_do_without(
    without: tuple[str, ...], more: dict[str, object], warning: str | None, why: str
) -> None:
    made = a_filing("wgeid", of=case(*without))
    assert any(each.startswith(warning) for each in made.warnings) if warning else made.warnings == (), why


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_filed_elsewhere_is_said_to_whoever_submits(lang: str) -> None:
    filed = Communication(
        id="com-1", case=CaseId("cas-1"), mechanism="WGEID", milestone=Milestone.FILED, on=When.parse("2021-06-02"),
        reference="V-12", by="Ada", at="2021-06-02T00:00:00Z",
    )  # fmt: skip
    made = a_filing("wgad_pleading", lang, record=CaseRecord(communications=(filed,)))
    (warning,) = made.warnings
    assert "WGEID" in warning
    assert "2021" in warning
    assert "(V-12)" in warning
    assert not any("V-12" in sentence.text for sentence in made.sentences)


def test_a_filing_taken_back_or_with_the_same_mechanism_is_no_warning() -> None:
    filed = Communication(
        id="com-1", case=CaseId("cas-1"), mechanism="WGAD", milestone=Milestone.FILED, on=When.parse("2021-06-02"),
        by="Ada", at="2021-06-02T00:00:00Z",
    )  # fmt: skip
    gone = replace(filed, id="com-2", mechanism="WGEID", taken_back=True)
    assert a_filing("wgad_pleading", record=CaseRecord(communications=(filed, gone))).warnings == ()


def test_the_same_case_makes_the_same_filing() -> None:
    assert a_filing("wgad_urgent", "fr") == a_filing("wgad_urgent", "fr")
    assert Kind.ABDUCTION in {claim.predicate for claim in claims().values()}
