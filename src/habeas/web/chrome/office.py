"""The one ledger that this server offers, locked or open, and the hand that locks it when nobody is there.

A ``House`` is whatever lets people in: the office of one person's vault, or that of a team (``web/team/office.py``).
Views do not know which.
"""

from __future__ import annotations

import secrets
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from django.http import HttpRequest

from habeas.casework.desk import utc_now
from habeas.casework.opening import begin_owing, confirm_code, forget_lock, is_lock_asked, offer_code
from habeas.casework.roles import EVERY_RIGHT, Right
from habeas.casework.sitting import Sitting
from habeas.casework.slots import is_drill_due
from habeas.errors import Refused

T = TypeVar("T")

IDLE_S = 10 * 60.0
LOOKS_EVERY_S = 0.5  # somebody who asks for the lock from a terminal waits so long at most
SLOW_AFTER = 5  # wrong passphrases, after which each further one waits
WAIT_S = 3.0
TURN_S = 0.0005  # a thread works so long before another that waits gets its turn; Python's own 5 ms add up in a page


class PassphraseRefused(Refused):
    """The passphrase does not open the ledger that is open."""

    code = "passphrase-refused"
    exit_code = 18
    says = "This is not the passphrase of the ledger."
    remedy = "Type it again; mind capital letters and the keyboard's language."


class Room(Protocol):
    """What a view may ask of the place where its person sits."""

    @property
    def idle_s(self) -> float:
        """After how many seconds without a sign she is let out."""

    @property
    def door(self) -> str:
        """The name of the page where one is let in."""

    @property
    def title(self) -> str:
        """What the ledger is called; nothing of where it lies."""

    @property
    def size_mb(self) -> float:
        """How large it is."""

    def keep(self, kind: type[T], *, leave: Callable[[T], None] | None = None) -> T:
        """Return the one thing of this kind that lasts as long as the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody who was let in; no sitting where she has no content to see."""

    person: str = field(repr=False)
    rights: frozenset[Right]
    room: Room
    sitting: Sitting | None
    is_fresh: bool = True  # the passphrase was just given, or nothing asks for that
    account: str = ""  # acc-…; in a vault there is none
    session: str = ""


class House(Protocol):
    """Lets people in, and out."""

    idle_s: float

    @property
    def door(self) -> str:
        """The name of the page where one is let in."""

    def shows(self, page: str, right: Right) -> bool:
        """Whether there is such a page here at all."""

    def admit(self, request: HttpRequest) -> Visit | None:
        """Return who asks, if she was let in."""

    def touch(self, request: HttpRequest) -> None:
        """Somebody is there."""

    def keeps(self, request: HttpRequest) -> bool:
        """Whether what a browser sent too late is to be kept for its person."""

    def leave(self, request: HttpRequest) -> None:
        """Let a person out."""

    def fail(self, visit: Visit) -> None:
        """Close the room of a sitting that failed."""

    def lock(self) -> None:
        """Close everything and forget every key."""

    def watch(self) -> None:
        """Let those out who are no longer there, from now on until the program ends."""


@dataclass(slots=True)
class Office:
    """The ledger's place, and the sitting while it is open."""

    path: Path
    idle_s: float = IDLE_S
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], str] = utc_now
    sitting: Sitting | None = None
    mark: str = ""  # of this opening: a browser that holds the mark of an earlier one is not let in
    seen: float = 0.0
    wrong: int = 0
    _door: threading.RLock = field(default_factory=threading.RLock)
    _kept: dict[type, object] = field(default_factory=dict)
    _at_close: list[Callable[[], None]] = field(default_factory=list)

    @property
    def has_ledger(self) -> bool:
        """Whether there is a ledger to open."""
        return self.path.exists()

    def unlock(self, passphrase: str) -> str:
        """Open the ledger, or prove that a second person knows its passphrase too; return the mark to be let in by.

        Raises:
            Refused: the passphrase is wrong, or the ledger is not there.
            Broken: the ledger does not prove itself.

        """
        with self._door:
            if self.wrong >= SLOW_AFTER:
                time.sleep(WAIT_S)
            try:
                self._open(passphrase)
            except Refused:
                self.wrong += 1
                raise
            self.wrong = 0
            self.touch()
            return self.mark

    def _open(self, passphrase: str) -> None:
        if self.sitting is None:
            self.touch()  # whoever watches while this opens must not take the time before it for absence
            self.sitting = Sitting.open(self.path, passphrase, now=self.now)
            self.mark = secrets.token_urlsafe(24)
            self.sitting.begin()
        elif not self.sitting.admits(passphrase):
            raise PassphraseRefused

    def begin(self, passphrase: str) -> str:
        """Make a new ledger at the place, and return the recovery code that must be typed back before it opens.

        Raises:
            Refused: the passphrase is too short, or a ledger is there already.

        """
        with self._door:
            return begin_owing(self.path, passphrase)

    def offer_code(self, passphrase: str) -> str:
        """Return another recovery code, where the first one was never typed back."""
        with self._door:
            return offer_code(self.path, passphrase)

    def confirm(self, typed: str) -> str:
        """Open the ledger for the first time to whoever typed its recovery code back; return the mark.

        Raises:
            Refused: it is not the code that was shown.

        """
        with self._door:
            confirm_code(self.path, typed)
            return self.unlock(typed)

    @property
    def is_drill_due(self) -> bool:
        """Whether nobody tried the recovery code for a year."""
        return is_drill_due(self.path, self.now()[:10])

    def lock(self, *, only_if_idle: bool = False) -> None:
        """Forget the key and all that was read; locking twice is locking once.

        Whether nobody is there is asked behind the door: who waits there while the desk opens must not lock it.
        """
        with self._door:
            if only_if_idle and not self.is_idle:
                return
            sitting, self.sitting, self.mark = self.sitting, None, ""
            leaving, self._at_close, self._kept = self._at_close, [], {}
        for leave in leaving:
            leave()
        if sitting is not None:
            sitting.close()

    def keep(self, kind: type[T], *, leave: Callable[[T], None] | None = None) -> T:
        """Return the one thing of this kind that lasts while the desk is open; ``leave`` ends it at the lock.

        Ask for it inside the sitting's lock: two requests must not make two.
        """
        known = self._kept.get(kind)
        if isinstance(known, kind):
            return known
        made = self._kept[kind] = kind()
        if leave is not None:
            self._at_close.append(partial(leave, made))
        return made

    @property
    def door(self) -> str:
        """The name of the page where one is let in."""
        return "unlock"

    @property
    def title(self) -> str:
        """What the ledger is called; nothing of where it lies."""
        return self.path.name

    @property
    def size_mb(self) -> float:
        """How large it is."""
        return round(self.path.stat().st_size / 1e6, 1)

    def shows(self, page: str, right: Right) -> bool:
        """Whether there is such a page here at all."""
        return not page.startswith("team-")

    def admit(self, request: HttpRequest) -> Visit | None:
        """Return who asks, if her browser holds the mark of this opening."""
        if self.is_idle:
            self.lock(only_if_idle=True)
        sitting = self.sitting
        if sitting is None or not self.mark or request.session.get("mark") != self.mark:
            return None
        return Visit(person=request.session["person"], rights=EVERY_RIGHT, room=self, sitting=sitting)

    def keeps(self, request: HttpRequest) -> bool:
        """Whether what a browser sent too late is to be kept for its person."""
        return True

    def leave(self, request: HttpRequest) -> None:
        """Let a person out: the vault is locked for all."""
        self.lock()

    def fail(self, visit: Visit) -> None:
        """Close the room of a sitting that failed."""
        self.lock()

    def touch(self, request: HttpRequest | None = None) -> None:
        """Somebody is there."""
        self.seen = self.clock()

    @property
    def is_idle(self) -> bool:
        """Whether nobody has asked for anything for so long that the desk must be locked."""
        return self.sitting is not None and self.clock() - self.seen > self.idle_s

    def watch(self) -> None:
        """Lock the desk when it is idle, from now on until the program ends."""
        threading.Thread(target=self._watch, name="lock-when-idle", daemon=True).start()

    def _watch(self) -> None:
        while True:
            time.sleep(LOOKS_EVERY_S)
            self.look()

    def look(self) -> None:
        """Lock if nobody is there, or if somebody asked for it from a terminal."""
        if self.is_idle:
            self.lock(only_if_idle=True)
        if is_lock_asked(self.path):
            self.lock()
            forget_lock(self.path)


_OFFICES: list[House] = []


def open_office(office: House) -> None:
    """This house is the one that requests come to; whoever asks for a page waits little for work in the background."""
    _OFFICES[:] = [office]
    sys.setswitchinterval(TURN_S)


def get_office() -> House:
    """Return the house of this server."""
    return _OFFICES[0]
