"""Where a ledger can live: a disk of this machine with room on it, and not a folder that others write to as well.

SQLite's write-ahead log needs memory that all who have the file open share; network file systems do not give it, and
lock badly. A synchronising program copies file and log at different moments, and puts back what another machine had.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from habeas.ledger.errors import LedgerNotWritable, PlaceUnfit

LEAST_BYTES = 64 * 1024  # SQLite's shared memory grows by half of it

# By the names that the kernel gives. A local FUSE (an encrypted folder, NTFS) is not among them; one unknown passes.
NETWORK = frozenset(
    {
        "9p-drvfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.ceph", "fuse.curlftpfs", "fuse.davfs",
        "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs", "fuse.google-drive-ocamlfuse", "fuse.goofys",
        "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.onedriver", "fuse.rclone", "fuse.s3fs", "fuse.seaweedfs",
        "fuse.smbnetfs", "fuse.sshfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2",
        "orangefs", "smb2", "smb3", "smbfs",
    }
)  # fmt: skip

# What synchronising programs leave in the folder that they keep the same elsewhere.
SYNCED = (
    ".dropbox.cache", ".stfolder", ".sync_*.db", "._sync_*.db", ".owncloudsync.log", ".nextcloudsync.log",
    ".SynologyWorkingDirectory", ".tmp.drivedownload", ".tmp.driveupload", ".seafile-data",
)  # fmt: skip
_SYNCED_PARENTS = (("Library", "Mobile Documents"), ("Library", "CloudStorage"))  # iCloud, and others on macOS
MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def is_full(folder: Path) -> bool:
    """Whether there is no room left on the disk of a folder."""
    try:
        return shutil.disk_usage(folder).free < LEAST_BYTES
    except OSError:
        return False


def prove_writable(path: Path) -> None:
    """Refuse a file that may only be read, before SQLite leaves side files there that may only be read, too.

    Raises:
        LedgerNotWritable: it may not be written to.

    """
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise LedgerNotWritable


def prove_local(path: Path, *, mounts: Path = MOUNTS) -> None:
    """Refuse a place for a new ledger where what is written could be lost, as far as this system tells.

    Raises:
        PlaceUnfit: it is on another machine's disk, or in a folder that is kept the same elsewhere.

    """
    folder = path.absolute().parent.resolve()
    if str(folder).startswith("\\\\") or kind_of_disk(folder, mounts) in NETWORK:
        raise PlaceUnfit
    if any(pair == folder.parts[at : at + 2] for pair in _SYNCED_PARENTS for at in range(len(folder.parts))):
        raise PlaceUnfit
    if any(_has(each, mark) for each in (folder, *folder.parents) for mark in SYNCED):
        raise PlaceUnfit


def _has(folder: Path, mark: str) -> bool:
    """Whether a folder gives this sign; one that cannot be read gives none, and writing into it says why."""
    try:
        return next(folder.glob(mark), None) is not None
    except OSError:
        return False


def kind_of_disk(folder: Path, mounts: Path) -> str:
    """Return the kind of file system that a folder is on; "" where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = 0, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        place = Path(_ESCAPED.sub(lambda digits: chr(int(digits[1], 8)), before.split(" ")[4]))
        if folder.is_relative_to(place) and len(place.parts) >= best:  # of two at one place, the later is seen
            best, kind = len(place.parts), _kind(after)
    return kind


def _kind(after: str) -> str:
    """Return the kind that the second half of a line of mountinfo names."""
    kind, *rest = after.split(" ")
    return "9p-drvfs" if kind == "9p" and "aname=drvfs" in rest[-1] else kind  # Windows' disks, seen from Linux
