"""Ed25519 as raw signatures, PEM and SSHSIG."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from habeas.keys import Secret, derive_secret
from habeas.keys.signing import (
    PUBLIC_BYTES,
    SIGNATURE_BYTES,
    SignatureWrong,
    SigningKey,
    allowed_signer,
    check_signature,
    check_ssh_signature,
    public_pem,
    ssh_blob,
    ssh_fingerprint,
)
from parts import required

# RFC 8032, 7.1, test 3: what every implementation of Ed25519 gives for this key and these two bytes
SEED = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"
PUBLIC = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
SIGNATURE = (
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc0"
    "27beceea1ec40a"
)
KEY = SigningKey(Secret(bytes.fromhex(SEED)))
OTHER = SigningKey(Secret(bytes(32)))
DATA, SPACE = b"what was signed\n", "habeas-bundle"


def test_a_key_signs_as_the_standard_says() -> None:
    assert KEY.public.hex() == PUBLIC
    assert KEY.sign(bytes.fromhex("af82")).hex() == SIGNATURE
    assert repr(KEY) == "<SigningKey>"
    assert (len(KEY.public), len(KEY.sign(DATA))) == (PUBLIC_BYTES, SIGNATURE_BYTES) == (32, 64)


def test_the_key_of_the_log_hangs_on_the_root_and_on_its_purpose_alone() -> None:
    root = Secret(bytes(32))
    assert (
        SigningKey(derive_secret(root, "log-signing")).public == SigningKey(derive_secret(root, "log-signing")).public
    )
    assert SigningKey(derive_secret(root, "log-signing")).public != SigningKey(derive_secret(root, "other")).public


@pytest.mark.parametrize(
    ("public", "signature", "data", "why"),
    [
        (OTHER.public, KEY.sign(DATA), DATA, "another key"),
        (KEY.public, KEY.sign(DATA), DATA + b"\n", "other data"),
        (KEY.public, KEY.sign(DATA)[:-1], DATA, "cut"),
        (KEY.public, b"", DATA, "none"),
        (KEY.public[:-1], KEY.sign(DATA), DATA, "no key"),
    ],
)
def test_a_wrong_signature_is_refused(public: bytes, signature: bytes, data: bytes, why: str) -> None:
    with pytest.raises(SignatureWrong) as wrong:
        check_signature(public, signature, data, what="it")
    assert (wrong.value.code, wrong.value.exit_code, wrong.value.details) == ("signature-wrong", 36, {"what": "it"})


def test_ssh_keygen_takes_our_signature_for_its_namespace_alone(tmp_path: Path) -> None:
    required("ssh-keygen")
    line = allowed_signer("habeas/1", KEY.public, SPACE)
    assert line == f'habeas/1 namespaces="{SPACE}" ssh-ed25519 {base64.b64encode(ssh_blob(KEY.public)).decode()}\n'
    (tmp_path / "signers").write_text(line)
    (tmp_path / "sig").write_bytes(KEY.sign_ssh(DATA, SPACE))
    (tmp_path / "other").write_bytes(KEY.sign_ssh(DATA, "file"))

    def says(signature: str, space: str, data: bytes, who: str = "habeas/1") -> tuple[int, str]:
        command = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", who, "-n", space, "-s", signature]
        done = subprocess.run(command, cwd=tmp_path, input=data, capture_output=True, timeout=30, check=False)
        return done.returncode, done.stdout.decode()

    code, told = says("sig", SPACE, DATA)
    assert code == 0
    assert told.endswith(f" {ssh_fingerprint(KEY.public)}\n")
    assert says("sig", SPACE, DATA + b"x")[0] != 0
    assert says("sig", "file", DATA)[0] != 0
    assert says("other", "file", DATA)[0] != 0  # this key may not sign for it
    assert says("sig", SPACE, DATA, who="habeas/2")[0] != 0


def test_our_own_check_of_an_ssh_signature_forgives_nothing() -> None:
    signature = KEY.sign_ssh(DATA, SPACE)
    check_ssh_signature(KEY.public, signature, DATA, SPACE)
    spoiled = [
        signature.replace(b"\n", b"\r\n"), signature + b"\n", b"\n" + signature, b"", b"\xff", signature[:200],
        signature.replace(b"BEGIN", b"BEGUN"), signature.replace(b"-----END", b"----- END"), signature[:-1],
        KEY.sign_ssh(b"something else\n", SPACE),
    ]  # fmt: skip
    for each in spoiled:
        with pytest.raises(SignatureWrong) as wrong:
            check_ssh_signature(KEY.public, each, DATA, SPACE)
        assert wrong.value.details == {"what": "the list of files"}
    for public, space in ((OTHER.public, SPACE), (KEY.public, "file")):
        with pytest.raises(SignatureWrong):
            check_ssh_signature(public, signature, DATA, space)


def test_ssh_keygen_would_have_written_our_signature_to_the_byte(tmp_path: Path) -> None:
    required("ssh-keygen")
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(SEED))
    key = tmp_path / "key"
    key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    key.chmod(0o600)
    done = subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", SPACE], input=DATA, capture_output=True, timeout=30,
        check=True,
    )  # fmt: skip
    assert done.stdout == KEY.sign_ssh(DATA, SPACE)


def test_openssl_takes_our_key_and_signature(tmp_path: Path) -> None:
    required("openssl")
    (tmp_path / "pem").write_bytes(public_pem(KEY.public))
    (tmp_path / "data").write_bytes(DATA)
    (tmp_path / "sig").write_bytes(KEY.sign(DATA))
    (tmp_path / "wrong").write_bytes(OTHER.sign(DATA))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "pem", "-rawin", "-in", "data", "-sigfile"]
    for name, expected in (("sig", True), ("wrong", False)):
        done = subprocess.run([*command, name], cwd=tmp_path, capture_output=True, timeout=30, check=False)
        assert (done.returncode == 0) is expected
