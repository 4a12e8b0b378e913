"""What a partner does on another machine: remember the last head of a log, and sign the next only if it continues it.

All that passes between the two is a text file there (C2SP tlog-witness: the last size seen, a proof, a checkpoint) and
one line back. What the witness remembers is a small text, signed with its own key so that nobody else can set it back
to a state that it never had. It learns how large the log is and when, and nothing of what is in it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.custody.errors import LogForked, NoteUnreadable, ProofWrong, WitnessUnready
from habeas.custody.note import (
    COSIGNATURE,
    ED25519,
    Head,
    Note,
    Signature,
    Verifier,
    check_checkpoint,
    cosign,
    prove_name,
    read_note,
    read_size,
)
from habeas.custody.tree import EMPTY_ROOT, HASH_BYTES, check_consistency
from habeas.keys.signing import SigningKey, check_signature

STATE = "habeas-witness/1"
LONGEST_PROOF = 64  # steps: enough for 2^63 leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent to a witness: the size it saw last, the proof from there, and the new checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: Note

    def as_text(self) -> str:
        """Return the file."""
        steps = "".join(f"{base64.b64encode(step).decode()}\n" for step in self.proof)
        return f"old {self.old}\n{steps}\n{self.note.as_text()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The last head of one log that a witness signed; size 0 where it has signed none."""

    log: Verifier
    size: int = 0
    root: bytes = EMPTY_ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A witness's name and what it saw of each log whose key was given to it."""

    name: str
    seen: tuple[Seen, ...]

    def of(self, origin: str) -> Seen:
        """Return what it saw of a log.

        Raises:
            WitnessUnready: nobody gave it the key of that log.

        """
        found = next((each for each in self.seen if each.log.name == origin), None)
        if found is None:
            raise WitnessUnready(why="nobody has given it the key of this log")
        return found

    def with_log(self, log: Verifier) -> State:
        """Return the state that knows this log too; what it saw of it before stays."""
        if any(each.log == log for each in self.seen):
            return self
        return replace(self, seen=(*self.seen, Seen(log=log)))

    def as_text(self, key: SigningKey) -> str:
        """Return the file, signed by the witness."""
        lines = [f"{each.log.vkey} {each.size} {base64.b64encode(each.root).decode()}" for each in self.seen]
        text = "\n".join((STATE, self.name, *lines, ""))
        own = Verifier(name=self.name, kind=ED25519, public=key.public)
        signature = Signature(name=own.name, key_id=own.key_id, data=key.sign(text.encode()))
        return Note(text=text, signatures=(signature,)).as_text()


def witness_verifier(name: str, public: bytes) -> Verifier:
    """Return the verifier of a witness's cosignatures."""
    return Verifier(name=prove_name(name), kind=COSIGNATURE, public=public)


def read_state(data: str, key: SigningKey) -> State:
    """Return what a witness remembers, once it is certain that this witness wrote it.

    Raises:
        NoteUnreadable: it is no such file.
        SignatureWrong: it was changed.

    """
    note = read_note(data)
    head, name, *lines = note.text.split("\n")
    if head != STATE or lines[-1:] != [""]:
        raise NoteUnreadable(why="this is no witness's memory")
    signature = note.by(Verifier(name=prove_name(name), kind=ED25519, public=key.public))
    check_signature(key.public, signature.data, note.text.encode(), what="what the witness remembers")
    return State(name=name, seen=tuple(_seen(line) for line in lines[:-1]))


def read_request(data: str) -> Request:
    """Return what was sent to a witness; nothing of it is checked yet.

    Raises:
        NoteUnreadable: it is no such file, or was changed on its way.

    """
    above, _, note = data.partition("\n\n")
    first, *steps = above.split("\n")
    if not first.startswith("old ") or len(steps) > LONGEST_PROOF:
        raise NoteUnreadable(why="a request begins with the size that the witness saw last")
    request = Request(
        old=read_size(first.removeprefix("old ")), proof=tuple(_hash(step) for step in steps), note=read_note(note)
    )
    if request.as_text() != data:
        raise NoteUnreadable(why="it is set differently")
    return request


def witness(state: State, key: SigningKey, request: Request, *, seconds: int) -> tuple[State, Signature]:
    """Return what the witness remembers from now on, to be kept before the signature is handed out, and that.

    Raises:
        WitnessUnready: the log is unknown, or the request does not begin where the witness stands.
        LogForked: the log is shorter than it was, or does not continue what it was.
        SignatureWrong, NoteUnreadable: the log did not sign the checkpoint.

    """
    seen = state.of(Head.parse(request.note.text).origin)
    head = check_checkpoint(request.note, seen.log)
    if head.size < seen.size:
        raise LogForked(why="it is shorter than it was")
    if request.old != seen.size:
        raise WitnessUnready(why=f"it last saw {seen.size} entries, and the request begins at {request.old}")
    _prove_continues(seen, head, request.proof)
    after = tuple(Seen(log=each.log, size=head.size, root=head.root) if each is seen else each for each in state.seen)
    return replace(state, seen=after), cosign(key, state.name, request.note.text, seconds=seconds)


def _prove_continues(seen: Seen, head: Head, proof: Sequence[bytes]) -> None:
    """From nothing seen there is nothing to prove: the first head is taken as it is, and from then on it binds."""
    if not head.size:
        raise WitnessUnready(why="the log is empty")
    if not seen.size:
        if proof:
            raise WitnessUnready(why="there is no proof from size 0")
        return
    try:
        check_consistency(proof, old_size=seen.size, old_root=seen.root, size=head.size, root=head.root)
    except ProofWrong as error:
        raise LogForked(why=str(error.details["why"])) from error


def _seen(line: str) -> Seen:
    parts = line.split(" ")
    if len(parts) != 3:
        raise NoteUnreadable(why="this is no witness's memory")
    return Seen(log=Verifier.parse(parts[0]), size=read_size(parts[1]), root=_hash(parts[2]))


def _hash(text: str) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteUnreadable(why="it is not base64") from error
    if len(found) != HASH_BYTES:
        raise NoteUnreadable(why="a hash has 32 bytes")
    return found
