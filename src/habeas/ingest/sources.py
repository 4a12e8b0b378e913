"""Files, folders and zip archives become single sources, in sorted order, each read only when asked."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from habeas.errors import Unreadable
from habeas.ingest.archives import CHUNK
from habeas.ingest.archiving import Archive, Member
from habeas.ingest.errors import NoText, SourceTooLarge, SourceUnopened, UnsafeArchiveName, ZipBomb
from habeas.ingest.limits import MIB, USUAL, Limits
from habeas.ingest.sniff import HEAD, is_package

Opener = Callable[[], AbstractContextManager[IO[bytes]]]

# A film of two hours has a tenth of it; a file of holes can say that it has a million times as much.
MOST_DIGESTED = 16 * 1024 * MIB
# What operating systems leave in folders; nobody's evidence.
DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})


class _Whole(Protocol):
    """Something that may be an archive: a file, or bytes in memory."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

    @property
    def opened(self) -> Opener:
        """The way to its bytes."""

    @property
    def archive(self) -> Archive:
        """The open archive; kept, because reading its directory again for each member would be quadratic."""


class _File(NamedTuple):
    """A file as it was when it was found; another time or size is another file."""

    path: Path
    modified_ns: int
    size: int
    limits: Limits

    @property
    def opened(self) -> Opener:
        return partial(_open_file, self.path)

    @property
    def archive(self) -> Archive:
        return _archive_of(self)


class _Held:
    """Bytes in memory; nothing but the sources found in them keeps them there."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.size = len(data)
        self.opened: Opener = partial(io.BytesIO, data)
        self._data = data

    @cached_property
    def archive(self) -> Archive:
        return Archive(self._data, limits=self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file, or one member of an archive, with the way to its bytes."""

    name: str = field(repr=False)
    size: int | None = None  # None where it cannot be had without opening
    opened: Opener | None = field(default=None, repr=False)
    fault: Unreadable | None = None  # why it is not read, where its name or its place already says so

    @classmethod
    def of(cls, data: bytes, *, name: str) -> Source:
        """Return the source that these bytes are, whole."""
        return cls(name=shown_name(name), size=len(data), opened=partial(io.BytesIO, data))

    def read(self, limits: Limits = USUAL) -> bytes:
        """Return the bytes.

        Raises:
            Unreadable: they cannot be had, or are more than a file may hold.

        """
        if self.fault or self.opened is None:
            raise self.fault or SourceUnopened()
        if self.size is not None and self.size > limits.file_bytes:
            raise SourceTooLarge
        try:
            with self.opened() as stream:
                data = stream.read(limits.file_bytes + 1)
        except OSError as error:
            raise SourceUnopened from error
        if len(data) > limits.file_bytes:
            raise SourceTooLarge
        return data

    def find_digest(self) -> tuple[str, int] | None:
        """Return SHA-256 and size without holding the bytes; None where they cannot be had, or have no end."""
        if self.opened is None or (self.size or 0) > MOST_DIGESTED:
            return None
        digest, size = hashlib.sha256(), 0
        try:
            with self.opened() as stream:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    if size > MOST_DIGESTED:
                        return None
        except (OSError, Unreadable):
            return None
        return digest.hexdigest(), size


def find_sources(paths: Iterable[Path | str], *, limits: Limits = USUAL) -> Iterator[Source]:
    """Yield every source in these files, folders and zip archives, in the order given and sorted within folders.

    A path that cannot be opened is yielded too: its ``read`` says why, so that the batch can put it on the record.
    Links to folders are not followed; links to files are, but not those by which a folder reaches out of itself.
    """
    for given in paths:
        path = Path(given)
        if not str(given):  # Python takes it for the folder that it stands in; whoever gave it meant something else
            yield Source(name="", fault=SourceUnopened())
        elif _is_folder(path):
            yield from _in_folder(path, limits)
        else:
            yield from _in_file(path, limits)


def _in_folder(folder: Path, limits: Limits) -> Iterator[Source]:
    """Not by recursion: a folder may lie two thousand deep."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and not _is_folder(path):
            outside = _is_link(path) and _leads_out(path, folder)
            link = Source(name=shown_name(path.as_posix()), fault=UnsafeArchiveName())
            yield from (link,) if outside else _in_file(path, limits)
            continue
        try:
            entries = sorted(path.iterdir(), key=lambda entry: entry.name, reverse=True)
            waiting += [each for each in entries if not _is_dropping(each.name) and not _is_linked_folder(each)]
        except OSError:
            yield Source(name=shown_name(path.as_posix()), fault=SourceUnopened())


def _find_status(path: Path) -> os.stat_result | None:
    """What the system says of a path; None where it says nothing, for whatever reason."""
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _is_folder(path: Path) -> bool:
    status = _find_status(path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def _is_linked_folder(path: Path) -> bool:
    return _is_folder(path) and _is_link(path)


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:  # nobody may look into its folder
        return False


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a link names a file that lies elsewhere: what was handed in must not fetch what was not."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link to itself; opening it says so
        return False


def _in_file(path: Path, limits: Limits) -> Iterator[Source]:
    name, status = shown_name(path.as_posix()), _find_status(path)
    if status is None or not stat.S_ISREG(status.st_mode):  # a pipe or device would never end
        yield Source(name=name, fault=SourceUnopened())
        return
    yield from _unfolded(_File(path, status.st_mtime_ns, status.st_size, limits), name, limits)


def unfold(data: bytes, *, name: str, limits: Limits = USUAL) -> Iterator[Source]:
    """Yield every source in these bytes: themselves, or the files of the archive that they are, sorted."""
    yield from _unfolded(_Held(data, limits), shown_name(name), limits)


def _unfolded(whole: _Whole, name: str, limits: Limits) -> Iterator[Source]:
    if _is_archive(whole):
        yield from _in_archive(whole, name, limits)
    else:
        yield Source(name=name, size=whole.size, opened=whole.opened)


def _is_archive(whole: _Whole) -> bool:
    """Whether this is a zip of files; office documents are zips too, and a zip that cannot be followed is a file."""
    try:
        with whole.opened() as stream:
            if not is_package(stream.read(HEAD)):
                return False
        return not whole.archive.listing.is_office
    except ZipBomb:
        return True
    except (OSError, Unreadable):
        return False


def _in_archive(whole: _Whole, name: str, limits: Limits) -> Iterator[Source]:
    try:
        listing = whole.archive.listing
        fault = listing.fault or (None if listing.members else NoText())
    except Unreadable as error:
        fault = error
    if fault:
        yield Source(name=name, size=whole.size, opened=whole.opened, fault=fault)
        return
    for member in sorted(listing.members, key=lambda each: (each.name, each.at)):
        if not any(_is_dropping(part) for part in member.name.split("/")):
            yield _member_source(whole, member, f"{name}/{shown_name(member.name)}")


def _member_source(whole: _Whole, member: Member, name: str) -> Source:
    opened: Opener | None = partial(_open_member, whole, member.at)
    if member.fault and not isinstance(member.fault, UnsafeArchiveName | SourceTooLarge):
        opened = None  # of the others the digest can still be taken
    return Source(name=name, size=member.size, opened=opened, fault=member.fault)


def _open_file(path: Path) -> AbstractContextManager[IO[bytes]]:
    return path.open("rb")


def _open_member(whole: _Whole, at: int) -> AbstractContextManager[IO[bytes]]:
    return whole.archive.opened(at)


@lru_cache(maxsize=4)
def _archive_of(file: _File) -> Archive:
    return Archive(file.path, limits=file.limits)


def _is_dropping(name: str) -> bool:
    return name in DROPPINGS or name.startswith("._")


def shown_name(name: str) -> str:
    """Return the name with whatever cannot be shown (control characters, undecodable bytes) replaced."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
