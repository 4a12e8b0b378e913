"""The engines that the model of the ledger is run on: how each makes, opens, copies and brings back a ledger."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "ledger"))

from ledger_bodies import CHEAP, PASSPHRASE, opened

from habeas.ledger import Ledger


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

    def backup(self, ledger: Ledger) -> Path:
        place = self._place()
        place.parent.mkdir()
        ledger.backup(place)
        return place

    def restore(self, backup: Path) -> Path:
        place = self._place()
        place.parent.mkdir()
        Ledger.restore(backup, place, PASSPHRASE, cost=CHEAP)
        return place


ENGINES = (OnSqlcipher,)
