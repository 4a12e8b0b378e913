"""A file that leaves is whole or not there: written beside its place, and put into it once it is on the disk.

A kill may leave a draft with a hidden name that only its owner can read; the next file of that name takes it away.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from habeas.errors import Refused

OWNER_ONLY = 0o600


class FileNotWritten(Refused):
    """A file could not be written to a place; what was there is there still."""

    code = "file-not-written"
    exit_code = 19
    says = "The file was not written: the disk is full, or nothing can be written there."
    remedy = "Make room or choose another folder, then do it again. What was there before is unchanged."


def write_out(path: Path, data: bytes, *, over: bool = True) -> None:
    """Have a place hold these bytes and no others, whatever happens meanwhile: what was there, or these.

    Raises:
        FileNotWritten: it holds what it held; so too where a folder or a pipe is there, or (not ``over``) a file.

    """
    with going_out({path: data}, over=over):
        pass


@contextmanager
def going_out(files: Mapping[Path, bytes], *, over: bool = True) -> Iterator[None]:
    """Write files that only their owner can read; they take their places when the block ends well, else none does.

    Raises:
        FileNotWritten: as for ``write_out``.

    """
    drafts: dict[Path, Path] = {}
    try:
        with _plainly():
            for path, data in files.items():
                drafts[path] = _draft_for(path, over=over)
                _write(drafts[path], data)
        yield
        with _plainly():
            for path, draft in drafts.items():
                draft.replace(path)
            for folder in {path.parent for path in drafts}:
                _sync(folder)
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink()


def make_folder(folder: Path) -> None:
    """Have a folder be there, for files that go out together.

    Raises:
        FileNotWritten: it cannot be made.

    """
    with _plainly():
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileNotWritten from error


def _draft_for(path: Path, *, over: bool) -> Path:
    """Return where to write first, once older drafts are gone; refuse a place that is no place for a file."""
    if path.exists() and not (over and path.is_file()):  # a pipe, /dev/stdout: a file would take its name away
        raise FileNotWritten
    for left in path.parent.iterdir():
        if left.name.startswith(f".{path.name}.") and left.name.endswith(".draft"):
            left.unlink()
    return path.with_name(f".{path.name}.{os.getpid()}.draft")


def _write(draft: Path, data: bytes) -> None:
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:  # noqa: PTH123
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
