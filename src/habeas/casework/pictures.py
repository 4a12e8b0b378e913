"""The page that a quote was read from, drawn again from its original, with the words marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.errors import Refused
from habeas.ingest import can_preview, draw_page
from habeas.model import Box, Document
from habeas.show.marking import mark

PLACE = re.compile(r"(.+):(\d{1,9})-(\d{1,9})")


class NoPicture(Refused):
    """The words do not stand on a page that can be drawn."""

    code = "no-picture"
    exit_code = 12
    says = "The words of %(given)s do not stand on a page that can be drawn."
    remedy = "Pages of PDF files and of pictures can be drawn; read others with `habeas show document`."


class PreviewsOff(Refused):
    """The program that would draw a page cannot be confined here."""

    code = "previews-off"
    exit_code = 12
    says = "Pages are not drawn on this computer: it cannot confine the program that would draw them."
    remedy = "Use Linux (x86-64 or 64-bit ARM), or open a copy of the original on a computer that holds nothing else."


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A page with its marked words, as PNG."""

    png: bytes
    page: int
    marked: int  # boxes; none where the page has a text layer and was not read as a picture


def draw_quote(desk: Desk, reference: str) -> Drawn:
    """Return the page of a claim, or of a place as ``DOCUMENT:START-END``, with the words marked.

    Raises:
        PreviewsOff: what draws cannot be confined on this system.
        NotFound: there is no such claim or document.
        NoPicture: the words stand on no page.
        Unreadable: the page cannot be drawn.

    """
    prove_previews()
    document, start, end = _find(desk, reference)
    page = document.find_page(start)
    if page is None or not document.media_type.startswith(("image/", "application/pdf")):
        raise NoPicture(given=reference)
    scan = next((scan for scan in document.scans if scan.page == page), None)
    data = desk.ledger.get_original(document.sha256)
    picture = draw_page(data, document.media_type, page=page, turned=scan.turned if scan else 0)
    boxes = [box for box in document.boxes_of(start, end) if box.page == page]
    if scan and (scan.width, scan.height) != (picture.width, picture.height):  # drawn by another version
        boxes = [_scaled(box, picture.width / scan.width, picture.height / scan.height) for box in boxes]
    png = mark(picture.pixels, width=picture.width, height=picture.height, boxes=boxes)
    return Drawn(png=png, page=page, marked=len(boxes))


def prove_previews() -> None:
    """Refuse to draw where the system cannot confine what draws.

    Raises:
        PreviewsOff: it cannot.

    """
    if not can_preview():
        raise PreviewsOff


def _find(desk: Desk, reference: str) -> tuple[Document, int, int]:
    memory = recall(desk)
    if place := PLACE.fullmatch(reference):
        return memory.get_document(place.group(1)), int(place.group(2)), int(place.group(3))
    passage = memory.get_claim(reference).passage
    return memory.documents[passage.document], passage.start, passage.end


def _scaled(box: Box, across: float, down: float) -> Box:
    return replace(
        box,
        x=round(box.x * across),
        y=round(box.y * down),
        width=round(box.width * across),
        height=round(box.height * down),
    )
