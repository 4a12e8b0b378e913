"""Receipts from outside for a checkpoint: what to ask is written to a file, and what came back is checked and kept.

Nothing is sent from here. Whoever sends the request is seen to have sent it: the fact alone may endanger, so that it
is never done unasked. All that the other side learns is a digest, and when.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from habeas.casework.custody import checkpoints, last_checkpoint, note_of
from habeas.casework.desk import Desk
from habeas.casework.roles import Right
from habeas.custody.bundle import time_stamp_request
from habeas.errors import Refused
from habeas.model.custody import Anchor, AnchorKind, Checkpoint

LARGEST = 64 * 1024  # bytes of a receipt, or of the certificates with which it is checked
WAIT_S = 20
OTS_MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08"  # … version 1, of a SHA-256
_STAMPED = re.compile(r"^Time stamp: ([A-Z][a-z]{2} [ 0-9]\d \d\d:\d\d:\d\d)(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE)


class ReceiptUnfit(Refused):
    """What was given is no receipt for a checkpoint of this log, or does not prove itself."""

    code = "receipt-unfit"
    exit_code = 17
    says = "This is no receipt that can be kept: %(why)s."
    remedy = "Ask for it again with the file that `habeas anchor request` writes, and give the file that comes back."


class OpensslAbsent(Refused):
    """The program that checks time stamps is not here."""

    code = "openssl-absent"
    exit_code = 19
    says = "The program openssl, which checks time stamps, is not on this computer."
    remedy = "Install it; or leave out --certificates: the receipt is then kept unchecked, and can be checked later."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What to send, to be written to a file."""

    size: int
    ending: str
    data: bytes


def request_stamp(desk: Desk, kind: AnchorKind) -> Asking:
    """Return what a time-stamping authority, or the OpenTimestamps client, is to be given for the last checkpoint.

    Raises:
        NothingLogged: nothing was signed yet.

    """
    desk.require(Right.PUBLISH)
    last = last_checkpoint(desk)
    if kind is AnchorKind.OPENTIMESTAMPS:  # its client takes the text, and sends a digest that it blinds
        return Asking(size=last.size, ending=".txt", data=note_of(last).text.encode())
    return Asking(size=last.size, ending=".tsq", data=time_stamp_request(digest_of(last)))


def take_stamp(desk: Desk, data: bytes, *, certificates: str = "") -> Anchor:
    """Put a receipt on the record; with its authority's certificates, only once openssl has found it right.

    Raises:
        ReceiptUnfit: it is of no checkpoint of ours, or not right.
        OpensslAbsent: certificates are given, and nothing here can check with them.

    """
    desk.require(Right.PUBLISH)
    if not 0 < len(data) <= LARGEST or len(certificates) > LARGEST:
        raise ReceiptUnfit(why="it is empty, or too long")
    is_ots = data.startswith(OTS_MAGIC)
    of = _checkpoint_of(desk, data)
    stamped_at = _checked(data, digest_of(of), certificates) if certificates and not is_ots else None
    taken = Anchor(
        kind=AnchorKind.OPENTIMESTAMPS if is_ots else AnchorKind.RFC3161, origin=of.origin, size=of.size,
        digest=digest_of(of), token=base64.b64encode(data).decode(), token_sha256=hashlib.sha256(data).hexdigest(),
        stamped_at=stamped_at, chain=certificates if stamped_at else "", is_checked=stamped_at is not None,
        by=desk.person, at=desk.now(),
    )  # fmt: skip
    desk.ledger.append([taken], by=desk.person, at=taken.at)
    return taken


def digest_of(checkpoint: Checkpoint) -> str:
    """Return the SHA-256 of the text of a checkpoint, which is all that others are shown of it."""
    return hashlib.sha256(note_of(checkpoint).text.encode()).hexdigest()


def _checkpoint_of(desk: Desk, data: bytes) -> Checkpoint:
    """Return the checkpoint whose digest a receipt holds; that it *says* so is for openssl or its client to find."""
    for checkpoint in reversed(checkpoints(desk)):
        if bytes.fromhex(digest_of(checkpoint)) in data:
            return checkpoint
    raise ReceiptUnfit(why="it is of no checkpoint of this log")


def _checked(data: bytes, digest: str, certificates: str) -> str:
    """Return when an authority stamped a digest (UTC), once its signature is right by these certificates."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise OpensslAbsent
    with tempfile.TemporaryDirectory() as folder:
        token, chain = Path(folder, "token.tsr"), Path(folder, "chain.pem")
        token.write_bytes(data)
        chain.write_text(certificates, encoding="utf-8")
        _asked(openssl, "ts", "-verify", "-digest", digest, "-in", str(token), "-CAfile", str(chain))
        told = _STAMPED.search(_asked(openssl, "ts", "-reply", "-in", str(token), "-text"))
    if told is None:
        raise ReceiptUnfit(why="it does not say when it was made")
    at = datetime.strptime(f"{told[1]} {told[2]}", "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)
    return at.isoformat().replace("+00:00", "Z")


def _asked(*command: str) -> str:
    """Return what openssl says, in a process of its own and within a time: receipts come from outside."""
    surroundings = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=WAIT_S, env=surroundings, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise ReceiptUnfit(why="openssl does not find it right by these certificates") from error
    return done.stdout.decode("utf-8", "replace")
