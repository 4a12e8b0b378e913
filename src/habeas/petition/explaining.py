"""The way back: from a sentence of a petition to its facts, their claims, the decisions on them, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.errors import NotFound
from habeas.law import load_law
from habeas.model import (
    CaseFile,
    Claim,
    ClaimId,
    Decision,
    Document,
    DocumentId,
    FactId,
    Petition,
    PetitionId,
    Sentence,
    Weighed,
)
from habeas.petition.matter import absences

FORGOTTEN = "a fact that the rules which are here do not compute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Where a claim stands: document, page, offsets and the words themselves."""

    document: DocumentId
    sha256: str
    title: str
    page: int | None
    start: int
    end: int
    quote: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStep:
    """One claim: what it says, who put it forward, who decided on it, and the words it stands on."""

    id: ClaimId
    predicate: str
    modality: str
    proposed_by: str
    decision: Decision | None
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStep:
    """One fact: its kind, date and value, and the claims of this sentence that support it or dissent."""

    id: FactId
    predicate: str
    when: str | None
    value: str | None
    claims: tuple[ClaimStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementStep:
    """The element of the law that the sentence applies, and the articles that the element rests on."""

    id: str
    question: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A sentence and everything under it."""

    petition: PetitionId
    sentence: Sentence
    facts: tuple[FactStep, ...]
    element: ElementStep | None = None

    def as_text(self) -> str:
        """Return the walk for a person to read."""
        lines = [
            f"{self.petition}:{self.sentence.number}  (section {self.sentence.section}, line {self.sentence.line})"
        ]
        lines.append(f"  {self.sentence.text}")
        if self.element:
            lines.append(f"  applies the element {self.element.id}: {self.element.question}")
            lines.append(f"    resting on {'; '.join(self.element.articles)}")
        for fact in self.facts:
            said = ", ".join(part for part in (fact.predicate, fact.when, fact.value) if part)
            lines.append(f"    stands on {fact.id}: {said}")
            for claim in fact.claims:
                lines.extend(_claim_lines(claim))
        return "\n".join(lines) + "\n"


def _claim_lines(claim: ClaimStep) -> list[str]:
    words, decision = claim.words, claim.decision
    page = f"page {words.page}, " if words.page is not None else ""
    lines = [f"      claimed by {claim.id}: {claim.predicate}, {claim.modality}; put forward by {claim.proposed_by}"]
    if decision is not None:
        lines.append(f"        {decision.verdict} by {decision.by} at {decision.at}, because {decision.because}")
    lines.append(f"        in {words.title} ({words.document}), {page}characters {words.start} to {words.end}:")
    lines.append(f"        “{words.quote}”")
    lines.append(f"        original SHA-256 {words.sha256}")
    return lines


def explain(
    petition: Petition, number: int, *, case: CaseFile, documents: Mapping[DocumentId, Document],
    claims: Mapping[ClaimId, Claim] | None = None,
) -> Explanation:  # fmt: skip
    """Return the walk from the sentence with this number down to the words.

    A filing of earlier rules may stand on facts that the rules of today compute no more, or on claims that they give
    to no case: its claims still lead to their words; ``claims`` are those that are known beside the case's.

    Raises:
        NotFound: the petition has no sentence with this number.

    """
    sentence = next((each for each in petition.sentences if each.number == number), None)
    if sentence is None:
        raise NotFound(what="sentence", given=f"{petition.id}:{number}")
    weighed = {each.claim.id: each for each in case.claims}
    steps: dict[ClaimId, ClaimStep] = {}
    for claim in sentence.claims:
        decided = weighed.get(claim)
        steps[claim] = _claim_step(decided.claim if decided else _known(claims, claim), decided, documents)
    facts = []
    known = {fact.id: fact for fact in (*case.facts, *absences(case))}
    for key in sentence.facts:
        fact = known.get(key)
        if fact is None:
            facts.append(FactStep(id=key, predicate=FORGOTTEN, when=None, value=None, claims=tuple(steps.values())))
            continue
        under = tuple(steps[claim] for claim in (*fact.supporting, *fact.dissenting) if claim in steps)
        when = fact.when.edtf if fact.when else None
        facts.append(FactStep(id=key, predicate=fact.predicate, when=when, value=fact.value, claims=under))
    element = _element(sentence.finding) if sentence.finding else None
    return Explanation(petition=petition.id, sentence=sentence, facts=tuple(facts), element=element)


def _known(claims: Mapping[ClaimId, Claim] | None, claim: ClaimId) -> Claim:
    if not claims or claim not in claims:
        raise NotFound(what="claim", given=claim)
    return claims[claim]


def _element(key: str) -> ElementStep | None:
    """Return the element, or None where the law files of today have none of this key."""
    item = next((each for each in load_law().elements if each.id == key), None)
    if item is None:
        return None
    articles = tuple(f"{article.instrument} {article.article}".strip() for article in item.articles)
    return ElementStep(id=key, question=item.question, articles=articles)


def _claim_step(claim: Claim, weighed: Weighed | None, documents: Mapping[DocumentId, Document]) -> ClaimStep:
    """Return the claim and its words, after proving that they stand there.

    Raises:
        QuoteNotVerbatim: the quote is not the document's text at its place.

    """
    document = documents[claim.passage.document]
    claim.passage.prove_in(document)
    frame, passage = document.frame, claim.passage
    title = ", ".join(part for part in (frame.publisher, frame.title, frame.index) if part)
    proposer = claim.proposer
    return ClaimStep(
        id=claim.id,
        predicate=claim.predicate,
        modality=claim.modality,
        proposed_by=f"{proposer.name} {proposer.version} ({proposer.rule})",
        decision=weighed.decision if weighed else None,
        words=Words(
            document=document.id,
            sha256=document.sha256,
            title=title or "an untitled document",
            page=passage.page,
            start=passage.start,
            end=passage.end,
            quote=passage.quote,
        ),
    )
