"""What the terminal shows: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


def tell(words: str) -> None:
    """Say something to the person; programs do not read it."""
    print(words, file=sys.stderr, flush=True)


def give(text: str) -> None:
    """Write data for people or programs."""
    print(text, flush=True)


def give_json(values: Iterable[object]) -> None:
    """Write one JSON object a line."""
    for value in values:
        print(json.dumps(value, ensure_ascii=False), flush=True)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Say that a stage of the work begins, and how long it took."""
    began = time.monotonic()
    tell(f"── {name}")
    yield
    tell(f"   {name}: {time.monotonic() - began:.1f} s")
