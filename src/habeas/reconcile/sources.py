"""Everything that a case file is computed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.law import Question
from habeas.model import (
    Claim,
    Decision,
    Derivation,
    Document,
    DocumentId,
    EventJudgement,
    Judgement,
    Likeness,
    Naming,
    Resolution,
)
from habeas.reconcile.descents import NO_DESCENTS, Descents
from habeas.reconcile.groups import ALONE, Company


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that a case is computed from."""

    documents: Mapping[DocumentId, Document]
    claims: Sequence[Claim]
    namings: Sequence[Naming]
    decisions: Sequence[Decision]
    judgements: Sequence[Judgement]
    questions: Sequence[Question]
    readers: int = 1  # how many people must say the same of a claim before it stands
    resolutions: Sequence[Resolution] = ()  # of any case, oldest first
    event_judgements: Sequence[EventJudgement] = ()
    derivations: Sequence[Derivation] = ()
    likenesses: Sequence[Likeness] = ()  # documents that may repeat each other
    as_of: str | None = None  # EDTF of a day: what lasts is counted to it, and what came after it left out
    company: Company = ALONE  # who is told of in the same words; `reconcile` finds it itself
    descents: Descents = NO_DESCENTS  # which documents repeat which; found from derivations and likenesses
