"""A text for a court or a mechanism in which every sentence stands on facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.errors import SentenceWithoutFact
from habeas.model.consent import Audience
from habeas.model.document import Frame
from habeas.model.finding import Mark
from habeas.model.ids import CaseId, ClaimId, DocumentId, FactId, PetitionId
from habeas.model.writing import Stance


class Variant(StrEnum):
    """How much of a filing is shown."""

    FULL = "full"
    REDACTED = "redacted"  # without any name or word that is protected


class Style(StrEnum):
    """How a filing looks."""

    QUESTIONNAIRE = "questionnaire"  # numbered lines, blanks shown
    PLEADING = "pleading"  # headings and numbered paragraphs
    LETTER = "letter"
    STATEMENT = "statement"  # for the public
    SUMMARY = "summary"  # one page in plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One numbered sentence, the facts it says and the claims that carry them.

    Only a lawyer's own argument stands without: Habeas writes none, and it is marked wherever it is shown.

    Raises:
        SentenceWithoutFact: it names no fact or no claim, and is no argument.

    """

    number: int
    section: str  # key of the form's section, such as "II"
    line: str  # key of the form's line, such as "II.1"
    text: str = field(repr=False)
    facts: tuple[FactId, ...]
    claims: tuple[ClaimId, ...]
    finding: str | None = None  # element id, where the sentence applies the law
    under: str = ""  # the heading that it stands under within its line
    continues: bool = False  # whether it goes on in the paragraph of the sentence before it
    stance: Stance = Stance.TRACED
    paragraph: str = ""  # the par-… that an edited text gives it; "": that of its first sentence

    def __post_init__(self) -> None:
        """Prove that it stands on something."""
        if self.stance is not Stance.ARGUMENT and not (self.facts and self.claims):
            raise SentenceWithoutFact(section=self.section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """The evidence for one claim: source, date, page and quote."""

    claim: ClaimId
    document: DocumentId
    cites: str  # "Amnesty International, EUR 57/0916/2019, 19 August 2019, p. 1"
    quote: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A field of the form that no accepted claim fills: it is left open and said to be."""

    section: str
    line: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A line of the annex: an original and the digest by which anyone can recognise it.

    ``described`` and ``dated`` are printed: what is known of it, in the words of the filing's language.
    """

    document: DocumentId
    sha256: str
    size: int
    media_type: str
    frame: Frame
    original_name: str = field(repr=False)
    described: str = field(default="", repr=False)
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToVerify:
    """A point of law that this filing uses, with its mark: one not read in its source is read before it is filed."""

    item: str
    says: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line of the form as it is printed: ``says`` is a fixed text of it, ``blank`` stands where nothing fills it.

    ``blank`` "" is a rule to write on; None: a line that nothing fills is not printed.
    """

    key: str
    number: str
    label: str
    says: str = ""
    blank: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSection:
    """The lines under one heading, in their order; no heading is printed where ``title`` is empty."""

    key: str
    number: str
    title: str
    lines: tuple[PrintedLine, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """All that a filing prints besides its sentences, in its language: no file of a form or the law is needed again."""

    style: Style
    title: str
    addressee: str
    warning: str  # what whoever submits must know first
    dated: str  # the day of the text, in words
    head: tuple[tuple[str, str], ...]
    sections: tuple[PrintedSection, ...]
    words: tuple[tuple[str, str], ...]  # the fixed words of the layout, by their keys
    is_rtl: bool = False
    words_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """A filing: a filled form, with its footnotes, the blanks, the annex, and what to verify before it is sent."""

    id: PetitionId
    case: CaseId
    who: str = field(repr=False)
    form: str  # name and dated version of the form file
    form_key: str = "wgad_questionnaire"
    law: str
    made_on: str  # the day on which durations were computed, ISO 8601
    sentences: tuple[Sentence, ...]
    footnotes: tuple[Footnote, ...]
    blanks: tuple[Blank, ...]
    annex: tuple[Exhibit, ...]
    to_verify: tuple[ToVerify, ...]
    state: str | None = None
    notes: tuple[str, ...] = ()  # such as the date and faults of the treaty table
    lang: str = "en"  # BCP 47: the language of its sentences; quotations keep theirs
    variant: Variant = Variant.FULL
    audience: Audience = Audience.UN
    warnings: tuple[str, ...] = ()  # such as another mechanism that this filing can bar
    already_read: tuple[ToVerify, ...] = ()  # points of law that it uses and whose wording was read in its source
    printed: Printed | None = None  # None in filings of before it was kept
    draft: str = ""  # why it may not be sent, in its language; "": it may
