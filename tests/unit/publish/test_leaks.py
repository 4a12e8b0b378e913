"""The gate against canaries: an invented name in every hiding place and spelling is found, other words pass."""

from __future__ import annotations

import base64
import codecs
from urllib.parse import quote

import canary_office
import canary_pdf
import canary_plain
import pytest
from canary_office import a_png, packed
from canary_plain import a_jpeg
from pikepdf import Encryption

from habeas.model.seeking import Protected, Seeker, words_of_name
from habeas.publish import LeakFound, NotSearched, find_leaks, prove_clean

NAME, OTHER = "Yelka Tornvald", "Harmless Words"  # invented
PHONE, MAIL = "+7 701 555 12 34", "yelka@tornvald.example"
PROTECTED = (Protected(text=NAME, words=words_of_name(NAME)), Protected(text=PHONE), Protected(text=MAIL))
CANARIES = {
    **{f"pdf, {place}": ("pdf", make) for place, make in canary_pdf.CANARIES.items()},
    **canary_office.CANARIES,
    **canary_plain.CANARIES,
}
# what must not be in a file whatever it says: beside pixels, code, pictures of what was, between members
NEVER = {
    "pdf, JavaScript", "docx, picture", "docx, thumbnail", "odt, thumbnail", "docx, part taken out",
    "png, text", "png, packed text", "png, XMP", "png, EXIF", "png, after the end", "png, behind the pixels",
    "jpeg, EXIF", "jpeg, XMP", "jpeg, maker's note", "jpeg, comment", "jpeg, after the end", "zip, before the archive",
}  # fmt: skip
LOCKED = canary_pdf.saved(canary_pdf.a_pdf(), deterministic_id=False, encryption=Encryption(owner="x", user=""))
CLOSED = {"docx, object"}  # cannot be read whole


def leaks(data: bytes, ending: str) -> tuple[str, ...]:
    return find_leaks(data, f"x.{ending}", PROTECTED)


def test_there_are_more_than_sixty_canaries() -> None:
    assert len(CANARIES) >= 60


@pytest.mark.parametrize("place", sorted(CANARIES.keys() - CLOSED))
def test_a_name_is_found_where_it_hides_and_never_told(place: str) -> None:
    ending, make = CANARIES[place]
    found = leaks(make(NAME), ending)
    assert found
    assert not Seeker(PROTECTED).find(" ".join(found))


@pytest.mark.parametrize("place", sorted(CANARIES.keys() - NEVER - CLOSED))
def test_another_word_in_the_same_place_passes(place: str) -> None:
    ending, make = CANARIES[place]
    assert leaks(make(OTHER), ending) == ()


@pytest.mark.parametrize("place", sorted(NEVER))
def test_some_places_must_be_empty_whatever_they_say(place: str) -> None:
    ending, make = CANARIES[place]
    assert leaks(make(OTHER), ending)


@pytest.mark.parametrize("place", ["page 1", "metadata", "revision 1, page 1", "attachment 1: the text"])
def test_the_place_is_told_so_that_a_person_finds_it(place: str) -> None:
    told = {found for make in canary_pdf.CANARIES.values() for found in leaks(make(NAME), "pdf")}
    assert place in told


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("YELKA TORNVALD", "capitals"),
        ("Tornvald, Yelka", "order"),
        ("Y. Tornvald", "an initial"),
        ("Tornvald Y.", "an initial after"),
        ("tornvald", "the family name alone"),
        ("Törnvåld", "accents"),
        ("Торнвальд", "Russian"),
        ("تورنۋالد", "Uyghur"),
        ("يلكا ترنفلد", "Arabic without vowels"),
        ("T-o-r-n-v-a-l-d", "hyphens"),
        ("T o r n v a l d", "spaces"),
        ("Torn\u00advald", "a soft hyphen"),
        ("Torn\u200b\u200dvald", "letters that nobody sees"),
        ("Torn\nvald", "over two lines"),
        ("Torn-\nvald", "hyphened over two lines"),
        ("Tоrnvаld", "Cyrillic look-alikes"),
        ("T0rnva1d", "digits for letters"),
        ("TornvaId", "a large I for an l"),
        ("𝕋𝕠𝕣𝕟𝕧𝕒𝕝𝕕", "letters of mathematics"),
        ("Ｔｏｒｎｖａｌｄ", "full width"),
        ("ᴛᴏʀɴᴠᴀʟᴅ", "small capitals"),
        ("YelkaTornvald1990", "run together"),
        ("dlavnroT akleY", "backwards"),
        ("Gbeainyq", "moved by 13"),
        ("Wruqydog", "moved by 3"),
        ("&#89;&#101;lka &#x54;ornvald", "entities"),
        ("&amp;#84;ornvald", "entities of entities"),
        (quote("Торнвальд"), "encoded as in an address"),
        ("%2554ornvald", "encoded twice"),
        ("\\u0054ornvald", "escaped as in JSON"),
        ("\\54 ornvald", "escaped as in a style sheet"),
        ("\\x54ornvald", "escaped as in a program"),
        ("=54ornvald", "quoted-printable"),
        ("+AFQ-ornvald", "UTF-7"),
        (base64.b64encode(b"Tornvald").decode(), "Base64"),
        (base64.b64encode(b"a Tornvald").decode(), "Base64 from another place"),
        (base64.b64encode(b"an Tornvald").decode(), "Base64 from a third place"),
        (base64.b64encode(NAME.encode("utf-16-be")).decode(), "Base64 of UTF-16"),
        (base64.urlsafe_b64encode(b"\xff\xfe~?>" + NAME.encode("utf-16-le")).decode(), "Base64 for addresses"),
        (base64.b64encode(base64.b64encode(NAME.encode())).decode(), "Base64 of Base64"),
        (b"Tornvald".hex(), "hexadecimal"),
        (b"Tornvald".hex(" "), "hexadecimal in pairs"),
        ("+77015551234", "a number run together"),
        ("8 (701) 555-12-34", "a number as it is dialled at home"),
        ("٧٠١ ٥٥٥ ١٢ ٣٤", "a number in Arabic digits"),
        ("7_0_1.5/5 5 1–2 3 4", "a number with odd signs"),
        ("yelka [at] tornvald.example", "an address in words"),
        ("https://x.example/yelkatornvald/", "within an address"),
    ],
)
def test_every_way_of_writing_it_is_found(written: str, why: str) -> None:
    assert leaks(f"They say {written} was there.".encode(), "txt"), why


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("the torn veil of the valley", "other words with these letters"),
        ("Torvald", "another name"),
        ("Torun, Thorvaldsen", "names like it"),
        ("2019-03-10, 701 pages, 555 lines", "other numbers"),
        ("sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "a digest"),
        ("Article 9 (1); A/HRC/WGAD/2019/21; clm-4607727342c810bf", "symbols and ids"),
        ("Wikipedia International Organization Contribution", "long words that could be Base64"),
    ],
)
def test_other_words_are_let_through(written: str, why: str) -> None:
    assert leaks(f"They say {written} was there.".encode(), "txt") == (), why


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"GIF89a\1\0", "x.gif", "a kind that is not known"),
        (bytes(90), "x", "bytes without a name"),
        (bytes(90), "x.txt", "no text"),
        (b"%PDF-1.7 no end", "x.pdf", "a PDF cut off"),
        (b"PK\x03\x04 cut off", "x.docx", "a package cut off"),
        (a_png()[:-9], "x.png", "a picture cut off"),
        (a_png(), "x.jpg", "a picture of another kind than its name says"),
        (a_png(), "x.txt", "no text either"),
        (b"<p>x</p>", "x.pdf", "a page that is called a PDF"),
        (a_jpeg()[:-20], "x.jpg", "a JPEG cut off"),
        (b"\x1f\x8b\x08\x00cut off", "x.gz", "packed and cut off"),
        (b"\0" * 99, "x.tar", "no archive"),
        (b"{'a': 1}", "x.json", "no JSON"),
        (b'{"a": 1}\nno', "x.jsonl", "a line that is no JSON"),
        (packed({"a.gif": b"GIF89a\1\0"}), "x.zip", "a member of an unknown kind"),
        (packed({"[Content_Types].xml": "", "word/vbaProject.bin": b"\xd0\xcf\0"}), "x.docx", "macros"),
        (LOCKED, "x.pdf", "a locked PDF"),
        (CANARIES["docx, object"][1](OTHER), "x.docx", "an object of another program"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_whole_is_refused(data: bytes, name: str, why: str) -> None:
    with pytest.raises(NotSearched):
        find_leaks(data, name, PROTECTED)


def test_a_file_within_files_within_files_is_refused_beyond_a_depth() -> None:
    data = b"of no interest"
    for _ in range(9):
        data = packed({"a.zip" if data.startswith(b"PK") else "a.txt": data})
    with pytest.raises(NotSearched):
        find_leaks(data, "x.zip", PROTECTED)


@pytest.mark.parametrize(("name", "why"), [
    (f"letter of {NAME}.txt", "words"), ("yelka_tornvald.txt", "joined"), ("Торнвальд.txt", "another alphabet"),
])  # fmt: skip
def test_the_name_of_a_file_is_searched(name: str, why: str) -> None:
    assert find_leaks(b"of no interest", name, PROTECTED) == ("its name",), why


def test_a_leak_is_refused_with_its_place_and_without_its_words() -> None:
    with pytest.raises(LeakFound, match="at: the text") as refused:
        prove_clean(f"by {NAME}".encode(), "x.txt", PROTECTED)
    assert refused.value.code == "leak-found"
    assert "Tornvald" not in f"{refused.value.message} {refused.value.advice}"


def test_a_clean_file_passes() -> None:
    prove_clean(b"of no interest", "x.txt", PROTECTED)


@pytest.mark.parametrize("place", sorted(NEVER - {"docx, thumbnail", "odt, thumbnail", "docx, part taken out"}))
def test_an_original_may_carry_what_ours_may_not_but_no_protected_name(place: str) -> None:
    ending, make = CANARIES[place]
    assert find_leaks(make(OTHER), f"x.{ending}", PROTECTED, foreign=True) == ()
    assert find_leaks(make(NAME), f"x.{ending}", PROTECTED, foreign=True)


def test_a_leak_beside_what_cannot_be_read_is_a_leak() -> None:
    data = packed({"a.gif": b"GIF89a\1\0", "b.txt": NAME})
    assert leaks(data, "zip") == ("member: the text", "member")


def test_with_nothing_protected_a_file_may_still_hide_something() -> None:
    assert find_leaks(a_png(after=b"x"), "x.png", ()) == ("after the end of the picture",)
    assert find_leaks(codecs.encode("of no interest", "rot13").encode(), "x.txt", ()) == ()
