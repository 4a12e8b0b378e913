"""Readers who hold the keys of some compartments alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.casework.desk import Desk
from habeas.ledger import Ledger
from habeas.ledger.dialects import SQLCIPHER
from habeas.ledger.key import Cost
from habeas.ledger.keyring import GENERAL, NAMES, Keyring
from habeas.ledger.search import Index
from habeas.ledger.served import Private


@contextmanager
def reading_only(path: Path, passphrase: str, *compartments: str, cost: Cost) -> Iterator[Desk]:
    """Give the desk of a reader who holds the keys of these compartments, as a member of a team does."""
    with Ledger.open(path, passphrase, cost=cost) as ledger:
        of_root = ledger.ring
        names = of_root.derive(NAMES)
        keys = {(name, 1): of_root.find(name) for name in (GENERAL, *compartments)}
        held = {place: key.twin() for place, key in keys.items() if key is not None}
        assert names is not None
        words = Private()  # as a team's server keeps the words of each clearance in memory alone
        ledger.index = lambda: Index(words, SQLCIPHER)  # type: ignore[method-assign]
        ledger._records.ring = Keyring(names=names, root=None, held=held)
        try:
            yield Desk(ledger=ledger, person="Reader (invented)", now=lambda: "2026-02-03T04:05:06Z")
        finally:
            words.close()
