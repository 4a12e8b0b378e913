"""The ways into a ledger: listed, added, proven, and removed; a new one is seen to open before an old one goes.

What changes them asks again for what opens the ledger: whoever finds a desk open cannot make herself a way in.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from habeas.errors import Refused
from habeas.keys import Secret, header, new_secret
from habeas.keys.errors import SlotUnproven, WrongPassphrase
from habeas.keys.layout import Header
from habeas.keys.passphrase import Cost, calibrate, prove_fit
from habeas.keys.recovery import new_code, read_code
from habeas.keys.shares import NEEDED, new_shares, shares_secret
from habeas.keys.slots import Kind, NewSlot, Slot
from habeas.ledger import Ledger, Report
from habeas.ledger.header import change_header, find_header, get_header, key_of, unlock_header
from habeas.ledger.key import Key
from habeas.ledger.opening import today
from habeas.ledger.pages import read_salt
from habeas.ledger.rekeying import rekey

__all__ = [
    "NoWayBack", "Ways", "add_passphrase", "add_shares", "change_passphrase", "confirm_code", "drill", "is_drill_due",
    "list_ways", "new_code", "offer_code", "prove_same_code", "rekey_ledger", "remove_slot", "travel", "travel_back",
]  # fmt: skip


class NoWayBack(Refused):
    """Nothing but a passphrase was shown to open the ledger again."""

    code = "no-way-back"
    exit_code = 19
    says = "Only the recovery code or two shares, typed now, prove that the ledger opens again after the journey."
    remedy = "Type one of them in place of the passphrase; to make one first: habeas slots code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The slots of a ledger, and what stands in the way of opening it."""

    slots: tuple[Slot, ...]
    owed: bool
    travelling: str


def list_ways(path: Path) -> Ways:
    """Return the ways into a ledger; one of the first kind has its passphrase alone, and none is listed."""
    found = find_header(path, read_salt(path))
    if found is None:
        return Ways(slots=(), owed=False, travelling="")
    return Ways(slots=found.header.slots, owed=found.header.owed, travelling=found.header.travelling)


def is_drill_due(path: Path, day: str) -> bool:
    """Whether nobody has tried the recovery code or the shares for a year; not where there are none."""
    found = find_header(path, read_salt(path))
    proven = found.header.last_proven if found else ""
    return bool(proven) and f"{int(proven[:4]) + 1}{proven[4:]}" <= day


def add_passphrase(path: Path, text: str, new: str, *, label: str = "", cost: Cost | None = None) -> Slot:
    """Let another passphrase open the ledger."""
    prove_fit(new)
    _, key = _unlocked(path, text)
    known = header.passphrase_slots(_header(path))
    if known and cost is None:  # with one salt for all, unlocking stretches once, however many there are
        return _add(path, key, _by_passphrase(new, label, known[0].cost, known[0].salt))
    return _add(path, key, _by_passphrase(new, label, cost))


def change_passphrase(path: Path, text: str, new: str, *, cost: Cost | None = None) -> Slot:
    """Let a new passphrase open the ledger; the one that was typed no longer does, once the new one was seen to."""
    prove_fit(new)
    old, key = _unlocked(path, text)
    slot = _add(path, key, _by_passphrase(new, old.label, cost))
    if old.kind is Kind.PASSPHRASE:
        change_header(path, key, lambda known, main: header.without_slots(known, main, old.id))
    return slot


def offer_code(path: Path, text: str, *, label: str = "") -> str:
    """Return a new recovery code, to be shown once; it opens nothing until it was typed back."""
    _, key = _unlocked(path, text)
    code = new_code()
    _add(path, key, NewSlot(kind=Kind.RECOVERY, text=code, label=label, pending=True))
    return code


def prove_same_code(code: str, typed: str) -> None:
    """Refuse a code that was typed otherwise than it was shown.

    Raises:
        CodeMistyped, WrongPassphrase: it is not the code that was shown.

    """
    if read_code(typed) != code:
        raise WrongPassphrase


def confirm_code(path: Path, typed: str) -> None:
    """Let a code open the ledger that was typed back, once it has been seen to open it.

    Raises:
        CodeMistyped, WrongPassphrase: it is not the code that was shown.

    """
    salt = read_salt(path)
    known, main = header.confirmed(get_header(path, salt).header, typed, day=today())
    key = key_of(known, main, salt)
    change_header(path, key, lambda now, main: header.confirmed(now, typed, day=today())[0])


def add_shares(path: Path, text: str, *, label: str = "") -> tuple[str, ...]:
    """Return three shares of a new way in, to be shown once; any two open the ledger."""
    _, key = _unlocked(path, text)
    shares = new_shares(new_secret())
    pairs = ["\n".join(pair) for pair in combinations(shares, NEEDED)]
    if len({shares_secret(pair).reveal() for pair in pairs}) != 1:
        raise SlotUnproven
    _add(path, key, NewSlot(kind=Kind.SHARES, text=pairs[0], label=label))
    return shares


def remove_slot(path: Path, text: str, slot_id: str) -> None:
    """Let a slot open the ledger no longer; an older copy of the key file still knows it, until ``rekey``.

    Raises:
        NotFound, LastSlot: as they say.

    """
    _, key = _unlocked(path, text)
    change_header(path, key, lambda known, main: header.without_slots(known, main, slot_id))


def drill(path: Path, text: str) -> Slot:
    """Return the slot that this opens, and note the day on which it was seen to."""
    slot, key = _unlocked(path, text)
    known = change_header(path, key, lambda known, main: header.noted(known, main, slot.id, day=today()))
    return header.get_slot(known, slot.id)


def travel(path: Path, proof: str, *slot_ids: str) -> tuple[Slot, ...]:
    """Take slots off this computer (all passphrases where none is named), and return what still opens the ledger.

    Raises:
        NoWayBack: it was not a recovery code or two shares that were typed, or their own slot was named.

    """
    slot, key = _unlocked(path, proof)
    if slot.kind is Kind.PASSPHRASE or slot.id in slot_ids:
        raise NoWayBack

    def leave(known: Header, main: Secret) -> Header:
        gone = slot_ids or tuple(each.id for each in known.slots if each.kind is Kind.PASSPHRASE or each.pending)
        left = header.without_slots(known, main, *gone) if gone else known
        return header.changed(left, main, travelling="" if header.passphrase_slots(left) else today())

    return change_header(path, key, leave).ways_in


def travel_back(path: Path, proof: str, new: str, *, cost: Cost | None = None) -> Slot:
    """Let a passphrase open the ledger on this computer again."""
    prove_fit(new)
    _, key = _unlocked(path, proof)
    slot = _add(path, key, _by_passphrase(new, "", cost))
    change_header(path, key, lambda known, main: header.changed(known, main, travelling=""))
    return slot


def rekey_ledger(path: Path, text: str, passphrase: str, code: str | None, *, cost: Cost | None = None) -> Report:
    """Give a ledger new keys, which this passphrase and this recovery code alone open from now on.

    Raises:
        LedgerBusy: a desk has it open.

    """
    prove_fit(passphrase)
    slots = [_by_passphrase(passphrase, "", cost)]
    if code is not None:
        slots.append(NewSlot(kind=Kind.RECOVERY, text=code))
    return rekey(path, text, slots)


def _by_passphrase(new: str, label: str, cost: Cost | None, salt: bytes = b"") -> NewSlot:
    return NewSlot(kind=Kind.PASSPHRASE, text=new, label=label, salt=salt, cost=cost or calibrate())


def _header(path: Path) -> Header:
    return get_header(path, read_salt(path)).header


def _unlocked(path: Path, text: str) -> tuple[Slot, Key]:
    """Return the slot that this opens, and the key; a ledger of the first kind is given a key file first."""
    salt = read_salt(path)
    if find_header(path, salt) is None:
        Ledger.open(path, text).close()
    return unlock_header(get_header(path, salt).header, text, salt)


def _add(path: Path, key: Key, new: NewSlot) -> Slot:
    """Add a slot, and see it open as it stands on the disk."""
    made: list[Slot] = []

    def add(known: Header, main: Secret) -> Header:
        more, slot = header.with_slot(known, main, new, day=today())
        made.append(slot)
        return more

    known = change_header(path, key, add)
    if key.main is None:
        raise SlotUnproven
    header.prove_slot(known, made[0].id, new.text, key.main)
    return made[0]
