"""What is known of a document: supplied first, then stated by the file, else nothing. People here are invented."""

from __future__ import annotations

import pytest
from ingest_files import STORY, a_page

from habeas.ingest import ingest
from habeas.ingest.framing import read_date
from habeas.ingest.language import find_language
from habeas.ingest.symbols import find_symbol
from habeas.model import Frame, Genre, When

PAGE = a_page(
    f"<p>{STORY}</p>",
    head='<meta name="author" content="B. Writer"><meta property="article:published_time" content="2021-05-04">',
)


def test_what_a_person_supplies_wins_and_the_rest_is_kept() -> None:
    supplied = Frame(published=When.parse("2021-05-05"), publisher="Norvale Post", genre=Genre.NEWS)
    frame = ingest(PAGE, name="a.html", supplied=supplied).frame
    assert frame.published == When.parse("2021-05-05")
    assert (frame.published_basis, frame.publisher, frame.author, frame.genre) == (
        "supplied",
        "Norvale Post",
        "B. Writer",
        Genre.NEWS,
    )


def test_what_nobody_said_is_not_known() -> None:
    assert ingest(STORY.encode(), name="statement-2021-05-04.txt").frame == Frame()


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2021-05-04", "2021-05-04"),
        ("2021-05-04T23:30:00+06:00", "2021-05-04"),
        ("2021/5/4", "2021-05-04"),
        ("20210504", "2021-05-04"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("04/05/2021", None),
        ("2021-13-40", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_read_only_where_it_has_one_meaning(written: str, edtf: str | None) -> None:
    when = read_date(written)
    assert (when.edtf if when else None) == edtf


def test_a_date_that_cannot_be_read_is_said_and_not_guessed() -> None:
    document = ingest(PAGE.replace(b"2021-05-04", b"04/05/2021"), name="a.html")
    assert document.frame.published is None
    assert document.warnings == ("The file states a date of publication that cannot be read; none was taken.",)


@pytest.mark.parametrize(
    ("text", "symbol", "why"),
    [
        ("AMNESTY\n\nPublic Statement\n\nEUR 57/0916/2019\n\n19 August 2019", "EUR 57/0916/2019", "alone on its line"),
        ("\ufeffAI Index: MDE 15/026/2012\nText", "MDE 15/026/2012", "after its label"),
        ("United Nations A/HRC/WGAD/2018/22\nGeneral Assembly", "A/HRC/WGAD/2018/22", "beside the name of the UN"),
        ("REFERENCE: AL RWA 1/2020\r\nExcellency", "AL RWA 1/2020", "a communication"),
        ("words\n" * 60 + "Index: ASA 17/9113/2018", "ASA 17/9113/2018", "at the end, with its label"),
        ("words\n" * 60 + "ASA 17/9113/2018", None, "at the end, alone: perhaps a reference"),
        ("The Working Group, in A/HRC/WGAD/2018/22, found so.", None, "another document, cited"),
        ("asa17/9113/2018", "asa17/9113/2018", "as it is written"),
        ("Opinion No. 22/2018", None, "no symbol"),
    ],
)
def test_the_symbol_of_a_document_is_the_one_it_gives_as_its_own(text: str, symbol: str | None, why: str) -> None:
    assert find_symbol(text) == symbol, why


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("Активист был задержан полицией в несуществующем городе, и суд вынес приговор.", "ru"),
        ("Ойдан шығарылған мұғалім ұсталды, әділ сот өтпеді, қазақша үкім шығарылды.", "kk"),
        (
            "Уйдырылган укытучы полиция тарафыннан тоткарланды һәм суд карары белән төрмәгә җибәрелде, гаепсез дип.",
            "not kk",
        ),
        ("虚构的教师于二〇二一年五月三日被警方拘留。", "zh"),
        ("ئىنسانلار ھوقۇقى لازىم ئالاھىدە ئۆيدە تۇتۇپ تۇرۇلدى", "ug"),
        ("اعتقلت الشرطة معلماً مخترعاً في مدينة لا وجود لها وحكمت عليه المحكمة بالسجن إلى خمس سنوات", "ar"),
        ("Το δικαστήριο της επινοημένης πόλης τον καταδίκασε", "el"),
        ("El maestro inventado fue detenido por la policía en una ciudad que no existe", "es"),
        ("L'enseignant inventé a été arrêté par la police dans une ville qui n'existe pas", "fr"),
        ("Police", "und"),
        ("2021-05-03 12 345", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_where_the_text_tells_it(text: str, language: str) -> None:
    found = find_language(text)
    assert found != "kk" if language == "not kk" else found == language
