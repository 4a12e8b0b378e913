"""A document of 500,000 characters with 2,000 claims is read like a short one; nobody in it exists."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ledgers import LONG_CLAIMS, make_long
from visitor import Visitor

MOST_BYTES = 1_000_000  # of a part with its passages; the whole document would be far more
MOST_S = 1.5  # from a key to the next claim; how fast it is, bench/desk.py measures


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_long(tmp_path_factory.mktemp("long") / "case.habeas")


def _jump_s(visitor: Visitor) -> float:
    claim = visitor.claim_in_hand
    started = time.perf_counter()
    visitor.presses("j")
    visitor.is_given_another(claim)
    return time.perf_counter() - started


def test_a_long_document_opens_within_bounds(visitor: Visitor) -> None:
    visitor.begins_to_review()
    assert f"Claim 1 of {LONG_CLAIMS:,}".replace(",", "") in visitor.reads("#card").replace(",", "")
    weight = visitor.opens(visitor.page.url.removeprefix(visitor.address).partition("#")[0])
    assert 10_000 < weight < MOST_BYTES


def test_the_next_of_two_thousand_claims_is_soon_there(visitor: Visitor) -> None:
    visitor.begins_to_review()
    assert min(_jump_s(visitor) for _ in range(5)) < MOST_S  # the quickest: others share this machine
    assert visitor.page.locator("mark.now").count() > 0


def test_a_claim_far_on_in_the_document_is_opened_with_its_words(visitor: Visitor) -> None:
    first = visitor.begins_to_review()
    visitor.presses("j")  # which moves the focus from the words to the card, above the list
    visitor.is_given_another(first)
    visitor.follows("#list nav.pages a[rel=next]")
    visitor.is_at("page=2")
    visitor.follows("#list .line:last-child a")
    claim = visitor.claim_in_hand
    visitor.finds("mark.now")
    visitor.presses("u", "1")
    visitor.is_given_another(claim)
    assert visitor.word_on(claim)[0] == "unsure"
