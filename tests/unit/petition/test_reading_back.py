"""A filing that was edited in a word processor comes back with its trace; everybody in it is invented."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Drawn
from invented import a_petition

from habeas.ingest.engines.package import Package
from habeas.law import form_keys, load_form
from habeas.model import Paragraph, Petition, PetitionId, Stance
from habeas.petition import lay_out, to_docx
from habeas.petition.blocks import Face, blocks_of
from habeas.petition.docx import bookmark_of
from habeas.petition.editing import begin, revise, text_of
from habeas.petition.reading import ReadBack, read_back
from habeas.petition.refilling import filing_of

TRACED, REWORDED, ARGUMENT = Stance.TRACED, Stance.REWORDED, Stance.ARGUMENT
OWN = "This was unlawful from the first hour."


def an_edited(key: str = "wgad_pleading", lang: str = "") -> tuple[Petition, tuple[Paragraph, ...]]:
    """Return a filing as it is given out to be edited, with one paragraph of argument in it."""
    form = load_form(key)
    base = a_petition(form=form, lang=lang or form.languages[0])
    paragraphs = begin(base)
    longest = max(paragraphs, key=lambda each: len(each.sentences))
    paragraphs = revise(paragraphs, {longest.id: f"{text_of(longest)} {OWN}"})
    return replace(filing_of(base, paragraphs), id=PetitionId("pet-0123456789abcdef")), paragraphs


def read(data: bytes, made: Petition, paragraphs: tuple[Paragraph, ...]) -> ReadBack:
    return read_back(Package(data).get("word/document.xml"), made, paragraphs)


@pytest.fixture(scope="module")
def given_out() -> tuple[Petition, tuple[Paragraph, ...]]:
    return an_edited()


@pytest.mark.parametrize("key", form_keys())
def test_a_file_that_nobody_edited_says_nothing_new(key: str) -> None:
    made, paragraphs = an_edited(key)
    found = read(to_docx(made), made, paragraphs)
    assert (found.texts, found.additions, found.outside) == ({}, (), 0)
    assert (found.known, found.made_from) == (len(paragraphs), made.id)


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_signs_that_a_language_sets_apart_are_no_change(lang: str) -> None:
    made, paragraphs = an_edited("wgad_questionnaire", lang)
    assert read(to_docx(made), made, paragraphs).texts == {}


def edited(data: bytes, edit: Callable[[Docx], None]) -> bytes:
    """Return a DOCX after somebody edited it."""
    opened, written = docx.Document(io.BytesIO(data)), io.BytesIO()
    edit(opened)
    opened.save(written)
    return written.getvalue()


def drawn(opened: Docx, paragraph: Paragraph) -> Drawn:
    """Return the paragraph of the file that bears the bookmark of ours."""
    name = bookmark_of(paragraph.id)
    return next(
        each for each in opened.paragraphs
        if name in [mark.get(qn("w:name")) for mark in each._p.iter(qn("w:bookmarkStart"))]
    )  # fmt: skip


def with_word(opened: Docx, paragraph: Paragraph, old: str, new: str) -> None:
    run = next(each for each in drawn(opened, paragraph).runs if old in each.text)
    run.text = run.text.replace(old, new)


def tracked(name: str, text: str) -> OxmlElement:
    """Return a tracked insertion or deletion of words."""
    change, run, words = (OxmlElement(each) for each in (name, "w:r", "w:delText" if name == "w:del" else "w:t"))
    change.set(qn("w:id"), "900")
    change.set(qn("w:author"), "R. (invented)")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    change.append(run)
    return change


def test_a_changed_word_is_put_in_other_words(given_out: tuple[Petition, tuple[Paragraph, ...]]) -> None:
    made, paragraphs = given_out
    one = next(each for each in paragraphs if "arrested" in text_of(each))
    data = edited(to_docx(made), lambda opened: with_word(opened, one, "arrested", "taken away"))
    found = read(data, made, paragraphs)
    assert list(found.texts) == [one.id]
    after = next(each for each in revise(paragraphs, found.texts) if each.id == one.id)
    assert {REWORDED} <= {each.stance for each in after.sentences} <= {REWORDED, TRACED, ARGUMENT}
    assert [each.claims for each in after.sentences] == [each.claims for each in one.sentences]


def test_a_sentence_of_ones_own_is_argument(given_out: tuple[Petition, tuple[Paragraph, ...]]) -> None:
    made, paragraphs = given_out
    one = next(each for each in paragraphs if "arrested" in text_of(each))
    data = edited(to_docx(made), lambda opened: drawn(opened, one).add_run(" Nobody may be held like this.") and None)
    after = revise(paragraphs, read(data, made, paragraphs).texts)
    last = next(each for each in after if each.id == one.id).sentences[-1]
    assert (last.text, last.stance, last.claims) == ("Nobody may be held like this.", ARGUMENT, ())


def test_a_deleted_paragraph_is_left_out(given_out: tuple[Petition, tuple[Paragraph, ...]]) -> None:
    made, paragraphs = given_out
    gone = paragraphs[1]

    def delete(opened: Docx) -> None:
        element = drawn(opened, gone)._p
        element.getparent().remove(element)

    found = read(edited(to_docx(made), delete), made, paragraphs)
    assert found.texts == {gone.id: ""}
    assert gone.id not in [each.id for each in revise(paragraphs, found.texts)]


def split_in_two(opened: Docx, one: Paragraph) -> None:
    """Begin a new paragraph at the second sentence, as the Enter key does."""
    first = drawn(opened, one)
    runs = list(first.runs)
    place = next(at for at, run in enumerate(runs) if run.text.startswith(one.sentences[1].text[:12]))
    new = opened.add_paragraph()
    first._p.addnext(new._p)
    for run in runs[place:]:
        new._p.append(run._r)


def test_a_paragraph_that_was_split_keeps_its_trace_in_both(given_out: tuple[Petition, tuple[Paragraph, ...]]) -> None:
    made, paragraphs = given_out
    one = next(each for each in paragraphs if len(each.sentences) > 2)
    found = read(edited(to_docx(made), lambda opened: split_in_two(opened, one)), made, paragraphs)
    after = revise(paragraphs, found.texts, found.additions)
    place = [each.id for each in after].index(one.id)
    both = (*after[place].sentences, *after[place + 1].sentences)
    assert [(each.text, each.stance, each.claims) for each in both] == [
        (each.text, each.stance, each.claims) for each in one.sentences
    ]
    assert (len(after[place].sentences), after[place + 1].line) == (1, one.line)


def joined(opened: Docx, one: Paragraph, other: Paragraph) -> None:
    """Put two paragraphs together, as the Backspace key does."""
    first, second = drawn(opened, one), drawn(opened, other)
    first.add_run(" ")
    for element in list(second._p)[1:]:
        first._p.append(element)
    second._p.getparent().remove(second._p)


def test_two_paragraphs_that_were_joined_keep_their_trace(given_out: tuple[Petition, tuple[Paragraph, ...]]) -> None:
    made, paragraphs = given_out
    at = next(at for at, each in enumerate(paragraphs) if each.line == paragraphs[at + 1].line)
    one, other = paragraphs[at : at + 2]
    found = read(edited(to_docx(made), lambda opened: joined(opened, one, other)), made, paragraphs)
    after = revise(paragraphs, found.texts, found.additions)
    assert other.id not in [each.id for each in after]
    whole = next(each for each in after if each.id == one.id)
    assert [each.claims for each in whole.sentences] == [each.claims for each in (*one.sentences, *other.sentences)]


def test_tracked_insertions_are_taken_and_deletions_left_out(
    given_out: tuple[Petition, tuple[Paragraph, ...]],
) -> None:
    made, paragraphs = given_out
    one = next(each for each in paragraphs if "arrested" in text_of(each))

    def track(opened: Docx) -> None:
        drawn(opened, one)._p.append(tracked("w:ins", " This is new."))
        drawn(opened, one)._p.append(tracked("w:del", " This is gone."))

    found = read(edited(to_docx(made), track), made, paragraphs)
    assert found.texts[one.id].endswith("This is new.")
    assert found.tracked == 2


def test_a_new_paragraph_stands_under_the_line_of_the_one_before(
    given_out: tuple[Petition, tuple[Paragraph, ...]],
) -> None:
    made, paragraphs = given_out
    one = paragraphs[2]

    def add(opened: Docx) -> None:
        new = opened.add_paragraph("Nobody may be held like this. The law says so.")
        drawn(opened, one)._p.addnext(new._p)
        opened.add_paragraph("A word behind everything.")

    found = read(edited(to_docx(made), add), made, paragraphs)
    assert [(each.line, each.after) for each in found.additions] == [(one.line, one.id)]
    assert found.outside == 1


def convert(data: bytes, folder: Path, to: str, source: str = "docx") -> bytes:
    """Return a file as LibreOffice writes it again."""
    program = shutil.which("soffice")
    if program is None:
        says = "no LibreOffice here: apt-get install libreoffice-writer"
        pytest.fail(says) if os.environ.get("CI") == "true" else pytest.skip(says)
    given, out, home = folder / f"text.{source}", folder / "out", folder / "home"
    folder.mkdir(parents=True, exist_ok=True)
    home.mkdir(exist_ok=True)
    given.write_bytes(data)
    command = [str(program), "--headless", f"-env:UserInstallation={home.as_uri()}", "--convert-to", to]
    environment: Mapping[str, str] = {**os.environ, "HOME": str(home)}
    subprocess.run([*command, "--outdir", str(out), str(given)], check=True, timeout=120, env=environment,
                   capture_output=True)  # fmt: skip
    return (out / f"text.{to}").read_bytes()


STYLES = ["wgad_questionnaire", "wgad_pleading", "sp_letter", "public_statement", "family_summary"]


@pytest.mark.parametrize("key", STYLES)
def test_what_libreoffice_writes_again_comes_back_word_for_word(key: str, tmp_path: Path) -> None:
    made, paragraphs = an_edited(key)
    found = read(convert(to_docx(made), tmp_path, "docx"), made, paragraphs)
    assert (found.texts, found.additions, found.known) == ({}, (), len(paragraphs))
    assert found.made_from == made.id


def test_the_way_through_odt_and_back_loses_no_paragraph(tmp_path: Path) -> None:
    made, paragraphs = an_edited("wgad_questionnaire")
    odt = convert(to_docx(made), tmp_path / "there", "odt")
    found = read(convert(odt, tmp_path / "back", "docx", "odt"), made, paragraphs)
    assert (found.texts, found.additions, found.known) == ({}, (), len(paragraphs))


def test_what_was_edited_in_libreoffice_is_known_again(tmp_path: Path) -> None:
    made, paragraphs = an_edited("wgad_pleading")
    one = next(each for each in paragraphs if "arrested" in text_of(each))
    data = edited(to_docx(made), lambda opened: with_word(opened, one, "arrested", "taken away"))
    found = read(convert(data, tmp_path, "docx"), made, paragraphs)
    assert list(found.texts) == [one.id]


@pytest.mark.parametrize("key", STYLES)
def test_an_argument_is_marked_in_every_style_and_no_other_sentence_is(key: str) -> None:
    made, _ = an_edited(key)
    layout = lay_out(made)
    mark = f" {layout.words['argument']}"
    marked = [run for block in blocks_of(layout) for run in block.runs if run.text == mark and run.face is Face.RAISED]
    assert len(marked) == 1
    assert any(remark.endswith("1. Each of them is marked.") for remark in layout.remarks)
