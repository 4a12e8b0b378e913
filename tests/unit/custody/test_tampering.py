"""A bundle of which a bit, a file or a line is another is not taken for the one that was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_log import KEY, contents
from tampered import BUNDLE, Memory, relisted, replaced, swapped

from habeas.custody import verify
from habeas.custody.bundle import bundle_files
from habeas.custody.contents import NAMESPACE
from habeas.keys.signing import SignatureWrong, check_ssh_signature

OURS = sorted(
    set(BUNDLE) - {"verify.py", "VERIFY.txt", "REPORT.txt"}
)  # the long texts are sampled: they are only hashed
TAMPERED = (
    verify.Wrong, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError,
)  # fmt: skip


def is_caught(files: dict[str, bytes]) -> bool:
    """Whether verify.py, or the signature of the list, tells that something is wrong."""
    try:
        verify.check(Memory(files))
        check_ssh_signature(KEY.public, files["SHA256SUMS.sig"], files["SHA256SUMS"], NAMESPACE)
    except (*TAMPERED, SignatureWrong):
        return True
    return False


def flips(data: bytes, *, step: int = 1) -> Iterator[bytes]:
    for at in range(0, len(data) * 8, step):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        yield bytes(flipped)


def test_a_bundle_as_it_was_made_holds() -> None:
    told = verify.check(Memory(BUNDLE))
    assert told[0] == f"{len(BUNDLE) - 2} files are those of the list, and there are no others"
    assert "2 records stand in the log under their numbers, as they were written" in told
    assert not is_caught(BUNDLE)


def test_the_same_contents_give_the_same_bytes() -> None:
    assert dict(bundle_files(contents(), KEY)) == BUNDLE


def test_what_is_not_disclosed_appears_only_as_hashes() -> None:
    whole = b"".join(BUNDLE.values())
    shown = [seq for seq in range(1, 14) if f'"seq": {seq}}}'.encode() in whole.replace(b'\\"', b'"')]
    assert shown == [3, 8]


@pytest.mark.parametrize("name", OURS)
def test_every_bit_that_is_flipped_is_caught(name: str) -> None:
    assert all(is_caught({**BUNDLE, name: flipped}) for flipped in flips(BUNDLE[name]))


@pytest.mark.parametrize("name", ["verify.py", "VERIFY.txt", "REPORT.txt"])
def test_a_flipped_bit_in_a_long_text_is_caught(name: str) -> None:
    assert all(is_caught({**BUNDLE, name: flipped}) for flipped in flips(BUNDLE[name], step=997))


@pytest.mark.parametrize("name", sorted(BUNDLE))
def test_a_file_that_is_missing_cut_or_longer_is_caught(name: str) -> None:
    assert is_caught({path: data for path, data in BUNDLE.items() if path != name})
    assert is_caught({**BUNDLE, name: BUNDLE[name][:-1] if BUNDLE[name] else b"x"})
    assert is_caught({**BUNDLE, name: BUNDLE[name] + b"\n"})
    assert is_caught({**BUNDLE, name: b""} if BUNDLE[name] else {**BUNDLE, name: b"\n"})


@pytest.mark.parametrize("name", ["loose.txt", "files/doc-2.txt", "records/00000009.json", ".hidden", "log/x"])
def test_a_file_that_was_added_is_caught(name: str) -> None:
    assert is_caught({**BUNDLE, name: b"added"})


PLACE = "log/checkpoints/7/"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (swapped("records/00000003.json", "records/00000008.json"), "a record under another number"),
        (swapped("log/proofs/00000003.txt", "log/proofs/00000008.txt"), "another's proof"),
        (swapped("log/leaves/00000003.json", "log/leaves/00000008.json"), "another's leaf"),
        (replaced("records/00000003.json", b"Ilvan", b"Torek"), "another name for who entered it"),
        (replaced("records/00000003.json", b'"seq":3', b'"seq":4'), "another number"),
        (replaced("log/leaves/00000003.json", b"2030", b"2029"), "an earlier time"),
        (replaced("log/leaves/00000003.json", b"document", b"decision"), "another kind"),
        ({"files/doc-1.txt": b"another letter"}, "another original"),
        ({"files/doc-9.txt": b"a letter"}, "an original that no record speaks of"),
        ({"records/00000009.json": b"{}"}, "a record that is not in the log"),
        (replaced("manifest.json", b'"records":[3,8]', b'"records":[3]'), "a record that is not in the manifest"),
        (replaced("manifest.json", b'"size":13', b'"size":7'), "another last checkpoint"),
        (replaced("manifest.json", b'"checkpoints":[7,13]', b'"checkpoints":[7]'), "none at all"),
        (replaced("manifest.json", b'"seconds":1893553445', b'"seconds":1893553444'), "another time of a witness"),
        (replaced("manifest.json", b"partner.example", b"another.example"), "another witness"),
        (replaced(PLACE + "checkpoint.txt", b"\n7\n", b"\n8\n"), "another size"),
        ({PLACE + "consistency.txt": b""}, "no proof that the earlier log is a beginning"),
        (swapped(PLACE + "checkpoint.txt", "log/checkpoints/13/checkpoint.txt"), "another's checkpoint"),
        (swapped(PLACE + "checkpoint.sig", "log/checkpoints/13/checkpoint.sig"), "another's signature"),
        (swapped("log/log.pub.pem", PLACE + "cosigned-1.pub.pem"), "another's key"),
        (replaced("allowed_signers", b"habeas-bundle", b"habeas-bundl*"), "a signer for more"),
        ({"anchors/7-1.tsr": b"another receipt"}, "another receipt"),
        ({"anchors/7-1.tsq": b"another request"}, "another request"),
    ],
)
def test_even_who_holds_the_key_cannot_put_another_history_under_the_same_roots(
    changes: dict[str, bytes], why: str
) -> None:
    with pytest.raises(TAMPERED):
        verify.check(Memory(relisted(changes)))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"%b  /etc/passwd\n", "outside: no such file is in the bundle"),
        (b"%b *verify.py\n", "another way to write the list"),
        (b"%b  a b\n", "a name with a space"),
        (b"\n", "an empty line"),
    ],
)
def test_a_list_of_another_form_is_refused(line: bytes, why: str) -> None:
    line = line.replace(b"%b", b"0" * 64)
    with pytest.raises(verify.Wrong):
        verify.check(Memory({**BUNDLE, "SHA256SUMS": BUNDLE["SHA256SUMS"] + line}))


def test_links_have_no_place_in_a_bundle(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(verify.Wrong, match="not a plain file"):
        verify.Folder(tmp_path).names()
    with pytest.raises(verify.Wrong, match="missing"):
        verify.Folder(tmp_path).read("c")
    with pytest.raises(verify.Wrong, match="missing"):
        verify.Folder(tmp_path).digest("c")
