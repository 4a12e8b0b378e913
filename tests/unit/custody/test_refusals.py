"""Every no of the log says which no it is, word for word: what is damaged must be told from what is forged."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from invented_log import KEY, SECONDS, WITNESS, WITNESS_KEY, frontier, leaf_hashes

from habeas.custody.errors import LogForked, NoteUnreadable, ProofWrong, WitnessUnready
from habeas.custody.note import (
    Head,
    Note,
    Signature,
    Verifier,
    check_checkpoint,
    check_cosignature,
    cosign,
    log_verifier,
    make_checkpoint,
    prove_name,
    read_note,
    read_signatures,
    read_size,
)
from habeas.custody.tree import Frontier, Tree, check_consistency, check_inclusion
from habeas.custody.witness import Request, Seen, State, read_request, read_state, witness
from habeas.errors import HabeasError
from habeas.keys import Secret
from habeas.keys.signing import SignatureWrong, SigningKey

LATEST = 253_402_300_799  # the last second of the year 9999
HASHES = leaf_hashes(13)
TREE = Tree(HASHES)
LOG = log_verifier(KEY.public)
OTHER = SigningKey(Secret(bytes([9]) * 32))
NOTE = make_checkpoint(KEY, frontier(13))
ROOT = base64.b64encode(frontier(13).root).decode()
COSIGNED = cosign(WITNESS_KEY, WITNESS.name, NOTE.text, seconds=SECONDS)
LEAST = "there is no proof from size 0, nor back to a smaller size"
NEW = State(name=WITNESS.name, seen=(Seen(log=LOG),))
SAW = State(name=WITNESS.name, seen=(Seen(log=LOG, size=8, root=frontier(8).root),))
NO_KEY = "that is no key of a log or a witness"
NO_NAME = "the name of a key holds neither spaces nor a plus"
NOT_ONE = "it does not carry the one signature that it should"
NO_NOTE = "a note is a text, an empty line, and signatures"
NO_72 = "a cosignature has 72 bytes"
NO_BEGINNING = "a request begins with the size that the witness saw last"
NO_MEMORY = "this is no witness's memory"
NO_LEAF = "it does not lead from the leaf to the root"
NO_ROOT = "it does not lead from the old root to the new"
ABSENT = "there is no such leaf"


def included(index: int = 5, size: int = 13, *, leaf: int = 5, proof: list[bytes] | None = None) -> None:
    steps = TREE.inclusion(5, 13) if proof is None else proof
    check_inclusion(HASHES[leaf], steps, index=index, size=size, root=TREE.root(13))


def continued(old: int, size: int, proof: tuple[bytes, ...], *, old_root: bytes | None = None) -> None:
    begun = TREE.root(old) if old_root is None else old_root
    check_consistency(proof, old_size=old, old_root=begun, size=size, root=TREE.root(size))


def signed_by(verifier: Verifier, key: SigningKey, text: str) -> Note:
    signature = Signature(name=verifier.name, key_id=verifier.key_id, data=key.sign(text.encode()))
    return Note(text=text, signatures=(signature,))


def a_vkey(kind: bytes, public: bytes) -> str:
    return Verifier(name="partner", kind=kind, public=public).vkey


def begun_by(verifier: Verifier, key: SigningKey) -> None:
    check_checkpoint(signed_by(verifier, key, NOTE.text), verifier)


def cosigned(*, seconds: int = SECONDS, **changes: Any) -> None:  # noqa: ANN401 - the fields of a signature
    signature = replace(cosign(WITNESS_KEY, WITNESS.name, NOTE.text, seconds=seconds), **changes)
    check_cosignature(signature, WITNESS, NOTE.text)


def recalled(text: str, key: SigningKey = WITNESS_KEY) -> None:
    own = Verifier(name="partner", kind=b"\x01", public=key.public)
    read_state(signed_by(own, key, text).as_text(), WITNESS_KEY)


def sent(old: int, size: int, *, proof: tuple[bytes, ...] | None = None) -> Request:
    steps = (TREE.consistency(old, size) if old else ()) if proof is None else proof
    return Request(old=old, proof=steps, note=make_checkpoint(KEY, frontier(size)))


def witnessed(state: State, request: Request) -> None:
    witness(state, WITNESS_KEY, request, seconds=SECONDS)


def refused(error: type[HabeasError], act: Callable[[], object]) -> object:
    with pytest.raises(error) as no:
        act()
    assert type(no.value) is error
    return next(iter(no.value.details.values()))


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda: Frontier(1, ()), "a frontier has one peak for each bit of its size"),
        (lambda: Frontier(-1, (bytes(32),)), "a frontier has one peak for each bit of its size"),
        (lambda: Frontier(3, (bytes(32), bytes(31))), "a peak has 32 bytes"),
        (lambda: TREE.root(14), "the log is not that long"),
        (lambda: TREE.root(-1), "the log is not that long"),
        (lambda: TREE.inclusion(0, 14), "the log is not that long"),
        (lambda: TREE.inclusion(5, 5), ABSENT),
        (lambda: TREE.inclusion(-1, 5), ABSENT),
        (lambda: TREE.inclusion(0, 0), ABSENT),
        (lambda: TREE.consistency(0, 5), LEAST),
        (lambda: TREE.consistency(6, 5), LEAST),
        (lambda: TREE.consistency(5, 14), "the log is not that long"),
        (lambda: included(13), ABSENT),
        (lambda: included(-1), ABSENT),
        (lambda: included(0, 0), ABSENT),
        (lambda: included(leaf=4), NO_LEAF),
        (lambda: included(proof=[]), NO_LEAF),
        (lambda: included(proof=[*TREE.inclusion(5, 13), bytes(32)]), "it is too long"),
        (lambda: included(proof=[bytes(31)]), "a step has 32 bytes"),
        (
            lambda: check_inclusion(HASHES[0], [], index=0, size=2, root=HASHES[0]),
            NO_LEAF,
        ),
        (lambda: continued(0, 13, ()), LEAST),
        (lambda: continued(13, 12, ()), LEAST),
        (lambda: continued(13, 13, (bytes(32),)), "two roots of one size are not the same"),
        (lambda: continued(13, 13, (), old_root=TREE.root(12)), "two roots of one size are not the same"),
        (lambda: continued(5, 13, ()), "it is empty"),
        (lambda: continued(8, 13, ()), "it is too short"),
        (lambda: continued(5, 13, TREE.consistency(5, 13)[:-1]), "it is too short"),
        (lambda: continued(5, 13, (*TREE.consistency(5, 13), bytes(32))), "it is too long"),
        (lambda: continued(5, 13, (bytes(33), *TREE.consistency(5, 13)[1:])), "a step has 32 bytes"),
        (lambda: continued(5, 13, (*TREE.consistency(5, 13)[:-1], bytes(32))), NO_ROOT),
        (
            lambda: continued(5, 13, TREE.consistency(5, 13), old_root=bytes(32)),
            NO_ROOT,
        ),
    ],
    ids=range(31),
)
def test_a_proof_that_does_not_hold_says_why(act: Callable[[], object], why: str) -> None:
    assert refused(ProofWrong, act) == why


def long_note(length: int) -> str:
    line = "\n\n" + NOTE.signatures[0].line
    return "x" * (length - len(line)) + line


def test_what_is_as_large_as_it_may_be_is_read() -> None:
    assert read_note(long_note(65_536)).signatures == NOTE.signatures
    assert check_cosignature(cosign(WITNESS_KEY, WITNESS.name, "", seconds=LATEST), WITNESS, "") == LATEST
    assert len(read_request("old 5\n" + f"{ROOT}\n" * 64 + "\n" + NOTE.as_text()).proof) == 64
    assert read_size("9" * 16) == 9_999_999_999_999_999
    assert prove_name("x" * 200) == "x" * 200


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda: Verifier.parse(a_vkey(b"\x02", KEY.public)), NO_KEY),
        (lambda: Verifier.parse(a_vkey(b"\x01", KEY.public[:-1])), NO_KEY),
        (lambda: Verifier.parse(LOG.vkey.replace(LOG.key_id.hex(), "00000000")), NO_KEY),
        (lambda: Verifier.parse(LOG.vkey + "!"), "it is not base64"),
        (lambda: Verifier.parse(LOG.vkey + "é"), "it is not base64"),
        (lambda: Verifier.parse(LOG.vkey.replace("habeas/", "habeas ")), NO_NAME),
        (lambda: prove_name("x" * 201), NO_NAME),
        (lambda: NOTE.by(WITNESS), NOT_ONE),
        (lambda: replace(NOTE, signatures=NOTE.signatures * 2).by(LOG), NOT_ONE),
        (lambda: Head.parse(NOTE.text + "x\n"), "a checkpoint has three lines"),
        (lambda: Head.parse(NOTE.text + "x"), "a checkpoint has three lines"),
        (lambda: Head.parse(NOTE.text[:-1]), "a checkpoint has three lines"),
        (lambda: Head.parse(NOTE.text.replace(ROOT, "AAAA")), "a root has 32 bytes"),
        (lambda: Head.parse(NOTE.text.replace(ROOT, ROOT[:-2] + "J=")), "a root has 32 bytes"),
        (lambda: read_size("01"), "a size is a whole number"),
        (lambda: read_size("1" * 17), "a size is a whole number"),
        (lambda: check_checkpoint(NOTE, log_verifier(OTHER.public)), NOT_ONE),
        (lambda: begun_by(log_verifier(OTHER.public), OTHER), "it is another log's"),
        (lambda: begun_by(replace(LOG, kind=b"\x04"), KEY), "it is another log's"),
        (lambda: cosigned(name="x"), "it is another witness's"),
        (lambda: cosigned(key_id=bytes(4)), "it is another witness's"),
        (lambda: check_cosignature(NOTE.signatures[0], LOG, NOTE.text), "it is another witness's"),
        (lambda: cosigned(data=COSIGNED.data + b"x"), NO_72),
        (lambda: cosigned(data=COSIGNED.data[:-1]), NO_72),
        (lambda: cosigned(seconds=LATEST + 1), NO_72),
        (lambda: cosign(WITNESS_KEY, "a b", NOTE.text, seconds=1), NO_NAME),
        (lambda: read_note(long_note(65_537)), "it is too long"),
        (lambda: read_note("\n\n" + NOTE.signatures[0].line), NO_NOTE),
        (lambda: read_note(NOTE.text + "\n"), NO_NOTE),
        (lambda: read_note(NOTE.signatures[0].line), NO_NOTE),
        (lambda: read_note(NOTE.as_text()[:-1]), "a line is no signature"),
        (lambda: read_signatures(["— x AAAAAA==\n"]), "a line is no signature"),
        (lambda: read_signatures(["— x " + base64.b64encode(bytes(4)).decode() + "\n"]), "a line is no signature"),
        (lambda: read_signatures(["x AAAAAAAA\n"]), "a line is no signature"),
        (lambda: read_signatures(["— x A\n"]), "it is not base64"),
        (lambda: recalled("habeas-witness/2\npartner\n"), NO_MEMORY),
        (lambda: recalled("habeas-witness/1\npartner\nx\n"), NO_MEMORY),
        (lambda: recalled("habeas-witness/1\npartner\na b c d\n"), NO_MEMORY),
        (lambda: recalled("habeas-witness/1\npartner\n", OTHER), NOT_ONE),
        (lambda: recalled(f"habeas-witness/1\npartner\n{LOG.vkey} 1 AAAA\n"), "a hash has 32 bytes"),
        (lambda: read_request("new 5\n\n" + NOTE.as_text()), NO_BEGINNING),
        (lambda: read_request("old 5\n" + f"{ROOT}\n" * 65 + "\n" + NOTE.as_text()), NO_BEGINNING),
        (lambda: read_request("old 5\nA\n\n" + NOTE.as_text()), "it is not base64"),
        (lambda: read_request("old 5\né\n\n" + NOTE.as_text()), "it is not base64"),
        (lambda: read_request("old 5\nAAAA\n\n" + NOTE.as_text()), "a hash has 32 bytes"),
        (lambda: read_request(f"old 5\n{ROOT[:-2]}J=\n\n" + NOTE.as_text()), "it is set differently"),
        (lambda: read_request("old x\n\n" + NOTE.as_text()), "a size is a whole number"),
    ],
    ids=range(47),
)
def test_what_is_no_signed_text_says_why(act: Callable[[], object], why: str) -> None:
    assert refused(NoteUnreadable, act) == why


@pytest.mark.parametrize(
    ("act", "error", "why"),
    [
        (
            lambda: witnessed(State(name="partner", seen=()), sent(0, 13)),
            WitnessUnready,
            "nobody has given it the key of this log",
        ),
        (lambda: witnessed(SAW, sent(5, 13)), WitnessUnready, "it last saw 8 entries, and the request begins at 5"),
        (lambda: witnessed(NEW, sent(0, 0)), WitnessUnready, "the log is empty"),
        (lambda: witnessed(NEW, sent(0, 13, proof=(bytes(32),))), WitnessUnready, "there is no proof from size 0"),
        (lambda: witnessed(SAW, sent(5, 7)), LogForked, "it is shorter than it was"),
        (lambda: witnessed(SAW, sent(8, 13, proof=())), LogForked, "it is too short"),
        (
            lambda: check_checkpoint(replace(NOTE, text=NOTE.text.replace("13", "14")), LOG),
            SignatureWrong,
            "the checkpoint",
        ),
        (lambda: check_cosignature(COSIGNED, WITNESS, NOTE.text + "x"), SignatureWrong, "the cosignature"),
        (
            lambda: read_state(NEW.as_text(WITNESS_KEY).replace(" 0 ", " 1 "), WITNESS_KEY),
            SignatureWrong,
            "what the witness remembers",
        ),
    ],
    ids=range(9),
)
def test_what_a_witness_does_not_sign_or_believe_says_why(
    act: Callable[[], object], error: type[HabeasError], why: str
) -> None:
    assert refused(error, act) == why
