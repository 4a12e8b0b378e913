"""The verb: every person's case from everything that was claimed, decided and judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.model import (
    Attribute,
    CaseFile,
    CaseId,
    Claim,
    Conflict,
    Gap,
    Kind,
    NamingId,
    Sort,
    Standing,
    Status,
    Weighed,
)
from habeas.model.ids import digest_id
from habeas.reconcile import conflicts
from habeas.reconcile.attributes import build_attributes
from habeas.reconcile.checks import check_dates, check_lengths, check_takings
from habeas.reconcile.descents import Descents
from habeas.reconcile.episodes import Episode, find_episodes
from habeas.reconcile.explaining import Joined, explain_joins
from habeas.reconcile.facts import Facts, build_facts, find_events
from habeas.reconcile.following import Valued, Words, follow, give_way, heed, heed_values, rename, yielding
from habeas.reconcile.gaps import find_gaps
from habeas.reconcile.groups import company_of
from habeas.reconcile.identity import Component, find_components, known_namings, latest_judgements
from habeas.reconcile.lengths import Length, find_lengths
from habeas.reconcile.material import Material, Setting, setting_of
from habeas.reconcile.moving import matters, moving
from habeas.reconcile.periods import build_periods
from habeas.reconcile.process import find_process
from habeas.reconcile.recital import documents_of, tell_all
from habeas.reconcile.relating import find_related
from habeas.reconcile.roots import Grounds, back
from habeas.reconcile.sources import Sources
from habeas.reconcile.status import find_status
from habeas.reconcile.timing import time_case
from habeas.reconcile.told import ByDocument, Told, group
from habeas.reconcile.weigh import weigh
from habeas.reconcile.workings import Workings

_PEOPLE = (Sort.PERSON, Sort.UNKNOWN)


def reconcile(sources: Sources) -> tuple[CaseFile, ...]:
    """Return a case for every person who is the subject of an event, in the order of their ids."""
    components, groups, sources = _prepare(sources)
    words = Words(sources.resolutions)
    cases = [
        _build(component, groups[key], components, sources, words, Workings())
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
    return _build(components[key], groups[key], components, sources, Words(sources.resolutions), Workings())


def reconcile_among(
    component: Component,
    claims: Sequence[Claim],
    sources: Sources,
    *,
    among: Iterable[Component],
    work: Workings | None = None,
) -> CaseFile | None:
    """Return the case of one identity whose claims are all here, or None where no source tells an event of them.

    ``among`` are the identities of every document that these claims stand in: nobody else can be related. ``work``
    keeps what was worked out, for the next time that the same case is asked for; it never shows in the result.
    """
    work = work or Workings()
    weighed = weigh(claims, sources.decisions, sources.readers, work)
    if not _is_case(component, weighed):
        return None
    others = {other.identity.namings[0].id: other for other in among}
    key = component.identity.namings[0].id
    descents = work.step("descents", Descents.of, tuple(sources.derivations), tuple(sources.likenesses))
    sources = replace(sources, descents=descents)
    case = _build(component, weighed, {**others, key: component}, sources, Words(sources.resolutions), work)
    work.tidy()
    return case


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
    gaps: tuple[Gap, ...]


def _build(  # noqa: PLR0913  (one person, everybody else, what is known, and what was worked out)
    component: Component,
    weighed: Sequence[Weighed],
    components: Mapping[NamingId, Component],
    sources: Sources,
    words: Words,
    work: Workings,
) -> CaseFile:
    """Return the case as people's words on its conflicts leave it."""
    sources = replace(sources, documents=documents_of(weighed, sources, work))
    told = tell_all(weighed, sources.documents, work)
    accepted = tuple([each for each in told if each.standing is Standing.ACCEPTED])
    facts, firm = (_put_together(each, sources, work.room(name)) for name, each in (("all", told), ("firm", accepted)))
    gathered = _Gathered(
        component=component,
        related=_related(component, told, components, work),
        weighed=weighed,
        told=told,
        facts=facts,
        firm=firm,
        attributes=work.step("attributes", build_attributes, tuple([each for each in told if _is_attribute(each)])),
        joined=explain_joins(facts, told, work.room("joins")),
        gaps=find_gaps(sources.questions, told, work.room("all")),
    )
    ids = (_case_id(naming.id) for naming in component.identity.namings)
    said = words.on(ids, (each.id for each in told))
    rooms = {False: work.room("open"), True: work.room("followed")}
    return follow(lambda followed: _conclude(gathered, followed, sources, rooms[bool(followed)]), said)


def _related(
    component: Component, told: Sequence[Told], components: Mapping[NamingId, Component], work: Workings
) -> tuple[Component, ...]:
    """Return whom the claims name; it rests on their words, whatever people decided."""
    among, claims = tuple(components.values()), tuple([each.claim for each in told])
    return work.step("related", lambda *_: find_related(component, told, components), (component,), claims, among)


def _is_attribute(told: Told) -> bool:
    return isinstance(told.claim.predicate, Attribute)


def _put_together(told: Sequence[Told], sources: Sources, work: Workings) -> Facts:
    """Return the facts that these claims tell."""
    return build_facts(told, find_events(told, sources.event_judgements, work), sources.documents, work)


def _case_id(naming: NamingId) -> CaseId:
    return CaseId(digest_id("cas", naming))


def _conclude(gathered: _Gathered, followed: Sequence[Conflict], sources: Sources, work: Workings) -> CaseFile:
    """Return the case where these conflicts are followed: what is set aside stays in it, and bears nothing."""
    yields = yielding(followed)
    told = gathered.told
    if yields:
        told = tuple([give_way(each, yields[each.id]) if each.id in yields else each for each in told])
    every = heed(gathered.facts, followed)
    facts = {key: pair for key, pair in every.items() if not pair[0].is_set_aside}
    attributes = heed_values(gathered.attributes, followed)
    episodes = find_episodes(facts, work.room("whole"))
    lengths = find_lengths(episodes, facts)
    checks = (*check_takings(episodes, facts), *check_dates(facts, work), *check_lengths(lengths))
    components = (gathered.component, *gathered.related)
    firm = _firm(gathered, every, followed)
    by_document = work.room("whole").step("by document", group, told)
    setting = setting_of(by_document, sources.documents, sources.as_of)
    in_time = time_case(
        told, facts, firm=firm,
        known=_conflicts(components, by_document, facts, attributes, episodes, lengths, work),
        documents=sources.documents, as_of=sources.as_of, work=work,
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
        gaps=gathered.gaps,
        times=in_time.times,
        measures=in_time.measures,
        backings=back(shown, told, in_time.conflicts, _grounds(components, sources), work),
        joins=gathered.joined[0],
        joinable=gathered.joined[1],
        process=find_process(
            Material(
                told=told,
                facts=facts,
                episodes=episodes,
                setting=setting,
                by_document=by_document,
                work=work.room("process"),
                attributes=[pair for pair in attributes if not pair[0].is_set_aside],
            ),
            gathered.component.identity.namings[0].id,
            sources.company,
        ),
        status=_status(facts, firm, told, setting, work),
    )


def _status(facts: Facts, firm: Facts, told: Sequence[Told], setting: Setting, work: Workings) -> Status:
    """Return the status, that of the last time where nothing changed that it can rest on."""
    moves, sure = (tuple([pair for pair in of.values() if pair[0].predicate in moving()]) for of in (facts, firm))
    heard = tuple([each for each in told if each.claim.predicate in matters()])
    return work.step(
        "status",
        lambda *_: find_status(facts, firm, heard, setting, work),
        moves,
        sure,
        heard,
        work.same("setting", setting),
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
    told: ByDocument,
    facts: conflicts.Facts,
    attributes: Sequence[Valued],
    episodes: Sequence[Episode],
    lengths: Sequence[Length],
    work: Workings,
) -> tuple[Conflict, ...]:
    found = [
        *conflicts.in_events(facts, work),
        *conflicts.between_outcomes(facts),
        *conflicts.of_beginnings(episodes, facts),
        *conflicts.of_regimes(episodes, facts, work),
        *conflicts.of_values(attributes),
        *conflicts.of_durations(lengths),
    ]
    for component in components:
        found += conflicts.of_identity(component, told, work)
    return conflicts.in_order(found)
