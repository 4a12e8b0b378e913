"""What a small change in the gate would break: by which reader a file is read, what it does with what is found."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile

import pytest
from canary_office import a_png, packed
from canary_plain import a_jpeg, tarred

from habeas.model.seeking import Protected, words_of_name
from habeas.publish import LeakFound, Lookout, NotSearched, find_leaks, prove_clean
from habeas.publish.cells import Cell, safe_cell, write_csv
from habeas.publish.pieces import Piece

NAME = "Yelka Tornvald"  # invented
PROTECTED = (Protected(text=NAME, words=words_of_name(NAME)), Protected(text="+7 701 555 12 34"))
HERE = NAME.encode()
UNREAD = "the file"
B64 = base64.b64encode(HERE).decode()


def an_archive(*members: tuple[str, bytes]) -> bytes:
    """Return an archive whose members lie as they are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, data in members:
            package.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "places"),
    [
        ("x.txt", HERE, ("the text",)),
        ("x.TXT", HERE, ("the text",)),
        ("x.md", HERE, ("the text",)),
        ("x.csv", b"a,b\n" + HERE, ("row 2", "the text")),
        ("x.tsv", b"a\tb\n" + HERE, ("row 2", "the text")),
        ("x.ics", b"A:b\nC:" + HERE, ("line 2",)),
        ("x.eml", b"Subject: a\n\n" + HERE, ("the text",)),
        ("x.eml", b"From: " + HERE, ("header from",)),
        ("x.md", b"<!--" + HERE + b"-->", ("the text",)),
        ("x.json", b'["' + HERE + b'"]', ("the JSON",)),
        ("x.jsonl", b'1\n["' + HERE + b'"]', ("line 2",)),
        ("x.html", b"x<!--" + HERE + b"-->", ("a comment",)),
        ("x.htm", b"x<!--" + HERE + b"-->", ("a comment",)),
        ("x.svg", b"x<!--" + HERE + b"-->", ("a comment",)),
        ("x.xml", b"x<!--" + HERE + b"-->", ("a comment",)),
        ("x.zip", packed({"a.txt": HERE}), ("member: the text",)),
        ("x.docx", packed({"a.txt": HERE}), ("member: the text",)),
        ("x.odt", packed({"a.txt": HERE}), ("member: the text",)),
        ("x.xlsx", packed({"a.txt": HERE}), ("member: the text",)),
        ("x.ods", packed({"a.txt": HERE}), ("member: the text",)),
        ("x.tgz", tarred(NAME), ("packed: member: the text",)),
        ("x.tar.gz", tarred(NAME), ("packed: member: the text",)),
        ("x.png", a_png(after=HERE), ("after the end of the picture",)),
        ("x.jpg", a_jpeg(after=HERE), ("after the end of the picture",)),
        ("x.jpeg", a_jpeg(after=HERE), ("after the end of the picture",)),
        ("x", HERE, ("the text",)),
        ("pdf", HERE, ("the text",)),
        ("x", b" <!--" + HERE + b"-->", ("a comment",)),
        ("x.unheard-of", HERE, ("the text",)),
        ("x", packed({"a.txt": HERE}), ("member: the text",)),
        ("x", gzip.compress(HERE, mtime=0), ("packed: the text",)),
        ("x", a_png(after=HERE), ("after the end of the picture",)),
        ("x", a_jpeg(after=HERE), ("after the end of the picture",)),
        ("x.font", b"\0" + HERE + b"\0", ("a font",)),
        ("x.font", b"%PDF\0" + HERE + b"\0", ("a font",)),
        ("x.txt", NAME.encode("utf-16"), ("the text",)),
        ("x.txt", b"\xfe\xff" + NAME.encode("utf-16-be"), ("the text",)),
    ],
)
def test_a_file_is_read_as_its_name_and_its_first_bytes_say(name: str, data: bytes, places: tuple[str, ...]) -> None:
    assert find_leaks(data, name, PROTECTED) == places


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.zip", b"of no interest" + packed({"a.txt": "b"})),
        ("x.odt", b"of no interest"), ("x.xlsx", b"of no interest"), ("x.ods", b"of no interest"),
        ("x.jpeg", b"of no interest"), ("x.docx", b"of no interest"), ("x.zip", b"of no interest"),
        ("x.pdf", b"of no interest"), ("x.pdf", packed({})), ("x.docx", a_png()),
        ("x.png", b"of no interest"), ("x.jpg", a_png()), ("x.tgz", b"of no interest"),
        ("x.gz", packed({"a.txt": "b"})),
        ("x.txt", a_png()), ("x.csv", b"%PDF-1.7"), ("x.xml", b"a\0b"), ("x.html", b"\xff\xd8\xff"), ("x", b"a\0b"),
        ("x", b"\xe9t\xe9"), ("x.gif", b"GIF\0"), ("x", b"%PDF-1.7 no end"), ("x", b"PK\5\6"),
        ("x.tar", b"of no interest"), ("x.md", b"\x1f\x8b\x08"), ("x.txt", b"PK\5\6"), ("x.json", b"a\0"),
        ("x.jsonl", b"1\0"), ("x.eml", b"a\0"), ("x.ics", b"a\0"), ("x.tsv", b"a\0"), ("x.htm", b"a\0"),
        ("x.svg", b"a\0"), ("x.md", b"a\0"), ("x.csv", b"a\0"), ("x.html", b"a\0"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_its_name_says_is_not_searched(name: str, data: bytes) -> None:
    with pytest.raises(NotSearched, match=r"at: the file\."):
        find_leaks(data, name, PROTECTED)


def test_an_archive_of_nothing_is_read() -> None:
    assert find_leaks(packed({}), "x.zip", PROTECTED) == ()
    assert find_leaks(packed({}), "x", PROTECTED) == ()


@pytest.mark.parametrize("name", ["yelka_tornvald", "yelka-tornvald", "Tornvald.txt"])
def test_the_name_of_a_file_is_searched_word_by_word(name: str) -> None:
    assert find_leaks(b"of no interest", name, PROTECTED) == ("its name",)


def test_places_are_told_once_and_in_their_order() -> None:
    data = packed({"a.gif": b"\0", "b.txt": NAME, "c.txt": NAME, "d.csv": NAME})
    assert find_leaks(data, "Tornvald.zip", PROTECTED) == (
        "its name", "member: the text", "member: row 1", "member",
    )  # fmt: skip


def test_every_place_that_cannot_be_read_is_told() -> None:
    bad = packed({"a.gif": b"\0", "b.ics": "ATTACH;ENCODING=BASE64:a"})
    with pytest.raises(NotSearched, match=r"at: member, member: attachment 1\."):
        find_leaks(bad, "x.zip", PROTECTED)


def test_what_cannot_be_read_is_told_of_an_original_too() -> None:
    with pytest.raises(NotSearched):
        find_leaks(packed({"b.ics": "ATTACH;ENCODING=BASE64:a"}), "x.zip", PROTECTED, foreign=True)


def test_a_place_that_must_be_empty_may_hold_something_in_an_original() -> None:
    data = a_png(after=b"of no interest")
    assert find_leaks(data, "x.png", PROTECTED) == ("after the end of the picture",)
    assert find_leaks(data, "x.png", PROTECTED, foreign=True) == ()
    prove_clean(data, "x.png", PROTECTED, foreign=True)
    with pytest.raises(LeakFound, match=r"at: after the end of the picture\."):
        prove_clean(data, "x.png", PROTECTED)


@pytest.mark.parametrize(
    ("page", "places", "why"),
    [
        ("<p class=Tornvald>", (), "one word of a name in machinery"),
        (f"<p class='{NAME}'>", ("an attribute",), "a whole name in machinery"),
        ("<p title=Tornvald>", ("an attribute",), "one word where people read it"),
        (f"<p class='{B64}'>", ("an attribute",), "a whole name wrapped, in machinery"),
        (f"<p title='{base64.b64encode(b'a Tornvald').decode()}'>", ("an attribute",), "one word wrapped"),
        ("<p class='%54ornvald'>", (), "one word wrapped, in machinery"),
        ("<p title='%54ornvald'>", ("an attribute",), "one word wrapped, where people read it"),
        ("<p class='%59elka%20Tornvald'>", ("an attribute",), "a whole name wrapped, in machinery"),
    ],
)
def test_in_machinery_only_a_whole_name_counts(page: str, places: tuple[str, ...], why: str) -> None:
    assert find_leaks(page.encode(), "x.html", PROTECTED) == places, why


def test_what_was_clean_as_machinery_is_searched_again_where_people_read_it() -> None:
    page = "<p class=Tornvald>a</p><p title=Tornvald>b</p>"
    assert find_leaks(page.encode(), "x.html", PROTECTED) == ("an attribute",)
    assert find_leaks(b"<p class=Tornvald></p><script>'Tornvald'</script>", "x.html", PROTECTED) == (
        "a script or style",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("piece", "is_held", "why"),
    [
        (Piece("x", "of no interest"), False, "other words"),
        (Piece("x", "Tornvald"), True, "one word where people read it"),
        (Piece("x", "Tornvald", is_told=False), False, "one word of machinery"),
        (Piece("x", NAME, is_told=False), True, "a whole name in machinery"),
        (Piece("x", "%54ornvald"), True, "one word wrapped"),
        (Piece("x", base64.b64encode(b"a Tornvald").decode()), True, "one word that only machines read"),
        (Piece("x", base64.b64encode(b"a Torvald").decode()), False, "another that only machines read"),
        (Piece("x", "a Tornwald"), True, "one that sounds like it"),
        (Piece("x", base64.b64encode(b"a Tornwald").decode()), False, "one that sounds like it and only machines read"),
        (Piece("x", "xxYelkaTornvaldxx", is_raw=True), True, "a whole name among letters that stand there by chance"),
        (Piece("x", "xx Tornvald xx", is_raw=True), False, "one word among them"),
        (Piece("x", "%59elka%54ornvald", is_raw=True), False, "wrapped among them"),
    ],
)
def test_a_lookout_says_the_same_however_often_it_is_asked(piece: Piece, is_held: bool, why: str) -> None:
    lookout = Lookout(PROTECTED)
    assert [lookout.holds(piece) for _ in range(3)] == [is_held] * 3, why
    assert find_leaks(b"of no interest", "x.txt", lookout) == ()


def test_a_lookout_that_saw_a_word_in_machinery_sees_it_where_people_read() -> None:
    lookout = Lookout(PROTECTED)
    asked = [Piece("x", text, is_told) for text in ("Tornvald", "%54ornvald") for is_told in (False, True, False)]
    assert [lookout.holds(each) for each in asked] == [False, True, False] * 2
    hidden = base64.b64encode(b"xxTornvaldxx").decode()  # only machines read it; then it is told
    assert [lookout.holds(Piece("x", each)) for each in (hidden, "xx Tornvald xx")] == [False, True]


def test_a_refusal_has_its_code() -> None:
    assert (LeakFound.code, LeakFound.exit_code) == ("leak-found", 19)
    with pytest.raises(LeakFound, match=r"at: row 1, the text\."):
        prove_clean(HERE, "x.csv", PROTECTED)


@pytest.mark.parametrize(("value", "expected"), [("\tx", "'\tx"), ("\nx", "'\nx"), ("~x", "~x"), ("x", "x")])
def test_the_first_sign_of_a_cell_counts_even_where_it_is_a_space(value: Cell, expected: Cell) -> None:
    assert safe_cell(value) == expected
    assert write_csv((value,), ()).decode().strip('"\r\n') == str(expected).strip('"\r\n')
