"""A team's accounts: where they are kept, how they are found, and what every change of them says on the record."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from habeas.errors import BadChoice, NotFound, Refused
from habeas.keys.account import token_digest
from habeas.keys.passphrase import VERSION_1, Cost
from habeas.model.account import Account, AccountId, Act, Administration, Membership, Role, Why

LONGEST_NAME = 60
TERMINAL = "terminal"  # who invites the first administrator
OFFERED = tuple(why for why in Why if why is not Why.OWN)


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

    def recording(self, said: Administration) -> AbstractContextManager[AccountStore]:
        """Give the store inside one transaction, at whose end this stands on the record; both are kept, or neither."""

    def acts(self) -> tuple[Administration, ...]:
        """Return what stands on the record, the first act first."""


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
class Order:
    """Who wants an act on accounts, and why."""

    by: str
    why: Why


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

    @contextmanager
    def recording(
        self, act: Act, order: Order, *, account: AccountId | None = None, compartment: str | None = None,
        roles: tuple[Role, ...] = (),
    ) -> Iterator[Accounts]:  # fmt: skip
        """Give these accounts inside one transaction, in which nobody else writes, that also records the act."""
        said = Administration(
            act=act, account=account, compartment=compartment, roles=roles, by=order.by, why=order.why,
            at=stamp(self.now()),
        )  # fmt: skip
        with self.store.recording(said) as store:
            yield replace(self, store=store)


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


def prove_why(word: str) -> Why:
    """Return a reason out of those that are offered.

    Raises:
        BadChoice: it is none of them.

    """
    if word not in OFFERED:
        raise BadChoice(what="The reason", given="none of those offered", allowed=", ".join(OFFERED))
    return Why(word)


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
