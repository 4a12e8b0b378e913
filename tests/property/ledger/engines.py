"""The engines that the model of the ledger is run on: how each makes, opens, copies and brings back a ledger."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "ledger"))

from ledger_bodies import CHEAP, PASSPHRASE, opened
from postgres import USER, find_programs

from habeas.keys import Secret, new_secret
from habeas.ledger import Keyring, Ledger
from habeas.ledger.keyring import GENERAL
from habeas.ledger.served import Served


@dataclass(slots=True, kw_only=True)
class OnSqlcipher:
    """Ledgers in files of one folder."""

    folder: Path
    made: int = field(default=0)

    def _place(self) -> Path:
        self.made += 1
        return self.folder / str(self.made) / "case.ledger"

    def create(self) -> Path:
        place = self._place()
        place.parent.mkdir()
        Ledger.create(place, PASSPHRASE, cost=CHEAP).close()
        return place

    def open(self, place: Path) -> Ledger:
        return opened(place)

    def backup(self, ledger: Ledger, here: Path) -> Path:
        place = self._place()
        place.parent.mkdir()
        ledger.backup(place)
        return place

    def restore(self, backup: Path) -> Path:
        place = self._place()
        place.parent.mkdir()
        Ledger.restore(backup, place, PASSPHRASE, cost=CHEAP)
        return place


@dataclass(slots=True, kw_only=True)
class OnPostgres:
    """Ledgers of a team, each in a database of its own; the server's own tools back them up."""

    folder: Path
    made: int = field(default=0)
    held: tuple[Secret, ...] = field(default_factory=lambda: (new_secret(), new_secret(), new_secret()))
    socket: ClassVar[Path]

    def create(self) -> str:
        place = self._place()
        Served.found(place, self._ring()).close()
        return place

    def _place(self) -> str:
        """The address of an empty database."""
        import psycopg

        self.made += 1
        name = f"model{abs(hash(self.folder))}x{self.made}"
        with psycopg.connect(host=str(self.socket), user=USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql://{USER}@/{name}?host={self.socket}"

    def backup(self, ledger: Served, here: str) -> Path:
        self.made += 1
        to = self.folder / f"{self.made}.dump"
        self._runs("pg_dump", "--format=custom", "--file", str(to), here)
        return to

    def restore(self, backup: Path) -> str:
        place = self._place()
        self._runs("pg_restore", "--exit-on-error", "--single-transaction", "--dbname", place, str(backup))
        return place

    def _runs(self, program: str, *words: str) -> None:
        found = find_programs()
        assert found is not None
        subprocess.run([found / program, *words], check=True, capture_output=True, timeout=60)

    def _ring(self) -> Keyring:
        names, general, need = (key.twin() for key in self.held)
        return Keyring(names=names, root=None, held={(GENERAL, 1): general, ("need", 1): need})

    def open(self, place: str) -> Served:
        return Served.join(place, self._ring())


ENGINES = (OnSqlcipher, OnPostgres)
