"""New files beside their place, and into it only once they are whole; no file is ever written over."""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from habeas.errors import HabeasError
from habeas.ledger.errors import DiskFull, LedgerExists, LedgerNotWritable
from habeas.ledger.pages import has_wal, wal_path

OWNER_ONLY = 0o600


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the path of an empty draft that only its owner can read; it takes its place when the block ends well.

    Raises:
        LedgerExists: there is a file at that place.
        LedgerNotWritable, DiskFull: no file can be made there.

    """
    if path.exists() or path.is_symlink():
        raise LedgerExists()
    draft = _draft_of(path)
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    except OSError as error:
        raise _plain(error) from error
    try:
        yield draft
        _settle(draft, path)
    finally:
        for left in (draft, wal_path(draft), draft.with_name(draft.name + "-shm")):
            left.unlink(missing_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Have a small file hold these bytes and no others, whatever happens meanwhile: the old ones, or the new.

    Raises:
        LedgerNotWritable, DiskFull: it still holds the old ones.

    """
    draft = _draft_of(path)
    try:
        with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY), "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync(path.parent)
    except OSError as error:
        raise _plain(error) from error
    finally:
        draft.unlink(missing_ok=True)


def _draft_of(path: Path) -> Path:
    """Return where a file is to be drafted, once the drafts are gone whose makers were killed on this computer.

    A draft of keys that outlived its maker could hold a way in that was taken away since.
    """
    here = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
    mine = re.compile(rf"\.{re.escape(path.name)}\.{here}-(\d{{1,9}})\.draft(?:-wal|-shm|-journal)?")
    with suppress(OSError):
        for left in path.parent.iterdir():
            made_by = mine.fullmatch(left.name)
            if made_by and not _lives(int(made_by[1])):
                left.unlink(missing_ok=True)
    return path.with_name(f".{path.name}.{here}-{os.getpid()}.draft")


def _lives(process: int) -> bool:
    """Whether there is such a process; what cannot be told is taken for alive."""
    if os.name != "posix" or process == os.getpid():  # on Windows to ask is to end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def set_aside(path: Path) -> None:
    """Give a file a name under which it is in nobody's way."""
    number = 1
    while (aside := path.with_name(f"{path.name}.aside-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
        sync(path.parent)
    except OSError as error:
        raise _plain(error) from error


def copy(source: Path, draft: Path) -> None:
    """Copy the bytes of a ledger into a draft, with what stands in its WAL.

    Raises:
        LedgerNotWritable, DiskFull: one of the two could not be reached, or there is no room.

    """
    try:
        shutil.copyfile(source, draft)
        if has_wal(source):
            shutil.copyfile(wal_path(source), wal_path(draft))
    except OSError as error:
        raise _plain(error) from error


def _settle(draft: Path, path: Path) -> None:
    """Give the draft its name for good, unless another file has taken it."""
    try:
        sync(draft)
        try:
            path.hardlink_to(draft)
        except FileExistsError as error:
            raise LedgerExists() from error
        except OSError:  # FAT, as on many memory sticks, has no links; there a file could slip in between
            if path.exists():
                raise LedgerExists() from None
            draft.rename(path)
        sync(path.parent)
    except OSError as error:
        raise _plain(error) from error


def sync(path: Path) -> None:
    """Have the disk itself hold a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _plain(error: OSError) -> HabeasError:
    """Return what a person can act on."""
    return DiskFull() if error.errno in (errno.ENOSPC, errno.EDQUOT) else LedgerNotWritable()
