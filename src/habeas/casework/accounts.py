"""A team's accounts: how the first one begins, how others are invited, come in, change and are shut out."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from habeas.errors import BadChoice, NotFound, Refused
from habeas.keys.account import token_digest
from habeas.keys.passphrase import VERSION_1, Cost
from habeas.keys.recovery import new_code
from habeas.model.account import Account, AccountId, Invitation, Membership, Role

LONGEST_NAME = 60
INVITED_FOR = timedelta(days=7)


class AccountStore(Protocol):
    """Where accounts and boxes are kept; a change is refused where somebody else was quicker."""

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts."""

    def put_account(self, account: Account) -> Account:
        """Keep an account if the one kept has its ``version`` (0: there is none); return it as it is kept now.

        Raises:
            AccountMoved: somebody changed it meanwhile, or the name is another's.

        """

    def memberships(self) -> tuple[Membership, ...]:
        """Return all boxes."""

    def enrol(self, memberships: Iterable[Membership]) -> None:
        """Keep boxes, all of them or none.

        Raises:
            AccountMoved: one of them is there already.

        """

    def dismiss(self, account: AccountId, compartment: str | None = None) -> None:
        """Take away a member's boxes: of one compartment, or of all."""


class AccountMoved(Refused):
    """Somebody else changed the same account."""

    code = "account-moved"
    exit_code = 17
    says = "Somebody changed this account in the meantime; nothing was done."
    remedy = "Look at it again, and do it again if it is still wanted."


class TeamBegun(Refused):
    """The first administrator can be made only once."""

    code = "team-begun"
    exit_code = 17
    says = "This team has accounts already."
    remedy = "An administrator invites others from the page of accounts."


class LastHolder(Refused):
    """What only this member can open would be lost."""

    code = "last-holder"
    exit_code = 17
    says = "Nobody but this member can open compartment %(compartment)s; it would be lost."
    remedy = "Let this member, or one with the recovery code, first let another member into it."


class LastAdministrator(Refused):
    """Without an administrator nobody could be invited again."""

    code = "last-administrator"
    exit_code = 17
    says = "This is the last administrator."
    remedy = "Invite another administrator first, and wait until the account is taken up."


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The accounts of one team, with what one guess at a passphrase costs there, and the time."""

    store: AccountStore
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    cost: Cost = VERSION_1

    def get(self, account: str) -> Account:
        """Return the account of this id.

        Raises:
            NotFound: there is none.

        """
        for each in self.store.accounts():
            if each.id == account:
                return each
        raise NotFound(what="account", given=account)

    def find_named(self, name: str) -> Account | None:
        """Return the account of this pseudonym, however it is typed."""
        wanted = folded(name)
        return next((each for each in self.store.accounts() if folded(each.pseudonym) == wanted), None)

    def find_invited(self, code: str) -> Account | None:
        """Return the account that this invitation is for, if it still holds."""
        digest, today = token_digest(code), stamp(self.now())
        for each in self.store.accounts():
            invitation = each.invitation
            if invitation and not each.disabled and invitation.digest == digest and today < invitation.until:
                return each
        return None


def begin_team(accounts: Accounts, pseudonym: str) -> str:
    """Make the first administrator, and return the invitation that is typed at once at the same terminal.

    Raises:
        TeamBegun: there are accounts, and one of them was taken up.

    """
    known = accounts.store.accounts()
    if any(each.is_taken_up for each in known):
        raise TeamBegun
    if found := accounts.find_named(pseudonym):
        return _invited(accounts, found)[1]
    return invite(accounts, pseudonym, (Role.ADMINISTRATOR,))[1]


def invite(accounts: Accounts, pseudonym: str, roles: Iterable[Role]) -> tuple[Account, str]:
    """Make an account that waits for its person; return it with the code that she types, which is kept nowhere.

    Raises:
        BadChoice: the name or the roles are not possible.

    """
    name = prove_name(pseudonym)
    if accounts.find_named(name):
        raise BadChoice(what="The name", given="the name of another member", allowed="a name that nobody has here")
    made = Account(
        id=AccountId(f"acc-{secrets.token_hex(16)}"), pseudonym=name, roles=prove_roles(roles),
        made_at=stamp(accounts.now()),
    )  # fmt: skip
    return _invited(accounts, made)


def _invited(accounts: Accounts, account: Account) -> tuple[Account, str]:
    code = new_code()
    invitation = Invitation(digest=token_digest(code), until=stamp(accounts.now() + INVITED_FOR))
    return accounts.store.put_account(replace(account, invitation=invitation)), code


def set_roles(accounts: Accounts, account: str, roles: Iterable[Role]) -> Account:
    """Give a member other roles.

    Raises:
        BadChoice: they cannot be held together.
        LastAdministrator: nobody else could invite members.

    """
    known, wanted = accounts.get(account), prove_roles(roles)
    if Role.ADMINISTRATOR not in wanted:
        _prove_administered(accounts, without=known)
    return accounts.store.put_account(replace(known, roles=wanted))


def disable(accounts: Accounts, account: str) -> Account:
    """Shut a member out; her boxes stay, so that nothing is lost that she alone could open.

    Raises:
        LastAdministrator: nobody else could invite members.

    """
    known = accounts.get(account)
    _prove_administered(accounts, without=known)
    return accounts.store.put_account(replace(known, disabled=True, devices=(), invitation=None))


def enable(accounts: Accounts, account: str) -> Account:
    """Let a member in again."""
    return accounts.store.put_account(replace(accounts.get(account), disabled=False))


def reset(accounts: Accounts, account: str) -> tuple[Account, str]:
    """Invite a member anew who lost all; her keys are gone, and another member must let her into each compartment.

    Raises:
        LastHolder: a compartment would be lost with her.
        LastAdministrator: nobody else could invite members.

    """
    known = accounts.get(account)
    _prove_administered(accounts, without=known)
    _prove_held(accounts, without=known)
    accounts.store.dismiss(known.id)
    bare = Account(
        id=known.id, pseudonym=known.pseudonym, roles=known.roles, made_at=known.made_at, version=known.version
    )  # fmt: skip
    return _invited(accounts, bare)


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


def prove_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Return roles that one account may have, in their order.

    Raises:
        BadChoice: there is none, or an administrator would see content.

    """
    given = frozenset(roles)
    wanted = tuple(role for role in Role if role in given)
    if not wanted or (Role.ADMINISTRATOR in wanted and len(wanted) > 1):
        allowed = "any of reader, reviewer, senior, custodian, publisher; or administrator alone"
        raise BadChoice(what="The roles", given=", ".join(wanted) or "none", allowed=allowed)
    return wanted


def prove_name(pseudonym: str) -> str:
    """Return a pseudonym as it is kept: printable, of one line, not too long.

    Raises:
        BadChoice: it is not so.

    """
    name = " ".join(unicodedata.normalize("NFC", pseudonym).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadChoice(what="The name", given="empty, too long or unprintable", allowed="1 to 60 letters")
    return name


def folded(name: str) -> str:
    """Return a name as names are compared."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def stamp(moment: datetime) -> str:
    """Return a moment in UTC, to the second, as ISO 8601."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
