"""Check an evidence bundle: python3 verify.py, in its folder. Needs Python 3.8 or later and nothing else.

It is written apart from the program that made the bundle, and shares no line with it. It checks that no file was
changed, lost or added; that every record stands in the log under its number; that every earlier checkpoint is the
beginning of the last; and that the files which other tools check are those that it checked itself. It checks no
signature: VERIFY.txt says how ssh-keygen and openssl do.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

LISTS = ("SHA256SUMS", "SHA256SUMS.sig")  # the list of files, and its signature, are not in the list
SPKI = bytes.fromhex("302a300506032b6570032100")  # what stands before an Ed25519 key in a PEM file
TSQ = bytes.fromhex("30390201013031300d060960864801650304020105000420")  # and before a digest in a time-stamp request
TSQ_END = bytes.fromhex("0101ff")
BLOCK = 1 << 20  # mutants: equal (bytes read at a time; no digest hangs on it)


class Wrong(Exception):
    """The bundle is not as it was made."""


class Folder:
    """The files of a folder by their paths, read when they are asked for."""

    def __init__(self, root: Path) -> None:
        """Name the folder."""
        self.root = root

    def names(self) -> list[str]:
        """Return the paths of all files; what is no plain file has no place here."""
        found = []
        for path in sorted(self.root.rglob("*")):
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise Wrong("not a plain file: " + str(path))
            if path.is_file():
                found.append(path.relative_to(self.root).as_posix())
        return found

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        try:
            return (self.root / name).read_bytes()
        except OSError:
            raise Wrong("missing: " + name) from None

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a file."""
        digest = hashlib.sha256()
        try:
            with (self.root / name).open("rb") as stream:
                for block in iter(lambda: stream.read(BLOCK), b""):
                    digest.update(block)
        except OSError:
            raise Wrong("missing: " + name) from None
        return digest.hexdigest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """Return the largest power of two below a size."""
    width = 1
    while width * 2 < size:
        width *= 2
    return width


def root_of(hashes: list[bytes]) -> bytes:
    """Return the root over all leaf hashes, straight from the definition."""
    if len(hashes) < 2:
        return hashes[0] if hashes else hashlib.sha256(b"").digest()
    middle = split(len(hashes))
    return node(root_of(hashes[:middle]), root_of(hashes[middle:]))


def root_from(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    """Return the root to which the proof leads from a leaf hash (RFC 6962, 2.1.1, read backwards)."""
    need(0 <= index < size, "a proof is of a leaf that is not there")
    if size == 1:
        need(not proof, "a proof is too long")
        return leaf
    need(proof, "a proof is too short")
    middle = split(size)
    if index < middle:
        return node(root_from(leaf, index, middle, proof[:-1]), proof[-1])
    return node(proof[-1], root_from(leaf, index - middle, size - middle, proof[:-1]))


def roots_from(old_root: bytes, old: int, size: int, proof: list[bytes]) -> tuple[bytes, bytes]:
    """Return the old and the new root to which a proof of consistency leads (RFC 6962, 2.1.2, read backwards)."""
    need(0 < old <= size, "there is no proof from size 0, nor to a smaller size")
    return _roots_from(old_root, old, size, proof)


def _roots_from(known: bytes | None, old: int, size: int, proof: list[bytes]) -> tuple[bytes, bytes]:
    if old == size:
        if known is not None:
            need(not proof, "a proof is too long")
            return known, known
        need(len(proof) == 1, "a proof has the wrong length")
        (only,) = proof
        return only, only
    need(proof, "a proof is too short")
    middle, last = split(size), proof[-1]
    if old <= middle:
        before, after = _roots_from(known, old, middle, proof[:-1])
        return before, node(after, last)
    before, after = _roots_from(None, old - middle, size - middle, proof[:-1])
    return node(last, before), node(last, after)


def check(folder: Folder) -> list[str]:
    """Return what was proven, in sentences.

    Raises:
        Wrong: something is not as it was made.

    """
    told = check_list(folder)
    manifest = read_json(folder, "manifest.json")
    need(manifest.get("v") == 1, "this is another kind of bundle")
    key = check_keys(folder, manifest)
    heads = {size: check_head(folder, manifest["origin"], key, size) for size in manifest["checkpoints"]}
    need(heads and max(heads) == manifest["size"], "the last checkpoint is not there")
    for size in sorted(heads):
        told.append(check_continues(folder, heads, size, manifest["size"]))
    for each in manifest["cosignatures"]:
        told.append(check_cosignature(folder, each))
    for each in manifest["anchors"]:
        told.append(check_anchor(folder, each))
    bodies = {seq: check_record(folder, seq, manifest["size"], heads[manifest["size"]]) for seq in manifest["records"]}
    told.append(f"{len(bodies)} records stand in the log under their numbers, as they were written")
    for each in manifest["files"]:
        kept = json.loads(bodies[each["record"]].partition("\n")[2])
        need(kept["sha256"] == folder.digest(each["path"]), "not the file that the log speaks of: " + each["path"])
    known = {each["path"] for each in manifest["files"]} | {f"records/{seq:08d}.json" for seq in bodies}
    loose = {name for name in folder.names() if name.startswith(("files/", "records/"))} - known
    need(not loose, "in no record: " + ", ".join(sorted(loose)))
    told.append(f"{len(manifest['files'])} files are those of which the records speak, to the byte")
    return told


def check_list(folder: Folder) -> list[str]:
    """Refuse files that were changed, are missing, or are not in the list."""
    text = folder.read("SHA256SUMS").decode(errors="replace")
    lines = text.split("\n")
    listed = {}
    for line in lines[:-1]:
        need(re.fullmatch(r"[0-9a-f]{64}  [0-9A-Za-z._/-]+", line), "the list of files is damaged")
        need(line[66:] not in listed, "the list of files is damaged")
        listed[line[66:]] = line[:64]
    need(lines[-1] == "" and list(listed) == sorted(listed), "the list of files is damaged")
    names = set(folder.names()) - set(LISTS)
    need(names <= set(listed), "not in the list: " + ", ".join(sorted(names - set(listed))))
    for name in sorted(listed):
        need(folder.digest(name) == listed[name], "changed: " + name)
    return [f"{len(listed)} files are those of the list, and there are no others"]


def check_keys(folder: Folder, manifest: dict[str, Any]) -> bytes:
    """Return the key of the log, once it is the same for all tools."""
    key = pem(folder, "log/log.pub.pem")
    ssh = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20" + key
    signer = f'{manifest["origin"]} namespaces="habeas-bundle" ssh-ed25519 {b64(ssh)}\n'
    need(folder.read("allowed_signers") == signer.encode(), "allowed_signers names another key")
    need(manifest["origin"] == "habeas/" + hashlib.sha256(key).hexdigest()[:16], "the log's name is not its key's")
    return key


def check_head(folder: Folder, origin: str, key: bytes, size: int) -> bytes:
    """Return the root that a checkpoint tells, once what openssl checks is what the note says."""
    place = f"log/checkpoints/{size}/"
    text, raw = folder.read(place + "checkpoint.txt"), folder.read(place + "checkpoint.sig")
    signature = signature_line(origin, b"\x01", key, raw)
    need(folder.read(place + "checkpoint") == text + b"\n" + signature, "a checkpoint differs from its note")
    lines = text.decode(errors="replace").split("\n")
    need(len(lines) == 4 and lines[0] == origin and lines[1] == str(size), "a checkpoint is another's")
    root = base64.b64decode(lines[2])
    need(len(root) == 32 and b64(root) == lines[2] and lines[3] == "", "a checkpoint is damaged")
    return root


def check_continues(folder: Folder, heads: dict[int, bytes], size: int, last: int) -> str:
    """Say that an earlier checkpoint is the beginning of the last, once its proof leads to both roots."""
    proof = hashes(folder, f"log/checkpoints/{size}/consistency.txt")
    need(roots_from(heads[size], size, last, proof) == (heads[size], heads[last]), "an earlier log was another")
    return f"the log at {size} entries is the beginning of the log at {last}"


def check_cosignature(folder: Folder, each: dict[str, Any]) -> str:
    """Say who saw a checkpoint, once what openssl checks is what the witness's line says."""
    place, seconds = f"log/checkpoints/{each['size']}/", each["seconds"]
    stem, text = place + each["stem"], folder.read(place + "checkpoint.txt")
    signed = f"cosignature/v1\ntime {seconds}\n".encode() + text
    need(folder.read(stem + ".txt") == signed, "a cosignature is on another text")
    stamped = seconds.to_bytes(8, "big") + folder.read(stem + ".sig")
    line = signature_line(each["witness"], b"\x04", pem(folder, stem + ".pub.pem"), stamped)
    need(folder.read(stem + ".line") == line, "a cosignature differs from its line")
    return f"witness {each['witness']} says that it saw the log at {each['size']} entries, {seconds} s after 1970"


def check_anchor(folder: Folder, each: dict[str, Any]) -> str:
    """Say what a receipt from outside is of, once it is the one that was taken in."""
    digest = folder.digest(f"log/checkpoints/{each['size']}/checkpoint.txt")
    need(each["digest"] == digest, "a receipt is of another text")
    need(folder.digest(each["path"]) == each["token_sha256"], "a receipt is not the one that was taken in")
    if each["kind"] == "rfc3161":
        asked = TSQ + bytes.fromhex(digest) + TSQ_END
        need(folder.read(each["path"][:-1] + "q") == asked, "a request for a time stamp is of another text")
    need(bytes.fromhex(digest) in folder.read(each["path"]), "a receipt does not hold the digest")
    return f"receipt {each['path']} is of the log at {each['size']} entries"


def check_record(folder: Folder, seq: int, size: int, root: bytes) -> str:
    """Return what a record says, once the log commits to it under its number."""
    name = f"{seq:08d}"
    record, leaf = read_json(folder, "records/" + name + ".json"), folder.read("log/leaves/" + name + ".json")
    told = read_json(folder, "log/leaves/" + name + ".json")
    payload, salt = str(record["payload"]), bytes.fromhex(record["salt"])
    need(record["seq"] == told["seq"] == seq and told["v"] == 1 and len(salt) == 32, "a record has another number")
    need(hashlib.sha256(salt + payload.encode()).hexdigest() == told["commit"], "a record is not what was written")
    proof = hashes(folder, "log/proofs/" + name + ".txt")
    need(root_from(leaf_hash(leaf), seq - 1, size, proof) == root, "a record does not stand in the log")
    return payload


def signature_line(name: str, kind: bytes, key: bytes, data: bytes) -> bytes:
    """Return the line of a signature under a note (C2SP signed-note)."""
    key_id = hashlib.sha256(name.encode() + b"\n" + kind + key).digest()[:4]
    return ("\u2014 " + name + " " + b64(key_id + data) + "\n").encode()


def pem(folder: Folder, name: str) -> bytes:
    """Return the Ed25519 key of a PEM file."""
    lines = folder.read(name).decode(errors="replace").split("\n")
    raw = base64.b64decode("".join(lines[1:-2]))
    need(raw[:12] == SPKI and len(raw) == 44, "not an Ed25519 key: " + name)
    return raw[12:]


def hashes(folder: Folder, name: str) -> list[bytes]:
    """Return the hashes of a file, one a line."""
    lines = folder.read(name).decode(errors="replace").split("\n")
    need(lines[-1] == "" and all(re.fullmatch("[0-9a-f]{64}", line) for line in lines[:-1]), "damaged: " + name)
    return [bytes.fromhex(line) for line in lines[:-1]]


def read_json(folder: Folder, name: str) -> dict[str, Any]:
    """Return what a JSON file holds."""
    found: dict[str, Any] = json.loads(folder.read(name).decode())
    need(isinstance(found, dict), "damaged: " + name)
    return found


def b64(data: bytes) -> str:
    """Return base64."""
    return base64.b64encode(data).decode()


def need(holds: object, why: str) -> None:
    """Go on only where it holds."""
    if not holds:
        raise Wrong(why)


def main() -> int:
    """Check the folder in which this file lies, and say what was found."""
    try:
        told, code = [*check(Folder(Path(__file__).resolve().parent)), "ALL OF THIS HOLDS; now check the signatures"], 0
    except Wrong as error:
        told, code = [f"NOT AS IT WAS MADE: {error}"], 1
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        told, code = [f"NOT AS IT WAS MADE: {type(error).__name__}"], 1
    for line in told:  # a name may hold what would write elsewhere on the terminal
        sys.stdout.write("".join(each if each.isascii() and each.isprintable() else "?" for each in line) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
