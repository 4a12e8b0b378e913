"""What the geometry of a timeline promises, in any language. All people and documents are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from case_builders import a_claim, a_document, case_of
from habeas.model import CaseFile, Kind
from habeas.show.timeline import ENGLISH, LETTER, find_timeline, length_of

TEXT = a_document(
    "Boduk was taken on 11 May. She was charged in June. She was let go on 20 June.", published="2030-07-01"
)
CLAIMS = [
    a_claim(TEXT, "taken on 11 May", Kind.ARREST, "2030-05-11"),
    a_claim(TEXT, "charged in June", Kind.CHARGE, "2030-06"),
    a_claim(TEXT, "let go on 20 June", Kind.RELEASE, "2030-06-20"),
]


def a_case() -> CaseFile:
    return case_of(*CLAIMS, documents=[TEXT])


@pytest.mark.parametrize(
    ("label", "letters", "why"),
    [
        ("Arrest", 6, "Latin letters"),
        ("逮捕", 4, "a Chinese character is as wide as two"),
        ("قولغا ئېلىش", 11, "Uyghur letters"),
        ("≠ 逮捕", 6, "a sign and a space before them"),
    ],
)
def test_a_label_is_given_the_room_that_its_letters_take(label: str, letters: int, why: str) -> None:
    assert length_of(label) == pytest.approx(letters * LETTER), why


def test_one_day_is_a_point_and_a_month_an_interval() -> None:
    drawn = find_timeline(a_case())
    assert drawn is not None
    assert [(mark.label, mark.is_point) for mark in drawn.marks] == [
        ("Arrest", True), ("Charge", False), ("Release", True),
    ]  # fmt: skip


def test_every_word_on_a_timeline_is_the_voices() -> None:
    voice = replace(
        ENGLISH, event=lambda fact: "evt", regime=lambda regime: "reg", standing=lambda standing: "std",
        when=lambda when: "whn", span=lambda span: "spn", month=lambda day: "mth",
    )  # fmt: skip
    drawn = find_timeline(a_case(), voice=voice)
    assert drawn is not None
    assert {mark.title for mark in drawn.marks} == {"evt, whn, std"}
    assert {band.title for band in drawn.bands} == {"reg · spn, std"}
    assert {tick.label for tick in drawn.ticks} == {"mth"}


def test_only_the_facts_asked_for_are_drawn() -> None:
    case = a_case()
    drawn = find_timeline(case, facts=[fact for fact in case.facts if fact.predicate is Kind.CHARGE])
    assert drawn is not None
    assert [mark.label for mark in drawn.marks] == ["Charge"]
