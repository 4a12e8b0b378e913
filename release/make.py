"""Make what a release is made of, the same bytes each time, and sign the list of their digests; standard library only.

    python release/make.py FOLDER [--key KEYFILE]

In FOLDER (new or empty): the wheel, built twice and refused where the two differ; ``requirements.lock``; the list of
what Habeas is made of (``sbom.json``, CycloneDX); ``SHA256SUMS``; and with a key of ``ssh-keygen`` its signature
``SHA256SUMS.sig`` (SSHSIG), which anybody checks with ``ssh-keygen -Y verify``. Building needs ``uv`` and a network.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
LOCK, SUMS, PARTS = "requirements.lock", "SHA256SUMS", "sbom.json"
NAMESPACE = "habeas-release"  # a signature made for something else is not one of a release
LIMIT_S = 300


def main() -> None:
    """Make it, and say what was made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path, help="a private key of ssh-keygen; without it nothing is signed")
    parser.add_argument("--only-parts", action="store_true", help="write the list of parts to this file, no more")
    options = parser.parse_args()
    if options.only_parts:
        options.folder.parent.mkdir(parents=True, exist_ok=True)
        list_parts(options.folder.resolve())
        return
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.exit("The folder is not empty: a release is not mixed with anything else.")
    build(folder)
    shutil.copyfile(HERE / LOCK, folder / LOCK)
    list_parts(folder / PARTS)
    add_up(folder)
    if options.key:
        sign(folder, options.key)
    for path in sorted(folder.iterdir()):
        sys.stdout.write(f"{path.name}\n")


def build(folder: Path) -> None:
    """Build the wheel twice, each time from nothing, and keep one where both are the same bytes."""
    made_at = run("git", "log", "-1", "--format=%ct").strip()
    with tempfile.TemporaryDirectory() as scratch:
        wheels = []
        for turn in ("first", "second"):
            to = Path(scratch, turn)
            run("uv", "build", "--quiet", "--wheel", "--out-dir", str(to), ".", SOURCE_DATE_EPOCH=made_at)
            wheels += to.glob("*.whl")
        if len({digest(wheel) for wheel in wheels}) != 1 or len(wheels) != 2:
            sys.exit("Two builds of one commit differ: this is no release.")
        shutil.copyfile(wheels[0], folder / wheels[0].name)


def list_parts(to: Path) -> None:
    """Write the list of everything that the lock names, the same bytes for the same lock."""
    cyclonedx = Path(sys.executable).parent / "cyclonedx-py"
    run(
        str(cyclonedx), "requirements", str(HERE / LOCK), "--pyproject", str(HERE / "pyproject.toml"), "--mc-type",
        "application", "--output-reproducible", "--of", "JSON", "-o", str(to),
    )  # fmt: skip


def add_up(folder: Path) -> None:
    """Write the digest of every file, as ``sha256sum -c`` reads it."""
    lines = [f"{digest(path)}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(lines), encoding="ascii", newline="\n")


def sign(folder: Path, key: Path) -> None:
    """Sign the digests, for a release and for nothing else."""
    run("ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(key.resolve()), str(folder / SUMS))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(*command: str, **environment: str) -> str:
    """Run a command in the checkout and return what it said; end where it fails."""
    ran = subprocess.run(
        command,
        cwd=HERE,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    if ran.returncode:
        sys.exit(f"{Path(command[0]).name} failed: {ran.stderr.strip()[-500:]}")
    return ran.stdout


if __name__ == "__main__":
    main()
