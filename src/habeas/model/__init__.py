"""The words of the trade as frozen values; no files, clocks, network or database."""

from __future__ import annotations

from habeas.model.answer import Answer, all_of, any_of
from habeas.model.backing import (
    Backing,
    Chain,
    Denial,
    Derivation,
    Descent,
    Likeness,
    Link,
    Root,
    Support,
    Through,
)  # fmt: skip
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
from habeas.model.joining import EventJudgement, Join, Joinable, Sign, Token
from habeas.model.kind import Attribute, Kind, Modality
from habeas.model.moment import Moment
from habeas.model.name import Name, Script, script_of
from habeas.model.petition import Blank, Exhibit, Footnote, Petition, Sentence, ToVerify
from habeas.model.process import (
    Activity,
    Answered,
    Article,
    Charge,
    ChargeState,
    Condition,
    Group,
    Hearing,
    Order,
    Part,
    Penalty,
    Process,
    Remedy,
    Stage,
    State,
    Status,
)  # fmt: skip
from habeas.model.question import Effect, OpenQuestion, Origin, Stake
from habeas.model.review import (
    Amendment,
    Asked,
    Description,
    Note,
    ReadingRule,
    ReasonList,
    Resolution,
    Sensitivity,
    Unanswered,
)  # fmt: skip
from habeas.model.scan import Box, PageReading, Scan, Word
from habeas.model.span import Span
from habeas.model.standing import Standing
from habeas.model.times import Bound, Bounded, End, Ground, Measure, Measured, Step, WayOut
from habeas.model.when import When

__all__ = [
    "About", "Activity", "Amendment", "Amount", "Answer", "Answered", "Article", "Asked", "Assessment", "Attribute",
    "Backing", "Basis", "Blank", "Bound", "Bounded", "Box", "CaseFile", "CaseId", "CategoryFinding", "Cell",
    "Chain", "Charge", "ChargeState", "Check", "Citation", "Claim", "ClaimId", "Condition", "Conflict",
    "Correction", "Dated", "Decision", "Denial", "Derivation", "Descent", "Description", "Document",
    "DocumentId", "Effect", "End", "EventJudgement", "Exhibit", "Fact", "FactId", "Finding", "Footnote",
    "Frame", "Gap", "Genre", "Ground", "Group", "Hearing", "Identity", "Join", "Joinable", "Judgement", "Kind",
    "Likeness", "Link", "Mark", "Measure", "Measured", "Mention", "Modality", "Moment", "Name", "Naming",
    "NamingId", "Note", "OpenQuestion", "Order", "Origin", "Page", "PageReading", "Part", "Passage", "Penalty",
    "Period", "PersonId", "Petition", "PetitionId", "Process", "Property", "Proposal", "Proposer", "Provenance",
    "ReadingRule", "ReasonList", "Regime", "Remedy", "Resolution", "Root", "Row", "Sameness", "Scan", "Script",
    "Sensitivity", "Sentence", "SetAside", "Side", "Sign", "Sort", "Span", "Stage", "Stake", "Standing",
    "State", "Status", "Step", "Stretch", "Support", "Table", "Through", "ToVerify", "Token", "TreatyOverride",
    "Unanswered", "Verdict", "WayOut", "Weighed", "When", "Word", "all_of", "any_of", "document_id",
    "naming_id", "script_of",
]  # fmt: skip
