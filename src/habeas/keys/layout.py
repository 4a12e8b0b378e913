"""The key file as bytes: canonical JSON with a checksum, and not one byte that could stand otherwise."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas.keys.errors import HeaderDamaged
from habeas.keys.passphrase import SALT_BYTES, Cost
from habeas.keys.slots import Kind, Slot, clean_label

VERSION = 1
MOST_BYTES = 64 * 1024
SEALED_KEY_BYTES = 24 + 32 + 16  # nonce, key, tag
_ID = re.compile(r"[0-9a-f]{32}")
_SLOT_ID = re.compile(r"slt-[0-9a-f]{8}")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKey:
    """The key of the file that begins with this salt, sealed under the main key: the ledger's, and each backup's."""

    salt: bytes
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """All that the key file says."""

    ledger: str
    edition: int  # of two copies that differ, the higher is the later
    owed: bool  # no recovery code was typed back yet: the ledger does not open
    travelling: str  # the day on which passphrases were taken off this computer, or empty
    slots: tuple[Slot, ...]
    files: tuple[FileKey, ...]
    root: bytes = field(repr=False)
    mac: bytes = field(repr=False, default=b"")

    @property
    def ways_in(self) -> tuple[Slot, ...]:
        """The slots that open it; not those whose code was not typed back."""
        return tuple(slot for slot in self.slots if not slot.pending)

    @property
    def last_proven(self) -> str:
        """The day on which a recovery code or shares were last seen to open; empty where there are none."""
        return max((slot.proven for slot in self.ways_in if slot.kind is not Kind.PASSPHRASE), default="")


def to_bytes(header: Header) -> bytes:
    """Return the file."""
    told = {**_told(header), "mac": header.mac.hex()}
    return _canonical({**told, "checksum": hashlib.sha256(_canonical(told)).hexdigest()})


def signed_bytes(header: Header) -> bytes:
    """Return what the MAC is taken over: everything but itself and the checksum."""
    return _canonical(_told(header))


def from_bytes(data: bytes) -> Header:
    """Return the header of a file.

    Raises:
        HeaderDamaged: a byte of it is not as it was written.

    """
    if len(data) > MOST_BYTES:
        raise HeaderDamaged
    try:
        header = _read(json.loads(data.decode()))
        if to_bytes(header) != data:
            raise HeaderDamaged
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise HeaderDamaged from error
    return header


def _told(header: Header) -> dict[str, Any]:
    return {
        "v": VERSION, "ledger": header.ledger, "edition": header.edition, "owed": header.owed,
        "travelling": header.travelling, "slots": [_told_slot(slot) for slot in header.slots],
        "files": [{"salt": file.salt.hex(), "sealed": _text(file.sealed)} for file in header.files],
        "root": _text(header.root),
    }  # fmt: skip


def _told_slot(slot: Slot) -> dict[str, Any]:
    cost = slot.cost
    return {
        "id": slot.id, "kind": str(slot.kind), "label": slot.label, "made": slot.made, "proven": slot.proven,
        "pending": slot.pending, "salt": slot.salt.hex(), "wrapped": _text(slot.wrapped),
        "cost": cost and {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
    }  # fmt: skip


def _read(told: Mapping[str, Any]) -> Header:
    """Parse strictly; unknown keys show when it is written again and compared."""
    if told["v"] != VERSION or not _ID.fullmatch(told["ledger"]) or not _DAY.fullmatch(told["travelling"]):
        raise HeaderDamaged
    if type(told["edition"]) is not int or told["edition"] < 1 or type(told["owed"]) is not bool:
        raise HeaderDamaged
    return Header(
        ledger=told["ledger"], edition=told["edition"], owed=told["owed"], travelling=told["travelling"],
        slots=tuple(_read_slot(slot) for slot in told["slots"]),
        files=tuple(
            FileKey(salt=_exactly(bytes.fromhex(file["salt"]), SALT_BYTES), sealed=_key(file["sealed"]))
            for file in told["files"]
        ),
        root=_key(told["root"]), mac=_exactly(bytes.fromhex(told["mac"]), 32),
    )  # fmt: skip


def _read_slot(told: Mapping[str, Any]) -> Slot:
    kind, cost, label = Kind(told["kind"]), told["cost"], told["label"]
    known = [_SLOT_ID.fullmatch(told["id"]), _DAY.fullmatch(told["made"]), _DAY.fullmatch(told["proven"])]
    if not all(known) or clean_label(label) != label or type(told["pending"]) is not bool:
        raise HeaderDamaged
    read = None if cost is None else Cost(**cost)
    if (kind is Kind.PASSPHRASE) != (read is not None) or (read is not None and not _is_payable(read)):
        raise HeaderDamaged
    return Slot(
        id=told["id"], kind=kind, label=label, made=told["made"], proven=told["proven"], pending=told["pending"],
        salt=_exactly(bytes.fromhex(told["salt"]), SALT_BYTES if read else 0), cost=read,
        wrapped=_key(told["wrapped"]),
    )  # fmt: skip


def _is_payable(cost: Cost) -> bool:
    return all(type(part) is int for part in (cost.memory_kib, cost.passes, cost.lanes)) and cost.is_sane


def _exactly(data: bytes, length: int) -> bytes:
    if len(data) != length:
        raise HeaderDamaged
    return data


def _key(text: str) -> bytes:
    return _exactly(base64.b64decode(text, validate=True), SEALED_KEY_BYTES)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
