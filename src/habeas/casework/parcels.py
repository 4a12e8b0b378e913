"""What leaves, written beside its place and into it only once it is whole: a folder, or one file sealed with age."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from habeas.errors import Refused
from habeas.keys.parcel import seal_parcel

OWNER_ONLY = 0o600
Files = Iterable[tuple[str, bytes]]


class BundleTaken(Refused):
    """A bundle cannot be written to a place."""

    code = "bundle-taken"
    exit_code = 18
    says = "The bundle cannot be written there: there is one of that name already, or no room, or no right to."
    remedy = "Choose another folder with --to, or move the other bundle away."


@contextmanager
def draft_of(place: Path) -> Iterator[Path]:
    """Give the path of a draft; it takes its place when the block ends well, and is gone when it does not.

    Raises:
        BundleTaken: there is something at that place, or nothing can be written there.

    """
    draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
    if place.exists() or place.is_symlink() or draft.exists():
        raise BundleTaken
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        draft.rename(place)
        _sync(place.parent)
    except OSError as error:
        raise BundleTaken from error
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        with suppress(OSError):
            draft.unlink()


def write_folder(draft: Path, files: Files) -> None:
    """Write the files into a folder that only its owner can read."""
    draft.mkdir(mode=0o700)
    for path, data in files:
        target = draft / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(target, data)
    for folder in (draft, *(each for each in draft.rglob("*") if each.is_dir())):
        _sync(folder)


def write_sealed(draft: Path, files: Files, *, root: str, recipients: Sequence[str]) -> None:
    """Write the files as one archive, sealed as it is made: nothing readable touches the disk."""
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:  # noqa: PTH123
        seal_parcel(_Pulled(archived(files, root=root)), file, recipients)
        file.flush()
        os.fsync(file.fileno())


def archived(files: Files, *, root: str) -> Iterator[bytes]:
    """Yield a tar archive of the files in pieces; the same files give the same bytes."""
    for path, data in files:
        head = tarfile.TarInfo(f"{root}/{path}")
        head.size, head.mode = len(data), OWNER_ONLY
        yield head.tobuf(tarfile.USTAR_FORMAT)
        yield data
        yield bytes(-len(data) % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)


class _Pulled:
    """Pieces, read as from a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""

    def read(self, size: int = -1, /) -> bytes:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = piece
        count = len(self._left) if size < 0 else size
        given, self._left = self._left[:count], self._left[count:]
        return given


def _write(path: Path, data: bytes) -> None:
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:  # noqa: PTH123
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
