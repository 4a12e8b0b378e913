"""What the gate makes of receipts for a digest, of interlaced pictures, and of PDF files that others made."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import canary_pdf
import pytest

from habeas.ingest.errors import SourceDamaged
from habeas.model.seeking import Protected, words_of_name
from habeas.publish import NotSearched, find_leaks

NAME = "Yelka Tornvald"  # invented
PROTECTED = (Protected(text=NAME, words=words_of_name(NAME)),)
STAMP, PROOF = b"\x30\x82\x01\x02\x02\x01", b"\0OpenTimestamps\0\0Proof\0\xbf\x89\xe2"


@pytest.mark.parametrize(
    ("data", "name", "expected", "why"),
    [
        (STAMP + bytes(90), "x.tsr", (), "a stamp says nothing of anybody"),
        (STAMP + b"\x0c\x0eYelka Tornvald" + bytes(9), "x.tsr", ("a receipt",), "letters among its bytes"),
        (STAMP + NAME.encode("utf-16-be") + bytes(9), "x.tsr", ("a receipt",), "letters of two bytes"),
        (PROOF + bytes(90), "x.ots", (), "a proof says nothing of anybody"),
        (PROOF + b"https://tornvald.example/", "x.ots", ("a receipt",), "the address of a calendar"),
        (b"", "yelka_tornvald.txt", ("its name",), "its name counts too"),
    ],
)
def test_receipts_are_searched_for_their_letters(data: bytes, name: str, expected: tuple[str, ...], why: str) -> None:
    assert find_leaks(data, name, PROTECTED) == expected, why


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"of no interest", "x.tsr", "text that is called a stamp"),
        (b"PK\x03\x04", "x.ots", "an archive that is called a proof"),
        (STAMP + bytes(90), "x", "bytes that nothing calls a stamp"),
    ],
)
def test_what_only_claims_to_be_a_receipt_does_not_leave(data: bytes, name: str, why: str) -> None:
    with pytest.raises(NotSearched):
        find_leaks(data, name, PROTECTED)


def a_picture(width: int, height: int, pixels: bytes, way: int = 1) -> bytes:
    """Return an interlaced PNG of a byte a dot with these rows of its seven passes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, way)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("width", "height", "size", "why"),
    [
        (1, 1, 2, "one dot: the first pass alone"),
        (8, 8, 79, "64 dots in 15 rows"),
        (3, 2, 10, "passes without dots have no rows: 1 + 1 + 1 + 3 dots in 4 rows"),
        (9, 5, 56, "45 dots in 11 rows"),
    ],
)
def test_an_interlaced_picture_has_as_many_bytes_as_its_passes_and_not_one_more(
    width: int, height: int, size: int, why: str
) -> None:
    assert find_leaks(a_picture(width, height, bytes(size)), "x.png", PROTECTED) == (), why
    hidden = find_leaks(a_picture(width, height, bytes(size) + NAME.encode()), "x.png", PROTECTED)
    assert hidden == ("beside the pixels",), why


def test_a_way_of_interlacing_that_nobody_knows_is_refused() -> None:
    with pytest.raises(NotSearched):
        find_leaks(a_picture(1, 1, bytes(2), way=2), "x.png", PROTECTED)


def refusing(_data: bytes) -> Iterator[tuple[str, str]]:
    raise SourceDamaged


def test_a_pdf_of_others_is_opened_by_whoever_brought_it() -> None:
    clean = canary_pdf.saved(canary_pdf.a_pdf())
    told = find_leaks(clean, "x.pdf", PROTECTED, foreign=True, opener=lambda data: [("page 7", f"So said {NAME}.")])
    assert told == ("page 7",)


def test_a_pdf_of_others_that_cannot_be_opened_apart_does_not_leave() -> None:
    with pytest.raises(NotSearched):
        find_leaks(canary_pdf.saved(canary_pdf.a_pdf()), "x.pdf", PROTECTED, foreign=True, opener=refusing)


@pytest.mark.parametrize("place", sorted(canary_pdf.CANARIES))
def test_what_hides_in_a_pdf_of_others_is_found_although_only_its_pages_are_opened_apart(place: str) -> None:
    data = canary_pdf.CANARIES[place](NAME)
    assert find_leaks(data, "x.pdf", PROTECTED, foreign=True, opener=lambda data: ())
