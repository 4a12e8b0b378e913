"""A small invented team on a copy of the invented world: its accounts in memory, its ledger in the vault's own file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
from django.test import Client
from world import PASSPHRASE, copy_world

from habeas.casework.accounts import AccountMoved, Accounts, Order, folded
from habeas.casework.entering import Chosen, open_recovery, take_up
from habeas.casework.members import invite
from habeas.casework.sitting import Sitting
from habeas.casework.team import Keys
from habeas.keys import PrivateKey, Secret, derive_secret
from habeas.keys.account import box_key
from habeas.keys.passphrase import Cost
from habeas.keys.recovery import new_code
from habeas.ledger import Ledger
from habeas.ledger.keyring import Keyring
from habeas.model import Placement
from habeas.model.account import Account, AccountId, Administration, Membership, Role, Why
from habeas.web.chrome.office import open_office
from habeas.web.team.office import TeamOffice

CHEAP = Cost(memory_kib=32, passes=1, lanes=1)
SECRET = "an invented member's passphrase"
SILENT: Keys = {}
ORDER = Order(by="acc-0", why=Why.WORK)
WORK = {"why": "work"}  # the field of a form


class MemoryStore:
    """Accounts and boxes in memory, with the promises of the port."""

    def __init__(self) -> None:
        self._guard = threading.RLock()
        self._accounts: dict[str, Account] = {}
        self._boxes: dict[tuple[str, int, str], Membership] = {}
        self._acts: tuple[Administration, ...] = ()

    def accounts(self) -> tuple[Account, ...]:
        with self._guard:
            return tuple(self._accounts.values())

    def put_account(self, account: Account) -> Account:
        with self._guard:
            known = self._accounts.get(account.id)
            taken = any(folded(each.pseudonym) == folded(account.pseudonym) and each.id != account.id
                        for each in self._accounts.values())  # fmt: skip
            if (known.version if known else 0) != account.version or taken:
                raise AccountMoved
            kept = self._accounts[account.id] = replace(account, version=account.version + 1)
            return kept

    def memberships(self) -> tuple[Membership, ...]:
        with self._guard:
            return tuple(self._boxes.values())

    def enrol(self, memberships: Iterable[Membership]) -> None:
        new = {(each.compartment, each.epoch, each.account): each for each in memberships}
        with self._guard:
            if not self._boxes.keys().isdisjoint(new):
                raise AccountMoved
            self._boxes |= new

    def dismiss(self, account: AccountId, compartment: str | None = None) -> None:
        with self._guard:
            self._boxes = {
                place: each for place, each in self._boxes.items()
                if each.account != account or compartment not in (None, each.compartment)
            }  # fmt: skip

    @contextmanager
    def recording(self, said: Administration) -> Iterator[MemoryStore]:
        with self._guard:
            before = dict(self._accounts), dict(self._boxes)
            try:
                yield self
            except BaseException:
                self._accounts, self._boxes = before
                raise
            self._acts += (said,)

    def acts(self) -> tuple[Administration, ...]:
        return self._acts


@dataclass
class VaultTeam:
    """A team whose ledger is a vault's file, opened only as far as a member's keys go."""

    path: Path
    store: MemoryStore = field(default_factory=MemoryStore)
    title: str = "team"

    def sit(self, keys: Keys) -> Sitting:
        ledger = Ledger.open(self.path, PASSPHRASE)
        held = {place: key.twin() for place, key in keys.items() if place[0] != "names"}
        ledger._records.ring = Keyring(names=keys["names", 1].twin(), root=None, held=held)
        return Sitting(ledger)

    def key(self, compartment: str) -> Secret:
        """The key of a compartment of the file, as its root gives it."""
        with Ledger.open(self.path, PASSPHRASE) as ledger:
            root = ledger.hold_key().root
            return derive_secret(root, "names" if compartment == "names" else f"compartment/{compartment}/1")


@dataclass(frozen=True)
class Member:
    """Somebody invented, with all that she knows."""

    name: str
    account: AccountId
    totp: str = field(repr=False)
    recovery: str = field(repr=False)
    passphrase: str = field(default=SECRET, repr=False)


@dataclass
class Clock:
    """A time that tests move."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        return self.at.timestamp()

    def pass_by(self, **parts: float) -> None:
        self.at += timedelta(**parts)


@dataclass
class TeamWorld:
    """The office, and what tests need to be anybody in it."""

    office: TeamOffice
    team: VaultTeam
    clock: Clock
    keys: dict[str, Secret]

    def join(self, name: str, *roles: Role, compartments: Iterable[str] = ("general",)) -> Member:
        """Invite somebody, let her take her account up, and give her boxes."""
        accounts, totp, recovery = self.office.accounts, pyotp.random_base32(), new_code()
        made, code = invite(accounts, name, roles, ORDER)
        chosen = Chosen(passphrase=SECRET, totp=totp, recovery=recovery, code=self.code_of(totp))
        taken = take_up(accounts, code, chosen)
        wanted = [] if Role.ADMINISTRATOR in roles else ["names", *compartments]
        self.team.store.enrol(
            Membership(compartment=each, epoch=1, account=made.id,
                       box=box_key(taken.public, self.keys[each], compartment=each, epoch=1))
            for each in wanted
        )  # fmt: skip
        return Member(name=name, account=made.id, totp=totp, recovery=recovery)

    def code_of(self, totp: str) -> str:
        """Return the code that a program shows now."""
        return pyotp.TOTP(totp).at(int(self.clock.seconds()))

    def log_in(self, member: Member, client: Client | None = None, *, remember: bool = False) -> Client:
        """Return a browser in which this member is logged in and the ledger has been read."""
        browser = client or Client()
        self.clock.pass_by(seconds=30)  # the next code
        browser.post("/enter/", {"name": member.name, "passphrase": member.passphrase})
        form = {"code": self.code_of(member.totp), **({"remember": "on"} if remember else {})}
        answer = browser.post("/enter/code/", form)
        assert answer.status_code == 302, answer.content.decode()
        ends = time.monotonic() + 60
        while (answer := browser.get("/inbox/")).status_code == 302 and time.monotonic() < ends:
            if answer.headers["Location"] == "/account/":
                break
            time.sleep(0.05)
        return browser


def open_team(world: Path, folder: Path) -> TeamWorld:
    """Return a team on a copy of the world."""
    team, clock = VaultTeam(copy_world(world, folder / "team.habeas")), Clock()
    names = ("names", "general", "north")
    office = TeamOffice(team, Accounts(store=team.store, now=clock, cost=CHEAP), clock=clock.seconds)
    open_office(office)
    return TeamWorld(office=office, team=team, clock=clock, keys={name: team.key(name) for name in names})


def private_of(world: TeamWorld, member: Member) -> PrivateKey:
    """Return a member's private key, out of her recovery code."""
    return open_recovery(world.office.accounts, member.name, member.recovery)[1]


def shelter(world: TeamWorld) -> tuple[str, str]:
    """Move the document on Bana Orvel to compartment north; return its id and that of a claim in it."""
    sitting = world.team.sit({(name, 1): key for name, key in world.keys.items()})
    assert sitting.wait(120)
    view = sitting.view()
    document = next(key for key, each in view.documents.items() if "Bana" in each.text)
    claim = next(each.id for each in view.memory.claims.values() if each.passage.document == document)
    desk = sitting.desk_for("Ama Boduk")
    placement = Placement(subject=document, compartment="north", by=desk.person, at=desk.now(), because="need to know")
    desk.ledger.move(placement, by=desk.person, at=desk.now())
    sitting.close()
    return document, claim
