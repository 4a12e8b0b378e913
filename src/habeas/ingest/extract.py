"""What an engine hands back: text, pages, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model.document import Page, Property, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of one file as its engine read it; offsets of pages are into it."""

    engine: str
    text: str = field(repr=False)
    pages: tuple[Page, ...] = ()
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None  # as the file writes it
    url: str | None = None
    warnings: tuple[str, ...] = ()
    properties: tuple[Property, ...] = field(default=(), repr=False)
    scans: tuple[int, ...] = ()  # numbers of pages that are pictures, with no text layer or none to rely on
    tables: tuple[Table, ...] = ()
    form: str | None = None  # the format, where it takes opening the file to tell it
