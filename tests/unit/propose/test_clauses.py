"""Sentences and layout; every name and event here is invented."""

from __future__ import annotations

import textwrap

import pytest

from habeas.propose.clauses import LONGEST, split

SENTENCES = [
    ("Police took Ana Bel. She was held.", ["Police took Ana Bel.", "She was held."], "a plain stop ends a sentence"),
    ("Mr. Bel met Dr. Kos at No. 5 prison.", ["Mr. Bel met Dr. Kos at No. 5 prison."], "titles and No. do not"),
    (
        "The U.S. Embassy wrote. It asked.",
        ["The U.S. Embassy wrote.", "It asked."],
        "an abbreviation before a name goes on",
    ),
    (
        "He fled to the U.S. The court sat.",
        ["He fled to the U.S.", "The court sat."],
        "an abbreviation before a new subject ends",
    ),
    ("A. B. Kos was taken. He is well.", ["A. B. Kos was taken.", "He is well."], "initials do not end"),
    ("Charged under Art. 174 of the Code.", ["Charged under Art. 174 of the Code."], "articles do not end"),
    ("At 7 p.m. on Friday he left.", ["At 7 p.m. on Friday he left."], "an hour before a small letter goes on"),
    ("“I was beaten.” He wept.", ["“I was beaten.”", "He wept."], "the closing mark belongs to the sentence"),
    ('"Why?" she asked. "Who?"', ['"Why?" she asked.', '"Who?"'], "a question goes on with a small letter"),
    ("12. Mr. Bel was arrested.", ["12. Mr. Bel was arrested."], "the number of a paragraph is no sentence"),
    ("Он был задержан. Суд решил иначе.", ["Он был задержан.", "Суд решил иначе."], "Cyrillic"),
    ("他被拘留。法院判决。", ["他被拘留。", "法院判决。"], "Chinese stops need no space"),
    ("He paid 3.5 million. It was late.", ["He paid 3.5 million.", "It was late."], "a decimal point is no stop"),
    (
        "MINSK, 12 March (Agency) — Police came.",
        ["MINSK, 12 March (Agency) —", "Police came."],
        "a dateline stands alone",
    ),
]

PARTS = [
    ("Activist freed in Tavria\n\nAna Bel was freed.", ["title", "body"], "a line without a stop stands over the text"),
    ("Title here\n\n19 August 2019\n\nAna was freed.", ["title", "dateline", "body"], "a date alone"),
    ("She was freed.\n\nBackground\n\nShe was held.", ["body", "title", "background"], "a section carries its name"),
    ("Name: Ana Bel\nDate of arrest: 3 May 2020", ["field", "field"], "labels with values"),
    ("1. Date of arrest: 3 May 2020\nAna was held.", ["field", "body"], "a numbered label"),
    ("Ana was held.\nPhoto: Tavria Press", ["body", "caption"], "a caption"),
    ("Ana Bel said: they took my son.", ["body"], "a colon in prose is no field"),
    ("• Ana Bel, held since May.\n• Ivo Kos, freed.", ["body", "body"], "list lines stand apart"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES, ids=[why for _, _, why in SENTENCES])
def test_a_text_falls_into_its_sentences(text: str, expected: list[str], why: str) -> None:
    assert [text[clause.start : clause.end] for clause in split(text)] == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), PARTS, ids=[why for _, _, why in PARTS])
def test_layout_says_what_a_line_belongs_to(text: str, expected: list[str], why: str) -> None:
    assert [clause.part for clause in split(text)] == expected, why


@pytest.mark.parametrize("width", [60, 72, 100])
def test_wrapped_lines_give_the_same_sentences_as_unwrapped_ones(width: int) -> None:
    paragraphs = [
        "Ana Bel, a teacher from invented Tavria, was arrested on 3 May 2020 when officers in plain clothes "
        "came to the school where she works. She was questioned for nine hours without a lawyer; her phone is gone.",
        "A district court ordered her detention for two months. Her lawyer, Mr. Kos, appealed against that, which "
        "the city court refused to hear. She remains in the pre-trial detention centre of the town.",
    ]
    plain = "\n\n".join(paragraphs)
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert [" ".join(wrapped[c.start : c.end].split()) for c in split(wrapped)] == [
        plain[c.start : c.end] for c in split(plain)
    ]


def test_a_sentence_without_end_is_cut_at_soft_places() -> None:
    text = "they took him, " * 10_000
    clauses = split(text)
    assert max(clause.end - clause.start for clause in clauses) <= LONGEST
    assert all(text[clause.end - 1] == "," for clause in clauses)


@pytest.mark.parametrize("text", ["", "   \n\n", "\x00", "a", ". . .", "\r\n\r\n", "…" * 50, "A:\nB:\n"])
def test_clauses_stay_inside_the_text_and_never_overlap(text: str) -> None:
    at = 0
    for clause in split(text):
        assert at <= clause.start < clause.end <= len(text)
        at = clause.end
