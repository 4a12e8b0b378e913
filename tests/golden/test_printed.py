"""The filings as files: PDF pages as pictures, and DOCX and ODT as LibreOffice prints them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it carries no types
import pytest
from PIL import Image
from recorded import FOLDERS, Filed

from habeas.casework.rendering import render_files
from habeas.law import form_keys
from habeas.model import Petition
from habeas.petition import lay_out

MORE = [("orsenia", "wgad_urgent", "fr"), ("norvane", "wgad_questionnaire", "es"), ("velmora", "family_summary", "ar"),
        ("norvane", "family_summary", "zh_Hans"), ("orsenia", "family_summary", "ug")]  # fmt: skip
ODT = {("orsenia", "wgeid"), ("norvane", "sp_letter")}
WORD = re.compile(r"[^\W\d_]{2,}")
DOTS = 50  # to the inch
EDGE = 0.02  # of the page, on each side: nothing stands there
SECONDS = 180
HEADS = ("number", "document", "published")  # of the annex: a table repeats them on each page


@pytest.fixture(scope="module")
def made(filed: Filed) -> dict[str, Petition]:
    """All filings in English that may go out, and some in other languages, by a name for their files."""
    wanted = [(name, form, "en") for name in FOLDERS for form in form_keys()] + MORE
    found = {f"{name}-{form}-{lang}": filed(name, form, lang) for name, form, lang in wanted}
    return {name: pleading.petition for name, pleading in found.items() if pleading is not None}


@pytest.fixture(scope="module")
def printed(made: dict[str, Petition], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the PDF, the DOCX and the ODT of each."""
    place = tmp_path_factory.mktemp("printed")
    for name, petition in made.items():
        odt = ["odt"] if name.endswith("-en") and tuple(name.split("-")[:2]) in ODT else []
        docx = ["docx"] if name.endswith("-en") else []
        for ending, data in render_files(petition, endings=["pdf", *docx, *odt]).items():
            (place / f"{name}.{ending}").write_bytes(data)
    return place


def tool(name: str) -> str:
    """Return where a program lies; without it the test is skipped at home and fails where everything is checked."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed")
    if found is None:
        pytest.skip(f"{name} is not installed: what it would show was not looked at")
    return found


def pictures(pdf: Path, place: Path) -> list[Image.Image]:
    """Return each page as a grey picture."""
    command = [tool("pdftoppm"), "-r", str(DOTS), "-gray", str(pdf), str(place / pdf.stem)]
    subprocess.run(command, check=True, timeout=SECONDS)
    return [Image.open(page) for page in sorted(place.glob(f"{pdf.stem}-*.pgm"))]


def edges(page: Image.Image) -> list[Image.Image]:
    """Return the four outermost strips of a page."""
    wide, high = page.size
    side, foot = int(wide * EDGE), int(high * EDGE)
    boxes = [(0, 0, side, high), (wide - side, 0, wide, high), (0, 0, wide, foot), (0, high - foot, wide, high)]
    return [page.crop(box) for box in boxes]


def darkness(page: Image.Image) -> int:
    """Return how many dots of a picture are dark."""
    return sum(page.histogram()[:128])


def words_of(pdf: Path) -> list[str]:
    """Return the words of a PDF in their order, hyphens at the ends of lines taken away."""
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r", "")
    document.close()
    text = re.sub(r"[\u00ad\u2010\ufffe\x02-]\n", "", unicodedata.normalize("NFKC", text))
    return [word.casefold() for word in WORD.findall(text)]


def running(petition: Petition) -> set[str]:
    """Return the words that each page repeats: whom and which filing it concerns, and the head of the annex's table."""
    laid = lay_out(petition)
    heads = (text for key, text in laid.words.items() if key in HEADS)
    return {word.casefold() for text in (laid.who, laid.id, *heads) for word in WORD.findall(text)}


def sentences_in_order(petition: Petition, words: list[str]) -> list[int]:
    """Return the numbers of the sentences of which no four words follow the sentence before.

    A page may end within a sentence, and its notes stand there: so any four words of it will do, the first ones first.
    """
    said, at, lost = " ".join(words), 0, []
    for sentence in petition.sentences:
        own = [word.casefold() for word in WORD.findall(unicodedata.normalize("NFKC", sentence.text))]
        runs = [" ".join(own[place : place + 4]) for place in range(max(1, len(own) - 3))]
        found = next((place for run in runs if (place := said.find(run, at)) >= 0), -1)
        if found < 0:
            lost.append(sentence.number)
        else:
            at = found + 1
    return lost


def test_no_page_is_blank_and_nothing_runs_off_one(printed: Path, tmp_path: Path) -> None:
    pages = {pdf.stem: pictures(pdf, tmp_path) for pdf in sorted(printed.glob("*.pdf"))}
    assert len(pages) == len(list(printed.glob("*.pdf"))) and all(pages.values())
    blank = [
        (name, number) for name, each in pages.items() for number, page in enumerate(each, 1) if darkness(page) < 50
    ]
    cut = [
        (name, number) for name, each in pages.items() for number, page in enumerate(each, 1)
        if any(edge.getextrema()[0] < 250 for edge in edges(page))
    ]  # fmt: skip
    assert (blank, cut) == ([], [])


def test_sentences_stand_in_their_order_in_every_pdf(made: dict[str, Petition], printed: Path) -> None:
    latin = {name: petition for name, petition in made.items() if petition.lang in ("en", "fr", "es")}
    lost = {name: sentences_in_order(petition, words_of(printed / f"{name}.pdf")) for name, petition in latin.items()}
    assert {name: numbers for name, numbers in lost.items() if numbers} == {}


def test_libreoffice_prints_the_words_of_the_pdf(made: dict[str, Petition], printed: Path, tmp_path: Path) -> None:
    soffice = tool("soffice")
    for ending in ("docx", "odt"):
        command = [soffice, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / ending),
                   *map(str, sorted(printed.glob(f"*.{ending}")))]  # fmt: skip
        home = {**os.environ, "HOME": str(tmp_path)}
        subprocess.run(command, env=home, check=True, timeout=SECONDS, capture_output=True)
    differ = {}
    for other in sorted(tmp_path.glob("*/*.pdf")):
        ours, theirs = words_of(printed / other.name), words_of(other)
        fewer, more = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
        lost = sentences_in_order(made[other.stem], theirs)
        repeated = running(made[other.stem])
        fewer, more = ({word: n for word, n in each.items() if word not in repeated} for each in (fewer, more))
        if lost or fewer or more:
            differ[f"{other.parent.name} {other.stem}"] = (lost, fewer, more)
    assert len(list(tmp_path.glob("*/*.pdf"))) == len(list(printed.glob("*.docx"))) + len(ODT)
    assert differ == {}
