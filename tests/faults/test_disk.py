"""A full disk loses nothing, is called that, leaves no draft lying, and once there is room everything works again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from filling import STAGES, fill_disk, unshared

ROOMS_KIB = (0, 16, 32, 37, 64, 96, 160, 256, 2048)


@pytest.fixture(scope="module", autouse=True)
def mounting() -> None:
    """Skip where nothing can be mounted: it takes root, or user namespaces."""
    if unshared() is None:
        if os.environ.get("CI") == "true" and os.getuid() == 0:
            pytest.fail("root may not mount a tmpfs here; in CI full disks are not left out")
        pytest.skip("nothing can be mounted here: it takes root, or user namespaces")


@pytest.mark.parametrize("stage", STAGES)
def test_a_full_disk_loses_nothing_and_is_called_that(stage: str, tmp_path: Path) -> None:
    told = fill_disk([stage], ROOMS_KIB, tmp_path)
    assert told.keys() == {f"{stage}: done", f"{stage}: the disk is full"}
    assert sum(told.values()) == len(ROOMS_KIB)
