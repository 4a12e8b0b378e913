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
from types import MappingProxyType
from typing import IO

from habeas.ingest.answer import Answered, parse_answer
from habeas.ingest.errors import ReaderFailed, SourceTimedOut, SourceTookTooMuchMemory
from habeas.ingest.limits import USUAL, Limits
from habeas.ingest.sniff import Format

GRACE_S = 5.0  # between the end of the answer and the end of the process
HEED_S = 0.1  # how soon a process that is told to stop is stopped
# Not -I, which would ignore the fixed hash seed: the same bytes must give the same text.
PYTHON = (sys.executable, "-P", "-s", "-B", "-X", "utf8")
NO_VARIABLES: Mapping[str, str] = MappingProxyType({})


def read_confined(data: bytes, form: Format, *, limits: Limits = USUAL) -> Answered:
    """Return what the engine of this format reads, from inside a reading process.

    Raises:
        Unreadable: what the engine said, or what became of the process.

    """
    bounds = (limits.memory_bytes, limits.cpu_s, limits.text_chars)
    return ask([*python("habeas.ingest.child"), form.engine, *map(str, bounds)], data, limits=limits)


def python(module: str) -> list[str]:
    """Return the command that runs one of our modules."""
    return [*PYTHON, "-m", module]


def ask(command: Sequence[str], data: bytes, *, limits: Limits) -> Answered:
    """Return the answer of this command to these bytes, or say how it failed."""
    return parse_answer(answer_of(command, data, limits=limits), text_chars=limits.text_chars)


def answer_of(
    command: Sequence[str],
    data: bytes,
    *,
    limits: Limits,
    variables: Mapping[str, str] = NO_VARIABLES,
    stop: threading.Event | None = None,
) -> bytes:
    """Return what this command writes when it reads these bytes; ``stop`` ends it before its time.

    Raises:
        SourceTimedOut, SourceTookTooMuchMemory, ReaderFailed: what became of it.

    """
    with tempfile.TemporaryDirectory(prefix="habeas-reader-") as empty:
        ended = _run(command, data, _Bounds(limits=limits, folder=empty, variables=variables, stop=stop))
    if ended.late or ended.status in _signals("SIGXCPU"):
        raise SourceTimedOut
    if ended.status in _signals("SIGKILL"):  # nobody but the system's memory keeper sends it
        raise SourceTookTooMuchMemory
    if ended.status != 0 or len(ended.answer) > limits.reply_bytes:
        raise ReaderFailed
    return ended.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounds:
    """What a process may use, where it runs, and how it is told to end."""

    limits: Limits
    folder: str
    variables: Mapping[str, str]
    stop: threading.Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """How a process ended."""

    answer: bytes
    status: int
    late: bool


def _run(command: Sequence[str], data: bytes, bounds: _Bounds) -> _Ended:
    """Run the command to its end or to the limit; it and whatever it started is gone afterwards."""
    limits = bounds.limits
    deadline = time.monotonic() + limits.wall_s
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=bounds.folder,
        env=_environment() | dict(bounds.variables),
        start_new_session=True,
        close_fds=True,
    )
    answer = bytearray()
    if process.stdin is None or process.stdout is None:
        raise ReaderFailed
    workers = (
        threading.Thread(target=_feed, args=(process.stdin, data), daemon=True),
        threading.Thread(target=_collect, args=(process.stdout, answer, limits.reply_bytes), daemon=True),
    )
    for worker in workers:
        worker.start()
    try:
        late = _outlasts(workers[1], process, deadline, bounds.stop)
    finally:
        _end(process)
        for worker in workers:
            worker.join(GRACE_S)
    return _Ended(answer=bytes(answer), status=process.returncode, late=late)


def _outlasts(
    collector: threading.Thread, process: subprocess.Popen[bytes], deadline: float, stop: threading.Event | None
) -> bool:
    """Whether the process is still there when its time is up, or when everybody is told to stop."""
    while collector.is_alive() and time.monotonic() < deadline and not (stop and stop.is_set()):
        collector.join(min(HEED_S if stop else GRACE_S, max(0.0, deadline - time.monotonic())))
    if collector.is_alive():
        return True
    try:
        process.wait(min(GRACE_S, max(0.1, deadline - time.monotonic())))
    except subprocess.TimeoutExpired:
        return True
    return False


def _feed(pipe: IO[bytes], data: bytes) -> None:
    try:
        with pipe:
            pipe.write(data)
    except OSError:  # it stopped listening; its status says why
        return


def _collect(pipe: IO[bytes], answer: bytearray, limit: int) -> None:
    with pipe:
        while len(answer) <= limit and (chunk := pipe.read(65536)):
            answer += chunk


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and its session; a process that has ended on its own keeps its status."""
    process.poll()
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.returncode is None:
        process.kill()
    process.wait()


def _signals(name: str) -> set[int]:
    """The exit status that this signal gives; none where the system does not know it."""
    number = getattr(signal, name, None)
    return set() if number is None else {-int(number)}


def _environment() -> dict[str, str]:
    """Nothing of ours, but a fixed hash seed, and on Windows the one variable without which Python cannot start."""
    root = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}
    return {"PYTHONHASHSEED": "0", **root}
