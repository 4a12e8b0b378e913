"""What is known of a document as a publication: what was supplied first, then what the file says, else nothing."""

from __future__ import annotations

import re

from habeas.errors import BadDate
from habeas.ingest.extract import Extract
from habeas.ingest.symbols import find_symbol
from habeas.model import Frame, When

DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
PLAUSIBLE_YEARS = range(1900, 2101)


def frame_of(extract: Extract, supplied: Frame) -> tuple[Frame, tuple[str, ...]]:
    """Return the frame and what is odd about it; every supplied field wins and is believed as it stands."""
    published, basis, notes = _published(extract, supplied)
    frame = Frame(
        publisher=supplied.publisher or extract.publisher,
        title=supplied.title or extract.title,
        author=supplied.author or extract.author,
        published=published,
        published_basis=basis,
        index=supplied.index or find_symbol(extract.text),
        url=supplied.url or extract.url,
        genre=supplied.genre,
        cited_as=supplied.cited_as,
    )
    return frame, notes


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
