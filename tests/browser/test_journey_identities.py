"""Saying by keyboard alone whether two names are one person; nobody of them exists."""

from __future__ import annotations

import pytest
from visitor import Visitor

REASON = "Another year of birth (invented)."


def opens_the_first_pair(visitor: Visitor) -> str:
    """Go from the list to the pair with most evidence; return its address."""
    visitor.opens("/identities/")
    visitor.finds(".pair-line")
    visitor.presses("n")
    visitor.is_at("/identities/nam-[^/]+/nam-[^/]+/$")
    return visitor.page.url.removeprefix(visitor.address)


@pytest.mark.parametrize(("key", "word"), [("d", "different"), ("u", "unsure"), ("s", "same")])
def test_one_key_says_a_word_on_a_pair_for_a_reason_and_another_takes_it_back(
    key: str, word: str, visitor: Visitor
) -> None:
    pair = opens_the_first_pair(visitor)
    visitor.presses("w")
    visitor.types(REASON)
    visitor.presses("Escape", key)
    visitor.page.wait_for_url(lambda url: not url.endswith(pair))
    visitor.opens(pair)
    visitor.finds(f".words-said .mark.{word}")
    assert REASON in visitor.reads(".words-said")
    visitor.follows(".words-said form button")
    visitor.finds(".words-said .mark.retract")


def test_a_usual_reason_is_chosen_by_its_digit(visitor: Visitor) -> None:
    pair = opens_the_first_pair(visitor)
    reason = visitor.finds("input[name=reason][data-key='1']").get_attribute("value") or ""
    visitor.presses("1", "u")
    visitor.page.wait_for_url(lambda url: not url.endswith(pair))
    visitor.opens(pair)
    assert reason in visitor.reads(".words-said")


def test_a_word_without_a_reason_is_not_taken(visitor: Visitor) -> None:
    opens_the_first_pair(visitor)
    visitor.presses("d")
    visitor.finds("main [role=alert]")
    visitor.hears("422")
    assert REASON not in visitor.reads("main")


def test_nothing_on_the_list_judges_a_pair_let_alone_many(visitor: Visitor) -> None:
    visitor.opens("/identities/")
    assert visitor.page.locator(".pair-line").count() > 1
    assert visitor.page.locator("main :is(form, input, button)").count() == 0
