"""Petitions that were written, written again to be read: kept while the desk is open, since they never change."""

from __future__ import annotations

from habeas.casework.petitions import Pleading, Record, get_record, write_again
from habeas.web.chrome.rights import At

MOST = 20


class Shelf(dict[str, Pleading]):
    """The latest petitions that were asked for, by their id."""


def get_written(request: At, petition: str) -> tuple[Record, Pleading]:
    """Return a petition's record and its text as it was written.

    Raises:
        NotFound: none of that id was written from this ledger.
        MadeByAnotherVersion: it was written by other rules.

    """
    memory = request.view.memory
    record = get_record(memory, petition)
    shelf = request.office.keep(Shelf)
    if petition not in shelf:
        shelf[petition] = write_again(memory, record)
        while len(shelf) > MOST:
            del shelf[next(iter(shelf))]
    return record, shelf[petition]
