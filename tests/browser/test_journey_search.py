"""Searching, and changing the language, by keyboard alone, among invented documents in five languages."""

from __future__ import annotations

import pytest
from visitor import Visitor


def asks(visitor: Visitor, words: str) -> None:
    """Open the search and ask for these words."""
    visitor.opens("/search/")
    visitor.finds("#q:focus")
    visitor.types(words)
    visitor.presses("Enter")
    visitor.finds("#results :is(.group, .empty)")


@pytest.mark.parametrize(
    ("words", "found", "why"),
    [
        ("逮捕", "埃尔明日报", "two characters of Chinese"),
        ("задёржан", "Фонарь", "ё for е"),
        ("ТОРЕК", "Фонарь", "capital letters"),
        ("قولغا", "چىراغ", "Uyghur"),
        ("Элминде", "Шырақ", "Kazakh"),
    ],
)
def test_words_are_found_in_any_script(words: str, found: str, why: str, visitor: Visitor) -> None:
    asks(visitor, words)
    visitor.page.locator("#results .group").get_by_text(found).first.wait_for()
    assert visitor.page.locator("#results mark, #results .why").count() > 0, why


def test_with_the_switch_only_exact_letters_are_found(visitor: Visitor) -> None:
    asks(visitor, "задёржан")
    visitor.finds("#results .group")
    visitor.reaches("#exact")
    visitor.presses("Space")
    visitor.sees("Nothing has exactly these letters.")
    visitor.presses("Space")
    visitor.finds("#results .group")


def test_a_hit_leads_to_its_place(visitor: Visitor) -> None:
    asks(visitor, "逮捕")
    visitor.follows("#results .group.claim a")
    visitor.is_at("/read/doc-")
    assert "逮捕" in visitor.reads("mark.now")


@pytest.mark.parametrize(
    "words",
    [
        "\"' OR 1=1; --", "NEAR(a b) AND *", "<script>alert(1)</script>", "%00%ff{{7*7}}", "\"unclosed", "^a:b*",
        "\u202eegasseM", "a" * 1200,
    ],
)  # fmt: skip
def test_hostile_questions_are_only_words(words: str, visitor: Visitor) -> None:
    asks(visitor, words)
    assert visitor.finds("#q").input_value() == words[:1000]
    assert visitor.page.locator("main script").count() == 0


def test_the_language_is_changed_by_keyboard_and_the_page_is_mirrored(visitor: Visitor) -> None:
    visitor.opens("/cases/")
    brand = visitor.finds("a.brand").bounding_box()
    visitor.follows("details.menu summary")
    visitor.follows("button[name=language][value=ug]")
    visitor.finds("html[lang=ug][dir=rtl]")
    visitor.is_at("/cases/$")
    mirrored = visitor.finds("a.brand").bounding_box()
    assert brand
    assert mirrored
    assert brand["x"] < 320
    assert mirrored["x"] + mirrored["width"] > 960
    visitor.follows("details.menu summary")
    visitor.follows("button[name=language][value=en]")
    visitor.finds("html[lang=en][dir=ltr]")


def test_the_language_is_chosen_without_scripts(plain_visitor: Visitor) -> None:
    plain_visitor.opens("/help/")
    plain_visitor.follows("details.menu summary")
    plain_visitor.follows("button[name=language][value=ug]")
    plain_visitor.finds("html[lang=ug][dir=rtl]")
