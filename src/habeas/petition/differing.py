"""Where the sources cannot all be right, each contradiction once, with who says which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.errors import BadDate
from habeas.model import About, Conflict, Fact, Kind, Side, When
from habeas.petition.amounts import amount_text
from habeas.petition.dates import date_words
from habeas.petition.matter import Draft, Matter
from habeas.petition.saying import ENGLISH
from habeas.petition.tongue import tongue_of
from habeas.petition.voices import ended

TOLD = (About.DATE, About.AMOUNT, About.OUTCOME, About.REGIME, About.VALUE)  # what changes the story
AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ([A-Z]{3}|[a-z]+)")


def tell_conflicts(matter: Matter, conflicts: Sequence[Conflict], line: str, *, under: str = "") -> Iterator[Draft]:
    """State each contradiction of substance; spellings and lengths of time have their own places."""
    for conflict in conflicts:
        sides = matter.sides(conflict)
        claims = tuple(dict.fromkeys(claim.id for side in sides for claim in matter.accepted(side.claims)))
        facts = matter.facts_of(claims)
        if conflict.about in TOLD and len(sides) > 1 and facts and claims:
            text = _conflict_words(matter, conflict, sides)
            yield Draft(line=line, text=text, facts=facts, claims=claims, under=under)


def _conflict_words(matter: Matter, conflict: Conflict, sides: Sequence[Side]) -> str:
    """Return "The sources differ on the date of the arrest: X gives 10 March 2019, Y 9 March 2019", and what counts."""
    named = [_sources(matter, side) for side in sides]
    has_own = len({source for sources in named for source in sources}) == sum(map(len, named))
    verb = "gives" if conflict.about in (About.DATE, About.AMOUNT) else "speaks"
    parts = []
    for place, (side, sources) in enumerate(zip(sides, named, strict=True)):
        value = side_words(conflict.about, side.value, matter.lang)
        if has_own:
            form = "next" if place else "many" if len(sources) > 1 else "one"
            parts.append(matter.say(f"differing.{verb}_{form}", sources=matter.listed(sources), value=value))
        else:
            parts.append(matter.say(f"differing.{'another' if place else 'passage'}_{verb}", value=value))
    what, chosen = _speaks_of(matter, conflict), goes_by(matter, conflict)
    return ended(matter.say("differing.sources", what=what, sides=", ".join(parts), goes_by=chosen), matter.lang)


def goes_by(matter: Matter, conflict: Conflict) -> str:
    """Return which side the petition goes by, where a person follows one."""
    if conflict.followed is None:
        return ""
    return matter.say("differing.goes_by", value=side_words(conflict.about, conflict.followed, matter.lang))


def _sources(matter: Matter, side: Side) -> list[str]:
    return list(dict.fromkeys(matter.source(claim.passage.document) for claim in matter.accepted(side.claims)))


def _speaks_of(matter: Matter, conflict: Conflict) -> str:
    """Return what the contradiction is about: of one thing, where it is about one."""
    facts = [fact for fact in matter.facts if fact.id in conflict.facts]
    if conflict.about is About.OUTCOME and len(conflict.facts) == len(facts) == 1:
        return matter.say("differing.whether", noun=matter.event(facts[0]).noun)
    on = matter.say(f"differing.on_{conflict.about.value}")
    nouns = {_noun(matter, fact) for fact in facts}
    if len(nouns) != 1 or conflict.about not in (About.DATE, About.AMOUNT, About.VALUE):
        return on
    key = "differing.of_value" if conflict.about is About.VALUE else "differing.of"
    return matter.say(key, on=on, noun=nouns.pop())


def _noun(matter: Matter, fact: Fact) -> str:
    if isinstance(fact.predicate, Kind):
        return matter.event(fact).noun
    return matter.wording.attribute_noun(fact.predicate)


def side_words(about: About, value: str, lang: str = ENGLISH) -> str:
    """Return a date and an amount in words, anything else in quotation marks."""
    if about is About.AMOUNT:
        found = AMOUNT.fullmatch(value.strip())
        return amount_text(found[1], found[2], lang) if found else value
    if about is not About.DATE:
        return tongue_of(lang).quote(value.strip("“”"))
    try:
        return date_words(When.parse(value), lang)
    except BadDate:
        return value
