"""Why a source was not read.

    Unreadable
    ├── 21 SourceLocked
    ├── 22 SourceEmpty
    ├── 23 SourceTooLarge
    ├── 24 SourceDamaged, ReaderFailed
    ├── 25 SourceUnknownType, EncodingUnknown
    ├── 26 NoText, PictureUnread, ReaderUnconfined, PicturesWaiting
    ├── 27 SourceTimedOut, SourceTookTooMuchMemory, ReadingStopped
    ├── 28 ZipBomb, ArchiveNested, UnsafeArchiveName, SourceUnsafe
    └── 29 SourceUnopened

Each has a text that is whole without details, because a reading process may only name a code.
"""

from __future__ import annotations

from habeas.errors import Unreadable


class SourceLocked(Unreadable):
    """The file is encrypted."""

    code = "source-locked"
    exit_code = 21
    says = "This file is protected by a password."
    remedy = "Keep the original; unlock a copy and ingest the copy too, naming the original as where it came from."


class SourceEmpty(Unreadable):
    """The file holds no bytes."""

    code = "source-empty"
    exit_code = 22
    says = "This file is empty: it holds no bytes."
    remedy = "Ask whoever sent it to send it again; the transfer probably broke off."


class SourceTooLarge(Unreadable):
    """The file, or the text in it, is larger than is read at once."""

    code = "source-too-large"
    exit_code = 23
    says = "This file, or the text in it, is larger than is read at once."
    remedy = "Keep the original; split a copy into parts of less than 50 MB of text (100 MB for PDF) and ingest those."


class SourceDamaged(Unreadable):
    """The file says what it is and does not hold to it."""

    code = "source-damaged"
    exit_code = 24
    says = "This file is damaged or cut short: its structure cannot be followed."
    remedy = "Ask for the file again; if it opens elsewhere, save it from there as a new PDF and ingest that copy too."


class ReaderFailed(Unreadable):
    """The process that read the file crashed or broke its contract."""

    code = "reader-failed"
    exit_code = 24
    says = "The reading process crashed on this file, or answered nonsense; nothing it said was used."
    remedy = (
        "Treat the file with care, it may be made to attack its reader; print a copy to PDF and ingest the copy too."
    )


class SourceUnknownType(Unreadable):
    """Nothing here reads this kind of file."""

    code = "source-unknown-type"
    exit_code = 25
    says = "This kind of file is not read: %(kind)s."
    remedy = "Save a copy as PDF, DOCX, ODT, HTML, EML or plain text and ingest the copy too."

    def __init__(self, *, kind: str = "its contents are of no kind that is known here") -> None:
        """Name the kind, as far as the contents tell."""
        super().__init__(kind=kind)


class EncodingUnknown(Unreadable):
    """The bytes are text in no encoding that can be told."""

    code = "encoding-unknown"
    exit_code = 25
    says = "The letters of this text file cannot be told: it is in no encoding that can be recognised."
    remedy = "Open it where it reads well, save a copy as UTF-8, and ingest the copy too."


class NoText(Unreadable):
    """The file is whole and holds no text."""

    code = "no-text"
    exit_code = 26
    says = "There is no text in this file; it is perhaps a scan or a picture, or has no pages."
    remedy = "Have the text recognised (OCR) or typed out, and ingest that copy too."


class PictureUnread(Unreadable):
    """The source is a picture and there is no program here that reads pictures."""

    code = "picture-unread"
    exit_code = 26
    says = "This is a picture or a scan, and the program that reads pictures (tesseract) is not here or has no data."
    remedy = (
        "Install tesseract with the languages of your documents (Debian: apt-get install tesseract-ocr "
        "tesseract-ocr-rus …) and ingest the file again."
    )


class ReaderUnconfined(Unreadable):
    """The source is a picture and tesseract cannot be fenced in on this system."""

    code = "reader-unconfined"
    exit_code = 26
    says = "This is a picture or a scan, and this system cannot keep the program that reads pictures from the network."
    remedy = "Read it on Linux (x86-64 or 64-bit ARM), where it can; or type the text out and ingest that copy too."


class PicturesWaiting(Unreadable):
    """The source has pages that are pictures, and they are to be read later."""

    code = "pictures-waiting"
    exit_code = 26
    says = "This file has pages that are pictures; they are read after the other files."
    remedy = "Wait, or run the command again: what was read is kept."


class SourceTimedOut(Unreadable):
    """Reading took longer than one file may."""

    code = "source-timed-out"
    exit_code = 27
    says = "Reading this file took longer than one file may take, and was stopped."
    remedy = "Split a copy into parts, or print it to a new PDF, and ingest that."


class SourceTookTooMuchMemory(Unreadable):
    """Reading took more memory than one file may."""

    code = "source-took-too-much-memory"
    exit_code = 27
    says = "Reading this file took more memory than one file may take, and was stopped."
    remedy = "Split a copy into parts, or print it to a new PDF, and ingest that."


class ReadingStopped(Unreadable):
    """A person stopped the reading."""

    code = "reading-stopped"
    exit_code = 27
    says = "The reading of this file was stopped by a person; nothing of it was kept."
    remedy = "Bring it in again when there is time for it, or split a copy into parts and ingest those."


class ZipBomb(Unreadable):
    """The archive would unpack to far more than it seems to hold."""

    code = "zip-bomb"
    exit_code = 28
    says = "This archive would unpack to far more than it seems to hold; it was not unpacked."
    remedy = "Treat it as hostile. If you trust who sent it, unpack it elsewhere and ingest the files you need."


class ArchiveNested(Unreadable):
    """An archive lies inside an archive."""

    code = "archive-nested"
    exit_code = 28
    says = "This is an archive inside another file; archives are opened one level deep only."
    remedy = "Unpack the outer one yourself and ingest the inner one."


class UnsafeArchiveName(Unreadable):
    """A name points out of its archive, or a link out of its archive or folder."""

    code = "unsafe-archive-name"
    exit_code = 28
    says = "A file of this archive or folder has a name or a link that points outside it; it was not read."
    remedy = "Treat it with care. If you trust who sent it, ingest the file itself under a plain name."


class SourceUnsafe(Unreadable):
    """The file holds definitions that serve to overwhelm its reader."""

    code = "source-unsafe"
    exit_code = 28
    says = "This file holds XML definitions that no office program writes and that can overwhelm a reader."
    remedy = "Treat it as hostile; ask for a PDF of the document."


class SourceUnopened(Unreadable):
    """The file could not be opened at all."""

    code = "source-unopened"
    exit_code = 29
    says = "This file could not be opened: it is not there, may not be read, or is not a file."
    remedy = "Check the name and the right to read it, and ingest it again."


BY_CODE: dict[str, type[Unreadable]] = {
    error.code: error
    for error in (
        SourceLocked, SourceEmpty, SourceTooLarge, SourceDamaged, ReaderFailed, SourceUnknownType, EncodingUnknown,
        NoText, PictureUnread, PicturesWaiting, ReaderUnconfined, SourceTimedOut, SourceTookTooMuchMemory,
        ReadingStopped, ZipBomb, ArchiveNested, UnsafeArchiveName, SourceUnsafe, SourceUnopened,
    )
}  # fmt: skip
