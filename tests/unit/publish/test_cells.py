"""Cells of tables: no text becomes a formula, no number becomes a text."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from habeas.publish.cells import Cell, few_in, safe_cell, write_csv


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        ("=1+1", "'=1+1", "a formula"),
        ("+1", "'+1", "a formula"),
        ("-1", "'-1", "a formula"),
        ("@SUM(A1)", "'@SUM(A1)", "a formula"),
        ("\t=1", "'\t=1", "a tabulator"),
        ("\r=1", "'\r=1", "a carriage return"),
        ("\n=1", "'\n=1", "a line feed"),
        ("＝1+1", "'＝1+1", "full width"),
        ("＋1", "'＋1", "full width"),
        ("－1", "'－1", "full width"),
        ("＠SUM", "'＠SUM", "full width"),
        ("﹦1", "'﹦1", "small form"),
        ("  =1", "'  =1", "behind spaces"),
        ("\u200b=1", "'\u200b=1", "behind a letter that nobody sees"),
        ("\ufeff=1", "'\ufeff=1", "behind a mark of byte order"),
        ("\u00a0=1", "'\u00a0=1", "behind a hard space"),
        ("a=1", "a=1", "a text"),
        ("'=1", "'=1", "a text already"),
        ("", "", "nothing"),
        (None, "", "nothing"),
        (-3, -3, "a number that we computed"),
        (2.5, 2.5, "a number that we computed"),
    ],
)
def test_no_text_becomes_a_formula(value: Cell, expected: Cell, why: str) -> None:
    assert safe_cell(value) == expected, why


def test_a_table_is_read_back_as_it_was_written() -> None:
    told = write_csv(("name", "n"), [('a, "b"\nc', -1), ("=x", None)]).decode()
    assert told.startswith("name,n\r\n")
    assert list(csv.reader(io.StringIO(told, newline=""))) == [["name", "n"], ['a, "b"\nc', "-1"], ["'=x", ""]]


def test_no_cell_of_a_workbook_made_of_it_is_a_formula() -> None:
    starts = ("=", "+", "-", "@", "\t=", "＝", " =")
    rows = csv.reader(io.StringIO(write_csv(("a",), [(f"{each}1+1",) for each in starts]).decode(), newline=""))
    sheet = openpyxl.Workbook().active
    for row in rows:
        sheet.append(row)
    assert [cell.data_type for row in sheet.iter_rows() for cell in row] == ["s"] * (len(starts) + 1)


@pytest.mark.parametrize(("counts", "few"), [((0, 5, 9), 0), ((1, 4, 5), 2), ((), 0)])
def test_counts_of_few_people_are_counted(counts: tuple[int, ...], few: int) -> None:
    assert few_in(counts) == few
