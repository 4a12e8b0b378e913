"""The reading process: gives up its rights, reads one source from its input, writes one answer, and ends.

Started by ``confine`` as ``python boot.py child FORMAT MEMORY CPU TEXT``; never imported by the rest.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from habeas.errors import Unreadable
from habeas.ingest import fence
from habeas.ingest.errors import ReaderUnconfined, SourceTookTooMuchMemory, SourceTooLarge
from habeas.ingest.extract import Extract
from habeas.ingest.progress import teller

PAGED = frozenset({"pdf"})  # engines that say how many pages they have read
# What may be read where the system cannot confine the reader: formats that a person there could not do without, and
# whose words she would otherwise open in an ordinary program. Decoders of pictures are not among them.
UNFENCED = frozenset({"pdf", "office", "docx", "odt", "html", "eml", "txt"})


def main(arguments: list[str]) -> None:
    """Read one source with the engine of this format."""
    name, memory, cpu, text = arguments
    fence.end_with_parent()
    notes = fence.limit_resources(memory_bytes=int(memory), cpu_s=int(cpu))
    # trafilatura would load this language model and numpy with it (0.5 s), and never asks it anything here.
    sys.modules["py3langid"] = None  # type: ignore[assignment]
    engine = importlib.import_module(f"habeas.ingest.engines.{name}")
    read = partial(engine.read, tell=teller()) if name in PAGED else engine.read
    serve(read, notes=notes, text_chars=int(text), unfenced=name in UNFENCED)


def serve(
    read: Callable[[bytes], Extract], *, notes: tuple[str, ...] = (), text_chars: int, unfenced: bool = True
) -> None:
    """Answer with what ``read`` makes of the input, or with the code of why it makes nothing.

    Whatever else goes wrong ends the process with a status that says so; the parent records a failed reader. Where the
    fence does not close, only engines that may read ``unfenced`` are given the bytes.
    """
    notes += fence.close_fence()
    try:
        if not unfenced and fence.NO_NETWORK_FENCE in notes:
            raise ReaderUnconfined
        extract = read(sys.stdin.buffer.read())
        if len(extract.text) > text_chars:
            raise SourceTooLarge
        answer: dict[str, object] = {"extract": asdict(extract), "fence": notes}
    except Unreadable as error:
        answer = {"refused": error.code}
    except (MemoryError, RecursionError):
        answer = {"refused": SourceTookTooMuchMemory.code}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
