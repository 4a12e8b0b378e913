"""What a writer really asked of the disk, in order: its system calls, recorded by ``strace``.

    python tracing.py SCENE FOLDER SYNCHRONOUS        (what is run under strace; see ``scenes``)

Only what changes files is kept. A call that could change a file in a way that is not understood here is refused, so
that no writing goes unseen. SQLite's shared memory (``-shm``) is left out: it is made anew after a power cut.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,close,read,lseek,write,pwrite64,ftruncate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,link,"
    "linkat,unlink,unlinkat,sendfile,copy_file_range,writev,pwritev,pwritev2,fallocate,dup,dup2,dup3,mkdir,rmdir,open"
)
SAYS = "said"  # the file into which a writer says what is written; its lines are the acknowledgements
LIMIT_S = 120
LONGEST_WRITE = 4 << 20

_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(<[^>]*>)?.*$", re.DOTALL)
_FD = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?")
_AT = re.compile(r"AT_FDCWD(?:<[^>]*>)?, ")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes went to a place in a file."""

    file: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file got another length."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """The disk itself holds this file, or (by its path) the names in this folder."""

    what: int | str
    path: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a folder came to stand for this file, or for none."""

    path: str
    file: int | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A file got another name, whatever had it before."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Says:
    """The writer acknowledged something, on one line or more."""

    lines: str


Step = Write | Cut | Sync | Named | Moved | Says


class NotUnderstood(Exception):
    """A call that this recorder does not know how to follow."""


def find_strace() -> str | None:
    """Return where strace is, if it is here and may trace."""
    strace = shutil.which("strace")
    if strace is None:
        return None
    tried = subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True, timeout=LIMIT_S, check=False)
    return strace if tried.returncode == 0 else None


def said_at(steps: Sequence[Step], line: str) -> int:
    """Return after how many steps the writer had acknowledged this."""
    return 1 + next(at for at, step in enumerate(steps) if isinstance(step, Says) and line in step.lines.splitlines())


def record(strace: str, scene: str, folder: Path, *, synchronous: str = "FULL") -> list[Step]:
    """Run a scene under strace in an empty folder, and return what it did to the files there."""
    log = folder.with_name(folder.name + ".strace")
    writer = [sys.executable, str(Path(__file__).with_name("scenes.py")), scene, str(folder), synchronous]
    tracer = [strace, "-f", "--seccomp-bpf", "-y", "-xx", "-s", str(LONGEST_WRITE), "-e", f"trace={CALLS}"]
    done = subprocess.run([*tracer, "-o", str(log), *writer], capture_output=True, text=True, timeout=LIMIT_S)
    if done.returncode:
        raise NotUnderstood(done.stderr)
    with log.open(encoding="ascii") as lines:
        steps = list(_Reading(str(folder)).steps(lines))
    log.unlink()
    return steps


class _Reading:
    """Follows the handles of one process through the lines of strace."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._files: dict[int, int] = {}  # handle -> file
        self._at: dict[int, int] = {}  # handle -> where it stands
        self._names: dict[str, int] = {}  # path -> file
        self._bytes: dict[int, bytearray] = {}  # file -> what it holds, for calls that copy within the kernel
        self._count = 0

    def steps(self, lines: Iterator[str]) -> Iterator[Step]:
        """Yield what was done in the folder."""
        for line in lines:
            matched = _LINE.match(line)
            if matched is None:
                if "unfinished" in line or "resumed" in line:
                    raise NotUnderstood("two threads at once: " + line[:80])
                continue
            call, arguments, result = matched[1], matched[2], int(matched[3])
            if result >= 0:
                for step in self._step(call, arguments, result):
                    if isinstance(step, Write):
                        _put(self._bytes[step.file], step.at, step.data)
                    elif isinstance(step, Cut):
                        _cut(self._bytes[step.file], step.size)
                    yield step

    def _step(self, call: str, arguments: str, result: int) -> Iterator[Step]:
        if call in ("openat", "open", "link", "linkat", "unlink", "unlinkat", "rename", "renameat", "renameat2"):
            yield from self._name(call, arguments, result)
            return
        handle = _FD.match(arguments)
        if handle is None:
            return
        number, path = int(handle[1]), _plain(handle[2])
        if not self._is_ours(path):
            return
        yield from self._touch(call, arguments, result, number, path)

    def _touch(self, call: str, arguments: str, result: int, number: int, path: str) -> Iterator[Step]:
        """Yield what a call did that has a handle."""
        if call == "close":
            self._files.pop(number, None)
            self._at.pop(number, None)
        elif call in ("fsync", "fdatasync"):
            yield Sync(self._files.get(number, path), path)
        elif call in ("lseek", "read"):
            self._at[number] = result if call == "lseek" else self._at[number] + result
        elif call == "pwrite64":
            yield Write(self._files[number], int(arguments.rsplit(", ", 1)[1]), _data(arguments)[:result])
        elif call == "ftruncate":
            yield Cut(self._files[number], int(arguments.rsplit(", ", 1)[1]))
        elif call == "write" and Path(path).name == SAYS:
            yield Says(_data(arguments).decode())
        elif call in ("write", "sendfile"):
            yield self._written(number, self._sent(arguments, result) if call == "sendfile" else _data(arguments))
        elif call not in ("dup", "dup2", "dup3"):
            raise NotUnderstood(call)

    def _sent(self, arguments: str, size: int) -> bytes:
        """Return the bytes that the kernel copied from another file."""
        source = _FD.match(arguments.split(", ")[1])
        if source is None:
            raise NotUnderstood(arguments[:80])
        start = int(arguments.split("[")[1].split("]")[0])
        return bytes(self._bytes[self._files[int(source[1])]][start : start + size])

    def _written(self, number: int, data: bytes) -> Write:
        at = self._at[number]
        self._at[number] += len(data)
        return Write(self._files[number], at, data)

    def _name(self, call: str, arguments: str, result: int) -> Iterator[Step]:
        """Yield what a call did to names."""
        paths = [_plain(found) for found in _TEXT.findall(arguments)]
        if not any(self._is_ours(path) for path in paths):
            return
        if call in ("openat", "open"):
            yield from self._open(paths[0], arguments, result)
        elif call in ("link", "linkat"):
            self._names[paths[1]] = self._names[paths[0]]
            yield Named(paths[1], self._names[paths[0]])
        elif call in ("unlink", "unlinkat"):
            if self._names.pop(paths[0], None) is not None:
                yield Named(paths[0], None)
        else:
            self._names[paths[1]] = self._names.pop(paths[0])
            yield Moved(paths[0], paths[1])

    def _open(self, path: str, arguments: str, result: int) -> Iterator[Step]:
        if Path(path).is_dir() or "O_DIRECTORY" in arguments or Path(path).name == SAYS:
            return
        known = path in self._names
        if not known and "O_CREAT" not in arguments:
            raise NotUnderstood(f"{path} was there before the recording began")
        if not known:
            self._count += 1
            self._names[path] = self._count
            self._bytes[self._count] = bytearray()
        self._files[result], self._at[result] = self._names[path], 0
        if not known:
            yield Named(path, self._names[path])
        elif "O_TRUNC" in arguments:
            yield Cut(self._names[path], 0)

    def _is_ours(self, path: str) -> bool:
        """Whether a path is in the folder, and not SQLite's shared memory."""
        return path.startswith(self._folder) and not path.endswith("-shm")


def _put(held: bytearray, at: int, data: bytes) -> None:
    """Write bytes into what a file holds."""
    held.extend(bytes(max(at + len(data) - len(held), 0)))
    held[at : at + len(data)] = data


def _cut(held: bytearray, size: int) -> None:
    """Give what a file holds another length."""
    del held[size:]
    held.extend(bytes(size - len(held)))


def _plain(escaped: str) -> str:
    """Return a path that strace wrote in hexadecimal."""
    return bytes.fromhex(escaped.replace("\\x", "")).decode()


def _data(arguments: str) -> bytes:
    """Return the bytes of the one long argument."""
    found = _TEXT.search(arguments)
    if found is None:
        raise NotUnderstood("bytes that strace did not write out")
    return bytes.fromhex(found[1].replace("\\x", ""))
