"""E-mail: the headers that a reader sees as the first lines, then the words of the message."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TypeVar

from habeas.ingest.cleaning import tidy, word
from habeas.ingest.encoding import decode
from habeas.ingest.errors import EncodingUnknown, NoText, SourceDamaged, SourceUnknownType
from habeas.ingest.extract import Extract

HEADERS = ("From", "To", "Cc", "Date", "Subject")
# What Python's own parser raises on damaged headers and parts.
FOREIGN = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError, MessageError,
)  # fmt: skip
FOLD = re.compile(r"[\r\n\t ]+")
MAX_PARTS = 1000
UNTOLD = "A part of the message is in letters that cannot be told; it was not read."
MANY_PARTS = "The message has more parts than are looked at; those behind the first 1,000 were not read."
T = TypeVar("T")


def read(data: bytes) -> Extract:
    """Return headers and body; plain text is preferred to HTML; attachments are named, not read."""
    message = _parse(data)
    leaves, many = _leaves(message)
    bodies, attached = _sort_parts(leaves)
    text, notes = _body(bodies)
    if not text.strip() and not attached:
        raise NoText
    lines = [f"{name}: {value}" for name in HEADERS if (value := _header(message, name))]
    return Extract(
        engine="habeas-eml 1",
        text=tidy("\n".join(lines) + "\n\n" + tidy(text)),
        title=word(_header(message, "Subject")),
        author=word(_header(message, "From")),
        published=_sent(message),
        warnings=(*notes, *many, *_attachment_notes(attached)),
    )


def _parse(data: bytes) -> EmailMessage:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except FOREIGN as error:
        raise SourceDamaged from error
    if not isinstance(message, EmailMessage):
        raise SourceDamaged
    return message


def _header(message: EmailMessage, name: str) -> str:
    """The header decoded; one that breaks the rules is decoded piece by piece."""
    try:
        found = str(message.get(name) or "")
    except FOREIGN:
        raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
        found = _told(lambda: "".join(_piece(piece, charset) for piece, charset in decode_header(raw)), raw)
    return FOLD.sub(" ", found).strip()


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return decode(piece, stated=charset).text
    except (EncodingUnknown, SourceUnknownType):
        return piece.decode("ascii", "replace")


def _sent(message: EmailMessage) -> str | None:
    """The day on which the message says it was sent, in the sender's own time."""
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).date().isoformat()
    except FOREIGN:
        return None


def _told(ask: Callable[[], T], otherwise: T) -> T:
    """What the parser says, or this where it breaks over what it parses."""
    try:
        return ask()
    except FOREIGN:
        return otherwise


def _kind(part: EmailMessage) -> str:
    return _told(part.get_content_type, "application/octet-stream")


def _sort_parts(leaves: list[EmailMessage]) -> tuple[list[EmailMessage], list[EmailMessage]]:
    """The parts shown as the message, and those that hang on it."""
    shown: list[EmailMessage] = []
    attached: list[EmailMessage] = []
    for part in leaves:
        hangs = _told(part.get_content_disposition, None) == "attachment" or bool(_file_name(part))
        (shown if _kind(part) in {"text/plain", "text/html"} and not hangs else attached).append(part)
    return shown, attached


def _leaves(message: EmailMessage) -> tuple[list[EmailMessage], tuple[str, ...]]:
    """Every part that is no container, and whether there were more; a forwarded message is one part."""
    waiting, found, count = [message], list[EmailMessage](), 0
    while waiting and count < MAX_PARTS:
        part, count = waiting.pop(0), count + 1
        if _kind(part) == "message/rfc822" or not part.is_multipart():
            found.append(part)
            continue
        waiting[:0] = [inner for inner in part.get_payload() if isinstance(inner, EmailMessage)]
    return found, (MANY_PARTS,) if waiting else ()


def _file_name(part: EmailMessage) -> str:
    return _told(part.get_filename, None) or ""


def _body(parts: list[EmailMessage]) -> tuple[str, tuple[str, ...]]:
    """The plain parts, or else the HTML ones as visible text."""
    plain = [part for part in parts if _kind(part) == "text/plain"]
    texts: list[str] = []
    notes: list[str] = []
    for part in plain or parts:
        text, note = _letters(part)
        texts.append(text)
        notes += note
    if not any(text.strip() for text in texts) and plain and len(plain) < len(parts):
        return _body([part for part in parts if part not in plain])
    return "\n\n".join(texts), tuple(dict.fromkeys(notes))


def _bytes_of(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _letters(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The words of one part; a character set that is not known, or lies, is judged from the bytes."""
    data = _told(partial(_bytes_of, part), b"")
    if not data:
        return "", ()
    try:
        decoded = decode(data, stated=_told(part.get_content_charset, None))
    except (EncodingUnknown, SourceUnknownType):
        return "", (UNTOLD,)
    if _kind(part) != "text/html":
        return decoded.text, decoded.warnings
    from habeas.ingest.engines.html import find_page, visible_text  # only for messages that have nothing plainer

    page = find_page(decoded.text)
    return ("" if page is None else visible_text(page)), decoded.warnings


def _attachment_notes(attached: list[EmailMessage]) -> Iterator[str]:
    for part in attached[:50]:
        named = word(_file_name(part)) or f"without a name ({word(_kind(part))})"
        yield f"An attachment was not read; save it from the message and ingest it too: {named}."
    if len(attached) > 50:
        yield f"{len(attached) - 50} more attachments were not read."
