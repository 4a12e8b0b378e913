"""Plain text and Markdown: the letters as they stand, nothing changed."""

from __future__ import annotations

from habeas.ingest.encoding import decode
from habeas.ingest.errors import NoText
from habeas.ingest.extract import Extract


def read(data: bytes) -> Extract:
    """Return the text, letter for letter; for UTF-8 it is exactly ``data.decode("utf-8")``."""
    decoded = decode(data)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\x00"):
        raise NoText
    return Extract(engine=f"habeas-text 1 ({decoded.encoding})", text=decoded.text, warnings=decoded.warnings)
