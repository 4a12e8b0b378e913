"""What a small change in the reading of a PDF's own maps would break: which letters its codes stand for."""

from __future__ import annotations

import pytest

from habeas.publish.glyphs import drawn_in, letters_by, maps_in


def a_map(*lines: str, kind: str = "bfchar") -> bytes:
    """Return a map from codes to letters with these lines."""
    return f"begincmap 1 begin{kind}\n{chr(10).join(lines)}\nend{kind} endcmap".encode()


@pytest.mark.parametrize(
    ("streams", "maps", "why"),
    [
        ([a_map("<01> <004F>", "<0a><0072>")], [{1: "O", 10: "r"}], "codes one by one"),
        ([a_map("<0102> <004F0072>")], [{258: "Or"}], "one code for two letters"),
        ([a_map("<01> <00 4F\n0072>")], [{1: "Or"}], "spaces among the digits"),
        ([a_map("<01> <004F007>")], [{1: "Op"}], "a digit too few"),
        ([a_map("<01> <D83DDE00>")], [{1: "\U0001f600"}], "a letter beyond the first plane"),
        ([a_map("<01> <D83D>")], [{1: "\ufffd"}], "half of such a letter"),
        ([a_map("<10> <12> <0041>", kind="bfrange")], [{16: "A", 17: "B", 18: "C"}], "a range"),
        ([a_map("<10> <11> <00410061>", kind="bfrange")], [{16: "Aa", 17: "Ab"}], "a range of two letters each"),
        ([a_map("<10> <10> <0041>", kind="bfrange")], [{16: "A"}], "a range of one"),
        ([a_map("<10> <12> [<0041> <005A>]", kind="bfrange")], [{16: "A", 17: "Z"}], "letters one by one"),
        ([a_map("<10> <10> [<0041> <005A>]", kind="bfrange")], [{16: "A"}], "more letters than codes"),
        ([a_map("<10> <12> <DBFFDFFE>", kind="bfrange")],
         [{16: "\U0010fffe", 17: "\U0010ffff", 18: "\U0010ffff"}], "the last letter that there is"),
        ([a_map("<10> <11> []", kind="bfrange")], [], "a list of nothing"),
        ([a_map("<01> <0041>") + a_map("<02> <02> <0042>", kind="bfrange")], [{1: "A", 2: "B"}], "both"),
        ([b"1 beginbfchar <01> <0041> endbfchar"], [{1: "A"}], "without a head"),
        ([b"begincmap nothing"], [], "a map of nothing"),
        ([b"nothing", a_map("<01> <0041>")], [{1: "A"}], "no map beside a map"),
        ([a_map("<01> <0041>")] * 65, [{1: "A"}] * 64, "sixty-four maps and no more"),
    ],
)  # fmt: skip
def test_a_map_says_what_codes_stand_for(streams: list[bytes], maps: list[dict[int, str]], why: str) -> None:
    assert maps_in(streams) == maps, why


def test_a_range_has_a_size_that_ends() -> None:
    (table,) = maps_in([a_map("<00> <FFFFFF> <0041>", kind="bfrange")])
    assert len(table) == 65_537
    assert max(table) == 65_536


@pytest.mark.parametrize(
    ("stream", "blocks", "why"),
    [
        (b"BT (Or) Tj <7361> Tj ET", [b"Orsa"], "strings in their order"),
        (b"BT <4f72> Tj (sa) Tj ET", [b"Orsa"], "in the other order"),
        (b"BT (Or) Tj (sa) Tj ET", [b"Orsa"], "of letters alone"),
        (b"BT (a) ET BT (b) ET", [b"a", b"b"], "two blocks"),
        (b"(a) Tj", [b"a"], "no block"),
        (b"BT\n(a)\nET", [b"a"], "over lines"),
        (rb"BT (\(\117\051) ET", [b"(O)"], "escapes"),
        (b"BT <4f 7> ET", [b"Op"], "a digit too few"),
        (b"BT ET", [b""], "nothing drawn"),
    ],
)
def test_strings_of_a_block_run_together(stream: bytes, blocks: list[bytes], why: str) -> None:
    assert drawn_in(stream) == blocks, why


@pytest.mark.parametrize(
    ("drawn", "table", "said", "why"),
    [
        ([b"Or", b"sa"], None, ["Or\nsa", "Orsa"], "as the codes stand"),
        ([b"\xfe\xff\0O"], None, ["O", "O"], "with a mark"),
        ([b"\1\2", b"\3"], {1: "O", 2: "r", 3: "s"}, ["Or\ns", "Ors"], "codes of one byte"),
        ([b"\xff\1"], {255: "O", 1: "r"}, ["Or", "Or"], "the last code of one byte"),
        ([b"\1\0\0\1\2\0"], {256: "O", 1: "r"}, ["Or", "Or"], "codes of two bytes; one is not in the map"),
        ([b"\1\2\2\1"], {258: "O", 513: "r"}, ["Or", "Or"], "both bytes count"),
        ([b"\1\3\1"], {259: "O"}, ["O", "O"], "a byte left over"),
        ([b"\1\3\1\3"], {259: "O"}, ["OO", "OO"], "to the last code"),
        ([b"\1\2"], {}, ["", ""], "a map of nothing"),
        ([b"\1\4"], {1: "O"}, ["O", "O"], "a code that is not in the map"),
    ],
)
def test_codes_are_read_by_their_map(
    drawn: list[bytes], table: dict[int, str] | None, said: list[str], why: str
) -> None:
    assert list(letters_by(drawn, table)) == said, why
