"""Malformed files made by code, each with what must become of it: run through the real reading processes.

``python tests/faults/corpus.py FOLDER`` writes them all, to be looked at or handed to another program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from malformed import (
    archives,
    containers,
    images,
    mails,
    packages,
    pdfparts,
    pdfs,
    pixels,
    structures,
    talk,
    texts,
    webpages,
)
from malformed.rows import Row

from habeas.errors import Unreadable
from habeas.ingest import Limits, ingest, unfold
from habeas.ingest.errors import PictureUnread
from habeas.ingest.scans.draw import drawn
from habeas.ingest.sniff import PICTURES, Format, sniff
from habeas.ingest.sources import Source

# The least that an honest small file needs on a slow machine; what goes beyond is stopped here as it is in earnest.
FAST = Limits(cpu_s=6, wall_s=25.0)
ROWS: tuple[Row, ...] = tuple(
    each
    for kind in (
        pdfs, pdfparts, structures, packages, archives, containers, images, pixels, texts, talk, webpages, mails,
    )
    for each in kind.rows()
)  # fmt: skip
# What takes a reading process longer than it is given here, or more than a few seconds.
SLOW = frozenset({"billion-forms.pdf", "tounicode-long.pdf", "letters-same-place.pdf"})


def outcome_of(data: bytes, name: str, *, limits: Limits = FAST) -> str:
    """Return what becomes of these bytes: one outcome for each source in them."""
    return ",".join(_each(unfold(data, name=name, limits=limits), limits))


def _each(sources: Iterable[Source], limits: Limits) -> Iterator[str]:
    for source in sources:
        try:
            yield _one(source, limits)
        except Unreadable as error:
            yield error.code


def _one(source: Source, limits: Limits) -> str:
    data = source.read(limits)
    sniffed = sniff(data, name=source.name)
    if sniffed is not None and sniffed.format in PICTURES:
        with suppress(PictureUnread):  # there is nobody here who reads it; its properties are read all the same
            ingest(data, name=source.name, limits=limits)
        drawn(data, sniffed.format, page=1, limits=limits)
        return "drawn"
    became = "warned" if ingest(data, name=source.name, limits=limits).warnings else "read"
    if sniffed is not None and sniffed.format is Format.PDF:
        with suppress(Unreadable):  # a page may be beyond drawing; it may not be beyond refusing
            drawn(data, sniffed.format, page=1, limits=limits)
    return became


def main(folder: Path) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in ROWS:
        folder.joinpath(each.name).write_bytes(each.make())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
