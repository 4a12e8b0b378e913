"""Programs of others with which ours must agree: a test that lacks one skips, and fails where all were to be there."""

from __future__ import annotations

import os
import shutil

import pytest


def required(program: str) -> str:
    """Return where a program is."""
    found = shutil.which(program)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{program} is not here; in CI it is not left out")
    if found is None:
        pytest.skip(f"{program} is not here (apt-get install age openssh-client openssl)")
    return found
