"""What the record says of each identity, as the suggestions of identity need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.casework.memory import Memory
from habeas.casework.view import View
from habeas.model import (
    Attribute,
    Claim,
    ClaimId,
    Document,
    DocumentId,
    Identity,
    Kind,
    Naming,
    NamingId,
    Sort,
    Verdict,
)
from habeas.reconcile.identity import find_components, known_namings, latest_judgements
from habeas.resolve import Happening, Profile, Stated

_WORTH_COMPARING = (Sort.PERSON, Sort.ORGANISATION, Sort.GROUP)
Claims = Mapping[NamingId, Iterable[Claim]]


def profiles_in(memory: Memory) -> tuple[Profile, ...]:
    """Return the profile of every identity, from the claims that count and that nobody rejected."""
    last = memory.latest_decisions()
    claims = [claim for claim in memory.current_claims() if not _is_rejected(claim.id, last)]
    known = known_namings(memory.namings.values(), claims)
    by_place = {(naming.document, naming.name): key for key, naming in known.items()}
    about: dict[NamingId, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject:
            about[by_place[claim.passage.document, claim.subject.name]].append(claim)
    found = find_components(known, latest_judgements(memory.judgements))
    made = (_profile(each.identity, about, memory.documents) for each in found)
    return tuple(
        each for each in made if each.sort in _WORTH_COMPARING or (each.sort is Sort.UNKNOWN and each.happenings)
    )


def _is_rejected(claim: ClaimId, last: Mapping[ClaimId, object]) -> bool:
    return getattr(last.get(claim), "verdict", None) is Verdict.REJECT


def profile_of(view: View, naming: NamingId, *, alone: bool = False) -> Profile:
    """Return the profile of the identity that a name belongs to, or of the name alone."""
    identity = view.component_of(naming).identity
    if alone:
        known = view.namings[naming]
        identity = replace(identity, namings=(known,), name=known.name)
    about = {each.id: claims_of(view, each) for each in identity.namings}
    return _profile(identity, about, view.documents)


def claims_of(view: View, naming: Naming) -> tuple[Claim, ...]:
    """Return the claims about a name that count and that nobody rejected, in the order of the text."""
    return tuple(
        claim
        for claim in view.claims_in(naming.document)
        if claim.subject and claim.subject.name == naming.name and not view.is_rejected(claim.id)
    )


def _profile(identity: Identity, about: Claims, documents: Mapping[DocumentId, Document]) -> Profile:
    claims = [claim for naming in identity.namings for claim in about.get(naming.id, ())]
    told = [claim for claim in claims if claim.modality.says_it_happened]
    names = dict.fromkeys(naming.name for naming in identity.namings)
    names |= dict.fromkeys(
        claim.value for claim in told if claim.predicate is Attribute.OTHER_NAME and claim.value
    )  # fmt: skip
    return Profile(
        namings=tuple(naming.id for naming in identity.namings),
        sort=identity.sort,
        names=tuple(names),
        documents=frozenset(naming.document for naming in identity.namings),
        stated=tuple(
            _stated(claim, documents) for claim in told if isinstance(claim.predicate, Attribute) and claim.value
        ),
        happenings=tuple(_happening(claim) for claim in told if isinstance(claim.predicate, Kind)),
    )


def _stated(claim: Claim, documents: Mapping[DocumentId, Document]) -> Stated:
    """Return what a claim says; an age was told on the day that the claim gives, or on which its document came out."""
    when = claim.dated.when if claim.dated else None
    if claim.predicate is Attribute.AGE and when is None and claim.passage.document in documents:
        when = documents[claim.passage.document].frame.published
    return Stated(attribute=Attribute(claim.predicate), value=claim.value or "", claim=claim.id, when=when)


def _happening(claim: Claim) -> Happening:
    return Happening(
        kind=Kind(claim.predicate), claim=claim.id, when=claim.dated.when if claim.dated else None,
        places=tuple(place.name for place in claim.places),
    )  # fmt: skip
