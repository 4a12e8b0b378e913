"""The same work done for many things, by one process a core; what comes out keeps the order of what went in.

A process that dies takes nothing with it but the thing it worked on: that one is told of as failed, and the others are
done again. Every process imports the code anew, so that nothing of the desk, its key least of all, is copied into it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from habeas.errors import HabeasError, Unreadable

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4  # things given to each process before the first is taken back: memory stays bounded, a slow one holds none up
WORTH_IT = 32  # fewer things are done here: it takes a process a second or two to begin
DIED = "ProcessDied"
HEED_S = 0.2  # how soon a process that is told to stop is stopped
Meter = Callable[[int, int], None]  # is told how many things are done, of how many


class Unforeseen(Unreadable):
    """Our own code failed on this source; the batch goes on."""

    code = "unforeseen"
    exit_code = 29
    says = "Habeas failed on this document in a way that was not foreseen (%(error)s)."
    remedy = "Read it yourself and make its claims by hand; please report the name of the error."


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What went wrong with one thing, by the name of the error alone: its words may be those of a document."""

    error: str

    def as_error(self) -> Unforeseen:
        """Return what the person is told, and the record says."""
        return Unforeseen(error=self.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a colleague is with one thing."""

    done: int
    total: int


_LINE: ContextVar[Connection | None] = ContextVar("habeas-line", default=None)


def report(done: int, total: int) -> None:
    """Tell whoever asked how far this process is; nobody hears it in a process that was not asked over a line."""
    line = _LINE.get()
    if line is not None:
        line.send(Progress(done=done, total=total))


def unmeasured(done: int, total: int) -> None:
    """Tell nobody how far the work is."""


def processes_for(count: int) -> int:
    """Return how many processes are worth having for so many things."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, count) if count >= WORTH_IT else 1


def each(
    work: Callable[[T], R], things: Iterable[T], *, processes: int
) -> Generator[tuple[T, R | Failure], None, None]:
    """Yield every thing with what the work makes of it, or how it failed, in order; things are asked for as needed.

    ``work`` must be known by its name in a module, and like things and results it must be fit to be sent.

    Raises:
        HabeasError: the work says that it cannot go on for anything.

    """
    if processes <= 1:
        for thing in things:
            yield thing, tried(work, thing)
        return
    team = _Team(work, processes)
    try:
        for thing in things:
            team.give(thing)
            if team.is_busy:
                yield team.take()
        while team.has_more:
            yield team.take()
    finally:
        team.dismiss()


class _Team(Generic[T, R]):
    """Processes at work, and what has been given to them and not yet taken back."""

    def __init__(self, work: Callable[[T], R], processes: int) -> None:
        self._work = work
        self._processes = processes
        self._hired = _hire(processes)
        self._alone: ProcessPoolExecutor | None = None
        self._given: deque[tuple[T, Future[R | Failure]]] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether as much is given as may be."""
        return len(self._given) >= self._processes * AHEAD

    @property
    def has_more(self) -> bool:
        """Whether something is still to be taken back."""
        return bool(self._given)

    def give(self, thing: T) -> None:
        """Let a process work on this when one is free."""
        try:
            promised = self._hired.submit(tried, self._work, thing)
        except BrokenProcessPool:  # one died and took the others with it
            self._hired = _hire(self._processes)
            promised = self._hired.submit(tried, self._work, thing)
        self._given.append((thing, promised))

    def take(self) -> tuple[T, R | Failure]:
        """Wait for what became of the thing given first."""
        thing, promised = self._given.popleft()
        try:
            return thing, promised.result()
        except BrokenProcessPool:
            return thing, self._by_itself(thing)

    def _by_itself(self, thing: T) -> R | Failure:
        """Do again what may have been in work when a process died, so that only the culprit fails."""
        self._alone = self._alone or _hire(1)
        try:
            return self._alone.submit(tried, self._work, thing).result()
        except BrokenProcessPool:
            self._alone = None
            return Failure(error=DIED)

    def dismiss(self) -> None:
        """Let every process end what it is at, and go."""
        for hired in (self._hired, self._alone):
            if hired is not None:
                hired.shutdown(wait=False, cancel_futures=True)


def _hire(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave it to the parent to be interrupted, and end when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # nobody waits for an answer, and this is not the main thread


class Colleague:
    """One process beside a desk, which works on one thing after the other so that the desk stays quick.

    It can be ended at any moment, from any thread: what it was working on is then told of as failed.
    """

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._ended = False
        self._hand = threading.Lock()

    def ask(
        self, work: Callable[[T], R], thing: T, *, meter: Meter = unmeasured, stop: threading.Event | None = None
    ) -> R | Failure:
        """Return what the work makes of a thing; ``work`` must be known by its name in a module.

        ``stop`` ends the process, and with it whatever that started; the next thing is given to a new one.

        Raises:
            HabeasError: the work says that it cannot go on.

        """
        try:
            line = self._begin()
            line.send((work, thing))
            done: R | Failure | HabeasError | Progress = self._hear(line, stop)
            while isinstance(done, Progress):
                meter(done.done, done.total)
                done = self._hear(line, stop)
        except (EOFError, OSError):  # it died
            self._dismiss()
            return Failure(error=DIED)
        if isinstance(done, HabeasError):
            raise done
        return done

    @staticmethod
    def _hear(line: Connection, stop: threading.Event | None) -> Any:  # noqa: ANN401  # whatever the work makes
        """Return what comes next over the line."""
        while not line.poll(HEED_S):
            if stop is not None and stop.is_set():
                raise EOFError
        return line.recv()

    def end(self) -> None:
        """Stop whatever it does, for good."""
        self._ended = True
        self._dismiss()

    def rest(self) -> None:
        """Let it go until it is asked again."""
        self._dismiss()

    def _begin(self) -> Connection:
        with self._hand:
            if self._line is None and not self._ended:
                spawn = get_context("spawn")
                self._line, its_end = spawn.Pipe()
                self._process = spawn.Process(target=_answer, args=(its_end,), name="habeas-colleague", daemon=True)
                self._process.start()
                its_end.close()
            if self._line is None:
                raise EOFError
            return self._line

    def _dismiss(self) -> None:
        with self._hand:
            process, self._process, self._line = self._process, None, None
        if process is not None:
            process.kill()
            process.join()


def _answer(line: Connection) -> None:
    """Work on what is sent, until nobody is there to send."""
    _begin()
    _LINE.set(line)
    with suppress(EOFError, OSError):
        while True:
            work, thing = line.recv()
            line.send(_told(work, thing))


def _told(work: Callable[[Any], Any], thing: object) -> object:
    try:
        return tried(work, thing)
    except HabeasError as error:
        return error


def tried(work: Callable[[T], R], thing: T) -> R | Failure:
    """Return what the work makes of a thing, or what went wrong that no room foresaw; the next one is not at fault."""
    try:
        return work(thing)
    except HabeasError:
        raise
    except Exception as error:
        return Failure(error=type(error).__name__)
