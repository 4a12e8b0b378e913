"""The door in a real browser, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from visitor import PERSON, Served, Visitor
from world import copy_world

REMARK = "Her brother told me more on the telephone: ask again."


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    """Aida, who comes in again where a test before this one has locked the desk."""
    visitor.unlocks()
    return visitor


@pytest.fixture(scope="module")
def hasty(world: Path, serving: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A desk that locks itself after a few seconds."""
    ledger = copy_world(world, tmp_path_factory.mktemp("hasty") / "case.habeas")
    return serving(ledger, "--idle-minutes", "0.15")


def test_one_key_locks_the_desk_and_going_back_shows_nothing(visitor: Visitor) -> None:
    visitor.opens("/cases/")
    visitor.sees("Ilvan Torek")
    visitor.presses("L")
    visitor.is_at("/unlock/")
    visitor.page.go_back()
    visitor.finds("[name=passphrase]")
    assert "Torek" not in visitor.page.content()


def test_a_wrong_passphrase_is_refused_and_what_to_do_is_said(newcomer: Visitor) -> None:
    newcomer.opens("/unlock/")
    newcomer.knocks("a wrong passphrase")
    newcomer.finds(".field.wrong .error")
    newcomer.hears("422")
    assert newcomer.finds("[name=passphrase]").input_value() == ""
    newcomer.reaches("[name=passphrase]")
    newcomer.knocks()
    newcomer.is_at("/inbox/")


def test_the_page_that_was_wanted_comes_after_the_door(newcomer: Visitor) -> None:
    newcomer.opens("/cases/")
    newcomer.is_at("/unlock/")
    assert "Torek" not in newcomer.page.content()
    newcomer.knocks()
    newcomer.is_at("/cases/$")


def test_what_was_typed_when_the_desk_was_locked_is_kept_and_can_be_sent(visitor: Visitor) -> None:
    claim = visitor.begins_to_review()
    visitor.presses("n")
    visitor.types(REMARK)
    elsewhere = Visitor(visitor.page.context.new_page(), visitor.address).listen()
    elsewhere.opens("/help/")
    elsewhere.presses("L")
    elsewhere.is_at("/unlock/")
    elsewhere.page.close()
    visitor.follows("details.note button")
    visitor.is_at("/unlock/")
    visitor.sees("What you had typed was kept.")
    assert REMARK not in visitor.page.content()
    visitor.knocks()
    visitor.is_at("/kept/")
    assert REMARK in visitor.finds("textarea").input_value()
    visitor.follows("main button.primary")
    visitor.sees("The note is kept.")
    assert REMARK in visitor.word_on(claim)[1]


def test_a_desk_where_nobody_is_locks_itself_and_clears_the_screen(browser: Browser, hasty: Served) -> None:
    context = browser.new_context()
    someone = Visitor(context.new_page(), hasty.address).listen()
    someone.unlocks()
    someone.is_at("/unlock/")
    assert "Torek" not in someone.page.content()
    someone.opens("/cases/")
    someone.is_at("/unlock/")
    context.close()
    assert someone.complaints == []


def test_what_was_typed_before_nobody_was_there_is_kept_too(browser: Browser, hasty: Served) -> None:
    context = browser.new_context()
    someone = Visitor(context.new_page(), hasty.address).listen()
    someone.unlocks()
    someone.begins_to_review()
    someone.presses("n")
    someone.types(REMARK)
    someone.is_at("/unlock/")
    assert REMARK not in someone.page.content()
    someone.knocks()
    someone.is_at("/kept/")
    assert REMARK in someone.finds("textarea").input_value()
    context.close()
    assert someone.complaints == []


def test_a_question_mark_lists_the_keys_of_the_page(visitor: Visitor) -> None:
    visitor.opens("/help/")
    visitor.presses("?")
    assert "Lock the desk" in visitor.reads("dialog#keys[open]")
    visitor.presses("Escape")
    visitor.page.locator("dialog#keys[open]").wait_for(state="detached")


def test_who_works_stands_on_every_page(visitor: Visitor) -> None:
    visitor.opens("/help/")
    visitor.sees(PERSON)


@pytest.mark.parametrize(
    ("smuggled", "why"),
    [
        ("const made = document.createElement('script'); made.textContent = 'window.ran = 1'; put(made)", "a script"),
        ("document.body.setAttribute('style', 'color: red')", "a style"),
        ("put(Object.assign(new Image(), {src: 'https://example.org/seen.png'}))", "a picture from elsewhere"),
        ("fetch('https://example.org/told').catch(() => {})", "a request elsewhere"),
    ],
)  # fmt: skip
def test_what_the_policy_forbids_is_stopped_and_heard(smuggled: str, why: str, newcomer: Visitor) -> None:
    newcomer.opens("/unlock/")
    newcomer.page.evaluate(f"() => {{ const put = (each) => document.body.append(each); {smuggled} }}")
    newcomer.page.wait_for_timeout(300)
    assert newcomer.page.evaluate("window.ran") is None, why
    newcomer.hears("Content Security Policy")
    newcomer.complaints[:] = [each for each in newcomer.complaints if "example.org" not in each]
