"""The gate: a file opened again as a stranger would, and searched for what must not be in it, wherever it may hide.

What cannot be opened whole does not leave. The places are told and never the words. What only the pixels of a picture
show is not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.errors import Refused
from habeas.model.seeking import Protected, Seeker
from habeas.publish.archives import read_gzip, read_tar, read_zip
from habeas.publish.decoding import Known, unwrapped
from habeas.publish.markup import read_markup
from habeas.publish.pdf import read_pdf
from habeas.publish.pictures import read_jpeg, read_png
from habeas.publish.pieces import File, Flaw, NotSearched, Opener, Piece, Reader, Unsearchable
from habeas.publish.plain import (
    read_calendar,
    read_font,
    read_json,
    read_letter,
    read_lines,
    read_receipt,
    read_table,
    read_text,
)  # fmt: skip

READERS: Mapping[str, Reader] = {
    "pdf": read_pdf, "docx": read_zip, "odt": read_zip, "xlsx": read_zip, "ods": read_zip, "zip": read_zip,
    "tar": read_tar, "tgz": read_gzip, "gz": read_gzip, "png": read_png, "jpg": read_jpeg, "jpeg": read_jpeg,
    "svg": read_markup, "html": read_markup, "htm": read_markup, "xml": read_markup, "csv": read_table,
    "tsv": read_table, "ics": read_calendar, "eml": read_letter, "txt": read_text, "md": read_text, "json": read_json,
    "jsonl": read_lines, "font": read_font, "tsr": read_receipt, "ots": read_receipt,
}  # fmt: skip
MAGIC = (  # how files begin whose name says nothing
    (b"%PDF", "pdf"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"),
    (b"\x1f\x8b", "gz"),
)  # fmt: skip
TEXTS = ("txt", "md", "csv", "tsv", "ics", "eml", "json", "jsonl", "html", "htm", "svg", "xml")
BINARY = b"\0"


class LeakFound(Refused):
    """What was to leave was opened again, and something protected was found in it."""

    code = "leak-found"
    exit_code = 19
    says = "What was to leave still holds what must be withheld, at: %(places)s. Nothing left."
    remedy = "Reject the claims whose words hold it, shorten their quotes, or leave the original out; then do it again."


class Lookout:
    """What is looked for in all the files that leave together: made ready once, each word and wrapping seen once."""

    def __init__(self, protected: Sequence[Protected]) -> None:
        self._seeker = Seeker(protected)
        self._known: Known = {}
        self._clear: set[tuple[str, bool, bool]] = set()  # texts in which nothing was found

    def holds(self, piece: Piece) -> bool:
        """Whether something protected stands in a text, or in what it says with its wrappings off."""
        if piece.is_raw:
            return self._seeker.has_spelled(piece.text)
        text, is_told = piece.text, piece.is_told
        if (text, is_told, True) in self._clear:
            return False
        hidden = unwrapped(text, known=self._known)
        if self._has(text, is_told) or any(self._has_hidden(said, is_told, told) for said, told in hidden):
            return True
        self._clear.add((text, is_told, True))
        return False

    def _has_hidden(self, text: str, is_told: bool, is_sure: bool) -> bool:
        key = (text, is_told, is_sure)
        if key in self._clear:
            return False
        if self._has(*key):
            return True
        if not is_sure:
            self._clear.add(key)
        return False

    def _has(self, text: str, is_told: bool, is_sure: bool = True) -> bool:
        """Whether a text holds what it must not; one that is not sure to be a text is searched as it is spelled."""
        if not is_sure:
            return self._seeker.has_spelled(text, alone=True)
        return bool(self._seeker.find(text)) if is_told else self._seeker.has_whole(text)


class _Search:
    """One search of one file."""

    def __init__(self, lookout: Lookout, *, foreign: bool) -> None:
        self._lookout = lookout
        self._foreign = foreign
        self.leaks: dict[str, None] = {}
        self.unread: dict[str, None] = {}

    def look(self, file: File) -> None:
        """Search a file and every file within it."""
        ending = _kind_of(file)
        if ending is None:
            self.unread[file.where or "the file"] = None
            return
        try:
            for found in READERS[ending](file):
                self.take(found)
        except Unsearchable:
            self.unread[file.where or "the file"] = None

    def take(self, found: object) -> None:
        """Search what a reader gives."""
        if isinstance(found, File):
            self.look(found)
        elif isinstance(found, Flaw):
            if not (found.is_hidden and self._foreign):
                (self.leaks if found.is_hidden else self.unread)[found.place] = None
        elif isinstance(found, Piece) and found.place not in self.leaks and self._lookout.holds(found):
            self.leaks[found.place] = None


def find_leaks(
    data: bytes, name: str, protected: Sequence[Protected] | Lookout, *, foreign: bool = False,
    opener: Opener | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """Return the places in a file ("page 3", "word/footnotes.xml: a comment") where something protected stands.

    Places that may hold anything count too: text of a picture beside its pixels, code, thumbnails; but not in a
    ``foreign`` file, an original that must leave as it came: there they are searched. The name tells the kind of file
    by its ending, and is searched itself. For many files that leave together, give a ``Lookout``: it is made once.
    For a file of others give what opens a PDF in a process of its own.

    Raises:
        NotSearched: the file, or one within it, is of a kind that cannot be read whole, or is not what its name says.

    """
    lookout = protected if isinstance(protected, Lookout) else Lookout(protected)
    search = _Search(lookout, foreign=foreign)
    search.take(Piece("its name", name.replace("_", " ").replace("-", " ")))
    search.look(File(data=data, name=name, where="", opener=opener))
    if search.unread and not search.leaks:
        raise NotSearched(places=", ".join(search.unread))
    return (*search.leaks, *search.unread)


def prove_clean(
    data: bytes, name: str, protected: Sequence[Protected] | Lookout, *, foreign: bool = False,
    opener: Opener | None = None,
) -> None:  # fmt: skip
    """Refuse a file in which something protected stands; ``foreign`` and ``opener`` as for ``find_leaks``.

    Raises:
        LeakFound: it holds something protected, or a place that may hold anything.
        NotSearched: it cannot be read whole.

    """
    leaks = find_leaks(data, name, protected, foreign=foreign, opener=opener)
    if leaks:
        raise LeakFound(places=", ".join(leaks))


def _kind_of(file: File) -> str | None:
    """Return by which reader a file is read: as its name ends, if its bytes begin so; without an ending as they begin.

    A file that begins otherwise than its name says is none that we can be sure to read whole.
    """
    ending = file.name.rpartition(".")[2].lower() if "." in file.name else ""
    begins = next((kind for magic, kind in MAGIC if file.data.startswith(magic)), None)
    if ending not in READERS:
        return begins or _text_kind(file.data)
    if ending == "font":
        return ending
    wanted = {"docx": "zip", "odt": "zip", "xlsx": "zip", "ods": "zip", "tgz": "gz", "jpeg": "jpg"}.get(ending, ending)
    if ending in TEXTS:
        return ending if begins is None and (BINARY not in file.data or _is_wide(file.data)) else None
    return ending if begins == wanted or (begins is None and ending in ("tar", "tsr", "ots")) else None


def _text_kind(data: bytes) -> str | None:
    """Return how to read bytes without a name: as text, if they are text."""
    if BINARY in data:
        return None
    try:
        return "xml" if data.decode("utf-8").lstrip().startswith("<") else "txt"
    except UnicodeDecodeError:
        return None


def _is_wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))
