"""The lines of the form, each filled from the facts that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from habeas.law import FormLine, Shows
from habeas.model import About, Attribute, Claim, Fact, Kind
from habeas.petition.advocating import ADVOCATED
from habeas.petition.durations import differ, tell_beginnings, tell_durations
from habeas.petition.grounds import tell_grounds
from habeas.petition.matter import Draft, Matter
from habeas.petition.published import PUBLISHED
from habeas.petition.story import tell_story
from habeas.petition.telling import tell_event, tell_value
from habeas.petition.voices import agents_of, capital, ended, hedge, places_of

Teller: TypeAlias = Callable[[Matter, FormLine], Iterator[Draft]]
RELOCATIONS = (Kind.TRANSFER, Kind.CASE_TRANSFER)


@dataclass(slots=True)
class Filling:
    """The drafts so far, line by line."""

    matter: Matter
    drafts: dict[str, list[Draft]] = field(default_factory=dict)

    def fill(self, line: FormLine) -> None:
        """Fill one line of the form; what would be said twice in it is said once, on all that it stands on."""
        said: dict[tuple[str, str | None], Draft] = {}
        for draft in _tell(self, line):
            before = said.get((draft.text, draft.finding))
            said[draft.text, draft.finding] = _joined(before, draft) if before else draft
        self.drafts[line.key] = list(said.values())


def _joined(first: Draft, second: Draft) -> Draft:
    facts = tuple(dict.fromkeys((*first.facts, *second.facts)))
    return replace(first, facts=facts, claims=tuple(dict.fromkeys((*first.claims, *second.claims))))


def _tell(filling: Filling, line: FormLine) -> Iterator[Draft]:
    if line.shows is Shows.REFER:
        return _refer(filling, line)
    return TELLERS[line.shows](filling.matter, line)


def _answers(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell every fact whose predicate answers the line, attributes first."""
    wanted = line.answered_by
    facts = [fact for fact in matter.facts if fact.predicate in wanted]
    for fact in facts:
        if isinstance(fact.predicate, Attribute):
            yield from tell_value(matter, fact, line.key)
    for fact in facts:
        if not isinstance(fact.predicate, Kind) or (fact.is_set_aside and line.shows is not Shows.EVENTS):
            continue  # the story tells what is set aside, and that it is
        if line.shows is Shows.EVENTS or (line.shows is Shows.WHERE and fact.predicate in RELOCATIONS):
            yield from tell_event(matter, fact, line.key)
        elif line.shows is Shows.WHEN:
            yield from _when(matter, fact, line.key)
        elif line.shows is Shows.WHERE:
            yield from _where(matter, fact, line.key)
        elif line.shows is Shows.BY_WHOM:
            yield from _by_whom(matter, fact, line.key)


def _said(matter: Matter, fact: Fact) -> list[Claim]:
    return [claim for claim in matter.supporting(fact) if claim.modality.says_it_happened]


def _when(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    words = matter.event(fact)
    when, claims = matter.when_of(fact), [claim for claim in _said(matter, fact) if claim.dated]
    if when is not None and claims:
        lead, adverb, _ = hedge(matter, claims)
        date = matter.dated(when, lasting=words.traits.lasting)
        disputed = [conflict for conflict in matter.conflicts_of(fact) if conflict.about is About.DATE]
        text = f"{lead}{words.subject} {words.told(adverb)} {date}{differ(matter, disputed)}"
        yield Draft(line=line, text=ended(capital(text)), facts=(fact.id,), claims=tuple(claim.id for claim in claims))


def _where(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    claims = [claim for claim in _said(matter, fact) if matter.named(claim.places)]
    if claims:
        lead, _, how = hedge(matter, claims)
        words = matter.event(fact)
        where = words.where_in(places_of(matter, claims))
        took = matter.say(f"telling.took_place{how}", gender=words.gender, noun=words.noun, where=where)
        text = ended(capital(f"{lead}{took}"), matter.lang)
        yield Draft(line=line, text=text, facts=(fact.id,), claims=tuple(claim.id for claim in claims))


def _by_whom(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    claims = [claim for claim in _said(matter, fact) if matter.named(claim.agents)]
    if claims:
        words = matter.event(fact)
        lead, adverb, how = hedge(matter, claims)
        by = matter.say("telling.by", agents=matter.listed(agents_of(matter, claims)))
        told = f"{words.subject} {words.told(adverb)}{by}"
        if words.is_of_person:
            told = matter.say(f"telling.carried_out{how}", gender=words.gender, noun=words.noun, by=by)
        text = ended(capital(f"{lead}{told}"), matter.lang)
        yield Draft(line=line, text=text, facts=(fact.id,), claims=tuple(claim.id for claim in claims))


def _names(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """State the person's name and its other spellings, each with a claim that uses it."""
    namings = {naming.id for naming in matter.case.who.namings}
    first: dict[str, Claim] = {}
    for claim in matter.claims.values():
        if claim.subject is not None and claim.subject_naming in namings:
            first.setdefault(" ".join(claim.subject.name.split()), claim)
    claims = list(first.values()) or [matter.supporting(matter.facts[0])[0]]
    facts = matter.facts_of(claim.id for claim in claims)
    others = [matter.quote(name) for name in first if name != matter.who]
    also = matter.say("telling.also", names=matter.listed(others)) if others else ""
    text = matter.say("telling.names", who=matter.who, also=also)
    if facts:
        yield Draft(line=line.key, text=text, facts=facts, claims=tuple(claim.id for claim in claims))


def _refer(filling: Filling, line: FormLine) -> Iterator[Draft]:
    """Point to another line where that has an answer, on the facts of that line."""
    matter, named = filling.matter, filling.drafts.get(line.refers_to or "", [])
    if named:
        facts = tuple(dict.fromkeys(fact for draft in named for fact in draft.facts))
        claims = tuple(dict.fromkeys(claim for draft in named for claim in draft.claims))
        yield Draft(line=line.key, text=matter.said(line.says), facts=facts, claims=claims)


def _nothing(_matter: Matter, _line: FormLine) -> Iterator[Draft]:
    """Leave the line to whoever submits."""
    return iter(())


TELLERS: Mapping[Shows, Teller] = {
    Shows.NAMES: _names,
    Shows.BEGAN: lambda matter, line: tell_beginnings(matter, line.key),
    Shows.DURATION: lambda matter, line: tell_durations(matter, line.key),
    Shows.GROUNDS: tell_grounds,
    Shows.STORY: lambda matter, line: tell_story(matter, line.key),
    Shows.PERSON: _nothing,
    **ADVOCATED,
    **PUBLISHED,
    **dict.fromkeys((Shows.VALUES, Shows.WHEN, Shows.WHERE, Shows.BY_WHOM, Shows.EVENTS), _answers),
}  # one for each, but for REFER, which looks at the lines before it
