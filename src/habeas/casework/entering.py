"""How a member comes in: taking up an invitation, passphrase and one-time code, recovery, and a new passphrase."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from habeas.casework.accounts import AccountMoved, Accounts, Order
from habeas.errors import Refused
from habeas.keys import PrivateKey, SealBroken, Secret, new_private_key
from habeas.keys.account import (
    blind_lock,
    new_lock,
    open_field,
    seal_field,
    token_digest,
    try_lock,
)
from habeas.keys.errors import CodeMistyped
from habeas.keys.onetime import find_step
from habeas.keys.recovery import code_secret, read_code
from habeas.model.account import Account, Act, Why

DEVICES = 5  # browsers of one member that are remembered


class NotLetIn(Refused):
    """Name, passphrase, code or invitation is not right; which of them is not said."""

    code = "not-let-in"
    exit_code = 18
    says = "This did not let you in."
    remedy = "Check the name, the passphrase and the code, and try again; each code works once."


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a person chose for her account."""

    passphrase: str = field(repr=False)
    totp: str = field(repr=False)
    recovery: str = field(repr=False)  # shown to her, and typed back
    code: str = field(repr=False)  # which her program shows now


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A passphrase that was tried; ``account`` and ``kek`` are of the member whose it is, and none where it is not."""

    account: Account | None
    kek: Secret | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A member who was let in, and the key that opens her boxes."""

    account: Account
    private: PrivateKey


def find_invited(accounts: Accounts, invitation: str) -> Account | None:
    """Return the account that this invitation is for, however it is typed."""
    try:
        return accounts.find_invited(read_code(invitation))
    except CodeMistyped:
        return None


def take_up(accounts: Accounts, invitation: str, chosen: Chosen) -> Account:
    """Let an invited person set her passphrase, one-time codes and recovery code; the invitation is used up.

    Raises:
        NotLetIn: there is no such invitation, or the one-time code is wrong.
        PassphraseUnfit: the passphrase is too short.

    """
    account = find_invited(accounts, invitation)
    if account is None:
        raise NotLetIn
    return _settle(accounts, Act.TAKEN_UP, account, chosen, new_private_key())


def open_recovery(accounts: Accounts, name: str, recovery: str) -> tuple[Account, PrivateKey]:
    """Return the account of this name and its private key, if this is its recovery code.

    Raises:
        NotLetIn: there is no such account, or it is not its code.

    """
    account = accounts.find_named(name)
    if account is None or account.disabled or not account.recovery:
        raise NotLetIn
    try:
        raw = open_field(code_secret(recovery), account.recovery, account=account.id, field="recovery")
    except (CodeMistyped, SealBroken) as error:
        raise NotLetIn from error
    return account, PrivateKey(Secret(raw))


def recover(accounts: Accounts, name: str, recovery: str, chosen: Chosen) -> Account:
    """Let a person who lost passphrase or codes set new ones; she keeps her keys, and the code is replaced.

    Raises:
        NotLetIn: there is no such account, it is not its code, or the one-time code is wrong.
        PassphraseUnfit: the passphrase is too short.

    """
    account, private = open_recovery(accounts, name, recovery)
    return _settle(accounts, Act.RECOVERED, account, chosen, private)


def try_passphrase(accounts: Accounts, name: str, passphrase: str) -> Opened:
    """Try a passphrase with one run of Argon2id, whoever is named: also where nobody is."""
    account = accounts.find_named(name)
    if account is None or account.lock is None:
        try_lock(passphrase, blind_lock(accounts.cost))
        return Opened(account=None, kek=None)
    kek = try_lock(passphrase, account.lock)
    if kek is None or account.disabled:
        return Opened(account=None, kek=None)
    return Opened(account=account, kek=kek)


def enter(accounts: Accounts, opened: Opened, code: str, *, device: str | None = None) -> Entered:
    """Let a member in whose passphrase was right, with a one-time code that was not used before.

    Raises:
        NotLetIn: passphrase or code was not right.

    """
    if opened.account is None or opened.kek is None:
        raise NotLetIn
    account = accounts.get(opened.account.id)  # as it is now: another may have used the code since
    step = _step_of(accounts, account, opened.kek, code)
    if step is None or account.disabled or account.lock != opened.account.lock:
        raise NotLetIn
    raw = open_field(opened.kek, account.private, account=account.id, field="private")
    devices = account.devices if device is None else (*account.devices, token_digest(device))[-DEVICES:]
    try:
        kept = accounts.store.put_account(replace(account, step=step, devices=devices))
    except AccountMoved as error:  # the same code at the same moment elsewhere
        raise NotLetIn from error
    return Entered(account=kept, private=PrivateKey(Secret(raw)))


def _step_of(accounts: Accounts, account: Account, kek: Secret, code: str) -> int | None:
    totp = open_field(kek, account.totp, account=account.id, field="totp").decode()
    return find_step(totp, code, at=accounts.now().timestamp(), used=account.step)


def change_passphrase(accounts: Accounts, account: str, old: str, new: str) -> Account:
    """Give a member another passphrase; what was sealed under the old one is opened again before it is given up.

    Raises:
        NotLetIn: the old one is not right.
        PassphraseUnfit: the new one is too short.

    """
    known = accounts.get(account)
    kek = None if known.lock is None else try_lock(old, known.lock)
    if kek is None:
        raise NotLetIn
    lock, other = new_lock(new, accounts.cost)
    fields = {name: open_field(kek, getattr(known, name), account=known.id, field=name) for name in ("private", "totp")}
    sealed = {name: seal_field(other, data, account=known.id, field=name) for name, data in fields.items()}
    for name, data in fields.items():
        if open_field(other, sealed[name], account=known.id, field=name) != data:
            raise SealBroken(purpose="account")
    changed = replace(known, lock=lock, private=sealed["private"], totp=sealed["totp"], devices=())
    with _recording(accounts, Act.LOGGED_OUT, known) as within:
        return within.store.put_account(changed)


def log_out(accounts: Accounts, account: str) -> None:
    """Put on the record that a member ended what she had open elsewhere."""
    with _recording(accounts, Act.LOGGED_OUT, accounts.get(account)):
        pass


def _recording(accounts: Accounts, act: Act, account: Account) -> AbstractContextManager[Accounts]:
    return accounts.recording(act, Order(by=account.id, why=Why.OWN), account=account.id)


def _settle(accounts: Accounts, act: Act, account: Account, chosen: Chosen, private: PrivateKey) -> Account:
    """Keep what a person chose, once the one-time code shows that her program has the secret."""
    step = find_step(chosen.totp, chosen.code, at=accounts.now().timestamp(), used=-1)
    if step is None:
        raise NotLetIn
    lock, kek = new_lock(chosen.passphrase, accounts.cost)
    raw, who = private.secret.reveal(), account.id
    settled = replace(
        account, lock=lock, public=private.public.hex(), invitation=None, step=step, devices=(),
        private=seal_field(kek, raw, account=who, field="private"),
        totp=seal_field(kek, chosen.totp.encode(), account=who, field="totp"),
        recovery=seal_field(code_secret(chosen.recovery), raw, account=who, field="recovery"),
    )  # fmt: skip
    with _recording(accounts, act, account) as within:
        return within.store.put_account(settled)
