"""The pages that were read, put in their places among those that have a text layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from habeas.errors import Unreadable
from habeas.ingest.errors import NoText, PicturesWaiting, PictureUnread, ReaderUnconfined
from habeas.ingest.extract import Extract
from habeas.ingest.scans.scanner import LATER, NEVER, Scanner
from habeas.ingest.scans.table import get_table
from habeas.ingest.sniff import Format
from habeas.model import Cell, Page, PageReading, Scan, Table

Outcomes = Mapping[int, PageReading | Unreadable]
MOST_NAMED = 20


def read_pictures(
    data: bytes, form: Format, extract: Extract, scanner: Scanner
) -> tuple[Extract, tuple[Scan, ...], tuple[str, ...]]:
    """Return the extract with the text of its pictures, how each was read, and what could not be fenced off.

    Raises:
        PicturesWaiting: there are pictures, and another process is to read them.
        PictureUnread, ReaderUnconfined: nothing of the source has text, and its pictures cannot be read here.
        NoText: there is no text on them either.
        Unreadable: none of its pages could be read.

    """
    if not extract.pages:
        return extract, (), ()
    wanted = tuple(scanner.settled) if scanner.settled else extract.scans
    if wanted and scanner.languages == LATER:
        raise PicturesWaiting
    outcomes: dict[int, PageReading | Unreadable] = {}
    fence: tuple[str, ...] = ()
    if wanted and scanner.languages != NEVER:
        try:
            outcomes, fence = dict(scanner.read(data, form, wanted)), scanner.fence_notes()
        except (PictureUnread, ReaderUnconfined) as error:
            outcomes = dict.fromkeys(wanted, error)
    joined, scans = join(extract, outcomes)
    if not joined.text.strip() and extract.scans:
        raise _reason(outcomes)
    if scans:
        read_in = "+".join(sorted({code for scan in scans for code in scan.languages.split("+")}))
        joined = replace(joined, engine=f"{extract.engine}; {scanner.prove_able().engine(read_in)}")
    return joined, scans, fence


def _reason(outcomes: Outcomes) -> Unreadable:
    """Why no page has text: the pictures were not to be read, could not be, or are empty."""
    if not outcomes:
        return PictureUnread()
    return next((each for each in outcomes.values() if isinstance(each, Unreadable)), NoText())


def join(extract: Extract, outcomes: Outcomes) -> tuple[Extract, tuple[Scan, ...]]:
    """Return the extract with what was read on its pages, warnings on what was not, and the scans."""
    layers = {page.number: extract.text[page.start : page.end] for page in extract.pages}
    taken = {
        number: outcome
        for number, outcome in outcomes.items()
        if isinstance(outcome, PageReading) and _is_better(outcome, layers[number])
    }
    pieces, pages, reached = [], [], 0
    for number, layer in sorted(layers.items()):
        piece = taken[number].text if number in taken else layer
        piece += "\n" if number in taken and piece and number < len(layers) else ""
        pages.append(Page(number=number, start=reached, end=reached + len(piece)))
        pieces.append(piece)
        reached += len(piece)
    joined = replace(
        extract,
        text="".join(pieces),
        pages=tuple(pages),
        tables=_moved(extract, tuple(pages)),
        warnings=(*extract.warnings, *warn(extract, outcomes, taken)),
    )
    return joined, tuple(taken[number].scan for number in sorted(taken))


def _moved(extract: Extract, pages: tuple[Page, ...]) -> tuple[Table, ...]:
    """The tables of pages that have a text layer, at their new places."""
    moves = [(old.start, new.start - old.start) for old, new in zip(extract.pages, pages, strict=True)]

    def moved(cell: Cell) -> Cell:
        by = next((by for start, by in reversed(moves) if start <= cell.start), 0)
        return Cell(start=cell.start + by, end=cell.end + by)

    return tuple(
        Table(rows=tuple(replace(row, cells=tuple(map(moved, row.cells))) for row in table.rows))
        for table in extract.tables
    )


def _is_better(reading: PageReading, layer: str) -> bool:
    """Whether what was read counts: where there is no text layer, or that is doubtful and this is not."""
    if not layer.strip():
        return True
    sure = reading.scan.confidence >= get_table().believed_from
    return sure and 2 * len(reading.text) >= len(layer)


def warn(extract: Extract, outcomes: Outcomes, taken: Mapping[int, PageReading]) -> tuple[str, ...]:
    """Return what a reader must know of the pages that are pictures."""
    failed = {number: error for number, error in outcomes.items() if isinstance(error, Unreadable)}
    layers = {page.number: extract.text[page.start : page.end] for page in extract.pages}
    bare = [number for number in sorted(layers) if not layers[number].strip() and number not in taken]
    doubtful = [number for number in extract.scans if layers[number].strip() and number not in taken]
    unsure = [number for number, each in sorted(taken.items()) if each.text and each.scan.confidence < _least()]
    empty = [number for number, each in sorted(taken.items()) if not each.text]
    notes = [
        f"{len(bare)} of {len(layers)} pages have no text and are perhaps scans: {_named(bare)}." if bare else "",
        f"The text of {len(doubtful)} pages that are pictures was not checked: {_named(doubtful)}." if doubtful else "",
        f"{len(taken)} pages were read from pictures (OCR); hold every quote against the page." if taken else "",
        f"Read very unsurely: pages {_named(unsure)}; the language or the scan may be wrong." if unsure else "",
        f"Nothing was found on pages {_named(empty)}." if empty else "",
        *(f"Page {number} was not read: {error.message}" for number, error in sorted(failed.items())[:MOST_NAMED]),
    ]
    return tuple(note for note in notes if note)


def _least() -> int:
    return get_table().believed_from


def _named(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:MOST_NAMED])) + (", …" if len(numbers) > MOST_NAMED else "")
