"""An evidence bundle, file by file: what a stranger needs to check it with sha256sum, ssh-keygen, openssl and Python.

Given the same contents it is the same to the byte. Entries that are not disclosed appear only as hashes in proofs.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from habeas.custody.canonical import Plain, write_canonical
from habeas.custody.contents import NAMESPACE, Contents, Head
from habeas.custody.instructions import instructions, report
from habeas.custody.note import TIME_BYTES, Verifier, cosigned_text, read_note, read_signatures
from habeas.custody.tree import Tree
from habeas.keys.signing import SigningKey, allowed_signer, public_pem
from habeas.model.custody import AnchorKind

VERSION = 1
LIST = "SHA256SUMS"
_TSQ = bytes.fromhex("30390201013031300d060960864801650304020105000420")  # a request for SHA-256, then the digest
_TSQ_END = bytes.fromhex("0101ff")  # send your certificate too


def time_stamp_request(digest: str) -> bytes:
    """Return what a time-stamping authority is asked (RFC 3161) for a SHA-256; the same at any time."""
    return _TSQ + bytes.fromhex(digest) + _TSQ_END


def bundle_files(contents: Contents, key: SigningKey) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file, one at a time; the list of all, and its signature, come last."""
    listed = {}
    for path, data in _files(contents, key):
        listed[path] = hashlib.sha256(data).hexdigest()
        yield path, data
    sums = "".join(f"{listed[path]}  {path}\n" for path in sorted(listed)).encode()
    yield LIST, sums
    yield f"{LIST}.sig", key.sign_ssh(sums, NAMESPACE)


def _files(contents: Contents, key: SigningKey) -> Iterator[tuple[str, bytes]]:
    yield "manifest.json", write_canonical(_manifest(contents))
    yield "VERIFY.txt", instructions(contents, key.public).encode()
    yield "REPORT.txt", report(contents).encode()
    yield "verify.py", files("habeas.custody").joinpath("verify.py").read_bytes()
    yield "allowed_signers", allowed_signer(contents.last.origin, key.public, NAMESPACE).encode()
    yield "log/log.pub.pem", public_pem(key.public)
    for head in contents.heads:
        yield from _of_head(head, contents.tree, last=contents.last.size)
    for record in contents.records:
        yield f"log/leaves/{record.name}.json", record.leaf
        proof = contents.tree.inclusion(record.seq - 1, contents.last.size)
        yield f"log/proofs/{record.name}.txt", _lines(proof)
        told: Plain = {"payload": record.payload.decode(), "salt": record.salt.hex(), "seq": record.seq, "v": VERSION}
        yield f"records/{record.name}.json", write_canonical(told)
    for original in contents.originals:
        yield original.path, original.read()


def _of_head(head: Head, tree: Tree, *, last: int) -> Iterator[tuple[str, bytes]]:
    """Yield a checkpoint as notes are written and as openssl takes it, and what came back for it."""
    note = read_note(head.checkpoint.note)
    yield f"{head.folder}checkpoint", head.checkpoint.note.encode()
    yield f"{head.folder}checkpoint.txt", note.text.encode()
    yield f"{head.folder}checkpoint.sig", note.signatures[0].data
    yield f"{head.folder}consistency.txt", _lines(tree.consistency(head.checkpoint.size, last))
    for stem, each in head.stems():
        (signature,) = read_signatures([each.line])
        yield f"{head.folder}{stem}.line", each.line.encode()
        yield f"{head.folder}{stem}.txt", cosigned_text(note.text, each.seconds)
        yield f"{head.folder}{stem}.sig", signature.data[TIME_BYTES:]
        yield f"{head.folder}{stem}.pub.pem", public_pem(Verifier.parse(each.vkey).public)
    for path, anchor in head.receipts():
        yield path, base64.b64decode(anchor.token)
        if anchor.kind is AnchorKind.RFC3161:
            yield f"{path.removesuffix('r')}q", time_stamp_request(anchor.digest)
        if anchor.chain:
            yield f"{path}.pem", anchor.chain.encode()


def _manifest(contents: Contents) -> Plain:
    cosigned: list[Plain] = [
        {"seconds": each.seconds, "size": head.checkpoint.size, "stem": stem, "witness": each.witness}
        for head in contents.heads
        for stem, each in head.stems()
    ]
    anchors: list[Plain] = [
        {"digest": each.digest, "kind": each.kind.value, "path": path, "size": each.size,
         "stamped_at": each.stamped_at or "", "token_sha256": each.token_sha256}
        for head in contents.heads
        for path, each in head.receipts()
    ]  # fmt: skip
    originals: list[Plain] = [
        {"document": each.document, "path": each.path, "record": each.record} for each in contents.originals
    ]
    return {
        "v": VERSION, "made_at": contents.made_at, "case": contents.case, "audience": contents.audience,
        "origin": contents.last.origin, "size": contents.last.size,
        "checkpoints": [head.checkpoint.size for head in contents.heads], "cosignatures": cosigned, "anchors": anchors,
        "records": [record.seq for record in contents.records], "files": originals,
    }  # fmt: skip


def _lines(proof: tuple[bytes, ...]) -> bytes:
    return "".join(f"{step.hex()}\n" for step in proof).encode()
