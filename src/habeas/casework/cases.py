"""Case files, computed from what was claimed and decided."""

from __future__ import annotations

from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.statuses import prove_day
from habeas.casework.view import view_of
from habeas.law import load_law
from habeas.model import CaseFile, Likeness
from habeas.reconcile import Sources, reconcile


def sources_of(memory: Memory, *, as_of: str | None = None) -> Sources:
    """Return everything that case files are computed from."""
    return Sources(
        documents=memory.documents,
        claims=memory.current_claims(),
        namings=tuple(memory.namings.values()),
        decisions=memory.decisions,
        judgements=memory.judgements,
        questions=load_law().questions,
        readers=memory.readers,
        resolutions=memory.resolutions,
        event_judgements=memory.event_judgements,
        derivations=memory.derivations,
        likenesses=likenesses_in(memory),
        as_of=as_of,
    )


def likenesses_in(memory: Memory) -> tuple[Likeness, ...]:
    """Return the pairs of documents that may be copies, most alike first."""
    view = view_of(memory)
    with memory.source.lock:
        return view.likenesses()


def compute_cases(memory: Memory, *, as_of: str | None = None) -> tuple[CaseFile, ...]:
    """Return every person's case file, fullest first; as of a day, if one is given (``get_case`` has its refusals)."""
    if as_of is not None:
        prove_day(as_of)
    cases = reconcile(sources_of(memory, as_of=as_of))
    return tuple(sorted(cases, key=lambda case: (-len(case.claims), case.who.name, case.id)))


def get_cases(desk: Desk) -> tuple[CaseFile, ...]:
    """Return every person's case file, fullest first."""
    return compute_cases(recall(desk))


def get_case(memory: Memory, reference: str, *, as_of: str | None = None) -> CaseFile:
    """Return the case with this id, or of the person with this name or naming id; no other is computed.

    ``as_of`` is the day, in EDTF, up to which what lasts is counted; what came after it is left out.

    Raises:
        NotFound: there is none, or several persons have that name.
        BadDate: the day is not EDTF.

    """
    view = view_of(memory)
    with memory.source.lock:
        return view.case(reference, as_of=as_of)
