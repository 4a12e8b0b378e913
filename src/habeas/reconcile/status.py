"""How a person is now, or was on the day asked about: one status, from what sources tell of being held and let go.

The rule. Accepted claims alone count where any tells of a state. The last dated time without liberty decides: it is
over where a release, an end that a source gives, or an expulsion can have come after its beginning. Under what title
somebody is held is only said where sources tell it. What may or may not have happened by the day asked about leaves the
state unknown where it would change it. Where nothing is dated, the document published last is believed. A document that
says that somebody *is* held says so of the day of its publication: after a release, that is a dispute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.model import (
    Answer,
    ClaimId,
    Document,
    DocumentId,
    Fact,
    FactId,
    Kind,
    Regime,
    Standing,
    State,
    Status,
    When,
)
from habeas.model.process import NO_STATUS
from habeas.reconcile.conditions import Days, Facts, find_conditions
from habeas.reconcile.episodes import Episode, find_episodes, start_of
from habeas.reconcile.held import Held, find_title
from habeas.reconcile.lexicon import load_lexicon
from habeas.reconcile.material import Setting
from habeas.reconcile.moving import matters, moving
from habeas.reconcile.reach import find_clashes
from habeas.reconcile.sightings import Sighting, last_sighting
from habeas.reconcile.told import FOREVER, Told, days_of, strongest_told
from habeas.reconcile.workings import Workings

Documents = Mapping[DocumentId, Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What there is to find a state from: facts that make or end one, and claims that tell under what title."""

    facts: Facts
    told: Sequence[Told]
    setting: Setting
    work: Workings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A state with what it rests on."""

    state: State
    since: When | None = None
    by: tuple[Fact, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    disputed: bool = False


UNKNOWN = _Found(state=State.UNKNOWN)


def find_status(
    facts: Facts, firm: Facts, told: Sequence[Told], setting: Setting, work: Workings | None = None
) -> Status:
    """Return how the person is; ``firm`` are the facts that accepted claims tell alone.

    It is the same from the facts of all kinds as from those of ``moving`` alone, and from all claims as from those that
    ``matter``.
    """
    states = load_lexicon().kinds.states
    is_firm = any(fact.predicate in states for fact, _ in firm.values())
    moves = {key: pair for key, pair in (firm if is_firm else facts).items() if pair[0].predicate in moving()}
    heard = [each for each in told if each.claim.predicate in matters() and each.claim.modality.says_it_happened]
    heard = [each for each in heard if not is_firm or each.standing is Standing.ACCEPTED]
    scene = Scene(facts=moves, told=heard, setting=setting, work=work or Workings())
    seen = last_sighting(heard, setting.documents, setting.day, scene.work)
    found = _with_sighting(_on_day(scene), seen, scene)
    return replace(
        NO_STATUS, state=found.state, since=found.since, as_of=setting.as_of, claims=_claims(found, moves),
        standing=Standing.ACCEPTED if is_firm and found.by else _undecided(found.by),
        confirmed_held=seen.when if seen else None, confirmed_by=seen.claims if seen else (),
        disputed=found.disputed,
    )  # fmt: skip


def _undecided(facts: Sequence[Fact]) -> Standing:
    """Return how far people have decided where no accepted claim tells of a state."""
    unsure = bool(facts) and all(fact.standing is Standing.UNSURE for fact in facts)
    return Standing.UNSURE if unsure else Standing.PROPOSED


def _claims(found: _Found, facts: Facts) -> tuple[ClaimId, ...]:
    """Return the claims that a state rests on, the weightiest of each fact."""
    of_facts = (each.id for fact in found.by for each in strongest_told(facts[fact.id][1].told))
    return tuple(dict.fromkeys((*of_facts, *found.claims)))


def _on_day(scene: Scene) -> _Found:
    """Return the state on the day asked about: unknown where what may have happened by then would change it."""
    if scene.setting.day is None:
        return _find(scene)
    possible = {
        key: pair for key, pair in scene.facts.items() if _days(pair[0], pair[1].told, scene)[0] <= scene.setting.day[1]
    }
    certain = {
        key: pair for key, pair in possible.items()
        if _days(pair[0], pair[1].told, scene)[1] <= scene.setting.day[1]
        or pair[0].predicate not in load_lexicon().kinds.states
    }  # fmt: skip
    told = [each for each in scene.told if each.low <= scene.setting.day[1]]
    widest = _find(replace(scene, facts=possible, told=told))
    if len(certain) == len(possible):
        return widest
    narrow = _find(replace(scene, facts=certain, told=told))
    if narrow.state is widest.state:
        return narrow
    return _Found(state=State.UNKNOWN, by=(*narrow.by, *widest.by), claims=(*narrow.claims, *widest.claims))


def _days(fact: Fact, told: Sequence[Told], scene: Scene) -> Days:
    """Return the first and last day on which a fact can have begun; what a document tells had happened by then."""
    start = start_of(fact)
    if start is not None:
        return days_of(start)
    names = {each.claim.passage.document for each in told}
    found = (scene.setting.documents.get(name) for name in sorted(names))
    published = [days_of(each.frame.published)[1] for each in found if each and each.frame.published]
    return -FOREVER, min(published) if len(published) == len(names) else -FOREVER


def _find(scene: Scene) -> _Found:
    """Return the state that these facts make."""
    kinds = load_lexicon().kinds
    facts = [fact for fact, _ in scene.facts.values()]
    dead = [fact for fact in facts if fact.predicate in kinds.dead]
    if dead:
        return _Found(state=State.DECEASED, since=dead[-1].when or dead[0].when, by=tuple(dead), disputed=_denied(dead))
    states = [fact for fact in facts if fact.predicate in (*kinds.held, *kinds.freed, *kinds.expelled)]
    if not states:
        return _sentenced(facts)
    if not any(fact.when for fact in states):
        return _undated(states, scene)
    episodes = find_episodes(scene.facts)
    last = episodes[-1] if episodes else None
    gone = _after(last, [fact for fact in states if fact.predicate in kinds.expelled])
    freed = _after(last, [fact for fact in states if fact.predicate in kinds.freed])
    closing = _latest([*gone, *freed, *(last.ends if last else ())])
    if last is not None and not closing and last.ended is None:
        return _held(last, episodes, scene)
    if any(fact.predicate in kinds.expelled for fact in closing):
        away = [fact for fact in closing if fact.predicate in kinds.expelled]
        return _Found(state=State.EXPELLED, since=away[-1].when, by=tuple(away), disputed=_denied(away))
    return _freed(closing, last, episodes, scene)


def _after(last: Episode | None, facts: Sequence[Fact]) -> list[Fact]:
    """Return the dated facts that can have come after the last time without liberty began (undated: those in it)."""
    starts = [start for fact in last.starts if (start := start_of(fact))] if last else []
    return [
        fact for fact in facts
        if fact.when and not any(fact.when.before(start) is Answer.YES for start in starts)
    ]  # fmt: skip


def _latest(facts: Sequence[Fact]) -> list[Fact]:
    """Return the last of these facts and all that can be of the same time; where none is dated, all."""
    dated = sorted((fact for fact in facts if fact.when), key=lambda fact: (*_bounds(fact.when), fact.id))
    if not dated:
        return sorted({fact.id: fact for fact in facts}.values(), key=lambda fact: fact.id)
    last = dated[-1].when
    together = [fact for fact in dated if last and fact.when and fact.when.overlaps(last) is not Answer.NO]
    return list({fact.id: fact for fact in together}.values())


def _bounds(when: When | None) -> Days:
    return days_of(when) if when else (-FOREVER, FOREVER)


def _denied(facts: Sequence[Fact]) -> bool:
    """Whether a source says otherwise of any of these."""
    return any(fact.dissenting for fact in facts)


def _sentenced(facts: Sequence[Fact]) -> _Found:
    """Return that nobody knows: a sentence alone does not say that somebody is held."""
    told = [fact for fact in facts if fact.predicate == Kind.SENTENCE]
    return _Found(state=State.UNKNOWN, by=tuple(told)) if told else UNKNOWN


def _held(last: Episode, episodes: Sequence[Episode], scene: Scene) -> _Found:
    """Return under what title and regime the person is held."""
    held = Held(last=last, before=episodes[-2] if len(episodes) > 1 else None, facts=scene.facts, told=scene.told)
    title = find_title(held)
    has_two = {Regime.CUSTODY, Regime.HOUSE_ARREST} <= last.regimes.keys()
    clashes = has_two and any(True for _ in find_clashes(last, scene.facts))
    return _Found(
        state=title.state, since=title.since, by=title.by, claims=title.claims,
        disputed=clashes or _denied(last.starts),
    )  # fmt: skip


def _freed(closing: Sequence[Fact], last: Episode | None, episodes: Sequence[Episode], scene: Scene) -> _Found:
    """Return that the person is free, on conditions where any may still bind; not where a prison sentence followed."""
    by = tuple(closing) or (last.ended_by if last else ())
    whens = [fact.when for fact in closing if fact.when]
    since = last.ended if last and {fact.id for fact in closing} <= {fact.id for fact in last.ends} else None
    since = since or (min(whens, key=lambda when: (_bounds(when)[1] - _bounds(when)[0], when.edtf)) if whens else None)
    since = since or (last.ended if last else None)
    after = [
        fact for fact, event in scene.facts.values() if fact.predicate == Kind.SENTENCE and fact.when and since
        and since.before(fact.when) is Answer.YES and Held.is_prison(event.told)
    ]  # fmt: skip
    if after:
        return _Found(state=State.UNKNOWN, by=(*by, *after))
    kept = [
        each for each in find_conditions(scene.facts, episodes, (), scene.setting.last, scene.work)
        if each.is_over is not Answer.YES and _still_binds(each.began, since, episodes)
    ]  # fmt: skip
    claims = tuple(claim for each in kept for claim in each.claims)
    state = State.RELEASED_CONDITIONALLY if kept else State.RELEASED
    return _Found(state=state, since=since, by=by, claims=claims, disputed=_denied(by))


def _still_binds(began: When | None, since: When | None, episodes: Sequence[Episode]) -> bool:
    """Whether a condition belongs to this release, and not to one before it."""
    if began is None:
        return len(episodes) <= 1
    return since is None or began.before(since) is not Answer.YES


def _undated(states: Sequence[Fact], scene: Scene) -> _Found:
    """Return what the document published last tells; disputed where another of that day tells otherwise."""
    kinds = load_lexicon().kinds
    by_document: dict[DocumentId, list[FactId]] = {}
    for fact in states:
        for each in strongest_told(scene.facts[fact.id][1].told):
            by_document.setdefault(each.claim.passage.document, []).append(fact.id)
    days = {name: _published(name, scene.setting.documents) for name in by_document}
    last = max(days.values())
    found = [
        _find_untimed([scene.facts[key][0] for key in by_document[name]], scene)
        for name in sorted(by_document) if days[name] == last
    ]  # fmt: skip
    freed = [each for each in found if each.by and each.by[0].predicate not in kinds.held]
    best = (freed or found)[0]
    return replace(best, disputed=best.disputed or len({each.state for each in found}) > 1)


def _published(name: DocumentId, documents: Documents) -> int:
    document = documents.get(name)
    return days_of(document.frame.published)[1] if document and document.frame.published else -FOREVER


def _find_untimed(facts: Sequence[Fact], scene: Scene) -> _Found:
    """Return the state that one account tells without a date: an end is told of what had begun."""
    kinds = load_lexicon().kinds
    for of, state in ((kinds.expelled, State.EXPELLED), (kinds.freed, State.RELEASED)):
        ends = [fact for fact in facts if fact.predicate in of]
        if ends and state is State.RELEASED:
            return _freed(ends, None, (), scene)
        if ends:
            return _Found(state=state, by=tuple(ends), disputed=_denied(ends))
    return _held(Episode(starts=list(facts)), (), scene)


def _with_sighting(found: _Found, seen: Sighting | None, scene: Scene) -> _Found:
    """Return the state as it is where a later document says that the person is held: held, and disputed."""
    free = (State.RELEASED, State.RELEASED_CONDITIONALLY, State.EXPELLED)
    if seen is None or not seen.is_of_publication or found.state not in free or found.since is None:
        return found
    if found.since.before(seen.when) is not Answer.YES:
        return found
    return _Found(
        state=State.HELD, by=found.by, claims=(*_claims(found, scene.facts), *seen.claims), disputed=True,
    )  # fmt: skip
