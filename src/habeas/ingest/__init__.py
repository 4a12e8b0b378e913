"""Read documents as they come: text, pages, and what the file says of itself.

Takes:    bytes, or files, folders and zip archives of them; what a person knows of their publication; limits.
Gives:    a Document whose text every offset of this system indexes, with warnings for whatever is doubtful.
Refuses:  what is locked, empty, damaged, hostile, too large, or of an unknown kind: an Unreadable with its remedy.
Never:    alters the original, guesses what is not known, or parses a foreign format in this process.
"""

from __future__ import annotations

from habeas.ingest.limits import Limits
from habeas.ingest.probe import can_preview
from habeas.ingest.reading import ingest, set_aside
from habeas.ingest.scans.draw import draw_page
from habeas.ingest.scans.page import AUTO
from habeas.ingest.scans.scanner import LATER, NEVER, Scanner, Shelf
from habeas.ingest.sources import Source, find_sources, unfold

__all__ = [
    "AUTO",
    "LATER",
    "NEVER",
    "Limits",
    "Scanner",
    "Shelf",
    "Source",
    "can_preview",
    "draw_page",
    "find_sources",
    "ingest",
    "set_aside",
    "unfold",
]
