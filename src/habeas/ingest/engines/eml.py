"""E-mail: the headers that a reader sees as the first lines, then the words of the message."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from habeas.ingest.cleaning import tidy, word
from habeas.ingest.encoding import decode
from habeas.ingest.errors import EncodingUnknown, NoText, SourceDamaged, SourceUnknownType
from habeas.ingest.extract import Extract

HEADERS = ("From", "To", "Cc", "Date", "Subject")
FOREIGN = (ValueError, TypeError, KeyError, LookupError, IndexError, AttributeError)  # what the parser raises on damage
FOLD = re.compile(r"[\r\n\t ]+")
MAX_PARTS = 1000


def read(data: bytes) -> Extract:
    """Return headers and body; plain text is preferred to HTML; attachments are named, not read."""
    message = _parse(data)
    bodies, attached = _sort_parts(message)
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
        warnings=(*notes, *_attachment_notes(attached)),
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
        return FOLD.sub(" ", str(message.get(name) or "")).strip()
    except FOREIGN:
        raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return FOLD.sub(" ", "".join(_piece(piece, charset) for piece, charset in decode_header(raw))).strip()


def _piece(piece: bytes | str, charset: str | None) -> str:
    return piece if isinstance(piece, str) else decode(piece, stated=charset).text


def _sent(message: EmailMessage) -> str | None:
    """The day on which the message says it was sent, in the sender's own time."""
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).date().isoformat()
    except FOREIGN:
        return None


def _sort_parts(message: EmailMessage) -> tuple[list[EmailMessage], list[EmailMessage]]:
    """The parts shown as the message, and those that hang on it."""
    shown: list[EmailMessage] = []
    attached: list[EmailMessage] = []
    for part in _leaves(message):
        is_text = part.get_content_maintype() == "text" and part.get_content_subtype() in {"plain", "html"}
        is_body = is_text and part.get_content_disposition() != "attachment" and not _file_name(part)
        (shown if is_body else attached).append(part)
    return shown, attached


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part that is no container; a forwarded message is one part."""
    waiting, count = [message], 0
    while waiting and count < MAX_PARTS:
        part, count = waiting.pop(0), count + 1
        if part.get_content_type() == "message/rfc822" or not part.is_multipart():
            yield part
            continue
        waiting[:0] = [inner for inner in part.get_payload() if isinstance(inner, EmailMessage)]


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except FOREIGN:
        return ""


def _body(parts: list[EmailMessage]) -> tuple[str, tuple[str, ...]]:
    """The plain parts, or else the HTML ones as visible text."""
    plain = [part for part in parts if part.get_content_subtype() == "plain"]
    texts: list[str] = []
    notes: list[str] = []
    for part in plain or parts:
        text, note = _letters(part)
        texts.append(text)
        notes += note
    if not any(text.strip() for text in texts) and plain and len(plain) < len(parts):
        return _body([part for part in parts if part not in plain])
    return "\n\n".join(texts), tuple(dict.fromkeys(notes))


def _letters(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The words of one part; a character set that is not known, or lies, is judged from the bytes."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data:
        return "", ()
    try:
        decoded = decode(data, stated=part.get_content_charset())
    except (EncodingUnknown, SourceUnknownType):
        return "", ("A part of the message is in letters that cannot be told; it was not read.",)
    if part.get_content_subtype() == "html":
        from lxml import html as markup  # type: ignore[import-untyped]  # only for messages that have nothing plainer

        from habeas.ingest.engines.html import visible_text

        page = markup.document_fromstring(decoded.text) if decoded.text.strip() else None
        return ("" if page is None else visible_text(page)), decoded.warnings
    return decoded.text, decoded.warnings


def _attachment_notes(attached: list[EmailMessage]) -> Iterator[str]:
    for part in attached[:50]:
        named = word(_file_name(part)) or f"without a name ({part.get_content_type()})"
        yield f"An attachment was not read; save it from the message and ingest it too: {named}."
    if len(attached) > 50:
        yield f"{len(attached) - 50} more attachments were not read."
