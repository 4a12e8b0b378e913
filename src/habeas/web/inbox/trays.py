"""What this area keeps while the desk is open; when it is locked, the work stops and all is let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.core.files.uploadedfile import UploadedFile

from habeas.casework.intray import Handed, State, Tray
from habeas.ingest.limits import USUAL
from habeas.web.chrome.rights import At
from habeas.web.inbox.unsure import Unsure

SHOWN = 60  # files of a tray on one page; of more, only how many there are


def tray_of(request: At) -> Tray:
    """Return the tray of this sitting."""
    return request.office.keep(Tray, leave=Tray.stop)


def unsure_of(request: At) -> Unsure:
    """Return what is known of uncertain words in this sitting."""
    return request.office.keep(Unsure)


def handed(files: Iterable[UploadedFile], names: Iterable[str]) -> Iterator[Handed]:
    """Yield the files of a form; a script tells their names in full, with the folders that they lay in."""
    told = iter(names)
    for file in files:
        data = file.read(USUAL.file_bytes + 1)
        yield Handed(name=next(told, "") or file.name or "", data=data, size=file.size or 0)


def in_order(states: tuple[State, ...]) -> tuple[State, ...]:
    """Return the states that a page shows: what is being done and waits first, then the latest that are over."""
    busy = [state for state in states if not state.stage.is_over]
    over = [state for state in states if state.stage.is_over]
    return tuple((*busy, *reversed(over)))[:SHOWN]
