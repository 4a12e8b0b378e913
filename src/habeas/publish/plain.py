"""Files of letters alone: text, tables, JSON, calendars, letters by e-mail; and fonts, of which only letters count."""

from __future__ import annotations

import base64
import binascii
import csv
import email
import email.policy
import io
import json
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from habeas.publish.decoding import strings_in, texts_in
from habeas.publish.pieces import File, Flaw, Found, Piece, Unsearchable

LONGEST_CELL = 16 * 1024 * 1024
FOLDED = re.compile(r"\r?\n[ \t]")
ATTACHED = re.compile(r"^ATTACH[^:]*ENCODING=BASE64[^:]*:(.*)$", re.IGNORECASE | re.MULTILINE)
RECEIPTS = (b"\x30\x80", b"\x30\x81", b"\x30\x82", b"\x30\x83", b"\0OpenTimestamps\0\0Proof\0")  # DER, or theirs
STEPS = str.maketrans({"\\": ""})


def read_text(file: File) -> Found:
    """Yield a text as it stands."""
    for text in texts_in(file.data):
        yield Piece(file.at("the text"), text)


def read_font(file: File) -> Found:
    """Yield the letters that stand in a font: what it is called and who made it, not what it draws."""
    yield Piece(file.at("a font"), strings_in(file.data), False)


def read_receipt(file: File) -> Found:
    """Yield the letters in a receipt for a digest (RFC 3161, OpenTimestamps): names of authorities, addresses."""
    if not file.data.startswith(RECEIPTS):
        raise Unsearchable
    yield Piece(file.at("a receipt"), strings_in(file.data))


def read_table(file: File) -> Found:
    """Yield a table row by row, and as it stands."""
    csv.field_size_limit(LONGEST_CELL)
    for text in texts_in(file.data):
        for delimiter in ",\t;":
            try:
                rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
            except csv.Error as error:
                raise Unsearchable from error
            for number, row in enumerate(rows, start=1):
                yield Piece(file.at(f"row {number}"), "\n".join(row))
        yield Piece(file.at("the text"), text)


def read_json(file: File) -> Found:
    """Yield every text and key that JSON says, also those under a key that stands twice."""
    for text in texts_in(file.data):
        try:
            told = json.loads(text, object_pairs_hook=_pairs)
        except ValueError as error:
            raise Unsearchable from error
        yield from _told(file, told, "the JSON")


def read_lines(file: File) -> Found:
    """Yield the same of a file with one JSON value a line."""
    for text in texts_in(file.data):
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                try:
                    told = json.loads(line, object_pairs_hook=_pairs)
                except ValueError as error:
                    raise Unsearchable from error
                yield from _told(file, told, f"line {number}")


class _Pairs(list[tuple[str, Any]]):
    """The keys and values of an object in their order, none left out."""


def _pairs(found: list[tuple[str, Any]]) -> _Pairs:
    return _Pairs(found)


def _told(file: File, value: object, place: str) -> Found:
    yield Piece(file.at(place), "\n".join(_values(value)))
    yield Piece(file.at(place), "\n".join(_keys(value)))


def _values(value: Any) -> Iterator[str]:  # noqa: ANN401  # what JSON can say has no useful type
    if isinstance(value, _Pairs):
        for _, each in value:
            yield from _values(each)
    elif isinstance(value, list):
        for each in value:
            yield from _values(each)
    elif isinstance(value, str | int | float):
        yield str(value)


def _keys(value: Any) -> Iterator[str]:  # noqa: ANN401  # what JSON can say has no useful type
    for each in value if isinstance(value, list) else ():
        if isinstance(value, _Pairs):
            yield each[0]
        yield from _keys(each[1] if isinstance(value, _Pairs) else each)


def read_calendar(file: File) -> Found:
    """Yield a calendar line by line, put together again, and what is attached to it."""
    for text in texts_in(file.data):
        whole = FOLDED.sub("", text)
        for number, line in enumerate(whole.splitlines(), start=1):
            said = line.replace("\\n", "\n").replace("\\N", "\n").translate(STEPS)
            yield Piece(file.at(f"line {number}"), said.partition(":")[2] or said)
            yield Piece(file.at(f"line {number}"), said, False)
        for number, found in enumerate(ATTACHED.findall(whole), start=1):
            try:
                data = base64.b64decode(found.strip(), validate=True)
            except (binascii.Error, ValueError):
                yield Flaw(file.at(f"attachment {number}"), is_hidden=False)
                continue
            yield file.within(data, "", f"attachment {number}")


def read_letter(file: File) -> Found:
    """Yield a letter by e-mail: every header, every part, what stands around the parts."""
    message = email.message_from_bytes(file.data, policy=email.policy.default)
    yield from _parts(file, message)


def _parts(file: File, message: EmailMessage) -> Found:
    for number, part in enumerate(message.walk()):
        place = f"part {number}, " if number else ""
        for key, value in part.items():
            yield Piece(file.at(f"{place}header {key.lower()[:30]}"), f"{key}: {value}")
        for around in (part.preamble, part.epilogue):
            if around:
                yield Piece(file.at(f"{place}around the parts"), around)
        if part.defects:
            yield Flaw(file.at(f"{place}not well formed"), is_hidden=False)
        if not part.is_multipart():
            yield from _part(file, part, f"{place}the text")


def _part(file: File, part: EmailMessage, place: str) -> Found:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        raise Unsearchable
    kind = part.get_content_type()
    if kind == "text/plain":
        charset = part.get_content_charset("utf-8")
        try:
            yield Piece(file.at(place), data.decode(charset, "replace"))
        except LookupError as error:
            raise Unsearchable from error
    else:
        name = "x.html" if kind == "text/html" else part.get_filename("")
        yield file.within(data, name, place)
