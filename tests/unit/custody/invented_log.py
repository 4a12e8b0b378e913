"""A log of invented entries, its keys, and a small bundle of it; nothing here happened."""

from __future__ import annotations

import base64
import hashlib
import json

from habeas.custody.contents import Contents, Head, Original, Record
from habeas.custody.leaf import commitment, leaf_bytes
from habeas.custody.note import cosign, make_checkpoint
from habeas.custody.tree import Frontier, Tree, leaf_hash
from habeas.custody.witness import witness_verifier
from habeas.keys import Secret
from habeas.keys.signing import SigningKey
from habeas.model.custody import Anchor, AnchorKind, Checkpoint, Cosignature

AT = "2030-01-02T03:04:05Z"
SECONDS = 1_893_553_445
KEY = SigningKey(Secret(bytes(range(32))))
WITNESS_KEY = SigningKey(Secret(bytes([7]) * 32))
WITNESS = witness_verifier("partner.example/witness", WITNESS_KEY.public)
LETTER = b"A letter of Ama Boduk of Zubrania, who is invented."
DIGEST = hashlib.sha256(LETTER).hexdigest()


def salt(seq: int) -> bytes:
    return hashlib.sha256(b"salt %d" % seq).digest()


def payload(seq: int) -> bytes:
    return f"Ilvan\n{json.dumps({'sha256': DIGEST, 'seq': seq})}".encode()


def leaf(seq: int) -> bytes:
    return leaf_bytes(seq, "document", AT, commitment(salt(seq), payload(seq)))


def leaf_hashes(size: int, *, other_from: int | None = None) -> list[bytes]:
    """The hashes of the first leaves; from one number on, those of another history."""
    return [
        leaf_hash(leaf(seq) if other_from is None or seq < other_from else b"other " + leaf(seq))
        for seq in range(1, size + 1)
    ]


def frontier(size: int, *, other_from: int | None = None) -> Frontier:
    return Frontier.empty().pushed(leaf_hashes(size, other_from=other_from))


def checkpoint(size: int) -> Checkpoint:
    note, root = make_checkpoint(KEY, frontier(size)), base64.b64encode(frontier(size).root).decode()
    return Checkpoint(
        origin=note.signatures[0].name, size=size, root=root, note=note.as_text(), by="Ilvan", at=AT
    )  # fmt: skip


def cosignature(size: int) -> Cosignature:
    text = make_checkpoint(KEY, frontier(size)).text
    made = checkpoint(size)
    return Cosignature(
        origin=made.origin, size=size, root=made.root, witness=WITNESS.name, vkey=WITNESS.vkey,
        line=cosign(WITNESS_KEY, WITNESS.name, text, seconds=SECONDS).line, seconds=SECONDS, by="Ilvan", at=AT,
    )  # fmt: skip


def receipt(size: int) -> Anchor:
    """A receipt that no program checks: it only holds the digest."""
    digest = hashlib.sha256(make_checkpoint(KEY, frontier(size)).text.encode()).hexdigest()
    token = b"an invented receipt " + bytes.fromhex(digest)
    return Anchor(
        kind=AnchorKind.RFC3161, origin=checkpoint(size).origin, size=size, digest=digest,
        token=base64.b64encode(token).decode(), token_sha256=hashlib.sha256(token).hexdigest(), by="Ilvan", at=AT,
    )  # fmt: skip


def contents(*, disclosed: tuple[int, ...] = (3, 8), size: int = 13, sealed: bool = False) -> Contents:
    return Contents(
        name="bundle-cas-1", made_at=AT, case="cas-1", audience="court", sealed=sealed,
        records=tuple(Record(seq=seq, leaf=leaf(seq), salt=salt(seq), payload=payload(seq)) for seq in disclosed),
        originals=(Original(path="files/doc-1.txt", record=disclosed[0], document="doc-1", read=lambda: LETTER),),
        heads=(
            Head(checkpoint=checkpoint(7), cosignatures=(cosignature(7),), anchors=(receipt(7),)),
            Head(checkpoint=checkpoint(size)),
        ),
        tree=Tree(leaf_hashes(size)),
    )  # fmt: skip
