"""A bundle is these files in this order, to the byte, and says these words to whoever opens it.

``kept/`` holds both; where a file is changed on purpose, change it there too, and say so in the changelog.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from invented_log import KEY, checkpoint, contents, cosignature, receipt

from habeas.custody.bundle import bundle_files
from habeas.custody.contents import Contents, Head
from habeas.custody.note import read_note
from habeas.model.custody import AnchorKind

KEPT = Path(__file__).parent / "kept"
CHECKED = replace(receipt(13), is_checked=True, chain="an invented certificate\n", stamped_at="2030-01-02T03:04:06Z")
RECEIPTS = (
    CHECKED,
    replace(CHECKED, chain=""),
    replace(CHECKED, is_checked=False),
    replace(CHECKED, kind=AnchorKind.OPENTIMESTAMPS, chain=""),
)
SEEN = replace(
    contents(),
    heads=(
        Head(checkpoint=checkpoint(7), cosignatures=(cosignature(7), replace(cosignature(7), seconds=0))),
        Head(checkpoint=checkpoint(13), anchors=RECEIPTS),
    ),
)
ALONE = replace(contents(sealed=True), heads=(Head(checkpoint=checkpoint(13)),), originals=())
BUNDLES = [("seen", SEEN, "witnesses, and receipts of every kind"), ("alone", ALONE, "sealed, and nobody saw it")]


@pytest.mark.parametrize(("kept", "what", "why"), BUNDLES)
def test_a_bundle_is_these_files_in_this_order(kept: str, what: Contents, why: str) -> None:
    *files, sums, signature = bundle_files(what, KEY)
    digests = [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in files if name != "verify.py"]
    assert digests == (KEPT / f"{kept}.sha256").read_text("ascii").splitlines(), why
    listed = sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files)
    assert sums == ("SHA256SUMS", "".join(f"{digest}  {name}\n" for name, digest in listed).encode())
    assert signature == ("SHA256SUMS.sig", KEY.sign_ssh(sums[1], "habeas-bundle"))


def test_what_is_disclosed_is_in_no_repr() -> None:
    (record, _), signature = SEEN.records, read_note(checkpoint(7).note).signatures[0]
    for secret in (record.salt, record.payload, signature.data):
        assert repr(secret) not in repr((record, signature))


@pytest.mark.parametrize(("kept", "what", "why"), BUNDLES)
def test_whoever_opens_a_bundle_is_told_this(kept: str, what: Contents, why: str) -> None:
    files = dict(bundle_files(what, KEY))
    for name in ("VERIFY", "REPORT"):
        assert files[f"{name}.txt"].decode() == (KEPT / f"{name}-{kept}.txt").read_text("utf-8"), why
