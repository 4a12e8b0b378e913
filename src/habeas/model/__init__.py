"""The words of the trade as frozen values; no files, clocks, network or database."""

from __future__ import annotations

from habeas.model.answer import Answer, all_of, any_of
from habeas.model.appraisal import (
    Comparison,
    Demand,
    Justification,
    Length,
    Missing,
    Plea,
    Point,
    Restriction,
    Supplier,
    Tally,
    Tested,
    TreatyStatus,
)  # fmt: skip
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
from habeas.model.consent import Audience, Consent, ConsentStanding, ConsentState, Giver, consent_on
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
from habeas.model.finding import Assessment, CategoryFinding, Citation, ElementWord, Finding, Mark
from habeas.model.follow import (
    Channel,
    Communication,
    Compliance,
    Done,
    Milestone,
    OpinionRecord,
    Outcome,
    Owed,
    Reminder,
)
from habeas.model.ids import CaseId, ClaimId, DocumentId, FactId, NamingId, PersonId, PetitionId, document_id, naming_id
from habeas.model.joining import EventJudgement, Join, Joinable, Sign, Token
from habeas.model.kind import Attribute, Kind, Modality
from habeas.model.moment import Moment
from habeas.model.name import Name, Script, script_of
from habeas.model.petition import (
    Blank,
    Exhibit,
    Footnote,
    Petition,
    Printed,
    PrintedLine,
    PrintedSection,
    Sentence,
    Style,
    ToVerify,
    Variant,
)  # fmt: skip
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
from habeas.model.record import NO_RECORD, CaseRecord, CaseWord
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
from habeas.model.writing import Paragraph, Revision, Stance, Written

__all__ = [
    "NO_RECORD",
    "About", "Activity", "Amendment", "Amount", "Answer", "Answered", "Article", "Asked", "Assessment",
    "Attribute", "Audience", "Backing", "Basis", "Blank", "Bound", "Bounded", "Box", "CaseFile", "CaseId",
    "CaseRecord", "CaseWord", "CategoryFinding", "Cell", "Chain", "Channel", "Charge", "ChargeState", "Check",
    "Citation", "Claim", "ClaimId", "Communication", "Comparison", "Compliance", "Condition", "Conflict", "Consent",
    "ConsentStanding", "ConsentState",
    "Correction", "Dated", "Decision", "Demand", "Denial", "Derivation", "Descent", "Description", "Document",
    "DocumentId", "Done", "Effect", "ElementWord", "End", "EventJudgement", "Exhibit", "Fact", "FactId",
    "Finding", "Footnote", "Frame", "Gap", "Genre", "Giver", "Ground", "Group", "Hearing", "Identity", "Join",
    "Joinable", "Judgement", "Justification", "Kind", "Length", "Likeness", "Link", "Mark", "Measure", "Measured",
    "Mention", "Milestone", "Missing", "Modality", "Moment", "Name", "Naming", "NamingId", "Note", "OpenQuestion",
    "OpinionRecord", "Order", "Origin", "Outcome", "Owed", "Page", "PageReading", "Paragraph", "Part", "Passage",
    "Penalty", "Period", "PersonId", "Petition", "PetitionId", "Plea", "Point", "Printed", "PrintedLine",
    "PrintedSection", "Process", "Property", "Proposal", "Proposer", "Provenance",
    "ReadingRule", "ReasonList", "Regime", "Remedy", "Reminder", "Resolution", "Restriction", "Revision", "Root", "Row",
    "Sameness", "Scan", "Script", "Sensitivity", "Sentence", "SetAside", "Side", "Sign", "Sort", "Span",
    "Stage", "Stake", "Stance", "Standing", "State", "Status", "Step", "Stretch", "Style", "Supplier", "Support",
    "Table", "Tally", "Tested", "Through",
    "ToVerify", "Token", "TreatyOverride", "TreatyStatus", "Unanswered", "Variant", "Verdict", "WayOut", "Weighed",
    "When", "Word", "Written", "all_of", "any_of", "consent_on", "document_id", "naming_id", "script_of",
]  # fmt: skip
