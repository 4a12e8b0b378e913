"""Likeness is a matter of two documents alone: of no order, of nothing else that is there, and it goes both ways."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_document
from habeas.model import Document
from habeas.resolve import Copies
from habeas.resolve.copies import ALIKE, LEAST_SHARED
from habeas.resolve.ownwords import own_runs

WORDS = tuple(f"word{number}" for number in range(9))
SENTENCES = tuple(" ".join(WORDS[(first * step) % 9] for step in range(1, 30)) for first in range(1, 9))
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(". ".join)
sets_of_texts = st.lists(texts, min_size=2, max_size=6, unique=True)
in_any_order = sets_of_texts.flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts)))))


def documents_of(texts: list[str]) -> list[Document]:
    return [a_document(text, publisher=f"Paper {place}") for place, text in enumerate(texts)]


def found_in(documents: list[Document]) -> Copies:
    found = Copies()
    for document in documents:
        found.add(document)
    return found


@given(in_any_order, st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_the_order_and_the_moment_of_asking_do_not_matter(shuffled: tuple[list[str], list[int]], early: int) -> None:
    documents = documents_of(shuffled[0])
    asked = Copies()
    for place in shuffled[1]:
        asked.add(documents[place])
        if place == early:
            asked.likenesses()
    assert asked.likenesses() == found_in(documents).likenesses()


@given(sets_of_texts)
@settings(max_examples=60, deadline=None)
def test_the_index_finds_what_comparing_every_pair_finds(texts: list[str]) -> None:
    documents = documents_of(texts)
    runs = {each.id: own_runs(each.text) for each in documents}
    expected = set()
    for left in documents:
        for right in documents:
            shared = len(np.intersect1d(runs[left.id], runs[right.id]))
            enough = max(LEAST_SHARED, ALIKE * min(len(runs[left.id]), len(runs[right.id])))
            if left.id < right.id and shared >= enough:
                expected.add((left.id, right.id, shared))
    found = {(each.left, each.right, each.shared) for each in found_in(documents).likenesses()}
    assert found == expected


@given(sets_of_texts)
@settings(max_examples=40, deadline=None)
def test_two_documents_are_alike_or_not_whatever_else_is_there(texts: list[str]) -> None:
    documents = documents_of(texts)
    pair = [each.id for each in documents[:2]]
    assert found_in(documents).likenesses(pair) == found_in(documents[:2]).likenesses()


@given(sets_of_texts)
@settings(max_examples=40, deadline=None)
def test_what_is_taken_out_was_never_there(texts: list[str]) -> None:
    documents = documents_of(texts)
    found = found_in(documents)
    found.likenesses()
    found.drop(documents[0].id)
    assert found.likenesses() == found_in(documents[1:]).likenesses()


@given(st.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_no_text_hangs_it_up(text: str) -> None:
    runs = own_runs(text)
    assert len(runs) == len(set(runs.tolist()))
