"""A log cut off or overwritten at any sector, and a byte flipped anywhere: what the ledger makes of it.

Of a torn log, either the whole of it or its beginning is left, or the ledger says that it is damaged; never a part of a
batch, never a later batch without an earlier one. A flipped byte is found by opening or by verifying.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from batches import Lost, found_in, made, opened, original, write
from chance import Chance
from ledger_bodies import PASSPHRASE

from habeas.errors import Broken, HabeasError, Refused
from habeas.ledger import Ledger
from habeas.ledger.pages import wal_path

SECTOR = 512
MISSED = "NOT FOUND"
LANE = "a"
IN_FILE, IN_LOG = 4, 12  # batches that stand in the file, and in the log beside it

Files = dict[str, bytes]


def crashed(folder: Path) -> Files:
    """Return the files as a process that was killed leaves them: some batches in the file, more in the log."""
    path = folder / "case.ledger"
    with made(path) as ledger:
        write(ledger, LANE, range(IN_FILE), lambda _: None)
    with opened(path) as ledger:
        write(ledger, LANE, range(IN_FILE, IN_FILE + IN_LOG), lambda _: None)
        return {each.name: each.read_bytes() for each in folder.iterdir() if not each.name.endswith("-shm")}


@contextmanager
def laid(files: Files, folder: Path) -> Iterator[Path]:
    """Give a ledger of these files in a folder of its own, gone afterwards."""
    place = folder / "laid"
    place.mkdir()
    try:
        for name, data in files.items():
            (place / name).write_bytes(data)
        yield place / "case.ledger"
    finally:
        shutil.rmtree(place)


def torn(files: Files, chance: Chance, *, every: int = SECTOR) -> Iterator[tuple[str, bytes]]:
    """Yield logs cut off at every so many bytes, and as many with rubbish in some sectors, each with what was done."""
    log = files[wal_path(Path("case.ledger")).name]
    for size in range(0, len(log), every):
        yield f"cut off at {size}", log[:size]
    for _ in range(0, len(log), every):
        spoilt, places = bytearray(log), sorted({chance.below(-(-len(log) // SECTOR)) for _ in range(3)})
        for place in places:
            spoilt[place * SECTOR : (place + 1) * SECTOR] = chance.bytes(SECTOR)
        yield f"rubbish in sectors {places}", bytes(spoilt[: len(log)])


def survives(files: Files, log: bytes, folder: Path) -> str:
    """Open a ledger with this log, and say how much of it there is, or that it says no.

    Raises:
        Lost: there is a mixture.

    """
    with laid({**files, wal_path(Path("case.ledger")).name: log}, folder) as path:
        try:
            with opened(path) as ledger:
                count = found_in(ledger.read("proposal_made"))[LANE]
                ledger.verify()
        except Broken:
            return "refused"
        if not IN_FILE <= count <= IN_FILE + IN_LOG:
            raise Lost(f"{count} batches are there")
        return "whole" if count == IN_FILE + IN_LOG else "a beginning"


def tear(files: Files, folder: Path, seed: str, *, every: int = SECTOR) -> Counter[str]:
    """Tear the log in every way, and count what came of it."""
    return Counter(survives(files, log, folder) for _, log in torn(files, Chance(seed), every=every))


def settled(folder: Path) -> Files:
    """Return the files of a closed ledger with some originals in it."""
    path = folder / "case.ledger"
    with made(path) as ledger:
        write(ledger, LANE, range(20), lambda _: None)
        ledger.keep_original(original("b", 0) * 2000)
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def flip(data: bytes, place: int, bit: int) -> bytes:
    """Return bytes of which one bit is another."""
    spoilt = bytearray(data)
    spoilt[place] ^= 1 << bit
    return bytes(spoilt)


def found_by(spoilt: Files, files: Files, folder: Path) -> str:
    """Open and verify a ledger with spoilt files, and say by what that was found, or that it was not."""
    with laid({**files, **spoilt}, folder) as path:
        return _say_of(path, {name: files[name] for name in spoilt})


def _say_of(path: Path, was: Files) -> str:
    try:
        ledger = opened(path)
    except (Refused, Broken) as error:
        return f"opening: {error.code}"
    with ledger:
        if ledger.mended and all(path.with_name(name).read_bytes() == data for name, data in was.items()):
            return "mended at opening"
        try:
            ledger.verify()
        except Broken as error:
            return f"verifying: {error.code}"
    return MISSED


def restored(backup: Files, folder: Path) -> str:
    """Restore a spoilt backup, and say by what that was found; nothing must be left at the new place."""
    with laid(backup, folder) as path:
        to, before = path.with_name("restored.ledger"), set(path.parent.iterdir())
        try:
            Ledger.restore(path, to, PASSPHRASE)
        except HabeasError as error:
            return f"restoring: {error.code}" if set(path.parent.iterdir()) == before else f"{MISSED}: files are left"
        return MISSED
