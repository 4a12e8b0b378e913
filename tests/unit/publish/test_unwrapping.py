"""What a small change in the taking off of wrappings would break: each way of wrapping, and its bounds."""

from __future__ import annotations

import base64

import pytest

from habeas.publish.decoding import Known, is_readable, readable, strings_in, texts_in, unwrapped


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("nothing & 100 % of it = nothing", [], "signs that wrap nothing"),
        ("café", [], "letters beyond ASCII"),
        ("&#89;elka", ["Yelka"], "an entity"),
        ("%54orn", ["Torn"], "an address"),
        (r"\u{54}orn \u0054 \x54", ["Torn T T"], "three ways in which programs write a letter"),
        (r"\u{10ffff}", ["\U0010ffff"], "the last letter that there is"),
        (r"\u{110000}", ["\ufffd"], "the one after it"),
        (r"\ud83d\ude00", ["\U0001f600"], "two halves of one letter"),
        (r"\ud800x", ["\ufffdx"], "half a letter"),
        (r"\124orn", ["Torn", "\u0124orn"], "octal, or as a style sheet writes"),
        (r"\0 x", ["\ufffdx"], "a style sheet: no letter"),
        (r"\1 x", ["\x01x"], "the first letter that there is"),
        (r"\d7ff x", ["\ud7ffx"], "the last before the halves"),
        (r"\d800 x", ["\ufffdx"], "the first half"),
        (r"\dfff x", ["\ufffdx"], "the last half"),
        (r"\e000 x", ["\ue000x"], "the first after the halves"),
        (r"\10ffff x", ["\U0010ffffx"], "the last letter that there is"),
        (r"\110000", ["H000", "\ufffd"], "the one after it; octal too"),
        ("=54orn", ["Torn"], "quoted-printable"),
        ("a=\r\nb", ["ab"], "a soft end of a line"),
        ("=\n", [], "nothing but such an end"),
        ("=FF=54", ["\ufffdT"], "quoted-printable in another encoding"),
        ("=54\ud800", ["T?"], "quoted-printable beside half a letter"),
        ("+AFQ-orn", ["Torn"], "UTF-7"),
        ("é+AFQ-orn", ["Torn"], "UTF-7 among letters that are none of it"),
        ("+AFQ-orn +A/ x", ["Torn x"], "UTF-7 with an error"),
        ("at xn--trnvald-90a.example", ["törnvald"], "the name of a host"),
        ("xn--99999999999", [], "no name of a host"),
    ],
)
def test_what_people_may_read_wrapped_is_told(text: str, said: list[str], why: str) -> None:
    assert [each for each, is_told in unwrapped(text, 1) if is_told] == said, why


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("WWVsa2Eh", "Yelka!", "eight signs of Base64"),
        ("WWVs\r\n a2EhWWVs", "Yelka!Yel", "over two lines"),
        ("WWVs \t\n\ta2EhWWVs", "Yelka!Yel", "over two lines, with spaces"),
        ("WWVs\na2EhWWVs", "Yelka!Yel", "over two lines that end without a return"),
        ("T3JzYSBNZ", "Orsa M", "a sign too many"),
        ("T3JzYSBNZW", "Orsa Me", "two signs more"),
        ("T3JzYSBNZWw", "Orsa Mel", "three"),
        ("T3JzYSBNZWw=", "Orsa Mel", "filled up"),
        ("pT3JzYSBNZWxs", "Orsa Mell", "from the second sign on"),
        ("ppT3JzYSBNZWxs", "Orsa Mell", "from the third"),
        ("pppT3JzYSBNZWxs", "Orsa Mell", "from the fourth"),
        (base64.b64encode("Orsa?>?>?>ӿӿ".encode()).decode(), "Orsa?>?>?>ӿӿ", "with all signs"),
        (base64.urlsafe_b64encode("Orsa?>?>?>ӿӿ".encode()).decode(), "Orsa?>?>?>ӿӿ", "with those for addresses"),
        ("4f727361", "Orsa", "eight hexadecimal digits"),
        ("4f 72-73:61", "Orsa", "in pairs"),
        ("4f7273614", "Orsa", "a digit too many"),
        ("f4f727361", "Ors", "from the second digit on"),
    ],
)
def test_what_machines_alone_read_is_searched_too(text: str, said: str, why: str) -> None:
    assert (said, False) in list(unwrapped(text, 1)), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("WWVsa2E", "seven signs"),
        ("4f7273", "six digits"),
        ("interna/tion", "a word in small letters"),
        ("Contribution", "a word with a capital"),
        ("WIKIPEDIA_LISTS", "a word in capitals"),
        ("1-2-3-4_5", "digits apart"),
    ],
)
def test_words_are_no_wrappings(text: str, why: str) -> None:
    assert list(unwrapped(text, 1)) == [], why


def test_three_layers_are_taken_off() -> None:
    told = [said for said, is_told in unwrapped("%25252554orn") if is_told]
    assert told == ["%252554orn", "%2554orn", "%54orn"]
    assert ("Orsa", True) in list(unwrapped("&amp;#79;rs%61"))


def test_what_is_unwrapped_from_what_machines_read_is_not_told() -> None:
    assert set(unwrapped("4f7273612534")) >= {("Orsa%4", False)}
    found = list(unwrapped("x%20" + b"Orsa%21 Mellin".hex()))
    assert ("Orsa! Mellin", False) in found
    assert ("Orsa! Mellin", True) not in found
    assert ("Orsa%21 Mellin", True) not in found


def test_the_same_is_told_once() -> None:
    told = [said for said, _ in unwrapped("4a4a4a4a4a4a4a4a x 4a4a4a4a4a4a4a4a", 1)]
    assert len(told) == len(set(told))
    assert "JJJJJJJJ" in told


@pytest.mark.parametrize(
    ("text", "lengths"),
    [(base64.b64encode(b"a" * 300_003).decode(), {300_000, 299_999}), ("4a" * 200_002, {200_000})],
)
def test_four_hundred_thousand_signs_are_unwrapped_at_once(text: str, lengths: set[int]) -> None:
    assert {len(said) for said, _ in unwrapped(text, 1) if said[:2] in ("aa", "XX", "JJ")} == lengths


@pytest.mark.parametrize(
    ("text", "parts", "why"),
    [
        ("x" * 9 + "&#79;" + "y" * 9, ["x" * 9 + "O" + "y" * 9], "a short text whole"),
        ("x" * 1500 + "&#79;" + "y" * 1500, ["x" * 1000 + "O" + "y" * 996], "a thousand signs before and after"),
        ("&#79;" + "x" * 1996 + "&#80;", ["O" + "x" * 1996 + "P"], "two whose surroundings touch"),
        ("&#79;" + "x" * 1997 + "&#80;", ["O" + "x" * 996, "x" * 1000 + "P"], "two that stand farther apart"),
        ("%4f" + "x" * 1999 + "%50", ["O" + "x" * 998, "x" * 1000 + "P"], "of an address"),
        ("\\117" + "x" * 1998 + "\\120", ["O" + "x" * 997, "\u0117" + "x" * 997, "x" * 1000 + "P",
                                          "x" * 1000 + "\u0120"], "of a program"),
        ("=4f" + "x" * 2001 + "=50", ["O" + "x" * 1000, "x" * 1000 + "P"], "of a letter"),
        ("+AE8-" + "x" * 2001 + "+AFA-", ["O" + "x" * 1000, "x" * 1000 + "P"], "of UTF-7"),
    ],
)  # fmt: skip
def test_what_stands_around_a_wrapping_is_told_with_it(text: str, parts: list[str], why: str) -> None:
    assert [said for said, is_told in unwrapped(text, 1) if is_told] == parts, why


def test_what_short_texts_hide_is_found_out_once() -> None:
    known: Known = {}
    short, long = ("Ox" + "y" * 1500 + "P" + "z" * tail for tail in (497, 498))
    told = [*unwrapped(short.replace("O", "%4f").replace("P", "%50"), 2, known)]
    told += unwrapped(long.replace("O", "%4f").replace("P", "%50"), 2, known)
    assert (short, True) in told
    assert (long, True) in told
    assert (len(short), (short, 1) in known, (long, 1) in known) == (2000, True, False)
    again = list(unwrapped("a%26%2379%3B WWVsa2Eh", known=known))
    assert again == list(unwrapped("a%26%2379%3B WWVsa2Eh", known=known)) == list(unwrapped("a%26%2379%3B WWVsa2Eh"))
    assert ("Yelka!", False) in known["WWVsa2Eh", 0]
    assert ("aO WWVsa2Eh", True) in known["a&#79; WWVsa2Eh", 2]


def test_bytes_are_read_in_three_ways_and_from_both_halves() -> None:
    assert list(readable(b"Orsa")) == ["Orsa", "牏慳", "獲", "佲獡", "牳"]
    assert "Orsa" in list(readable("Orsa".encode("utf-16-le")))
    assert "Orsa" in list(readable(b"\x01" + "Orsa".encode("utf-16-be")))
    assert list(readable(b"\xff\xff\xff\xff")) == []
    assert next(iter(readable(b"\xff\xfeOrsa"))) == "Orsa"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("", False, "nothing"), ("abcd", True, "letters"), ("\x01\x02\x03", False, "no letters"),
        ("abcdefghi\x01", True, "one in ten"),
        ("ab\x01\x02\x03cdefg", False, "three in ten"), ("a~b~c~", True, "signs"),
    ],
)  # fmt: skip
def test_a_text_is_readable_if_four_fifths_are(text: str, expected: bool, why: str) -> None:
    assert is_readable(text) is expected, why


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Orsa", ["Orsa"]), ("Орса".encode(), ["Орса"]), (b"\xef\xbb\xbfOrsa", ["Orsa"]),
        ("\ufeffOrsa".encode("utf-16-le"), ["Orsa"]), ("\ufeffOrsa".encode("utf-16-be"), ["Orsa"]),
        ("\ufeffOrsa".encode("utf-16-le") + b"x", ["Orsa\ufffd"]), (b"\xef\xbb\xbfOrsa\xff", ["Orsa\ufffd"]),
    ],
)  # fmt: skip
def test_a_text_that_says_how_it_is_written_is_read_so(data: bytes, texts: list[str]) -> None:
    assert list(texts_in(data)) == texts


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Орса Меллин", "cp1251"), ("اورسا", "cp1256"), ("王小", "gb18030"), ("Orsa Möllin", "cp1252"),
        ("Орса Меллин", "koi8-r"), ("王小", "utf-16-le"), ("王小", "utf-16-be"),
    ],
)  # fmt: skip
def test_a_text_in_an_old_encoding_is_read_in_every_one(text: str, encoding: str) -> None:
    assert text in list(texts_in(text.encode(encoding)))


def test_a_byte_that_means_nothing_stops_no_reading() -> None:
    assert len(list(texts_in(b"\xff\x98\x81\x8d\x8f\x90\x9d"))) == 7


@pytest.mark.parametrize(
    ("data", "found", "why"),
    [
        (b"\0\1abcde\2\3", "abcde", "five letters"),
        (b"\0abcd1\0", "abcd1", "four letters and a digit"),
        (b"\0abcde\1fghij\0", "abcde\nfghij", "two runs"),
        ("\0törnå\0".encode(), "törnå", "accents"),
        ("\0王小王小王\0".encode(), "王小王小王", "letters of three bytes"),
        (b"\0abcde\xe0\x80\x80\0", "abcde\ufffd\ufffd\ufffd", "bytes that are no letter"),
        ("\1abcde\1".encode("utf-16-le"), "abcde", "two bytes a letter"),
        ("\1\1abcde\1".encode("utf-16-be"), "abcde", "in the other order"),
        ("\1Орсав\1".encode("utf-16-le"), "Орсав", "Cyrillic"),
        ("\1Орсав\1".encode("utf-16-be"), "Орсав", "Cyrillic in the other order"),
    ],
)
def test_runs_of_letters_are_found_among_bytes(data: bytes, found: str, why: str) -> None:
    assert found in strings_in(data), why


@pytest.mark.parametrize(
    "data", [b"\0abcd\0", b"\0abc12\0", "\0abc12".encode("utf-16-le"), "a1b2c".encode("utf-16-be")]
)
def test_short_runs_and_runs_of_few_letters_are_chance(data: bytes) -> None:
    assert strings_in(data) == ""
