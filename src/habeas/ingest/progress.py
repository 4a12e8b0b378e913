"""How far a reading process is: short lines before its answer, one for a page, and believed only in form."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

from habeas.ingest.errors import ReaderFailed

Tell = Callable[[int, int], None]  # is told how many pages are read, of how many

HEAD = b"habeas-progress "
LINE = re.compile(rb"habeas-progress (\d{1,7}) (\d{1,7})\n")
LONGEST, MOST_LINES = 40, 100_000
SELDOM_S = 0.1


def untold(done: int, total: int) -> None:
    """Tell nobody."""


def teller() -> Tell:
    """Return what an engine in the reading process calls after each page; it writes seldom, so that pages stay few."""
    last = -SELDOM_S

    def tell(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= SELDOM_S:
            last = now
            sys.stdout.buffer.write(HEAD + b"%d %d\n" % (done, total))
            sys.stdout.buffer.flush()

    return tell


class Heard:
    """What a reading process has written so far: how far it is, and its answer."""

    def __init__(self, *, most: int) -> None:
        self.done, self.total = 0, 0
        self.answer = bytearray()
        self._most = most
        self._lines = 0
        self._is_answer = False

    def hear(self, piece: bytes) -> bool:
        """Take in what was written, and return whether more is wanted: it is not when the form or a bound is broken."""
        self.answer += piece
        while not self._is_answer and self._take_line():
            pass
        return len(self.answer) <= self._most and self._lines <= MOST_LINES

    def _take_line(self) -> bool:
        """Take one line of progress off; whatever does not begin as one begins the answer."""
        if not self.answer.startswith(HEAD[: len(self.answer)]):
            self._is_answer = True
            return False
        end = self.answer.find(b"\n", 0, LONGEST)
        if end < 0:
            self._is_answer = len(self.answer) >= LONGEST
            return False
        found = LINE.fullmatch(self.answer[: end + 1])
        del self.answer[: end + 1]
        done, total = map(int, found.groups()) if found else (-1, -1)
        if not self.done < done <= total:
            self._lines = MOST_LINES + 1  # it does not hold to the form: nothing more is heard
            return False
        self.done, self.total, self._lines = done, total, self._lines + 1
        return True

    def whole(self) -> bytes:
        """Return the answer.

        Raises:
            ReaderFailed: it is longer than agreed, or what came before it was not progress.

        """
        if len(self.answer) > self._most or self._lines > MOST_LINES:
            raise ReaderFailed
        return bytes(self.answer)
