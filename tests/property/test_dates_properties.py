"""Whatever the text, every mention is its own words, in order, apart from the others; and it takes linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Moment, When
from habeas.propose.amounts import find_amounts
from habeas.propose.dates import find_dateline, find_times
from habeas.propose.dates.lexicon import lexicon

WORDS = sorted(lexicon().words)
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([word.title() for word in WORDS]),
    st.integers(0, 3000).map(str),
    st.sampled_from(["10/03/2019", "10.03.2019", "19.30", "7:30pm", "1990s", "2018/19", "1398/07/12", "10th", "Q1"]),
    st.sampled_from([" ", "\n", ", ", ". ", "-", "–", "/", "'", "’s ", "(", ")", "$", "\u200f", "\u0301", "😀"]),
    st.text(max_size=4),
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)
DAYS = st.none() | st.builds(Moment, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28))


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_every_mention_is_the_text_at_its_place(text: str, published: Moment | None) -> None:
    found = find_times(text, published=published)
    assert all(mention.text == text[mention.start : mention.end] != "" for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_every_date_is_canonical_edtf_in_the_words_of_the_text(text: str, published: Moment | None) -> None:
    for mention in find_times(text, published=published):
        if mention.when is not None:
            assert mention.when == When.parse(mention.when.edtf, as_written=mention.text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_amount_and_dateline_is_the_text_at_its_place(text: str) -> None:
    found = find_amounts(text)
    assert all(amount.text == text[amount.start : amount.end] for amount in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    dateline = find_dateline(text)
    assert dateline is None or dateline.text == text[dateline.start : dateline.end]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_without_publication_nothing_is_counted_from_it(text: str) -> None:
    assert all(mention.basis != "publication" for mention in find_times(text, published=None))


HOSTILE = [
    "1 1 1 1 ",
    "March March March ",
    "10 March ",
    "since ",
    "2019 ",
    "a\n",
    "1/",
    "may 1 to ",
    "x",
    "(",
    "New Year's ",
    "Friday night ",
    "and 3 ",
    "3, ",
    "the ",
    "has been ",
    "\n",
    " \n",
    "twenty-",
    "1-",
    "a.m. ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        find_times(text, published=Moment(2019, 8, 19))
        find_dateline(text)
        return time.process_time() - began

    seconds(1_000)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.2
