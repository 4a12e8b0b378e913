"""Who protected people are: a store apart, with a key of its own, opened on a reasoned request that is on record.

The key hangs on no other key of the ledger: it is drawn by chance, and opens with a passphrase of its own or with a
recovery code of its own. Whoever has the ledger open sees that there are records, not whose. In a team the key is in
the boxes of custodians; there another custodian answers each request.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.openings import Opening
from habeas.casework.roles import Right
from habeas.errors import BadChoice, NotFound, Refused
from habeas.keys import Secret
from habeas.keys.header import confirmed, new_header, open_with, root_of
from habeas.keys.layout import Header, from_bytes, to_bytes
from habeas.keys.passphrase import Cost, calibrate, prove_fit
from habeas.keys.recovery import new_code
from habeas.keys.slots import Kind, NewSlot
from habeas.ledger.keyring import IDENTITY
from habeas.model import IdentityRecord

SLOTS, DELAY = "identity/slots", "identity/delay"  # in the safe
LONGEST_DELAY = 7 * 24 * 60  # minutes


class IdentitiesBegun(Refused):
    """There is a store of identities already."""

    code = "identities-begun"
    exit_code = 17
    says = "There is a store of identities in this ledger already."
    remedy = "Open it: habeas identities show --request ID"


class IdentitiesMissing(Refused):
    """There is no store of identities yet, or its recovery code was not typed back."""

    code = "identities-missing"
    exit_code = 17
    says = "There is no store of identities here yet, or its recovery code was not typed back."
    remedy = "Begin it with a passphrase of its own: habeas identities begin"


class IdentitiesClosed(Refused):
    """The store is closed: nobody opened it, or it was left idle."""

    code = "identities-closed"
    exit_code = 18
    says = "The store of identities is closed."
    remedy = "Open it with its own passphrase; it closes by itself after five minutes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """How the store stands. ``delay`` is how many minutes pass between a request and the first look."""

    begun: bool
    owed: bool = False  # its recovery code was not typed back: it does not open yet
    delay: int = 0
    of_team: bool = False  # the custodians hold its key; another of them answers requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is told of a protected person."""

    pseudonym: str
    name: str = field(repr=False)
    relation: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    safely: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)


def store_of(desk: Desk) -> Store:
    """Return how the store of identities stands."""
    header = _find_header(desk)
    if header is None:
        held = desk.ledger.ring.find(IDENTITY, desk.ledger.ring.latest(IDENTITY)) is not None
        return Store(begun=held, of_team=held)
    delay = desk.ledger.safe.find(DELAY)
    return Store(begun=not header.owed, owed=header.owed, delay=int(delay.record) if delay else 0)


def begin_store(desk: Desk, passphrase: str, *, delay: int = 0, cost: Cost | None = None) -> str:
    """Begin the store, and return its recovery code; it opens once that was typed back (``confirm_store``).

    Raises:
        IdentitiesBegun: there is one. One whose code was never typed back is begun anew: nothing is in it.
        PassphraseUnfit: the passphrase is too short.
        BadChoice: the delay is not possible.

    """
    desk.require(Right.IDENTITY)
    if store_of(desk).begun:
        raise IdentitiesBegun
    if not 0 <= delay <= LONGEST_DELAY:
        raise BadChoice(what="The delay", given=delay, allowed=f"0 to {LONGEST_DELAY} minutes")
    prove_fit(passphrase)
    code = new_code()
    slots = [
        NewSlot(kind=Kind.PASSPHRASE, text=passphrase, cost=cost or calibrate()),
        NewSlot(kind=Kind.RECOVERY, text=code, pending=True),
    ]
    header, main = new_header({}, slots, day=desk.now()[:10], owed=True)
    main.forget()
    _put(desk, SLOTS, to_bytes(header).decode())
    _put(desk, DELAY, str(delay))
    return code


def confirm_store(desk: Desk, typed: str) -> None:
    """Let the store open from now on: its recovery code was typed back.

    Raises:
        IdentitiesMissing: none is waiting for it.
        CodeMistyped, WrongPassphrase: it is not the code that was shown.

    """
    desk.require(Right.IDENTITY)
    header = _find_header(desk)
    if header is None or not header.owed:
        raise IdentitiesMissing
    made, main = confirmed(header, typed, day=desk.now()[:10])
    main.forget()
    _put(desk, SLOTS, to_bytes(made).decode())


def open_store(desk: Desk, text: str = "") -> None:
    """Open the store for this person with its passphrase or its recovery code; it closes when it is left idle.

    Raises:
        IdentitiesMissing: there is none.
        WrongPassphrase, CodeMistyped: this does not open it.

    """
    desk.require(Right.IDENTITY)
    store = store_of(desk)
    if not store.begun:
        raise IdentitiesMissing
    key = None if store.of_team else _key(desk, text)
    with desk.recollection.lock:
        desk.recollection.openings.begin(desk.person, key, now_at(desk))


def close_store(desk: Desk) -> None:
    """Close it for this person."""
    with desk.recollection.lock:
        desk.recollection.openings.end(desk.person)


def is_open(desk: Desk) -> bool:
    """Whether this person has it open."""
    with desk.recollection.lock:
        return desk.recollection.openings.find(desk.person, now_at(desk), uses=False) is not None


def keep_person(desk: Desk, person: Person) -> IdentityRecord:
    """Put on record who stands behind a pseudonym; the record before it is kept, and does not stand any more.

    Raises:
        IdentitiesClosed: the store is not open.
        BadChoice: pseudonym or name is empty.

    """
    desk.require(Right.IDENTITY)
    pseudonym, name = plain(person.pseudonym), plain(person.name)
    if not pseudonym or not name:
        raise BadChoice(what="The pseudonym or the name", given="empty", allowed="some words")
    made = IdentityRecord(
        pseudonym=pseudonym, name=name, relation=plain(person.relation), contact=person.contact.strip(),
        safely=person.safely.strip(), notes=person.notes.strip(), by=desk.person, at=desk.now(),
    )  # fmt: skip
    with unlocked(desk):
        desk.ledger.append([made], by=desk.person, at=made.at, compartment=IDENTITY)
    return made


def read_person(desk: Desk, pseudonym: str) -> IdentityRecord:
    """Return the latest record of a pseudonym. Who may look is for ``identityrequests`` to say.

    Raises:
        IdentitiesClosed: the store is not open.
        NotFound: nobody is on record under it.

    """
    wanted, found = plain(pseudonym), None
    with unlocked(desk):
        for entry in desk.ledger.read(IdentityRecord):
            if isinstance(entry.body, IdentityRecord) and entry.body.pseudonym == wanted:
                found = entry.body
    if found is None:
        raise NotFound(what="person", given=wanted)
    return found


@contextmanager
def unlocked(desk: Desk) -> Iterator[None]:
    """Let the records be read as long as this lasts, and no longer; what was read once is not kept anywhere.

    Raises:
        IdentitiesClosed: the store is not open for this person.

    """
    with desk.recollection.lock:
        recall(desk)  # so that nothing is recalled while the key is here
        opening = desk.recollection.openings.find(desk.person, now_at(desk))
        if opening is None:
            raise IdentitiesClosed
        _hold(desk, opening)
        try:
            yield
        finally:
            if opening.key is not None:
                desk.ledger.ring.drop(IDENTITY)
                _look_again(desk)


def _hold(desk: Desk, opening: Opening) -> None:
    if opening.key is not None:
        _look_again(desk)
        desk.ledger.ring.hold(IDENTITY, opening.key.twin())
        _look_again(desk)


def _look_again(desk: Desk) -> None:
    keys = {entry.key for entry in desk.ledger.read(IdentityRecord)}
    desk.ledger.look_again(tuple(key for key in keys if key is not None))


def _key(desk: Desk, text: str) -> Secret:
    header = _find_header(desk)
    if header is None:
        raise IdentitiesMissing
    _, main = open_with(header, text)
    key = root_of(header, main)
    main.forget()
    return key


def _find_header(desk: Desk) -> Header | None:
    kept = desk.ledger.safe.find(SLOTS)
    return None if kept is None else from_bytes(kept.record.encode())


def _put(desk: Desk, name: str, record: str) -> None:
    kept = desk.ledger.safe.find(name)
    desk.ledger.safe.put(name, record, after=kept.version if kept else 0)


def now_at(desk: Desk) -> datetime:
    """Return the time at a desk."""
    return datetime.fromisoformat(desk.now())


def stamp(moment: datetime) -> str:
    """Return a moment in UTC, to the second, as ISO 8601."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def after(desk: Desk, *, minutes: int = 0, hours: int = 0) -> str:
    """Return the time that it will be."""
    return stamp(now_at(desk) + timedelta(minutes=minutes, hours=hours))


def plain(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())
