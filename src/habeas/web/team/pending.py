"""What is half done at the door: a passphrase that waits for its code, an account that is being taken up."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from habeas.casework.entering import Opened

T = TypeVar("T")

LASTS_S = 10 * 60.0
MOST = 500


@dataclass(slots=True, kw_only=True)
class Half:
    """A passphrase that was tried, right or wrong; the code is asked for in either case."""

    opened: Opened
    who: str  # whose tries these are
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """An account that is being taken up, or recovered with ``recovering`` (name and old code)."""

    invitation: str = field(default="", repr=False)
    recovering: tuple[str, str] | None = field(default=None, repr=False)
    passphrase: str = field(repr=False)
    totp: str = field(repr=False)
    recovery: str = field(repr=False)
    name: str = field(repr=False)


class Pending:
    """Half-done things, each under a token, for ten minutes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._kept: dict[str, tuple[float, object]] = {}

    def put(self, thing: object) -> str:
        """Keep a thing and return its token."""
        token = secrets.token_urlsafe(24)
        with self._guard:
            self._sweep()
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[token] = (self._clock(), thing)
        return token

    def get(self, token: str | None, kind: type[T]) -> T | None:
        """Return the thing of this kind that the token is for."""
        with self._guard:
            self._sweep()
            thing = self._kept.get(token or "", (0.0, None))[1]
        return thing if isinstance(thing, kind) else None

    def drop(self, token: str | None) -> None:
        """Forget it."""
        with self._guard:
            self._kept.pop(token or "", None)

    def _sweep(self) -> None:
        now = self._clock()
        self._kept = {token: each for token, each in self._kept.items() if now - each[0] < LASTS_S}
