"""What the key file beside a ledger does: its slots open the main key, and that opens the rest.

    slot (passphrase, code, shares) → main key → the key of the file
                                               → the root, from which keys of compartments and of the log are derived

``rekey`` draws the main key and the key of the file anew. The root stays: the names of record keys and the identity of
the log hang on it, and it lies behind both. A checksum finds damage, which needs no key; a MAC under the main key
finds what somebody without it changed. An older state of the whole file cannot be told from the newest one: what an
old passphrase opened, it opens with the old file, until ``rekey``.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from habeas.errors import NotFound
from habeas.keys.errors import LastSlot, SealBroken, SlotUnproven, WrongPassphrase
from habeas.keys.layout import FileKey, Header, signed_bytes
from habeas.keys.sealing import Place, seal, unseal
from habeas.keys.secret import Secret, derive_secret, new_secret
from habeas.keys.slots import Kind, NewSlot, Slot, make_slot, open_one

ID_BYTES = 16


def new_header(
    files: Mapping[bytes, Secret], slots: Sequence[NewSlot], *, day: str, owed: bool = False
) -> tuple[Header, Secret]:
    """Return the header of a new ledger, for the keys of files that begin with these salts, and its main key."""
    ledger = os.urandom(ID_BYTES).hex()
    return _drawn(ledger, new_secret(), files, slots, day=day, owed=owed, edition=1)


def renewed(
    header: Header, main: Secret, files: Mapping[bytes, Secret], slots: Sequence[NewSlot], *, day: str
) -> tuple[Header, Secret]:
    """Return a header of the same ledger with a new main key, for new files and new slots alone, and that key."""
    root, edition = root_of(header, main), header.edition + 1
    made, new_main = _drawn(header.ledger, root, files, slots, day=day, owed=False, edition=edition)
    for slot, new in zip(made.slots, slots, strict=True):  # before the old ones are gone
        prove_slot(made, slot.id, new.text, new_main)
    return made, new_main


def open_with(header: Header, text: str) -> tuple[Slot, Secret]:
    """Return the slot that this opens, and the main key, by which the whole header has been proven.

    Raises:
        WrongPassphrase, CodeMistyped, SharesUnfit, NotEnoughMemory: nothing opens.
        SealBroken: somebody without the key changed the header.

    """
    slot, main = open_one(header.ways_in, text, ledger=header.ledger)
    prove(header, main)
    return slot, main


def prove(header: Header, main: Secret) -> None:
    """Refuse a header that was not written by a holder of the main key."""
    if not hmac.compare_digest(_mac(header, main), header.mac):
        raise SealBroken(purpose="key file")


def prove_slot(header: Header, slot_id: str, text: str, main: Secret) -> None:
    """Refuse to go on unless a slot opens to this main key with what it was made for.

    Raises:
        SlotUnproven: it does not.

    """
    try:
        _, found = open_one([get_slot(header, slot_id)], text, ledger=header.ledger)
    except WrongPassphrase as error:
        raise SlotUnproven from error
    if found != main:
        raise SlotUnproven


def file_key(header: Header, main: Secret, salt: bytes) -> Secret | None:
    """Return the key of the file that begins with this salt, or None where it is another ledger's."""
    for file in header.files:
        if file.salt == salt:
            return Secret(unseal(main, file.sealed, _place("file", header.ledger, salt.hex())))
    return None


def root_of(header: Header, main: Secret) -> Secret:
    """Return the root."""
    return Secret(unseal(main, header.root, _place("root", header.ledger)))


def with_file(header: Header, main: Secret, salt: bytes, key: Secret) -> Header:
    """Return a header that also opens this file."""
    return changed(header, main, files=(*header.files, _file(header.ledger, main, salt, key)))


def with_slot(header: Header, main: Secret, new: NewSlot, *, day: str) -> tuple[Header, Slot]:
    """Return a header with one more slot, and the slot; codes that were never typed back make room for a new one."""
    slot = make_slot(new, main, ledger=header.ledger, day=day)
    kept = header.ways_in if new.pending else header.slots
    return changed(header, main, slots=(*kept, slot)), slot


def without_slots(header: Header, main: Secret, *ids: str) -> Header:
    """Return a header without these slots.

    Raises:
        NotFound: there is none of that id.
        LastSlot: nobody could open the ledger any more.

    """
    for each in ids:
        get_slot(header, each)
    kept = tuple(slot for slot in header.slots if slot.id not in ids)
    if all(slot.pending for slot in kept):
        raise LastSlot
    return changed(header, main, slots=kept)


def confirmed(header: Header, text: str, *, day: str) -> tuple[Header, Secret]:
    """Return a header whose pending code was typed back, and the main key that it was seen to open.

    Raises:
        CodeMistyped, WrongPassphrase: this is not the code that was shown.

    """
    slot, main = open_one((slot for slot in header.slots if slot.pending), text, ledger=header.ledger)
    prove(header, main)
    slots = _replaced(header, replace(slot, pending=False, proven=day))
    return changed(header, main, owed=False, slots=slots), main


def noted(header: Header, main: Secret, slot_id: str, *, day: str) -> Header:
    """Return a header that says that a slot was seen to open on this day."""
    return changed(header, main, slots=_replaced(header, replace(get_slot(header, slot_id), proven=day)))


def get_slot(header: Header, slot_id: str) -> Slot:
    """Return the slot of this id.

    Raises:
        NotFound: there is none.

    """
    for slot in header.slots:
        if slot.id == slot_id:
            return slot
    raise NotFound(what="slot", given=slot_id)


def passphrase_slots(header: Header) -> tuple[Slot, ...]:
    """Return the slots that a passphrase opens."""
    return tuple(slot for slot in header.ways_in if slot.kind is Kind.PASSPHRASE)


def changed(header: Header, main: Secret, **changes: Any) -> Header:  # noqa: ANN401 - the fields of a header
    """Return the next edition."""
    return _signed(replace(header, edition=header.edition + 1, **changes), main)


def _drawn(  # noqa: PLR0913 - all that a header holds
    ledger: str, root: Secret, files: Mapping[bytes, Secret], slots: Sequence[NewSlot], *, day: str, owed: bool,
    edition: int,
) -> tuple[Header, Secret]:  # fmt: skip
    """Return a header with a new main key, and that key."""
    main = new_secret()
    made = Header(
        ledger=ledger, edition=edition, owed=owed, travelling="",
        slots=tuple(make_slot(new, main, ledger=ledger, day=day) for new in slots),
        files=tuple(_file(ledger, main, salt, key) for salt, key in files.items()),
        root=seal(main, root.reveal(), _place("root", ledger)),
    )  # fmt: skip
    return _signed(made, main), main


def _replaced(header: Header, new: Slot) -> tuple[Slot, ...]:
    return tuple(new if slot.id == new.id else slot for slot in header.slots)


def _signed(header: Header, main: Secret) -> Header:
    return replace(header, mac=_mac(header, main))


def _mac(header: Header, main: Secret) -> bytes:
    return hmac.digest(derive_secret(main, "key file").reveal(), signed_bytes(header), hashlib.sha256)


def _file(ledger: str, main: Secret, salt: bytes, key: Secret) -> FileKey:
    return FileKey(salt=salt, sealed=seal(main, key.reveal(), _place("file", ledger, salt.hex())))


def _place(purpose: str, ledger: str, row: str = "") -> Place:
    return Place(purpose, "header", ledger, row)
