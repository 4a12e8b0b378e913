"""The log as outsiders see it: sign it, have it witnessed and stamped, and hand over what they can check."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from habeas.casework.anchoring import request_stamp, take_stamp
from habeas.casework.bundling import Bundled, Wanted, export_bundle
from habeas.casework.custody import LogState, log_state, sign_log
from habeas.casework.desk import utc_now
from habeas.casework.outlet import FileNotWritten, write_out
from habeas.casework.witnessing import begin_witness, request_cosignature, sign_as_witness, take_cosignature
from habeas.cli.secrets import read_passphrase
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import Refused
from habeas.model import Audience
from habeas.model.codec import to_plain
from habeas.model.custody import AnchorKind

LARGEST = 1024 * 1024
SEEN = (
    "Nothing was sent. Whoever sends this file is seen to send it: from which address, and when. Where that alone may "
    "endanger somebody, do not send it, or send it over Tor from another place. What it tells is a digest."
)


class FileUnusable(Refused):
    """A file cannot be read, or not be written."""

    code = "file-unusable"
    exit_code = 12
    says = "The file cannot be read, or cannot be written there."
    remedy = "Look at its name and folder; a file that is there already is never written over."


def checkpoint(options: argparse.Namespace) -> None:
    """Sign the log."""
    with desk_of(options) as desk:
        made = sign_log(desk)
        request = request_cosignature(desk, since=options.since, name=options.witness) if options.out else None
    if request is not None:
        _write(options.out, request.as_text().encode())
        tell(f"Send {options.out} to your partner: habeas witness sign FILE --in DIR; then: habeas cosign ANSWER")
    if options.json:
        give_json([to_plain(made)])
    else:
        give(made.note.rstrip("\n"))


def witness(options: argparse.Namespace) -> None:
    """Make a witness, or let it sign."""
    passphrase = read_passphrase(options.passphrase_fd, new=options.step == "init")
    if options.step == "init":
        give(begin_witness(options.folder, options.what, passphrase))
        tell("That is the witness's key: read it to your partner by telephone, or hand it over on paper.")
        return
    signed = sign_as_witness(
        options.folder, _text(options.what), passphrase, seconds=_seconds(utc_now()), log=options.log
    )
    tell(f"It continues what was seen before: {signed.origin}, {signed.size} entries. Send the line back.")
    if options.out:
        _write(options.out, signed.line.encode())
    else:
        give(signed.line.rstrip("\n"))


def cosign(options: argparse.Namespace) -> None:
    """Take in a partner's cosignature."""
    data = _text(options.file)
    with desk_of(options) as desk:
        taken = take_cosignature(desk, data, vkey=options.vkey)
    if options.json:
        give_json([to_plain(taken)])
    else:
        give(f"{taken.witness} saw {taken.size} entries")


def anchor(options: argparse.Namespace) -> None:
    """Write what to have stamped, or take in the receipt."""
    with desk_of(options) as desk:
        if options.step == "request":
            asking = request_stamp(desk, AnchorKind(options.kind))
            _write(options.file, asking.data)
            give(f"{options.file}  {asking.size} entries")
            tell(SEEN)
            return
        certificates = _text(str(options.certificates)) if options.certificates else ""
        taken = take_stamp(desk, _read(options.file), certificates=certificates)
    if options.json:
        give_json([to_plain(taken)])
        return
    give(f"{taken.kind}  {taken.size} entries  {taken.stamped_at or 'kept unchecked'}")
    if taken.kind is AnchorKind.OPENTIMESTAMPS:
        tell(
            "To check it: ots verify -f TEXT FILE, with the text that `habeas anchor request` wrote; later: ots upgrade"
        )


def export(options: argparse.Namespace) -> None:
    """Write a bundle."""
    wanted = Wanted(
        case=options.case, audience=Audience(options.audience.replace("-", "_")), only=tuple(options.only),
        recipients=tuple(options.age), with_names=options.with_names,
    )  # fmt: skip
    with desk_of(options) as desk:
        found = export_bundle(desk, wanted, options.to)
    if options.json:
        give_json([{**to_plain(found.made), "path": str(found.path), "stays": list(found.choice.stays)}])
        return
    for line in _bundle_lines(found):
        tell(line)
    give(str(found.path))


def _bundle_lines(found: Bundled) -> tuple[str, ...]:
    choice = found.choice
    stays = (f"{len(choice.stays)} documents stay here: protected, sealed, or kept before entries were sealed.",)
    return (
        f"{len(choice.documents)} originals, {found.records} records; they name: {', '.join(choice.workers)}",
        *(stays if choice.stays else ()),
        "Originals go out whole: read each before you hand it over. Tell the reader your key by another way:",
        "habeas show log",
    )


def show_log(options: argparse.Namespace) -> None:
    """Show the size and root of the log, by what it is checked, and when others last saw it."""
    with desk_of(options) as desk:
        state = log_state(desk)
    if options.json:
        plain = to_plain(state)
        give_json([{key: plain[key] for key in ("size", "root", "origin", "vkey", "fingerprint", "left_at", "days")}])
        return
    for line in _log_lines(state):
        give(line)


def _log_lines(state: LogState) -> tuple[str, ...]:
    last = state.signed[-1] if state.signed else None
    left = "never" if state.left_at is None else f"{state.days} days ago ({state.left_at})"
    return (
        f"size         {state.size}", f"root         {state.root}", f"key          {state.vkey}",
        f"fingerprint  {state.fingerprint}", f"signed       {f'{last.at}, {last.size} entries' if last else 'never'}",
        f"witnessed    {len(state.cosigned)} cosignatures, {len(state.anchored)} receipts",
        f"last head that left this machine and was seen: {left}",
    )  # fmt: skip


def _seconds(at: str) -> int:
    return int(datetime.fromisoformat(at.replace("Z", "+00:00")).timestamp())


def _text(name: str) -> str:
    try:
        return (sys.stdin.buffer.read(LARGEST) if name == "-" else _read(Path(name))).decode()
    except UnicodeDecodeError as error:
        raise FileUnusable from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise FileUnusable from error


def _write(path: Path, data: bytes) -> None:
    try:
        write_out(path, data, over=False)
    except FileNotWritten as error:
        raise FileUnusable from error
