"""The guide for a team's server, carried out: its SQL on a real PostgreSQL, its unit by systemd itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from ledger_bodies import AT, BY
from postgres import USER, postgres, skip_or_fail

from habeas.keys import new_secret
from habeas.ledger import Keyring, Served
from habeas.model import Note, Placement, Shredding

__all__ = ["postgres"]

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "run-a-team-server.md").read_text(encoding="utf-8")
SQL = re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL)
UNIT = re.findall(r"```ini\n(.*?)```", GUIDE, re.DOTALL)


def said(postgres: Path, sql: str, *, user: str = USER, database: str = "postgres") -> list[tuple[object, ...]]:
    with psycopg.connect(host=str(postgres), user=user, dbname=database, autocommit=True) as connection:
        cursor = connection.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []


def ring() -> Keyring:
    """The keys of a member; the test has one team and one member."""
    return Keyring(names=NAMES.twin(), root=None, held={("general", 1): HELD.twin(), ("north", 1): NORTH.twin()})


NAMES, HELD, NORTH = new_secret(), new_secret(), new_secret()


@pytest.fixture(scope="module")
def served(postgres: Path) -> Iterator[Path]:
    """A database made as the guide says, each statement by whom it names."""
    for statement in SQL[0].split(";"):
        if statement.strip():
            said(postgres, statement)
    Served.found(f"postgresql://habeas_owner@/habeas?host={postgres}", ring()).close()
    for statement in SQL[1].split(";"):
        if statement.strip():
            said(postgres, statement, user="habeas_owner", database="habeas")
    yield postgres
    said(postgres, 'DROP DATABASE "habeas" WITH (FORCE)')
    said(postgres, "DROP ROLE habeas_app")
    said(postgres, "DROP ROLE habeas_owner")


def test_the_programs_role_does_all_that_members_do(served: Path) -> None:
    with Served.join(f"postgresql://habeas_app@/habeas?host={served}", ring()) as ledger:
        entries = ledger.append([Note(about="cas-0", text="Invented.", by=BY, at=AT)], by=BY, at=AT)
        sha256 = ledger.keep_original(b"an invented letter")
        subject = f"doc-{sha256[:16]}"
        ledger.move(Placement(subject=subject, compartment="north", by=BY, at=AT, because="need to know"), by=BY, at=AT)
        assert ledger.get_original(sha256) == b"an invented letter"
        ledger.safe.put("account/acc-0", "{}", after=0)
        ledger.safe.put("account/acc-0", '{"a":1}', after=1)
        ledger.safe.remove(["account/acc-0"])
        key = ledger.find_key(subject)
        assert key
        ledger.shred(Shredding(keys=(key,), by=BY, at=AT, because="withdrawn"), by=BY, at=AT)
        assert ledger.verify().entries >= len(entries)


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_tree", "ledger_shred"])
@pytest.mark.parametrize(
    "act", ["DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}", "ALTER TABLE {} DISABLE TRIGGER ALL"]
)
def test_the_programs_role_cannot_unsay_what_is_on_the_record(table: str, act: str, served: Path) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        said(served, act.format(table), user="habeas_app", database="habeas")


def test_neither_role_is_a_superuser(served: Path) -> None:
    told = said(served, "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname LIKE 'habeas_%' "
                        "AND rolname <> 'habeas_tests'")  # fmt: skip
    assert told == [(False, False, False)] * 2


def test_systemd_finds_no_fault_in_the_unit(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        skip_or_fail("there is no systemd here")
    program = tmp_path / "habeas"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / "habeas.service"
    known = UNIT[0].replace("/opt/habeas/bin/habeas", str(program)).replace("=habeas\n", "=root\n", 2)
    unit.write_text(known)
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=60, check=False
    )
    assert [line for line in done.stderr.splitlines() if "habeas.service" in line] == []
    assert done.returncode == 0 or "Failed to" in done.stderr  # no bus, as in a container: only the words are proven
