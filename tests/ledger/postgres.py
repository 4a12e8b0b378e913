"""A real PostgreSQL of these tests' own: on a socket in a temporary folder, no TCP, gone when they end."""

from __future__ import annotations

import contextlib
import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

USER = "habeas_tests"
LIMIT_S = 60


def find_programs() -> Path | None:
    """Return the folder with ``initdb``: of the newest PostgreSQL that Debian installs, or on the path."""
    if there := shutil.which("initdb"):
        return Path(there).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4].split(".")[0]))
    return found[-1].parent if found else None


def skip_or_fail(why: str) -> None:
    """Skip where a PostgreSQL may be missing; where everything was to be installed, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{why}; in CI this engine is not left out")
    pytest.skip(f"{why}: the PostgreSQL half is not run (apt-get install postgresql)")


@contextlib.contextmanager
def running() -> Iterator[Path]:
    """Give the folder of the socket of a server that runs while the block does."""
    programs = find_programs()
    if programs is None:
        skip_or_fail("there is no PostgreSQL here")
        return
    as_other = _as_other()
    folder = Path(tempfile.mkdtemp(prefix="habeas-pg-"))
    if as_other:
        shutil.chown(folder, "postgres")
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    control = [*as_other, str(programs / "pg_ctl"), "-D", str(folder / "data"), "-w", "-t", str(LIMIT_S)]
    try:
        made = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", USER, "-A", "trust", "-E", "UTF8"]
        _run([*as_other, *made, "--locale=C.UTF-8", "--no-sync"])
        _run([*control, "-s", "-l", str(folder / "log"), "-o", settings, "start"])
        try:
            yield folder
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_other() -> list[str]:
    """Return what runs a program as another user: the server refuses root."""
    if os.geteuid() != 0:
        return []
    with contextlib.suppress(KeyError):
        pwd.getpwnam("postgres")
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
    skip_or_fail(f"{getpass.getuser()} may not run PostgreSQL and there is no user postgres")
    return []


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=LIMIT_S, cwd="/", env={"LC_ALL": "C.UTF-8"} | {
        "PATH": os.environ["PATH"]
    })  # fmt: skip


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """The folder of the socket of a running server, user ``USER``, database ``postgres``."""
    with running() as folder:
        yield folder
