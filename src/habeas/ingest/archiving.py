"""Zip archives from outside: listed and unpacked by a process that is confined and thrown away."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO

from habeas.errors import Unreadable
from habeas.ingest.answer import refusal_in
from habeas.ingest.confine import bare_environment, end, python
from habeas.ingest.errors import BY_CODE, ReaderFailed, SourceDamaged
from habeas.ingest.limits import MIB, USUAL, Limits

MOST_LISTING = 64 * MIB
MOST_PIECE = MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file in an archive, as its directory tells of it."""

    at: int
    name: str = field(repr=False)
    size: int
    fault: Unreadable | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What an archive holds; ``fault`` where nothing of it may be unpacked."""

    is_office: bool
    fault: Unreadable | None
    members: tuple[Member, ...]


class Archive:
    """One archive and the process that holds it; the process begins again when it has ended."""

    def __init__(self, whole: Path | bytes, *, limits: Limits = USUAL) -> None:
        """Begin with the listing.

        Raises:
            Unreadable: it cannot be followed.

        """
        self._whole, self._limits = whole, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._hand = threading.Lock()
        with self._hand:
            self.listing = self._begin()

    @contextmanager
    def opened(self, at: int) -> Iterator[IO[bytes]]:
        """Open one member for reading.

        Raises:
            Unreadable: its bytes do not unpack, or not to what they say.

        """
        with self._hand:
            if self._process is None or self._process.poll() is not None:
                self._begin()
            pieces = _Pieces(self._asked(at), watch=self._watched)
            try:
                with io.BufferedReader(pieces) as stream:
                    yield stream
            finally:
                if not pieces.is_over:  # nobody wanted the rest
                    self.close()

    def close(self) -> None:
        """Let the process go."""
        process, self._process = self._process, None
        if process is not None:
            end(process)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def __del__(self) -> None:
        """Leave no process behind."""
        self.close()

    def _begin(self) -> Listing:
        self.close()
        limits, size = self._limits, self._size()
        bounds = (limits.memory_bytes, limits.most_s, limits.file_bytes, limits.archive_bytes, limits.archive_members)
        with _handle_of(self._whole) as handle:
            source = f"pipe:{size}" if handle is None else f"fd:{handle}"
            command = [*python("unpack"), source, *map(str, bounds)]
            self._process = _keeper().submit(_started, command, handle).result()
        if handle is None:
            self._tell(self._whole.read_bytes() if isinstance(self._whole, Path) else self._whole)
        with self._watched():
            line = self._output().readline(MOST_LISTING)
        return _listing(line)

    def _size(self) -> int:
        return self._whole.stat().st_size if isinstance(self._whole, Path) else len(self._whole)

    def _tell(self, words: bytes) -> None:
        if self._process is None or self._process.stdin is None:
            raise ReaderFailed
        try:
            self._process.stdin.write(words)
            self._process.stdin.flush()
        except OSError as error:
            raise ReaderFailed from error

    def _asked(self, at: int) -> IO[bytes]:
        self._tell(b"%d\n" % at)
        return self._output()

    def _output(self) -> IO[bytes]:
        if self._process is None or self._process.stdout is None:
            raise ReaderFailed
        return self._process.stdout

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """End the process when it is silent for longer than it may be."""
        process = self._process
        timer = threading.Timer(self._limits.wall_for(self._size()), process.kill if process else self.close)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


class _Pieces(io.RawIOBase):
    """The bytes of one member as the process hands them out."""

    def __init__(self, source: IO[bytes], *, watch: Callable[[], AbstractContextManager[None]]) -> None:
        self._source, self._watch = source, watch
        self._left = b""
        self.is_over = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # any buffer, says the protocol
        if not self._left and not self.is_over:
            with self._watch():
                self._left = self._next()
        taken = self._left[: len(view)]
        view[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)

    def _next(self) -> bytes:
        length = int.from_bytes(self._exactly(4))
        if length > MOST_PIECE:
            raise ReaderFailed
        if length:
            return self._exactly(length)
        code = self._source.readline(80).strip().decode("ascii", "replace")
        self.is_over = True
        if code:
            raise BY_CODE.get(code, ReaderFailed)()
        return b""

    def _exactly(self, count: int) -> bytes:
        data = self._source.read(count)
        if len(data) != count:
            raise SourceDamaged  # the process ended: of its limits, or because of what it read
        return data


def _started(command: list[str], handle: int | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=tempfile.gettempdir(),
        env=bare_environment(), start_new_session=True, pass_fds=() if handle is None else (handle,),
    )  # fmt: skip


@cache
def _keeper() -> ThreadPoolExecutor:
    """Return the thread that begins these processes: they end with the thread that began them, and serve any."""
    return ThreadPoolExecutor(1, thread_name_prefix="habeas-keeper")


@contextmanager
def _handle_of(whole: Path | bytes) -> Iterator[int | None]:
    """An open file that the process inherits; None where it is sent through the pipe."""
    if os.name != "posix" or (isinstance(whole, bytes) and not hasattr(os, "memfd_create")):
        yield None
        return
    handle = os.open(whole, os.O_RDONLY) if isinstance(whole, Path) else os.memfd_create("habeas", os.MFD_CLOEXEC)
    try:
        if isinstance(whole, bytes):
            view = memoryview(whole)
            while view:
                view = view[os.write(handle, view) :]
        yield handle
    finally:
        os.close(handle)


def _listing(line: bytes) -> Listing:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReaderFailed from error
    if isinstance(value, dict) and "refused" in value:
        raise refusal_in(value)
    if not isinstance(value, dict) or set(value) != {"office", "fault", "members"}:
        raise ReaderFailed
    members = value["members"]
    if not isinstance(members, list) or not isinstance(value["office"], bool):
        raise ReaderFailed
    return Listing(is_office=value["office"], fault=_fault(value["fault"]), members=tuple(map(_member, members)))


def _member(row: object) -> Member:
    if not isinstance(row, list) or len(row) != 4:
        raise ReaderFailed
    at, name, size, fault = row
    if type(at) is not int or type(size) is not int or not isinstance(name, str) or min(at, size) < 0:
        raise ReaderFailed
    return Member(at=at, name=name, size=size, fault=_fault(fault))


def _fault(code: object) -> Unreadable | None:
    return None if code is None else refusal_in({"refused": code})
