"""Bytes become a Document, or the reason why not."""

from __future__ import annotations

import hashlib

from habeas.errors import Unreadable
from habeas.ingest.confine import Watch, read_confined
from habeas.ingest.engines import txt
from habeas.ingest.errors import ReaderFailed, SourceTooLarge
from habeas.ingest.extract import Extract
from habeas.ingest.framing import frame_of
from habeas.ingest.language import find_language
from habeas.ingest.limits import USUAL, Limits
from habeas.ingest.scans.joining import read_pictures
from habeas.ingest.scans.scanner import NEVER, Scanner
from habeas.ingest.sniff import MEDIA_TYPES, PACKAGE_ENGINE, Format, Sniffed, noted, sniff
from habeas.ingest.sources import Source
from habeas.model import Document, Frame, SetAside

UNFRAMED = Frame()
UNSCANNED = Scanner(languages=NEVER)
PLAIN = frozenset({Format.TXT, Format.MD})
PACKAGED = frozenset({Format.DOCX.value, Format.ODT.value})


def ingest(
    source: Source | bytes,
    *,
    name: str | None = None,
    supplied: Frame = UNFRAMED,
    limits: Limits = USUAL,
    scanner: Scanner = UNSCANNED,
) -> Document:
    """Return the document that these bytes are; the same bytes give the same document on every run.

    ``name`` serves only to tell formats that contents do not tell, and to notice a wrong extension. Pages that are
    pictures are read only where a ``scanner`` is given that reads.

    Raises:
        Unreadable: it cannot be read; the error says why and what to do.
        BadChoice: pictures are to be read in a language that is not here.

    """
    if isinstance(source, Source):
        name, data = name or source.name, source.read(limits)
    else:
        data = source
    if len(data) > limits.file_bytes:
        raise SourceTooLarge
    sniffed, extract, fence = _read(data, name or "", limits, Watch(tell=scanner.meter, stop=scanner.stop))
    extract, scans, fenced = read_pictures(data, sniffed.format, extract, scanner)
    frame, notes = frame_of(extract, supplied)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=MEDIA_TYPES[sniffed.format],
        engine=extract.engine,
        text=extract.text,
        language=find_language(extract.text),
        frame=frame,
        pages=extract.pages,
        tables=extract.tables,
        warnings=tuple(dict.fromkeys((*sniffed.warnings, *extract.warnings, *notes, *fence, *fenced))),
        scans=scans,
        properties=extract.properties,
    )


def _read(data: bytes, name: str, limits: Limits, watch: Watch) -> tuple[Sniffed, Extract, tuple[str, ...]]:
    """Plain text is decoded here; whatever needs a parser is read in a process of its own."""
    sniffed = sniff(data, name=name)
    if sniffed is not None and sniffed.format in PLAIN:
        if len(data) > limits.text_bytes:
            raise SourceTooLarge
        return sniffed, txt.read(data), ()
    engine = sniffed.format.engine if sniffed else PACKAGE_ENGINE
    answered = read_confined(data, engine, limits=limits, watch=watch)
    form = answered.extract.form
    if sniffed is None:
        if form not in PACKAGED:
            raise ReaderFailed
        sniffed = noted(Format(form), name=name)
    return sniffed, answered.extract, answered.fence


def set_aside(error: Unreadable, *, name: str, data: Source | bytes | None = None) -> SetAside:
    """Return the record of a file that was not read: its name, its digest where it has one, reason and remedy."""
    if isinstance(data, bytes):
        found: tuple[str, int] | None = hashlib.sha256(data).hexdigest(), len(data)
    else:
        found = data.find_digest() if data else None
    sha256, size = found or (None, data.size if isinstance(data, Source) else None)
    return SetAside(
        original_name=name, sha256=sha256, size=size, code=error.code, says=error.message, remedy=error.advice
    )
