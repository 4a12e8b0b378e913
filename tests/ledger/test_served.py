"""The same ledger on PostgreSQL: what the server keeps is ciphertext, and each reader sees what their keys open."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from ledger_bodies import AT, BY, TEXT, a_naming, some_bodies
from postgres import USER, postgres
from psycopg import sql

from builders import a_claim, a_document
from habeas.errors import BadChoice
from habeas.keys import Secret, new_secret
from habeas.ledger import Closed, Keyring, Served
from habeas.ledger.errors import (
    AppendOnly,
    ChainBroken,
    CompartmentClosed,
    DatabaseUnreachable,
    LedgerMissing,
    TriggersMissing,
)
from habeas.ledger.keyring import GENERAL
from habeas.ledger.safe import ChangedMeanwhile
from habeas.ledger.search import Change, Text
from habeas.ledger.triggers import POSTGRES_TRIGGERS
from habeas.model import Kind, Placement, Shredding
from habeas.model.query import Wanted

__all__ = ["postgres"]  # the fixture

SECRET_WORDS = ("Dauren", "Sarybulak", "arrested on", BY)


@pytest.fixture(scope="module")
def server(postgres: Path) -> Callable[[str], str]:
    """Make an empty database of this name and return its address."""

    def made(name: str) -> str:
        with psycopg.connect(host=str(postgres), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql://{USER}@/{name}?host={postgres}"

    return made


@pytest.fixture(scope="module")
def names() -> Secret:
    """The key of names that every member of this team has."""
    return new_secret()


@pytest.fixture(scope="module")
def general() -> Secret:
    """The key of what is open to all members."""
    return new_secret()


@pytest.fixture
def ring(names: Secret, general: Secret) -> Callable[..., Keyring]:
    """Give a member's ring, with more compartments if they are named."""

    def made(**more: Secret) -> Keyring:
        held = {(GENERAL, 1): general.twin(), **{(name, 1): key.twin() for name, key in more.items()}}
        return Keyring(names=names.twin(), root=None, held=held)

    return made


@pytest.fixture
def address(server: Callable[[str], str]) -> str:
    """An empty database."""
    return server("case")


@pytest.fixture
def team(address: str, ring: Callable[..., Keyring]) -> Iterator[Served]:
    """A team's ledger with a document and what was said of it."""
    with Served.found(address, ring()) as made:
        made.keep_original(TEXT.encode())
        made.append(some_bodies(), by=BY, at=AT)
        yield made


def raw(address: str) -> psycopg.Connection:
    """Connect as the administrator of the database."""
    return psycopg.connect(address, autocommit=True)


def test_what_is_written_is_read_by_another_member(team: Served, address: str, ring: Callable[..., Keyring]) -> None:
    with Served.join(address, ring()) as other:
        assert [entry.body for entry in other.entries()] == some_bodies()
        assert {entry.by for entry in other.entries()} == {BY}
        assert other.get_original(hashlib.sha256(TEXT.encode()).hexdigest()) == TEXT.encode()


def test_all_of_it_can_be_verified(team: Served) -> None:
    report = team.verify()
    assert (report.entries, report.claims, report.originals, report.closed) == (4, 1, 1, 0)
    assert team.frontier.size == report.head.seq == 4


def test_the_server_holds_no_word(team: Served, address: str) -> None:
    team.index().bring(Change(put=(Text(shelf="document", id="doc-1", text=TEXT),)), since=None, upto=4)
    with raw(address) as connection:
        tables = [row[0] for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        rows = [
            row for table in tables for row in connection.execute(sql.SQL("TABLE {}").format(sql.Identifier(table)))
        ]
    held = b" ".join(cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row)
    assert len(tables) >= 8
    assert [word for word in SECRET_WORDS if word.encode() in held] == []
    assert hashlib.sha256(TEXT.encode()).hexdigest().encode() not in held


def test_words_are_found_in_memory(team: Served) -> None:
    team.index().bring(Change(put=(Text(shelf="document", id="doc-1", text=TEXT),)), since=None, upto=4)
    found = team.index().find(
        "document", [Wanted(words=("sarybulak",), beginning=False, written=("Sarybulak",))], limit=5
    )
    assert [place.id for place in found] == ["doc-1"]


def test_a_member_without_a_compartment_sees_that_there_is_something_and_no_more(
    team: Served, address: str, ring: Callable[..., Keyring]
) -> None:
    apart, secret = new_secret(), a_document("Only some may read this. (invented)")
    claim = a_claim(secret, "may read", Kind.ARREST, subject=None)
    with Served.join(address, ring(velmora=apart)) as inner:
        sha256 = inner.keep_original(secret.text.encode(), compartment="velmora")
        inner.append([secret, claim], by=BY, at=AT, compartment="velmora")
        assert [entry.body for entry in inner.read(after=4)] == [secret, claim]
    with Served.join(address, ring()) as outer:
        assert [entry.body for entry in outer.read(after=4)] == [Closed.APART, Closed.APART]
        assert (outer.verify().closed, outer.verify().originals) == (2, 1)
        with pytest.raises(CompartmentClosed):
            outer.get_original(sha256)
        with pytest.raises(CompartmentClosed):
            outer.append([a_claim(secret, "may read", Kind.TORTURE, subject=None)], by=BY, at=AT)


def test_what_is_moved_to_a_compartment_is_closed_to_the_others(
    team: Served, address: str, ring: Callable[..., Keyring]
) -> None:
    document = some_bodies()[0].id
    with Served.join(address, ring(velmora=new_secret())) as inner:
        inner.move(Placement(subject=document, compartment="velmora", by=BY, at=AT, because="b"), by=BY, at=AT)
        assert inner.compartment_of(document) == "velmora"
    with Served.join(address, ring()) as outer:
        assert {entry.body for entry in outer.entries()} == {Closed.APART}


def test_a_renewed_compartment_is_closed_to_who_holds_only_the_old_key(
    team: Served, address: str, names: Secret, general: Secret
) -> None:
    stays = Keyring(names=names.twin(), root=None, held={(GENERAL, 1): general.twin(), (GENERAL, 2): new_secret()})
    with Served.join(address, stays) as staying:
        assert staying.renew(GENERAL) == 1
        assert staying.verify().closed == 0
    gone = Keyring(names=names.twin(), root=None, held={(GENERAL, 1): general.twin()})
    with Served.join(address, gone) as leaving:
        assert {entry.body for entry in leaving.entries()} == {Closed.APART}


def test_what_was_destroyed_is_gone_for_all_and_the_log_stands(team: Served) -> None:
    document, before = some_bodies()[0].id, team.frontier
    key = team.find_key(document)
    team.shred(Shredding(keys=(key,), by=BY, at=AT, because="withdrawn"), by=BY, at=AT)
    assert [entry.body for entry in team.read() if entry.seq <= 4] == [Closed.DESTROYED] * 4
    report = team.verify()
    assert (report.destroyed, report.entries) == (4, 5)
    assert team.frontier.size == before.size + 1
    team.append([some_bodies()[0]], by=BY, at=AT)
    assert team.find_key(document) != key


COMMANDS = [
    "UPDATE ledger_entry SET at = at WHERE seq = 1",
    "DELETE FROM ledger_entry WHERE seq = 4",
    "TRUNCATE ledger_entry",
    "INSERT INTO ledger_entry SELECT 9, kind, at, by, prev_hash, hash, body FROM ledger_entry WHERE seq = 4",
    "INSERT INTO ledger_entry SELECT 5, kind, at, by, prev_hash, hash, body FROM ledger_entry WHERE seq = 4",
    "INSERT INTO ledger_entry SELECT * FROM ledger_entry ON CONFLICT (seq) DO UPDATE SET at = 'now'",
    "DELETE FROM ledger_key",
    "UPDATE ledger_key SET compartment = 'another'",
    "UPDATE ledger_tree SET root = ''",
    "DELETE FROM ledger_chunk",
    "UPDATE ledger_original SET size = 1",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_database_itself_refuses_to_change_a_row(team: Served, address: str, command: str) -> None:
    with raw(address) as connection, pytest.raises(psycopg.errors.IntegrityError):
        connection.execute(command)
    with pytest.raises(AppendOnly), team._cursor() as cursor:
        cursor.execute(command)
    assert team.verify().entries == 4


@pytest.mark.parametrize("name", sorted(POSTGRES_TRIGGERS))
def test_a_trigger_that_is_missing_is_found_when_somebody_joins(
    team: Served, address: str, ring: Callable[..., Keyring], name: str
) -> None:
    with raw(address) as connection:
        connection.execute(f'ALTER TABLE "{POSTGRES_TRIGGERS[name][1]}" DISABLE TRIGGER "{name}"')
    with pytest.raises(TriggersMissing):
        Served.join(address, ring())


TAMPERINGS = [
    ("UPDATE ledger_entry SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", "an old time"),
    ("UPDATE ledger_entry SET sealed = sealed || 'x' WHERE seq = 2", "an old body"),
    ("DELETE FROM ledger_entry WHERE seq = 4", "the last entry gone"),
    ("UPDATE ledger_tree SET root = repeat('0', 64)", "the root"),
]


@pytest.mark.parametrize(("command", "why"), TAMPERINGS, ids=[why for _, why in TAMPERINGS])
def test_tampering_by_the_superuser_is_found(team: Served, address: str, command: str, why: str) -> None:
    with raw(address) as connection:
        for name, (_, table, _when) in POSTGRES_TRIGGERS.items():
            connection.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER "{name}"')
        connection.execute(command)
        for name, (_, table, _when) in POSTGRES_TRIGGERS.items():
            connection.execute(f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}"')
    with pytest.raises(ChainBroken):
        team.verify()


def test_two_members_who_write_at_once_lose_nothing(team: Served, address: str, ring: Callable[..., Keyring]) -> None:
    def writes(first: int) -> None:
        with Served.join(address, ring()) as member:
            for number in range(first, first + 20):
                member.append([a_naming(number)], by=BY, at=AT)
            member.release()

    writers = [threading.Thread(target=writes, args=(first,)) for first in (100, 200, 300)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert team.verify().entries == 64
    written = {entry.body.name for entry in team.read("naming")}
    assert {f"Nobody {first + number}" for first in (100, 200, 300) for number in range(20)} <= written


def test_nothing_is_written_over_what_another_changed(team: Served) -> None:
    first = team.safe.put("account/acc-1", "one", after=0)
    team.safe.put("account/acc-1", "two", after=first.version)
    with pytest.raises(ChangedMeanwhile):
        team.safe.put("account/acc-1", "three", after=first.version)
    assert [kept.record for kept in team.safe.every("account/")] == ["two"]


def test_a_database_without_a_ledger_is_not_joined(server: Callable[[str], str], ring: Callable[..., Keyring]) -> None:
    with pytest.raises(LedgerMissing):
        Served.join(server("empty"), ring())


def test_a_server_that_does_not_answer_is_said_plainly(tmp_path: Path, ring: Callable[..., Keyring]) -> None:
    with pytest.raises(DatabaseUnreachable):
        Served.join(f"postgresql://nobody@/nothing?host={tmp_path}", ring())


@pytest.mark.parametrize(
    "address",
    ["postgresql://a:secret@host/case", "mysql://host/case", "postgresql://host", "postgresql://h/c?options=x"],
)
def test_an_address_that_names_a_password_or_no_database_is_refused(address: str, ring: Callable[..., Keyring]) -> None:
    with pytest.raises(BadChoice) as refused:
        Served.join(address, ring())
    assert "secret" not in refused.value.message
