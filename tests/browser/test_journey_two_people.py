"""Two people, or one with two tabs, at the same claims; nobody of them exists."""

from __future__ import annotations

from collections.abc import Callable

from visitor import Visitor

OTHER = "Botan (invented)"
FIRST, SECOND = "The clerk's own words (Aida).", "The same page says the contrary (Botan)."


def decides(visitor: Visitor, key: str, because: str) -> None:
    """Say a word on the claim in hand, for a reason in one's own words."""
    visitor.presses(key, "0")
    visitor.writes(because)
    visitor.presses("Enter")


def test_who_decides_in_a_second_tab_is_told_and_nothing_is_lost(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    second = Visitor(visitor.page.context.new_page(), visitor.address).listen()
    second.looks_at(claim)
    decides(visitor, "a", FIRST)
    visitor.is_given_another(claim)
    decides(second, "r", SECOND)
    second.sees("You have said another word on this claim since this page was opened")
    second.sees("Nothing was recorded now.")
    assert second.finds("#why-reject").input_value() == SECOND
    assert visitor.word_on(claim)[0] == "accepted"
    second.follows(".verdict.reject .own-words button")
    second.is_given_another(claim)
    state, says = visitor.word_on(claim)
    assert state == "rejected"
    assert FIRST in says
    assert SECOND in says
    second.complaints[:] = [each for each in second.complaints if "422" not in each]
    second.page.close()
    assert second.complaints == []


def test_two_people_read_a_claim_and_the_second_does_not_see_the_word_of_the_first(
    visitor: Visitor, others: Callable[[str], Visitor]
) -> None:
    visitor.opens("/settings/")
    visitor.reaches("[name=readers]")
    visitor.presses("ArrowDown")
    visitor.fills("form[action='/settings/readers/'] [name=because]", "Somebody's liberty hangs on it.")
    visitor.follows("form[action='/settings/readers/'] button")
    visitor.sees("Set by")
    claim = visitor.begins_to_review()
    decides(visitor, "a", FIRST)
    visitor.is_given_another(claim)
    second = others(OTHER)
    state, says = second.word_on(claim)
    assert (state, FIRST in second.page.content(), "(Aida)" in says) == ("waiting", False, False)
    assert "What another one said is shown once you have decided." in says
    decides(second, "r", SECOND)
    second.is_given_another(claim)
    state, says = second.word_on(claim)
    assert state == "differs"
    assert FIRST in says
    assert SECOND in says
    second.opens("/review/agreement/")
    assert FIRST in second.reads()
    assert SECOND in second.reads()
