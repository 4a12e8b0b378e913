"""A source is read in a process of its own that is thrown away; its answer is believed only in form."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from habeas.ingest import bubble
from habeas.ingest.answer import Answered, parse_answer
from habeas.ingest.errors import ReaderFailed, ReadingStopped, SourceTimedOut, SourceTookTooMuchMemory
from habeas.ingest.limits import USUAL, Limits
from habeas.ingest.progress import Heard, Tell, untold

GRACE_S = 5.0  # between the end of the answer and the end of the process
HEED_S = 0.1  # how soon a process that is told to stop is stopped
# Not -I, which would ignore the fixed hash seed: the same bytes must give the same text.
PYTHON = (sys.executable, "-P", "-s", "-B", "-X", "utf8")
BOOT = str(Path(__file__).with_name("boot.py"))
NO_VARIABLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who hears how many pages are read, and how the reading is ended before its time."""

    tell: Tell = untold
    stop: threading.Event | None = None


UNWATCHED = Watch()


def read_confined(data: bytes, engine: str, *, limits: Limits = USUAL, watch: Watch = UNWATCHED) -> Answered:
    """Return what this engine reads, from inside a reading process.

    Raises:
        Unreadable: what the engine said, or what became of the process.

    """
    bounds = (limits.memory_bytes, limits.cpu_for(len(data)), limits.text_chars)
    command = [*python("child"), engine, *map(str, bounds)]
    return ask(command, data, limits=limits, watch=watch)


def python(module: str) -> list[str]:
    """Return the command that runs one of the modules of this room, in a bubble where there can be one."""
    return bubble.around([*PYTHON, BOOT, module])


def ask(command: Sequence[str], data: bytes, *, limits: Limits, watch: Watch = UNWATCHED) -> Answered:
    """Return the answer of this command to these bytes, or say how it failed."""
    return parse_answer(answer_of(command, data, limits=limits, watch=watch), text_chars=limits.text_chars)


def answer_of(
    command: Sequence[str],
    data: bytes,
    *,
    limits: Limits,
    variables: Mapping[str, str] = NO_VARIABLES,
    watch: Watch = UNWATCHED,
) -> bytes:
    """Return what this command writes when it reads these bytes.

    Raises:
        ReadingStopped, SourceTimedOut, SourceTookTooMuchMemory, ReaderFailed: what became of it.

    """
    with tempfile.TemporaryDirectory(prefix="habeas-reader-") as empty:
        ended = _run(command, data, _Bounds(limits=limits, folder=empty, variables=variables, watch=watch))
    if watch.stop and watch.stop.is_set():
        raise ReadingStopped
    if ended.late or ended.status in _signals("SIGXCPU"):
        raise SourceTimedOut
    if ended.status in _signals("SIGKILL"):  # nobody but the system's memory keeper sends it
        raise SourceTookTooMuchMemory
    if ended.status != 0:
        raise ReaderFailed
    return ended.heard.whole()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounds:
    """What a process may use, where it runs, and how it is told to end."""

    limits: Limits
    folder: str
    variables: Mapping[str, str]
    watch: Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """How a process ended."""

    heard: Heard
    status: int
    late: bool


def _run(command: Sequence[str], data: bytes, bounds: _Bounds) -> _Ended:
    """Run the command to its end or to the limit; it and whatever it started is gone afterwards."""
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=bounds.folder,
        env=bare_environment() | dict(bounds.variables),
        start_new_session=True,
        close_fds=True,
    )
    heard, began = Heard(most=bounds.limits.reply_bytes), time.monotonic()
    if process.stdin is None or process.stdout is None:
        raise ReaderFailed
    workers = (
        threading.Thread(target=_feed, args=(process.stdin, data), daemon=True),
        threading.Thread(target=_collect, args=(process.stdout, heard), daemon=True),
    )
    for worker in workers:
        worker.start()
    try:
        clock = _Clock(began=began, size=len(data), limits=bounds.limits, heard=heard)
        late = _outlasts(workers[1], process, clock, bounds.watch)
    finally:
        end(process)
        for worker in workers:
            worker.join(GRACE_S)
    return _Ended(heard=heard, status=process.returncode, late=late)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """When the time of a process is up: later, the more pages it has read."""

    began: float
    size: int
    limits: Limits
    heard: Heard

    def left(self) -> float:
        """The seconds that are left."""
        return self.began + self.limits.wall_for(self.size, pages=self.heard.done) - time.monotonic()


def _outlasts(collector: threading.Thread, process: subprocess.Popen[bytes], clock: _Clock, watch: Watch) -> bool:
    """Whether the process is still there when its time is up, or when it is told to stop."""
    told = 0
    while collector.is_alive() and (left := clock.left()) > 0 and not (watch.stop and watch.stop.is_set()):
        collector.join(min(HEED_S, left))
        if clock.heard.done > told:
            told = clock.heard.done
            watch.tell(told, clock.heard.total)
    if collector.is_alive():
        return True
    try:
        process.wait(min(GRACE_S, max(0.1, clock.left())))
    except subprocess.TimeoutExpired:
        return True
    return False


def _feed(pipe: IO[bytes], data: bytes) -> None:
    try:
        with pipe:
            pipe.write(data)
    except OSError:  # it stopped listening; its status says why
        return


def _collect(pipe: IO[bytes], heard: Heard) -> None:
    with pipe:
        while (piece := os.read(pipe.fileno(), 65536)) and heard.hear(piece):
            continue


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and its session; a process that has ended on its own keeps its status."""
    process.poll()
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.returncode is None:
        process.kill()
    process.wait()


def _signals(name: str) -> set[int]:
    """The exit statuses that this signal gives, the second through a bubble; none where the system does not know it."""
    number = getattr(signal, name, None)
    return set() if number is None else {-int(number), 128 + int(number)}


def bare_environment() -> dict[str, str]:
    """Nothing of ours, but a fixed hash seed, and on Windows the one variable without which Python cannot start."""
    root = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}
    return {"PYTHONHASHSEED": "0", **root}
