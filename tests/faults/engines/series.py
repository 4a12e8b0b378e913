"""Reads or draws one source after another in one confined process: what the reading processes do, without their start.

Started as ``python series.py BOOT MEMORY CPU``. On its input a line ``MODULE LENGTH WORD…`` and so many bytes, for
each source; on its output the length of the answer on a line, and the answer. ``reading.py`` asks.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import sys
from typing import Any


def started(boot: str) -> Any:  # noqa: ANN401 - a module of ours
    """Put the packages in place as ``boot.py`` does, and give up what a reading process gives up."""
    spec = importlib.util.spec_from_file_location("boot", boot)
    if spec is None or spec.loader is None:
        sys.exit(1)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for package, folder in made.BARE.items():
        bare = sys.modules[package] = made.ModuleType(package)
        bare.__path__ = [str(folder)]
    sys.modules["py3langid"] = None  # type: ignore[assignment]  # as in the reading process
    return importlib.import_module("habeas.ingest.fence")


class Held:
    """One source as an input, and what is answered to it."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


def main() -> None:
    """Answer until there is nothing more."""
    boot, memory, cpu = sys.argv[1:]
    fence = started(boot)
    fence.end_with_parent()
    notes = [*fence.limit_resources(memory_bytes=int(memory), cpu_s=int(cpu))]
    rooms = {name: importlib.import_module(f"habeas.ingest.{name}") for name in ("child", "scans.draw")}
    notes += fence.close_fence()
    # The fence is closed once for all: what is asked again gives what it gave.
    fence.end_with_parent = lambda: None
    fence.limit_resources = lambda **_: ()
    fence.close_fence = lambda *_: tuple(notes)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        module, length, *words = line.decode().split()
        given, told = Held(source.read(int(length))), Held()
        sys.stdin, sys.stdout = given, told  # type: ignore[assignment]
        with contextlib.suppress(KeyError):
            rooms[module].main(words)
        answer = told.buffer.getvalue()
        target.write(b"%d\n" % len(answer) + answer)
        target.flush()


if __name__ == "__main__":
    main()
