"""A team on a real PostgreSQL: its accounts, its boxes, and two reviewers who decide at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from ledger_bodies import AT, TEXT, some_bodies
from postgres import USER, postgres

from habeas.casework.accounts import AccountMoved, Accounts, LastAdministrator, Order
from habeas.casework.database import DatabaseTeam, SafeStore
from habeas.casework.decisions import decide
from habeas.casework.entering import log_out
from habeas.casework.members import acts_of, disable, enable, invite, reset, set_roles
from habeas.casework.memory import recall
from habeas.casework.team import Keys, found, keys_of, let_in, put_out
from habeas.cli.main import main
from habeas.errors import Refused
from habeas.keys import PrivateKey, new_private_key
from habeas.ledger.book import _head, _write
from habeas.ledger.entries import stand_open
from habeas.ledger.errors import ChainBroken
from habeas.model import ClaimId, Decision, Verdict
from habeas.model.account import Account, AccountId, Act, Administration, Lock, Membership, Role, Why

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
    found(Accounts(store=team.store), founder, "general", Order(by=founder.id, why=Why.WORK))
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
    assert begin.ledger.verify().entries == 5 + len(told)  # the first says who made the compartment
    first.close()
    second.close()


PUBLIC = new_private_key().public.hex()
BOSS = Order(by="acc-boss", why=Why.DANGER)


def two_administrators(team: DatabaseTeam) -> tuple[Accounts, Account, Account]:
    """Two that are in office, so that either may go."""
    accounts = Accounts(store=team.store)
    lock = Lock(salt="00", memory_kib=32, passes=1, lanes=1, verifier="00")
    one, two = (
        team.store.put_account(replace(an_account(number, public=PUBLIC), roles=(Role.ADMINISTRATOR,), lock=lock))
        for number in (1, 2)
    )
    return accounts, one, two


def test_an_act_on_an_account_is_an_entry_of_the_log_that_opens_without_a_key(team: DatabaseTeam) -> None:
    accounts, one, _ = two_administrators(team)
    before = team.store._ledger.frontier
    disable(accounts, one.id, BOSS)
    (entry,) = team.store._ledger.read(Administration)
    assert (entry.key, entry.by, entry.body.act, entry.body.account, entry.body.why) == (
        None, "acc-boss", Act.SHUT_OUT, one.id, Why.DANGER,
    )  # fmt: skip
    assert team.store._ledger.frontier.size == before.size + 1 == entry.seq
    assert team.store._ledger.verify().kinds == (("administration", 1),)


ACTS_ON_ONE = (
    (lambda accounts, one: invite(accounts, "Somebody new", [Role.READER], BOSS), Act.INVITED),
    (lambda accounts, one: set_roles(accounts, one.id, [Role.READER], BOSS), Act.ROLES),
    (lambda accounts, one: disable(accounts, one.id, BOSS), Act.SHUT_OUT),
    (lambda accounts, one: enable(accounts, one.id, BOSS), Act.LET_BACK),
    (lambda accounts, one: reset(accounts, one.id, BOSS), Act.RESET),
    (lambda accounts, one: log_out(accounts, one.id), Act.LOGGED_OUT),
    (lambda accounts, one: found(accounts, one, "velmora", BOSS), Act.FOUNDED),
)


@pytest.mark.parametrize(("act", "said"), ACTS_ON_ONE, ids=[said for _, said in ACTS_ON_ONE])
def test_each_act_is_recorded_by_who_did_it(team: DatabaseTeam, act: Callable[..., object], said: Act) -> None:
    accounts, one, _ = two_administrators(team)
    act(accounts, one)
    (done,) = acts_of(accounts)
    assert (done.act, done.by) == (said, "Nobody 1" if said is Act.LOGGED_OUT else "acc-boss")


def test_who_is_let_in_and_put_out_is_recorded_with_the_compartment(team: DatabaseTeam) -> None:
    private, keys = keys_of_founder(team)
    accounts = Accounts(store=team.store)
    lock = Lock(salt="00", memory_kib=32, passes=1, lanes=1, verifier="00")
    guest = team.store.put_account(replace(an_account(2, public=new_private_key().public.hex()), lock=lock))
    let_in(accounts, keys, guest.id, "general", BOSS)
    put_out(accounts, keys, guest.id, "general", BOSS)
    told = [(done.act, done.whom, done.compartment) for done in acts_of(accounts)]
    assert told == [
        (Act.PUT_OUT, "Nobody 2", "general"), (Act.LET_IN, "Nobody 2", "general"), (Act.FOUNDED, "Nobody 1", "general"),
    ]  # fmt: skip
    assert {epoch for _, epoch in keys_of(team.store, AccountId("acc-1"), private)} == {1, 2}


def test_what_is_refused_leaves_neither_a_change_nor_an_entry(team: DatabaseTeam) -> None:
    accounts, one, two = two_administrators(team)
    disable(accounts, two.id, BOSS)
    kept, entries = team.store.accounts(), team.store._ledger.head.seq
    with pytest.raises(LastAdministrator):
        reset(accounts, one.id, BOSS)
    with pytest.raises(AccountMoved), accounts.recording(Act.ROLES, BOSS, account=one.id) as within:
        within.store.put_account(replace(one, roles=(Role.READER,)))
        within.store.put_account(replace(one, roles=(Role.SENIOR,)))  # of the version before: refused
    assert (team.store.accounts(), team.store._ledger.head.seq) == (kept, entries)


def test_two_administrators_who_shut_each_other_out_at_once_leave_one(team: DatabaseTeam) -> None:
    accounts, one, two = two_administrators(team)
    refused: list[Refused] = []

    def shuts(whom: Account) -> None:
        try:
            disable(accounts, whom.id, BOSS)
        except Refused as error:
            refused.append(error)
        team.store._ledger.release()

    threads = [threading.Thread(target=shuts, args=(whom,)) for whom in (one, two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [type(each) for each in refused] == [LastAdministrator]
    assert [each.disabled for each in team.store.accounts()].count(False) == 1


def test_the_command_line_tells_what_was_done_and_proves_the_log_without_a_key(
    team: DatabaseTeam, capsys: pytest.CaptureFixture[str]
) -> None:
    accounts, one, _ = two_administrators(team)
    disable(accounts, one.id, BOSS)
    statuses = [main(["team", deed, "--database", team._address]) for deed in ("log", "verify")]
    told = capsys.readouterr().out
    assert statuses == [0, 0]
    assert "acc-boss: shut_out Nobody 1 (danger)" in told
    assert "proved  1 entries" in told


def test_the_open_entries_hold_no_name(team: DatabaseTeam) -> None:
    accounts, one, _ = two_administrators(team)
    invite(accounts, "Dara of Zubrania", [Role.READER], BOSS)
    reset(accounts, one.id, BOSS)
    with psycopg.connect(team._address) as connection:
        rows = connection.execute("SELECT * FROM ledger_entry").fetchall()
    assert len(rows) == 2
    assert [word for word in ("Dara", "Zubrania", "Nobody") if word in str(rows)] == []


def test_an_entry_that_stands_open_and_is_no_act_on_accounts_was_forged(team: DatabaseTeam) -> None:
    keys_of_founder(team)
    claim = ClaimId("clm-1")
    said = Decision(claim=claim, verdict=Verdict.ACCEPT, by="Aida (invented)", at=AT, because="b")
    ledger = team.store._ledger
    with ledger._cursor() as cursor:  # as whoever has the password of the database could write it
        _write(cursor, [stand_open(said, head=_head(cursor), by=said.by, at=AT)])
    with pytest.raises(ChainBroken):
        list(ledger.read())
    with pytest.raises(ChainBroken):
        ledger.verify()
