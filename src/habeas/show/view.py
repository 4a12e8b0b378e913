"""A case file as lines for a reader: the same words for the page and for plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.model import (
    About,
    Attribute,
    CaseFile,
    Check,
    ClaimId,
    Conflict,
    Document,
    DocumentId,
    Fact,
    Gap,
    Kind,
    Period,
    Regime,
    Side,
    Standing,
    Weighed,
)  # fmt: skip
from habeas.model.wording import say_span, say_when
from habeas.show.documents import Source, in_order, list_sources
from habeas.show.quotes import STANDING_WORDS, Quote, cite, cite_briefly, quote_claim, words
from habeas.show.saying import ABOUT_WORDS, REGIME_WORDS, SET_ASIDE

MOST_QUOTES = 3  # on a side of a conflict; the others stand with their facts
OF_NAMES = (About.SPELLING, About.IDENTITY)
IDENTITY = (
    Attribute.SEX, Attribute.BIRTH, Attribute.AGE, Attribute.NATIONALITY, Attribute.ETHNICITY, Attribute.RELIGION,
    Attribute.IDENTITY_DOCUMENT, Attribute.PROFESSION, Attribute.RESIDENCE, Attribute.ORGANISATION,
)  # fmt: skip


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
    conflicts: tuple[tuple[str, Standing], ...]  # id, and whether accepted claims disagree
    is_event: bool
    is_identity: bool


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
    disputes: tuple[tuple[str, str], ...]  # id of the conflict, and what it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A claim that is quoted elsewhere on the page: its source, and the fact it stands with."""

    briefly: str
    fact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a conflict: its quotes, and for a spelling the documents that write so."""

    value: str
    quotes: tuple[Quote, ...]
    where: tuple[str, ...]
    also: tuple[Crossing, ...]  # further claims that say the same, which stand with their facts
    is_followed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Versus:
    """One conflict with both sides' quotes."""

    id: str
    about: str
    says: str
    sides: tuple[Position, ...]
    standing: Standing  # accepted where accepted claims stand on both sides; else it rests on proposals


@dataclass(frozen=True, slots=True)
class Reader:
    """A case with its documents, read line by line."""

    case: CaseFile
    documents: Mapping[DocumentId, Document]
    weighed: Mapping[ClaimId, Weighed]
    firm: frozenset[str]  # the conflicts in which accepted claims contradict each other, or names that people judged

    @classmethod
    def of(cls, case: CaseFile, documents: Mapping[DocumentId, Document]) -> Reader:
        """Return the reader of this case."""
        weighed = {each.claim.id: each for each in case.claims}
        return cls(case, documents, weighed, frozenset(each.id for each in case.conflicts if _is_firm(each, weighed)))

    @property
    def is_draft(self) -> bool:
        """Whether anything in it waits for a decision."""
        return any(each.standing == Standing.PROPOSED for each in self.case.claims)

    def cite(self, document: DocumentId) -> str:
        """Return the citation of one document."""
        return cite(self.documents.get(document))

    def briefly(self, document: DocumentId) -> str:
        """Cite one document shortly."""
        return cite_briefly(self.documents.get(document))

    def once(self, claims: Iterable[ClaimId]) -> tuple[Weighed, ...]:
        """Return these claims, each passage once, accepted before undecided."""
        order = {Standing.ACCEPTED: 0, Standing.UNSURE: 1, Standing.PROPOSED: 2}
        found = sorted((self.weighed[key] for key in claims if key in self.weighed), key=lambda it: order[it.standing])
        unique: dict[tuple[str, str, Standing], Weighed] = {}
        for each in found:
            passage = each.claim.passage
            unique.setdefault((" ".join(passage.quote.split()), self.cite(passage.document), each.standing), each)
        return tuple(unique.values())

    def quotes(self, claims: Iterable[ClaimId]) -> tuple[Quote, ...]:
        """Return the quotes of these claims, each passage once, accepted before undecided."""
        return tuple(self.quote(each.claim.id) for each in self.once(claims))

    def quote(self, claim: ClaimId) -> Quote:
        """Return one claim as its quote."""
        weighed = self.weighed[claim]
        return quote_claim(weighed, self.documents.get(weighed.claim.passage.document))

    def lines(self) -> tuple[Line, ...]:
        """Return every fact."""
        of_fact: dict[str, list[tuple[str, Standing]]] = {}
        for conflict in self.case.conflicts:
            for fact in conflict.facts:
                of_fact.setdefault(fact, []).append((conflict.id, self.firmness(conflict)))
        return tuple(self._line(fact, tuple(of_fact.get(fact.id, ()))) for fact in self.case.facts)

    def _line(self, fact: Fact, conflicts: tuple[tuple[str, Standing], ...]) -> Line:
        return Line(
            id=fact.id, name=words(fact.predicate), when=say_when(fact.when) if fact.when else None, value=fact.value,
            note=SET_ASIDE if fact.is_set_aside else fact.note, standing=fact.standing,
            mark=STANDING_WORDS[fact.standing], quotes=self.quotes(fact.supporting),
            against=self.quotes(fact.dissenting), conflicts=conflicts, is_event=is_event(fact),
            is_identity=fact.predicate in IDENTITY,
        )  # fmt: skip

    def stays(self) -> tuple[Stay, ...]:
        """Return every period, with what sources disagree on in it."""
        return tuple(
            _stay(period, tuple((each.id, ABOUT_WORDS[each.about].lower()) for each in self.disputes(period)))
            for period in self.case.periods
        )

    def disputes(self, period: Period) -> tuple[Conflict, ...]:
        """Return the conflicts on its ends; that on a regime belongs to the last period that a side of it begins."""
        if period.regime == Regime.CONDITIONAL:
            return ()
        ends = {*period.began_by, *period.ended_by}
        return tuple(
            conflict
            for conflict in self.case.conflicts
            if conflict.id in self.firm
            and (
                (conflict.about == About.DATE and not ends.isdisjoint(conflict.facts))
                or (conflict.about == About.REGIME and self._begun_by(conflict) is period)
            )
        )

    def _begun_by(self, conflict: Conflict) -> Period | None:
        """Return the last period without liberty that a fact of this conflict begins."""
        held = (each for each in reversed(self.case.periods) if each.regime != Regime.CONDITIONAL)
        return next((each for each in held if not set(conflict.facts).isdisjoint(each.began_by)), None)

    def weightiest(self) -> tuple[Conflict, ...]:
        """Return every conflict, those between accepted claims first, names last."""
        names_last = sorted(self.case.conflicts, key=lambda conflict: conflict.about in OF_NAMES)
        return tuple(sorted(names_last, key=lambda conflict: self.firmness(conflict) != Standing.ACCEPTED))

    def conflicts(self) -> tuple[Versus, ...]:
        """Return every conflict with the quotes of each side."""
        return tuple(self._versus(conflict) for conflict in self.weightiest())

    def firmness(self, conflict: Conflict) -> Standing:
        """Return accepted where accepted claims alone contradict each other, or names people judged."""
        return Standing.ACCEPTED if conflict.id in self.firm else Standing.PROPOSED

    def _versus(self, conflict: Conflict) -> Versus:
        return Versus(
            id=conflict.id, about=ABOUT_WORDS[conflict.about], says=conflict.says, standing=self.firmness(conflict),
            sides=tuple(self._position(side, conflict) for side in conflict.sides),
        )  # fmt: skip

    def _position(self, side: Side, conflict: Conflict) -> Position:
        """Return one side with its first quotes, accepted before undecided; the rest is pointed to."""
        quotes = () if conflict.about in OF_NAMES else self.quotes(side.claims)
        accepted = tuple(quote for quote in quotes if quote.standing == Standing.ACCEPTED)
        shown = (accepted or quotes)[:MOST_QUOTES]
        also = tuple(
            Crossing(briefly=quote.briefly, fact=self._fact_of(quote.claim)) for quote in quotes if quote not in shown
        )
        return Position(
            value=side.value, quotes=shown, where=self._where(side.value), also=also,
            is_followed=conflict.followed == side.value,
        )  # fmt: skip

    def _fact_of(self, claim: ClaimId) -> str | None:
        return next((fact.id for fact in self.case.facts if claim in (*fact.supporting, *fact.dissenting)), None)

    def _where(self, name: str) -> tuple[str, ...]:
        """Return the documents that write this name."""
        identities = (self.case.who, *self.case.related)
        return tuple(
            self.briefly(naming.document) for each in identities for naming in each.namings if naming.name == name
        )  # fmt: skip

    def checks(self) -> tuple[tuple[Check, Standing], ...]:
        """Return every check; one that rests on an undecided claim is itself undecided."""
        standings = ({self.weighed[claim].standing for claim in check.claims} for check in self.case.checks)
        firm = (Standing.ACCEPTED if found == {Standing.ACCEPTED} else Standing.PROPOSED for found in standings)
        return tuple(zip(self.case.checks, firm, strict=True))

    def only_said(self) -> tuple[Weighed, ...]:
        """Return what sources say without saying that it took place: demands, fears, plans, denials."""
        used = {claim for fact in self.case.facts for claim in (*fact.supporting, *fact.dissenting)}
        return tuple(each for key, each in self.weighed.items() if key not in used)

    def unhappened(self) -> tuple[tuple[str, Quote], ...]:
        """Return what sources only say, with its name."""
        return tuple((words(each.claim.predicate), self.quote(each.claim.id)) for each in self.only_said())

    def cited(self) -> tuple[Document, ...]:
        """Return the documents that the case cites or takes names from, earliest first."""
        names = {naming.document for each in (self.case.who, *self.case.related) for naming in each.namings}
        cited = {each.claim.passage.document for each in self.case.claims} | names
        return in_order(self.documents[each] for each in cited if each in self.documents)

    def sources(self) -> tuple[Source, ...]:
        """Return the documents that the case cites, as lines."""
        return list_sources(self.cited())

    def numbers(self) -> dict[DocumentId, int]:
        """Return the number of each document in that list."""
        return {source.id: place for place, source in enumerate(self.sources(), 1)}

    def gaps(self) -> tuple[tuple[Gap, str], ...]:
        """Return the open questions, each with the words to ask."""
        return tuple((gap, ask(gap.question, self.case.who.name)) for gap in self.case.gaps)


def _is_firm(conflict: Conflict, weighed: Mapping[ClaimId, Weighed]) -> bool:
    return conflict.about in OF_NAMES or all(
        any(claim in weighed and weighed[claim].standing == Standing.ACCEPTED for claim in side.claims)
        for side in conflict.sides
    )


def ask(question: str, name: str) -> str:
    """Return a question with the person's name where it first speaks of "the person"."""
    return re.sub(r"\bthe person\b", lambda _: name, question, count=1)


def _stay(period: Period, disputes: tuple[tuple[str, str], ...]) -> Stay:
    began = say_when(period.began) if period.began else "beginning not dated"
    ended = say_when(period.ended) if period.ended else "end not told"
    dates = "not dated" if not period.began and not period.ended else f"{began} – {ended}"
    return Stay(
        regime=period.regime, name=REGIME_WORDS[period.regime], dates=dates,
        lasted=say_span(period.lasted) if period.lasted else None,
        standing=period.standing, mark=STANDING_WORDS[period.standing],
        facts=tuple(dict.fromkeys((*period.began_by, *period.ended_by))), disputes=disputes,
    )  # fmt: skip


def is_event(fact: Fact) -> bool:
    """Whether a fact is an event and not an attribute."""
    return isinstance(fact.predicate, Kind)
