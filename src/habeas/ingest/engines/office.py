"""A zip package of an office program: which one it is, is found in here too, because it takes opening the archive."""

from __future__ import annotations

import importlib
from dataclasses import replace

from habeas.ingest.extract import Extract
from habeas.ingest.sniff import look_inside


def read(data: bytes) -> Extract:
    """Return what the engine of this package reads, and which format it is."""
    form = look_inside(data)
    found: Extract = importlib.import_module(f"habeas.ingest.engines.{form.engine}").read(data)
    return replace(found, form=form.value)
