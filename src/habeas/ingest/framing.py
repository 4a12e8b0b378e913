"""What is known of a document as a publication: what was supplied first, then what the file says, else nothing."""

from __future__ import annotations

import re

from habeas.errors import BadDate
from habeas.ingest.extract import Extract
from habeas.ingest.symbols import find_symbol
from habeas.model import Frame, When

DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
HIDDEN = "The file's properties name a title or an author that its pages do not; both stay on record and are not cited."
PLAUSIBLE_YEARS = range(1900, 2101)


def frame_of(extract: Extract, supplied: Frame) -> tuple[Frame, tuple[str, ...]]:
    """Return the frame and what is odd about it; every supplied field wins and is believed as it stands."""
    published, basis, notes = _published(extract, supplied)
    title, author = (_said_openly(extract, words) for words in (extract.title, extract.author))
    if (title, author) != (extract.title, extract.author):
        notes += (HIDDEN,)
    frame = Frame(
        publisher=supplied.publisher or extract.publisher,
        title=supplied.title or title,
        author=supplied.author or author,
        published=published,
        published_basis=basis,
        index=supplied.index or find_symbol(extract.text),
        url=supplied.url or extract.url,
        genre=supplied.genre,
        cited_as=supplied.cited_as,
    )
    return frame, notes


def _said_openly(extract: Extract, words: str | None) -> str | None:
    """The words, unless only the file's properties say them: these may name whoever typed or saved it."""
    if words is None or all(each.value != words for each in extract.properties):
        return words
    return words if _letters(words) in _letters(extract.text) else None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _published(extract: Extract, supplied: Frame) -> tuple[When | None, str | None, tuple[str, ...]]:
    if supplied.published:
        return supplied.published, supplied.published_basis or "supplied", ()
    if not extract.published:
        return None, None, ()
    when = read_date(extract.published)
    if when is None:
        return None, None, ("The file states a date of publication that cannot be read; none was taken.",)
    return when, "metadata", ()


def read_date(written: str) -> When | None:
    """Return the day, month or year that a metadata field states in the order year, month, day; else None.

    Other orders are not read: 03/04/2019 is two days. The day is that of the place of publication.
    """
    match = DATE.fullmatch(written.strip()) or COMPACT.fullmatch(written.strip())
    if not match or int(match.group(1)) not in PLAUSIBLE_YEARS:
        return None
    edtf = "-".join(part.zfill(2) for part in match.groups() if part)
    try:
        return When.parse(edtf, as_written=written)
    except BadDate:
        return None
