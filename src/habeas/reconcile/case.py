"""The verb: every person's case from everything that was claimed, decided and judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.law import Question
from habeas.model import (
    CaseFile,
    CaseId,
    Claim,
    Conflict,
    Decision,
    Derivation,
    Document,
    DocumentId,
    EventJudgement,
    Identity,
    Judgement,
    Kind,
    Likeness,
    Naming,
    NamingId,
    Resolution,
    Sort,
    Standing,
    Weighed,
)
from habeas.model.ids import digest_id
from habeas.reconcile import conflicts
from habeas.reconcile.checks import check_dates, check_lengths, check_takings
from habeas.reconcile.descents import NO_DESCENTS, Descents
from habeas.reconcile.episodes import Episode, find_episodes
from habeas.reconcile.explaining import Joined, explain_joins
from habeas.reconcile.facts import Facts, build_attributes, build_facts, find_events
from habeas.reconcile.following import Valued, Words, follow, give_way, heed, heed_values, rename, yielding
from habeas.reconcile.gaps import find_gaps
from habeas.reconcile.groups import ALONE, Company, company_of
from habeas.reconcile.headlines import mark_headlines
from habeas.reconcile.identity import Component, find_components, known_namings, latest_judgements
from habeas.reconcile.lengths import Length, find_lengths
from habeas.reconcile.material import Material, setting_of
from habeas.reconcile.merge import Told, tell
from habeas.reconcile.periods import build_periods
from habeas.reconcile.process import find_process
from habeas.reconcile.roots import Grounds, back
from habeas.reconcile.status import find_status
from habeas.reconcile.timing import time_case
from habeas.reconcile.weigh import weigh

FEW = 3  # claims in one document from which on a person is one of those it is about
_PEOPLE = (Sort.PERSON, Sort.UNKNOWN)
_BODIES = (Sort.ORGANISATION, Sort.GROUP, Sort.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that a case is computed from."""

    documents: Mapping[DocumentId, Document]
    claims: Sequence[Claim]
    namings: Sequence[Naming]
    decisions: Sequence[Decision]
    judgements: Sequence[Judgement]
    questions: Sequence[Question]
    readers: int = 1  # how many people must say the same of a claim before it stands
    resolutions: Sequence[Resolution] = ()  # of any case, oldest first
    event_judgements: Sequence[EventJudgement] = ()
    derivations: Sequence[Derivation] = ()
    likenesses: Sequence[Likeness] = ()  # documents that may repeat each other
    as_of: str | None = None  # EDTF of a day: what lasts is counted to it, and what came after it left out
    company: Company = ALONE  # who is told of in the same words; `reconcile` finds it itself
    descents: Descents = NO_DESCENTS  # which documents repeat which; found from derivations and likenesses


def reconcile(sources: Sources) -> tuple[CaseFile, ...]:
    """Return a case for every person who is the subject of an event, in the order of their ids."""
    components, groups, sources = _prepare(sources)
    words = Words(sources.resolutions)
    cases = [
        _build(component, groups[key], components, sources, words)
        for key, component in components.items()
        if _is_case(component, groups.get(key, []))
    ]
    return tuple(sorted(cases, key=lambda case: case.id))


def reconcile_one(naming: NamingId, sources: Sources) -> CaseFile | None:
    """Return the case of the person who has this name, or None where they are the subject of no event."""
    components, groups, sources = _prepare(sources)
    key = next((key for key, component in components.items() if naming in component.members), None)
    if key is None or not _is_case(components[key], groups.get(key, [])):
        return None
    return _build(components[key], groups[key], components, sources, Words(sources.resolutions))


def reconcile_among(
    component: Component, claims: Sequence[Claim], sources: Sources, *, among: Iterable[Component]
) -> CaseFile | None:
    """Return the case of one identity whose claims are all here, or None where no source tells an event of them.

    ``among`` are the identities of every document that these claims stand in: nobody else can be related.
    """
    weighed = weigh(claims, sources.decisions, sources.readers)
    if not _is_case(component, weighed):
        return None
    others = {other.identity.namings[0].id: other for other in among}
    key = component.identity.namings[0].id
    return _build(
        component, weighed, {**others, key: component}, _with_descents(sources), Words(sources.resolutions)
    )  # fmt: skip


def _with_descents(sources: Sources) -> Sources:
    """Return the same, with what was found once for all cases of which documents repeat which."""
    return replace(sources, descents=Descents.of(sources.derivations, sources.likenesses))


def _prepare(sources: Sources) -> tuple[dict[NamingId, Component], dict[NamingId, list[Weighed]], Sources]:
    """Return the identities by their smallest name, the weighed claims about each, and who is told of together."""
    weighed = weigh(sources.claims, sources.decisions, sources.readers)
    known = known_namings(sources.namings, [each.claim for each in weighed])
    found = find_components(known, latest_judgements(sources.judgements))
    components = {component.identity.namings[0].id: component for component in found}
    by_naming = {naming: key for key, component in components.items() for naming in component.members}
    groups: dict[NamingId, list[Weighed]] = defaultdict(list)
    for each in weighed:
        naming = each.claim.subject_naming
        if naming:
            groups[by_naming[naming]].append(each)
    people = {key: component for key, component in components.items() if component.identity.sort in _PEOPLE}
    company = company_of(
        ((key, each.claim) for key in people for each in groups.get(key, ())),
        ((each.document, each.name, key) for key, of in people.items() for each in of.identity.namings),
    )
    return components, groups, replace(_with_descents(sources), company=company)


def _is_case(component: Component, weighed: Sequence[Weighed]) -> bool:
    """Whether this is a person of whom some source tells an event."""
    return component.identity.sort in _PEOPLE and any(isinstance(each.claim.predicate, Kind) for each in weighed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """What the claims about one person tell, before anybody's choice of side."""

    component: Component
    related: tuple[Component, ...]
    weighed: Sequence[Weighed]
    told: Sequence[Told]
    facts: Facts
    firm: Facts  # put together from accepted claims alone
    attributes: Sequence[Valued]
    joined: Joined


def _build(
    component: Component,
    weighed: Sequence[Weighed],
    components: Mapping[NamingId, Component],
    sources: Sources,
    words: Words,
) -> CaseFile:
    """Return the case as people's words on its conflicts leave it."""
    told = mark_headlines((tell(each) for each in weighed), sources.documents)
    facts = build_facts(told, find_events(told, sources.event_judgements), sources.documents)
    accepted = [each for each in told if each.standing is Standing.ACCEPTED]
    firm = build_facts(accepted, find_events(accepted, sources.event_judgements), sources.documents)
    gathered = _Gathered(
        component=component,
        related=_related(component, told, components),
        weighed=weighed,
        told=told,
        facts=facts,
        firm=firm,
        attributes=build_attributes(told),
        joined=explain_joins(facts, told),
    )
    ids = (_case_id(naming.id) for naming in component.identity.namings)
    said = words.on(ids, (each.id for each in told))
    return follow(lambda followed: _conclude(gathered, followed, sources), said)


def _case_id(naming: NamingId) -> CaseId:
    return CaseId(digest_id("cas", naming))


def _conclude(gathered: _Gathered, followed: Sequence[Conflict], sources: Sources) -> CaseFile:
    """Return the case where these conflicts are followed: what is set aside stays in it, and bears nothing."""
    yields = yielding(followed)
    told = [give_way(each, yields.get(each.id, ())) for each in gathered.told]
    every = heed(gathered.facts, followed)
    facts = {key: pair for key, pair in every.items() if not pair[0].is_set_aside}
    attributes = heed_values(gathered.attributes, followed)
    episodes = find_episodes(facts)
    lengths = find_lengths(episodes, facts)
    checks = (*check_takings(episodes, facts), *check_dates(facts), *check_lengths(lengths))
    components = (gathered.component, *gathered.related)
    firm = _firm(gathered, every, followed)
    setting = setting_of((each.claim.passage.document for each in told), sources.documents, sources.as_of)
    in_time = time_case(
        told, facts, firm=firm,
        known=_conflicts(components, told, facts, attributes, episodes, lengths),
        documents=sources.documents, as_of=sources.as_of,
    )  # fmt: skip
    shown = (*(fact for fact, _ in every.values()), *(fact for fact, _ in attributes))
    return CaseFile(
        id=_case_id(gathered.component.identity.namings[0].id),
        who=rename(gathered.component.identity, followed),
        related=tuple(rename(each.identity, followed) for each in gathered.related),
        claims=tuple(gathered.weighed),
        facts=shown,
        periods=build_periods(episodes, facts),
        conflicts=conflicts.in_order(in_time.conflicts),
        checks=tuple(dict.fromkeys(checks)),
        gaps=find_gaps(sources.questions, gathered.told),
        times=in_time.times,
        measures=in_time.measures,
        backings=back(shown, told, in_time.conflicts, _grounds(components, sources)),
        joins=gathered.joined[0],
        joinable=gathered.joined[1],
        process=find_process(
            Material(
                told=told, facts=facts, episodes=episodes, setting=setting,
                attributes=[pair for pair in attributes if not pair[0].is_set_aside],
            ),
            gathered.component.identity.namings[0].id,
            sources.company,
        ),
        status=find_status(facts, firm, told, setting),
    )


def _grounds(components: Iterable[Component], sources: Sources) -> Grounds:
    """Return what the roots of facts are found from."""
    return Grounds(
        documents=sources.documents,
        descents=sources.descents,
        identities=tuple(component.identity for component in components),
    )


def _firm(gathered: _Gathered, every: Facts, followed: Sequence[Conflict]) -> Facts:
    """Return what accepted claims alone tell, without what is set aside."""
    aside = {told.id for fact, event in every.values() if fact.is_set_aside for told in event.told}
    firm = heed(gathered.firm, followed)
    return {key: pair for key, pair in firm.items() if not aside.issuperset(told.id for told in pair[1].told)}


def _conflicts(  # noqa: PLR0913  (what sources can disagree on, one by one)
    components: Sequence[Component],
    told: Sequence[Told],
    facts: conflicts.Facts,
    attributes: Sequence[Valued],
    episodes: Sequence[Episode],
    lengths: Sequence[Length],
) -> tuple[Conflict, ...]:
    found = [
        *conflicts.in_events(facts),
        *conflicts.between_outcomes(facts),
        *conflicts.of_beginnings(episodes, facts),
        *conflicts.of_regimes(episodes, facts),
        *conflicts.of_values(attributes),
        *conflicts.of_durations(lengths),
    ]
    for component in components:
        found += conflicts.of_identity(component, told)
    return conflicts.in_order(found)


def _related(
    component: Component, told: Sequence[Told], components: Mapping[NamingId, Component]
) -> tuple[Component, ...]:
    """Return the bodies and persons that the claims name, and bodies of these documents that people judged."""
    in_document = Counter(each.claim.passage.document for each in told)
    documents = {document for document, count in in_document.items() if count >= FEW}
    mentioned = {
        (each.claim.passage.document, mention.name)
        for each in told
        for mention in (each.claim.speaker, *each.claim.agents)
        if mention
    }
    found = []
    for other in components.values():
        if other is component or other.identity.sort == Sort.PLACE:
            continue
        named = any((naming.document, naming.name) in mentioned for naming in other.identity.namings)
        if named or _is_judged_body(other.identity, documents):
            found.append(other)
    return tuple(sorted(found, key=lambda each: (each.identity.sort, each.identity.name, each.identity.namings[0].id)))


def _is_judged_body(identity: Identity, documents: set[DocumentId]) -> bool:
    """Whether this is an organisation or group of these documents that stands under several names."""
    if identity.sort not in _BODIES or len(identity.namings) < 2:
        return False
    return any(naming.document in documents for naming in identity.namings)
