"""Who is logged in: in memory alone, eight hours at most, fifteen minutes without a sign, and gone with the program.

A browser keeps a token of 256 random bits; here is only its digest, and the member's private key is sealed under the
token: what lies in memory between two requests opens no box.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from habeas.keys import PrivateKey, Secret
from habeas.keys.account import new_token, open_field, seal_field, token_digest, token_secret
from habeas.model.account import AccountId

LONGEST_S = 8 * 3600.0
IDLE_S = 15 * 60.0
FRESH_S = 5 * 60.0  # how long a passphrase counts as just given


@dataclass(slots=True, kw_only=True)
class Session:
    """One browser of one member."""

    id: str  # by which its member ends it; it lets nobody in
    account: AccountId
    began: float
    seen: float
    proved: float  # when the passphrase was given last
    sealed: str = field(repr=False)


class Sessions:
    """All sessions; any thread may ask."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._known: dict[str, Session] = {}  # by the digest of the token
        self._idled: dict[str, float] = {}  # digests of those that ended because nobody was there

    def begin(self, account: AccountId, private: PrivateKey) -> str:
        """Let a member in; return the token that her browser keeps."""
        now, token = self._clock(), new_token()
        session = Session(
            id=secrets.token_hex(8), account=account, began=now, seen=now, proved=now,
            sealed=_sealed(token, account, private),
        )  # fmt: skip
        with self._guard:
            self._known[token_digest(token)] = session
        return token

    def find(self, token: str | None) -> Session | None:
        """Return the session of a browser, if it has not ended."""
        self.sweep()
        with self._guard:
            return self._known.get(token_digest(token)) if token else None

    def touch(self, session: Session) -> None:
        """Somebody is there."""
        session.seen = self._clock()

    def is_fresh(self, session: Session) -> bool:
        """Whether the passphrase was just given."""
        return self._clock() - session.proved < FRESH_S

    def private_of(self, session: Session, token: str) -> PrivateKey:
        """Return the member's private key, which only the browser's token opens."""
        raw = open_field(token_secret(token), session.sealed, account=session.account, field="session")
        return PrivateKey(Secret(raw))

    def renew(self, token: str) -> str | None:
        """Return a new token for a browser whose member gave the passphrase again; the old one is worth nothing."""
        session = self.find(token)
        if session is None:
            return None
        private, fresh = self.private_of(session, token), new_token()
        with self._guard:
            self._known.pop(token_digest(token), None)
            session.sealed, session.proved = _sealed(fresh, session.account, private), self._clock()
            self._known[token_digest(fresh)] = session
        return fresh

    def of(self, account: AccountId) -> tuple[Session, ...]:
        """Return a member's sessions, the latest seen first."""
        self.sweep()
        with self._guard:
            own = [each for each in self._known.values() if each.account == account]
        return tuple(sorted(own, key=lambda each: -each.seen))

    def end(self, account: AccountId, session: str | None = None, *, but: str | None = None) -> None:
        """End one session of a member, or all of them but one."""
        with self._guard:
            self._known = {
                digest: each
                for digest, each in self._known.items()
                if each.account != account or each.id == but or session not in (None, each.id)
            }

    def accounts(self) -> frozenset[AccountId]:
        """Return whoever is logged in."""
        self.sweep()
        with self._guard:
            return frozenset(each.account for each in self._known.values())

    def has_idled(self, token: str | None) -> bool:
        """Whether this browser was logged in until nobody was there; what it sends late is worth keeping."""
        return token is not None and token_digest(token) in self._idled

    def sweep(self) -> None:
        """End what is over."""
        now = self._clock()
        with self._guard:
            for digest, each in list(self._known.items()):
                if now - each.began >= LONGEST_S or now - each.seen >= IDLE_S:
                    del self._known[digest]
                    self._idled[digest] = now
            self._idled = {digest: at for digest, at in self._idled.items() if now - at < LONGEST_S}


def _sealed(token: str, account: AccountId, private: PrivateKey) -> str:
    return seal_field(token_secret(token), private.secret.reveal(), account=account, field="session")
