"""A full disk, or one that is read only, never leaves half a file of what was to leave, and says so plainly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from filling import unshared

DISK_KIB = 256
FILES = {"one.pdf": 40 * 1024, "other.pdf": 60 * 1024}  # bytes
ROOMS_KIB = (0, 4, 20, 40, 60, 90, 128)
LIMIT_S = 60
# run inside a mount namespace: for each room, what the export said and what then lies on the disk
ACT = """
import json, os, subprocess, sys
from pathlib import Path
from habeas.casework.outlet import FileNotWritten, going_out
place, size, told = Path(sys.argv[1]), int(sys.argv[2]), []
rooms, files = map(json.loads, sys.argv[3:5])
for room, flags in [*((each, "") for each in rooms), (size, "ro")]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "habeas", str(place)], check=True)
    (place / "one.pdf").write_bytes(b"old")
    left = os.statvfs(place)
    (place / "ballast").write_bytes(bytes(max(left.f_bavail * left.f_frsize - room * 1024, 0)))
    if flags:
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    try:
        with going_out({place / name: bytes(count) for name, count in files.items()}):
            pass
        said = "done"
    except FileNotWritten as error:
        said = error.code
    lies = {each.name: each.stat().st_size for each in place.iterdir() if each.name != "ballast"}
    told.append([room, said, lies])
    subprocess.run(["umount", str(place)], check=True)
print(json.dumps(told))
"""
HELD, WHOLE = {"one.pdf": 3}, FILES


def test_an_export_to_a_full_or_read_only_disk_is_whole_or_leaves_what_was_there(tmp_path: Path) -> None:
    command = unshared()
    if command is None:
        if os.environ.get("CI") == "true" and os.getuid() == 0:
            pytest.fail("root may not mount a tmpfs here; in CI full disks are not left out")
        pytest.skip("nothing can be mounted here: it takes root, or user namespaces")
    (tmp_path / "disk").mkdir()
    given = [str(tmp_path / "disk"), str(DISK_KIB), json.dumps(ROOMS_KIB), json.dumps(FILES)]
    done = subprocess.run(
        [*command, sys.executable, "-c", ACT, *given], capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        [0, "file-not-written", HELD],
        [4, "file-not-written", HELD],
        [20, "file-not-written", HELD],
        [40, "file-not-written", HELD],
        [60, "file-not-written", HELD],
        [90, "file-not-written", HELD],
        [128, "done", WHOLE],
        [DISK_KIB, "file-not-written", HELD],
    ]
