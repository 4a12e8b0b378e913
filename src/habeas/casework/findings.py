"""A case held against the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.assess import Voices, assess
from habeas.casework.memory import Memory
from habeas.law import load_law
from habeas.model import (
    Assessment,
    Attribute,
    CaseFile,
    Claim,
    Document,
    DocumentId,
    Genre,
    Standing,
    TreatyOverride,
)  # fmt: skip
from habeas.reconcile.voices import is_official, is_vague

OF_STATES = (Genre.OFFICIAL, Genre.COURT)


def find_state(case: CaseFile) -> str | None:
    """Return the State that an accepted claim names, or None where none or several do."""
    named = {
        fact.value
        for fact in case.facts
        if fact.predicate is Attribute.STATE and fact.standing is Standing.ACCEPTED and fact.value
    }
    return named.pop() if len(named) == 1 else None


def assess_case(memory: Memory, case: CaseFile, *, state: str | None) -> Assessment:
    """Hold a case against the law, element by element."""
    return hold_against_law(case, memory.documents, state=state or find_state(case), overrides=memory.overrides)


def hold_against_law(
    case: CaseFile,
    documents: Mapping[DocumentId, Document],
    *,
    state: str | None,
    overrides: Sequence[TreatyOverride] = (),
) -> Assessment:
    """Hold a case against the law, with whose words its claims are, as their documents tell."""
    voices = voices_of([weighed.claim for weighed in case.claims], documents)
    return assess(case, load_law(), state=state, overrides=overrides, voices=voices)


def voices_of(claims: Sequence[Claim], documents: Mapping[DocumentId, Document]) -> Voices:
    """Return which claims an authority utters or published, and behind which of them somebody named stands."""
    cited = {claim.passage.document for claim in claims} & documents.keys()
    frames = {document: documents[document].frame for document in cited}
    publishers = {key: frame.cited_as or frame.publisher or frame.author for key, frame in frames.items()}
    official = {
        key for key, frame in frames.items() if frame.genre in OF_STATES or is_official(publishers[key] or "")
    }  # fmt: skip
    of_state, named = set(), set()
    for claim in claims:
        speaker, document = claim.speaker, claim.passage.document
        if publishers.get(document) if speaker is None else not is_vague(speaker.name):
            named.add(claim.id)
        if document in official if speaker is None else is_official(speaker.name) or is_official(speaker.text):
            of_state.add(claim.id)
    return Voices(of_state=frozenset(of_state), named=frozenset(named))
