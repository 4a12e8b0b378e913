"""What people said beside verdicts, and the history of every word: who did what, when and why.

Corrections give claims new ids; all that was said of a claim follows it, as its decisions do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.casework.safekeeping import KEEPING, Safekeeping
from habeas.ledger import Artefact, Body, DocumentProvenance, Entry
from habeas.model import (
    Amendment,
    Asked,
    CaseWord,
    Claim,
    ClaimId,
    Compliance,
    Correction,
    Decision,
    Derivation,
    Description,
    DocumentId,
    EventJudgement,
    Judgement,
    Note,
    OpinionRecord,
    Paragraph,
    ReadingRule,
    ReasonList,
    Resolution,
    Revision,
    TreatyOverride,
    Verdict,
)  # fmt: skip

Moves = Mapping[ClaimId, ClaimId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act of a person: ``body`` is what she put on the record, ``about`` the ids that it speaks of as they are now.

    The ids of claims inside ``body`` are those of its day; use ``about``.
    """

    seq: int
    at: str
    by: str = field(repr=False)
    kind: str  # of the entry: decision, judgement, note, …
    about: tuple[str, ...]
    because: str | None = field(repr=False)
    body: Body = field(repr=False)


@dataclass(slots=True)
class Spoken:
    """What people said, as far as the entries were followed."""

    descriptions: dict[DocumentId, Description] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    event_judgements: list[EventJudgement] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    words: list[CaseWord] = field(default_factory=list)  # consent, assessors' words, filings and what followed
    words_on: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # places in words, by case
    rule: ReadingRule | None = None
    reasons: dict[Verdict, tuple[str, ...]] = field(default_factory=dict)
    safekeeping: Safekeeping = field(default_factory=Safekeeping)
    lines: list[Line] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # in lines, by id

    def hear(self, entry: Entry, body: Body, about: tuple[str, ...]) -> None:
        """Take a person's act into account; ``about`` are the ids it speaks of, as they are now."""
        line = Line(
            seq=entry.seq, at=entry.at, by=entry.by, kind=entry.kind, about=about,
            because=getattr(body, "because", None), body=body,
        )  # fmt: skip
        for each in dict.fromkeys(about):
            self.places[each].append(len(self.lines))
        self.lines.append(line)
        if isinstance(body, CaseWord):
            self.words_on[body.case].append(len(self.words))
            self.words.append(body)
        else:
            self._keep(body, about)

    def _keep(self, body: Body, about: tuple[str, ...]) -> None:
        match body:
            case Description():
                self.descriptions[body.document] = body
            case Note():
                self.notes.append(replace(body, about=about[0]))
            case Amendment():
                self.amendments.append(replace(body, replaced=ClaimId(about[0]), claim=ClaimId(about[1])))
            case Resolution():
                self.resolutions.append(replace(body, claims=tuple(map(ClaimId, about[1:]))))
            case Derivation():
                self.derivations.append(body)
            case EventJudgement():
                self.event_judgements.append(replace(body, left=ClaimId(about[0]), right=ClaimId(about[1])))
            case Asked():
                self.asked.append(body)
            case ReadingRule():
                self.rule = body
            case ReasonList():
                self.reasons[body.verdict] = body.reasons
            case _:
                self.safekeeping.hear(body, about)

    def move(self, moves: Moves) -> None:
        """Let all that was said of these claims be said of what they are called now."""
        self.notes = [replace(each, about=moves.get(ClaimId(each.about), each.about)) for each in self.notes]
        self.amendments = [
            replace(each, replaced=moves.get(each.replaced, each.replaced), claim=moves.get(each.claim, each.claim))
            for each in self.amendments
        ]
        self.resolutions = [
            replace(each, claims=tuple(moves.get(claim, claim) for claim in each.claims)) for each in self.resolutions
        ]
        self.event_judgements = [
            replace(each, left=moves.get(each.left, each.left), right=moves.get(each.right, each.right))
            for each in self.event_judgements
        ]
        self.safekeeping.move(moves)
        self.asked = [replace(each, question=_moved(each.question, moves)) for each in self.asked]
        self.words = [_moved_word(each, moves) for each in self.words]
        spoken_of = {old: self.places.pop(old) for old in moves if old in self.places}
        for old, places in spoken_of.items():
            self.places[moves[old]] = sorted({*self.places.get(moves[old], ()), *places})
        for place in {place for places in spoken_of.values() for place in places}:
            line = self.lines[place]
            about = tuple(moves.get(ClaimId(each), each) for each in line.about)
            self.lines[place] = replace(line, about=about)

    def history(self, about: Iterable[str] | None, *, limit: int, before: int | None) -> tuple[Line, ...]:
        """Return the latest acts that speak of any of these ids (None: of anything), latest first."""
        if about is None:
            places: Iterable[int] = range(len(self.lines) - 1, -1, -1)
        else:
            places = sorted({place for each in about for place in self.places.get(each, ())}, reverse=True)
        found: list[Line] = []
        for place in places:
            if len(found) >= limit:
                break
            if before is None or self.lines[place].seq < before:
                found.append(self.lines[place])
        return tuple(found)


def _moved(question: str, moves: Moves) -> str:
    """Return the key of a question; that of an event is a claim of it, with what is asked."""
    claim, colon, asked = question.partition(":")
    return f"{moves.get(ClaimId(claim), claim)}{colon}{asked}"


def _moved_word(word: CaseWord, moves: Moves) -> CaseWord:
    """Return a word on a case with the ids that its claims have now."""
    match word:
        case Compliance():
            return replace(word, claims=_moved_claims(word.claims, moves))
        case OpinionRecord():
            owed = tuple(replace(each, claims=_moved_claims(each.claims, moves)) for each in word.remedies)
            return replace(word, remedies=owed)
        case Revision():
            return replace(word, paragraphs=tuple(_moved_paragraph(each, moves) for each in word.paragraphs))
    return word


def _moved_paragraph(paragraph: Paragraph, moves: Moves) -> Paragraph:
    sentences = tuple(replace(each, claims=_moved_claims(each.claims, moves)) for each in paragraph.sentences)
    return replace(paragraph, sentences=sentences)


def _moved_claims(claims: Iterable[ClaimId], moves: Moves) -> tuple[ClaimId, ...]:
    return tuple(moves.get(claim, claim) for claim in claims)


def is_word(body: Body) -> bool:
    """Whether a person said it: no machine's reading or proposal."""
    if isinstance(body, Claim):
        return not body.proposer.is_machine
    return isinstance(body, _WORDS)


_WORDS = (
    Amendment, Artefact, Asked, CaseWord, Correction, Decision, Derivation, Description, DocumentProvenance,
    EventJudgement, Judgement, Note, ReadingRule, ReasonList, Resolution, TreatyOverride, *KEEPING,
)  # fmt: skip
