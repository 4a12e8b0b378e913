"""Which code computed something: the same ledger and the same code give the same bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import habeas

COMPUTES = ("model", "law", "reconcile", "assess", "petition")
READ = (".py", ".toml", ".json", ".typ")


@cache
def code_version() -> str:
    """Return the package's version and a digest of every line and datum that a petition is computed by."""
    digest = hashlib.sha256()
    for room in COMPUTES:
        _digest(files("habeas").joinpath(room), room, digest)
    return f"{habeas.__version__}+{digest.hexdigest()[:10]}"


def _digest(folder: Traversable, path: str, digest: hashlib._Hash) -> None:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _digest(entry, f"{path}/{entry.name}", digest)
        elif entry.name.endswith(READ):
            digest.update(f"{path}/{entry.name}".encode() + b"\0" + hashlib.sha256(entry.read_bytes()).digest())
