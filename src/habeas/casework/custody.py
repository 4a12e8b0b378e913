"""The log as outsiders see it: its size and root, signed; and when a head of it last left this machine."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import datetime

from habeas.casework.desk import Desk
from habeas.casework.roles import Right
from habeas.custody.note import Head, Note, Verifier, log_verifier, make_checkpoint, read_note
from habeas.errors import Refused
from habeas.keys.signing import SigningKey, ssh_fingerprint
from habeas.model.custody import Anchor, Checkpoint, Cosignature


class LogKeyAbsent(Refused):
    """The key that signs the log cannot be had here."""

    code = "log-key-absent"
    exit_code = 18
    says = "The key that signs the log is not open here."
    remedy = "Ask whoever holds the key of the whole ledger to sign; on a team's server, the one who set it up."


class NothingLogged(Refused):
    """There is nothing to sign yet, or nothing was signed."""

    code = "nothing-logged"
    exit_code = 18
    says = "There is no %(what)s yet."
    remedy = "Add something first; then: habeas checkpoint"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogState:
    """How large the log is, under which root, whose key signs it, and when somebody else last saw it."""

    size: int
    root: str  # base64
    origin: str
    vkey: str
    fingerprint: str
    signed: tuple[Checkpoint, ...]
    cosigned: tuple[Cosignature, ...] = field(repr=False)
    anchored: tuple[Anchor, ...] = field(repr=False)
    left_at: str | None  # when the last head was cosigned or stamped by others; None where none ever was
    days: int | None  # since then


def log_state(desk: Desk) -> LogState:
    """Return how the log stands.

    Raises:
        LogKeyAbsent: its key is not open here.

    """
    key, frontier = signing_key(desk), desk.ledger.frontier
    words = tuple(entry.body for entry in desk.ledger.read(Checkpoint, Cosignature, Anchor))
    cosigned = tuple(word for word in words if isinstance(word, Cosignature))
    anchored = tuple(word for word in words if isinstance(word, Anchor))
    left_at = max([*(word.at for word in cosigned), *(word.at for word in anchored)], default=None)
    verifier = log_verifier(key.public)
    return LogState(
        size=frontier.size, root=base64.b64encode(frontier.root).decode(), origin=verifier.name, vkey=verifier.vkey,
        fingerprint=ssh_fingerprint(key.public), cosigned=cosigned, anchored=anchored, left_at=left_at,
        signed=tuple(word for word in words if isinstance(word, Checkpoint)),
        days=None if left_at is None else (_moment(desk.now()) - _moment(left_at)).days,
    )  # fmt: skip


def sign_log(desk: Desk) -> Checkpoint:
    """Put a signed checkpoint of all that the log holds now on the record, and return it.

    Raises:
        NotAllowed: the person may not let anything leave.
        LogKeyAbsent: the key is not open here.
        NothingLogged: the log is empty.

    """
    desk.require(Right.PUBLISH)
    key, frontier = signing_key(desk), desk.ledger.frontier
    if not frontier.size:
        raise NothingLogged(what="entry in the log")
    note = make_checkpoint(key, frontier)
    head = Head.parse(note.text)
    made = Checkpoint(
        origin=head.origin, size=head.size, root=base64.b64encode(head.root).decode(), note=note.as_text(),
        by=desk.person, at=desk.now(),
    )  # fmt: skip
    desk.ledger.append([made], by=desk.person, at=made.at)
    return made


def signing_key(desk: Desk) -> SigningKey:
    """Return the key that signs the log.

    Raises:
        LogKeyAbsent: it is not open here.

    """
    seed = desk.ledger.signing_root()
    if seed is None:
        raise LogKeyAbsent
    return SigningKey(seed)


def own_verifier(desk: Desk) -> Verifier:
    """Return by what others check what this log signs."""
    return log_verifier(signing_key(desk).public)


def checkpoints(desk: Desk) -> tuple[Checkpoint, ...]:
    """Return every checkpoint of this log by its present key, oldest first, one for each size."""
    origin = own_verifier(desk).name
    found = (entry.body for entry in desk.ledger.read(Checkpoint))
    every = {word.size: word for word in found if isinstance(word, Checkpoint) and word.origin == origin}
    return tuple(every[size] for size in sorted(every))


def last_checkpoint(desk: Desk) -> Checkpoint:
    """Return the last checkpoint.

    Raises:
        NothingLogged: there is none.

    """
    found = checkpoints(desk)
    if not found:
        raise NothingLogged(what="checkpoint")
    return found[-1]


def note_of(checkpoint: Checkpoint) -> Note:
    """Return a checkpoint as the note that was signed."""
    return read_note(checkpoint.note)


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at.replace("Z", "+00:00"))
