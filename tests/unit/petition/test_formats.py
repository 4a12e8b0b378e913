"""PDF and DOCX of the invented petition: the words in them, real footnotes, and the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
import zipfile
from importlib.resources import files
from pathlib import Path

import docx
import pypdfium2
import pytest
import typst
from invented import MADE_ON, a_petition
from lxml import etree

from builders import a_case, a_claim, a_document
from habeas.assess import assess
from habeas.errors import FontMissing
from habeas.law import load_law
from habeas.model import Kind, Petition
from habeas.petition import petition, to_docx, to_pdf
from habeas.petition.fonts import choose_faces
from habeas.petition.layout import is_rtl, lay_out

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAS_ARABIC = Path("/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf").exists()
needs_fonts = pytest.mark.skipif(not HAS_ARABIC, reason="fonts-noto-core is not installed")


def squeezed(text: str) -> str:
    """Return the letters alone, in one form: line breaks, joins and marks of direction are the printer's."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if letter.isalnum())


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def plain_petition(text: str) -> Petition:
    document = a_document(text)
    whole = a_case([a_claim(document, text, Kind.ARREST)])
    return petition(
        whole, assess(whole, load_law()), load_law(), documents={document.id: document},
        names={document.id: "notes.txt"}, made_on=MADE_ON,
    )  # fmt: skip


@needs_fonts
def test_the_words_of_every_sentence_and_quote_stand_in_the_pdf() -> None:
    made = a_petition()
    found = squeezed(pdf_text(to_pdf(made)))
    for sentence in made.sentences:
        if not is_rtl(sentence.text) and "أ" not in sentence.text:
            assert squeezed(sentence.text)[:40] in found, sentence.text
    for note in made.footnotes:
        words = [squeezed(word) for word in note.quote.split()]
        missing = [word for word in words if word not in found]
        assert not missing, (missing, note.quote)


@needs_fonts
def test_the_pdf_is_pdf_a_2b_and_the_same_bytes_each_time() -> None:
    first = to_pdf(a_petition())
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(to_pdf(a_petition())).hexdigest()
    assert b"<pdfaid:part>2</pdfaid:part>" in first
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in first


def test_words_of_a_source_are_never_read_as_markup() -> None:
    hostile = '#read("/etc/passwd") *b* $x$ _i_ \\ @a <label> [c] // d'
    assert squeezed(hostile) in squeezed(pdf_text(to_pdf(plain_petition(hostile))))


def test_control_characters_and_bidi_marks_do_not_break_either_format() -> None:
    made = plain_petition("He was\x00 arrested\x0b in\u202e March \u2066 2019 \ufffe.")
    assert to_pdf(made).startswith(b"%PDF")
    docx.Document(io.BytesIO(to_docx(made)))


def test_a_script_without_a_font_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(FontMissing) as refused:
        to_pdf(plain_petition("他被捕了"), fonts=[tmp_path])
    assert "Chinese" in refused.value.message
    assert "fonts-noto-cjk" in refused.value.advice
    with pytest.raises(FontMissing, match="Arabic"):
        to_pdf(plain_petition("اعتقل"), fonts=[tmp_path])


def test_latin_cyrillic_and_greek_need_no_font_of_the_machine(tmp_path: Path) -> None:
    assert choose_faces("Жанна Әділқызы, Ңұрлан; Ștefan; Αθήνα", folders=[tmp_path]).families == ("Libertinus Serif",)


def test_the_measured_letters_are_those_of_the_installed_typst() -> None:
    measured = json.loads(files("habeas.petition").joinpath("libertinus.json").read_text(encoding="utf-8"))
    assert measured["typst"] == typst.__version__, "run bench/fonts.py again"


def notes_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    notes = [note for note in root if note.get(f"{WORD}type") is None]
    return ["".join(words.text or "" for words in note.iter(f"{WORD}t")) for note in notes]


def test_every_quote_is_a_real_footnote_of_the_docx() -> None:
    made = a_petition()
    found = notes_of(to_docx(made))
    assert len(found) == len(lay_out(made).notes)
    for note in made.footnotes:
        assert any(" ".join(note.quote.split()) in text and note.cites in text for text in found)


def test_each_footnote_is_referred_to_once_and_repeated_by_a_field() -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(a_petition()))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    ids = [int(each.get(f"{WORD}id")) for each in root.iter(f"{WORD}footnoteReference")]
    assert ids == list(range(2, len(ids) + 2))
    fields = [each.get(f"{WORD}instr") for each in root.iter(f"{WORD}fldSimple")]
    assert fields
    assert all(re.fullmatch(r" NOTEREF note\d+ \\f \\h ", field) for field in fields)


def test_words_from_right_to_left_are_marked_as_such_in_the_docx() -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(a_petition()))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    for tree in (root, notes):
        runs = [run for run in tree.iter(f"{WORD}r") if run.find(f"{WORD}rPr/{WORD}rtl") is not None]
        assert runs
        assert all(is_rtl("".join(words.text or "" for words in run.iter(f"{WORD}t"))) for run in runs)


def test_the_docx_is_the_same_bytes_each_time_and_says_nothing_of_the_machine() -> None:
    first = to_docx(a_petition())
    assert first == to_docx(a_petition())
    properties = docx.Document(io.BytesIO(first)).core_properties
    assert properties.author == "Habeas"
    assert properties.created is not None
    assert properties.created.date().isoformat() == MADE_ON


def test_the_numbers_of_the_sentences_stand_in_the_docx() -> None:
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(to_docx(a_petition()))).paragraphs]
    for sentence in a_petition().sentences:
        number = f" [{sentence.number}] " if sentence.continues else f"[{sentence.number}]\t"
        assert any(number in line if sentence.continues else line.startswith(number) for line in lines), number
