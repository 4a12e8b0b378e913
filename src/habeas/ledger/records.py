"""The keys of what entries are about: found, made and destroyed in the ledger's own tables."""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from habeas.keys import Secret, new_secret
from habeas.ledger.entries import Body, Closed, Entry, Letter
from habeas.ledger.errors import CompartmentClosed, LedgerDamaged
from habeas.ledger.keyring import Keyring
from habeas.ledger.subjects import subject_of
from habeas.model import Claim

_FIND = 'SELECT "compartment", "epoch", "wrapped" FROM "ledger_key" WHERE "id" = %s ORDER BY "epoch" DESC'
_INSERT = 'INSERT INTO "ledger_key" ("id", "compartment", "epoch", "wrapped") VALUES (%s, %s, %s, %s)'
_IS_SHRED = 'SELECT 1 FROM "ledger_shred" WHERE "key" = %s'
_SHRED = 'INSERT INTO "ledger_shred" ("key", "seq") VALUES (%s, %s)'
_OLDER = 'SELECT "id", "epoch", "wrapped" FROM "ledger_key" WHERE "compartment" = %s AND "epoch" < %s'
_DELETE_OLDER = 'DELETE FROM "ledger_key" WHERE "id" = %s AND "compartment" = %s AND "epoch" < %s'
_DELETE = 'DELETE FROM "ledger_key" WHERE "id" = %s'
_DELETE_IN = 'DELETE FROM "ledger_key" WHERE "id" = %s AND "compartment" <> %s'
Told: TypeAlias = tuple[Body, tuple[str, str]]  # a body, and its kind and text as they will be kept
CLAIM_PREFIX = "clm-"
MOST_NOTED = 4_096  # claims that wait to be asked for their ids, which takes a while for each


class _Now(threading.local):
    """The keys that the transaction of this thread writes with, by subject."""

    def __init__(self) -> None:
        self.keys: dict[str, tuple[str, Secret]] = {}


class Records:
    """The keys met so far, by id; and which document each claim met so far stands in.

    Whoever writes asks the ledger itself, once for each thing and transaction: another process may have moved or
    destroyed a key since it was met here. What was used or made counts from ``keep`` on, once it is on the disk.
    """

    def __init__(self, ring: Keyring) -> None:
        self.ring = ring
        self._known: dict[str, Secret | Closed] = {}
        self._ids: dict[str, str] = {}  # by subject
        self._claims: dict[str, str] = {}  # the document of each claim
        self._noted: deque[Claim] = deque()  # those that nobody has asked for yet
        self._now = _Now()

    def note(self, entry: Entry) -> None:
        """Remember what an entry tells of where claims stand."""
        if isinstance(entry.body, Claim):
            self._noted.append(entry.body)
            if len(self._noted) > MOST_NOTED:
                self._ask_noted()

    def _ask_noted(self) -> None:
        with contextlib.suppress(IndexError):  # another thread asks too
            while self._noted:
                claim = self._noted.popleft()
                self._claims[claim.id] = claim.passage.document

    def knows_subject(self, body: Body) -> bool:
        """Whether what a body is about is known: of a word on a claim, the document of that claim."""
        about = subject_of(body)
        return not about.startswith(CLAIM_PREFIX) or about in self.claims

    def known(self, key_id: str) -> Secret | Closed | None:
        """Return a key that was met before, or why it is closed; None where it was not met."""
        return self._known.get(key_id)

    def open(self, cursor: Any, key_id: str) -> Secret | Closed:  # noqa: ANN401 - a cursor of either engine
        """Return a key, or why it is closed.

        Raises:
            LedgerDamaged: it is not there, and no entry says that it was destroyed.
            SealBroken: it is not the key that was kept.

        """
        known = self._known.get(key_id)
        if known is None:
            known = self._known[key_id] = self._fetched(cursor, key_id)
        return known

    def _fetched(self, cursor: Any, key_id: str) -> Secret | Closed:  # noqa: ANN401
        cursor.execute(_FIND, [key_id])
        rows = list(cursor.fetchall())
        for compartment, epoch, wrapped in rows:
            found = self.ring.unwrap(bytes(wrapped), key_id, compartment, epoch)
            if found is not None:
                return found
        if rows:
            return Closed.APART
        cursor.execute(_IS_SHRED, [key_id])
        if cursor.fetchone() is None:
            raise LedgerDamaged(why="a key is not there, and no entry says that it was destroyed")
        return Closed.DESTROYED

    def letters(self, cursor: Any, told: Iterable[Told], compartment: str) -> Iterator[Letter]:  # noqa: ANN401
        """Yield the bodies as they will be sealed; what nothing was said of before begins in this compartment.

        Raises:
            CompartmentClosed: what one is about is kept in a compartment that is not open.

        """
        claims = self.claims
        for body, (kind, text) in told:
            about = subject_of(body)
            if isinstance(body, Claim):
                self._claims[body.id] = about
            key_id, secret = self.for_subject(cursor, claims.get(about, about), compartment)
            yield Letter(kind=kind, text=text, key=key_id, secret=secret)

    def for_subject(self, cursor: Any, subject: str, compartment: str) -> tuple[str, Secret]:  # noqa: ANN401
        """Return id and key of a subject, made anew in this compartment where there is none.

        Raises:
            CompartmentClosed: it is kept where this reader may not look.

        """
        if subject in self._now.keys:
            return self._now.keys[subject]
        key_id = self.find_id(cursor, subject)
        if key_id is None:
            return self._made(cursor, subject, compartment)
        secret = self._fetched(cursor, key_id)
        if isinstance(secret, Closed):
            raise CompartmentClosed
        self._now.keys[subject] = key_id, secret
        return key_id, secret

    def find_id(self, cursor: Any, subject: str) -> str | None:  # noqa: ANN401
        """Return the id of the key of a subject, or None where it has none (any more)."""
        key_id = self._ids.pop(subject, None)
        if key_id is not None and self.compartments_of(cursor, key_id):
            self._ids[subject] = key_id
            return key_id
        key_id = self._standing_id(cursor, subject)
        if not self.compartments_of(cursor, key_id):
            return None
        self._ids[subject] = key_id
        return key_id

    def _standing_id(self, cursor: Any, subject: str) -> str:  # noqa: ANN401
        """Return the id of the key that a subject has, or would have: another for each time that it was destroyed."""
        for turn in itertools.count():
            key_id = self.ring.key_id(subject, turn)
            cursor.execute(_IS_SHRED, [key_id])
            if cursor.fetchone() is None:
                break
        return key_id

    def _made(self, cursor: Any, subject: str, compartment: str) -> tuple[str, Secret]:  # noqa: ANN401
        key_id, secret = self._standing_id(cursor, subject), new_secret()
        self._wrap(cursor, key_id, secret, compartment)
        self._now.keys[subject] = key_id, secret
        return key_id, secret

    def _wrap(self, cursor: Any, key_id: str, secret: Secret, compartment: str) -> None:  # noqa: ANN401
        wrapped = self.ring.wrap(secret, key_id, compartment)
        if wrapped is None:
            raise CompartmentClosed
        epoch, sealed = wrapped
        cursor.execute(_INSERT, [key_id, compartment, epoch, sealed])

    def begin(self) -> None:
        """Forget what a transaction of this thread used that did not end well."""
        self._now.keys.clear()

    def keep(self) -> None:
        """Let what was used or made count: it is on the disk."""
        for subject, (key_id, secret) in self._now.keys.items():
            self._ids[subject] = key_id
            self._known[key_id] = secret
        self._now.keys.clear()

    def move(self, cursor: Any, subject: str, compartment: str) -> None:  # noqa: ANN401
        """Let a subject be kept in another compartment from now on, with all that was said of it.

        Raises:
            CompartmentClosed: one of the two is not open.

        """
        key_id = self.find_id(cursor, subject)
        if key_id is None:
            self._made(cursor, subject, compartment)
            return
        secret = self._fetched(cursor, key_id)
        if isinstance(secret, Closed):
            raise CompartmentClosed
        if any(row[0] == compartment for row in self.compartments_of(cursor, key_id)):
            return
        self._wrap(cursor, key_id, secret, compartment)
        cursor.execute(_DELETE_IN, [key_id, compartment])

    def renew(self, cursor: Any, compartment: str) -> int:  # noqa: ANN401
        """Wrap the keys of a compartment under its newest key and delete what older ones wrapped; return how many.

        Raises:
            CompartmentClosed: it is not open here.

        """
        latest, count = self.ring.latest(compartment), 0
        cursor.execute(_OLDER, [compartment, latest])
        for key_id, epoch, wrapped in list(cursor.fetchall()):
            secret = self.ring.unwrap(bytes(wrapped), key_id, compartment, epoch)
            if secret is None:
                raise CompartmentClosed
            self._wrap(cursor, key_id, secret, compartment)
            cursor.execute(_DELETE_OLDER, [key_id, compartment, latest])
            count += 1
        return count

    def compartments_of(self, cursor: Any, key_id: str) -> list[tuple[str, int]]:  # noqa: ANN401
        """Return the compartments (with epoch) in which a key is kept; none where it was destroyed."""
        cursor.execute(_FIND, [key_id])
        return [(row[0], row[1]) for row in cursor.fetchall()]

    def places(self, cursor: Any) -> dict[str, str]:  # noqa: ANN401
        """Return the compartment of each key, by its id."""
        cursor.execute('SELECT "id", "compartment" FROM "ledger_key"')
        return dict(cursor.fetchall())

    def destroy(self, cursor: Any, key_ids: Iterable[str], *, seq: int) -> int:  # noqa: ANN401
        """Destroy these keys, as the entry with this number says; return how many there were."""
        count = 0
        for key_id in dict.fromkeys(key_ids):
            if not self.compartments_of(cursor, key_id):
                continue
            cursor.execute(_SHRED, [key_id, seq])
            cursor.execute(_DELETE, [key_id])
            count += 1
        return count

    def forget_keys(self, key_ids: Iterable[str] | None = None) -> None:
        """Overwrite these keys in memory, or all, so that the next look asks the ledger again."""
        for key_id in list(self._known) if key_ids is None else list(key_ids):
            known = self._known.pop(key_id, None)
            if isinstance(known, Secret):
                known.forget()
        self._ids = {subject: key_id for subject, key_id in self._ids.items() if key_id in self._known}

    @property
    def claims(self) -> Mapping[str, str]:
        """The document of each claim met so far."""
        self._ask_noted()
        return self._claims
