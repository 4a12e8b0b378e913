"""Plain text keeps every letter, and its encoding is told or said to be unknown. People here are invented."""

from __future__ import annotations

import pytest
from ingest_files import CHINESE, RUSSIAN, STORY

from habeas.errors import Unreadable
from habeas.ingest import Limits, ingest
from habeas.ingest.errors import (
    EncodingUnknown,
    NoText,
    SourceDamaged,
    SourceEmpty,
    SourceTooLarge,
    SourceUnknownType,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (STORY, "ordinary"),
        ("a\r\nb\rc\n\n\td  ", "newlines and trailing spaces of every kind"),
        ("\ufeff" + STORY, "a UTF-8 mark is the first letter"),
        ("e\u0301 𝒳 👨‍👩‍👧 \u200f\u202eabc\u202c", "combining, astral, joiners and direction marks"),
        ("one\x00two three four five six seven eight nine ten eleven", "even a NUL"),
    ],
)
def test_utf8_text_is_exactly_what_the_bytes_decode_to(text: str, why: str) -> None:
    data = text.encode("utf-8")
    assert ingest(data, name="a.txt").text == data.decode("utf-8"), why


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (STORY, "utf-8", "en"),
        (STORY, "utf-16", "en"),
        (STORY, "utf-16-le", "en"),
        (RUSSIAN, "utf-16", "ru"),
        (RUSSIAN, "utf-16-be", "ru"),
        (RUSSIAN, "utf-32", "ru"),
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN, "koi8-r", "ru"),
        (RUSSIAN, "cp866", "ru"),
        (CHINESE, "gb18030", "zh"),
        (CHINESE, "utf-16", "zh"),
    ],
)
def test_the_encoding_of_a_text_is_told_from_its_bytes(text: str, encoding: str, language: str) -> None:
    document = ingest(text.encode(encoding), name="a.txt")
    assert (document.text, document.language) == (text, language)


def test_an_encoding_that_was_only_judged_is_said_so() -> None:
    document = ingest(RUSSIAN.encode("cp1251"), name="a.txt")
    assert document.warnings == ("The file does not state its encoding; it was read as cp1251, which fits best.",)
    assert document.engine.endswith("(cp1251)")


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_alphabet() -> None:
    data = RUSSIAN.encode("utf-8")
    document = ingest(data[:20] + b"\xff" + data[20:-2], name="a.txt")
    assert document.text.count("\ufffd") == 2
    assert document.warnings == ("At 2 places the bytes are not UTF-8; they are shown as U+FFFD.",)
    assert document.language == "ru"


@pytest.mark.parametrize(
    ("data", "name", "error", "why"),
    [
        (b"", "a.txt", SourceEmpty, "no bytes"),
        (b" \r\n\t\n", "a.txt", NoText, "only white space"),
        (b"\xef\xbb\xbf", "a.txt", NoText, "only a mark"),
        (bytes(range(256)) * 20, "a.txt", SourceUnknownType, "binary rubbish"),
        (b"\xff\xfe\x00\xd8\x00\xd8ab", "a.txt", EncodingUnknown, "a mark, and then no UTF-16"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "scan.txt", SourceDamaged, "a broken picture called text"),
    ],
)
def test_what_is_not_text_is_set_aside(data: bytes, name: str, error: type[Unreadable], why: str) -> None:
    with pytest.raises(error):
        ingest(data, name=name)


def test_a_text_of_200_mb_is_too_large_and_says_what_to_do() -> None:
    data = (STORY + "\n").encode() * (200_000_000 // (len(STORY) + 1))
    with pytest.raises(SourceTooLarge) as caught:
        ingest(data, name="long.txt")
    assert "split" in caught.value.advice


def test_a_text_beyond_the_bound_on_text_is_too_large() -> None:
    with pytest.raises(SourceTooLarge):
        ingest(b"abc " * 100, name="a.txt", limits=Limits(text_bytes=399))


def test_markdown_stays_as_it_is_written() -> None:
    document = ingest(f"# Statement\n\n*{STORY}*\n".encode(), name="a.md")
    assert (document.media_type, document.text) == ("text/markdown", f"# Statement\n\n*{STORY}*\n")
