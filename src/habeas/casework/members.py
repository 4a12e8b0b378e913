"""What an administrator does: invite, give roles, shut out, let in again; each act stands on the record."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from habeas.casework.accounts import (
    TERMINAL,
    Accounts,
    LastAdministrator,
    LastHolder,
    Order,
    TeamBegun,
    prove_name,
    prove_roles,
    stamp,
)
from habeas.errors import BadChoice
from habeas.keys.account import token_digest
from habeas.keys.recovery import new_code
from habeas.model.account import Account, AccountId, Act, Invitation, Role, Why

INVITED_FOR = timedelta(days=7)


def begin_team(accounts: Accounts, pseudonym: str) -> str:
    """Make the first administrator, and return the invitation that is typed at once at the same terminal.

    Raises:
        TeamBegun: there are accounts, and one of them was taken up.

    """
    known, order = accounts.store.accounts(), Order(by=TERMINAL, why=Why.WORK)
    if any(each.is_taken_up for each in known):
        raise TeamBegun
    if found := accounts.find_named(pseudonym):
        with accounts.recording(Act.INVITED, order, account=found.id, roles=found.roles) as within:
            return _invited(within, within.get(found.id))[1]
    return invite(accounts, pseudonym, (Role.ADMINISTRATOR,), order)[1]


def invite(accounts: Accounts, pseudonym: str, roles: Iterable[Role], order: Order) -> tuple[Account, str]:
    """Make an account that waits for its person; return it with the code that she types, which is kept nowhere.

    Raises:
        BadChoice: the name or the roles are not possible.

    """
    name, wanted = prove_name(pseudonym), prove_roles(roles)
    if accounts.find_named(name):
        raise BadChoice(what="The name", given="the name of another member", allowed="a name that nobody has here")
    made = Account(
        id=AccountId(f"acc-{secrets.token_hex(16)}"), pseudonym=name, roles=wanted, made_at=stamp(accounts.now())
    )  # fmt: skip
    with accounts.recording(Act.INVITED, order, account=made.id, roles=wanted) as within:
        return _invited(within, made)


def _invited(accounts: Accounts, account: Account) -> tuple[Account, str]:
    code = new_code()
    invitation = Invitation(digest=token_digest(code), until=stamp(accounts.now() + INVITED_FOR))
    return accounts.store.put_account(replace(account, invitation=invitation)), code


def set_roles(accounts: Accounts, account: str, roles: Iterable[Role], order: Order) -> Account:
    """Give a member other roles.

    Raises:
        BadChoice: they cannot be held together.
        LastAdministrator: nobody else could invite members.

    """
    wanted, who = prove_roles(roles), accounts.get(account).id
    with accounts.recording(Act.ROLES, order, account=who, roles=wanted) as within:
        known = within.get(who)
        if Role.ADMINISTRATOR not in wanted:
            _prove_administered(within, without=known)
        return within.store.put_account(replace(known, roles=wanted))


def disable(accounts: Accounts, account: str, order: Order) -> Account:
    """Shut a member out; her boxes stay, so that nothing is lost that she alone could open.

    Raises:
        LastAdministrator: nobody else could invite members.

    """
    who = accounts.get(account).id
    with accounts.recording(Act.SHUT_OUT, order, account=who) as within:
        known = within.get(who)
        _prove_administered(within, without=known)
        return within.store.put_account(replace(known, disabled=True, devices=(), invitation=None))


def enable(accounts: Accounts, account: str, order: Order) -> Account:
    """Let a member in again."""
    who = accounts.get(account).id
    with accounts.recording(Act.LET_BACK, order, account=who) as within:
        return within.store.put_account(replace(within.get(who), disabled=False))


def reset(accounts: Accounts, account: str, order: Order) -> tuple[Account, str]:
    """Invite a member anew who lost all; her keys are gone, and another member must let her into each compartment.

    Raises:
        LastHolder: a compartment would be lost with her.
        LastAdministrator: nobody else could invite members.

    """
    who = accounts.get(account).id
    with accounts.recording(Act.RESET, order, account=who) as within:
        known = within.get(who)
        _prove_administered(within, without=known)
        _prove_held(within, without=known)
        within.store.dismiss(known.id)
        bare = Account(
            id=known.id, pseudonym=known.pseudonym, roles=known.roles, made_at=known.made_at, version=known.version
        )  # fmt: skip
        return _invited(within, bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An act on accounts, with members as they are called now."""

    act: Act
    at: str
    by: str = field(repr=False)
    whom: str = field(repr=False)  # empty where it was about no account
    compartment: str
    roles: tuple[Role, ...]
    why: Why


def acts_of(accounts: Accounts) -> tuple[Done, ...]:
    """Return what was done to accounts and compartments, the latest first."""
    called = {each.id: each.pseudonym for each in accounts.store.accounts()}
    return tuple(
        Done(
            act=each.act, at=each.at, by=called.get(AccountId(each.by), each.by), why=each.why, roles=each.roles,
            whom=called.get(each.account, each.account) if each.account else "", compartment=each.compartment or "",
        )
        for each in reversed(accounts.store.acts())
    )  # fmt: skip


def _prove_administered(accounts: Accounts, *, without: Account) -> None:
    if Role.ADMINISTRATOR not in without.roles:
        return
    others = (each for each in accounts.store.accounts() if each.id != without.id)
    if not any(Role.ADMINISTRATOR in each.roles and each.is_taken_up and not each.disabled for each in others):
        raise LastAdministrator


def _prove_held(accounts: Accounts, *, without: Account) -> None:
    held = accounts.store.memberships()
    elsewhere = {(each.compartment, each.epoch) for each in held if each.account != without.id}
    for each in held:
        if each.account == without.id and (each.compartment, each.epoch) not in elsewhere:
            raise LastHolder(compartment=each.compartment)
