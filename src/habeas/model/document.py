"""An original, the text that was read from it, and a stretch of that text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from habeas.errors import QuoteNotVerbatim
from habeas.model.ids import DocumentId, document_id
from habeas.model.scan import SURE, Box, Scan, Word, is_uncertain, uncertain_runs, weigh, words_within
from habeas.model.when import When


class Genre(StrEnum):
    """What sort of source it is, as far as anyone said."""

    NEWS = "news"
    STATEMENT = "statement"
    TESTIMONY = "testimony"
    COURT = "court"
    OFFICIAL = "official"
    UN = "un"
    LETTER = "letter"
    LIST = "list"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where one page of an original lies in its text, in code points, end exclusive."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where the words of one cell of a table lie in the text; an empty cell begins where it ends."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one row, column by column; a cell that spans several rows or columns stands in each of them."""

    cells: tuple[Cell, ...]
    is_header: bool = False  # the original marks it as a heading of columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of one table, as the original draws them; what they mean is for others to say."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is known of a document as a publication; None is "not known", never a guess."""

    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: When | None = None
    published_basis: str | None = None  # "supplied", "metadata", "stated in the text"
    index: str | None = None  # Amnesty index or UN symbol
    url: str | None = None
    genre: Genre = Genre.UNKNOWN
    cited_as: str | None = field(default=None, repr=False)  # how to name a source who must not be named

    def published_on(self, day: str | None) -> Frame:
        """The same, with the day of publication that a person supplies in EDTF; unchanged where she supplies none.

        Raises:
            BadDate: it is not EDTF.

        """
        if not day:
            return self
        return replace(self, published=When.parse(day, as_written=day), published_basis="supplied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """How one copy of the bytes came here; the same bytes may come twice."""

    original_name: str = field(repr=False)
    received_at: str  # UTC, ISO 8601
    received_by: str = field(repr=False)
    received_from: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What a file says of itself outside its pages (EXIF, document properties): on the record, never published.

    ``sensitive`` marks what can lead to a person or a place: positions, names, serial numbers.
    """

    name: str
    value: str = field(repr=False)
    sensitive: bool = False


_NAMING_PROPERTIES = ("author", "artist", "owner", "modifiedby", "initial-creator", "file creator", "copyright")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An original, named by the SHA-256 of its bytes, with the text that an engine read from it.

    ``text`` is in Unicode code points, newlines as they came; every offset in this system is an index into it.
    """

    sha256: str
    size: int
    media_type: str
    engine: str  # name and version of what read the text
    text: str = field(repr=False)
    language: str  # BCP 47, "und" when not determined
    frame: Frame = field(default_factory=Frame)
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    scans: tuple[Scan, ...] = ()  # the pages that were read from a picture
    properties: tuple[Property, ...] = field(default=(), repr=False)
    tables: tuple[Table, ...] = ()  # where the format tells of them; a text laid out like a table has none

    @property
    def id(self) -> DocumentId:
        """The id that the bytes give."""
        return document_id(self.sha256)

    @property
    def people_in_properties(self) -> tuple[str, ...]:
        """The names of people or bodies that the file says wrote, saved or own it."""
        return tuple(
            each.value for each in self.properties if any(word in each.name.lower() for word in _NAMING_PROPERTIES)
        )

    def as_cited(self) -> Document:
        """The document as it may be named to others: without what the file says of itself outside its pages.

        A protected source loses author, title, publisher and address too.
        """
        if self.properties:
            return replace(self, properties=()).as_cited()
        if self.frame.cited_as is None:
            return self
        shown = replace(self.frame, publisher=self.frame.cited_as, author=None, title=None, index=None, url=None)
        return replace(self, frame=shown)

    def find_page(self, offset: int) -> int | None:
        """Return the number of the page that holds this offset, or None where there are no pages."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), None)

    def passage(self, start: int, end: int) -> Passage:
        """Return the stretch of this document from ``start`` to ``end``, with its words and page."""
        return Passage(document=self.id, start=start, end=end, quote=self.text[start:end], page=self.find_page(start))

    def boxes_of(self, start: int, end: int) -> tuple[Box, ...]:
        """Return where these words stand on the pictures of their pages; none where they were not read from one."""
        return tuple(
            Box(page=scan.page, x=word.x, y=word.y, width=word.width, height=word.height)
            for scan, words in self._read(start, end)
            for word in words
        )

    def confidence_of(self, start: int, end: int) -> int | None:
        """Return how surely these words were read from a picture, 0 to 100; None where they were not."""
        return weigh(word for _, words in self._read(start, end) for word in words)

    def lowest_confidence_of(self, start: int, end: int) -> int:
        """Return how surely the least sure of these words was read; 100 where none was read from a picture."""
        return min((word.confidence for _, words in self._read(start, end) for word in words), default=SURE)

    def is_uncertain(self, start: int, end: int) -> bool:
        """Whether these words were read so unsurely that a person should hold them against the picture."""
        return is_uncertain(word for _, words in self._read(start, end) for word in words)

    def uncertain_stretches(self) -> tuple[tuple[int, int], ...]:
        """Return where words in a row were read so unsurely that a person should hold them against the picture."""
        starts = {page.number: page.start for page in self.pages}
        return tuple(
            (run[0].start + starts[scan.page], run[-1].end + starts[scan.page])
            for scan in self.scans
            for run in uncertain_runs(scan)
        )

    def _read(self, start: int, end: int) -> tuple[tuple[Scan, tuple[Word, ...]], ...]:
        """The words read on each page in this stretch."""
        scans = {scan.page: scan for scan in self.scans}
        return tuple(
            (scans[page.number], tuple(words_within(scans[page.number], start - page.start, end - page.start)))
            for page in self.pages
            if page.number in scans and page.start < end and start < page.end
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A file that was not read, on the record, with the code and the reason; the batch went on."""

    original_name: str = field(repr=False)
    sha256: str | None  # None where the bytes themselves could not be had
    size: int | None
    code: str  # of the Unreadable error
    says: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document's text: the only thing that a claim may stand on."""

    document: DocumentId
    start: int
    end: int
    quote: str = field(repr=False)
    page: int | None = None

    def prove_in(self, document: Document) -> None:
        """Refuse a quote that is not, code point by code point, the text at its offsets.

        Raises:
            QuoteNotVerbatim: the document is another one, or the words differ.

        """
        if document.id != self.document or not self.quote or document.text[self.start : self.end] != self.quote:
            raise QuoteNotVerbatim(document=self.document)
