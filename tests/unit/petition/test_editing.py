"""A filing that a lawyer edits: what stays traced, what is marked, what is argument; the sentences are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import ClaimId, FactId, Paragraph, Stance, Written
from habeas.petition.editing import Addition, revise, settle, split, text_of

ARRESTED = "On 2 March 2030, Ilvan Torek was arrested in Port Elmin by the police."
HELD = "He was held for “nine days” without seeing a judge."
CLOSED = "The hearing of 11 March 2030 was closed to the public."
TRACED, REWORDED, ARGUMENT = Stance.TRACED, Stance.REWORDED, Stance.ARGUMENT


def written(text: str, number: int) -> Written:
    return Written(
        text=text, stance=TRACED, sentence=number, facts=(FactId(f"fct-{number}"),), claims=(ClaimId(f"clm-{number}"),)
    )


PARAGRAPH = Paragraph(
    id="par-1", line="IV.1", sentences=tuple(written(text, at) for at, text in enumerate((ARRESTED, HELD, CLOSED), 1))
)
SECOND = Paragraph(id="par-2", line="IV.1", sentences=(written("He was released on 3 May 2030.", 4),))


def revised(paragraph: Paragraph, text: str) -> Paragraph:
    return next(iter(revise((paragraph,), {paragraph.id: text})), replace(paragraph, sentences=()))


CASES = [
    (f"{ARRESTED} {HELD} {CLOSED}", [(TRACED, 1), (TRACED, 2), (TRACED, 3)], "nothing is changed"),
    (f"{ARRESTED}\n  {HELD}\n{CLOSED}", [(TRACED, 1), (TRACED, 2), (TRACED, 3)], "white space says nothing"),
    (
        f'{ARRESTED} He was held for "nine days" without seeing a judge. {CLOSED}',
        [(TRACED, 1), (TRACED, 2), (TRACED, 3)],
        "a word processor changes the sort of quotation mark",
    ),
    (f"{ARRESTED} {CLOSED}", [(TRACED, 1), (TRACED, 3)], "a sentence is taken out"),
    (
        f"{ARRESTED} This was unlawful from the first hour. {HELD} {CLOSED}",
        [(TRACED, 1), (ARGUMENT, None), (TRACED, 2), (TRACED, 3)],
        "a sentence of her own between two",
    ),
    (
        f"{ARRESTED} He was held for nine whole days without ever seeing a judge. {CLOSED}",
        [(TRACED, 1), (REWORDED, 2), (TRACED, 3)],
        "a sentence is put in other words",
    ),
    (
        f"It is not true that {ARRESTED[0].lower()}{ARRESTED[1:]} {HELD} {CLOSED}",
        [(REWORDED, 1), (TRACED, 2), (TRACED, 3)],
        "a sentence turned round is not the sentence",
    ),
    (
        f"It is not true that {CLOSED} {HELD}",
        [(REWORDED, 3), (TRACED, 2)],
        "nor where it stands whole behind other words",
    ),
    ("Mr. Torek had, under art. 9, a right to a judge.", [(ARGUMENT, None)], "an abbreviation ends no sentence"),
    ("", [], "all is taken out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "why"), CASES, ids=[row[2] for row in CASES])
def test_an_edited_paragraph_keeps_the_trace_that_is_left(
    text: str, wanted: list[tuple[Stance, int | None]], why: str
) -> None:
    found = revised(PARAGRAPH, text)
    assert [(each.stance, each.sentence) for each in found.sentences] == wanted, why
    assert found.id == PARAGRAPH.id


def test_a_sentence_moved_within_its_paragraph_stays_traced() -> None:
    found = revised(PARAGRAPH, f"{CLOSED} {ARRESTED} {HELD}")
    assert [(each.stance, each.sentence) for each in found.sentences] == [(TRACED, 3), (TRACED, 1), (TRACED, 2)]


def test_a_sentence_moved_into_another_paragraph_takes_its_claims_along() -> None:
    made = revise((PARAGRAPH, SECOND), {"par-1": f"{ARRESTED} {CLOSED}", "par-2": f"{text_of(SECOND)} {HELD}"})
    assert [each.sentence for each in made[1].sentences] == [4, 2]
    assert made[1].sentences[1].claims == (ClaimId("clm-2"),)


def test_an_argument_carries_no_claim() -> None:
    changed = revised(PARAGRAPH, f"{ARRESTED} This was unlawful from the first hour.")
    assert changed.sentences[1].claims == ()


def test_a_paragraph_whose_text_is_empty_is_left_out() -> None:
    assert revise((PARAGRAPH,), {"par-1": "  "}) == ()


def test_a_new_paragraph_is_argument() -> None:
    added = Addition(line="IV.1", after="par-1", text="The law is clear. It was broken.")
    made = revise((PARAGRAPH, SECOND), {}, [added])
    assert [each.stance for each in made[1].sentences] == [ARGUMENT, ARGUMENT]


def test_a_person_says_that_the_claims_still_carry_a_sentence() -> None:
    changed = (revised(PARAGRAPH, "He was held for nine whole days without seeing any judge."),)
    settled = settle(changed, "par-1", 0, TRACED)
    assert (settled[0].sentences[0].stance, settled[0].sentences[0].claims) == (TRACED, (ClaimId("clm-2"),))


def test_nobody_can_say_that_claims_carry_an_argument_that_has_none() -> None:
    changed = (revised(PARAGRAPH, "The law is clear."),)
    assert settle(changed, "par-1", 0, TRACED) == changed


def test_a_person_says_that_no_claim_carries_a_sentence() -> None:
    assert settle((PARAGRAPH,), "par-1", 1, ARGUMENT)[0].sentences[1] == Written(text=HELD, stance=ARGUMENT)


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("One. Two.", ("One.", "Two."), "two sentences"),
        ("See No. 12. He left.", ("See No. 12.", "He left."), "an abbreviation before a number"),
        ("He said “No.” Then he left.", ("He said “No.”", "Then he left."), "a quotation ends a sentence"),
        ("Fue detenido. ¿Por qué? Nadie lo dijo.", ("Fue detenido.", "¿Por qué?", "Nadie lo dijo."), "Spanish"),
        ("On 2.5.2030 he left", ("On 2.5.2030 he left",), "no full stop at the end"),
    ],
)
def test_a_text_is_divided_into_sentences(text: str, parts: tuple[str, ...], why: str) -> None:
    assert split(text) == parts, why


@given(st.lists(st.sampled_from([ARRESTED, HELD, CLOSED, "This is argument.", "So is this!", "Mr. X agreed."])))
def test_no_word_of_a_person_is_lost(parts: list[str]) -> None:
    text = " ".join(parts)
    assert text_of(revised(PARAGRAPH, text)) == text


@given(st.permutations([ARRESTED, HELD, CLOSED]))
def test_a_traced_sentence_says_what_it_said(parts: list[str]) -> None:
    for each in revised(PARAGRAPH, " ".join(parts)).sentences:
        assert each.stance is not TRACED or each.text == PARAGRAPH.sentences[(each.sentence or 0) - 1].text
