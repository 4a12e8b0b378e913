"""What a reading process wrote, taken as hostile until every field has its type, range and size."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from habeas.errors import Unreadable
from habeas.ingest.errors import BY_CODE, ReaderFailed
from habeas.ingest.extract import Extract
from habeas.model.document import Cell, Page, Property, Row, Table

T = TypeVar("T")
EXTRACT_KEYS = {
    "engine", "text", "pages", "title", "author", "publisher", "published", "url", "warnings", "properties", "scans",
    "tables", "form",
}  # fmt: skip
MAX_WORD, MAX_NOTES, MAX_PAGES = 2000, 200, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An extract that has the right form, and what the reading process could not fence off."""

    extract: Extract
    fence: tuple[str, ...] = ()


def parse_answer(answer: bytes, *, text_chars: int) -> Answered:
    """Return the extract in an answer.

    Raises:
        ReaderFailed: the answer does not have the form agreed.
        Unreadable: the reader refused the source, with one of the codes agreed.

    """
    try:
        value = json.loads(answer.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReaderFailed from error
    if isinstance(value, dict) and set(value) == {"refused"}:
        raise refusal_in(value)
    _demand(isinstance(value, dict) and set(value) == {"extract", "fence"})
    given = value["extract"]
    _demand(isinstance(given, dict) and set(given) == EXTRACT_KEYS)
    text = given["text"]
    _demand(isinstance(text, str) and len(text) <= text_chars and is_sound(text))
    pages = _pages(given["pages"], len(text))
    extract = Extract(
        engine=_word(given["engine"]),
        text=text,
        pages=pages,
        title=_word_or_none(given["title"]),
        author=_word_or_none(given["author"]),
        publisher=_word_or_none(given["publisher"]),
        published=_word_or_none(given["published"]),
        url=_word_or_none(given["url"]),
        warnings=_each(given["warnings"], _word, most=MAX_NOTES),
        properties=_each(given["properties"], _property, most=MAX_NOTES),
        scans=_scans(given["scans"], len(pages)),
        tables=_each(given["tables"], lambda table: _table(table, len(text)), most=MAX_PAGES),
        form=_word_or_none(given["form"]),
    )
    return Answered(extract=extract, fence=_each(value["fence"], _word, most=MAX_NOTES))


def refusal_in(value: dict[str, object]) -> Unreadable:
    """Return why a process refused a source; a code that was not agreed is a process that failed."""
    code = value.get("refused") if len(value) == 1 else None
    return (BY_CODE.get(code, ReaderFailed) if isinstance(code, str) else ReaderFailed)()


def is_sound(text: str) -> bool:
    """Whether the text has no NUL and no half of a surrogate pair: what UTF-8 and both databases can hold."""
    return "\x00" not in text and text.encode("utf-8", "ignore").decode("utf-8") == text


def _demand(true: bool) -> None:
    if not true:
        raise ReaderFailed


def _word(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_WORD or not value.isprintable():
        raise ReaderFailed
    return value


def _word_or_none(value: object) -> str | None:
    return None if value is None else _word(value)


def _each(value: object, read: Callable[[Any], T], *, most: int) -> tuple[T, ...]:
    if not isinstance(value, list) or len(value) > most:
        raise ReaderFailed
    return tuple(read(each) for each in value)


def _pages(value: object, length: int) -> tuple[Page, ...]:
    """Pages in their order, none overlapping, all inside the text."""
    pages, reached = _each(value, _page, most=MAX_PAGES), 0
    for page in pages:
        _demand(reached <= page.start <= page.end <= length)
        reached = page.end
    _demand([page.number for page in pages] == list(range(1, len(pages) + 1)))
    return pages


def _page(value: object) -> Page:
    _demand(isinstance(value, dict) and set(value) == {"number", "start", "end"})
    numbers: list[object] = list(value.values()) if isinstance(value, dict) else []
    _demand(all(type(number) is int for number in numbers))
    return Page(**value)  # type: ignore[arg-type]


def _property(value: object) -> Property:
    _demand(isinstance(value, dict) and set(value) == {"name", "value", "sensitive"})
    fields: dict[str, object] = value if isinstance(value, dict) else {}
    _demand(isinstance(fields["sensitive"], bool))
    return Property(name=_word(fields["name"]), value=_word(fields["value"]), sensitive=bool(fields["sensitive"]))


def _scans(value: object, pages: int) -> tuple[int, ...]:
    """Numbers of pages, each once and in order."""
    numbers: tuple[int, ...] = _each(value, lambda number: number, most=MAX_PAGES)
    _demand(all(type(number) is int and 1 <= number <= pages for number in numbers))
    _demand(all(one < other for one, other in pairwise(numbers)))
    return numbers


def _table(value: object, length: int) -> Table:
    """Rows of cells, all inside the text."""
    _demand(isinstance(value, dict) and set(value) == {"rows"})
    rows = value["rows"] if isinstance(value, dict) else None
    return Table(rows=_each(rows, lambda row: _row(row, length), most=MAX_PAGES))


def _row(value: object, length: int) -> Row:
    _demand(isinstance(value, dict) and set(value) == {"cells", "is_header"})
    fields: dict[str, object] = value if isinstance(value, dict) else {}
    _demand(isinstance(fields["is_header"], bool))
    cells = _each(fields["cells"], lambda cell: _cell(cell, length), most=MAX_PAGES)
    return Row(cells=cells, is_header=bool(fields["is_header"]))


def _cell(value: object, length: int) -> Cell:
    _demand(isinstance(value, dict) and set(value) == {"start", "end"})
    numbers: list[object] = list(value.values()) if isinstance(value, dict) else []
    _demand(all(type(number) is int for number in numbers))
    cell = Cell(**value)  # type: ignore[arg-type]
    _demand(0 <= cell.start <= cell.end <= length)
    return cell
