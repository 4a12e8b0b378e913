#!/usr/bin/env python3
"""Set Habeas up and run it; nothing but the standard library.

python3 dev.py run              set up, then the main job on the invented example
python3 dev.py run FILE…        set up, then a draft case file from your own files
python3 dev.py test [ARGS…]     set up with the test tools, then the whole test suite
python3 dev.py setup            set up only
python3 dev.py habeas ARGS…     the command line tool
python3 dev.py golden           write what the filings of the invented cases say now, to be reviewed as a change
python3 dev.py sbom [FILE]      write what Habeas is made of (CycloneDX; habeas-out/sbom.json), which is not committed
python3 dev.py audit            ask whether faults are known of what it is made of; says so where nobody can be asked
python3 dev.py lint | types | docs | bench | lock | check      what continuous integration runs, part by part
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)
AUDIT_S = 60
# uv must trust the same certificates as the system, and must not look for a Python of its own on the network.
ENVIRONMENT = {
    **os.environ,
    "UV_SYSTEM_CERTS": "1",
    "UV_PYTHON_DOWNLOADS": "never",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}


def call(*command: str | Path) -> None:
    """Run a command in the checkout; end with its exit code when it fails."""
    code = subprocess.run([str(part) for part in command], cwd=HERE, env=ENVIRONMENT, check=False).returncode
    if code:
        sys.exit(code)


def stamp_of(lock: Path) -> str:
    """What the environment was made from: the lock, the Python and the place."""
    made_from = lock.read_bytes() + sys.version.encode() + str(HERE).encode()
    return hashlib.sha256(made_from).hexdigest()


def make_environment() -> None:
    """Make an empty virtual environment, with uv when it is there."""
    uv = shutil.which("uv")
    if uv:
        call(uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
        return
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], cwd=HERE, check=False)
    if made.returncode:
        sys.exit("Python's venv module is missing. On Debian: apt-get install python3-venv. Then run this again.")


def setup(*, testing: bool = False) -> None:
    """Install what the lock names, each file checked against its hash, unless that was done already."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(f"Habeas needs Python 3.11 to 3.13; this is {sys.version.split()[0]}.")
    lock = HERE / ("requirements-dev.lock" if testing else "requirements.lock")
    stamp = VENV / "habeas-stamp"
    done = stamp.read_text().split() if stamp.exists() and PYTHON.exists() else []
    if stamp_of(lock) in done:
        return
    print(f"Setting up in {VENV} (once; needs a network and about 700 MB) …", file=sys.stderr)
    make_environment()
    uv = shutil.which("uv")
    installer = [uv, "pip", "install", "--quiet", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install", "-qq"]
    call(*installer, "--require-hashes", "-r", lock)
    places = sysconfig.get_paths(
        scheme="nt" if WINDOWS else "posix_prefix", vars={"base": str(VENV), "platbase": str(VENV)}
    )
    Path(places["purelib"], "habeas-checkout.pth").write_text(f"{HERE / 'src'}\n", encoding="utf-8")
    locks = [lock, HERE / "requirements.lock"] if testing else [lock]  # the test lock holds all that running needs
    stamp.write_text("\n".join(stamp_of(each) for each in locks))


def write_locks() -> None:
    """Write both requirement locks anew: hashes, and no address of any kind (maintainers; needs uv)."""
    call("uv", "lock", "--quiet")
    export = (
        "uv",
        "export",
        "--quiet",
        "--no-header",
        "--no-emit-project",
        "--no-annotate",
        "--format",
        "requirements-txt",
    )
    call(*export, "--no-dev", "-o", "requirements.lock")
    call(*export, "-o", "requirements-dev.lock")


def parts_of(name: str) -> list[list[str | Path]]:
    """The commands behind one word."""
    tools = PYTHON.parent
    table: dict[str, list[list[str | Path]]] = {
        "lint": [
            [tools / "ruff", "check", "."],
            [tools / "ruff", "format", "--check", "."],
            [tools / "lint-imports", "--no-cache"],
        ],
        "types": [[tools / "mypy"]],
        "golden": [[PYTHON, "tests/golden/accept.py"]],
        "docs": [[PYTHON, "-m", "habeas.cli.reference", "docs/reference"]],
        "bench": [[PYTHON, script] for script in sorted((HERE / "bench").glob("*.py"))],
        "test": [[PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadfile"]],
    }
    return table["lint"] + table["types"] + table["test"] if name == "check" else table[name]


def audit() -> None:
    """Say whether faults are known of what the lock names; a network that fails is told, and fails nothing."""
    asked: list[str | Path] = [PYTHON.parent / "pip-audit", "-r", HERE / "requirements.lock", "--require-hashes"]
    asked += ["--disable-pip", "--timeout", "10", "--progress-spinner", "off", "--format", "json"]
    try:
        ran = subprocess.run([str(part) for part in asked], capture_output=True, timeout=AUDIT_S, check=False)
        parts = json.loads(ran.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError, OSError):
        sys.exit(print("Audit: NOT DONE, the data of known faults cannot be reached from here."))
    known = [f"{part['name']} {part['version']}: {fault['id']}" for part in parts for fault in part.get("vulns", ())]
    unasked = sum("vulns" not in part for part in parts)
    print(f"Audit: {len(parts) - unasked} of {len(parts)} parts were asked about, {len(known)} faults are known.")
    if unasked:
        print(f"Audit: NOT DONE for {unasked} parts, of which the data cannot be reached from here.")
    if known:
        sys.exit("\n".join(known))


def main(arguments: list[str]) -> None:
    """Do what the first word says."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if word == "lock":
        write_locks()
    elif word == "setup":
        setup(testing="--testing" in rest)
    elif word == "audit":
        setup(testing=True)
        audit()
    elif word == "sbom":
        setup(testing=True)
        call(PYTHON, "release/make.py", "--only-parts", rest[0] if rest else "habeas-out/sbom.json")
    elif word in ("lint", "types", "docs", "golden", "bench", "test", "check"):
        setup(testing=True)
        for command in parts_of(word):
            call(*command, *(rest if word == "test" else []))
    elif word in ("run", "habeas"):
        setup()
        verb = ["run", "--example", HERE / "examples"]  # for when no files are named
        command = [PYTHON, "-m", "habeas", *(verb if word == "run" else []), *rest]
        # what is handed on may read a passphrase from a descriptor, which Python would close
        told = subprocess.run([str(part) for part in command], close_fds=False, check=False)
        sys.exit(told.returncode)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
