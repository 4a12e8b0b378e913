"""A witness signs what continues what it saw, and nothing else."""

from __future__ import annotations

import base64
import hashlib

import pytest
from invented_log import KEY, SECONDS, WITNESS, WITNESS_KEY, frontier, leaf_hashes

from habeas.custody.errors import LogForked, NoteUnreadable, WitnessUnready
from habeas.custody.note import check_cosignature, log_verifier, make_checkpoint
from habeas.custody.tree import Tree
from habeas.custody.witness import Request, Seen, State, read_request, read_state, witness
from habeas.keys import Secret
from habeas.keys.signing import SignatureWrong, SigningKey

LOG = log_verifier(KEY.public)
NEW = State(name=WITNESS.name, seen=(Seen(log=LOG),))
OTHER = SigningKey(Secret(bytes([9]) * 32))


def request(old: int, size: int, *, other_from: int | None = None) -> Request:
    tree = Tree(leaf_hashes(size, other_from=other_from))
    note = make_checkpoint(KEY, frontier(size, other_from=other_from))
    return Request(old=old, proof=tree.consistency(old, size) if old else (), note=note)


def saw(size: int) -> State:
    return witness(NEW, WITNESS_KEY, request(0, size), seconds=SECONDS)[0]


@pytest.mark.parametrize(("old", "size"), [(0, 5), (5, 5), (5, 6), (5, 8), (8, 13), (1, 64), (64, 65)])
def test_a_witness_signs_what_continues_what_it_saw(old: int, size: int) -> None:
    before = saw(old) if old else NEW
    after, signature = witness(before, WITNESS_KEY, request(old, size), seconds=SECONDS)
    assert after.of(LOG.name) == Seen(log=LOG, size=size, root=frontier(size).root)
    assert check_cosignature(signature, WITNESS, request(old, size).note.text) == SECONDS


@pytest.mark.parametrize(
    ("seen", "sent", "why"),
    [
        (8, request(8, 13, other_from=8), "the last entry that it saw was rewritten"),
        (8, request(8, 13, other_from=1), "all was rewritten"),
        (8, request(8, 8, other_from=8), "another log of the same size"),
        (8, request(8, 8, other_from=1), "another log altogether"),
        (8, request(5, 7), "it was cut"),
        (8, request(0, 7), "it was cut, and begun again"),
        (8, Request(old=8, proof=(), note=request(8, 13).note), "no proof"),
        (8, Request(old=8, proof=request(8, 14).proof, note=request(8, 13).note), "a proof of something else"),
        (8, Request(old=8, proof=(*request(8, 13).proof, bytes(32)), note=request(8, 13).note), "a proof too long"),
    ],
)
def test_a_witness_refuses_a_fork_and_a_rollback(seen: int, sent: Request, why: str) -> None:
    with pytest.raises(LogForked):
        witness(saw(seen), WITNESS_KEY, sent, seconds=SECONDS)


@pytest.mark.parametrize(
    ("before", "sent", "why"),
    [
        (saw(8), request(0, 13), "as if it had seen nothing"),
        (saw(8), request(5, 13), "from a size that it saw before the last"),
        (saw(8), request(9, 13), "from a size that it never saw"),
        (State(name=WITNESS.name, seen=()), request(0, 13), "a log whose key nobody gave it"),
        (NEW, request(0, 0), "an empty log"),
        (NEW, Request(old=0, proof=(bytes(32),), note=request(0, 13).note), "a proof from size 0"),
    ],
)
def test_a_witness_does_not_sign_what_it_cannot_judge(before: State, sent: Request, why: str) -> None:
    with pytest.raises(WitnessUnready):
        witness(before, WITNESS_KEY, sent, seconds=SECONDS)


def test_what_a_witness_saw_of_one_log_says_nothing_of_another() -> None:
    other = log_verifier(OTHER.public)
    both = saw(8).with_log(other)
    assert both.seen == (saw(8).of(LOG.name), Seen(log=other))
    after, _ = witness(both, WITNESS_KEY, request(8, 13), seconds=SECONDS)
    assert after.seen == (saw(13).of(LOG.name), Seen(log=other))
    assert after.of(other.name) == Seen(log=other, size=0, root=hashlib.sha256(b"").digest())


def test_a_witness_believes_no_checkpoint_that_the_log_did_not_sign() -> None:
    note = request(0, 13).note
    forged = note.as_text().replace(base64.b64encode(frontier(13).root).decode(), base64.b64encode(bytes(32)).decode())
    with pytest.raises(SignatureWrong):
        witness(NEW, WITNESS_KEY, read_request(f"old 0\n\n{forged}"), seconds=SECONDS)


def test_what_is_sent_and_what_is_remembered_come_back_as_they_were() -> None:
    sent, state = request(5, 13), saw(13)
    assert read_request(sent.as_text()) == sent
    assert read_state(state.as_text(WITNESS_KEY), WITNESS_KEY) == state
    assert read_state(NEW.as_text(WITNESS_KEY), WITNESS_KEY) == NEW
    assert NEW.with_log(LOG) == NEW
    assert saw(13).with_log(LOG).of(LOG.name).size == 13


def test_every_bit_of_what_a_witness_remembers_is_its_own() -> None:
    data = saw(13).as_text(WITNESS_KEY).encode()
    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        with pytest.raises((NoteUnreadable, SignatureWrong, UnicodeDecodeError)):
            read_state(flipped.decode(), WITNESS_KEY)
    with pytest.raises(NoteUnreadable):
        read_state(data.decode(), OTHER)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "old",
        "old x\n\n",
        request(5, 13).as_text().replace("old 5", "old 05"),
        request(5, 13).as_text().replace("old 5", "new 5"),
        request(5, 13).as_text().replace("old 5\n", "old 5\nAAAA\n"),
        request(5, 13).as_text().replace("old 5\n", "old 5\n" + f"{base64.b64encode(bytes(32)).decode()}\n" * 65),
        request(5, 13).as_text().replace("\n", "\r\n"),
        request(5, 13).as_text() + " ",
    ],
)
def test_a_request_that_was_changed_on_its_way_is_refused(data: str) -> None:
    with pytest.raises(NoteUnreadable):
        read_request(data)
