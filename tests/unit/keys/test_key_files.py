"""The key file as bytes: one of an earlier day still opens, and each field holds only what belongs there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from habeas.errors import NotFound
from habeas.keys import Place, SealBroken, Secret, header, slots, unseal
from habeas.keys.errors import HeaderDamaged, SlotUnproven, WrongPassphrase
from habeas.keys.layout import MOST_BYTES, from_bytes, to_bytes
from habeas.keys.passphrase import Cost, stretch
from habeas.keys.slots import Kind, NewSlot, Slot, make_slot, open_one

KEPT = Path(__file__).parent / "kept"  # a key file of 23 November 2026, its three shares; nobody's
DATA = (KEPT / "ledger.keys").read_bytes()
MADE = from_bytes(DATA)
PASSPHRASE = "an invented passphrase"
CODE = "mtbwy-uwxsp-mqv8u-bhg3g-83fsz-c4wyy-psgt9-shuyz-9949j"
SHARES = (KEPT / "shares.txt").read_text("ascii").splitlines()
MAIN = Secret(bytes.fromhex("360b1a6620b75533f5bd81f97bced77eafe74d02e1a076558efc9ffbf1db4907"))
ROOT = Secret(bytes.fromhex("c1be703143655003826383da62e57510fd461e55741d8e4bfc56644690925e1a"))
SALT = b"habeas2\0saltsalt"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(PASSPHRASE, "passphrase"), (CODE, "recovery"), (" ".join(SHARES[:2]), "shares")],
    ids=["passphrase", "code", "shares"],
)
def test_a_key_file_of_an_earlier_day_opens(text: str, kind: str) -> None:
    slot, main = header.open_with(MADE, text)
    assert (slot.kind, main) == (kind, MAIN)
    assert header.root_of(MADE, main) == ROOT
    assert header.file_key(MADE, main, SALT) == Secret(b"k" * 32)
    assert header.file_key(MADE, main, bytes(16)) is None


def test_what_a_key_file_says_is_written_as_it_was() -> None:
    assert to_bytes(MADE) == DATA
    assert [(slot.id, slot.label) for slot in MADE.slots] == [
        ("slt-57be128e", "Ama Boduk’s"), ("slt-ceccc404", "in the safe"), ("slt-28f7433f", "two of three"),
    ]  # fmt: skip
    assert (MADE.edition, MADE.owed, MADE.travelling, MADE.last_proven) == (1, False, "", "2026-11-23")


def test_each_sealed_part_says_what_it_is_and_whose() -> None:
    ledger, slot = MADE.ledger, MADE.slots[1]
    assert unseal(MAIN, MADE.root, Place("root", "header", ledger)) == ROOT.reveal()
    assert unseal(MAIN, MADE.files[0].sealed, Place("file", "header", ledger, SALT.hex())) == b"k" * 32
    under = slots.code_secret(CODE)
    assert unseal(under, slot.wrapped, Place("slot", "header", "recovery", f"{ledger}/{slot.id}")) == MAIN.reveal()


def test_what_is_sealed_is_in_no_repr() -> None:
    told = repr(MADE)
    for sealed in (MADE.root, MADE.mac, MADE.files[0].sealed, MADE.slots[0].wrapped):
        assert repr(sealed) not in told


def canonical(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def resealed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file with something changed and its checksum right, as somebody would make it to hurt."""
    told = json.loads(DATA)
    del told["checksum"]
    change(told)
    return canonical({**told, "checksum": hashlib.sha256(canonical(told)).hexdigest()})


def put(value: object, *path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(told: Any) -> None:  # noqa: ANN401
        for step in path[:-1]:
            told = told[step]
        told[path[-1]] = value

    return change


KEY_TEXT = json.loads(DATA)["root"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("v",), 2),
        (("v",), True),
        (("x",), 1),
        (("ledger",), "0" * 31),
        (("ledger",), "A" * 32),
        (("travelling",), "2026-1-1"),
        (("travelling",), "٢٠٢٦-٠١-٠١"),
        (("edition",), 0),
        (("edition",), True),
        (("edition",), "1"),
        (("edition",), 1.0),
        (("owed",), 0),
        (("root",), ""),
        (("root",), KEY_TEXT[:-4]),
        (("root",), KEY_TEXT + "AAAA"),
        (("root",), KEY_TEXT[:-4] + "\n" + KEY_TEXT[-4:]),
        (("mac",), "00" * 31),
        (("mac",), "00" * 33),
        (("files", 0, "salt"), "00" * 15),
        (("files", 0, "salt"), "00" * 17),
        (("files", 0, "sealed"), "AAAA"),
        (("files", 0, "x"), 1),
        (("slots", 0, "id"), "slt-1"),
        (("slots", 0, "made"), "x"),
        (("slots", 0, "proven"), "x"),
        (("slots", 0, "kind"), "word"),
        (("slots", 0, "label"), "two\nlines"),
        (("slots", 0, "label"), "x" * 61),
        (("slots", 0, "pending"), 0),
        (("slots", 0, "wrapped"), KEY_TEXT[:-4]),
        (("slots", 0, "salt"), ""),
        (("slots", 0, "salt"), "00" * 15),
        (("slots", 0, "cost"), None),
        (("slots", 0, "cost", "passes"), 0),
        (("slots", 0, "cost", "passes"), True),
        (("slots", 0, "cost", "x"), 1),
        (("slots", 0, "x"), 1),
        (("slots", 1, "cost"), {"lanes": 1, "memory_kib": 64, "passes": 1}),
        (("slots", 1, "salt"), "00" * 16),
    ],
    ids=str,
)
def test_a_field_of_another_form_is_damage_even_where_the_checksum_holds(
    path: tuple[str | int, ...], value: object
) -> None:
    with pytest.raises(HeaderDamaged):
        from_bytes(resealed(put(value, *path)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("travelling",), "2026-11-24"),
        (("edition",), 2),
        (("owed",), True),
        (("slots", 0, "label"), "x" * 60),
        (("slots", 0, "made"), ""),
        (("slots", 1, "pending"), True),
    ],
    ids=str,
)
def test_what_may_stand_there_is_read_and_only_the_key_tells_that_it_was_changed(
    path: tuple[str | int, ...], value: object
) -> None:
    data = resealed(put(value, *path))
    changed = from_bytes(data)
    assert to_bytes(changed) == data
    with pytest.raises(SealBroken) as broken:
        header.prove(changed, MAIN)
    assert broken.value.details == {"purpose": "key file"}


def test_a_file_is_read_up_to_64_kib() -> None:
    slot = replace(MADE.slots[1], label="")
    many = replace(MADE, slots=(slot,) * 230)
    spare = MOST_BYTES - len(to_bytes(many))
    labels = [min(60, max(0, spare - 60 * at)) for at in range(230)]
    full = replace(MADE, slots=tuple(replace(slot, label="x" * length) for length in labels))
    assert len(to_bytes(full)) == MOST_BYTES == 65_536
    assert from_bytes(to_bytes(full)) == full
    with pytest.raises(HeaderDamaged):
        from_bytes(to_bytes(replace(full, slots=(*full.slots[:-1], replace(slot, label="x")))))


def test_passphrases_with_one_salt_are_stretched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bytes] = []

    def counted(text: str, salt: bytes, cost: Cost) -> Secret:
        tried.append(salt)
        return stretch(text, salt, cost)

    new = NewSlot(kind=Kind.PASSPHRASE, text=PASSPHRASE, cost=CHEAP, salt=b"s" * 16)
    made = [make_slot(new, MAIN, ledger=ledger, day="2026-11-23") for ledger in ("a", "b", "c")]
    monkeypatch.setattr(slots, "stretch", counted)
    assert open_one(made, PASSPHRASE, ledger="c") == (made[2], MAIN)
    assert tried == [b"s" * 16]


def test_a_new_slot_is_what_was_asked_for() -> None:
    made = make_slot(NewSlot(kind=Kind.PASSPHRASE, text=PASSPHRASE, cost=CHEAP), MAIN, ledger="a", day="2026-11-23")
    other = make_slot(NewSlot(kind=Kind.PASSPHRASE, text=PASSPHRASE, cost=CHEAP), MAIN, ledger="a", day="2026-11-23")
    assert (made.label, made.made, made.proven, made.pending) == ("", "2026-11-23", "2026-11-23", False)
    assert (len(made.id), len(made.salt), made.cost) == (12, 16, CHEAP)
    assert made.id != other.id
    assert made.salt != other.salt
    with pytest.raises(ValueError, match=r"^a passphrase has a cost$"):
        make_slot(NewSlot(kind=Kind.PASSPHRASE, text=PASSPHRASE), MAIN, ledger="a", day="2026-11-23")
    coded = make_slot(
        NewSlot(kind=Kind.RECOVERY, text=CODE, cost=CHEAP, salt=b"s" * 16), MAIN, ledger="a", day="2026-11-23"
    )
    assert (coded.salt, coded.cost) == (b"", None)


def test_a_ledger_has_a_name_of_its_own_and_begins_with_edition_1() -> None:
    made, main = header.new_header({}, [NewSlot(kind=Kind.RECOVERY, text=CODE)], day="2026-11-23")
    assert (len(made.ledger), made.edition, made.owed, made.travelling) == (32, 1, False, "")
    assert made.ledger != MADE.ledger
    again, _ = header.renewed(made, main, {}, [NewSlot(kind=Kind.RECOVERY, text=CODE)], day="2026-11-24")
    assert (again.ledger, again.edition, again.owed) == (made.ledger, 2, False)


def test_each_change_is_the_next_edition_and_stays_proven() -> None:
    new = NewSlot(kind=Kind.PASSPHRASE, text="another invented passphrase", cost=CHEAP)
    filed = header.with_file(MADE, MAIN, bytes(16), Secret(b"f" * 32))
    assert header.file_key(filed, MAIN, bytes(16)) == Secret(b"f" * 32)
    assert header.file_key(filed, MAIN, SALT) == Secret(b"k" * 32)
    more, slot = header.with_slot(MADE, MAIN, new, day="2026-11-24")
    assert more.slots == (*MADE.slots, slot)
    assert header.passphrase_slots(more) == (MADE.slots[0], slot)
    waiting = replace(MADE, slots=(*MADE.slots[:2], replace(MADE.slots[2], pending=True)))
    assert len(header.with_slot(waiting, MAIN, new, day="2026-11-24")[0].slots) == 4
    assert len(header.with_slot(waiting, MAIN, replace(new, pending=True), day="2026-11-24")[0].slots) == 3
    fewer = header.without_slots(MADE, MAIN, "slt-57be128e", "slt-28f7433f")
    assert fewer.slots == (MADE.slots[1],)
    for changed in (filed, more, fewer, header.noted(MADE, MAIN, "slt-57be128e", day="2026-11-24")):
        assert changed.edition == 2
        header.prove(changed, MAIN)


def test_a_slot_that_opens_to_another_key_is_unproven() -> None:
    new = NewSlot(kind=Kind.RECOVERY, text=CODE)
    other = make_slot(new, Secret(b"o" * 32), ledger=MADE.ledger, day="2026-11-24")
    with_other = replace(MADE, slots=(*MADE.slots, other))
    header.prove_slot(with_other, "slt-ceccc404", CODE, MAIN)
    for slot_id, text in ((other.id, CODE), ("slt-ceccc404", PASSPHRASE)):
        with pytest.raises(SlotUnproven):
            header.prove_slot(with_other, slot_id, text, MAIN)


def test_new_slots_are_tried_before_the_old_ones_go(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(new: NewSlot, main: Secret, *, ledger: str, day: str) -> Slot:
        return make_slot(new, Secret(b"x" * 32), ledger=ledger, day=day)

    monkeypatch.setattr(header, "make_slot", faulty)
    with pytest.raises(SlotUnproven):
        header.renewed(MADE, MAIN, {}, [NewSlot(kind=Kind.RECOVERY, text=CODE)], day="2026-11-24")


def test_a_slot_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound) as missing:
        header.get_slot(MADE, "slt-00000000")
    assert missing.value.details == {"what": "slot", "given": "slt-00000000"}


def test_a_passphrase_may_look_like_a_mistyped_code() -> None:
    lookalike = CODE[:-1] + "a"
    more, slot = header.with_slot(
        MADE, MAIN, NewSlot(kind=Kind.PASSPHRASE, text=lookalike, cost=CHEAP), day="2026-11-24"
    )
    assert header.open_with(more, lookalike) == (slot, MAIN)


def test_another_word_is_told_from_another_kind_of_word() -> None:
    by_code = [slot for slot in MADE.slots if slot.kind is Kind.RECOVERY]
    for text in (PASSPHRASE, " ".join(SHARES[:2])):
        with pytest.raises(WrongPassphrase):
            open_one(by_code, text, ledger=MADE.ledger)
