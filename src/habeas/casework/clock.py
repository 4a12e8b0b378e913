"""Whether this computer's clock can be right: what is in the ledger was not written in the future."""

from __future__ import annotations

from datetime import datetime, timedelta

from habeas.casework.book import Book

# Two computers that take turns at one ledger seldom differ by more; less is no reason to trouble anybody.
TOLERATED = timedelta(minutes=2)


def find_newest(ledger: Book, now: str) -> str | None:
    """Return when the last entry was written, where the clock says that this is still to come; else None.

    Nothing depends on it: entries stand in the order in which they were written.
    """
    last = ledger.head.seq
    at = next((entry.at for entry in ledger.read(after=last - 1)), now) if last else now
    return at if datetime.fromisoformat(now) + TOLERATED < datetime.fromisoformat(at) else None
