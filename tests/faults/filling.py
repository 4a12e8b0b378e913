"""A full disk at every stage of a ledger's life, on a real file system of that size in memory.

    python filling.py FOLDER STAGE ROOM_KIB ...        (run inside a mount namespace; see ``fill_disk``)

For each room a tmpfs is mounted, a ledger made and written to, the rest of it taken up but for so many KiB, and the
stage acted. It must succeed, or say that the disk is full and have written nothing; nothing acknowledged may be lost,
no draft be left lying, and once there is room again, everything must work. Prints what happened as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from batches import AT, BY, CHEAP, PASSPHRASE, Lost, Said, batch, goes_on, made, opened, original, prove, write
from scenes import ANOTHER, LANE
from schema_one import make_first

from habeas.errors import HabeasError
from habeas.ledger import Ledger
from habeas.ledger.errors import DiskFull
from habeas.ledger.opening import by_passphrase
from habeas.ledger.rekeying import rekey
from habeas.ledger.search import Change, Text

DISK_KIB = 4096
PAGE_KIB = 4
WRITTEN = 12  # batches, before the disk is full
LIMIT_S = 240


def unshared() -> list[str] | None:
    """Return the command under which this process may mount, if there is one."""
    for command in (["unshare", "-m"], ["unshare", "-Urm"]):
        if shutil.which("unshare") is None:
            return None
        mount = [*command, "mount", "-t", "tmpfs", "-o", "size=64k", "habeas", "/mnt"]
        if subprocess.run(mount, capture_output=True, timeout=LIMIT_S, check=False).returncode == 0:
            return command
    return None


def fill_disk(stages: Sequence[str], rooms: Sequence[int], folder: Path) -> Counter[str]:
    """Act these stages with so many KiB of room, each on a disk of its own, and count what happened.

    Raises:
        Lost: a promise did not hold.

    """
    command, told = unshared(), Counter[str]()
    if command is None:
        raise Lost("nothing can be mounted here: it takes root, or user namespaces")
    for stage in stages:
        run = [*command, sys.executable, __file__, str(folder), stage, *map(str, rooms)]
        done = subprocess.run(run, capture_output=True, text=True, timeout=LIMIT_S, check=False)
        if done.returncode:
            raise Lost(f"{stage}: {done.stderr.strip().splitlines()[-1]}")
        told += Counter(json.loads(done.stdout))
    return told


@contextlib.contextmanager
def disk(place: Path, size_kib: int) -> Iterator[Path]:
    """Give a folder on a disk of this size."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kib}k", "habeas", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def take_up(place: Path, *, but_kib: int) -> Path:
    """Take up all the room of a disk but this much."""
    ballast = place / "ballast"
    left = os.statvfs(place)
    with ballast.open("wb") as file:
        file.write(bytes(max(left.f_bavail * left.f_frsize - but_kib * 1024, 0)))
    return ballast


def create(path: Path) -> None:
    """Make another ledger beside it."""
    made(path.with_name("new.ledger")).close()


def append(path: Path) -> None:
    """Write on."""
    with opened(path) as ledger:
        for number in range(6):
            ledger.append(batch("b", number), by=BY, at=AT)


def keep(path: Path) -> None:
    """Keep an original."""
    with opened(path) as ledger:
        ledger.keep_original(original("b", 0) * 400)


def index(path: Path) -> None:
    """Put words into the search index."""
    with opened(path) as ledger:
        words = [
            Text(shelf="document", id=f"doc-{number}", text=f"invented {number} " * 90, of="") for number in range(60)
        ]
        ledger.index().bring(Change(put=words), since=ledger.index().upto, upto=0)


def back_up(path: Path) -> None:
    """Make a backup beside it."""
    with opened(path) as ledger:
        ledger.backup(path.with_name("case.backup"))


def restore(path: Path) -> None:
    """Restore a copy beside it, from what lies closed."""
    Ledger.restore(path, path.with_name("restored.ledger"), PASSPHRASE, cost=CHEAP)


def change(path: Path) -> None:
    """Give it new keys, and then again the old passphrase."""
    rekey(path, PASSPHRASE, [by_passphrase(ANOTHER, CHEAP)])
    rekey(path, ANOTHER, [by_passphrase(PASSPHRASE, CHEAP)])


def upgrade(path: Path) -> None:
    """Open it, which upgrades it."""
    opened(path).close()


STAGES: dict[str, Callable[[Path], None]] = {
    "create": create, "append": append, "keep": keep, "index": index, "backup": back_up, "restore": restore,
    "rekey": change, "upgrade": upgrade,
}  # fmt: skip


def act(stage: str, room_kib: int, place: Path) -> str:
    """Act a stage with so much room, prove what is left, and say how it ended."""
    path = place / "case.ledger"
    said = Said()
    if stage == "upgrade":
        bodies = [("proposal_made", body) for number in range(WRITTEN) for body in batch(LANE, number)]
        make_first(path, bodies, [])
        said.appended[LANE] = WRITTEN
    else:
        with made(path) as ledger:
            write(ledger, LANE, range(WRITTEN), said.hear)
    ballast = take_up(place, but_kib=room_kib)
    ended = _ended(stage, path)
    left = [each.name for each in place.iterdir() if "draft" in each.name or each.name.endswith("-journal")]
    if left:
        raise Lost(f"{stage} with {room_kib} KiB left {left}")
    ballast.unlink()
    passphrase = PASSPHRASE if _opens(path, PASSPHRASE) else ANOTHER
    with Ledger.open(path, passphrase, cost=CHEAP) as ledger:
        prove(ledger, said, most_more=WRITTEN)
        ledger.verify()
    goes_on(path, "z", passphrase)
    if ended != "done" and passphrase == PASSPHRASE and stage != "append":
        STAGES[stage](path)  # now it must
    return ended


def _ended(stage: str, path: Path) -> str:
    """Act, and say whether it was done, or that the disk is full; anything else that is said is a fault."""
    try:
        STAGES[stage](path)
    except DiskFull:
        return "the disk is full"
    except HabeasError as error:
        raise Lost(f"{stage} said {error.code} where the disk was full: {error}") from error
    return "done"


def _opens(path: Path, passphrase: str) -> bool:
    try:
        Ledger.open(path, passphrase, cost=CHEAP).close()
    except HabeasError:
        return False
    return True


def main() -> None:
    """Act one stage with each room."""
    folder, stage, rooms = Path(sys.argv[1]), sys.argv[2], [int(each) for each in sys.argv[3:]]
    told = Counter[str]()
    for room in rooms:
        with disk(folder / "disk", DISK_KIB) as place:
            try:
                told[f"{stage}: {act(stage, room, place)}"] += 1
            except (Lost, HabeasError, OSError) as error:
                raise SystemExit(f"{room} KiB: {type(error).__name__} {error}") from error
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
