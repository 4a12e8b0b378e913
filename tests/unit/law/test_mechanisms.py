"""Where a case can go, and what opinions ask of a State."""

from __future__ import annotations

import re

import pytest

from habeas.law import load_mechanisms, load_remedies, load_treaties

MECHANISMS = load_mechanisms()
REMEDIES = {each.key: each for each in load_remedies()}


def test_every_mechanism_of_the_notes_is_there() -> None:
    assert list(MECHANISMS) == [
        "WGAD", "SP", "WGEID", "CED30", "CED31", "CCPR", "CAT22", "ECTHR", "IACHR", "ACHPR", "ECOWAS", "UPR",
        "SANCTIONS", "PUBLIC", "URGENT_ACTION", "FAMILY",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mechanism", "key", "days", "months", "why"),
    [
        ("WGAD", "reply", 60, 0, "60 days from transmission"),
        ("WGAD", "extension", 0, 1, "one calendar month, not 30 days"),
        ("WGAD", "reply_old", 90, 0, "historic cases"),
        ("WGAD", "extension_old", 0, 2, "historic cases"),
        ("WGAD", "follow_up", 0, 6, "six months from the opinion"),
        ("SP", "reply", 60, 0, "60 days from the letter"),
        ("CED30", "reply", 14, 0, "about two weeks"),
        ("CCPR", "reply", 0, 6, "six months"),
        ("CAT22", "reply", 0, 6, "six months"),
    ],
)
def test_a_limit_is_as_the_notes_have_it(mechanism: str, key: str, days: int, months: int, why: str) -> None:
    limit = {each.key: each for each in MECHANISMS[mechanism].deadline}[key]
    assert (limit.days, limit.months) == (days, months), why


@pytest.mark.parametrize(
    ("mechanism", "key", "months"),
    [("WGEID", "urgent", 3), ("WGEID", "urgent_linked", 12), ("CCPR", "after_exhaustion", 60),
     ("CCPR", "after_other_procedure", 36), ("ECTHR", "after_final_decision", 4), ("IACHR", "after_notice", 6),
     ("ACHPR", "reasonable", 0)],
)  # fmt: skip
def test_a_time_to_file_is_as_the_notes_have_it(mechanism: str, key: str, months: int) -> None:
    assert {each.key: each for each in MECHANISMS[mechanism].window}[key].months == months


def test_a_limit_that_a_letter_sets_has_no_order_of_its_own() -> None:
    for mechanism in MECHANISMS.values():
        assert not any(limit.orders for limit in mechanism.deadline if limit.by_letter)


def test_an_extension_and_what_it_extends_hold_for_the_same_days() -> None:
    for mechanism in MECHANISMS.values():
        limits = {limit.key: limit for limit in mechanism.deadline}
        for limit in limits.values():
            if limit.extends:
                extended = limits[limit.extends]
                assert (limit.since, limit.until) == (extended.since, extended.until)


def test_the_working_group_and_the_european_court_are_warned_of_from_both_sides() -> None:
    assert "ECTHR" in {bar.against for bar in MECHANISMS["WGAD"].bar}
    assert "WGAD" in {bar.against for bar in MECHANISMS["ECTHR"].bar}
    assert any("Peraldi" in bar.says for bar in MECHANISMS["WGAD"].bar)


def test_austrias_reservation_concerns_the_european_court() -> None:
    assert ("ECTHR", ("AT",)) in {(bar.against, bar.states) for bar in MECHANISMS["CCPR"].bar}


def test_every_state_that_is_named_stands_in_the_table() -> None:
    known = {state.code for state in load_treaties().states}
    for mechanism in MECHANISMS.values():
        named = {*mechanism.states, *(code for bar in mechanism.bar for code in bar.states)}
        assert named <= known, mechanism.key


def test_exhaustion_is_asked_for_where_the_notes_say_so() -> None:
    asked = {key for key, mechanism in MECHANISMS.items() if mechanism.exhaustion == "yes"}
    assert asked == {"CED31", "CCPR", "CAT22", "ECTHR", "IACHR", "ACHPR"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the appropriate remedy would be to release Mr. Torek immediately", "release"),
        ("el remedio adecuado sería poner a la Sra. Boduk inmediatamente en libertad", "release"),
        ("le remède approprié consisterait à libérer immédiatement Mme Boduk", "release"),
        ("accord her an enforceable right to compensation and other reparations", "compensation"),
        ("lui accorder le droit d’obtenir réparation, notamment sous la forme d’une indemnisation", "compensation"),
        ("concederle el derecho efectivo a obtener una indemnización", "compensation"),
        ("and expunge his criminal record", "expunge"),
        ("anular su condena y eliminar sus antecedentes penales", "expunge"),
        ("to drop all charges against her", "no_further_prosecution"),
        ("abandonner toutes les charges qui pèsent contre lui", "no_further_prosecution"),
        ("to reinstate her in the position that she held", "reinstate"),
        ("ensure a full and independent investigation of the circumstances", "investigation"),
        ("veiller à ce qu’une enquête approfondie et indépendante soit menée", "investigation"),
        ("bring its laws, particularly article 1 of its Code, into conformity", "laws"),
        ("refers the present case to the Special Rapporteur on torture", "referral"),
        ("disseminate the present opinion through all available means", "disseminate"),
        ("in the context of the COVID-19 pandemic, to ensure her immediate release", "covid"),
        ("would welcome the opportunity to conduct a country visit", "visit"),
        ("take the steps necessary to remedy the situation of Ms. Boduk without delay", "remedy_situation"),
    ],
)
def test_a_remedy_is_recognised_in_the_words_of_an_opinion(text: str, key: str) -> None:
    assert any(re.search(pattern, text, re.IGNORECASE) for pattern in REMEDIES[key].patterns)


def test_no_remedy_is_seen_in_a_sentence_that_asks_for_none() -> None:
    said = "The Government replied on 3 May 2031 that Mr. Torek was held under a warrant."
    assert [
        key for key, each in REMEDIES.items() if any(re.search(one, said, re.IGNORECASE) for one in each.patterns)
    ] == []


def test_the_state_owes_what_is_for_the_person() -> None:
    assert {key for key, each in REMEDIES.items() if not each.owed} == {"visit", "referral"}
