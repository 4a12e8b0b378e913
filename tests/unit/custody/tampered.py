"""A small bundle of invented entries without a disk, and what somebody who holds the key could make of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from invented_log import KEY, contents

from habeas.custody import verify
from habeas.custody.bundle import bundle_files
from habeas.custody.contents import NAMESPACE

BUNDLE = dict(bundle_files(contents(), KEY))
DIGESTS = {name: hashlib.sha256(data).hexdigest() for name, data in BUNDLE.items()}
LISTS = ("SHA256SUMS", "SHA256SUMS.sig")


class Memory(verify.Folder):
    """The files of a bundle without a disk, some of their digests known."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(Path())
        self._files = files

    def names(self) -> list[str]:
        return sorted(self._files)

    def read(self, name: str) -> bytes:
        if name not in self._files:
            raise verify.Wrong("missing: " + name)
        return self._files[name]

    def digest(self, name: str) -> str:
        data = self.read(name)
        if name in BUNDLE and data is BUNDLE[name]:
            return DIGESTS[name]
        return hashlib.sha256(data).hexdigest()


def relisted(changes: dict[str, bytes]) -> dict[str, bytes]:
    """What somebody could do who holds the key: change files and sign the list again."""
    files = {**{name: data for name, data in BUNDLE.items() if name not in LISTS}, **changes}
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()
    return {**files, "SHA256SUMS": sums, "SHA256SUMS.sig": KEY.sign_ssh(sums, NAMESPACE)}


def swapped(one: str, other: str) -> dict[str, bytes]:
    return {one: BUNDLE[other], other: BUNDLE[one]}


def replaced(name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    assert old in BUNDLE[name]
    return {name: BUNDLE[name].replace(old, new)}
