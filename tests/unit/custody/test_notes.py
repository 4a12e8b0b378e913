"""Signed notes, checkpoints and cosignatures: read in one way alone, and only what was signed is believed."""

from __future__ import annotations

import base64
import hashlib

import pytest
from invented_log import KEY, SECONDS, WITNESS, WITNESS_KEY, frontier

from habeas.custody.errors import NoteUnreadable
from habeas.custody.note import (
    Head,
    Verifier,
    check_checkpoint,
    check_cosignature,
    cosign,
    log_verifier,
    make_checkpoint,
    read_note,
    read_signatures,
)
from habeas.keys import Secret
from habeas.keys.signing import SignatureWrong, SigningKey, check_signature

LOG = log_verifier(KEY.public)
NOTE = make_checkpoint(KEY, frontier(13))
TEXT = NOTE.as_text()
OTHER = SigningKey(Secret(bytes([9]) * 32))


def test_a_checkpoint_is_origin_size_and_root_under_the_key_of_the_log() -> None:
    origin, size, root, empty, signature, end = TEXT.split("\n")
    assert (origin, size, empty, end) == (LOG.name, "13", "", "")
    assert base64.b64decode(root) == frontier(13).root
    name, data = signature.removeprefix("— ").split(" ")
    raw = base64.b64decode(data)
    assert name == origin
    assert raw[:4] == hashlib.sha256(name.encode() + b"\n\x01" + KEY.public).digest()[:4]
    check_signature(KEY.public, raw[4:], f"{origin}\n{size}\n{root}\n".encode(), what="it")
    assert check_checkpoint(read_note(TEXT), LOG) == Head(origin=origin, size=13, root=frontier(13).root)


def test_a_cosignature_is_of_a_time_and_the_text() -> None:
    signature = cosign(WITNESS_KEY, WITNESS.name, NOTE.text, seconds=SECONDS)
    assert signature.key_id == hashlib.sha256(WITNESS.name.encode() + b"\n\x04" + WITNESS_KEY.public).digest()[:4]
    signed = f"cosignature/v1\ntime {SECONDS}\n{NOTE.text}".encode()
    assert int.from_bytes(signature.data[:8], "big") == SECONDS
    check_signature(WITNESS_KEY.public, signature.data[8:], signed, what="it")
    (read,) = read_signatures([signature.line])
    assert check_cosignature(read, WITNESS, NOTE.text) == SECONDS


@pytest.mark.parametrize("change", [(WITNESS, NOTE.text + "x\n"), (WITNESS, NOTE.text.replace("13", "14"))])
def test_a_cosignature_of_another_text_is_refused(change: tuple[Verifier, str]) -> None:
    signature = cosign(WITNESS_KEY, WITNESS.name, NOTE.text, seconds=SECONDS)
    with pytest.raises(SignatureWrong):
        check_cosignature(signature, *change)


def test_a_cosignature_of_another_witness_is_refused() -> None:
    signature = cosign(OTHER, WITNESS.name, NOTE.text, seconds=SECONDS)
    with pytest.raises(NoteUnreadable):
        check_cosignature(signature, WITNESS, NOTE.text)
    with pytest.raises(NoteUnreadable):
        check_cosignature(cosign(WITNESS_KEY, "other", NOTE.text, seconds=1), WITNESS, NOTE.text)


def test_a_checkpoint_of_another_log_is_refused() -> None:
    with pytest.raises(NoteUnreadable):
        check_checkpoint(make_checkpoint(OTHER, frontier(13)), LOG)


def test_every_bit_of_a_checkpoint_that_is_flipped_is_noticed() -> None:
    data = TEXT.encode()
    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        with pytest.raises((NoteUnreadable, SignatureWrong, UnicodeDecodeError)):
            check_checkpoint(read_note(flipped.decode()), LOG)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        (TEXT.rstrip("\n"), "its end is cut off"),
        (TEXT.replace("\n\n", "\n"), "no empty line"),
        (TEXT.replace("\n", "\r\n"), "a mail program changed its lines"),
        (TEXT + "\n", "a line too many"),
        (TEXT.replace("— ", "- "), "another dash"),
        (TEXT.replace("=\n", "\n"), "base64 cut short"),
        (NOTE.text + "\n", "nobody signed"),
        ("\n\n" + TEXT.split("\n\n")[1], "no text"),
        ("x" * 70_000, "too long"),
    ],
)
def test_what_is_no_note_is_refused(text: str, why: str) -> None:
    with pytest.raises(NoteUnreadable):
        read_note(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (NOTE.text + "extension\n", "it says more than a checkpoint"),
        (NOTE.text.replace("\n13\n", "\n013\n"), "a size written in another way"),
        (NOTE.text.replace("\n13\n", "\n-1\n"), "a size below nothing"),
        (NOTE.text.replace("\n13\n", "\n１３\n"), "digits of another script"),
        (f"{LOG.name}\n13\nAAAA\n", "a root that is short"),
        (f"a b\n13\n{NOTE.text.splitlines()[2]}\n", "a name with a space"),
        (NOTE.text.rstrip("\n"), "no last newline"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str, why: str) -> None:
    with pytest.raises(NoteUnreadable):
        Head.parse(text)


def test_a_note_that_is_signed_twice_by_one_key_says_nothing_for_it() -> None:
    (signature,) = NOTE.signatures
    with pytest.raises(NoteUnreadable):
        read_note(TEXT + signature.line).by(LOG)


def test_a_key_is_handed_over_as_one_word() -> None:
    for verifier in (LOG, WITNESS):
        assert Verifier.parse(verifier.vkey) == verifier
        assert Verifier.parse(f" {verifier.vkey}\n") == verifier
    for spoiled in (
        "",
        LOG.name,
        LOG.vkey[:-4],
        LOG.vkey.replace("+", " "),
        WITNESS.vkey.replace("partner", "Partner"),
    ):
        with pytest.raises(NoteUnreadable):
            Verifier.parse(spoiled)
