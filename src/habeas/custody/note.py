"""Signed texts that machines and people can read: C2SP signed notes, checkpoints of a log, cosignatures of witnesses.

A note is a text, an empty line, and a line for each signature. What is signed is the text with its last newline.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.custody.errors import NoteUnreadable
from habeas.custody.tree import HASH_BYTES, Frontier
from habeas.keys.signing import PUBLIC_BYTES, SIGNATURE_BYTES, SigningKey, check_signature

ED25519, COSIGNATURE = b"\x01", b"\x04"  # kinds of keys
ID_BYTES = 4
TIME_BYTES = 8
LARGEST = 64 * 1024  # bytes of a note; ours have some hundred
LATEST = 253_402_300_799  # seconds since 1970: the end of the year 9999
_DASH = "— "
_NAME = re.compile(r"[!-*,-~]{1,200}", re.ASCII)  # what can be seen, without + and spaces
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """A name, the kind of its key, and the key by which its signatures are checked."""

    name: str
    kind: bytes
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes that say in a note whose signature it may be."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:ID_BYTES]

    @property
    def vkey(self) -> str:
        """The key as one word, to be handed over: name, id, key."""
        return f"{self.name}+{self.key_id.hex()}+{_b64(self.kind + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> Verifier:
        """Return what a word like ``vkey`` says.

        Raises:
            NoteUnreadable: it is no such word, or its id is not that of the key.

        """
        name, _, rest = vkey.strip().partition("+")
        raw = _unb64(rest.partition("+")[2])
        found = cls(name=prove_name(name), kind=raw[:1], public=raw[1:])
        if found.kind not in (ED25519, COSIGNATURE) or len(found.public) != PUBLIC_BYTES or found.vkey != vkey.strip():
            raise NoteUnreadable(why="that is no key of a log or a witness")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line under a note: whose it says it is, and the bytes."""

    name: str
    key_id: bytes
    data: bytes = field(repr=False)

    @property
    def line(self) -> str:
        """The line, with its newline."""
        return f"{_DASH}{self.name} {_b64(self.key_id + self.data)}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text and the signatures under it, none of them checked yet."""

    text: str
    signatures: tuple[Signature, ...]

    def as_text(self) -> str:
        """Return the whole note."""
        return f"{self.text}\n{''.join(each.line for each in self.signatures)}"

    def by(self, verifier: Verifier) -> Signature:
        """Return the signature of this key.

        Raises:
            NoteUnreadable: there is none, or more than one.

        """
        found = [each for each in self.signatures if (each.name, each.key_id) == (verifier.name, verifier.key_id)]
        if len(found) != 1:
            raise NoteUnreadable(why="it does not carry the one signature that it should")
        return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a checkpoint says: which log, how many leaves, and their root."""

    origin: str
    size: int
    root: bytes

    def as_text(self) -> str:
        """Return the text that is signed."""
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> Head:
        """Return what the text of a checkpoint says.

        Raises:
            NoteUnreadable: it is none, or one that says more than that.

        """
        lines = text.split("\n")
        if len(lines) != 4 or lines[3]:
            raise NoteUnreadable(why="a checkpoint has three lines")
        head = cls(origin=prove_name(lines[0]), size=read_size(lines[1]), root=_unb64(lines[2]))
        if len(head.root) != HASH_BYTES or head.as_text() != text:
            raise NoteUnreadable(why="a root has 32 bytes")
        return head


def log_verifier(public: bytes) -> Verifier:
    """Return the verifier of a log; its name is made from its key, and tells nothing of whose it is."""
    return Verifier(name=f"habeas/{hashlib.sha256(public).hexdigest()[:16]}", kind=ED25519, public=public)


def make_checkpoint(key: SigningKey, frontier: Frontier) -> Note:
    """Return the signed size and root of the log."""
    verifier = log_verifier(key.public)
    text = Head(origin=verifier.name, size=frontier.size, root=frontier.root).as_text()
    return Note(text=text, signatures=(_signed(verifier, key.sign(text.encode())),))


def check_checkpoint(note: Note, verifier: Verifier) -> Head:
    """Return what a checkpoint says, once it is certain that this log signed it.

    Raises:
        NoteUnreadable: it is no checkpoint of that log.
        SignatureWrong: the log did not sign it.

    """
    head, signature = Head.parse(note.text), note.by(verifier)
    if verifier.kind != ED25519 or head.origin != verifier.name:
        raise NoteUnreadable(why="it is another log's")
    check_signature(verifier.public, signature.data, note.text.encode(), what="the checkpoint")
    return head


def cosigned_text(text: str, seconds: int) -> bytes:
    """Return what a witness signs of a checkpoint (C2SP cosignature/v1)."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def cosign(key: SigningKey, name: str, text: str, *, seconds: int) -> Signature:
    """Return a witness's signature on the text of a checkpoint."""
    verifier = Verifier(name=prove_name(name), kind=COSIGNATURE, public=key.public)
    return _signed(verifier, seconds.to_bytes(TIME_BYTES, "big") + key.sign(cosigned_text(text, seconds)))


def check_cosignature(signature: Signature, verifier: Verifier, text: str) -> int:
    """Return when, by the witness's clock, it signed this text (seconds since 1970), once that is certain.

    Raises:
        NoteUnreadable: it is another's.
        SignatureWrong: it did not sign this text.

    """
    if (signature.name, signature.key_id, verifier.kind) != (verifier.name, verifier.key_id, COSIGNATURE):
        raise NoteUnreadable(why="it is another witness's")
    seconds = int.from_bytes(signature.data[:TIME_BYTES], "big")
    if len(signature.data) != TIME_BYTES + SIGNATURE_BYTES or seconds > LATEST:
        raise NoteUnreadable(why="a cosignature has 72 bytes")
    raw = signature.data[TIME_BYTES:]
    check_signature(verifier.public, raw, cosigned_text(text, seconds), what="the cosignature")
    return seconds


def read_note(data: str) -> Note:
    """Return a note; whether its signatures are right is asked of each verifier.

    Raises:
        NoteUnreadable: it is none, or set otherwise than notes are.

    """
    if len(data) > LARGEST:
        raise NoteUnreadable(why="it is too long")
    text, gap, below = data.rpartition("\n\n")
    note = Note(text=text + "\n", signatures=read_signatures(below.splitlines(keepends=True)))
    if not gap or not text or not note.signatures or note.as_text() != data:
        raise NoteUnreadable(why="a note is a text, an empty line, and signatures")
    return note


def read_signatures(lines: Iterable[str]) -> tuple[Signature, ...]:
    """Return the signatures that these lines carry.

    Raises:
        NoteUnreadable: a line is none.

    """
    return tuple(_signature(line) for line in lines)


def read_size(text: str) -> int:
    """Return a number of leaves, written in the one way in which it may be.

    Raises:
        NoteUnreadable: it is none.

    """
    if not _SIZE.fullmatch(text):
        raise NoteUnreadable(why="a size is a whole number")
    return int(text)


def prove_name(name: str) -> str:
    """Return the name of a key, once it is one that stands in a note.

    Raises:
        NoteUnreadable: it is empty, or holds a space, a plus or what cannot be seen.

    """
    if not _NAME.fullmatch(name):
        raise NoteUnreadable(why="the name of a key holds neither spaces nor a plus")
    return name


def _signature(line: str) -> Signature:
    name, _, data = line.removeprefix(_DASH).removesuffix("\n").partition(" ")
    raw = _unb64(data)
    found = Signature(name=prove_name(name), key_id=raw[:ID_BYTES], data=raw[ID_BYTES:])
    if found.line != line or not found.data:
        raise NoteUnreadable(why="a line is no signature")
    return found


def _signed(verifier: Verifier, data: bytes) -> Signature:
    return Signature(name=verifier.name, key_id=verifier.key_id, data=data)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unb64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteUnreadable(why="it is not base64") from error
