"""What the stdlib-only verifier says, word for word: of a bundle as it was made, and of each way to spoil one."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from invented_log import KEY, LETTER
from tampered import BUNDLE, Memory, relisted, replaced, swapped

from habeas.custody import verify

PLACE, LAST = "log/checkpoints/7/", "log/checkpoints/13/"
RECORD, LEAF, PROOF = "records/00000003.json", "log/leaves/00000003.json", "log/proofs/00000003.txt"
ORIGIN = hashlib.sha256(KEY.public).hexdigest()[:16]
ROOT = base64.b64decode(BUNDLE[PLACE + "checkpoint.txt"].split(b"\n")[2])
GOOD = [
    "27 files are those of the list, and there are no others",
    "the log at 7 entries is the beginning of the log at 13",
    "the log at 13 entries is the beginning of the log at 13",
    "witness partner.example/witness says that it saw the log at 7 entries, 1893553445 s after 1970",
    "receipt anchors/7-1.tsr is of the log at 7 entries",
    "2 records stand in the log under their numbers, as they were written",
    "1 files are those of which the records speak, to the byte",
]


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def headed(text: bytes) -> dict[str, bytes]:
    """Another checkpoint at the place of the first, with a line that fits its signature file."""
    line = BUNDLE[PLACE + "checkpoint"].partition(b"\n\n")[2]
    return {PLACE + "checkpoint.txt": text, PLACE + "checkpoint": text + b"\n" + line}


def with_receipt(data: bytes) -> dict[str, bytes]:
    """Another receipt, and the manifest to it."""
    manifest = replaced("manifest.json", sha256(BUNDLE["anchors/7-1.tsr"]), sha256(data))
    return {**manifest, "anchors/7-1.tsr": data}


def what_is_wrong(files: dict[str, bytes]) -> str:
    with pytest.raises(verify.Wrong) as wrong:
        verify.check(Memory(files))
    return str(wrong.value)


def test_of_a_bundle_as_it_was_made_everything_is_said() -> None:
    assert verify.check(Memory(BUNDLE)) == GOOD


LINES = BUNDLE["SHA256SUMS"].splitlines(keepends=True)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"SHA256SUMS": b"x" + BUNDLE["SHA256SUMS"]}, "the list of files is damaged"),
        ({"SHA256SUMS": b"\xff" + BUNDLE["SHA256SUMS"]}, "the list of files is damaged"),
        ({"SHA256SUMS": BUNDLE["SHA256SUMS"] + b"x"}, "the list of files is damaged"),
        ({"SHA256SUMS": BUNDLE["SHA256SUMS"][:-1]}, "the list of files is damaged"),
        ({"SHA256SUMS": BUNDLE["SHA256SUMS"] + LINES[-1]}, "the list of files is damaged"),
        ({"SHA256SUMS": b"".join((LINES[1], LINES[0], *LINES[2:]))}, "the list of files is damaged"),
        ({"SHA256SUMS": b"".join(LINES[1:])}, "not in the list: REPORT.txt"),
        ({"x/y": b"", "a": b""}, "not in the list: a, x/y"),
        ({"files/doc-1.txt": b"", "records/00000003.json": b""}, "changed: files/doc-1.txt"),
    ],
    ids=range(9),
)
def test_of_the_list_of_files_it_is_said_what_is_wrong(files: dict[str, bytes], said: str) -> None:
    assert what_is_wrong({**BUNDLE, **files}) == said


@pytest.mark.parametrize("name", ["SHA256SUMS", "REPORT.txt"])
def test_a_missing_file_is_named(name: str) -> None:
    assert what_is_wrong({path: data for path, data in BUNDLE.items() if path != name}) == "missing: " + name


ANOTHER_NUMBER, ANOTHER_RECEIPT = "a record has another number", "a receipt is not the one that was taken in"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"manifest.json": b"[]"}, "damaged: manifest.json"),
        (replaced("manifest.json", b'"v":1', b'"v":2'), "this is another kind of bundle"),
        (replaced("manifest.json", b'"size":13', b'"size":7'), "the last checkpoint is not there"),
        (replaced("manifest.json", b"[7,13]", b"[7]"), "the last checkpoint is not there"),
        (replaced("manifest.json", b"[7,13]", b"[]"), "the last checkpoint is not there"),
        (replaced("allowed_signers", b"bundle", b"bundl*"), "allowed_signers names another key"),
        (
            {
                **replaced("manifest.json", ORIGIN.encode(), b"another"),
                **replaced("allowed_signers", ORIGIN.encode(), b"another"),
            },
            "the log's name is not its key's",
        ),
        (replaced("log/log.pub.pem", b"MCow", b"MCox"), "not an Ed25519 key: log/log.pub.pem"),
        ({"log/log.pub.pem": b"\xff\nMCow\n-\n"}, "not an Ed25519 key: log/log.pub.pem"),
        (replaced("log/log.pub.pem", b"Mbg=\n", b"Mbg0\n"), "not an Ed25519 key: log/log.pub.pem"),
        ({PLACE + "checkpoint.sig": bytes(64)}, "a checkpoint differs from its note"),
        (headed(f"habeas/{ORIGIN[1:]}0\n7\n{verify.b64(ROOT)}\n".encode()), "a checkpoint is another's"),
        (headed(f"habeas/{ORIGIN}\n8\n{verify.b64(ROOT)}\n".encode()), "a checkpoint is another's"),
        (headed(f"habeas/{ORIGIN}\n7\n{verify.b64(ROOT)}\n\n".encode()), "a checkpoint is another's"),
        (headed(b"\xff\n7\n" + verify.b64(ROOT).encode() + b"\n"), "a checkpoint is another's"),
        (headed(f"habeas/{ORIGIN}\n7\n{verify.b64(ROOT[:-1])}\n".encode()), "a checkpoint is damaged"),
        (headed(f"habeas/{ORIGIN}\n7\n{verify.b64(ROOT)[:-2]}N=\n".encode()), "a checkpoint is damaged"),
        (headed(f"habeas/{ORIGIN}\n7\n{verify.b64(ROOT)}\nx".encode()), "a checkpoint is damaged"),
        (headed(f"habeas/{ORIGIN}\n7\n{verify.b64(bytes(32))}\n".encode()), "an earlier log was another"),
        (
            {PLACE + "consistency.txt": BUNDLE[PLACE + "consistency.txt"].replace(b"304691", b"304692")},
            "an earlier log was another",
        ),
        ({PLACE + "consistency.txt": b""}, "a proof is too short"),
        ({LAST + "consistency.txt": b"0" * 64 + b"\n"}, "a proof is too long"),
        ({LAST + "consistency.txt": b"0" * 64}, f"damaged: {LAST}consistency.txt"),
        ({LAST + "consistency.txt": b"A" * 64 + b"\n"}, f"damaged: {LAST}consistency.txt"),
        ({LAST + "consistency.txt": b"\xff\n"}, f"damaged: {LAST}consistency.txt"),
        ({PLACE + "cosigned-1.txt": BUNDLE[PLACE + "checkpoint.txt"]}, "a cosignature is on another text"),
        ({PLACE + "cosigned-1.sig": bytes(64)}, "a cosignature differs from its line"),
        (replaced("manifest.json", b"partner.example", b"another"), "a cosignature differs from its line"),
        (
            replaced("manifest.json", sha256(BUNDLE[PLACE + "checkpoint.txt"]), b"0" * 64),
            "a receipt is of another text",
        ),
        ({"anchors/7-1.tsr": b"another"}, ANOTHER_RECEIPT),
        ({"anchors/7-1.tsq": b"another"}, "a request for a time stamp is of another text"),
        (with_receipt(b"another"), "a receipt does not hold the digest"),
        (replaced(RECORD, b'"seq":3', b'"seq":4'), ANOTHER_NUMBER),
        (replaced(LEAF, b'"seq":3', b'"seq":4'), ANOTHER_NUMBER),
        (replaced(LEAF, b'"v":1', b'"v":0'), ANOTHER_NUMBER),
        (replaced(RECORD, b'"salt":"df', b'"salt":"'), ANOTHER_NUMBER),
        (replaced(RECORD, b"Ilvan", b"Torek"), "a record is not what was written"),
        (replaced(LEAF, b"2030", b"2029"), "a record does not stand in the log"),
        (swapped(PROOF, "log/proofs/00000008.txt"), "a record does not stand in the log"),
        ({PROOF: b""}, "a proof is too short"),
        (replaced("manifest.json", b"[3,8]", b"[3,8,14]"), "missing: records/00000014.json"),
        ({"files/doc-1.txt": LETTER + b"."}, "not the file that the log speaks of: files/doc-1.txt"),
        ({"files/doc-9.txt": b""}, "in no record: files/doc-9.txt"),
        (
            {"files/doc-9.txt": b"", "records/00000009.json": b""},
            "in no record: files/doc-9.txt, records/00000009.json",
        ),
    ],
    ids=range(44),
)
def test_of_a_bundle_signed_again_it_is_said_what_is_wrong(changes: dict[str, bytes], said: str) -> None:
    assert what_is_wrong(relisted(changes)) == said


def test_a_receipt_of_another_kind_needs_no_request() -> None:
    changes = replaced("manifest.json", b'"kind":"rfc3161"', b'"kind":"opentimestamps"')
    assert verify.check(Memory(relisted({**changes, "anchors/7-1.tsq": b"another"}))) == GOOD


@pytest.mark.parametrize(
    ("index", "size", "proof", "said"),
    [
        (1, 1, [], "a proof is of a leaf that is not there"),
        (-1, 1, [], "a proof is of a leaf that is not there"),
        (0, 1, [bytes(32)], "a proof is too long"),
        (0, 2, [], "a proof is too short"),
        (0, 2, [bytes(32)] * 2, "a proof is too long"),
    ],
)
def test_of_a_proof_of_inclusion_it_is_said_what_is_wrong(index: int, size: int, proof: list[bytes], said: str) -> None:
    with pytest.raises(verify.Wrong, match=f"^{said}$"):
        verify.root_from(bytes(32), index, size, proof)


@pytest.mark.parametrize(
    ("old", "size", "proof", "said"),
    [
        (0, 1, [], "there is no proof from size 0, nor to a smaller size"),
        (2, 1, [], "there is no proof from size 0, nor to a smaller size"),
        (1, 1, [bytes(32)], "a proof is too long"),
        (1, 2, [], "a proof is too short"),
        (3, 4, [bytes(32)], "a proof is too short"),
        (3, 4, [bytes(32)] * 2, "a proof has the wrong length"),
        (3, 4, [bytes(32)] * 4, "a proof has the wrong length"),
    ],
)
def test_of_a_proof_of_consistency_it_is_said_what_is_wrong(old: int, size: int, proof: list[bytes], said: str) -> None:
    with pytest.raises(verify.Wrong, match=f"^{said}$"):
        verify.roots_from(bytes(32), old, size, proof)


def laid_out(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_on_a_disk_the_same_is_found(tmp_path: Path) -> None:
    folder = verify.Folder(laid_out(tmp_path, BUNDLE))
    assert folder.names() == sorted(BUNDLE)
    assert folder.digest("files/doc-1.txt") == hashlib.sha256(LETTER).hexdigest()
    assert verify.check(folder) == GOOD


def test_a_large_file_is_digested_whole(tmp_path: Path) -> None:
    data = b"x" * (3 * 2**20 + 1)
    (tmp_path / "large").write_bytes(data)
    assert verify.Folder(tmp_path).digest("large") == hashlib.sha256(data).hexdigest()


def test_what_is_no_plain_file_has_no_place_in_a_bundle(tmp_path: Path) -> None:
    folder = verify.Folder(tmp_path)
    for make, name in ((os.mkfifo, "pipe"), (lambda path: path.symlink_to("a"), "link")):
        make(tmp_path / name)
        with pytest.raises(verify.Wrong) as wrong:
            folder.names()
        assert str(wrong.value) == f"not a plain file: {tmp_path / name}"
        (tmp_path / name).unlink()
    (tmp_path / "empty").mkdir()
    assert folder.names() == []
    for read in (folder.read, folder.digest):
        with pytest.raises(verify.Wrong, match=r"^missing: a$"):
            read("a")


@pytest.mark.parametrize(
    ("changes", "code", "last"),
    [
        ({}, 0, "ALL OF THIS HOLDS; now check the signatures"),
        ({"REPORT.txt": b""}, 1, "NOT AS IT WAS MADE: changed: REPORT.txt"),
        ({"loose\x1b[2J~ \x7f\u00e9": b""}, 1, "NOT AS IT WAS MADE: not in the list: loose?[2J~ ??"),
        (relisted({"manifest.json": b'{"v":1}'}), 1, "NOT AS IT WAS MADE: KeyError"),
        (relisted({"manifest.json": b"\xff"}), 1, "NOT AS IT WAS MADE: UnicodeDecodeError"),
    ],
    ids=range(5),
)
def test_who_runs_it_is_told_in_plain_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    changes: dict[str, bytes], code: int, last: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(verify, "__file__", str(laid_out(tmp_path, {**BUNDLE, **changes}) / "verify.py"))
    assert verify.main() == code
    assert capsys.readouterr().out == "".join(f"{line}\n" for line in [*GOOD * (not code), last])


@pytest.mark.parametrize(("changes", "code"), [({}, 0), ({"REPORT.txt": b""}, 1)])
def test_it_runs_by_itself_where_nothing_of_ours_is(tmp_path: Path, changes: dict[str, bytes], code: int) -> None:
    laid_out(tmp_path, {**BUNDLE, **changes})
    done = subprocess.run(
        [sys.executable, "-I", "-S", "verify.py"], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (code, b"")
    assert done.stdout.decode().splitlines()[:-1] == GOOD * (not code)
