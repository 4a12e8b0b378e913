"""What people put on record of a case beside claims: consent, assessments, filings, replies, compliance."""

from __future__ import annotations

from habeas.casework.memory import Memory
from habeas.casework.view import view_of
from habeas.model import CaseFile, CaseRecord


def record_of(memory: Memory, case: CaseFile) -> CaseRecord:
    """Return all words on a case, whatever id it had when they were said."""
    view = view_of(memory)
    with memory.source.lock:
        return view.record(case.id)
