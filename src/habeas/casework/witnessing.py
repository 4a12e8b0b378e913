"""A partner sees the log grow: what we send, what comes back, and what the partner does on a machine of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.custody import checkpoints, last_checkpoint, note_of
from habeas.casework.desk import Desk
from habeas.casework.roles import Right
from habeas.custody.errors import NoteUnreadable, WitnessUnready
from habeas.custody.note import (
    COSIGNATURE,
    ED25519,
    Signature,
    Verifier,
    check_cosignature,
    prove_name,
    read_signatures,
)
from habeas.custody.tree import Tree, leaf_hash
from habeas.custody.witness import Request, State, read_request, read_state, witness, witness_verifier
from habeas.errors import Refused
from habeas.keys import SealBroken, Secret, new_secret
from habeas.keys.parcel import open_with_passphrase, seal_with_passphrase
from habeas.keys.signing import SignatureWrong, SigningKey
from habeas.model.custody import Checkpoint, Cosignature

KEY_FILE, STATE_FILE = "witness.key.age", "witness.state"
LARGEST = 64 * 1024  # bytes of a file that passes between us and a partner


class WitnessUnknown(Refused):
    """A cosignature comes from a key that nobody has put on record."""

    code = "witness-unknown"
    exit_code = 18
    says = "This cosignature is of a witness whose key is not known here, or is another than before."
    remedy = "Compare the key with your partner by telephone; then: habeas cosign FILE --witness KEY"


class WitnessFolderTaken(Refused):
    """A witness would be made where there is one, or where nothing can be written."""

    code = "witness-folder-taken"
    exit_code = 18
    says = "No witness can be made in that folder: there is one already, or nothing can be written there."
    remedy = "Choose a new folder. A witness that forgets what it saw is worth nothing: never make it again."


class WitnessAbsent(Refused):
    """There is no witness in a folder, or its files cannot be read."""

    code = "witness-absent"
    exit_code = 12
    says = "There is no witness in that folder, or its files cannot be read or written."
    remedy = "Name the folder: habeas witness sign FILE --in DIR; to make one: habeas witness init NAME --in DIR"


class WitnessLocked(Refused):
    """The witness's key does not open."""

    code = "witness-locked"
    exit_code = 18
    says = "The passphrase does not open this witness's key, or its file was changed."
    remedy = "Type it again: capitals, spaces and keyboard layout count."


def request_cosignature(desk: Desk, *, since: int | None = None, name: str | None = None) -> Request:
    """Return what to send to a partner: the last checkpoint, with the proof that it continues what the partner saw.

    The size that it saw last is as given, else that of its last cosignature here, else 0: it sees the log first now.

    Raises:
        NothingLogged: nothing was signed yet.
        ProofWrong: the log was never that short or long.

    """
    desk.require(Right.PUBLISH)
    last = last_checkpoint(desk)
    old = since if since is not None else max((each.size for each in cosignatures(desk, name)), default=0)
    tree = Tree(map(leaf_hash, desk.ledger.leaves(last.size)))
    proof = tree.consistency(old, last.size) if old else ()
    return Request(old=old, proof=proof, note=note_of(last))


def take_cosignature(desk: Desk, data: str, *, vkey: str | None = None) -> Cosignature:
    """Put a partner's cosignature on the record, once it is certain that it is theirs, and of a checkpoint of ours.

    Raises:
        WitnessUnknown: nobody has put that key on record, or the name had another.
        NoteUnreadable: it is no cosignature of a checkpoint of ours.

    """
    desk.require(Right.PUBLISH)
    lines = read_signatures(data.splitlines(keepends=True)) if len(data) <= LARGEST else ()
    if len(lines) != 1:
        raise NoteUnreadable(why="a cosignature is one line")
    verifier = _known(desk, lines[0], vkey)
    for checkpoint in reversed(checkpoints(desk)):
        seconds = _signed_at(lines[0], verifier, checkpoint)
        if seconds is not None:
            taken = Cosignature(
                origin=checkpoint.origin, size=checkpoint.size, root=checkpoint.root, witness=verifier.name,
                vkey=verifier.vkey, line=lines[0].line, seconds=seconds, by=desk.person, at=desk.now(),
            )  # fmt: skip
            desk.ledger.append([taken], by=desk.person, at=taken.at)
            return taken
    raise NoteUnreadable(why="it is on no checkpoint of this log")


def cosignatures(desk: Desk, name: str | None = None) -> tuple[Cosignature, ...]:
    """Return what partners signed, of one of them if a name is given, oldest first."""
    found = (entry.body for entry in desk.ledger.read(Cosignature))
    return tuple(each for each in found if isinstance(each, Cosignature) and name in (None, each.witness))


def _known(desk: Desk, line: Signature, vkey: str | None) -> Verifier:
    """Return by what a line is checked: a name keeps the key that it had first."""
    known = {each.witness: each.vkey for each in cosignatures(desk)}.get(line.name)
    given = vkey.strip() if vkey else known
    if given is None or (known is not None and known != given):
        raise WitnessUnknown
    verifier = Verifier.parse(given)
    if (verifier.kind, verifier.name, verifier.key_id) != (COSIGNATURE, line.name, line.key_id):
        raise WitnessUnknown
    return verifier


def _signed_at(line: Signature, verifier: Verifier, checkpoint: Checkpoint) -> int | None:
    try:
        return check_cosignature(line, verifier, note_of(checkpoint).text)
    except SignatureWrong:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What a witness answers, and what it signed."""

    line: str
    size: int
    origin: str


def begin_witness(folder: Path, name: str, passphrase: str) -> str:
    """Make a witness in a folder of its own, and return the key by which others check what it signs.

    Raises:
        NoteUnreadable: the name holds a space or a plus.
        WitnessFolderTaken: there is one already, or nothing can be written there.

    """
    seed = new_secret()
    state = State(name=prove_name(name), seen=())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (folder / KEY_FILE).open("xb") as file:
            file.write(seal_with_passphrase(seed.reveal(), passphrase))
    except OSError as error:
        raise WitnessFolderTaken from error
    key = SigningKey(seed)
    _keep(folder, state.as_text(key))
    return witness_verifier(state.name, key.public).vkey


def sign_as_witness(folder: Path, data: str, passphrase: str, *, seconds: int, log: str | None = None) -> Signed:
    """Sign a log's checkpoint if it continues what this witness saw; what it saw is kept before the answer is given.

    A log that it never saw is taken with the key given for it: compare that with those who keep the log.

    Raises:
        WitnessAbsent: there is no witness here.
        WitnessLocked: the passphrase is another.
        WitnessUnready, LogForked, SignatureWrong, NoteUnreadable: it does not sign, as they say.

    """
    try:
        sealed, kept = (folder / KEY_FILE).read_bytes(), (folder / STATE_FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WitnessAbsent from error
    key = _opened(sealed, passphrase)
    state = read_state(kept, key)
    if log is not None:
        state = state.with_log(_log(log))
    request = read_request(data)
    after, signature = witness(state, key, request, seconds=seconds)
    _keep(folder, after.as_text(key))
    seen = next(each for each in after.seen if each.log.name == request.note.signatures[0].name)
    return Signed(line=signature.line, size=seen.size, origin=seen.log.name)


def _opened(sealed: bytes, passphrase: str) -> SigningKey:
    try:
        return SigningKey(Secret(open_with_passphrase(sealed, passphrase)))
    except (SealBroken, ValueError) as error:
        raise WitnessLocked from error


def _log(vkey: str) -> Verifier:
    verifier = Verifier.parse(vkey)
    if verifier.kind != ED25519:
        raise WitnessUnready(why="that is the key of a witness, not of a log")
    return verifier


def _keep(folder: Path, text: str) -> None:
    """Have the state file hold this text, or the one before, whatever happens meanwhile."""
    draft = folder / f".{STATE_FILE}.draft"
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / STATE_FILE)
    except OSError as error:
        raise WitnessAbsent from error
