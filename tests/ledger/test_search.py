"""One body on both engines: what was put in is found by its words, whatever script they are in. All people invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, a_naming, opened
from postgres import USER, postgres

from habeas.errors import BadChoice
from habeas.ledger import Ledger
from habeas.ledger.dialects import POSTGRES
from habeas.ledger.search import Change, Index, Text
from habeas.model.query import read_query

__all__ = ["postgres"]  # the fixture

LONG_TEXT = "The court sat. " * 300 + "Ilvan Torek was arrested without any warrant. " + "The court rose. " * 300


@dataclass(frozen=True, slots=True)
class Connected:
    """Speaks to one PostgreSQL."""

    connection: psycopg.Connection[Any]

    @contextmanager
    def reading(self) -> Iterator[Any]:
        with self.connection.cursor() as cursor:
            yield cursor

    @contextmanager
    def writing(self) -> Iterator[Any]:
        with self.connection.transaction(), self.connection.cursor() as cursor:
            yield cursor


@pytest.fixture(params=["sqlcipher", "postgresql"])
def index(request: pytest.FixtureRequest, place: Path) -> Iterator[Index]:
    if request.param == "sqlcipher":
        with Ledger.create(place, PASSPHRASE, cost=CHEAP) as ledger:
            yield ledger.index()
        return
    folder = request.getfixturevalue("postgres")
    with psycopg.connect(host=str(folder), user=USER, dbname="postgres", autocommit=True) as connection:
        made = Index(Connected(connection), POSTGRES)
        yield made
        made.clear()


def found(index: Index, query: str, shelf: str = "claim") -> list[str]:
    return [place.id for place in index.find(shelf, read_query(query).wanted, limit=50)]


FOUND = [
    ("拘禁", "他被任意拘禁三个月", "two Chinese characters within a sentence"),
    ("арест", "Он был арестован утром", "the beginning of a word"),
    ("еще", "Ещё один человек", "ё is written as е"),
    ("казакстан", "Қазақстан Республикасы", "a Kazakh word on a Russian keyboard"),
    ("ئۈرۈمچى", "ﺋﯜﺭﯛﻣﭽﻰ شەھىرى", "Uyghur presentation forms"),
    ("سوتى", "سو‌تى", "a zero-width non-joiner within the word"),
    ("urumqi", "in Ürümqi", "Latin diacritics"),
    ("٢٠١٩", "in 2019", "digits of another script"),
    ("torek warrant", "Torek saw no warrant", "two words, not side by side"),
    ("warrant torek", "Torek saw no warrant", "in any order"),
    ('"no warrant"', "Torek saw no warrant", "a phrase"),
    ("foo-bar", "a foo bar", "a hyphen joins a phrase"),
    ("AND", "black and white", "an operator is a word"),
    ("NEAR(x y)", "near x and y", "an operator is a word here too"),
    ("\U00031350", "\U00031350", "a Chinese character of Unicode 15, which unicode61 of SQLite does not know"),
    ("o'neil", "Mr O’Neil", "a curly apostrophe"),
    ("co:lon \\ 'quote'", "co lon quote", "what tsquery would read as a weight, an escape, a quotation"),
]


@pytest.mark.parametrize(("query", "text", "why"), FOUND, ids=[why for *_, why in FOUND])
def test_what_is_there_is_found(index: Index, query: str, text: str, why: str) -> None:
    index.put("claim", "clm-1", text)
    index.put("claim", "clm-2", "nothing of the sort")
    assert found(index, query) == ["clm-1"]


NOT_FOUND = [
    ("拘禁", "拘留和禁止", "both characters, but not side by side"),
    ("йод", "иод", "й is a letter of its own"),
    ('"warrant no"', "no warrant", "a phrase has its order"),
    ("ar", "the art", "two letters that are not being typed are a word (followed by a space)"),
    ("rest", "arrest", "not the end of a word"),
    ("torek warrant", "Torek alone", "one of two words is missing"),
]


@pytest.mark.parametrize(("query", "text", "why"), NOT_FOUND, ids=[why for *_, why in NOT_FOUND])
def test_what_is_not_there_is_not_found(index: Index, query: str, text: str, why: str) -> None:
    index.put("claim", "clm-1", text)
    assert found(index, f"{query} ") == []


HOSTILE = [
    "foo-bar", "2025-01", "AND", "OR NOT", '"', '"""', "*", "^a", "NEAR(", "NEAR(a b, 5)",
    "'; DROP TABLE search_thing; --", "a\0b", "\0", "\u200f\u202e\u2066", "a" * 10_000, "a " * 5_000, "拘" * 10_000,
    "\ud800", "words: x", "{words} : x", "-x", "a:*", "!a", "a & | !", "<->", "\\", "'", "%s %(x)s %", "a<2>b",
    "\u0301" * 1_000, "(" * 500, "🙂", "",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=[ascii(query[:20]) for query in HOSTILE])
def test_nothing_that_a_person_can_type_is_an_error(index: Index, query: str) -> None:
    index.put("claim", "clm-1", query)
    index.put("document", "doc-1", query)
    wanted = read_query(query).wanted
    for shelf in ("claim", "document", "person"):
        index.find(shelf, wanted, limit=50)
        index.count(shelf, wanted, most=10)
    expected = ["clm-1"] if wanted else []
    assert found(index, query) == expected


def test_words_of_a_long_text_are_found_in_different_pieces_and_their_places_told(index: Index) -> None:
    index.put("document", "doc-1", LONG_TEXT + " Amnesty was granted.")
    index.put("document", "doc-2", "Torek is free.")
    (place,) = index.find("document", read_query("torek amnesty").wanted, limit=5)
    assert place.id == "doc-1"
    first, second = (LONG_TEXT[begins:ends] for begins, ends in place.stretches)
    assert "Ilvan Torek" in first
    assert "Ilvan Torek" not in second


@pytest.mark.parametrize("before", range(200, 260, 3))
def test_a_phrase_is_found_where_two_pieces_meet(index: Index, before: int) -> None:
    index.put("document", "doc-1", "x " * before + "Ilvan Torek was arrested without any warrant" + " y" * 300)
    assert found(index, '"Ilvan Torek was arrested without any warrant"', "document") == ["doc-1"]


def test_putting_again_takes_the_place_of_what_was_there(index: Index) -> None:
    index.put("document", "doc-1", "Torek " * 600)
    index.put("document", "doc-1", "Mellin")
    assert (found(index, "torek", "document"), found(index, "mellin", "document")) == ([], ["doc-1"])


def test_what_is_dropped_is_not_found(index: Index) -> None:
    for number in range(3):
        index.put("claim", f"clm-{number}", "Torek", of="doc-1" if number else "doc-2")
    index.drop("claim", "clm-1")
    assert found(index, "torek") == ["clm-0", "clm-2"]
    index.bring(Change(drop_of=[("claim", "doc-1")]), since=index.upto, upto=7)
    assert found(index, "torek") == ["clm-0"]


def test_a_page_goes_on_where_the_last_one_ended(index: Index) -> None:
    for shelf in ("claim", "document"):
        texts = [Text(shelf=shelf, id=f"{shelf}-{number:02}", text=f"Torek {number}") for number in range(25)]
        index.bring(Change(put=texts), since=index.upto, upto=1)
        wanted, pages, after = read_query("torek").wanted, [], 0
        while page := index.find(shelf, wanted, after=after, limit=10):
            pages.append(len(page))
            after = page[-1].number
        assert pages == [10, 10, 5]
        assert (index.count(shelf, wanted, most=100), index.count(shelf, wanted, most=20)) == (25, 20)


def test_two_who_bring_the_same_step_do_it_once(index: Index) -> None:
    index.put("claim", "clm-0", "Mellin")
    change = Change(put=[Text(shelf="claim", id="clm-1", text="Torek")])
    assert index.bring(change, since=0, upto=9)
    assert not index.bring(Change(drop=[("claim", "clm-1")]), since=0, upto=9)
    assert (index.upto, found(index, "torek")) == (9, ["clm-1"])


def test_an_index_that_was_cleared_finds_nothing_and_is_made_anew(index: Index) -> None:
    index.put("claim", "clm-1", "Torek")
    index.clear()
    assert (index.upto, found(index, "torek"), index.count("claim", read_query("torek").wanted, most=5)) == (
        None,
        [],
        0,
    )
    index.put("claim", "clm-1", "Torek")
    assert found(index, "torek") == ["clm-1"]


def test_an_index_of_another_version_is_made_anew(index: Index) -> None:
    index.put("claim", "clm-1", "Torek")
    with index._channel.writing() as cursor:
        cursor.execute('UPDATE "search_state" SET "value" = \'0\' WHERE "name" = \'layout\'')
    assert (index.upto, found(index, "torek")) == (None, [])
    index.put("claim", "clm-2", "Torek")
    assert found(index, "torek") == ["clm-2"]


def test_a_step_that_fails_leaves_the_index_as_it_was(index: Index) -> None:
    index.put("claim", "clm-1", "Torek")
    with pytest.raises(BadChoice):
        index.bring(Change(drop=[("claim", "clm-1"), ("no shelf", "x")]), since=0, upto=9)
    assert (index.upto, found(index, "torek")) == (0, ["clm-1"])


def test_a_ledger_with_an_index_opens_verifies_goes_on_and_is_copied(place: Path, tmp_path: Path) -> None:
    with Ledger.create(place, PASSPHRASE, cost=CHEAP) as ledger:
        ledger.append([a_naming(1)], by=BY, at=AT)
        before = (ledger.head, ledger.verify())
        ledger.index().put("document", "doc-1", LONG_TEXT)
        ledger.index().put("claim", "clm-1", "Torek")
        ledger.index().drop("claim", "clm-1")
        assert (ledger.head, ledger.verify()) == before
    with opened(place) as again:
        again.append([a_naming(2)], by=BY, at=AT)
        assert found(again.index(), "torek", "document") == ["doc-1"]
        assert again.verify().entries == 2
        assert again.backup(tmp_path / "copy").entries == 2


def test_the_index_leaves_no_readable_word_on_the_disk(place: Path) -> None:
    with Ledger.create(place, PASSPHRASE, cost=CHEAP) as ledger:
        ledger.index().put("document", "doc-1", "sarybulak " * 500)
        files = {path.name: path.read_bytes() for path in place.parent.iterdir()}
    assert [name for name, data in files.items() if b"sarybulak" in data] == []


def test_a_ledger_that_never_had_one_has_no_index_until_something_is_put(ledger: Ledger) -> None:
    assert ledger.index().upto is None
    assert found(ledger.index(), "arrested") == []
    ledger.index().put("claim", "clm-1", "was arrested")
    assert found(ledger.index(), "arrested") == ["clm-1"]
