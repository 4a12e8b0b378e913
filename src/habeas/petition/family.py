"""One page for the family: what is known, since when, where, what was done, what comes next, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.law import FormLine
from habeas.model import (
    Answer,
    Attribute,
    Communication,
    Fact,
    Kind,
    Milestone,
    Outcome,
    Period,
    Regime,
    Standing,
    When,
)
from habeas.petition.durations import count_days
from habeas.petition.held import DEPRIVES, happened, held
from habeas.petition.matter import Draft, Matter
from habeas.petition.plain import Part, apart, lines_of, load_page, name_for, say, tell_plainly, told_of
from habeas.petition.voices import capital, distinct_places

OPEN = 4  # questions, and the last day that is known
PLACES = 3  # on the page: the whole file has them all
STEPS = {
    Milestone.FILED: "filed", Milestone.TRANSMITTED: "transmitted", Milestone.REPLIED: "replied",
    Milestone.DECIDED: "decided",
}  # fmt: skip
ACCUSES = (Kind.CHARGE, Kind.PROSECUTION)
TRIES = (Kind.TRIAL, Kind.HEARING, Kind.SENTENCE, Kind.CONVICTION, Kind.ACQUITTAL, Kind.CHARGES_DROPPED)
TREATS = (Kind.DENIAL_OF_MEDICAL_CARE, Kind.TORTURE, Kind.ILL_TREATMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The sentences that there is room for, and those of which it is only said that there are more."""

    told: tuple[Draft, ...]
    left: tuple[Draft, ...]


def tell_about(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Say whom the page is about, and from which day it is."""
    name, today = name_for(matter), matter.date(When.parse(matter.made_on))
    key = "about" if name == matter.who else "about_also"
    named = {} if name == matter.who else {"name": apart(matter, matter.who)}
    yield _resting(matter, line, say(matter, key, date=today, **named))


def tell_since(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Say since when the person is not free, and how many days that makes; or when it began and ended."""
    periods = [
        period for period in matter.case.periods
        if period.standing is Standing.ACCEPTED and period.regime is not Regime.CONDITIONAL and period.began
    ]  # fmt: skip
    for period in periods:
        yield from _period(matter, line, period)
    found = held(matter)
    if not periods and found.began is not None and found.is_held is not Answer.NO and not found.died:
        yield _resting(matter, line, _since(matter, found.began))


def _period(matter: Matter, line: FormLine, period: Period) -> Iterator[Draft]:
    told = [fact for fact in matter.facts if fact.id in (*period.began_by, *period.ended_by)]
    claims = tuple(dict.fromkeys(claim.id for fact in told for claim in matter.supporting(fact)))
    if period.began is None or not claims:
        return
    if period.ended is not None:
        text = say(matter, "since_closed", first=matter.date(period.began), last=matter.date(period.ended))
    elif period.ended_by or held(matter).died or held(matter).is_held is Answer.NO:
        return
    else:
        text = _since(matter, period.began)
    yield Draft(line=line.key, text=text, facts=tuple(fact.id for fact in told), claims=claims)


def _since(matter: Matter, began: When) -> str:
    counted = count_days(began, When.parse(matter.made_on))
    if counted is None:
        return say(matter, "since_open", date=matter.date(began))
    low, high = counted
    days = str(high) if low == high else say(matter, "range", low=low, high=high)
    return say(matter, "since_open_days", date=matter.date(began), days=days)


def tell_known(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell what happened, in order of time; where not all has room, that there is more."""
    chosen = _choose(matter, line, load_page().known)
    yield from chosen.told
    for fact in matter.facts:
        if fact.predicate is Attribute.LAWYER and fact.value and not fact.is_set_aside:
            name = apart(matter, fact.value)
            claims = tuple(claim.id for claim in matter.supporting(fact))
            yield Draft(line=line.key, text=say(matter, "lawyer_named", name=name), facts=(fact.id,), claims=claims)
        elif fact.predicate is Attribute.HEALTH and not fact.is_set_aside:
            claims = tuple(claim.id for claim in matter.supporting(fact))
            yield Draft(line=line.key, text=say(matter, "health_told"), facts=(fact.id,), claims=claims)
    yield from _more(matter, line, chosen)


def _choose(matter: Matter, line: FormLine, part: Part) -> Chosen:
    """Return what has room: the weightier kinds first, each in order of time."""
    drafts = [
        (part.kinds.index(Kind(fact.predicate)), draft)
        for fact in told_of(matter, part.kinds) if (draft := tell_plainly(matter, fact, line.key)) is not None
    ]  # fmt: skip
    kept: set[int] = set()
    room = part.lines
    for place in sorted(range(len(drafts)), key=lambda place: (drafts[place][0] >= len(part.first), place)):
        taken = lines_of(drafts[place][1].text)
        if len(kept) < part.most and taken <= room:
            kept.add(place)
            room -= taken
    return Chosen(
        told=tuple(draft for place, (_, draft) in enumerate(drafts) if place in kept),
        left=tuple(draft for place, (_, draft) in enumerate(drafts) if place not in kept),
    )


def _more(matter: Matter, line: FormLine, chosen: Chosen) -> Iterator[Draft]:
    """Say that the documents tell more than the page, and of how many points; it stands on all that is left out."""
    page = load_page()
    kinds = (*page.known.kinds, *page.done.kinds, *page.in_person)
    left = {fact for draft in chosen.left for fact in draft.facts}
    facts = [fact for fact in matter.facts if fact.id in left or _is_elsewhere(fact.predicate, kinds)]
    claims = tuple(dict.fromkeys(claim.id for fact in facts for claim in matter.supporting(fact)))
    if facts and claims:
        text = say(matter, "more", count=len(facts))
        yield Draft(line=line.key, text=text, facts=tuple(fact.id for fact in facts), claims=claims)


def _is_elsewhere(predicate: Kind | Attribute, kinds: Sequence[Kind]) -> bool:
    return isinstance(predicate, Kind) and (predicate not in kinds or predicate in load_page().in_person)


def tell_where(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Name the places that the sources give for where the person was held, a few of them."""
    facts, named = _places(matter)
    claims = tuple(dict.fromkeys(claim.id for fact in facts for claim in matter.supporting(fact)))
    if named:
        places = say(matter, "join").join(apart(matter, name) for name in named[:PLACES])
        text = say(matter, "where", places=places)
        yield Draft(line=line.key, text=text, facts=tuple(fact.id for fact in facts), claims=claims)


def _places(matter: Matter) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Return the facts that tell where the person was held, and the places that they name."""
    told = [
        *(fact for fact in matter.facts if fact.predicate is Attribute.PLACE_OF_DETENTION and not fact.is_set_aside),
        *happened(matter, (*DEPRIVES, Kind.TRANSFER)),
    ]
    named: dict[str, None] = {}
    facts = []
    for fact in told:
        mentions = [place for claim in matter.supporting(fact) for place in claim.places]
        names = (
            (fact.value,) if fact.value and isinstance(fact.predicate, Attribute) else distinct_places(matter, mentions)
        )
        facts.extend([fact] if names else [])
        named |= dict.fromkeys(names)
    return tuple(facts), tuple(named)


def tell_done(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell which steps were taken, before courts and with bodies abroad, and what experts of the UN said."""
    yield from _choose(matter, line, load_page().done).told
    for each in _sent(matter):
        text = say(matter, "on", date=capital(matter.date(each.on)), what=say(matter, f"done_{STEPS[each.milestone]}"))
        yield _resting(matter, line, text)
    latest = {opinion.symbol: opinion for opinion in matter.record.opinions}
    if any(each.outcome is Outcome.ARBITRARY and not each.taken_back for each in latest.values()):
        yield _resting(matter, line, say(matter, "done_opinion"))


def _sent(matter: Matter) -> list[Communication]:
    """Return the last communication of each step, in order of time."""
    latest = {each.id: each for each in matter.record.communications}
    steps = [each for each in latest.values() if not each.taken_back and each.milestone in STEPS]
    by_step = {each.milestone: each for each in sorted(steps, key=lambda each: each.on.edtf)}
    return sorted(by_step.values(), key=lambda each: each.on.edtf)


def tell_next(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Say what is waited for, of the furthest step that is on record; never what will come of it."""
    steps = {each.milestone for each in _sent(matter)}
    furthest = [milestone for milestone in STEPS if milestone in steps]
    if furthest:
        yield _resting(matter, line, say(matter, f"next_{STEPS[furthest[-1]]}"))


def tell_unknown(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Say what the sources leave open, and to which day they reach."""
    for key in list(_unknown(matter))[:OPEN]:
        yield _resting(matter, line, say(matter, key))
    newest = _newest(matter)
    if newest is not None:
        yield _resting(matter, line, say(matter, "unknown_after", date=matter.date(newest)))


def _newest(matter: Matter) -> When | None:
    """Return the latest day on which one of the documents was published."""
    documents = dict.fromkeys(claim.passage.document for claim in matter.claims.values())
    dates = [matter.documents[key].frame.published for key in documents]
    known = [
        (when.latest.day_number, when.edtf, when) for when in dates if when is not None and when.latest is not None
    ]
    return max(known, key=lambda each: each[:2])[2] if known else None


def _unknown(matter: Matter) -> Iterator[str]:
    found = held(matter)
    if found.died or found.is_held is Answer.NO:
        return
    told = {fact.predicate for fact in matter.facts}
    if found.is_held is Answer.UNKNOWN:
        yield "unknown_held"
    if not _places(matter)[1]:
        yield "unknown_where"
    if not happened(matter, ACCUSES):
        yield "unknown_charge"
    elif not happened(matter, TRIES):
        yield "unknown_trial"
    if Attribute.LAWYER not in told and not happened(matter, (Kind.DENIAL_OF_LAWYER,)):
        yield "unknown_lawyer"
    if Attribute.HEALTH not in told and not happened(matter, TREATS):
        yield "unknown_health"


def _resting(matter: Matter, line: FormLine, text: str) -> Draft:
    """Return a sentence that stands on what the sources tell of the deprivation of liberty."""
    found = held(matter)
    return Draft(line=line.key, text=text, facts=found.facts, claims=found.claims)
