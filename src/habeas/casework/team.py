"""A team's compartments: who holds the key of which, who lets whom in, and the ledger that opens with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol, TypeAlias

from habeas.casework.accounts import Accounts, AccountStore, Order
from habeas.casework.roles import rights_of
from habeas.casework.sitting import Sitting
from habeas.errors import BadChoice, NotFound, Refused
from habeas.keys import PrivateKey, Secret, new_secret
from habeas.keys.account import box_key, open_key
from habeas.ledger.keyring import FIRST_EPOCH
from habeas.ledger.keyring import NAMES as NAMES  # the desk's pages ask it of casework
from habeas.model.account import Account, AccountId, Act, Membership

Keys: TypeAlias = Mapping[tuple[str, int], Secret]  # by compartment and epoch
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}", re.ASCII)


class NotHeld(Refused):
    """Nobody lets others in where she cannot enter."""

    code = "compartment-not-held"
    exit_code = 18
    says = "You do not hold the key of compartment %(compartment)s."
    remedy = "Ask a member who does."


class Team(Protocol):
    """A team's database: its accounts, and its ledger, opened with the keys that somebody holds."""

    @property
    def title(self) -> str:
        """What the database is called; nothing of where it is."""

    @property
    def store(self) -> AccountStore:
        """Accounts and boxes."""

    def sit(self, keys: Keys) -> Sitting:
        """Open the ledger with these keys; what they do not open is skipped."""


def keys_of(store: AccountStore, account: AccountId, private: PrivateKey) -> dict[tuple[str, int], Secret]:
    """Return the keys out of a member's boxes, by compartment and epoch."""
    return {
        (each.compartment, each.epoch): open_key(private, each.box, compartment=each.compartment, epoch=each.epoch)
        for each in store.memberships()
        if each.account == account
    }


def clearance_of(keys: Keys) -> frozenset[tuple[str, int]]:
    """Return what tells one set of keys from another."""
    return frozenset(keys)


def found(accounts: Accounts, founder: Account, compartment: str, order: Order) -> None:
    """Make a compartment whose only member is the founder; the first one of a team also makes the key of names.

    Raises:
        BadChoice: the name is not possible, or taken.

    """
    known = {each.compartment for each in accounts.store.memberships()}
    if not _NAME.fullmatch(compartment) or compartment in known:
        raise BadChoice(what="The compartment", given="taken, or no name", allowed="a-z, 0-9 and -; up to 31 letters")
    new = [compartment] if NAMES in known else [NAMES, compartment]
    with accounts.recording(Act.FOUNDED, order, account=founder.id, compartment=compartment) as within:
        within.store.enrol(_boxed(founder, name, FIRST_EPOCH, new_secret()) for name in new)


def let_in(accounts: Accounts, keys: Keys, account: str, compartment: str, order: Order) -> None:
    """Give a member the keys of a compartment, of every epoch that the giver holds.

    Raises:
        NotHeld: the giver does not hold it.
        NotFound: there is no such member, or the account was not taken up.
        AccountMoved: the member holds it already.

    """
    member = accounts.get(account)
    if not member.is_taken_up or member.disabled:
        raise NotFound(what="member", given=account)
    held = {each.compartment for each in accounts.store.memberships() if each.account == member.id}
    given = {place: key for place, key in keys.items() if place[0] == compartment}
    if not given or compartment == NAMES:
        raise NotHeld(compartment=compartment)
    if NAMES not in held:
        given |= {place: key for place, key in keys.items() if place[0] == NAMES}
    with accounts.recording(Act.LET_IN, order, account=member.id, compartment=compartment) as within:
        within.store.enrol(_boxed(member, name, epoch, key) for (name, epoch), key in given.items())


def put_out(accounts: Accounts, keys: Keys, account: str, compartment: str, order: Order) -> None:
    """Take a compartment from a member and renew its key for those who stay; what she saw stays seen.

    Raises:
        NotHeld: whoever asks does not hold it.

    """
    gone = accounts.get(account).id
    if not any(name == compartment for name, _ in keys) or compartment == NAMES:
        raise NotHeld(compartment=compartment)
    epoch, key = 1 + max(number for name, number in keys if name == compartment), new_secret()
    with accounts.recording(Act.PUT_OUT, order, account=gone, compartment=compartment) as within:
        stay = {each.account for each in within.store.memberships() if each.compartment == compartment} - {gone}
        members = [each for each in within.store.accounts() if each.id in stay and each.public]
        if not members:
            raise BadChoice(what="The last member", given="put out", allowed="a member beside whom another one stays")
        within.store.dismiss(gone, compartment)
        within.store.enrol(_boxed(each, compartment, epoch, key) for each in members)


def renew(team: Team, account: Account, private: PrivateKey, compartment: str) -> int:
    """Seal what a compartment holds under its newest key; return how many keys of things there were."""
    sitting = team.sit(keys_of(team.store, account.id, private))
    try:
        desk = sitting.desk_for(account.pseudonym, rights=rights_of(account.roles))
        return desk.ledger.renew(compartment)
    finally:
        sitting.close()


def _boxed(member: Account, compartment: str, epoch: int, key: Secret) -> Membership:
    box = box_key(member.public, key, compartment=compartment, epoch=epoch)
    return Membership(compartment=compartment, epoch=epoch, account=member.id, box=box)
