"""Builders of invented claims: documents are short texts about Ama Boduk of Zubrania, who does not exist."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from habeas.law import Question
from habeas.model import (
    Amount,
    Attribute,
    Basis,
    CaseFile,
    Claim,
    ClaimId,
    Dated,
    Decision,
    Document,
    Frame,
    Judgement,
    Kind,
    Mention,
    Modality,
    Naming,
    NamingId,
    Proposer,
    Sameness,
    Sort,
    Stretch,
    Verdict,
    When,
)
from habeas.reconcile import Sources, reconcile

WHO = "Ama Boduk"


def a_document(text: str, *, published: str | None = None, publisher: str | None = None) -> Document:
    """Return a document with this text."""
    data = text.encode()
    frame = Frame(publisher=publisher, published=When.parse(published) if published else None)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="test", text=text,
        language="en", frame=frame,
    )  # fmt: skip


def a_claim(
    document: Document,
    quote: str,
    predicate: Kind | Attribute,
    when: str | None = None,
    *,
    who: str | None = WHO,
    modality: Modality = Modality.ASSERTED,
    amount: tuple[str, str] | None = None,
    value: str | None = None,
    speaker: str | None = None,
    rule: str = "test",
) -> Claim:
    """Return a claim on these words of the document."""
    start = document.text.index(quote)
    end = start + len(quote)
    amounts: tuple[Amount, ...] = ()
    if amount:
        found = re.search(rf"\S*{re.escape(amount[0])}\S*|\b(one|two|three|four|five|six|seven) \w+", quote)
        place = (start + found.start(), start + found.end()) if found else (start, end)
        text = document.text[place[0] : place[1]]
        amounts = (Amount(value=amount[0], unit=amount[1], start=place[0], end=place[1], text=text),)
    return Claim(
        predicate=predicate,
        modality=modality,
        passage=document.passage(start, end),
        proposer=Proposer(name="rules", version="0", rule=rule),
        confidence=0.8,
        trigger=Stretch(start=start, end=end, text=quote) if isinstance(predicate, Kind) else None,
        dated=Dated(when=When.parse(when), basis=Basis.EXPLICIT, start=start, end=end) if when else None,
        subject=Mention(name=who, start=start, end=end, text=quote, inferred=True) if who else None,
        speaker=Mention(name=speaker, start=start, end=end, text=quote) if speaker else None,
        amounts=amounts,
        value=value,
    )


def a_naming(document: Document, name: str = WHO, sort: Sort = Sort.PERSON) -> Naming:
    """Return a name as this document uses it."""
    place = max(document.text.find(name), 0)
    return Naming(
        document=document.id, name=name, sort=sort, spellings=(Stretch(start=place, end=place + len(name), text=name),)
    )


def a_decision(claim: ClaimId, verdict: Verdict = Verdict.ACCEPT, at: str = "2026-01-01T00:00:00Z") -> Decision:
    """Return a person's word on a claim."""
    return Decision(claim=claim, verdict=verdict, by="reviewer", at=at, because="read the source")


def a_judgement(
    left: NamingId, right: NamingId, sameness: Sameness = Sameness.SAME, at: str = "2026-01-01T00:00:00Z"
) -> Judgement:
    """Return a person's word on two names."""
    return Judgement(left=left, right=right, sameness=sameness, by="reviewer", at=at, because="same birth date")


def cases_of(
    documents: list[Document],
    claims: list[Claim],
    *,
    decisions: tuple[Decision, ...] = (),
    judgements: tuple[Judgement, ...] | None = None,
    namings: list[Naming] | None = None,
    questions: tuple[Question, ...] = (),
    **more: Any,  # noqa: ANN401 - whatever else Sources has
) -> tuple[CaseFile, ...]:
    """Return all cases; unless told otherwise, equal subjects of all documents are judged the same."""
    if judgements is None:
        judgements = join_equal_subjects(claims)
    sources = Sources(
        documents={document.id: document for document in documents}, claims=claims, namings=namings or [],
        decisions=decisions, judgements=judgements, questions=questions, **more,
    )  # fmt: skip
    return reconcile(sources)


def join_equal_subjects(claims: list[Claim]) -> tuple[Judgement, ...]:
    """Return the judgements that make equal names of all documents one person."""
    by_name: dict[str, list[NamingId]] = {}
    for claim in claims:
        naming = claim.subject_naming
        if claim.subject and naming and naming not in by_name.setdefault(claim.subject.name, []):
            by_name[claim.subject.name].append(naming)
    return tuple(a_judgement(names[0], other) for names in by_name.values() for other in names[1:])


def case_of(*claims: Claim, documents: list[Document], **given: Any) -> CaseFile:  # noqa: ANN401
    """Return the only case that these claims make."""
    (case,) = cases_of(documents, list(claims), **given)
    return case
