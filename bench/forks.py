"""Run pytest again and again, each time in a fork of one process that has read all but our own modules already.

``bench/mutants.py`` starts it. It takes a line of JSON (what pytest is given, after how many seconds it is killed,
whether what was compiled is kept) and answers with how it ended. Nothing of ``habeas`` and of the tests is read before
the fork: each run reads them anew.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import sys
import time
from importlib.metadata import entry_points
from pathlib import Path

import pytest

KILLED = -1
READ_BEFORE = (
    "hypothesis.strategies", "cryptography.hazmat.primitives.asymmetric.ed25519",
    "cryptography.hazmat.primitives.serialization", "nacl.bindings", "nacl.public", "argon2", "pyrage",
    "shamir_mnemonic", "pyotp", "django.test", "sqlcipher3",
)  # fmt: skip


def run(args: list[str], limit_s: float, *, keep: bool) -> int:
    """Return how pytest ended, or that it was killed."""
    child = os.fork()
    if not child:
        _be_child(args, keep=keep)
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return KILLED


def _be_child(args: list[str], *, keep: bool) -> None:
    code = pytest.ExitCode.INTERNAL_ERROR
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        sys.dont_write_bytecode = not keep
        code = pytest.main(args)
    finally:
        os._exit(code)


def main() -> None:
    """Answer line by line until there is none."""
    sys.path[0] = str(Path.cwd())  # as ``python -m pytest`` has it
    for plugin in entry_points(group="pytest11"):
        plugin.load()
    for name in READ_BEFORE:
        if importlib.util.find_spec(name.partition(".")[0]):
            importlib.import_module(name)
    for line in sys.stdin:
        asked = json.loads(line)
        print(run(asked["args"], asked["limit_s"], keep=asked["keep"]), flush=True)


if __name__ == "__main__":
    main()
