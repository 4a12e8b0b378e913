"""The key file: what it opens, for whom, and that no byte and no slot of it can be changed or moved."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import Broken, NotFound, Refused
from habeas.keys import Secret, header, layout
from habeas.keys.errors import (
    CodeMistyped,
    HeaderDamaged,
    LastSlot,
    SealBroken,
    SharesUnfit,
    SlotUnproven,
    WrongPassphrase,
)  # fmt: skip
from habeas.keys.layout import Header, from_bytes, to_bytes
from habeas.keys.passphrase import Cost
from habeas.keys.recovery import new_code
from habeas.keys.shares import new_shares
from habeas.keys.slots import Kind, NewSlot, clean_label

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE, OTHER = "an invented passphrase", "another invented passphrase"
CODE = "mtbwy-uwxsp-mqv8u-bhg3g-83fsz-c4wyy-psgt9-shuyz-9949j"
SHARES = new_shares(Secret(b"s" * 32))
SALT, KEY, DAY = b"habeas2\0" + b"salt" * 2, Secret(b"k" * 32), "2026-11-22"
BY_PASSPHRASE = NewSlot(kind=Kind.PASSPHRASE, text=PASSPHRASE, cost=CHEAP)
BY_CODE = NewSlot(kind=Kind.RECOVERY, text=CODE, label="in the safe")
BY_SHARES = NewSlot(kind=Kind.SHARES, text="\n".join(SHARES[:2]))


def a_header(*slots: NewSlot, owed: bool = False) -> Header:
    """Return the header of a new ledger."""
    return header.new_header({SALT: KEY}, slots or (BY_PASSPHRASE, BY_CODE, BY_SHARES), day=DAY, owed=owed)[0]


MADE = a_header()
DATA = to_bytes(MADE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PASSPHRASE, Kind.PASSPHRASE),
        (CODE, Kind.RECOVERY),
        (CODE.upper().replace("-", " "), Kind.RECOVERY),
        ("\n".join(SHARES[:2]), Kind.SHARES),
        (f"1. {SHARES[2]}\n2. {SHARES[0]}", Kind.SHARES),
        (f"{SHARES[1]} {SHARES[2].upper()}", Kind.SHARES),
    ],
)
def test_each_way_in_opens_the_same_keys(text: str, kind: Kind) -> None:
    slot, main = header.open_with(MADE, text)
    assert slot.kind is kind
    assert header.file_key(MADE, main, SALT) == KEY
    assert header.root_of(MADE, main) == header.root_of(MADE, header.open_with(MADE, PASSPHRASE)[1])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", WrongPassphrase),
        (PASSPHRASE + " ", WrongPassphrase),
        ("\ud800" * 12, WrongPassphrase),
        (new_code(), WrongPassphrase),
        (CODE[:-1] + "a", CodeMistyped),
        (SHARES[0], SharesUnfit),
        (f"{SHARES[0]} {SHARES[0]}", SharesUnfit),
        (f"{SHARES[0]} {SHARES[1].replace(' ', ' zebra ', 1)}", SharesUnfit),
        (f"{SHARES[0]} {new_shares(Secret(b't' * 32))[1]}", SharesUnfit),
        ("\n".join(new_shares(Secret(b"t" * 32))[:2]), WrongPassphrase),
    ],
    ids=range(10),  # the texts are drawn anew in each process
)
def test_nothing_else_opens_them_and_what_is_wrong_is_said(text: str, error: type[Refused]) -> None:
    with pytest.raises(error) as raised:
        header.open_with(MADE, text)
    assert type(raised.value) is error
    assert not text or text not in raised.value.message


def test_a_header_comes_back_from_its_bytes() -> None:
    assert from_bytes(DATA) == MADE


def test_every_flipped_byte_of_the_file_is_found() -> None:
    for place in range(len(DATA)):
        with pytest.raises(HeaderDamaged):
            from_bytes(DATA[:place] + bytes([DATA[place] ^ 1 << place % 8]) + DATA[place + 1 :])


@given(st.binary(max_size=200) | st.integers(0, len(DATA) - 1).map(lambda length: DATA[:length]))
def test_no_other_bytes_are_a_header(data: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        from_bytes(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(json.loads(DATA))), JSON)
def test_a_field_that_holds_something_else_is_damage_and_nothing_worse(name: str, value: object) -> None:
    told = json.loads(DATA)
    told[name] = value
    with pytest.raises(HeaderDamaged):
        from_bytes(json.dumps(told).encode())


@pytest.mark.parametrize("data", [b"[" * 60_000, b"x" * 70_000, b"\xff", b"null", b"[]", b"{}"])
def test_a_file_made_to_hurt_the_reader_is_damage(data: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        from_bytes(data)


def dearer(cost: Cost) -> bytes:
    """Return the file of a header whose passphrase asks for this much, with its checksum right."""
    slots = (replace(MADE.slots[0], cost=cost), *MADE.slots[1:])
    return to_bytes(replace(MADE, slots=slots))


@pytest.mark.parametrize(
    "cost",
    [
        Cost(memory_kib=2**40, passes=1, lanes=1),
        Cost(memory_kib=64, passes=10**9, lanes=1),
        Cost(memory_kib=64, passes=1, lanes=10**6),
        Cost(memory_kib=0, passes=1, lanes=1),
        Cost(memory_kib=64, passes=True, lanes=1),
    ],
)
def test_a_file_cannot_ask_for_all_the_memory_or_time_of_a_machine(cost: Cost) -> None:
    with pytest.raises(HeaderDamaged):
        from_bytes(dearer(cost))


def test_a_slot_of_another_ledger_opens_nothing_here() -> None:
    other = a_header(BY_CODE)
    with pytest.raises(WrongPassphrase):
        header.open_with(replace(MADE, slots=other.slots), CODE)


def test_a_slot_does_not_pass_for_another_of_its_own_ledger() -> None:
    first, second, *_ = a_header(BY_CODE, replace(BY_CODE, text=new_code())).slots
    swapped = replace(first, wrapped=second.wrapped)
    with pytest.raises(WrongPassphrase):
        header.open_with(replace(MADE, slots=(swapped,)), CODE)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda made: replace(made, owed=True), "a field turned"),
        (lambda made: replace(made, travelling=DAY), "a journey invented"),
        (lambda made: replace(made, edition=made.edition + 1), "made to look later"),
        (lambda made: replace(made, slots=made.slots[:1]), "a way in taken out"),
        (lambda made: replace(made, slots=(*made.slots, *a_header(BY_CODE).slots)), "a slot of another added"),
        (lambda made: replace(made, slots=(replace(made.slots[0], proven="2029-01-01"), *made.slots[1:])), "a day"),
        (lambda made: replace(made, files=a_header().files), "the file's key of another"),
        (lambda made: replace(made, root=a_header().root), "the root of another"),
    ],
)
def test_what_somebody_without_the_key_changed_is_found(change, why: str) -> None:  # noqa: ANN001
    changed = from_bytes(to_bytes(change(MADE)))
    with pytest.raises(SealBroken):
        header.open_with(changed, PASSPHRASE)


def test_a_file_key_moved_to_another_salt_does_not_open() -> None:
    _, main = header.open_with(MADE, PASSPHRASE)
    moved = header.changed(MADE, main, files=(replace(MADE.files[0], salt=b"x" * 16),))
    assert header.file_key(moved, main, SALT) is None
    with pytest.raises(SealBroken):
        header.file_key(moved, main, b"x" * 16)


def test_a_slot_is_added_and_opens_the_same() -> None:
    _, main = header.open_with(MADE, PASSPHRASE)
    more, slot = header.with_slot(MADE, main, replace(BY_PASSPHRASE, text=OTHER, label="Botan's"), day="2026-12-01")
    assert header.open_with(more, OTHER) == (slot, main)
    assert header.open_with(more, PASSPHRASE)[1] == main
    assert (more.edition, slot.made, slot.label) == (2, "2026-12-01", "Botan's")


def test_a_new_slot_that_would_not_open_is_found_before_anything_old_goes() -> None:
    _, main = header.open_with(MADE, PASSPHRASE)
    more, slot = header.with_slot(MADE, main, replace(BY_PASSPHRASE, text=OTHER), day=DAY)
    for text in (OTHER + "x", CODE):
        with pytest.raises(SlotUnproven):
            header.prove_slot(more, slot.id, text, main)


def test_a_removed_slot_opens_nothing_any_more() -> None:
    _, main = header.open_with(MADE, PASSPHRASE)
    fewer = header.without_slots(MADE, main, MADE.slots[0].id)
    with pytest.raises(WrongPassphrase):
        header.open_with(fewer, PASSPHRASE)
    assert header.open_with(fewer, CODE)[1] == main


def test_the_last_slot_stays() -> None:
    _, main = header.open_with(MADE, PASSPHRASE)
    with pytest.raises(LastSlot):
        header.without_slots(MADE, main, *(slot.id for slot in MADE.slots))
    with pytest.raises(NotFound):
        header.without_slots(MADE, main, "slt-00000000")


def test_a_code_that_was_not_typed_back_opens_nothing_and_does_not_count() -> None:
    owed = a_header(BY_PASSPHRASE, replace(BY_CODE, pending=True), owed=True)
    with pytest.raises(WrongPassphrase):
        header.open_with(owed, CODE)
    _, main = header.open_with(owed, PASSPHRASE)
    with pytest.raises(LastSlot):
        header.without_slots(owed, main, owed.slots[0].id)


def test_a_code_typed_back_is_proven_by_opening_with_it() -> None:
    owed = a_header(BY_PASSPHRASE, replace(BY_CODE, pending=True), owed=True)
    for wrong, error in ((new_code(), WrongPassphrase), (CODE[:-1] + "a", CodeMistyped), (PASSPHRASE, WrongPassphrase)):
        with pytest.raises(error):
            header.confirmed(owed, wrong, day=DAY)
    paid, _ = header.confirmed(owed, CODE, day="2026-11-23")
    assert (owed.owed, paid.owed, paid.last_proven) == (True, False, "2026-11-23")
    assert header.open_with(paid, CODE)[0].kind is Kind.RECOVERY


def test_a_new_code_takes_the_place_of_one_that_was_never_typed_back() -> None:
    owed = a_header(BY_PASSPHRASE, replace(BY_CODE, pending=True), owed=True)
    _, main = header.open_with(owed, PASSPHRASE)
    again, _ = header.with_slot(owed, main, replace(BY_CODE, text=new_code(), pending=True), day=DAY)
    assert [slot.kind for slot in again.slots] == [Kind.PASSPHRASE, Kind.RECOVERY]
    with pytest.raises(WrongPassphrase):
        header.confirmed(again, CODE, day=DAY)


def test_a_renewed_header_keeps_the_root_and_opens_with_new_slots_alone() -> None:
    _, main = header.open_with(MADE, PASSPHRASE)
    new, renewed = header.renewed(
        MADE, main, {b"n" * 16: Secret(b"n" * 32)}, [replace(BY_PASSPHRASE, text=OTHER)], day=DAY
    )
    assert header.open_with(new, OTHER)[1] == renewed != main
    assert header.root_of(new, renewed) == header.root_of(MADE, main)
    assert header.file_key(new, renewed, SALT) is None
    for old in (PASSPHRASE, CODE):
        with pytest.raises(WrongPassphrase):
            header.open_with(new, old)


def test_a_drill_is_noted_and_holds_for_codes_and_shares_alone() -> None:
    _, main = header.open_with(MADE, PASSPHRASE)
    assert MADE.last_proven == DAY
    assert header.noted(MADE, main, MADE.slots[0].id, day="2027-06-01").last_proven == DAY
    assert header.noted(MADE, main, MADE.slots[1].id, day="2027-06-01").last_proven == "2027-06-01"


def test_nothing_secret_is_in_a_repr_or_a_pickle() -> None:
    new = repr((BY_PASSPHRASE, BY_CODE, BY_SHARES, MADE, KEY))
    for secret in (PASSPHRASE, CODE, SHARES[0], "k" * 8, MADE.root.hex(), repr(MADE.slots[0].wrapped)):
        assert secret not in new
    with pytest.raises(TypeError):
        pickle.dumps(KEY)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("  in  the\nsafe ", "in the safe"), ("\x1b[31mred\u202e", "[31mred"), ("x" * 200, "x" * 60), ("Сейф", "Сейф")],
)
def test_a_label_is_one_short_printable_line(given: str, kept: str) -> None:
    assert clean_label(given) == kept


def test_every_error_of_keys_belongs_to_a_family() -> None:
    for error in (CodeMistyped, SharesUnfit, WrongPassphrase, LastSlot):
        assert issubclass(error, Refused)
    for error in (HeaderDamaged, SealBroken, SlotUnproven):
        assert issubclass(error, Broken)
    assert layout.MOST_BYTES == 65_536
