"""Which reading this is: the same bytes read by the same version give the same claims with the same ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import habeas

NAME = "habeas-rules"
READ = (".py", ".toml", ".json")


@cache
def code_and_data() -> str:
    """Return the package's version and a digest of every rule, word list and line of code that reads a document."""
    digest = hashlib.sha256()
    for path, entry in sorted(_walk(files("habeas.propose"), "")):
        digest.update(path.encode() + b"\0" + hashlib.sha256(entry.read_bytes()).digest())
    return f"{habeas.__version__}+{digest.hexdigest()[:10]}"


def version_with(model: str | None) -> str:
    """Return the version of a reading with this language model, or with the rules alone."""
    return f"{code_and_data()}.{model or 'rules-alone'}"


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(READ):
            yield f"{prefix}{entry.name}", entry
