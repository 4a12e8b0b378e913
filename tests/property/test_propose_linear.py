"""Hostile text costs no more than its length: four times the text takes about four times as long, in every part.

Time is that of this process alone, and the bound is generous, since other work on the machine slows single calls. Every
person in the pieces is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.propose.amounts import find_amounts
from habeas.propose.clauses import split
from habeas.propose.dates import find_dateline, find_times
from habeas.propose.entities import find_entities
from habeas.propose.hedges import find_hedges
from habeas.propose.speech import find_speech
from habeas.propose.triggers import find_triggers

SHORT, TIMES = 6_000, 4
BOUND = 4 * TIMES  # a quadratic part takes 16 times as long for four times the text, and far longer for forty
NOT_MEASURED_S = 0.25  # below it the clock tells more of the machine than of the code
PIECES = [
    "arrested", "was arrested", "sentenced to", "charged with", "released", "tortured", "held in", "his lawyer", "not",
    "if", "unless", "denied", "calls for", "Amir", "Karim Bekov", "POLICE", "Ministry of", "the", "of the", "and", "or",
    "who", "said", "said that", "according to", "he", "her", "they", "in May", "3 May 2021", "2021", "for two", "years",
    "12", "5,000", "1/2", "US$", "a.m.", "U.N.", "Mr.", "No.", "“", "”", '"', "‘", "’s", "(", ")", "[", ",", ";", ":",
    ".", "?", "!", "–", "-", "…", "*", "|", "\t", "\n", "\n\n", "- ", "1. ", "Name:", "Date of arrest:", " ", "    ",
    "\u200b", "\u0301", "İ", "囚", "😀", "http://x", "aaaaaaaa", "AaAa", "al-", "ʻ",
]  # fmt: skip
UNITS = st.builds(
    lambda pieces, gap: gap.join(pieces) + gap,
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.sampled_from([" ", " ", " ", "", ", ", "\n", ". "]),
)  # fmt: skip


def entities_of(text: str) -> None:
    find_entities(text, split(text))


def speech_of(text: str) -> None:
    clauses = split(text)
    find_speech(text, clauses, find_entities(text, clauses))


PARTS: list[tuple[str, Callable[[str], object]]] = [
    ("split", split),
    ("triggers and modality", lambda text: find_triggers(text, split(text))),
    ("times", lambda text: find_times(text, published=None)),
    ("dateline", find_dateline),
    ("entities", entities_of),
    ("speech", speech_of),
    ("amounts", find_amounts),
    ("hedges", lambda text: find_hedges(text, split(text))),
]


def seconds(part: Callable[[str], object], text: str) -> float:
    began = process_time()
    part(text)
    return process_time() - began


def is_linear(part: Callable[[str], object], unit: str) -> bool:
    """Whether the longer text takes about as much longer, in the best of three tries."""
    short, long = (unit * (size // len(unit) + 1) for size in (SHORT, TIMES * SHORT))
    for _ in range(3):
        taken = seconds(part, long)
        if taken < NOT_MEASURED_S or taken < BOUND * seconds(part, short):
            return True
    return False


@pytest.mark.parametrize(("name", "part"), PARTS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(unit=UNITS)
def test_a_part_takes_time_in_proportion_to_a_hostile_text(
    name: str, part: Callable[[str], object], unit: str
) -> None:  # fmt: skip
    assert is_linear(part, unit), name


ENDLESS = [
    ("was sentenced to ", "the beginning of a rule, over and over"),
    ("He was arrested in ", "triggers without a full stop"),
    ("Amir Karim Bekov ", "one name without an end"),
    ("12 34 5,000 ", "nothing but numbers"),
    ("“(‘[", "marks that open and never close"),
    ("if he had not been denied that ", "negation within negation"),
    ("of the Ministry of the Court ", "bodies within bodies"),
    ("and Amir and Karim, ", "a list of people without an end"),
    ("his lawyer's brother's ", "somebody's somebody's somebody"),
    ("Name: Amir\nDate of arrest: 3 May 2021\n", "thousands of entries"),
    ("a\n", "thousands of lines"),
    (" \n", "thousands of blank lines"),
    (".", "stops"),
    ("x", "one word"),
    ("1", "one number"),
]


@pytest.mark.parametrize(("unit", "why"), ENDLESS)
def test_no_text_without_an_end_makes_a_part_slow(unit: str, why: str) -> None:
    assert [name for name, part in PARTS if not is_linear(part, unit)] == [], why
