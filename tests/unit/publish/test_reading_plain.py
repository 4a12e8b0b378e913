"""What a small change in the readers of plain files would break: each text, its place, and whether people read it."""

from __future__ import annotations

import base64
import csv

import pytest

from habeas.publish.pieces import File, Flaw, NotSearched, Piece, Reader, Unsearchable, once
from habeas.publish.plain import (
    LONGEST_CELL,
    read_calendar,
    read_font,
    read_json,
    read_letter,
    read_lines,
    read_table,
    read_text,
)

B64 = base64.b64encode(b"Orsa Mellin").decode()  # invented


def of(data: bytes, name: str = "x") -> File:
    """Return a file that lies within nothing."""
    return File(data=data, name=name, where="")


def told(reader: Reader, data: bytes) -> list[tuple[str, str, bool]]:
    """Return what a reader gives, without the files within."""
    return [(each.place, each.text, each.is_told) for each in reader(of(data)) if isinstance(each, Piece)]


@pytest.mark.parametrize(
    ("reader", "data", "expected"),
    [
        (read_text, b"Orsa", [("the text", "Orsa", True)]),
        (read_font, b"\0Mellin\0Tornvald\0", [("a font", "Mellin\nTornvald", False)]),
        (
            read_table,
            b"a,b\tc;d\r\n1",
            [
                ("row 1", "a\nb\tc;d", True), ("row 2", "1", True), ("row 1", "a,b\nc;d", True), ("row 2", "1", True),
                ("row 1", "a,b\tc\nd", True), ("row 2", "1", True), ("the text", "a,b\tc;d\r\n1", True),
            ],
        ),
        (
            read_json,
            b'{"a": ["x", 1, 2.5, null, true], "a": {"b": "y"}}',
            [("the JSON", "x\n1\n2.5\nTrue\ny", True), ("the JSON", "a\na\nb", True)],
        ),
        (read_json, b'[{"k": [{"n": 3}]}]', [("the JSON", "3", True), ("the JSON", "k\nn", True)]),
        (
            read_lines,
            b'{"a": 1}\n\n["b"]\n',
            [("line 1", "1", True), ("line 1", "a", True), ("line 3", "b", True), ("line 3", "", True)],
        ),
        (
            read_calendar,
            b"SUMMARY:a\\n b\\, c\\N\r\n  d\r\nnothing",
            [
                ("line 1", "a\n b, c\n d", True), ("line 1", "SUMMARY:a\n b, c\n d", False),
                ("line 2", "nothing", True), ("line 2", "nothing", False),
            ],
        ),
        (
            read_letter,
            b"From: a@x.example\nX-A-header-of-a-very-long-name-indeed: y\n\nOrsa",
            [
                ("header from", "From: a@x.example", True),
                ("header x-a-header-of-a-very-long-name", "X-A-header-of-a-very-long-name-indeed: y", True),
                ("the text", "Orsa", True),
            ],
        ),
        (
            read_letter,
            b'Content-Type: multipart/mixed; boundary="b"\n\nbefore\n--b\nContent-Type: text/plain\n\nx\n--b--\nafter',
            [
                ("header content-type", 'Content-Type: multipart/mixed; boundary="b"', True),
                ("around the parts", "before", True), ("around the parts", "after", True),
                ("part 1, header content-type", "Content-Type: text/plain", True), ("part 1, the text", "x", True),
            ],
        ),
        (
            read_letter,
            "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\nОрса".encode("koi8-r"),
            [
                ("header content-type", 'Content-Type: text/plain; charset="koi8-r"', True),
                ("header content-transfer-encoding", "Content-Transfer-Encoding: 8bit", True),
                ("the text", "Орса", True),
            ],
        ),
    ],
)  # fmt: skip
def test_every_text_is_given_with_its_place(reader: Reader, data: bytes, expected: list[tuple[str, str, bool]]) -> None:
    assert told(reader, data) == expected


@pytest.mark.parametrize(
    ("reader", "data", "expected"),
    [
        (
            read_calendar,
            f"ATTACH;ENCODING=BASE64;VALUE=BINARY:{B64} \r\n".encode(),
            ("attachment 1", "", b"Orsa Mellin"),
        ),
        (
            read_calendar,
            f"x:1\r\nattach;fmttype=a;encoding=base64:{B64}".encode(),
            ("attachment 1", "", b"Orsa Mellin"),
        ),
        (read_letter, b"Content-Type: text/html\n\n<p>", ("the text", "x.html", b"<p>")),
        (read_letter, b"Content-Type: image/png; name=a.png\n\n\x89", ("the text", "a.png", b"\x89")),
        (read_letter, b"Content-Type: image/png\n\n\x89", ("the text", "", b"\x89")),
    ],
)
def test_every_file_within_is_given_to_be_opened(reader: Reader, data: bytes, expected: tuple[str, str, bytes]) -> None:
    (found,) = (each for each in reader(of(data)) if isinstance(each, File))
    assert (found.where, found.name, found.data, found.depth) == (*expected, 1)


@pytest.mark.parametrize(
    ("reader", "data", "flaw"),
    [
        (read_calendar, b"ATTACH;ENCODING=BASE64:a!\r\nATTACH;ENCODING=BASE64:eA==", "attachment 1"),
        (read_calendar, b"ATTACH;ENCODING=BASE64:eA==\r\nATTACH;ENCODING=BASE64:a", "attachment 2"),
        (read_letter, b'Content-Type: multipart/mixed; boundary="b"\n\nx', "not well formed"),
        (
            read_letter,
            b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\nx\n\ny\n--b--',
            "part 1, not well formed",
        ),
    ],
)
def test_what_cannot_be_read_is_said(reader: Reader, data: bytes, flaw: str) -> None:
    found = [each for each in reader(of(data)) if isinstance(each, Flaw)]
    assert found == [Flaw(flaw, is_hidden=False)]


@pytest.mark.parametrize(
    ("reader", "data", "why"),
    [
        (read_json, b"{'a': 1}", "no JSON"),
        (read_lines, b'{"a": 1}\nno', "a line that is no JSON"),
        (read_table, b'"' + b"a" * (LONGEST_CELL + 1), "a cell of more than 16 MiB"),
        (read_letter, b"Content-Type: text/plain; charset=nothing\n\nx", "an encoding that nobody knows"),
    ],
)
def test_what_is_not_what_it_should_be_is_not_searched(reader: Reader, data: bytes, why: str) -> None:
    with pytest.raises(Unsearchable):
        list(reader(of(data)))


def test_a_cell_of_sixteen_mebibytes_is_read() -> None:
    csv.field_size_limit(1)
    assert told(read_table, b"a" * 1_000)[0] == ("row 1", "a" * 1_000, True)
    assert csv.field_size_limit() == 16_777_216


def test_bytes_that_mean_nothing_stop_no_letter() -> None:
    assert told(read_letter, b"Content-Type: text/plain; charset=utf-8\n\na\xffb")[-1][1] == "a\ufffdb"
    assert told(read_letter, b"Content-Type: text/plain\n\n\xd0\x9e")[-1][1] == "О"


def test_a_place_within_a_file_names_the_file_first() -> None:
    inner = of(b"").within(b"x", "a.txt", "member").within(b"y", "b.txt", "page 2")
    assert (inner.data, inner.name, inner.where, inner.depth) == (b"y", "b.txt", "member: page 2", 2)
    assert inner.at("row 3") == "member: page 2: row 3"
    assert of(b"").at("row 3") == "row 3"


def test_files_lie_eight_deep_and_no_deeper() -> None:
    seventh = File(data=b"", name="", where="", depth=7)
    assert seventh.within(b"", "", "x").depth == 8
    with pytest.raises(Unsearchable):
        seventh.within(b"", "", "x").within(b"", "", "x")


def test_a_file_within_holds_a_quarter_of_a_gibibyte_at_most() -> None:
    most = bytes(268_435_456)
    assert len(of(b"").within(most, "", "x").data) == 268_435_456
    with pytest.raises(Unsearchable):
        of(b"").within(most + b"x", "", "x")


def test_a_file_shown_to_a_programmer_says_nothing_of_what_it_holds() -> None:
    assert repr(File(data=b"Orsa", name="Mellin.txt", where="a")) == "File(where='a', depth=0)"


def test_what_stands_for_itself_is_hidden_and_told_unless_it_says_so() -> None:
    assert Piece("a", "b") == ("a", "b", True, False)
    assert Flaw("a") == ("a", True)


def test_the_refusal_has_its_code() -> None:
    assert (NotSearched.code, NotSearched.exit_code) == ("not-searched", 19)


def test_machinery_that_stands_again_is_given_once_with_all_that_sixteen_words_tell() -> None:
    assert list(once(("a", "b", "a", "c"))) == ["a", "b", "a", "c"]
    assert "".join(once("a" * 40)) == "a" * 31  # sixteen, and what fewer of them tell at the end
    assert "".join(once("abc" * 20 + "d")) == "abc" * 6 + "abc" * 5 + "d"
    assert list(once(())) == []
