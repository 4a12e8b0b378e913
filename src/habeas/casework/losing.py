"""Which entries take something away that was read before, and which are never read at all."""

from __future__ import annotations

from dataclasses import replace

from habeas.casework.book import Book
from habeas.ledger import Closed, Entry
from habeas.ledger.entries import KINDS
from habeas.model import IdentityRecord, Placement, Shredding

PLACED = KINDS[Placement]


def masked(entry: Entry) -> Entry:
    """Return the entry as a memory may keep it: who a protected person is stays out, whoever could open that."""
    return replace(entry, by="", body=Closed.APART) if isinstance(entry.body, IdentityRecord) else entry


def takes_away(entry: Entry, ledger: Book) -> bool:
    """Whether something that was read before can be read no more: it was destroyed, or moved where one may not look."""
    if isinstance(entry.body, Shredding):
        ledger.look_again(entry.body.keys)  # another process destroyed them, and they may be known here from before
        return True
    if isinstance(entry.body, Placement):
        ledger.look_again(() if entry.key is None else (entry.key,))
        entry = next(ledger.read(Placement, after=entry.seq - 1))
    return entry.kind == PLACED and isinstance(entry.body, Closed)
