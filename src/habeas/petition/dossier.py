"""An outline for targeted sanctions: who is named, by whom and for what, with whatever speaks against it beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from habeas.law import FormLine
from habeas.model import Answer, Claim, ClaimId, DocumentId, Kind, Modality
from habeas.petition.differing import tell_conflicts
from habeas.petition.matter import Draft, Matter
from habeas.petition.publicity import POSITIONS
from habeas.petition.telling import tell_event
from habeas.petition.voices import attribution, capital, ended, folded, inside, is_person, words_of

AGAINST = (Modality.DENIED, Modality.NEGATED)


def tell_targets(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Say of each whom accepted claims name as acting: by which sources, and in connection with what; no more."""
    for name, claims in _agents(matter).items():
        ids = tuple(claim.id for claim in claims)
        facts = matter.facts_of(ids)
        if facts:
            sources = list(dict.fromkeys(matter.source(claim.passage.document) for claim in claims))
            text = matter.say(
                "dossier.target", agent=capital(inside(matter, name)), sources=matter.listed(sources),
                acts=_acts(matter, claims),
            )  # fmt: skip
            yield Draft(line=line.key, text=ended(text, matter.lang), facts=facts, claims=ids)


def _agents(matter: Matter) -> Mapping[str, tuple[Claim, ...]]:
    """Return each name that accepted claims give to somebody who acted, with those claims; never the person's own."""
    found: dict[str, list[Claim]] = {}
    names: dict[str, str] = {}
    for claim in matter.claims.values():
        if not claim.modality.says_it_happened or not isinstance(claim.predicate, Kind):
            continue
        for name in matter.named(claim.agents):
            if not is_person(matter, name) and claim.predicate not in POSITIONS:
                key = names.setdefault(folded(name), name)
                found.setdefault(key, []).append(claim)
    return {name: tuple(claims) for name, claims in found.items()}


def _acts(matter: Matter, claims: Sequence[Claim]) -> str:
    """Return "the arrest (10 March 2019) and the fine", once each."""
    acts = []
    for claim in claims:
        noun = _noun(matter, Kind(claim.predicate))
        acts.append(f"{noun} ({matter.date(claim.dated.when)})" if claim.dated else noun)
    return matter.listed(list(dict.fromkeys(acts)))


def _noun(matter: Matter, kind: Kind) -> str:
    return matter.wording.event(kind, matter.who).noun


def tell_links(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Give under each name the words that link it to what happened; which kind of link that is, a lawyer decides."""
    for name, claims in _agents(matter).items():
        told: dict[str, list[Claim]] = {}
        for claim in claims:
            told.setdefault(capital(words_of(matter, claim)), []).append(claim)
        for words, together in told.items():
            ids = tuple(claim.id for claim in together)
            facts = matter.facts_of(ids)
            if facts:
                under = capital(inside(matter, name))
                yield Draft(line=line.key, text=ended(words, matter.lang), facts=facts, claims=ids, under=under)


def tell_evidence(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """List the documents, each with the number of accepted claims in it and what they speak of."""
    by_document: dict[DocumentId, list[Claim]] = {}
    for claim in matter.claims.values():
        by_document.setdefault(claim.passage.document, []).append(claim)
    for document, claims in by_document.items():
        ids = tuple(claim.id for claim in claims)
        facts = matter.facts_of(ids)
        kinds = list(dict.fromkeys(claim.predicate for claim in claims if isinstance(claim.predicate, Kind)))
        if facts and kinds:
            published = matter.documents[document].frame.published
            day = matter.date(published) if published else matter.say("dossier.undated")
            text = matter.say(
                "dossier.evidence" if len(claims) > 1 else "dossier.evidence_one", count=len(claims),
                document=f"{capital(matter.source(document))}, {day}",
                acts=matter.listed([_noun(matter, kind) for kind in kinds]),
            )  # fmt: skip
            yield Draft(line=line.key, text=ended(text, matter.lang), facts=facts, claims=ids)


def tell_exculpatory(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell all that speaks against it: denials, the State's account, contrary claims, and where sources differ."""
    told: set[ClaimId] = set()
    for draft in _denials(matter, line):
        told.update(draft.claims)
        yield draft
    contrary = [
        claim
        for category in matter.assessment.categories for finding in category.elements
        if finding.answer is not Answer.NO
        for claim in matter.accepted(finding.claims_against) if claim.id not in told
    ]  # fmt: skip
    for claim in dict.fromkeys(contrary):
        facts = matter.facts_of([claim.id])
        text = matter.say("dossier.against", attribution=attribution(matter, claim), words=matter.quoted(claim))
        if facts:
            yield Draft(line=line.key, text=ended(text, matter.lang), facts=facts, claims=(claim.id,))
    yield from tell_conflicts(matter, matter.conflicts, line.key)


def _denials(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell the State's account, what is denied or did not happen, and what a person set aside."""
    for fact in matter.facts:
        if not isinstance(fact.predicate, Kind):
            continue
        for draft in tell_event(matter, fact, line.key):
            modalities = {claim.modality for claim in matter.accepted(draft.claims)}
            if fact.predicate in POSITIONS or fact.is_set_aside or modalities.issubset(AGAINST):
                yield draft
