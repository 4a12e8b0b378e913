"""The tutorial does what it says: every command is run, every line shown appears."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.M | re.S)


def as_pattern(line: str) -> re.Pattern[str]:
    """A shown line, in which … stands for anything."""
    return re.compile(".*".join(re.escape(part) for part in line.split("…")))


def test_the_tutorial_always_succeeds(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    habeas = f'habeas() {{ {shlex.quote(sys.executable)} -m habeas "$@"; }}\n'
    environment = {**os.environ, "LANG": "C.UTF-8"}
    output = ""
    blocks = BLOCK.findall((ROOT / "docs/tutorial/first-case.md").read_text("utf-8"))
    assert len([block for block in blocks if block[0] == "sh"]) >= 8
    for language, body in blocks:
        if language == "sh":
            ran = subprocess.run(
                ["bash", "-eu", "-c", habeas + body],
                cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False,
            )  # fmt: skip
            assert ran.returncode == 0, body + ran.stderr
            output = ran.stdout
        else:
            lines = output.splitlines()
            missing = [line for line in body.splitlines() if not any(as_pattern(line).search(each) for each in lines)]
            assert missing == [], output
