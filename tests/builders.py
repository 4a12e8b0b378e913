"""Invented documents, claims and case files for tests. No real person stands here; add only small functions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from habeas.model import (
    Amount,
    Attribute,
    Basis,
    CaseFile,
    CaseId,
    Claim,
    Conflict,
    Dated,
    Decision,
    Document,
    Fact,
    FactId,
    Frame,
    Identity,
    Kind,
    Mention,
    Modality,
    Naming,
    Period,
    Proposer,
    Sort,
    Standing,
    Stretch,
    Verdict,
    Weighed,
    When,
)
from habeas.model.ids import digest_id

PERSON = "Dauren Esimov"  # invented


def a_document(text: str, *, frame: Frame | None = None, media_type: str = "text/plain") -> Document:
    """Return a document with this text."""
    data = text.encode()
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=media_type,
        engine="text 1",
        text=text,
        language="en",
        frame=frame or Frame(),
    )


def a_mention(name: str, document: Document) -> Mention:
    """Return a mention of this name: its first place in the document, or an inferred one."""
    start = document.text.find(name)
    if start < 0:
        return Mention(name=name, start=0, end=0, text="", inferred=True)
    return Mention(name=name, start=start, end=start + len(name), text=name)


def a_claim(
    document: Document,
    quote: str,
    predicate: Kind | Attribute,
    *,
    modality: Modality = Modality.ASSERTED,
    when: str | None = None,
    subject: str | None = PERSON,
    agents: Sequence[str] = (),
    places: Sequence[str] = (),
    speaker: str | None = None,
    hedges: Sequence[str] = (),
    amounts: Sequence[Amount] = (),
    value: str | None = None,
    trigger: str | None = None,
) -> Claim:
    """Return a claim on the first place where the quote stands in the document."""
    start = document.text.index(quote)
    passage = document.passage(start, start + len(quote))
    at = start + quote.index(trigger or quote)
    return Claim(
        predicate=predicate,
        modality=modality,
        passage=passage,
        proposer=Proposer(name="rules", version="1", rule=f"{predicate}.test"),
        confidence=0.9,
        trigger=Stretch(start=at, end=at + len(trigger), text=trigger) if trigger else None,
        dated=Dated(when=When.parse(when), basis=Basis.EXPLICIT, start=start, end=start + 1) if when else None,
        subject=a_mention(subject, document) if subject else None,
        agents=tuple(a_mention(name, document) for name in agents),
        places=tuple(a_mention(name, document) for name in places),
        speaker=a_mention(speaker, document) if speaker else None,
        hedges=tuple(Stretch(start=start, end=start + len(hedge), text=hedge) for hedge in hedges),
        amounts=tuple(amounts),
        value=value,
    )


def an_amount(value: str, unit: str) -> Amount:
    """Return an amount; its place in the document is of no account."""
    return Amount(value=value, unit=unit, start=0, end=0, text=f"{value} {unit}")


def a_fact(
    *claims: Claim, standing: Standing = Standing.ACCEPTED, dissenting: Sequence[Claim] = (), when: str | None = None
) -> Fact:
    """Return a fact that these claims support."""
    dated = [claim.dated.when for claim in claims if claim.dated]
    return Fact(
        id=FactId(digest_id("fct", *(claim.id for claim in claims))),
        predicate=claims[0].predicate,
        standing=standing,
        when=When.parse(when) if when else dated[0] if dated else None,
        value=claims[0].value,
        supporting=tuple(claim.id for claim in claims),
        dissenting=tuple(claim.id for claim in dissenting),
    )


def a_weighed(claim: Claim, standing: Standing = Standing.ACCEPTED) -> Weighed:
    """Return the claim with a decision of an invented reviewer, or without one."""
    verdicts = {Standing.ACCEPTED: Verdict.ACCEPT, Standing.UNSURE: Verdict.UNSURE}
    decision = None
    if standing in verdicts:
        decision = Decision(
            claim=claim.id,
            verdict=verdicts[standing],
            by="A. Reviewer",
            at="2026-11-20T10:00:00Z",
            because="read in the original",
        )
    return Weighed(claim=claim, decision=decision, standing=standing)


def a_case(
    claims: Sequence[Claim],
    *,
    facts: Sequence[Fact] | None = None,
    standing: Standing = Standing.ACCEPTED,
    conflicts: Sequence[Conflict] = (),
    periods: Sequence[Period] = (),
    name: str = PERSON,
) -> CaseFile:
    """Return a case file: by default every claim is accepted and is a fact of its own."""
    namings = {
        (claim.passage.document, claim.subject.name): Naming(
            document=claim.passage.document, name=claim.subject.name, sort=Sort.PERSON, spellings=()
        )
        for claim in claims
        if claim.subject
    }
    return CaseFile(
        id=CaseId(digest_id("cas", name)),
        who=Identity(sort=Sort.PERSON, name=name, namings=tuple(namings.values()), judgements=()),
        related=(),
        claims=tuple(a_weighed(claim, standing) for claim in claims),
        facts=tuple(facts) if facts is not None else tuple(a_fact(claim, standing=standing) for claim in claims),
        periods=tuple(periods),
        conflicts=tuple(conflicts),
        checks=(),
        gaps=(),
    )
