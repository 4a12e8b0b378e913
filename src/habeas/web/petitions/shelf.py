"""Petitions that were written, written again to be read: kept while the desk is open, since they never change."""

from __future__ import annotations

from functools import partial

from habeas.casework.petitions import Pleading, Record, get_record, write_again
from habeas.web.chrome.office import Office
from habeas.web.chrome.rights import At

MOST = 20

_SHELVES: dict[str, dict[str, Pleading]] = {}


def get_written(request: At, petition: str) -> tuple[Record, Pleading]:
    """Return a petition's record and its text as it was written.

    Raises:
        NotFound: none of that id was written from this ledger.
        MadeByAnotherVersion: it was written by other rules.

    """
    memory = request.view.memory
    record = get_record(memory, petition)
    shelf = _shelf(request.office)
    if petition not in shelf:
        shelf[petition] = write_again(memory, record)
        while len(shelf) > MOST:
            del shelf[next(iter(shelf))]
    return record, shelf[petition]


def _shelf(office: Office) -> dict[str, Pleading]:
    """Return the shelf of this opening of the desk; it is emptied when the desk is locked."""
    mark = office.mark
    if mark not in _SHELVES:
        _SHELVES[mark] = {}
        office.at_close(partial(_clear, mark))
    return _SHELVES[mark]


def _clear(mark: str) -> None:
    _SHELVES.pop(mark, None)
