"""The lines of the form, each filled from the facts that answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.law import FormLine, Shows
from habeas.model import About, Attribute, Claim, Fact, Kind
from habeas.petition.dates import dated
from habeas.petition.durations import tell_beginnings, tell_durations
from habeas.petition.grounds import tell_grounds
from habeas.petition.matter import Draft, Matter, listed
from habeas.petition.telling import capital, inside, reserve, tell_conflicts, tell_event, tell_value

RELOCATIONS = (Kind.TRANSFER, Kind.CASE_TRANSFER)


@dataclass(slots=True)
class Filling:
    """The drafts so far, line by line, and the contradictions that have been told."""

    matter: Matter
    drafts: dict[str, list[Draft]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def fill(self, line: FormLine) -> None:
        """Fill one line of the form."""
        self.drafts[line.key] = list(_tell(self, line))


def _tell(filling: Filling, line: FormLine) -> Iterator[Draft]:
    matter = filling.matter
    match line.shows:
        case Shows.NAMES:
            yield from _names(filling, line)
        case Shows.BEGAN:
            yield from tell_beginnings(matter, line.key)
        case Shows.DURATION:
            yield from tell_durations(matter, line.key)
        case Shows.GROUNDS:
            yield from tell_grounds(matter, line)
        case Shows.STORY:
            yield from _story(filling, line)
        case Shows.REFER:
            yield from _refer(filling, line)
        case Shows.PERSON:
            return
        case _:
            yield from _answers(filling, line)


def _answers(filling: Filling, line: FormLine) -> Iterator[Draft]:
    """Tell every fact whose predicate answers the line, attributes first."""
    matter = filling.matter
    wanted = matter.law.line(line.key).answered_by
    facts = [fact for fact in matter.facts if fact.predicate in wanted]
    for fact in facts:
        if isinstance(fact.predicate, Attribute):
            yield from tell_value(matter, fact, line.key)
            yield from _conflicts(filling, fact, line.key)
    for fact in facts:
        if not isinstance(fact.predicate, Kind):
            continue
        if line.shows is Shows.EVENTS or (line.shows is Shows.WHERE and fact.predicate in RELOCATIONS):
            yield from tell_event(matter, fact, line.key)
        elif line.shows is Shows.WHEN:
            yield from _when(filling, fact, line.key)
        elif line.shows is Shows.WHERE:
            yield from _where(matter, fact, line.key)
        elif line.shows is Shows.BY_WHOM:
            yield from _by_whom(matter, fact, line.key)


def _said(matter: Matter, fact: Fact) -> list[Claim]:
    return [claim for claim in matter.supporting(fact) if claim.modality.says_it_happened]


def _when(filling: Filling, fact: Fact, line: str) -> Iterator[Draft]:
    matter = filling.matter
    words = matter.wording.kind[Kind(fact.predicate)]
    when, claims = matter.when_of(fact), [claim for claim in _said(matter, fact) if claim.dated]
    if when is not None and claims:
        lead, adverb = reserve(matter, claims)
        text = capital(
            f"{lead}{words.subject.format(who=matter.who)} {words.told(adverb)} {dated(when, lasting=words.lasting)}."
        )
        yield Draft(line=line, text=text, facts=(fact.id,), claims=tuple(claim.id for claim in claims))
    dates = [conflict for conflict in matter.conflicts_of(fact) if conflict.about is About.DATE]
    yield from tell_conflicts(matter, dates, line, fact)


def _where(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    claims = [claim for claim in _said(matter, fact) if matter.named(claim.places)]
    if claims:
        lead, adverb = reserve(matter, claims)
        places = listed(matter.named(place for claim in claims for place in claim.places))
        noun = matter.wording.kind[Kind(fact.predicate)].noun
        text = capital(f"{lead}{noun} {f'{adverb} ' if adverb else ''}took place in {places}.")
        yield Draft(line=line, text=text, facts=(fact.id,), claims=tuple(claim.id for claim in claims))


def _by_whom(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    claims = [claim for claim in _said(matter, fact) if matter.named(claim.agents)]
    if claims:
        words = matter.wording.kind[Kind(fact.predicate)]
        lead, adverb = reserve(matter, claims)
        agents = listed(
            [inside(matter, name) for name in matter.named(agent for claim in claims for agent in claim.agents)]
        )
        is_act_on_person = words.subject == "{who}"
        carried_out = f"was {f'{adverb} ' if adverb else ''}carried out"
        told = f"{words.noun} {carried_out}" if is_act_on_person else f"{words.subject} {words.told(adverb)}"
        text = capital(f"{lead}{told.format(who=matter.who)} by {agents}.")
        yield Draft(line=line, text=text, facts=(fact.id,), claims=tuple(claim.id for claim in claims))


def _names(filling: Filling, line: FormLine) -> Iterator[Draft]:
    """State the person's name and its other spellings, each with a claim that uses it."""
    matter = filling.matter
    namings = {naming.id for naming in matter.case.who.namings}
    first: dict[str, Claim] = {}
    for claim in matter.claims.values():
        if claim.subject is not None and claim.subject_naming in namings:
            first.setdefault(" ".join(claim.subject.name.split()), claim)
    claims = list(first.values()) or [matter.supporting(matter.facts[0])[0]]
    facts = matter.facts_of(claim.id for claim in claims)
    filling.told.update(
        conflict.id
        for conflict in matter.conflicts
        if conflict.about is About.SPELLING and {side.value for side in conflict.sides} <= {*first, matter.who}
    )
    others = [f"“{name}”" for name in first if name != matter.who]
    also = f", also written {listed(others)}" if others else ""
    text = f"The person is {matter.who}{also}; the sources do not say which part is the family name."
    if facts:
        yield Draft(line=line.key, text=text, facts=facts, claims=tuple(claim.id for claim in claims))


def _refer(filling: Filling, line: FormLine) -> Iterator[Draft]:
    """Point to another line where that has an answer, on the facts of that line."""
    named = filling.drafts.get(line.refers_to or "", [])
    if named:
        facts = tuple(dict.fromkeys(fact for draft in named for fact in draft.facts))
        claims = tuple(dict.fromkeys(claim for draft in named for claim in draft.claims))
        yield Draft(line=line.key, text=line.says, facts=facts, claims=claims)


def _story(filling: Filling, line: FormLine) -> Iterator[Draft]:
    """Tell what no other line asks for, then every event in the order of time, then what is left of contradictions."""
    matter = filling.matter
    asked = {predicate for section in matter.law.sections for each in section.line for predicate in each.answered_by}
    remedies = set(matter.law.line("VI.1").answered_by)
    for fact in matter.facts:
        if isinstance(fact.predicate, Attribute) and fact.predicate not in asked:
            yield from tell_value(matter, fact, line.key)
            yield from _conflicts(filling, fact, line.key)
    for fact in matter.facts:
        if isinstance(fact.predicate, Kind) and fact.predicate not in remedies:
            yield from tell_event(matter, fact, line.key)
            yield from _conflicts(filling, fact, line.key)
    left = [conflict for conflict in matter.conflicts if conflict.id not in filling.told]
    yield from tell_conflicts(matter, left, line.key, None)


def _conflicts(filling: Filling, fact: Fact, line: str) -> Sequence[Draft]:
    """Return each contradiction about the fact that has not been told yet."""
    fresh = [conflict for conflict in filling.matter.conflicts_of(fact) if conflict.id not in filling.told]
    filling.told.update(conflict.id for conflict in fresh)
    return list(tell_conflicts(filling.matter, fresh, line, fact))
