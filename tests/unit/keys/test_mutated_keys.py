"""What a small change in the primitives would break: each line of sealing, boxes and secrets is held by a test."""

from __future__ import annotations

import hashlib
import hmac
import pickle

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_aead_xchacha20poly1305_ietf_encrypt

from habeas.keys import (
    KEY_BYTES,
    Place,
    SealBroken,
    Secret,
    derive_secret,
    new_private_key,
    new_secret,
    open_box,
    seal,
    seal_box,
    unseal,
)
from habeas.keys.errors import KeyForgotten
from habeas.keys.sealing import NONCE_BYTES, TAG_BYTES

KEY = Secret(bytes(range(32)))
HERE = Place("entry", "ledger_entry", "sealed", "7", 2)
OTHERS = (
    Place("other", "ledger_entry", "sealed", "7", 2), Place("entry", "ledger_key", "sealed", "7", 2),
    Place("entry", "ledger_entry", "body", "7", 2), Place("entry", "ledger_entry", "sealed", "8", 2),
    Place("entry", "ledger_entry", "sealed", "7", 3), Place("entry", "ledger_entry", "seale", "d7", 2),
)  # fmt: skip


def test_a_place_is_these_bytes() -> None:
    assert HERE.as_bytes() == b"v1|entry|ledger_entry|sealed|7|2"
    assert Place("log").as_bytes() == b"v1|log||||1"


@pytest.mark.parametrize("part", ["purpose", "table", "column", "row"])
def test_no_part_of_a_place_holds_the_sign_between_them(part: str) -> None:
    with pytest.raises(ValueError, match=r"a place holds no \|"):
        Place(**{"purpose": "x", part: "a|b"}).as_bytes()


@pytest.mark.parametrize("data", [b"", b"x", bytes(70_000)])
def test_what_is_sealed_opens_at_its_place(data: bytes) -> None:
    sealed = seal(KEY, data, HERE)
    assert unseal(KEY, sealed, HERE) == data
    assert len(sealed) == NONCE_BYTES + len(data) + TAG_BYTES == len(data) + 40


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 1000, 70_000])
def test_the_bytes_are_those_of_the_public_bindings(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    sealed = seal(KEY, data, HERE)
    nonce, bound = sealed[:24], HERE.as_bytes()
    assert sealed[24:] == crypto_aead_xchacha20poly1305_ietf_encrypt(data, bound, nonce, KEY.reveal())
    assert crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[24:], bound, nonce, KEY.reveal()) == data


def test_a_nonce_never_repeats() -> None:
    assert len({seal(KEY, b"x", HERE)[:NONCE_BYTES] for _ in range(200)}) == 200


@pytest.mark.parametrize("place", OTHERS, ids=lambda place: place.as_bytes().decode())
def test_what_is_sealed_opens_at_no_other_place(place: Place) -> None:
    with pytest.raises(SealBroken) as refused:
        unseal(KEY, seal(KEY, b"x", HERE), place)
    assert (
        refused.value.message
        == f"Something sealed ({place.purpose}) is not as it was sealed, or stands where it was not put."
    )


def test_no_bit_can_be_changed() -> None:
    sealed = seal(KEY, b"words", HERE)
    for at in range(len(sealed) * 8):
        turned = bytearray(sealed)
        turned[at // 8] ^= 1 << at % 8
        with pytest.raises(SealBroken):
            unseal(KEY, bytes(turned), HERE)


def test_nothing_that_was_cut_opens() -> None:
    sealed = seal(KEY, b"", HERE)
    for length in range(len(sealed)):
        with pytest.raises(SealBroken) as refused:
            unseal(KEY, sealed[:length], HERE)
        assert "(entry)" in refused.value.message


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        unseal(new_secret(), seal(KEY, b"x", HERE), HERE)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_has_thirty_two_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="a key has 32 bytes"):
        Secret(bytes(length))
    assert KEY_BYTES == 32


def test_a_key_does_not_show_itself_and_does_not_leave() -> None:
    assert repr(KEY) == str(KEY) == "<Secret>"
    with pytest.raises(TypeError, match="a key does not leave its process"):
        pickle.dumps(KEY)
    with pytest.raises(TypeError):
        hash(KEY)


def test_keys_are_the_same_by_their_bytes() -> None:
    assert Secret(bytes(range(32))) == KEY
    assert new_secret() != KEY
    assert bytes(range(32)) != KEY


def test_a_forgotten_key_is_no_more_and_its_twin_is() -> None:
    key = new_secret()
    twin, raw, held = key.twin(), key.reveal(), key._raw
    key.forget()
    key.forget()
    assert held == bytes(32)
    with pytest.raises(KeyForgotten):
        key.reveal()
    assert twin.reveal() == raw


def test_a_derived_key_is_hkdf() -> None:
    extracted = hmac.new(b"habeas-keys-1", KEY.reveal(), hashlib.sha256).digest()
    assert derive_secret(KEY, "log").reveal() == hmac.new(extracted, b"log\x01", hashlib.sha256).digest()
    assert derive_secret(KEY, "log") != derive_secret(KEY, "names")


def test_new_keys_are_drawn_anew() -> None:
    assert len({new_secret().reveal() for _ in range(50)}) == 50


def test_a_box_opens_for_its_person_and_its_purpose_alone() -> None:
    key, other = new_private_key(), new_private_key()
    box = seal_box(key.public, b"words", "member")
    assert open_box(key, box, "member") == b"words"
    assert len(key.public) == 32 and key.public != other.public
    assert len(box) == 48 + 2 + len("member") + len(b"words")
    for who, purpose in ((other, "member"), (key, "membe"), (key, "members"), (key, "")):
        with pytest.raises(SealBroken) as refused:
            open_box(who, box, purpose)
        assert f"({purpose})" in refused.value.message


def test_a_changed_or_cut_box_does_not_open() -> None:
    key = new_private_key()
    box = seal_box(key.public, b"words", "member")
    for broken in (b"", box[:-1], box[:47], box + b"x", bytes(len(box)), box[:40] + bytes([box[40] ^ 1]) + box[41:]):
        with pytest.raises(SealBroken):
            open_box(key, broken, "member")


def test_the_length_of_a_purpose_parts_it_from_the_data() -> None:
    key = new_private_key()
    box = seal_box(key.public, b"b", "a" * 300)
    assert open_box(key, box, "a" * 300) == b"b"


def test_a_private_key_does_not_show_itself_and_is_forgotten() -> None:
    key = new_private_key()
    assert repr(key) == "<PrivateKey>"
    assert len(key.secret.reveal()) == 32
    key.forget()
    with pytest.raises(KeyForgotten):
        key.secret.reveal()
