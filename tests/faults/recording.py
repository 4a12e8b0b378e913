"""Recordings for tests: with the real strace, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tracing import Step, find_strace, record

Recorded = tuple[list[Step], Path]


def tracer() -> str:
    """Return strace; skip on a machine without it, and fail where everything was to be installed."""
    strace = find_strace()
    if strace is None and os.environ.get("CI") == "true":
        pytest.fail("there is no strace that may trace; in CI power cuts are not left out")
    if strace is None:
        pytest.skip("there is no strace that may trace (apt-get install strace)")
    return strace


def recorded(scene: str, folder: Path, *, synchronous: str = "FULL") -> Recorded:
    """Record a scene; without strace there is none."""
    strace = tracer()
    folder.mkdir()
    return record(strace, scene, folder, synchronous=synchronous), folder
