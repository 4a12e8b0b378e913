"""The locks of an account: one passphrase opens them, each thing at its own place, and nothing is left lying about."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from habeas.keys import Place, SealBroken, Secret, account, derive_secret, new_private_key, open_box, unseal
from habeas.keys.account import (
    blind_lock,
    box_key,
    new_lock,
    new_token,
    open_field,
    open_key,
    seal_field,
    token_digest,
    token_secret,
    try_lock,
)
from habeas.keys.errors import KeyForgotten, PassphraseUnfit
from habeas.keys.passphrase import Cost, stretch

CHEAP = Cost(memory_kib=64, passes=2, lanes=1)
PASSPHRASE = "an invented passphrase"
LOCK, KEK = new_lock(PASSPHRASE, CHEAP)
KEY = Secret(bytes(range(32)))


def test_a_lock_says_what_a_guess_costs_and_keeps_the_digest_of_one_derived_key() -> None:
    stretched = stretch(PASSPHRASE, bytes.fromhex(LOCK.salt), CHEAP)
    assert (LOCK.memory_kib, LOCK.passes, LOCK.lanes, len(LOCK.salt)) == (64, 2, 1, 32)
    assert LOCK.verifier == hashlib.sha256(derive_secret(stretched, "account/auth").reveal()).hexdigest()
    assert derive_secret(stretched, "account/kek") == KEK


def test_the_passphrase_gives_the_key_again() -> None:
    assert try_lock(PASSPHRASE, LOCK) == KEK


@pytest.mark.parametrize("typed", ["", PASSPHRASE + " ", "another invented passphrase", "\ud800" * 12])
def test_nothing_else_opens_a_lock(typed: str) -> None:
    assert try_lock(typed, LOCK) is None


@pytest.mark.parametrize("typed", ["", "eleven char", "\ud800" * 12])
def test_a_passphrase_that_protects_nobody_makes_no_lock(typed: str) -> None:
    with pytest.raises(PassphraseUnfit):
        new_lock(typed, CHEAP)


def test_two_locks_of_one_passphrase_have_nothing_in_common() -> None:
    lock, kek = new_lock(PASSPHRASE, CHEAP)
    assert lock.salt != LOCK.salt
    assert lock.verifier != LOCK.verifier
    assert kek != KEK


def test_a_blind_lock_looks_like_a_real_one_and_nothing_opens_it() -> None:
    blind, other = blind_lock(CHEAP), blind_lock(CHEAP)
    assert (blind.memory_kib, blind.passes, blind.lanes) == (64, 2, 1)
    assert (len(bytes.fromhex(blind.salt)), len(bytes.fromhex(blind.verifier))) == (16, 32)
    assert blind.salt != other.salt
    assert blind.verifier != other.verifier
    assert try_lock(PASSPHRASE, blind) is None


@pytest.mark.parametrize(
    ("act", "left", "why"),
    [
        (lambda: new_lock(PASSPHRASE, CHEAP), 1, "the key that seals"),
        (lambda: try_lock(PASSPHRASE, LOCK), 1, "the key that seals"),
        (lambda: try_lock("another invented passphrase", LOCK), 0, "none"),
        (lambda: try_lock("\ud800" * 12, LOCK), 0, "none, after as much work"),
    ],
)
def test_of_a_passphrase_no_key_is_left_but_the_one_asked_for(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], left: int, why: str
) -> None:
    drawn: list[Secret] = []

    def noted(make: Callable[..., Secret]) -> Callable[..., Secret]:
        def made(*given: object) -> Secret:
            drawn.append(make(*given))
            return drawn[-1]

        return made

    for name in ("stretch", "derive_secret"):
        monkeypatch.setattr(account, name, noted(getattr(account, name)))
    act()
    assert len(drawn) == 3
    assert sum(is_known(each) for each in drawn) == left, why


def is_known(key: Secret) -> bool:
    try:
        return bool(key.reveal())
    except KeyForgotten:
        return False


def test_a_field_opens_at_its_own_account_and_name_alone() -> None:
    sealed = seal_field(KEY, b"words", account="acc-1", field="totp")
    assert open_field(KEY, sealed, account="acc-1", field="totp") == b"words"
    assert unseal(KEY, bytes.fromhex(sealed), Place("account", "ledger_account", "totp", "acc-1")) == b"words"
    for key, who, field in ((KEY, "acc-2", "totp"), (KEY, "acc-1", "private"), (KEK, "acc-1", "totp")):
        with pytest.raises(SealBroken):
            open_field(key, sealed, account=who, field=field)


def test_the_key_of_a_compartment_opens_for_one_member_one_compartment_and_one_epoch() -> None:
    private = new_private_key()
    box = box_key(private.public.hex(), KEY, compartment="cas-1", epoch=3)
    assert open_key(private, box, compartment="cas-1", epoch=3) == KEY
    assert open_box(private, bytes.fromhex(box), "compartment/cas-1/3") == KEY.reveal()
    for who, compartment, epoch in ((private, "cas-2", 3), (private, "cas-1", 4), (new_private_key(), "cas-1", 3)):
        with pytest.raises(SealBroken):
            open_key(who, box, compartment=compartment, epoch=epoch)


def test_a_token_is_drawn_by_chance_and_known_again_by_its_digest() -> None:
    assert len({new_token() for _ in range(50)}) == 50
    assert len(new_token()) == 43  # 256 bits, six a letter
    assert token_digest("invented") == hashlib.sha256(b"invented").hexdigest()
    assert token_secret("invented") == derive_secret(Secret(hashlib.sha256(b"invented").digest()), "session")
