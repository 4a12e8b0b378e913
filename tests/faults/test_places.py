"""Where a ledger cannot be kept it says so and changes nothing: read-only places, no handles, other people's disks."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ledger"))

from batches import goes_on, made
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, a_naming, files_of, opened

from habeas.errors import HabeasError
from habeas.ledger import Ledger
from habeas.ledger.errors import LedgerBusy, LedgerNotWritable, PlaceUnfit
from habeas.ledger.places import kind_of_disk, prove_local

NOBODY = 65534


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A closed ledger with something in it."""
    path = tmp_path / "desk" / "case.ledger"
    path.parent.mkdir()
    with made(path) as kept:
        kept.append([a_naming(1)], by=BY, at=AT)
    return path


@pytest.fixture
def as_nobody(ledger: Path) -> Iterator[None]:
    """Act without the rights of root, to whom nothing is read-only."""
    if os.getuid() != 0:
        yield
        return
    for each in (ledger.parent, *ledger.parent.iterdir()):
        os.chown(each, NOBODY, NOBODY)
    for each in ledger.parents:
        if each.owner() == "root" and each != Path("/"):
            each.chmod(each.stat().st_mode | 0o011)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def said_of(path: Path) -> str:
    """Open and write, and return what the ledger says to that."""
    with pytest.raises(HabeasError) as refused, opened(path) as ledger:
        ledger.append([a_naming(2)], by=BY, at=AT)
    return refused.value.code


@pytest.mark.usefixtures("as_nobody")
@pytest.mark.parametrize(
    ("what", "mode", "why"),
    [
        ("folder", 0o500, "the log cannot be made beside the file"),
        ("file", 0o400, "nothing can be written into the file"),
    ],
)
def test_what_may_only_be_read_is_refused_and_stays_as_it_is(ledger: Path, what: str, mode: int, why: str) -> None:
    place = ledger.parent if what == "folder" else ledger
    before, usual = files_of(ledger.parent), place.stat().st_mode
    place.chmod(mode)
    try:
        assert said_of(ledger) == "ledger-not-writable", why
    finally:
        place.chmod(usual)
    assert files_of(ledger.parent).items() >= before.items()  # SQLite may leave an empty log
    goes_on(ledger, "z")


@pytest.mark.usefixtures("as_nobody")
def test_no_ledger_and_no_backup_is_made_in_a_folder_that_may_only_be_read(ledger: Path) -> None:
    folder = ledger.parent / "stick"
    folder.mkdir(mode=0o500)
    with pytest.raises(LedgerNotWritable):
        made(folder / "new.ledger")
    with opened(ledger) as kept, pytest.raises(LedgerNotWritable):
        kept.backup(folder / "copy.ledger")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("spare", [1, 2, 3, 4])
def test_without_a_free_handle_the_ledger_says_so_and_works_when_there_is_one(ledger: Path, spare: int) -> None:
    before, usual = files_of(ledger.parent), resource.getrlimit(resource.RLIMIT_NOFILE)
    opened(ledger).close()  # whatever is loaded once
    held = [os.open(os.devnull, os.O_RDONLY)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (held[0] + spare, usual[1]))
    try:
        assert said_of(ledger) == "ledger-not-writable"
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
        os.close(held[0])
    assert files_of(ledger.parent).items() >= before.items()
    goes_on(ledger, "z")


def test_two_that_have_one_ledger_open_write_in_turn_and_lose_nothing(ledger: Path) -> None:
    with opened(ledger) as one, opened(ledger) as other:
        for number in range(10):
            (one, other)[number % 2].append([a_naming(number)], by=BY, at=AT)
        assert one.head == other.head
        assert one.verify().entries == 11


def test_who_waits_too_long_for_another_is_told_so_and_nothing_was_written(ledger: Path) -> None:
    with opened(ledger) as one, opened(ledger, wait_s=0.2) as other:
        with one._writing(), pytest.raises(LedgerBusy):
            other.append([a_naming(2)], by=BY, at=AT)
        other.append([a_naming(3)], by=BY, at=AT)
        assert other.verify().entries == 2


MOUNTS = """\
22 1 252:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
31 22 0:40 / /home/ama/server rw - nfs4 files:/export rw
32 22 0:41 / /home/ama/share rw - cifs //files/share rw
33 22 0:42 / /home/ama/far rw - fuse.sshfs far:/home rw
34 22 0:43 / /home/ama/locked rw - fuse.gocryptfs /home/ama/.locked rw
35 22 0:44 / /home/ama/with\\040space rw - smb3 //files/share rw
36 22 0:45 / /mnt/c rw - 9p drvfs rw,aname=drvfs;path=C:\\134,trans=fd
37 22 0:46 / /mnt/host rw - 9p host rw,trans=virtio
38 31 252:2 / /home/ama/server/disk rw - ext4 /dev/vdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "kind", "fits", "why"),
    [
        ("/home/ama", "ext4", True, "this computer's own disk"),
        ("/home/ama/serverless", "ext4", True, "only its name begins like that of a mounted folder"),
        ("/home/ama/server/cases", "nfs4", False, "NFS"),
        ("/home/ama/server/disk", "ext4", True, "a disk of this computer mounted within"),
        ("/home/ama/share", "cifs", False, "Windows or Samba"),
        ("/home/ama/far/away", "fuse.sshfs", False, "SSH"),
        ("/home/ama/locked", "fuse.gocryptfs", True, "an encrypted folder of this computer"),
        ("/home/ama/with space", "smb3", False, "a mounted folder with a space in its name"),
        ("/mnt/c/Users", "9p-drvfs", False, "a disk of Windows seen from Linux, where locks are not kept"),
        ("/mnt/host", "9p", True, "what a virtual machine is given as its disk"),
    ],
)
def test_a_ledger_is_not_made_on_the_disk_of_another_machine(
    tmp_path: Path, folder: str, kind: str, fits: bool, why: str
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert kind_of_disk(Path(folder), mounts) == kind
    assert is_fit(Path(folder) / "case.ledger", mounts) == fits, why


def is_fit(path: Path, mounts: Path) -> bool:
    """Whether a ledger may be made there."""
    try:
        prove_local(path, mounts=mounts)
    except PlaceUnfit:
        return False
    return True


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox.cache", ".sync_0a1b2c.db", ".owncloudsync.log"])
def test_a_ledger_is_not_made_in_a_folder_that_is_kept_the_same_elsewhere(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).touch()
    place = tmp_path / "cases" / "deep"
    place.mkdir(parents=True)
    with pytest.raises(PlaceUnfit):
        made(place / "case.ledger")
    assert list(place.iterdir()) == []


def test_a_backup_may_go_where_a_ledger_may_not_and_is_not_restored_there(ledger: Path, tmp_path: Path) -> None:
    synced = tmp_path / "synced"
    synced.mkdir()
    (synced / ".stfolder").touch()
    with opened(ledger) as kept:
        kept.backup(synced / "case.backup")
    with pytest.raises(PlaceUnfit):
        Ledger.restore(synced / "case.backup", synced / "again.ledger", PASSPHRASE, cost=CHEAP)
    Ledger.restore(synced / "case.backup", ledger.with_name("again.ledger"), PASSPHRASE, cost=CHEAP)
