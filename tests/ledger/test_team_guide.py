"""The guide for a team's server, carried out: its SQL on a real PostgreSQL, its unit by systemd itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from ledger_bodies import AT, BY
from postgres import USER, find_programs, postgres, skip_or_fail

from habeas.keys import new_secret
from habeas.ledger import Keyring, Served
from habeas.model import Note, Placement, Shredding
from parts import required

__all__ = ["postgres"]

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "run-a-team-server.md").read_text(encoding="utf-8")
SQL = re.findall(r"```sql\n(.*?)```", GUIDE, re.DOTALL)
SHELL = [
    block for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) if "pg_dump" in block or "pg_restore" in block
]
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


def carried_out(script: str, folder: Path, socket: Path, recipient: str) -> str:
    """Run what the guide says, letter for letter but for the place of the server and the key of ``age``."""
    program = folder / "habeas"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m habeas "$@"\n')
    program.chmod(0o755)
    here = script.replace("host=/run/postgresql", f"host={socket}").replace("age1…", recipient)
    path = os.pathsep.join((str(folder), str(find_programs()), os.environ["PATH"]))
    done = subprocess.run(
        ["/bin/sh"], input=here, capture_output=True, text=True, timeout=120, check=False, cwd=folder,
        env={"PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(folder)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_a_backup_is_restored_and_verified_before_it_is_kept_and_brings_everything_back(
    served: Path, tmp_path: Path
) -> None:
    made = subprocess.run([required("age-keygen")], capture_output=True, text=True, timeout=60, check=True).stdout
    (tmp_path / "key.txt").write_text(made)
    recipient = re.findall(r"age1[0-9a-z]+", made)[0]
    with Served.join(f"postgresql://habeas_app@/habeas?host={served}", ring()) as ledger:
        ledger.append([Note(about="cas-7", text="Kept (invented).", by=BY, at=AT)], by=BY, at=AT)
        sha256 = ledger.keep_original(b"another invented letter")
        before, head = [entry.body for entry in ledger.entries()], ledger.head
    for name in ("habeas_check", "habeas_new"):
        said(served, f"CREATE DATABASE {name} OWNER habeas_owner ENCODING 'UTF8' TEMPLATE template0")
    try:
        for _ in range(2):  # the second night, too
            told = carried_out(SHELL[0], tmp_path, served, recipient)
        assert f"Last entry: {head.seq} {head.hash}" in told
        (kept,) = tmp_path.glob("habeas-*")
        assert kept.read_bytes().startswith(b"age-encryption.org/")
        assert f"Last entry: {head.seq} {head.hash}" in carried_out(SHELL[1], tmp_path, served, recipient)
        with Served.join(f"postgresql://habeas_app@/habeas_new?host={served}", ring()) as again:
            assert [entry.body for entry in again.entries()] == before
            assert again.get_original(sha256) == b"another invented letter"
            assert again.verify().head == head
            again.append([Note(about="cas-7", text="Goes on.", by=BY, at=AT)], by=BY, at=AT)
    finally:
        for name in ("habeas_check", "habeas_new"):
            said(served, f'DROP DATABASE "{name}" WITH (FORCE)')


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
