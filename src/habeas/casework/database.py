"""A team on PostgreSQL: its accounts and boxes in the ledger's safe, and its ledger, opened with somebody's keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from habeas.casework.accounts import AccountMoved, folded
from habeas.casework.sitting import Sitting
from habeas.casework.team import NAMES, Keys
from habeas.keys import new_secret
from habeas.ledger import Keyring, Report, Served
from habeas.ledger.safe import ChangedMeanwhile, Kept, Safe
from habeas.model.account import Account, AccountId, Administration, Membership
from habeas.model.codec import from_json, to_json

T = TypeVar("T")

ACCOUNT, BOX, NAME = "account/", "box/", "name/"


class SafeStore:
    """Accounts and boxes in a ledger's safe; every process of a team sees what another one changed."""

    def __init__(self, ledger: Served, safe: Safe | None = None) -> None:
        self._ledger = ledger
        self._safe = safe or ledger.safe

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts."""
        return tuple(_account(kept) for kept in self._safe.every(ACCOUNT))

    def put_account(self, account: Account) -> Account:
        """Keep an account if the one kept has its ``version`` (0: there is none); return it as it is kept now.

        A new name is taken first, in a record of its own: two who want it at once cannot both have it.

        Raises:
            AccountMoved: somebody changed it meanwhile, or the name is another's.

        """
        try:
            self._take_name(account)
            kept = self._safe.put(ACCOUNT + account.id, to_json(replace(account, version=0)), after=account.version)
        except ChangedMeanwhile as error:
            raise AccountMoved from error
        return replace(account, version=kept.version)

    def _take_name(self, account: Account) -> None:
        name = NAME + folded(account.pseudonym)
        taken = self._safe.find(name)
        if taken is not None and json.loads(taken.record) != account.id:
            raise AccountMoved
        if taken is None:
            self._safe.put_new({name: json.dumps(account.id)})

    def memberships(self) -> tuple[Membership, ...]:
        """Return all boxes."""
        return tuple(from_json(Membership, kept.record) for kept in self._safe.every(BOX))

    def enrol(self, memberships: Iterable[Membership]) -> None:
        """Keep boxes, all of them or none.

        Raises:
            AccountMoved: one of them is there already.

        """
        try:
            self._safe.put_new({_name_of(each): to_json(each) for each in memberships})
        except ChangedMeanwhile as error:
            raise AccountMoved from error

    def dismiss(self, account: AccountId, compartment: str | None = None) -> None:
        """Take away a member's boxes: of one compartment, or of all."""
        self._safe.remove(
            _name_of(each)
            for each in self.memberships()
            if each.account == account and compartment in (None, each.compartment)
        )

    @contextmanager
    def recording(self, said: Administration) -> Iterator[SafeStore]:
        """Give the store inside one transaction, at whose end this stands on the record; both are kept, or neither.

        Raises:
            AccountMoved: somebody changed the same meanwhile; nothing was changed.

        """
        with self._ledger.administering(said) as safe:
            yield SafeStore(self._ledger, safe)

    def acts(self) -> tuple[Administration, ...]:
        """Return what stands on the record, the first act first."""
        bodies = (entry.body for entry in self._ledger.read(Administration) if entry.key is None)
        return tuple(body for body in bodies if isinstance(body, Administration))


def _account(kept: Kept) -> Account:
    return replace(from_json(Account, kept.record), version=kept.version)


def _name_of(box: Membership) -> str:
    return f"{BOX}{box.compartment}/{box.epoch}/{box.account}"


class DatabaseTeam:
    """A team's database; until somebody is let in, nothing of the ledger can be read here."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._door = Served.join(address, _no_keys())
        self.store = SafeStore(self._door)

    @classmethod
    def found(cls, address: str) -> DatabaseTeam:
        """Make the tables of a team's ledger, or bring them up to date.

        Raises:
            BadChoice, DatabaseUnreachable, LedgerNewer: as they say.

        """
        Served.found(address, _no_keys()).close()
        return cls(address)

    @property
    def title(self) -> str:
        """What the database is called; nothing of where it is."""
        return self._address.partition("?")[0].rpartition("/")[2]

    def sit(self, keys: Keys) -> Sitting:
        """Open the ledger with these keys; what they do not open is skipped."""
        held = {place: key.twin() for place, key in keys.items() if place[0] != NAMES}
        ring = Keyring(names=keys[NAMES, 1].twin(), root=None, held=held)
        return Sitting(Served.join(self._address, ring))

    def verify(self) -> Report:
        """Prove log, tree and triggers from the first entry to the last; no word is opened.

        Raises:
            Broken: the first promise that is found broken.

        """
        return self._door.verify()

    def close(self) -> None:
        """Leave the database."""
        self._door.close()


def _no_keys() -> Keyring:
    return Keyring(names=new_secret(), root=None, held={})
