"""How every reading process begins: with the modules that its work needs, and no other.

Started by its path as ``python boot.py MODULE WORD…``. The packages are put in place without their ``__init__``, which
would bring in all that the system knows of (half a second for each file that is read); the folders that this script
came from are where they lie, so that nothing else can be taken for them.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

ROOM = Path(__file__).resolve().parent
BARE = {"habeas.ingest": ROOM, "habeas.ingest.scans": ROOM / "scans", "habeas.model": ROOM.parent / "model"}


def main(name: str, words: list[str]) -> None:
    """Run one of the reading modules."""
    for package, folder in BARE.items():
        bare = sys.modules[package] = ModuleType(package)
        bare.__path__ = [str(folder)]
    importlib.import_module(f"habeas.ingest.{name}").main(words)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
