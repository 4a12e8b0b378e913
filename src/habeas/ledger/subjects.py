"""What each entry is about: the words of an entry are sealed, and can be destroyed, with all that is about the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from habeas.ledger.entries import (
    Artefact,
    Body,
    DocumentProvenance,
    PageRead,
    ProposalMade,
)
from habeas.model import (
    Amendment,
    CaseWord,
    Claim,
    Classing,
    CompartmentMade,
    Correction,
    Decision,
    Derivation,
    Description,
    Document,
    EventJudgement,
    IdentityRecord,
    Judgement,
    Naming,
    Note,
    Placement,
    Resolution,
    Revision,
    SetAside,
    SourceWithdrawal,
)
from habeas.model.ids import document_id

WHOLE = "ledger"  # what is about no document, case or thing written

_ABOUT: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Document: lambda body: body.id,
        Claim: lambda body: body.passage.document,
        PageRead: lambda body: document_id(body.key.partition("-")[0]),
        Decision: lambda body: body.claim,
        Amendment: lambda body: body.replaced,
        Note: lambda body: body.about,
        # a word on two things is destroyed with either: it is sealed by itself
        Judgement: lambda body: f"judgement {body.left} {body.right}",
        EventJudgement: lambda body: f"event {body.left} {body.right}",
        Artefact: lambda body: body.id,  # what was written quotes many documents, and goes with any of them
        Revision: lambda body: f"{body.writing} {body.number}",
        SetAside: lambda body: f"aside {body.sha256 or WHOLE}",
        Resolution: lambda body: body.case,
        Placement: lambda body: body.subject,
        Classing: lambda body: body.subject,
        CompartmentMade: lambda body: f"compartment {body.name}",
        IdentityRecord: lambda body: f"identity {body.pseudonym}",
        **dict.fromkeys(
            (DocumentProvenance, Naming, ProposalMade, Correction, Description, Derivation, SourceWithdrawal),
            lambda body: body.document,
        ),
    }
)


def subject_of(body: Body) -> str:
    """Return the id of what an entry is about; that of a claim where it is about a claim."""
    about = _ABOUT.get(type(body))
    if about is not None:
        return str(about(body))
    return str(body.case) if isinstance(body, CaseWord) else str(getattr(body, "case", WHOLE))
