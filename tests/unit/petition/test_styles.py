"""Every style of filing in every format: what it shows, the same bytes each time, and ids that an editor keeps."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import odfdo
import pypdfium2
import pytest
from invented import a_petition

from habeas.errors import DataFileInvalid
from habeas.law import form_keys, load_form
from habeas.model import Petition, Style, Variant
from habeas.petition import lay_out, to_docx, to_odt, to_pdf
from habeas.petition.blocks import Role, blocks_of
from habeas.petition.docx import bookmark_of
from habeas.petition.layout import count_words, paragraph_id
from habeas.petition.letters import shown

SOFFICE = shutil.which("soffice")
BOOKMARK = re.compile(r'w:name="(h_par_[0-9a-f_]+)"')
ARABIC = "أُحتجز داورن عيسيموف"
UYGHUR = "داۋۇرەن ئېسىموف تۇتۇپ كېتىلدى"


def styled(style: Style, **more: object) -> Petition:
    """Return the invented petition in this style."""
    made = a_petition()
    assert made.printed is not None
    return replace(made, printed=replace(made.printed, style=style), **more)  # type: ignore[arg-type]


def pdf_text(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def odt_text(data: bytes) -> str:
    return odfdo.Document(io.BytesIO(data)).get_formatted_text()


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("write", [to_pdf, to_docx, to_odt])
def test_each_style_gives_the_same_bytes_each_time(style: Style, write: object) -> None:
    assert write(styled(style)) == write(styled(style))  # type: ignore[operator]


@pytest.mark.parametrize("style", Style)
def test_every_style_says_what_to_verify_with_the_marks_and_warns(style: Style) -> None:
    text = pdf_text(to_pdf(styled(style, warnings=("An invented bar: a lawyer must decide.",))))
    assert "What to verify before filing" in text
    assert re.search(r"K\s+no_warrant", text)
    assert re.search(r"R\s+category I", text)
    assert "An invented bar: a lawyer must decide." in text


def test_a_pleading_numbers_its_paragraphs_and_a_questionnaire_its_sentences() -> None:
    numbers = [
        [block.number for block in blocks_of(lay_out(styled(style))) if block.role is Role.PARAGRAPH]
        for style in (Style.PLEADING, Style.QUESTIONNAIRE)
    ]
    assert numbers[0][:3] == ["1.", "2.", "3."]
    assert numbers[1][:3] == ["[1]", "[2]", "[3]"]


def test_the_notes_of_a_statement_stand_at_its_end_and_a_summary_has_none() -> None:
    roles = {style: [block.role for block in blocks_of(lay_out(styled(style)))] for style in Style}
    assert Role.SOURCE in roles[Style.STATEMENT]
    assert Role.LISTED in roles[Style.SUMMARY]
    assert not any(run.note for block in blocks_of(lay_out(styled(Style.SUMMARY))) for run in block.runs)


def test_a_limit_of_words_is_held_against_their_number() -> None:
    made = a_petition()
    assert made.printed is not None
    counts = {most: dict(lay_out(replace(made, printed=replace(made.printed, words_most=most))).head)["Words"]
              for most in (10, 5000)}  # fmt: skip
    number = count_words(made)
    assert counts == {10: f"{number}: {number - 10} more than the 10 allowed", 5000: f"{number} of at most 5,000"}


def test_a_filing_is_laid_out_without_its_form() -> None:
    made = replace(a_petition(), form="a form of another time", form_key="no_such_form")
    assert lay_out(made).title == load_form().title


def test_a_filing_that_does_not_hold_what_is_printed_is_refused() -> None:
    with pytest.raises(DataFileInvalid):
        lay_out(replace(a_petition(), printed=None))


def test_the_odt_has_real_footnotes_headings_and_bookmarks() -> None:
    made = a_petition()
    document = odfdo.Document(io.BytesIO(to_odt(made)))
    notes = document.body.get_notes(note_class="footnote")
    assert len(notes) == len(lay_out(made).notes)
    assert document.body.get_headers()
    names = {mark.name for mark in document.body.get_bookmark_starts()}
    assert bookmark_of(lay_out(made).parts[0].fields[0].groups[0].ids[0]) in names


def test_the_odt_says_nothing_of_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(to_odt(a_petition()))) as package:
        first, meta = package.infolist()[0], package.read("meta.xml").decode()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert re.findall(r"creator>([^<]+)<", meta) == ["Habeas", "Habeas"]
    assert "generator" not in meta


@pytest.mark.skipif(SOFFICE is None, reason="libreoffice-writer is not installed")
def test_libreoffice_keeps_the_ids_of_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "filing.docx"
    path.write_bytes(to_docx(a_petition()))
    subprocess.run(
        [str(SOFFICE), "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "again"), str(path)],
        check=True, timeout=120, capture_output=True, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    with zipfile.ZipFile(path) as package:
        before = BOOKMARK.findall(package.read("word/document.xml").decode())
    with zipfile.ZipFile(tmp_path / "again" / "filing.docx") as package:
        after = BOOKMARK.findall(package.read("word/document.xml").decode())
    assert before
    assert after == before


def test_the_id_of_a_paragraph_stays_when_another_comes_before_it() -> None:
    made = a_petition()
    later = replace(made, sentences=made.sentences[3:])
    ids = [
        {key for part in lay_out(each).parts for line in part.fields for group in line.groups for key in group.ids}
        for each in (made, later)
    ]
    last = made.sentences[-1]
    assert paragraph_id(last.line, last.under, last.text) in ids[0] & ids[1]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Il dit : « non » ; puis ?", "Il dit\u00a0: «\u00a0non\u00a0»\u00a0; puis\u00a0?"),
        ("en", "He said : no", "He said : no"),
        ("en", f"He said “{ARABIC}”.", f"He said “\u2068{ARABIC}\u2069”\u200e."),
        ("fr", f"Il dit « {UYGHUR} ».", f"Il dit «\u2068\u00a0{UYGHUR}\u00a0\u2069»\u200e."),
    ],
)
def test_signs_and_quotations_keep_their_places(lang: str, text: str, expected: str) -> None:
    assert shown(text, lang) == expected


def test_a_summary_from_right_to_left_is_set_so_in_every_format() -> None:
    made = styled(Style.SUMMARY)
    assert made.printed is not None
    title = "قضية مختلقة"
    made = replace(made, lang="ar", printed=replace(made.printed, is_rtl=True, title=title))
    assert to_pdf(made).startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(to_docx(made))) as package:
        document = package.read("word/document.xml").decode()
    with zipfile.ZipFile(io.BytesIO(to_odt(made))) as package:
        styles = package.read("styles.xml").decode()
    assert document.count("<w:bidi/>") >= document.count("<w:pStyle")
    assert 'style:writing-mode="rl-tb"' in styles


@pytest.mark.parametrize("key", form_keys())
def test_every_form_is_written_in_every_format(key: str) -> None:
    made = a_petition(form=load_form(key))
    assert made.printed is not None
    assert made.printed.style is load_form(key).style
    assert made.variant is Variant.FULL
    assert to_pdf(made).startswith(b"%PDF")
    assert to_docx(made).startswith(b"PK")
    assert odt_text(to_odt(made))
