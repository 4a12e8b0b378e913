"""A page as grey pixels, and the answer of the process that drew it, believed only in form."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from habeas.ingest.errors import BY_CODE, ReaderFailed

MOST_PIXELS = 20_000_000  # A3 at 300 dots per inch has 17 million; what is larger is drawn smaller
HEAD = re.compile(rb"habeas-pixels ([1-9]\d{0,5}) ([1-9]\d{0,5}) (\d{1,5})\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One byte a pixel, row by row from the upper left corner; 0 is black."""

    width: int
    height: int
    dpi: int | None
    pixels: bytes = field(repr=False)

    def as_pgm(self) -> bytes:
        """The picture in the plainest format there is, which a reader can hardly misread."""
        return b"P5\n%d %d\n255\n" % (self.width, self.height) + self.pixels


def write_answer(picture: Picture) -> bytes:
    """Return what the drawing process writes."""
    return b"habeas-pixels %d %d %d\n" % (picture.width, picture.height, picture.dpi or 0) + picture.pixels


def parse_answer(answer: bytes) -> Picture:
    """Return the picture in an answer.

    Raises:
        ReaderFailed: the answer does not have the form agreed.
        Unreadable: the page was refused, with one of the codes agreed.

    """
    head = HEAD.match(answer)
    if head is None:
        raise _refusal(answer)
    width, height, dpi = map(int, head.groups())
    if width * height > MOST_PIXELS or len(answer) - head.end() != width * height:
        raise ReaderFailed
    return Picture(width=width, height=height, dpi=dpi or None, pixels=answer[head.end() :])


def _refusal(answer: bytes) -> Exception:
    try:
        value = json.loads(answer[:200].decode("utf-8"))
        return BY_CODE[value["refused"]]()
    except (ValueError, KeyError, TypeError):
        return ReaderFailed()
