"""How often anybody may try to come in: by name and over all, never by address, since all who use Tor share one.

Nobody is locked out: a name that is tried wrongly waits, twice as long each time, up to a minute. A browser that was
let in before and is remembered has a wait of its own, so that others who try the name do not hold its person up.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from habeas.errors import Refused

T = TypeVar("T")

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
FORGET_S = 3600.0  # after so long without a wrong try, a name waits as at first
MOST_NAMES = 10_000
OVERALL, OVERALL_S = 60, 60.0  # tries of all unknown browsers together, in so many seconds
WAITING = 3  # who may wait for the one that stretches a passphrase; the other threads answer pages


class TooSoon(Refused):
    """The name was tried wrongly a moment ago, or too many try at once."""

    code = "too-soon"
    exit_code = 18
    says = "Too many tries. The next one is possible in %(seconds)s seconds."
    remedy = "Wait so long, then try again; nobody is shut out."


@dataclass(slots=True)
class _Tried:
    wrong: int
    at: float

    def waits_until(self) -> float:
        """Return when the next try is heard."""
        return self.at + min(FIRST_WAIT_S * 2 ** (self.wrong - 1), LONGEST_WAIT_S) if self.wrong else 0.0


class Limits:
    """What was tried lately; a try counts as wrong until it is forgiven, so that many at once gain nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._tried: dict[str, _Tried] = {}
        self._overall: deque[float] = deque()

    def begin(self, who: str, *, is_known: bool = False) -> None:
        """Count a try of this name, or of this remembered browser.

        Raises:
            TooSoon: it is not heard, and does not count.

        """
        now = self._clock()
        with self._guard:
            tried = self._tried.get(who)
            if tried is not None and now - tried.at > FORGET_S:
                tried = None
            wait = max(tried.waits_until() - now if tried else 0.0, 0.0 if is_known else self._crowd(now))
            if wait > 0:
                raise TooSoon(seconds=ceil(wait))
            self._tried.pop(who, None)  # the latest stands last
            self._tried[who] = _Tried(wrong=tried.wrong + 1 if tried else 1, at=now)
            if not is_known:
                self._overall.append(now)
            while len(self._tried) > MOST_NAMES:
                del self._tried[next(iter(self._tried))]

    def forgive(self, who: str) -> None:
        """Let it be known that the last try was right."""
        with self._guard:
            self._tried.pop(who, None)

    def _crowd(self, now: float) -> float:
        """Return how long all have to wait, because too many tried."""
        while self._overall and now - self._overall[0] > OVERALL_S:
            self._overall.popleft()
        return self._overall[0] + OVERALL_S - now if len(self._overall) >= OVERALL else 0.0


class Turnstile:
    """Lets one after the other through: each stretching of a passphrase takes hundreds of MiB."""

    def __init__(self, waiting: int = WAITING) -> None:
        self._room = threading.BoundedSemaphore(waiting)
        self._one = threading.Lock()

    def __call__(self, act: Callable[[], T]) -> T:
        """Do this when nobody else is being let through.

        Raises:
            TooSoon: so many wait already that pages would no longer be answered.

        """
        if not self._room.acquire(blocking=False):
            raise TooSoon(seconds=5)
        try:
            with self._one:
                return act()
        finally:
            self._room.release()
