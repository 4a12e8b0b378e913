"""The reading process of pictures: gives up its rights and becomes tesseract.

Started as ``python launch.py TESSERACT DATA MEMORY CPU WORD…``; without words it only says, as JSON, what could not
be given up. Where the network or other processes cannot be closed off, tesseract is not started. It is started many
times for a page, so it is run by its path and takes the fence alone: the whole package takes a third of a second.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.ingest import fence
else:
    spec = importlib.util.spec_from_file_location("habeas_fence", Path(__file__).resolve().parents[1] / "fence.py")
    fence = sys.modules["habeas_fence"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fence)

UNCONFINED = 78  # "configuration error" in sysexits.h
LIBRARIES = ("/usr/lib", "/lib", "/lib64", "/usr/local/lib", "/etc/ld.so.cache")
LOADERS = ("ld-linux*.so*", "ld-musl-*.so*")


def main(arguments: list[str]) -> None:
    """Become tesseract, or end."""
    program, data, memory, cpu, *words = arguments
    fence.end_with_parent()
    notes = fence.limit_resources(memory_bytes=int(memory), cpu_s=int(cpu))
    notes += fence.close_fence(_allowed(Path(program), Path(data)))
    if not words:
        sys.stdout.write(json.dumps(notes))
    elif fence.NO_NETWORK_FENCE in notes:
        sys.exit(UNCONFINED)
    else:
        os.execv(program, [program, *words])  # noqa: S606 - this is what the process is for


def _allowed(program: Path, data: Path) -> fence.Allowed:
    """The program and the system's loader may run; libraries and the data of languages may be read."""
    folders = [Path(name) for name in LIBRARIES]
    loaders = (
        found.resolve() for folder in folders if folder.is_dir() for name in LOADERS for found in folder.glob(name)
    )
    multiarch = (
        found.resolve() for folder in folders if folder.is_dir() for found in folder.glob("*-linux-*/ld-linux*")
    )
    own = program.parent.parent / "lib"  # of a program outside the system's folders
    return fence.Allowed(
        programs=tuple(dict.fromkeys((program, *loaders, *multiarch))),
        folders=tuple(folder for folder in dict.fromkeys((*folders, own, data)) if folder.exists()),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
