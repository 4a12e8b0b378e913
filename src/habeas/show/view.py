"""A case file as lines for a reader: the same words for the page and for plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.model import (
    About,
    CaseFile,
    Check,
    Claim,
    ClaimId,
    Conflict,
    Decision,
    Document,
    DocumentId,
    Fact,
    FactId,
    Kind,
    Modality,
    Period,
    Regime,
    Standing,
    Verdict,
    Weighed,
)
from habeas.model.wording import say_span, say_when

UNREVIEWED = "proposed, not reviewed"
STANDING_WORDS = {
    Standing.ACCEPTED: "accepted",
    Standing.PROPOSED: UNREVIEWED,
    Standing.UNSURE: "reviewed, unsure",
}
REGIME_WORDS = {
    Regime.CUSTODY: "In custody",
    Regime.HOUSE_ARREST: "Under house arrest",
    Regime.DISAPPEARED: "Disappeared",
    Regime.UNSTATED: "Deprived of liberty",
    Regime.CONDITIONAL: "At liberty under conditions",
}
ABOUT_WORDS = {
    About.DATE: "Date", About.AMOUNT: "Amount", About.OUTCOME: "Outcome", About.SPELLING: "Spelling",
    About.IDENTITY: "Identity", About.REGIME: "Regime", About.DURATION: "Duration", About.VALUE: "Detail",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One claim in the source's words, with where they stand and what a person said of it."""

    claim: ClaimId
    words: str
    language: str | None
    source: str
    page: int | None
    remark: str  # who says it, and how: "according to his lawyer; reported"
    standing: Standing
    mark: str
    because: str | None

    @property
    def quoted(self) -> str:
        """The words in quotation marks, unless they bring their own."""
        if self.words[:1] in '“"«„‘':
            return self.words
        opened = f"“{self.words}"
        return opened if opened.count("”") >= opened.count("“") else f"{opened}”"

    @property
    def cites(self) -> str:
        """Source and page."""
        return self.source if self.page is None else f"{self.source}, p. {self.page}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact with its quotes."""

    id: str
    name: str
    when: str | None
    value: str | None
    note: str | None
    standing: Standing
    mark: str
    quotes: tuple[Quote, ...]
    against: tuple[Quote, ...]
    conflicts: tuple[str, ...]  # ids
    is_event: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One period."""

    regime: Regime
    name: str
    dates: str
    lasted: str | None
    standing: Standing
    mark: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a conflict: its quotes, and for a spelling the documents that write so."""

    value: str
    quotes: tuple[Quote, ...]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versus:
    """One conflict with both sides' quotes."""

    id: str
    about: str
    says: str
    sides: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document that the case cites."""

    id: str
    cites: str
    sha256: str


def words(text: str) -> str:
    """Return a closed word as a reader writes it."""
    spaced = text.replace("_", " ")
    return spaced[:1].upper() + spaced[1:]


def cite(document: Document | None) -> str:
    """Return who published a document, its title, number and date; its id where nothing is known."""
    if document is None:
        return "a document that is not here"
    frame = document.frame
    title = f"“{frame.title}”" if frame.title else None
    published = say_when(frame.published) if frame.published else None
    known = [part for part in (frame.publisher or frame.author, title, frame.index, published) if part]
    return ", ".join(known) or f"document {document.id}"


@dataclass(frozen=True, slots=True)
class Reader:
    """A case with its documents, read line by line."""

    case: CaseFile
    documents: Mapping[DocumentId, Document]
    weighed: Mapping[ClaimId, Weighed]

    @classmethod
    def of(cls, case: CaseFile, documents: Mapping[DocumentId, Document]) -> Reader:
        """Return the reader of this case."""
        return cls(case, documents, {each.claim.id: each for each in case.claims})

    @property
    def is_draft(self) -> bool:
        """Whether anything in it waits for a decision."""
        return any(each.standing == Standing.PROPOSED for each in self.case.claims)

    def cite(self, document: DocumentId) -> str:
        """Return the citation of one document."""
        return cite(self.documents.get(document))

    def quotes(self, claims: Iterable[ClaimId]) -> tuple[Quote, ...]:
        """Return the quotes of these claims, each passage once, accepted before undecided."""
        order = {Standing.ACCEPTED: 0, Standing.UNSURE: 1, Standing.PROPOSED: 2}
        found = [self.quote(self.weighed[claim]) for claim in claims if claim in self.weighed]
        found.sort(key=lambda quote: order[quote.standing])
        unique = {(quote.words, quote.source, quote.standing): quote for quote in reversed(found)}
        return tuple(quote for quote in found if unique[(quote.words, quote.source, quote.standing)] is quote)

    def quote(self, weighed: Weighed) -> Quote:
        """Return one claim as its quote."""
        claim = weighed.claim
        document = self.documents.get(claim.passage.document)
        language = document.language if document and document.language != "und" else None
        return Quote(
            claim=claim.id, words=" ".join(claim.passage.quote.split()), language=language, source=cite(document),
            page=claim.passage.page, remark=_remark(claim), standing=weighed.standing,
            mark=STANDING_WORDS[weighed.standing], because=_because(weighed.decision),
        )  # fmt: skip

    def lines(self) -> tuple[Line, ...]:
        """Return every fact."""
        of_fact: dict[str, list[str]] = {}
        for conflict in self.case.conflicts:
            for fact in conflict.facts:
                of_fact.setdefault(fact, []).append(conflict.id)
        return tuple(self._line(fact, tuple(of_fact.get(fact.id, ()))) for fact in self.case.facts)

    def _line(self, fact: Fact, conflicts: tuple[str, ...]) -> Line:
        return Line(
            id=fact.id, name=words(fact.predicate), when=say_when(fact.when) if fact.when else None, value=fact.value,
            note=fact.note, standing=fact.standing, mark=STANDING_WORDS[fact.standing],
            quotes=self.quotes(fact.supporting), against=self.quotes(fact.dissenting), conflicts=conflicts,
            is_event=is_event(fact),
        )  # fmt: skip

    def stays(self) -> tuple[Stay, ...]:
        """Return every period."""
        disputed = {
            fact for conflict in self.case.conflicts if conflict.about == About.REGIME for fact in conflict.facts
        }  # fmt: skip
        return tuple(_stay(period, disputed) for period in self.case.periods)

    def conflicts(self) -> tuple[Versus, ...]:
        """Return every conflict with the quotes of each side."""
        return tuple(self._versus(conflict) for conflict in self.case.conflicts)

    def _versus(self, conflict: Conflict) -> Versus:
        names = conflict.about in (About.SPELLING, About.IDENTITY)
        sides = tuple(
            Position(value=side.value, quotes=() if names else self.quotes(side.claims), where=self._where(side.value))
            for side in conflict.sides
        )  # fmt: skip
        return Versus(id=conflict.id, about=ABOUT_WORDS[conflict.about], says=conflict.says, sides=sides)

    def _where(self, name: str) -> tuple[str, ...]:
        """Return the documents that write this name."""
        identities = (self.case.who, *self.case.related)
        return tuple(
            self.cite(naming.document) for each in identities for naming in each.namings if naming.name == name
        )  # fmt: skip

    def checks(self) -> tuple[tuple[Check, Standing], ...]:
        """Return every check; one that rests on an undecided claim is itself undecided."""
        standings = ({self.weighed[claim].standing for claim in check.claims} for check in self.case.checks)
        firm = (Standing.ACCEPTED if found == {Standing.ACCEPTED} else Standing.PROPOSED for found in standings)
        return tuple(zip(self.case.checks, firm, strict=True))

    def unhappened(self) -> tuple[tuple[str, Quote], ...]:
        """Return what sources say without saying that it took place: demands, fears, plans, denials."""
        used = {claim for fact in self.case.facts for claim in (*fact.supporting, *fact.dissenting)}
        left = [each for each in self.case.claims if each.claim.id not in used]
        return tuple((words(each.claim.predicate), self.quote(each)) for each in left)

    def sources(self) -> tuple[Source, ...]:
        """Return the documents that the case cites."""
        cited = sorted({each.claim.passage.document for each in self.case.claims})
        known = [self.documents[each] for each in cited if each in self.documents]
        return tuple(Source(id=each.id, cites=cite(each), sha256=each.sha256) for each in known)


def _remark(claim: Claim) -> str:
    """Return who says it and how, where that is not the document's plain word."""
    said = []
    if claim.speaker:
        said.append(f"according to {claim.speaker.name}")
    if claim.modality != Modality.ASSERTED:
        said.append(claim.modality.value)
    said += [f"“{hedge.text}”" for hedge in claim.hedges]
    return "; ".join(said)


def _because(decision: Decision | None) -> str | None:
    """Return the reason of the last decision, unless it was taken back."""
    return decision.because if decision and decision.verdict != Verdict.RETRACT else None


def _stay(period: Period, disputed: set[FactId]) -> Stay:
    name = REGIME_WORDS[period.regime]
    if period.regime == Regime.UNSTATED and disputed and set(period.began_by) & set(disputed):
        name = "Deprived of liberty (sources disagree on the regime)"
    began = say_when(period.began) if period.began else "beginning not dated"
    ended = say_when(period.ended) if period.ended else "end not known"
    dates = "not dated" if not period.began and not period.ended else f"{began} – {ended}"
    return Stay(
        regime=period.regime, name=name, dates=dates, lasted=say_span(period.lasted) if period.lasted else None,
        standing=period.standing, mark=STANDING_WORDS[period.standing],
        facts=tuple(dict.fromkeys((*period.began_by, *period.ended_by))),
    )  # fmt: skip


def is_event(fact: Fact) -> bool:
    """Whether a fact is an event and not an attribute."""
    return isinstance(fact.predicate, Kind)
