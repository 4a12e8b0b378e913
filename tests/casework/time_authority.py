"""A time-stamping authority for one test, made of openssl; nobody would believe it but that test."""

from __future__ import annotations

import subprocess
from pathlib import Path

CONFIG = """
[ req ]
distinguished_name = name
[ name ]
[ ca ]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[ tsa ]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ stamps ]
default_tsa = here
[ here ]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
"""


class Authority:
    """Its certificate, and what it stamps."""

    def __init__(self, folder: Path, name: str = "Invented authority") -> None:
        self._folder = folder
        folder.mkdir()
        (folder / "serial").write_text("01\n")
        (folder / "config").write_text(CONFIG.format(folder=folder))
        new = ["req", "-config", "config", "-newkey", "rsa:2048", "-nodes", "-sha256"]
        self._run(
            *new,
            "-x509",
            "-days",
            "2",
            "-extensions",
            "ca",
            "-subj",
            f"/CN={name}",
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
        )
        self._run(*new, "-subj", f"/CN={name} stamps", "-keyout", "tsa.key", "-out", "tsa.csr")
        self._run(
            "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", "2", "-days", "2",
            "-sha256", "-extfile", "config", "-extensions", "tsa", "-out", "tsa.pem",
        )  # fmt: skip

    @property
    def certificates(self) -> str:
        return (self._folder / "ca.pem").read_text()

    def stamp(self, request: bytes) -> bytes:
        (self._folder / "q").write_bytes(request)
        self._run(
            "ts", "-reply", "-config", "config", "-section", "here", "-queryfile", "q", "-signer", "tsa.pem", "-inkey",
            "tsa.key", "-out", "r",
        )  # fmt: skip
        return (self._folder / "r").read_bytes()

    def _run(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self._folder, check=True, capture_output=True, timeout=60)
