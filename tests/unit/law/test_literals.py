"""The plain words that are looked for first never hide what a pattern would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.law import load_law
from habeas.law.literals import literals_of
from habeas.law.seeking import Words

TABLE = (
    (r"\bconsular\b", {"consular"}, "a word"),
    (r"\b(?:denied|no)\b.{0,30}\bconsular\b", {"consular"}, "of two parts, the longer one"),
    (r"\blawyers?\b", {"lawyer"}, "the last letter may be missing"),
    (r"\brall(?:y|ies)\b", {"rall"}, "an ending of two kinds"),
    (r"\bnon-?bailable\b", {"bailable"}, "a sign in the middle may be missing"),
    (r"(?:secret )?prison", {"prison"}, "a group may be missing"),
    (r"(?:\w+ ){0,3}", set(), "all may be missing"),
    (r"\bno{2,3}\b", {"no"}, "a letter stands twice at least, and is told of once"),
    (r"[^\]a]\.b", {".b"}, "a class is not read, a sign that a backslash makes plain is"),
    (r"court|\w+", set(), "one branch needs nothing"),
    (r"not|nothing|notes", {"not"}, "what holds another one is left out"),
    (r"\x27s\b", set(), "a code of a sign is not read"),
    (r"(?=court)c", set(), "what only looks ahead is not read"),
    (r"^court$", set(), "an end is not read"),
)
PATTERNS = sorted(
    {
        words
        for element in load_law().elements
        for bearing in (*element.yes_if, *element.no_if)
        for words in (bearing.words, bearing.unless, bearing.also)
        if words
    }
)


@pytest.mark.parametrize(("pattern", "expected", "why"), TABLE)
def test_a_pattern_needs_its_rarest_words(pattern: str, expected: set[str], why: str) -> None:
    assert literals_of([pattern]) == expected, why


def test_of_several_patterns_each_brings_its_own_words() -> None:
    assert literals_of([r"\bcourt\b", r"\bjudges?\b"]) == {"court", "judge"}


def test_where_one_pattern_is_not_read_nothing_is_known() -> None:
    assert literals_of([r"\bcourt\b", r"(?i)judge"]) == frozenset()


@pytest.mark.parametrize("words", PATTERNS)
def test_every_pattern_of_the_law_is_read(words: tuple[str, ...]) -> None:
    assert literals_of(words)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from([(words, each) for words in PATTERNS for each in words]), st.data())
def test_nothing_that_a_pattern_of_the_law_finds_is_passed_over(
    chosen: tuple[tuple[str, ...], str], data: st.DataObject
) -> None:
    words, pattern = chosen
    quote = Words(data.draw(st.from_regex(re.compile(pattern, re.ASCII))))
    assert quote.have(words) == any(quote.each(words))
