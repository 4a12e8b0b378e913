"""The door in a real browser."""

from __future__ import annotations

from visitor import PERSON, Visitor


def test_one_key_locks_the_desk_and_going_back_shows_nothing(visitor: Visitor) -> None:
    visitor.opens("/cases/")
    visitor.sees("Ilvan Torek")
    visitor.presses("L")
    visitor.page.wait_for_url("**/unlock/")
    visitor.page.go_back()
    visitor.page.wait_for_url("**/unlock/**")
    assert "Torek" not in visitor.page.content()


def test_a_question_mark_lists_the_keys_of_the_page(visitor: Visitor) -> None:
    visitor.opens("/help/")
    visitor.presses("?")
    visitor.page.locator("dialog#keys[open]").wait_for()
    assert "Lock the desk" in visitor.page.locator("dialog#keys").inner_text()
    visitor.presses("Escape")
    assert visitor.page.locator("dialog#keys[open]").count() == 0


def test_the_language_is_chosen_from_the_menu_without_scripts(plain_visitor: Visitor) -> None:
    plain_visitor.opens("/help/")
    plain_visitor.page.locator("details.menu summary").first.click()
    plain_visitor.page.locator("button[name=language][value=ug]").click()
    assert plain_visitor.page.locator("html").get_attribute("lang") == "ug"
    assert plain_visitor.page.locator("html").get_attribute("dir") == "rtl"
    plain_visitor.speaks("en")


def test_who_works_stands_on_every_page(visitor: Visitor) -> None:
    visitor.opens("/help/")
    visitor.sees(PERSON)
