"""Which parts of a memory an act changes, so that the others need not be copied again."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.ledger import Artefact
from habeas.model import (
    Amendment,
    Asked,
    Claim,
    Communication,
    Compliance,
    Consent,
    Decision,
    Derivation,
    ElementWord,
    EventJudgement,
    Judgement,
    Naming,
    Note,
    OpinionRecord,
    Reminder,
    Resolution,
    Revision,
)

# What the commonest acts change of a memory; any other entry may change all of it.
TOUCHES: Mapping[type, tuple[str, ...]] = {
    Decision: ("decisions",),
    Judgement: ("judgements",),
    Note: ("notes",),
    Amendment: ("amendments",),
    Resolution: ("resolutions",),
    Derivation: ("derivations",),
    EventJudgement: ("event_judgements",),
    Asked: ("asked",),
    **dict.fromkeys((Consent, ElementWord, Communication, OpinionRecord, Compliance, Reminder, Revision), ("words",)),
    Artefact: ("artefacts",),
    Naming: ("namings",),
    Claim: ("claims", "obsolete", "carried", "superseded"),
}
