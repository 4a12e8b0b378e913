"""Deciding on claims by keyboard alone: somebody reads an invented person's documents."""

from __future__ import annotations

import pytest
from visitor import Visitor

SURE = "The source says so in these words."
OWN = "Read twice: her name is “Лена”, and the day is wrong."
WORDS = "No warrant was shown"
SELECT = """words => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
  }
}"""


def test_two_keys_decide_a_claim_and_the_next_one_is_there(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("a", "1")
    visitor.is_given_another(claim)
    state, says = visitor.word_on(claim)
    assert state == "accepted"
    assert SURE in says


def test_a_claim_is_rejected_for_a_reason_in_ones_own_words(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("r", "0")
    visitor.types(OWN)
    visitor.presses("Enter")
    visitor.is_given_another(claim)
    state, says = visitor.word_on(claim)
    assert state == "rejected"
    assert OWN in says


def test_a_claim_may_be_left_unsure(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("u", "3")
    visitor.is_given_another(claim)
    assert visitor.word_on(claim)[0] == "unsure"


def test_a_decision_without_a_reason_is_not_sent(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("a", "0", "Enter")
    assert visitor.page.locator("#why-accept:invalid:focus").count() == 1
    assert visitor.word_on(claim)[0] == "waiting"


def test_one_key_takes_the_last_decision_back_and_the_claim_is_there_again(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("a", "1")
    visitor.is_given_another(claim)
    visitor.presses("z")
    visitor.finds(f"#card[data-claim='{claim}'][data-state=waiting]")
    visitor.sees("Taken back.")


def test_the_next_and_the_earlier_claim_are_one_key_away(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("j")
    other = visitor.is_given_another(claim)
    assert visitor.page.locator("mark.now").count() > 0
    visitor.presses("k")
    assert visitor.is_given_another(other) == claim


def test_going_back_after_a_decision_shows_the_decision(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("j")
    other = visitor.is_given_another(claim)
    visitor.presses("a", "2")
    visitor.is_given_another(other)
    visitor.page.go_back()
    visitor.finds(f"#card[data-claim='{other}'][data-state=accepted]")


def test_a_note_is_kept_and_decides_nothing(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("n")
    visitor.types("Ask for the first page.\nIt was torn.")
    visitor.follows("details.note button")
    visitor.sees("The note is kept.")
    state, says = visitor.word_on(claim)
    assert state == "waiting"
    assert "It was torn." in says


def test_a_claim_is_put_right_and_what_was_proposed_stays_on_record(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("e")
    visitor.finds("form[data-takes-words]")
    visitor.chooses("[name=predicate]", "ill_treatment")
    visitor.fills("[name=when]", "2023-05-13")
    visitor.fills("[name=because]", "The words tell of a blow, not of torture.")
    visitor.follows("form[data-takes-words] button.primary")
    visitor.sees("Amended.")
    visitor.looks_at(claim)
    visitor.sees("Another claim was put in the place of this one:")
    visitor.follows("#card a[href^='/claims/'][hx-boost=false]")
    assert "13 May 2023" in visitor.reads(f"#card[data-claim]:not([data-claim='{claim}'])")


def test_the_words_of_a_claim_may_be_typed_anew(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("e")
    visitor.finds("form[data-takes-words]")
    visitor.fills("[name=quote]", "words that stand nowhere")
    visitor.fills("[name=because]", "A slip.")
    visitor.follows("form[data-takes-words] button.primary")
    visitor.finds("form[data-takes-words] .error")
    visitor.hears("422")
    assert visitor.finds("[name=because]").input_value() == "A slip."
    assert visitor.word_on(claim)[0] == "waiting"


def test_selected_words_become_a_claim(visitor: Visitor) -> None:
    visitor.opens("/inbox/?name=open-line")
    visitor.follows(".documents a[href^='/read/']")
    visitor.finds("#text")
    visitor.page.evaluate(SELECT, WORDS)  # Chromium without a screen has no caret browsing (F7)
    visitor.finds("#use-words.near")
    visitor.presses("c")
    visitor.finds("form[data-takes-words]")
    assert visitor.finds("[name=quote]").input_value() == WORDS
    visitor.chooses("[name=predicate]", "arrest")
    visitor.fills("[name=about]", "Torek")
    visitor.fills("[name=because]", "It is what an arrest without a warrant is.")
    visitor.follows("form[data-takes-words] button.primary")
    visitor.sees("The claim is made and accepted.")
    assert WORDS in visitor.reads("#card")
    assert "Made by hand by Aida (invented)." in visitor.reads("#card")


def test_selected_words_take_the_place_of_a_wrong_quote(visitor: Visitor) -> None:
    visitor.opens("/inbox/?name=open-line")
    visitor.follows(".documents a[href^='/read/']")
    claim = visitor.claim_in_hand
    visitor.presses("e")
    visitor.finds("form[data-takes-words]")
    visitor.page.evaluate(SELECT, WORDS)
    visitor.finds("#use-words.near")
    visitor.presses("c")
    assert visitor.finds("[name=quote]").input_value() == WORDS
    visitor.fills("[name=because]", "These are the words that say so.")
    visitor.follows("form[data-takes-words] button.primary")
    visitor.sees("Amended.")
    visitor.looks_at(claim)
    visitor.follows("#card a[href^='/claims/'][hx-boost=false]")
    assert WORDS in visitor.reads(f"#card[data-claim]:not([data-claim='{claim}']) blockquote")


def test_every_key_of_the_card_is_told(visitor: Visitor) -> None:
    visitor.begins_to_review()
    visitor.presses("?")
    visitor.finds("dialog#keys[open]")
    told = {each.strip() for each in visitor.page.locator("dialog#keys dt kbd").all_inner_texts()}
    visitor.presses("Escape")
    assert {"a", "r", "u", "j", "e", "n", "c", "?", "L"} - told == set()


@pytest.mark.parametrize("key", ["a", "r", "u", "j", "z", "L"])
def test_letters_that_are_typed_are_no_keys(key: str, visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("n", key)
    assert visitor.finds("#note-text").input_value() == key
    assert visitor.claim_in_hand == claim


def test_a_decision_is_taken_without_scripts(plain_visitor: Visitor) -> None:
    plain_visitor.opens("/review/")
    plain_visitor.follows("a.button.primary")
    claim = plain_visitor.claim_in_hand
    plain_visitor.follows("details.verdict.accept summary")
    plain_visitor.follows("details.verdict.accept button.reason")
    plain_visitor.finds(f"#card[data-claim]:not([data-claim='{claim}'])")
    assert plain_visitor.word_on(claim)[0] == "accepted"
