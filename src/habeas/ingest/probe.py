"""What this system cannot keep a reading process from, found by trying in one that reads nothing.

Started as ``python boot.py probe MEMORY CPU``; ``find_open_fence`` starts it, once.
"""

from __future__ import annotations

import json
import sys
from functools import cache

from habeas.errors import Unreadable
from habeas.ingest import fence
from habeas.ingest.confine import answer_of, python
from habeas.ingest.limits import USUAL


@cache
def find_open_fence() -> tuple[str, ...]:
    """Return what could not be fenced off; nothing where all of it could."""
    words = [str(USUAL.memory_bytes), str(USUAL.cpu_s)]
    try:
        notes = json.loads(answer_of([*python("probe"), *words], b"", limits=USUAL))
    except (Unreadable, ValueError):
        return (fence.NO_NETWORK_FENCE, fence.NO_FILE_FENCE)
    return tuple(map(str, notes))


def can_preview() -> bool:
    """Whether pages may be drawn here to be looked at: only where a process that draws them is fenced in whole."""
    return not find_open_fence()


def main(arguments: list[str]) -> None:
    """Say, as JSON, what could not be given up."""
    memory, cpu = map(int, arguments)
    notes = fence.limit_resources(memory_bytes=memory, cpu_s=cpu) + fence.close_fence()
    sys.stdout.write(json.dumps(notes))
