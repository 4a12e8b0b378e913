"""What the terminal shows: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

CLEAR_LINE = "\r\x1b[K"
SHOWN_EVERY_S = 0.2
# What steers a terminal or turns letters around; tabs and newlines are ours. A document may hold any of them.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(words: str) -> str:
    """Return words that do nothing but stand there; what would steer the terminal is shown by its code."""
    return STEERING.sub(lambda sign: sign[0].encode("unicode_escape").decode(), words)


def tell(words: str) -> None:
    """Say something to the person; programs do not read it."""
    print(plain(words), file=sys.stderr, flush=True)


class Meter:
    """How far a long work is, on one line of a terminal that is written again and again."""

    def __init__(self, what: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to count."""
        self._what, self._clock = what, clock
        self._began = self._shown = clock()

    def __call__(self, done: int, total: int) -> None:
        """Show how much is done, how fast, and how long the rest will take."""
        now = self._clock()
        if done < total and now - self._shown >= SHOWN_EVERY_S:
            self._shown = now
            print(f"{CLEAR_LINE}{self.line(done, total, now - self._began)}", end="", file=sys.stderr, flush=True)
        elif done >= total and self._shown > self._began:
            print(CLEAR_LINE, end="", file=sys.stderr, flush=True)

    def line(self, done: int, total: int, passed_s: float) -> str:
        """Return the line: "120 of 10,000 documents, 40 a second, about 4 minutes left"."""
        if not done:
            return f"0 of {total:,} {self._what}"
        rate = done / max(passed_s, 0.001)
        left_s = (total - done) / rate
        left = f"{left_s / 60:.0f} minutes" if left_s >= 90 else f"{left_s:.0f} seconds"
        speed = f"{rate:.0f} a second" if rate >= 1 else f"{rate * 60:.0f} a minute"
        return f"{done:,} of {total:,} {self._what}, {speed}, about {left} left"

    def tell(self, words: str) -> None:
        """Say something above the line."""
        print(CLEAR_LINE, end="", file=sys.stderr)
        tell(words)


@contextmanager
def meter(what: str, *, quiet: bool) -> Iterator[tuple[Callable[[str], None], Callable[[int, int], None]]]:
    """Give what tells words and what tells how far the work is; the latter is silent where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield tell, lambda done, total: None
        return
    shown = Meter(what)
    yield shown.tell, shown


def give(text: str) -> None:
    """Write data for people or programs."""
    print(plain(text), flush=True)


def give_json(values: Iterable[object]) -> None:
    """Write one JSON object a line; what would steer a terminal stands in it as JSON's own escapes."""
    for value in values:
        text = json.dumps(value, ensure_ascii=False)
        print(STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text), flush=True)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Say that a stage of the work begins, and how long it took."""
    began = time.monotonic()
    tell(f"── {name}")
    yield
    tell(f"   {name}: {time.monotonic() - began:.1f} s")
