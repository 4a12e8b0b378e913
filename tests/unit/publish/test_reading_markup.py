"""What a small change in the reader of pages and XML would break: what is told, what is machinery, what lies within."""
# ruff: noqa: SIM905  # names of tags, a table that can be read

from __future__ import annotations

import base64

import pytest

from habeas.publish.markup import read_markup
from habeas.publish.pieces import File, Flaw, Piece

BREAKING = """p h h1 h2 h3 h4 h5 h6 div li ul ol dl dt dd tr td th table section article header footer main nav aside
title option summary details br hr blockquote pre label button legend caption figcaption body head html text tspan desc
tab s line-break tc c si row table-cell table-row comment annotation creator lastmodifiedby subject description keywords
date""".split()
RUNNING = "b i em span a font r t".split()
MACHINERY = """class style font-family typeface ascii hansi cs eastasia val styleid style-name script lang font-name d
points transform viewbox type rel charset media font-family-asian font-family-complex font-name-asian
font-name-complex xmlns panose1 name""".split()
SAID = "title alt content href value descr author placeholder data-x".split()
NAMED = """meta input sheet definedname docpr cnvpr property param bookmarkstart bookmark frame table file a map iframe
user-field-decl object user-defined author pivottabledefinition""".split()
UNNAMED = "style font p rfonts".split()
B64 = base64.b64encode(b"Orsa").decode()  # invented


def read(page: str) -> list[Piece | Flaw | File]:
    """Return what the reader gives of a page."""
    return list(read_markup(File(data=page.encode(), name="x.html", where="")))


def words(page: str, place: str, is_told: bool = True) -> list[str]:
    """Return what a page says at a place."""
    return [each.text for each in read(page) if isinstance(each, Piece) and each[0::2] == (place, is_told)]


def test_a_page_is_taken_apart() -> None:
    assert [each for each in read("<p title=t>a<b>b</b></p><!--c--><script>d='e'</script>")] == [
        Piece("the text", "\nab\n"),
        Piece("the text", "\na\nb\n\n\n\n"),
        Piece("an attribute", "t"),
        Piece("an attribute", "title\np\nb\nscript", False),
        Piece("a comment", "c"),
        Piece("a script or style", "d='e'", False),
        Piece("a script or style", "e"),
    ]


@pytest.mark.parametrize("tag", BREAKING)
def test_what_stands_in_two_blocks_is_two_words(tag: str) -> None:
    assert words(f"a<{tag}>b", "the text") == ["a\nb", "a\nb"]
    assert words(f"a</x:{tag}>b", "the text") == ["a\nb", "a\nb"]


@pytest.mark.parametrize("tag", RUNNING)
def test_what_runs_on_is_one_word_and_two(tag: str) -> None:
    assert words(f"a<{tag}>b</{tag}>c", "the text") == ["abc", "a\nb\nc"]


@pytest.mark.parametrize("name", MACHINERY)
def test_what_programs_alone_read_is_machinery(name: str) -> None:
    assert words(f"<x {name}='Orsa'>", "an attribute") == [""]
    assert words(f"<x w:{name}='Orsa'>", "an attribute", False) == [f"Orsa\nw:{name}\nx"]


@pytest.mark.parametrize("name", SAID)
def test_every_other_attribute_is_told(name: str) -> None:
    assert words(f"<x {name}='Orsa'>", "an attribute") == ["Orsa"]
    assert words(f"<x {name}='Orsa'>", "an attribute", False) == [f"{name}\nx"]


@pytest.mark.parametrize("tag", NAMED)
def test_a_name_is_told_where_a_person_gives_it(tag: str) -> None:
    assert words(f"<w:{tag} w:name='Orsa'>", "an attribute") == ["Orsa"]
    assert words(f"<{tag} class='Orsa'>", "an attribute") == [""]


@pytest.mark.parametrize("tag", UNNAMED)
def test_a_name_is_machinery_where_a_program_gives_it(tag: str) -> None:
    assert words(f"<{tag} name='Orsa'>", "an attribute") == [""]


@pytest.mark.parametrize(
    ("page", "place", "said", "why"),
    [
        ("<x title>", "an attribute", [""], "an attribute without a value"),
        ("<!DOCTYPE Orsa>", "a comment", ["DOCTYPE Orsa"], "a declaration"),
        ("<?Orsa x?>", "a comment", ["Orsa x?"], "an instruction"),
        ("<!--a--><!--b-->", "a comment", ["a\nb"], "two comments"),
        ("<a><![CDATA[Orsa]]></a>", "the text", ["Orsa", "\nOrsa\n"], "letters as they stand"),
        ("a   b", "the text", ["a   b", "a   b"], "spaces"),
        ("&#79;rsa", "the text", ["Orsa", "Orsa"], "an entity"),
        ("<style>a</style>b", "the text", ["b", "\n\nb"], "after a style"),
        ("<w:style>a", "the text", ["", "\n"], "a style of XML"),
        ("<script>a</script><i>b", "the text", ["b", "\n\n\nb"], "after a script"),
    ],
)
def test_every_word_stands_at_its_place(page: str, place: str, said: list[str], why: str) -> None:
    assert words(page, place) == said, why


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("a = 'b' + \"c\" + `d`;", "b\nc\nd"),
        (r"'it\'s' + " + r'"a\"b" + `\`x`', "it\\'s\na\\\"b\n\\`x"),
        ("'' + \"\"", ""),
    ],
)
def test_what_programs_may_show_is_told(code: str, texts: str) -> None:
    assert words(f"<script>{code}</script>", "a script or style") == [texts]
    assert words(f"<style>{code}</style><style>'z'</style>", "a script or style", False) == [f"{code}\n'z'"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<iframe srcdoc='&lt;p&gt;'><iframe srcdoc=b>", [("page within the page 1", "x.html", b"<p>"),
                                                         ("page within the page 2", "x.html", b"b")]),
        ("<iframe srcdoc>", [("page within the page 1", "x.html", b"")]),
        ("data:text/plain,a data:,%62", [("data: URI 1", "x.txt", b"a"), ("data: URI 2", "x.txt", b"b")]),
        (f"data:text/plain;base64,{B64}", [("data: URI 1", "x.txt", b"Orsa")]),
        (f"DATA:TEXT/PLAIN;BASE64,{B64.strip('=')}", [("data: URI 1", "x.txt", b"Orsa")]),
        ("data:text/plain;charset=utf-8;base64,YQ", [("data: URI 1", "x.txt", b"a")]),
        ("data:image/png,a", [("data: URI 1", "x.png", b"a")]),
        ("data:image/jpeg,a", [("data: URI 1", "x.jpg", b"a")]),
        ("data:image/svg+xml,a", [("data: URI 1", "x.svg", b"a")]),
        ("data:text/html,a", [("data: URI 1", "x.html", b"a")]),
        ("data:application/pdf,a", [("data: URI 1", "x.pdf", b"a")]),
        ("data:text/css,a", [("data: URI 1", "x.txt", b"a")]),
        ("data:image/gif,a", [("data: URI 1", "", b"a")]),
        ("data:font/woff2,a", [("data: URI 1", "x.font", b"a")]),
        ("data:application/font-woff,a", [("data: URI 1", "x.font", b"a")]),
        ("data:application/x-font-ttf,a", [("data: URI 1", "x.font", b"a")]),
        ("url(data:,a) 'data:,b'", [("data: URI 1", "x.txt", b"a"), ("data: URI 2", "x.txt", b"b")]),
    ],
)  # fmt: skip
def test_every_file_within_is_given_to_be_opened(page: str, expected: list[tuple[str, str, bytes]]) -> None:
    assert [(each.where, each.name, each.data) for each in read(page) if isinstance(each, File)] == expected


def test_a_file_within_that_cannot_be_unpacked_is_said() -> None:
    found = read("data:text/plain;base64,a data:text/plain,b")
    assert [each for each in found if isinstance(each, Flaw)] == [Flaw("data: URI 1", is_hidden=False)]
    assert [each.data for each in found if isinstance(each, File)] == [b"b"]
