"""Every text of the desk is there in every language, with its places, tags, commands, forms and terms."""

from __future__ import annotations

import ast
import re
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from django.utils import translation

import habeas
from habeas.errors import HabeasError, every_error
from habeas.web.words import extract
from habeas.web.words.catalogues import Book, Message, path_of, read_book, write_book
from habeas.web.words.errors import say_code, say_error, say_remedy
from habeas.web.words.extract import faults_in, key_of, renew
from habeas.web.words.faults import find_faults, read_glossary
from habeas.web.words.gather import gather
from habeas.web.words.languages import BY_CODE, LANGUAGES, TRANSLATED, Language

HOUSE = Path(habeas.__file__).parent
GETTEXT = re.compile(r"_|_lazy|n?p?gettext(?:_lazy|_noop)?")


@pytest.fixture(scope="module")
def messages() -> tuple[Message, ...]:
    return gather()


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_a_catalogue_says_everything_and_says_it_soundly(language: Language, messages: tuple[Message, ...]) -> None:
    assert faults_in(read_book(language), messages, language) == []


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_a_catalogue_stands_as_the_tool_writes_it(language: Language) -> None:
    assert write_book(language, read_book(language)) == path_of(language).read_text("utf-8")


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_no_translation_is_marked_as_a_guess(language: Language) -> None:
    assert "fuzzy" not in path_of(language).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_plural_rule_is_that_of_cldr(language: Language) -> None:
    rule, cldr = c2py(language.plural_rule), Locale.parse(language.locale).plural_form
    numbers = [*range(1_000), 1_000_000, 2_000_000, 1_000_001]
    assert [language.plurals[rule(number)] for number in numbers] == [cldr(number) for number in numbers]


def test_no_text_is_put_together_before_it_is_translated() -> None:
    calls = [
        (path.name, node.lineno)
        for path in sorted((HOUSE / "web").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and GETTEXT.fullmatch(getattr(node.func, "id", getattr(node.func, "attr", "")))
        and any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in node.args[:2])
    ]
    assert calls == []


def test_every_place_in_a_text_has_a_name(messages: tuple[Message, ...]) -> None:
    unnamed = re.compile(r"%(?!\(\w+\)[sd]|%|\s|$)[sdrif]")
    assert [each.text for each in messages if unnamed.search(each.text + each.plural)] == []


def test_every_error_says_its_words_in_the_catalogues(messages: tuple[Message, ...]) -> None:
    texts = {message.text for message in messages}
    assert {
        text
        for kind in (HabeasError, *every_error())
        if kind.__module__.startswith("habeas.")
        for text in (kind.says, kind.remedy)
    } <= texts


def test_every_term_of_the_trade_has_a_word_in_every_language() -> None:
    codes = {language.code for language in TRANSLATED}
    assert {term: codes - set(words) for term, words in read_glossary().items() if codes - set(words)} == {}


def test_only_english_claims_to_be_reviewed() -> None:
    assert [language.code for language in LANGUAGES if language.reviewed] == ["en"]


def test_the_languages_written_from_right_to_left_are_known() -> None:
    assert [language.code for language in LANGUAGES if language.direction == "rtl"] == ["ug", "ar"]


PLURAL = Message(text="%(num)d page of %(name)s", plural="%(num)d pages of %(name)s")


@pytest.mark.parametrize(
    ("message", "texts", "fault", "why"),
    [
        (Message(text="Hello"), ("",), "is empty", "nothing is said"),
        (Message(text="Page %(number)s"), ("Страница",), "lost number", "the number is gone"),
        (Message(text="Page %(number)s"), ("Страница %(номер)s",), "places that the English has not", "a name is new"),
        (Message(text="Page %(number)s"), ("Страница %(number)s, 5 %",), "lone per cent", "it would break the page"),
        (Message(text="See <b>this</b>"), ("Смотрите <b>это",), "changed the tags", "a tag stays open"),
        (Message(text="Run `habeas verify`."), ("Запустите проверку.",), "changed the commands", "it cannot be typed"),
        (PLURAL, ("%(num)d с. %(name)s", "%(num)d с. %(name)s"), "has 2 forms", "Russian has three"),
        (PLURAL, ("%(num)d с. %(name)s", "с. %(name)s", "%(num)d с. %(name)s"), "few lost num", "a few of how many"),
        (Message(text="One claim"), ("Одна претензия",), "no word for “claim”", "the glossary says otherwise"),
        (Message(text="Page "), ("Страница",), "space at an end", "words would run together"),
    ],
)
def test_a_faulty_translation_is_found(message: Message, texts: tuple[str, ...], fault: str, why: str) -> None:
    assert any(fault in found for found in find_faults(message, texts, BY_CODE["ru"])), why


@pytest.mark.parametrize(
    ("message", "texts", "why"),
    [
        (Message(text="Page %(number)s"), ("Страница %(number)s",), "all is there"),
        (Message(text="%(share)s %% of it"), ("%(share)s %% этого",), "two signs print as one"),
        (PLURAL, ("одна с. %(name)s", "%(num)d с. %(name)s", "%(num)d с. %(name)s"), "one may be said in words"),
        (Message(text="Run `habeas list claims`."), ("Запустите `habeas list claims`.",), "a command is no prose"),
    ],
)
def test_a_sound_translation_is_left_alone(message: Message, texts: tuple[str, ...], why: str) -> None:
    assert list(find_faults(message, texts, BY_CODE["ru"])) == [], why


def test_a_translation_comes_back_with_its_text() -> None:
    page, russian = Message(text="Page"), BY_CODE["ru"]
    gone = renew(Book(said={page: ("Страница",)}, once={}), [], russian)
    assert renew(gone, [page], russian).said == {page: ("Страница",)}


def test_a_text_with_quotes_tabs_and_lines_is_kept_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    message, russian = Message(context="a", text='Say "no"\tor\n\\yes'), BY_CODE["ru"]
    book = Book(said={message: ('Скажите "нет"\tили\n\\да',)}, once={})
    (tmp_path / "django.po").write_text(write_book(russian, book), "utf-8")
    monkeypatch.setattr("habeas.web.words.catalogues.path_of", lambda _: tmp_path / "django.po")
    assert read_book(russian) == book


def test_faulty_translations_are_not_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    message, file = Message(text="Page %(number)s"), tmp_path / "ru.json"
    monkeypatch.setattr("habeas.web.words.catalogues.path_of", lambda _: tmp_path / "django.po")
    monkeypatch.setattr(extract, "path_of", lambda _: tmp_path / "django.po")
    monkeypatch.setattr(extract, "gather", lambda **_: (message,))
    file.write_text(f'{{"{key_of(message)}": "Страница", "abc": "…"}}', "utf-8")
    assert extract.main(["--fill", "ru", str(file)]) == 1
    assert read_book(BY_CODE["ru"]).said == {message: ("",)}
    assert "lost number" in capsys.readouterr().out


def test_an_error_speaks_the_language_of_the_page() -> None:
    class Known(HabeasError):
        code = "known"
        says = "The ledger is closed."
        remedy = "There is no ledger at that place."

    with translation.override("ru"):
        assert (say_error(Known()), say_remedy(Known())) == ("Журнал закрыт.", "Там нет журнала.")
        assert say_code("known") == ("Журнал закрыт.", "Там нет журнала.")


def test_a_code_says_what_was_not_kept_as_an_ellipsis() -> None:
    with translation.override("en"):
        assert say_code("source-unknown-type")[0] == "This kind of file is not read: …."


def test_a_code_that_nobody_knows_is_shown_as_it_is() -> None:
    assert say_code("from-the-future") == ("from-the-future", "")
