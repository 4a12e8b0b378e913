"""Ways in: each slot holds the main key of a ledger, sealed under what one person keeps.

The seal binds ledger, slot and kind: a slot of one ledger opens nothing in another, and none passes for another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from habeas.errors import Refused
from habeas.keys.errors import SealBroken, WrongPassphrase
from habeas.keys.passphrase import SALT_BYTES, Cost, is_text, stretch
from habeas.keys.recovery import code_secret, is_meant_as_code
from habeas.keys.sealing import Place, seal, unseal
from habeas.keys.secret import Secret, derive_secret
from habeas.keys.shares import are_meant_as_shares, shares_secret

LONGEST_LABEL = 60


class Kind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a word, not one of them
    RECOVERY = "recovery"
    SHARES = "shares"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in; label and days can be read by whoever has the file."""

    id: str
    kind: Kind
    label: str
    made: str  # the day
    proven: str  # the day on which it last was seen to open
    pending: bool  # it opens nothing before its code was typed back
    salt: bytes  # of Argon2id; empty where none is needed
    cost: Cost | None
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSlot:
    """A way in that somebody wants: what will open it, and what it is to be called."""

    kind: Kind
    text: str = field(repr=False)
    label: str = ""
    pending: bool = False
    salt: bytes = b""  # empty: a new one
    cost: Cost | None = None  # only of a passphrase


def make_slot(new: NewSlot, main: Secret, *, ledger: str, day: str) -> Slot:
    """Return a slot that opens to the main key with the text that was given."""
    stretched = new.kind is Kind.PASSPHRASE
    slot = Slot(
        id="slt-" + os.urandom(4).hex(), kind=new.kind, label=clean_label(new.label), made=day, proven=day,
        pending=new.pending, salt=(new.salt or os.urandom(SALT_BYTES)) if stretched else b"",
        cost=new.cost if stretched else None, wrapped=b"",
    )  # fmt: skip
    under = _secret_of(slot, new.text, {})
    return replace(slot, wrapped=seal(under, main.reveal(), _place(slot, ledger)))


def open_one(slots: Iterable[Slot], text: str, *, ledger: str) -> tuple[Slot, Secret]:
    """Return the first slot that this text opens, and the main key.

    Raises:
        WrongPassphrase: none opens.
        CodeMistyped, SharesUnfit: none opens, and what is wrong with the code or the shares.
        NotEnoughMemory: a passphrase could not be tried.

    """
    given = tuple(slots)
    trouble: Refused = WrongPassphrase()
    known: dict[object, Secret] = {}
    for kind, is_meant in _MEANT:
        tried = [slot for slot in given if slot.kind is kind]
        if not is_meant(text) or not tried:
            continue
        try:
            found = _first(tried, text, ledger, known)
        except Refused as error:  # it may still be one of the next kind
            trouble = error
        else:
            if found is not None:
                return found
    raise trouble


def clean_label(label: str) -> str:
    """Return a label of one short line."""
    return "".join(letter for letter in " ".join(label.split()) if letter.isprintable())[:LONGEST_LABEL]


_MEANT: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    (Kind.RECOVERY, is_meant_as_code),
    (Kind.SHARES, are_meant_as_shares),
    (Kind.PASSPHRASE, is_text),
)


def _first(slots: list[Slot], text: str, ledger: str, known: dict[object, Secret]) -> tuple[Slot, Secret] | None:
    for slot in slots:
        try:
            return slot, Secret(unseal(_secret_of(slot, text, known), slot.wrapped, _place(slot, ledger)))
        except SealBroken:
            continue
    return None


def _secret_of(slot: Slot, text: str, known: dict[object, Secret]) -> Secret:
    """Return what a text gives for a slot; passphrases with one salt are stretched once."""
    asked = (slot.kind, slot.salt, slot.cost)
    if asked not in known:
        known[asked] = _SECRET_OF[slot.kind](slot, text)
    return known[asked]


def _stretched(slot: Slot, text: str) -> Secret:
    if slot.cost is None:
        raise ValueError("a passphrase has a cost")
    return derive_secret(stretch(text, slot.salt, slot.cost), "passphrase")


_SECRET_OF: dict[Kind, Callable[[Slot, str], Secret]] = {
    Kind.PASSPHRASE: _stretched,
    Kind.RECOVERY: lambda slot, text: code_secret(text),
    Kind.SHARES: lambda slot, text: shares_secret(text),
}


def _place(slot: Slot, ledger: str) -> Place:
    return Place("slot", "header", str(slot.kind), f"{ledger}/{slot.id}")
