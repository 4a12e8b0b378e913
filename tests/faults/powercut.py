"""The disks that a power cut may leave behind, of what a writer was recorded to do; and what the ledger makes of them.

After a cut a disk holds all that was synced, and of the rest nothing can be said: each write, each sector of 512 bytes
of it, each change of length and each name in a folder may have arrived or not, in any order. What had never been
written reads as zeros or as rubbish. A name outlives a cut only if its folder was synced after it came to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from batches import PASSPHRASE, Lost, Said, opened, prove
from chance import Chance
from scenes import ANOTHER, DESK, FIRST, LANE, STICK
from tracing import Cut, Moved, Named, Says, Step, Sync, Write

from habeas.keys.errors import WrongPassphrase
from habeas.ledger import Ledger
from habeas.ledger.errors import LedgerMissing

SECTOR = 512
MODES = ("none", "all", "some", "sectors", "begun", "backwards")  # how much of what was not synced arrives


@dataclass(frozen=True, slots=True)
class Disk:
    """What a cut left: the files by their path, and what had been acknowledged."""

    files: dict[str, bytes]
    said: tuple[str, ...]

    def lay(self, folder: Path, recorded: Path) -> Path:
        """Write the files into a folder as they lay in the recorded one."""
        for name in (DESK, STICK):
            (folder / name).mkdir(parents=True)
        for path, data in self.files.items():
            (folder / Path(path).relative_to(recorded)).write_bytes(data)
        return folder / DESK / "case.ledger"


def without(steps: Iterable[Step], *endings: str) -> list[Step]:
    """Return the steps of a writer that forgets to sync what has a path with one of these endings."""
    return [step for step in steps if not (isinstance(step, Sync) and step.path.endswith(endings))]


def cut(steps: Sequence[Step], at: int, chance: Chance) -> Disk:
    """Return what may be left if the power goes after so many steps."""
    done = steps[:at]
    names = _names(done, chance)
    held = {file: _held(done, file, chance) for file in set(names.values())}
    said = tuple(line for step in done if isinstance(step, Says) for line in step.lines.splitlines())
    return Disk({path: held[file] for path, file in names.items()}, said)


def stop(steps: Sequence[Step], at: int) -> Disk:
    """Return what is left if the writer is killed after so many steps: all that it did, for the kernel lives on."""
    names, held, said = dict[str, int](), dict[int, bytearray](), list[str]()
    for step in steps[:at]:
        if isinstance(step, Named | Moved):
            _rename(names, step)
        elif isinstance(step, Write | Cut):
            _apply(held.setdefault(step.file, bytearray()), step, None)
        elif isinstance(step, Says):
            said += step.lines.splitlines()
    return Disk({path: bytes(held.get(file, b"")) for path, file in names.items()}, tuple(said))


def names_at(steps: Sequence[Step], at: int) -> dict[int, str]:
    """Return how each file is called after so many steps."""
    names = dict[str, int]()
    for step in steps[:at]:
        if isinstance(step, Named | Moved):
            _rename(names, step)
    return {file: name for name, file in names.items()}


def _names(done: Sequence[Step], chance: Chance) -> dict[str, int]:
    """Return which name stands for which file: those that were synced, and of the later ones what chance gives."""
    synced: dict[str, int] = {}
    for place, step in enumerate(done):
        if isinstance(step, Sync) and isinstance(step.what, str):
            synced[step.path] = place
    names: dict[str, int] = {}
    is_journalled, stopped = chance.heads(), False  # a journal keeps names in their order; not every disk has one
    for place, step in enumerate(done):
        if not isinstance(step, Named | Moved):
            continue
        path = step.path if isinstance(step, Named) else step.new
        if place > synced.get(str(Path(path).parent), -1):
            arrives = chance.heads()
            stopped = stopped or (is_journalled and not arrives)
            if stopped or not arrives:
                continue
        _rename(names, step)
    return names


def _rename(names: dict[str, int], step: Named | Moved) -> None:
    """Change one name."""
    if isinstance(step, Moved):
        if step.old in names:
            names[step.new] = names.pop(step.old)
    elif step.file is None:
        names.pop(step.path, None)
    else:
        names[step.path] = step.file


def _held(done: Sequence[Step], file: int, chance: Chance) -> bytes:
    """Return what a file holds: all that was synced, and of the rest what chance gives."""
    own = [step for step in done if isinstance(step, Write | Cut | Sync) and _file(step) == file]
    last = max((place for place, step in enumerate(own) if isinstance(step, Sync)), default=-1)
    held = bytearray()
    for step in own[: last + 1]:
        _apply(held, step, chance)
    rest = [step for step in own[last + 1 :] if isinstance(step, Write | Cut)]
    for step in _arriving(rest, chance):
        _apply(held, step, chance)
    return bytes(held)


def _file(step: Write | Cut | Sync) -> int | str:
    """Return the file that a step is about."""
    return step.what if isinstance(step, Sync) else step.file


def _arriving(rest: list[Write | Cut], chance: Chance) -> Iterable[Write | Cut]:
    """Return those changes that arrive, or parts of them, in the order in which they count."""
    mode = chance.pick(MODES)
    if mode == "all":
        return rest
    if mode == "some":
        return [step for step in rest if chance.heads()]
    if mode == "sectors":
        return [part for step in rest for part in _sectors(step) if chance.heads()]
    if mode == "begun":  # in order, the last one torn
        parts = [part for step in rest for part in _sectors(step)]
        return parts[: chance.below(len(parts) + 1)]
    if mode == "backwards":  # the latest arrive, the earlier do not
        return rest[chance.below(len(rest) + 1) :]
    return []


def _sectors(step: Write | Cut) -> list[Write | Cut]:
    """Return a write, sector by sector of the disk."""
    if isinstance(step, Cut):
        return [step]
    first = SECTOR - step.at % SECTOR
    edges = [0, *range(first, len(step.data), SECTOR), len(step.data)]
    return [Write(step.file, step.at + a, step.data[a:b]) for a, b in pairwise(edges) if b > a]


def _apply(held: bytearray, step: Step, chance: Chance | None) -> None:
    """Change what a file holds; where nothing was ever written, there are zeros or rubbish."""
    if isinstance(step, Sync):
        return
    end = step.at if isinstance(step, Write) else step.size
    if end > len(held):
        gap = end - len(held)
        held += chance.bytes(gap) if chance and chance.heads() else bytes(gap)
    if isinstance(step, Write):
        held[step.at : step.at + len(step.data)] = step.data
    elif isinstance(step, Cut):
        del held[step.size :]


def examine(disk: Disk, folder: Path, recorded: Path) -> str:
    """Open what a cut left, prove that all acknowledged is there, and say what was found.

    Raises:
        Lost, HabeasError: it is not.

    """
    path, said, more = disk.lay(folder, recorded), Said(), set[str]()
    for line in disk.said:
        if line.startswith(("appended", "kept")):
            said.hear(line)
        else:
            more.add(line)
    try:
        with _opened(path, is_rekeyed="rekeyed" in more) as ledger:
            prove(ledger, said, most_more=1 if "made case.ledger" in more else FIRST)
            if ledger.frontier.size != ledger.head.seq:
                raise Lost("the tree is not that of the entries")
    except LedgerMissing:
        if "made case.ledger" in more:
            raise
        return "not made yet"
    there = [*(folder / STICK).glob("[!.]*.backup"), *(folder / DESK).glob("again.ledger")]
    for place in there:
        _prove_copy(place)
    if missing := {line for line in more if line.startswith(("copied", "restored"))} - {
        f"{'restored' if place.parent.name == DESK else 'copied'} {place.name}" for place in there
    }:
        raise Lost(f"{sorted(missing)} is not there")
    return "whole"


def _opened(path: Path, *, is_rekeyed: bool) -> Ledger:
    """Return the ledger, by the passphrase that must open it, or by either while it is being changed."""
    if is_rekeyed:
        return Ledger.open(path, ANOTHER)
    try:
        return opened(path)
    except WrongPassphrase:
        return Ledger.open(path, ANOTHER)


def _prove_copy(path: Path) -> None:
    """Refuse a copy under its own name that is not complete."""
    with Ledger.open(path, PASSPHRASE) as copied:
        copied.verify()
        least = 30 if path.name.startswith("second") else 27
        if prove(copied, Said(), most_more=least)[LANE] < least:
            raise Lost(f"{path.name} does not hold what was written before it was made")
