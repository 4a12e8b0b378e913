"""The drawing process: gives up its rights, draws one page of the source on its input in grey, and ends.

Started as ``python boot.py scans.draw ENGINE PAGE TURNED MEMORY CPU``; ``drawn`` starts it.
"""

from __future__ import annotations

import importlib
import json
import sys
import threading

from habeas.errors import Unreadable
from habeas.ingest import fence
from habeas.ingest.confine import Watch, answer_of, python
from habeas.ingest.errors import ReaderUnconfined, SourceTookTooMuchMemory
from habeas.ingest.limits import USUAL, Limits
from habeas.ingest.scans.picture import Picture, parse_answer, write_answer
from habeas.ingest.sniff import MEDIA_TYPES, Format


def drawn(  # noqa: PLR0913 - what is drawn, how, and within what
    data: bytes,
    form: Format,
    *,
    page: int,
    turned: int = 0,
    stop: threading.Event | None = None,
    limits: Limits = USUAL,
) -> Picture:
    """Return one page of a source, upright where ``turned`` (degrees clockwise) makes it so.

    Raises:
        Unreadable: the page cannot be drawn.

    """
    words = [form.engine, str(page), str(turned), str(limits.memory_bytes), str(limits.cpu_for(len(data)))]
    command = [*python("scans.draw"), *words]
    return parse_answer(answer_of(command, data, limits=limits, watch=Watch(stop=stop)))


def draw_page(data: bytes, media_type: str, *, page: int, turned: int = 0) -> Picture:
    """Return one page of an original whose kind was told when it came in.

    Raises:
        Unreadable: the page cannot be drawn.

    """
    form = next(form for form, kind in MEDIA_TYPES.items() if kind == media_type)
    return drawn(data, form, page=page, turned=turned)


def main(arguments: list[str]) -> None:
    """Draw one page."""
    name, page, turned, memory, cpu = arguments
    fence.end_with_parent()
    fence.limit_resources(memory_bytes=int(memory), cpu_s=int(cpu))
    engine = importlib.import_module(f"habeas.ingest.engines.{name}")
    notes = fence.close_fence()
    try:
        if notes:
            raise ReaderUnconfined
        answer = write_answer(engine.draw(sys.stdin.buffer.read(), page=int(page), turned=int(turned)))
    except Unreadable as error:
        answer = json.dumps({"refused": error.code}).encode()
    except (MemoryError, RecursionError):
        answer = json.dumps({"refused": SourceTookTooMuchMemory.code}).encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
