"""Two processes write to one ledger and are killed at chance moments: nothing acknowledged is lost."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cuts import memory

HERE = Path(__file__).resolve().parent
KILLS = 100
RUN = """
import json, sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from killing import killings
print(json.dumps(killings(Path(sys.argv[2]), int(sys.argv[3]), "a fixed seed")))
"""


@pytest.mark.slow
def test_a_hundred_kills_of_two_writers_lose_nothing_that_was_acknowledged() -> None:
    with tempfile.TemporaryDirectory(dir=memory()) as folder:  # kills leave what the kernel has
        command = [sys.executable, "-c", RUN, str(HERE), str(Path(folder, "killed.ledger")), str(KILLS)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kills"] == KILLS
    assert told["acknowledged"] > KILLS, told
    assert told["originals"] > 0, told
    assert told["written, not yet acknowledged"] > 0, "no kill fell between commit and saying so: moments not varied"
    assert told["left a log"] > 0, told
