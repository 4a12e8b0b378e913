"""List-like documents: tables, forms and entries. All people and places are invented."""

from __future__ import annotations

import hashlib
import time

import pytest

from habeas.model import Attribute, Cell, Claim, Document, Kind, Modality, Row, Table
from habeas.propose import find_parser, propose
from habeas.propose.entries import grids_of
from habeas.propose.entrynames import names_in
from habeas.propose.labelled import Label, label_of, read_fields

needs_model = pytest.mark.skipif(find_parser() is None, reason="no language model is installed")


def a_document(text: str, *, tables: tuple[Table, ...] = ()) -> Document:
    raw = text.encode()
    return Document(
        sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), media_type="text/plain", engine="test", text=text,
        language="en", tables=tables,
    )  # fmt: skip


def read(text: str, *, tables: tuple[Table, ...] = (), parsed: bool = False) -> tuple[Claim, ...]:
    return propose(a_document(text, tables=tables), parser="installed" if parsed else None).claims


def told(claims: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    """What fields say: kind, value, person."""
    return {
        (str(claim.predicate), claim.value, claim.subject.name if claim.subject else "")
        for claim in claims if claim.value is not None
    }  # fmt: skip


def dates(claims: tuple[Claim, ...], kind: Kind) -> list[tuple[str, str | None]]:
    return [
        (claim.subject.name if claim.subject else "", claim.dated.when.edtf if claim.dated else None)
        for claim in claims if claim.predicate is kind
    ]  # fmt: skip


SHEET = """No\tName\tSex\tAge\tDate of arrest\tCharge\tLawyer
1\tORSUN, Danel\tM\t31\t17.05.2013\tArt. 228\tAnsa Belin
2\tMirel Tavos\tF\t?\tunknown\tn/a\tnone
3\tIlena Varro\tF\t12\t03/04/2019\t—\t
"""


def test_each_row_of_a_sheet_is_a_person_and_each_cell_a_claim() -> None:
    claims = read(SHEET)

    assert told(claims) == {
        ("sex", "M", "Danel ORSUN"), ("age", "31", "Danel ORSUN"), ("arrest", "17.05.2013", "Danel ORSUN"),
        ("charge", "Art. 228", "Danel ORSUN"), ("lawyer", "Ansa Belin", "Danel ORSUN"), ("sex", "F", "Mirel Tavos"),
        ("sex", "F", "Ilena Varro"), ("age", "12", "Ilena Varro"), ("arrest", "03/04/2019", "Ilena Varro"),
    }  # fmt: skip


def test_the_quote_of_a_field_is_its_cell_and_its_subject_stands_in_the_text() -> None:
    for claim in read(SHEET):
        assert claim.passage.quote == SHEET[claim.passage.start : claim.passage.end] == claim.value
        assert claim.subject is not None
        assert SHEET[claim.subject.start : claim.subject.end] == claim.subject.text


def test_a_date_of_two_readings_stays_both() -> None:
    assert ("Ilena Varro", "[2019-03-04,2019-04-03]") in dates(read(SHEET), Kind.ARREST)


def test_no_date_runs_from_one_cell_into_the_next() -> None:
    text = "Name\tAge\tArrested\nDanel Orsun\t31\tMay 2021\nMirel Tavos\t12\tMarch 2020\n"

    assert dates(read(text), Kind.ARREST) == [("Danel Orsun", "2021-05"), ("Mirel Tavos", "2020-03")]


CSV = 'id,full_name,arrest_date,charges\n1,"Orsun, Danel",2013-05-17,"leaflets; ""insult"""\n2,"Tavos, Mirel",,-\n'


def test_values_parted_by_commas_are_read_with_their_marks() -> None:
    assert told(read(CSV)) == {
        ("arrest", "2013-05-17", "Danel Orsun"), ("charge", 'leaflets; ""insult""', "Danel Orsun")
    }  # fmt: skip


def test_commas_in_prose_make_no_table() -> None:
    assert grids_of(a_document("Name, rank, and date of arrest, he said.\nNothing, more, was said, at all.\n")) == ()


LAYOUTS = [
    ("| Name | Arrested |\n|---|---|\n| Danel Orsun | 17 May 2013 |\n| Mirel Tavos | 2 May 2014 |\n", "bars"),
    ("Name | Arrested\nDanel Orsun | 17 May 2013\nMirel Tavos | 2 May 2014\n", "bare bars"),
    ("Name;Sex;Arrested\nDanel Orsun;M;17 May 2013\nMirel Tavos;F;2 May 2014\n", "semicolons"),
    ("NAME          SEX   ARRESTED\nDanel Orsun   M     17 May 2013\nMirel Tavos   F     2 May 2014\n", "spaces"),
    ("Surname\tFirst name\tArrested\nOrsun\tDanel\t17 May 2013\nTavos\tMirel\t2 May 2014\n", "two name columns"),
    ("Our colleague | Arrested | Charge\nDanel Orsun | 17 May 2013 | -\nMirel Tavos | 2 May 2014 | -\n", "other head"),
    ("Name | Arrest\nDanel Orsun | 17 May 2013\nName | Arrest\nMirel Tavos | 2 May 2014\n", "the head again"),
    ("Name | Danel Orsun | Mirel Tavos\nAge | 31 | 30\nSex | M | F\nArrested | 17 May 2013 | 2 May 2014\n", "columns"),
    ("Name | Danel Orsun | Sex | M\nArrested | 17 May 2013 | Age | 30\nName | Mirel Tavos | Sex | F\n"
     "Arrested | 2 May 2014 | Age | 31\n", "pairs side by side"),
    ("Name: Danel Orsun\nArrested: 17 May 2013\n\nName: Mirel Tavos\nArrested: 2 May 2014\n", "labels"),
    ("1. Danel ORSUN (b. 1980)\n**Arrested:** 17 May 2013\n\n2. Mirel TAVOS\n* Arrested – 2 May 2014\n", "headings"),
    ("Name:\nDanel Orsun\nArrested:\n17 May 2013\nName:\nMirel Tavos\nArrested:\n2 May 2014\n", "labels above values"),
    ("1. Family name: Orsun\n2. First name: Danel\n3. Date of arrest: 17 May 2013\n\n"
     "1. Family name: Tavos\n2. First name: Mirel\n3. Date of arrest: 2 May 2014\n", "a questionnaire"),
    ("1. Orsun, Danel, teacher. Arrested: 17 May 2013.\n\n2. TAVOS, Mirel (30). Arrested: 2 May 2014.\n", "numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), LAYOUTS[:-1])
def test_a_list_is_read_however_it_is_laid_out(text: str, why: str) -> None:
    found = [(name.casefold(), when) for name, when in dates(read(text), Kind.ARREST)]

    assert found == [("danel orsun", "2013-05-17"), ("mirel tavos", "2014-05-02")], why


def drawn(rows: list[list[str]], spans: dict[tuple[int, int], tuple[int, int]]) -> tuple[str, Table]:
    """A text and its table; ``spans`` gives a place the cell of another one."""
    text, places = "", {}
    for at, row in enumerate(rows):
        for to, words in enumerate(row):
            places[at, to] = Cell(start=len(text), end=len(text) + len(words))
            text += words + (" | " if to + 1 < len(row) else "\n")
    cells = [[places[spans.get((at, to), (at, to))] for to in range(len(row))] for at, row in enumerate(rows)]
    return text, Table(rows=tuple(Row(cells=tuple(row)) for row in cells))


def test_a_head_of_two_lines_and_a_cell_over_two_rows_are_read() -> None:
    text, table = drawn(
        [["Name", "Arrest", "", "Prison"], ["", "Date", "Place", ""], ["Danel Orsun", "17 May 2013", "Keld", "No. 14"],
         ["Mirel Tavos", "2 May 2014", "Osk", ""]],
        {(0, 2): (0, 1), (1, 0): (0, 0), (1, 3): (0, 3), (3, 3): (2, 3)},
    )  # fmt: skip
    claims = read(text, tables=(table,))

    assert {("place_of_detention", "No. 14", "Danel Orsun"), ("place_of_detention", "No. 14", "Mirel Tavos"),
            ("arrest", "Osk", "Mirel Tavos"), ("arrest", "2 May 2014", "Mirel Tavos")} <= told(claims)  # fmt: skip


def test_a_row_of_two_people_is_told_of_both_but_an_age_of_neither() -> None:
    text = "Name | Age | Arrested\nDanel Orsun and his sister Ilena Orsun | 30 | 2 May 2014\nMirel Tavos | 9 | 2015\n"
    claims = read(text)

    assert dates(claims, Kind.ARREST)[:2] == [("Danel Orsun", "2014-05-02"), ("Ilena Orsun", "2014-05-02")]
    assert [value for kind, value, _ in told(claims) if kind == "age"] == ["9"]


COUNTS = "District | Arrested | Released\nKeld | 120 | 80\nOsk | 43 | 40\nTotal | 163 | 120\n"


def test_a_table_of_counts_is_nobodys_record() -> None:
    assert read(COUNTS) == ()


def test_a_section_row_and_a_total_are_nobody() -> None:
    text = "Name | Arrested\nDanel Orsun | 17 May 2013\nTotal | 1 May 2013\nUnknown | 2 May 2013\n"

    assert dates(read(text), Kind.ARREST) == [("Danel Orsun", "2013-05-17")]


PROSE = """ALBRIK MOEN
Arrested: 30 June 2009

He was beaten by a guard. His wife Greta was threatened.

MARTA SOLHEIM
Arrested: 11 February 2010

The translator fell ill. She was released on 10 February 2012.
"""


@needs_model
def test_the_prose_beneath_an_entry_speaks_of_its_person_alone() -> None:
    claims = read(PROSE, parsed=True)
    who = {
        str(c.predicate): c.subject.name
        for c in claims
        if c.subject and c.predicate in (Kind.ILL_TREATMENT, Kind.RELEASE)
    }

    assert who == {"ill_treatment": "Albrik Moen", "release": "Marta Solheim"}
    assert dates(claims, Kind.ARREST) == [("Albrik Moen", "2009-06-30"), ("Marta Solheim", "2010-02-11")]


@needs_model
def test_a_note_below_numbered_lines_is_not_the_last_persons() -> None:
    text = ("1. Danel ORSUN, teacher. Arrested 2 May 2014.\n\n2. Mirel TAVOS, nurse. Arrested 3 May 2014.\n\n"
            "The list was checked. The trial opened in June.\n")  # fmt: skip
    claims = read(text, parsed=True)

    assert {("profession", "teacher", "Danel ORSUN"), ("profession", "nurse", "Mirel TAVOS")} <= told(claims)
    assert not [
        c for c in claims if c.passage.start > text.index("The list") and c.subject and "TAVOS" in c.subject.name
    ]


@needs_model
def test_a_cell_of_prose_tells_of_the_rows_person() -> None:
    text = (
        "Name | Arrested | Notes\nDanel Orsun | 2013 | Released on 16 May 2018.\nIlena Varro | 2019 | She was beaten.\n"
    )
    claims = read(text, parsed=True)

    assert dates(claims, Kind.RELEASE) == [("Danel Orsun", "2018-05-16")]
    assert [c.subject.name for c in claims if c.predicate is Kind.ILL_TREATMENT and c.subject] == ["Ilena Varro"]


@needs_model
def test_a_cell_without_a_subject_tells_of_all_in_its_row() -> None:
    text = "Name | Arrested | Notes\nDanel Orsun and Ilena Orsun | 2013 | Released in May 2018.\nMirel Tavos | 2 | -\n"
    claims = read(text, parsed=True)

    assert dates(claims, Kind.RELEASE) == [("Danel Orsun", "2018-05"), ("Ilena Orsun", "2018-05")]


def test_what_is_to_come_is_not_said_to_have_happened() -> None:
    (claim,) = read("Name: Danel Orsun\nExpected release: 20 July 2023\n")

    assert (claim.predicate, claim.modality) == (Kind.RELEASE, Modality.FUTURE)


def test_whoever_was_acquitted_was_not_convicted_on_the_day_of_judgment() -> None:
    text = (
        "Defendant | Judgment | Sentence\nDanel Orsun | 2 April 2015 | Acquitted\nMirel Tavos | 3 April 2015 | 2 y.\n"
    )
    claims = read(text)

    assert [c.predicate for c in claims if c.subject and c.subject.name == "Danel Orsun"] == [Kind.ACQUITTAL]
    assert {c.predicate for c in claims if c.subject and c.subject.name == "Mirel Tavos"} == {
        Kind.CONVICTION, Kind.SENTENCE
    }  # fmt: skip


NAMES = [
    ("Danel ORSUN", ["Danel ORSUN"], "a family name in capitals"),
    ("ORSUN, Danel, m., born 1975", ["Danel ORSUN"], "the family name first, and more behind"),
    ("12. Liv (Lilla) ANDERN (born 1971)", ["Liv ANDERN"], "number, nickname and brackets"),
    ("Ola Brunn and his sister Eva Brunn", ["Ola Brunn", "Eva Brunn"], "two people"),
    ("Ambros and Rika Pell", ["Ambros Pell", "Rika Pell"], "one family name for both"),
    ("Tove Falk\nEinar Falk", ["Tove Falk", "Einar Falk"], "a line each"),
    ("Okafor-Lind,\nTamsin", ["Tamsin Okafor-Lind"], "one name on two lines"),
    ("Mr. Teodor Kalvin", ["Teodor Kalvin"], "a title"),
    ("Аскар ЖУМАЕВ", ["Аскар ЖУМАЕВ"], "another script"),
    ("Total", [], "a sum"), ("unknown", [], "nobody"), ("3 others", [], "a count"),
    ("IV. Circumstances", [], "a heading"),
    ("Legal basis", [], "words of the language"), ("", [], "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), NAMES)
def test_a_name_cell_names_whom_it_names(text: str, expected: list[str], why: str) -> None:
    assert [named.name for named in names_in(text, 0, len(text))] == expected, why


@pytest.mark.parametrize("row", read_fields().lines, ids=lambda row: row["line"])
def test_a_line_of_the_data_file_says_what_it_is_said_to(row: dict[str, str]) -> None:
    claims = [claim for claim in read(f"Name: Danel Orsun\n{row['line']}\n") if claim.value is not None]

    assert [(str(claim.predicate), claim.value) for claim in claims] == (
        [] if row["says"] == "nothing" else [(row["says"], row["value"])]
    )


def test_a_label_is_known_whatever_its_marks() -> None:
    known = {
        label_of(words)
        for words in ("Date of arrest", "DATE_OF_ARREST:", "3. Date of arrest (d/m/y)", "**date of arrest**")
    }

    assert {label.says for label in known if isinstance(label, Label)} == {Kind.ARREST}
    assert label_of("Date of arrest " * 40) is None


def test_every_label_says_a_kind_an_attribute_or_a_part() -> None:
    said = {label.says for label in read_fields().labels.values()}

    assert {Attribute.OTHER_NAME, Attribute.LAWYER, Attribute.HEALTH, Attribute.COURT, Attribute.RELATIVES} <= said


HOSTILE = ["|" * 50_000, "a | b\n" * 20_000, "\t" * 60_000, '"' * 60_000, "a,b,c\n" * 10_000, "a  b  c\n" * 10_000,
           "1. A B, " * 10_000, "Name: " * 10_000, "Name\tAge\n" + '"\t' * 30_000]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_marks_do_not_hang_the_reader(text: str) -> None:
    began = time.process_time()
    read(text)

    assert time.process_time() - began < 20


def test_the_head_of_a_letter_is_no_list_and_gives_away_nobody() -> None:
    text = (
        "From: Mara Ilves <mara@example.org>\nTo: intake@example.org\nDate: Sun, 4 Jun 2023 18:20:00 +0000\n"
        "Subject: My brother\n\nMy brother Ilvan Torek was arrested on 12 May 2023.\n"
    )
    document = Document(
        sha256="0" * 64, size=len(text), media_type="message/rfc822", engine="test", text=text, language="en"
    )
    claims = propose(document, parser=None).claims
    assert [str(claim.predicate) for claim in claims] == ["arrest"]
