"""A team on a real PostgreSQL: its accounts, its boxes, and two reviewers who decide at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from ledger_bodies import AT, TEXT, some_bodies
from postgres import USER, postgres

from habeas.casework.accounts import AccountMoved
from habeas.casework.database import DatabaseTeam, SafeStore
from habeas.casework.decisions import decide
from habeas.casework.memory import recall
from habeas.casework.team import Keys, found, keys_of
from habeas.errors import Refused
from habeas.keys import PrivateKey, new_private_key
from habeas.model import Verdict
from habeas.model.account import Account, AccountId, Membership, Role

__all__ = ["postgres"]  # the fixture


@pytest.fixture
def team(postgres: Path) -> Iterator[DatabaseTeam]:
    """A team's empty database."""
    with psycopg.connect(host=str(postgres), user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS team WITH (FORCE)")
        connection.execute("CREATE DATABASE team")
    made = DatabaseTeam.found(f"postgresql://{USER}@/team?host={postgres}")
    yield made
    made.close()


@pytest.fixture
def store(team: DatabaseTeam) -> SafeStore:
    """Its accounts."""
    return team.store


def an_account(number: int, *, public: str = "") -> Account:
    """Return the account of nobody."""
    return Account(id=AccountId(f"acc-{number}"), pseudonym=f"Nobody {number}", roles=(Role.REVIEWER,), public=public)


def a_box(number: int, compartment: str = "general", epoch: int = 1) -> Membership:
    """Return a box of nobody."""
    return Membership(compartment=compartment, epoch=epoch, account=AccountId(f"acc-{number}"), box="00")


def test_an_account_is_kept_with_its_version(store: SafeStore) -> None:
    first = store.put_account(an_account(1))
    second = store.put_account(replace(first, disabled=True))
    assert (first.version, second.version) == (1, 2)
    assert store.accounts() == (second,)


def test_who_changes_what_another_changed_meanwhile_is_refused(store: SafeStore) -> None:
    first = store.put_account(an_account(1))
    store.put_account(replace(first, disabled=True))
    with pytest.raises(AccountMoved):
        store.put_account(replace(first, roles=(Role.ADMINISTRATOR,)))
    assert store.accounts()[0].roles == (Role.REVIEWER,)


def test_two_accounts_cannot_have_one_name(store: SafeStore) -> None:
    store.put_account(an_account(1))
    with pytest.raises(AccountMoved):
        store.put_account(replace(an_account(2), pseudonym="NOBODY 1"))
    assert [account.id for account in store.accounts()] == ["acc-1"]


def test_boxes_are_kept_all_or_none(store: SafeStore) -> None:
    store.enrol([a_box(1)])
    with pytest.raises(AccountMoved):
        store.enrol([a_box(2), a_box(1)])
    assert store.memberships() == (a_box(1),)


def test_a_member_is_dismissed_from_one_compartment_or_from_all(store: SafeStore) -> None:
    store.enrol([a_box(1), a_box(1, "velmora"), a_box(2)])
    store.dismiss(AccountId("acc-1"), "velmora")
    assert set(store.memberships()) == {a_box(1), a_box(2)}
    store.dismiss(AccountId("acc-1"))
    assert store.memberships() == (a_box(2),)


def test_another_process_of_the_team_sees_what_was_kept(team: DatabaseTeam) -> None:
    kept = team.store.put_account(an_account(1))
    other = DatabaseTeam(team._address)
    assert other.store.accounts() == (kept,)
    assert other.title == "team"
    other.close()


def keys_of_founder(team: DatabaseTeam) -> tuple[PrivateKey, Keys]:
    """Found the first compartment; return what its founder holds."""
    private = new_private_key()
    founder = team.store.put_account(an_account(1, public=private.public.hex()))
    found(team.store, founder, "general")
    return private, keys_of(team.store, founder.id, private)


def test_two_reviewers_at_once_never_lose_a_decision(team: DatabaseTeam) -> None:
    _, keys = keys_of_founder(team)
    document, *rest = some_bodies()
    first, second = team.sit(keys), team.sit(keys)
    begin = first.desk_for("Aida (invented)")
    begin.ledger.keep_original(TEXT.encode())
    begin.ledger.append([document, *rest], by=begin.person, at=AT)
    claim = next(iter(recall(begin).claims))
    refused: list[Refused] = []

    def decides(sitting, person: str) -> None:  # noqa: ANN001
        desk = sitting.desk_for(person)
        for number in range(10):
            try:
                decide(desk, [claim], Verdict.ACCEPT if number % 2 else Verdict.REJECT, because=f"{person} {number}")
            except Refused as error:
                refused.append(error)
        sitting.release()

    threads = [
        threading.Thread(target=decides, args=(sitting, person))
        for sitting, person in ((first, "Aida (invented)"), (second, "Boris (invented)"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    told = {decision.because for decision in recall(begin).decisions}
    assert len(told) + len(refused) == 20
    assert len(told) >= 18
    assert begin.ledger.verify().entries == 4 + len(told)
    first.close()
    second.close()
