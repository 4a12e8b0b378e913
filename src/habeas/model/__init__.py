"""The words of the trade as frozen values; no files, clocks, network or database."""

from __future__ import annotations

from habeas.model.answer import Answer, all_of, any_of
from habeas.model.casefile import (
    About,
    CaseFile,
    Check,
    Conflict,
    Fact,
    Gap,
    Identity,
    Period,
    Regime,
    Side,
    Standing,
    Weighed,
)  # fmt: skip
from habeas.model.claim import (
    Amount,
    Basis,
    Claim,
    Dated,
    Mention,
    Naming,
    Proposal,
    Proposer,
    Sort,
    Stretch,
)  # fmt: skip
from habeas.model.correction import Correction
from habeas.model.decision import Decision, Judgement, Sameness, TreatyOverride, Verdict
from habeas.model.document import (
    Cell,
    Document,
    Frame,
    Genre,
    Page,
    Passage,
    Property,
    Provenance,
    Row,
    SetAside,
    Table,
)  # fmt: skip
from habeas.model.finding import Assessment, CategoryFinding, Citation, Finding, Mark
from habeas.model.ids import CaseId, ClaimId, DocumentId, FactId, NamingId, PersonId, PetitionId, document_id, naming_id
from habeas.model.kind import Attribute, Kind, Modality
from habeas.model.moment import Moment
from habeas.model.name import Name, Script, script_of
from habeas.model.petition import Blank, Exhibit, Footnote, Petition, Sentence, ToVerify
from habeas.model.review import (
    Amendment,
    Description,
    Note,
    ReadingRule,
    ReasonList,
    Resolution,
    Sensitivity,
)  # fmt: skip
from habeas.model.scan import Box, PageReading, Scan, Word
from habeas.model.span import Span
from habeas.model.when import When

__all__ = [
    "About", "Amendment", "Amount", "Answer", "Assessment", "Attribute", "Basis", "Blank", "Box", "CaseFile",
    "CaseId", "CategoryFinding", "Cell", "Check", "Citation", "Claim", "ClaimId", "Conflict", "Correction", "Dated",
    "Decision", "Description", "Document", "DocumentId", "Exhibit", "Fact", "FactId", "Finding", "Footnote",
    "Frame", "Gap", "Genre", "Identity", "Judgement", "Kind", "Mark", "Mention", "Modality", "Moment", "Name",
    "Naming", "NamingId", "Note", "Page", "PageReading", "Passage", "Period", "PersonId", "Petition", "PetitionId",
    "Property", "Proposal", "Proposer", "Provenance", "ReadingRule", "ReasonList", "Regime", "Resolution", "Row",
    "Sameness", "Scan", "Script", "Sensitivity", "Sentence", "SetAside", "Side", "Sort", "Span", "Standing",
    "Stretch", "Table", "ToVerify", "TreatyOverride", "Verdict", "Weighed", "When", "Word", "all_of", "any_of",
    "document_id", "naming_id", "script_of",
]  # fmt: skip
