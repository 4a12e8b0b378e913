"""The command of the checkout hands on what it is given; nobody in the example exists."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
RUN = (
    "import pathlib, sys, dev; dev.setup = lambda **_: None; dev.PYTHON = pathlib.Path(sys.executable); "
    "dev.main(sys.argv[1:])"
)


def test_a_passphrase_given_by_descriptor_arrives(tmp_path: Path) -> None:
    told, ledger = tmp_path / "passphrase.txt", tmp_path / "case.habeas"
    told.write_text("nine invented words of no use\n", "utf-8")
    with told.open("rb") as file:
        number = str(file.fileno())
        given = ["habeas", "--ledger", str(ledger), "--passphrase-fd", number, "init", "--without-recovery"]
        done = subprocess.run(
            [sys.executable, "-c", RUN, *given], cwd=HERE, pass_fds=(file.fileno(),), capture_output=True, text=True,
            timeout=120, check=False, env={**os.environ, "PYTHONPATH": str(HERE / "src")},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert ledger.exists()
