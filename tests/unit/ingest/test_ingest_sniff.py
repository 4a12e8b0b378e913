"""A file is what its contents are, whatever its name says."""

from __future__ import annotations

import pytest
from ingest_files import STORY, a_docx, a_page, a_pdf, a_zip, an_email, an_odt

from habeas.errors import Unreadable
from habeas.ingest import ingest
from habeas.ingest.errors import ArchiveNested, SourceDamaged, SourceLocked, SourceUnknownType
from habeas.ingest.sniff import MEDIA_TYPES, Format, sniff

LETTER = b"From: The invented committee\nTo: The court of Norvale\nDate: 3 May 2021\nSubject: Appeal\n\nDear judges,\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "expected", "why"),
    [
        (a_pdf("x"), "a.txt", Format.PDF, "a PDF called text"),
        (a_page("<p>x</p>"), "a.txt", Format.HTML, "a whole page called text"),
        (STORY.encode(), "a.pdf", Format.TXT, "text called PDF"),
        (an_email(), "a.txt", Format.EML, "a message with its transport headers, called text"),
        (LETTER, "a.txt", Format.TXT, "a letter that begins with From and To is no e-mail"),
        (LETTER, "a.eml", Format.EML, "but it is one where it is called so"),
        (b"The tag <p> begins a paragraph.", "a.txt", Format.TXT, "text that speaks of tags"),
        (b"<p>A fragment</p>", "a.html", Format.HTML, "a fragment called HTML"),
        (b"# Title", "a.md", Format.MD, "Markdown is told by its name alone"),
        (b"no name at all", "", Format.TXT, "text needs no name"),
        (b"junk\n" + a_pdf("x"), "a.pdf", Format.PDF, "a PDF may have a preamble"),
    ],
)
def test_contents_decide_and_the_name_helps(data: bytes, name: str, expected: Format, why: str) -> None:
    assert sniff(data, name=name).format is expected, why


@pytest.mark.parametrize(
    ("data", "expected", "why"),
    [(a_docx(), Format.DOCX, "a DOCX called PDF"), (an_odt(), Format.ODT, "an ODT called DOCX")],
)
def test_a_package_takes_opening_to_tell_and_is_opened_by_the_reading_process(
    data: bytes, expected: Format, why: str
) -> None:
    assert sniff(data, name="a.pdf") is None
    assert ingest(data, name="a.pdf").media_type == MEDIA_TYPES[expected], why


def test_a_wrong_extension_is_noted_and_the_file_read_as_what_it_is() -> None:
    document = ingest(a_docx(), name="statement.pdf")
    assert STORY in document.text
    assert document.warnings[0] == "The name of the file says pdf, its contents are docx; it was read as docx."


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), SourceLocked, "an office file with a password"),
        (OLE + bytes(600), SourceUnknownType, "a .doc of 2003"),
        (b"{\\rtf1 x}", SourceUnknownType, "RTF"),
        (b"GIF89a" + bytes(50), SourceUnknownType, "a picture of a kind that is not read"),
        (a_zip({"a.txt": "x"}), ArchiveNested, "an archive is not a document"),
        (a_zip({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), SourceUnknownType, "a spreadsheet"),
        (b"PK\x03\x04 and then nothing", SourceDamaged, "a zip without its directory"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, error: type[Unreadable], why: str) -> None:
    with pytest.raises(error) as caught:
        ingest(data, name="a.docx")
    assert "%(" not in caught.value.message
