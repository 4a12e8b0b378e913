"""Files that were handed in at the desk are taken in one after the other, beside the pages, and never lie on the disk.

What is known of each is a value at any moment: waiting, being read, proposing, or over. Pictures are read after
everything else. When the desk is locked the work ends at once, and what is not in the ledger by then is forgotten.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from habeas.casework.batch import Failure, tried
from habeas.casework.desk import Desk
from habeas.casework.handing import Handed, Item, Receiver, Stage, State, Terms, short
from habeas.casework.memory import Recollection
from habeas.errors import HabeasError, Refused
from habeas.ingest import Source
from habeas.ingest.limits import MIB, USUAL

__all__ = ["MOST_BYTES", "HandIn", "Handed", "Stage", "State", "Terms", "Tray", "TrayFull"]

MOST_BYTES = 4 * USUAL.file_bytes  # of all files that wait together
LINGER_S = 20.0  # how long the reading process waits for another file before it goes
LEAVE_S = 10.0


class TrayFull(Refused):
    """More files wait than memory should hold."""

    code = "tray-full"
    exit_code = 19
    says = "This file was not taken: the files that wait to be read would come to more than %(most)s MB."
    remedy = "Wait until some have been read, and hand it in again; what was taken before is being read."


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """What was taken, and what was not, with the reason."""

    taken: tuple[State, ...]
    refused: tuple[tuple[str, Refused], ...] = field(default=(), repr=False)


class Tray:
    """What was handed in during one sitting; any thread may ask it."""

    def __init__(self, *, most_bytes: int = MOST_BYTES, linger_s: float = LINGER_S) -> None:
        self._most, self._linger = most_bytes, linger_s
        self._items: list[Item] = []
        self._waiting: deque[Item] = deque()
        self._pictures: deque[Item] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._number = 0
        self._receiver = Receiver()

    def hand_in(self, desk: Desk, files: Iterable[Handed], terms: Terms) -> HandIn:
        """Take files to be read; those that memory cannot hold are refused by name."""
        taken: list[State] = []
        refused: list[tuple[str, Refused]] = []
        own = replace(desk, recollection=Recollection())  # the other belongs to the thread that shows pages
        with self._changed:
            for file in files:
                if self._stopped or sum(item.held for item in self._items) + len(file.data) > self._most:
                    refused.append((short(file.name), TrayFull(most=self._most // MIB)))
                    continue
                item = self._new_item(own, terms, file.source())
                item.held = len(file.data)
                self._items.append(item)
                self._waiting.append(item)
                taken.append(item.state)
            self._begin()
        return HandIn(taken=tuple(taken), refused=tuple(refused))

    def states(self) -> tuple[State, ...]:
        """How far each file is, in the order in which they were handed in."""
        with self._changed:
            return tuple(item.state for item in self._items)

    @property
    def is_busy(self) -> bool:
        """Whether some file is not over."""
        return any(not state.stage.is_over for state in self.states())

    def clear(self) -> None:
        """Forget those that are over; what is on the record stays there."""
        with self._changed:
            self._items = [item for item in self._items if not item.state.stage.is_over]

    def stop_reading(self, number: int) -> None:
        """End the reading of one file; it is set aside on the record, and the others go on."""
        with self._changed:
            for item in self._items:
                if item.state.number == number and item.state.stage in (Stage.WAITING, Stage.READING):
                    item.stop.set()

    def wait(self, timeout_s: float) -> bool:
        """Wait until every file is over, and return whether it is so."""
        with self._changed:
            return self._changed.wait_for(lambda: all(item.state.stage.is_over for item in self._items), timeout_s)

    def stop(self) -> None:
        """End the work at once and forget every byte; what is not in the ledger must be handed in again."""
        with self._changed:
            self._stopped, thread = True, self._thread
            for item in self._items:
                item.stop.set()
                item.source, item.held = None, 0
            self._items, self._waiting, self._pictures = [], deque(), deque()
            self._changed.notify_all()
        self._receiver.colleague.end()
        if thread is not None and thread is not threading.current_thread():
            thread.join(LEAVE_S)

    def _new_item(self, desk: Desk, terms: Terms, source: Source, *, is_whole: bool = False) -> Item:
        self._number += 1
        state = State(number=self._number, name=short(source.name), size=source.size or 0)
        return Item(desk=desk, terms=terms, state=state, source=source, is_whole=is_whole)

    def _begin(self) -> None:
        if self._waiting and self._thread is None:
            self._thread = threading.Thread(target=self._work, name="habeas-intray", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _work(self) -> None:
        """Take in one file after the other until none has come for a while."""
        while item := self._next():
            self._take_in(item)
            item.desk.ledger.release()

    def _next(self) -> Item | None:
        """Return the next file; None where none came, and then this thread must end."""
        with self._changed:
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._stopped or self._waiting or self._pictures, self._linger)
            queue = self._waiting or self._pictures
            if self._stopped or not queue:
                self._receiver.colleague.rest()
                self._thread = None
                return None
            return queue.popleft()

    def _take_in(self, item: Item) -> None:
        """Take one file in; whatever goes wrong with it is said of it, and the next is not at fault."""
        try:
            outcome = tried(self._receiver.receive, item)
        except HabeasError as error:
            item.fail(error)
            return
        if isinstance(outcome, Failure):
            item.fail(outcome.as_error())
        elif outcome:
            self._put_in_place(item, outcome)
        elif item.has_pictures and not item.state.stage.is_over and not self._stopped:
            self._pictures.append(item)

    def _put_in_place(self, archive: Item, sources: Sequence[Source]) -> None:
        """Let the files of an archive stand in its place; each holds its share of the archive's bytes."""
        with self._changed:
            if archive not in self._items:
                return
            found = [self._new_item(archive.desk, archive.terms, source, is_whole=True) for source in sources]
            for item in found:
                item.held = archive.held // len(found)
            at = self._items.index(archive)
            self._items[at : at + 1] = found
            self._waiting.extendleft(reversed(found))
