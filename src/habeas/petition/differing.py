"""Where the sources cannot all be right, each contradiction once, with who says which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.errors import BadDate
from habeas.model import About, Conflict, Fact, Kind, Side, When
from habeas.petition.dates import date_words
from habeas.petition.matter import Draft, Matter, listed
from habeas.petition.voices import ended

SPEAKS_OF = {
    About.DATE: "the date", About.IDENTITY: "who is meant", About.AMOUNT: "the amount", About.OUTCOME: "the outcome",
    About.SPELLING: "the spelling", About.REGIME: "the kind of detention", About.DURATION: "the length of time",
    About.VALUE: "what is said", About.ORDER: "the order of events",
}  # fmt: skip
TOLD = (About.DATE, About.AMOUNT, About.OUTCOME, About.REGIME, About.VALUE)  # what changes the story
TIME_UNITS = {"day", "week", "month", "year", "hour", "minute"}
AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ([A-Z]{3}|[a-z]+)")


def amount_text(value: str, unit: str) -> str:
    """Return "USD 1,000", "7 years"."""
    whole, _, rest = value.partition(".")
    number = (f"{int(whole):,}" if whole.isdigit() else whole) + (f".{rest}" if rest else "")
    if unit in TIME_UNITS:
        return f"{number} {unit}{'' if value == '1' else 's'}"
    return f"{number} persons" if unit == "person" else f"{unit} {number}"


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
    is_exact = conflict.about in (About.DATE, About.AMOUNT)
    named = [_sources(matter, side) for side in sides]
    has_own = len({source for sources in named for source in sources}) == sum(map(len, named))
    told = [
        f"{listed(sources)} {_verb(sources, is_exact=is_exact) if not place else '' if is_exact else 'of'}".rstrip()
        if has_own
        else ("one passage" if not place else "another") + (" gives" if is_exact else " speaks of")
        for place, sources in enumerate(named)
    ]
    parts = [f"{who} {side_words(conflict.about, side.value)}" for who, side in zip(told, sides, strict=True)]
    says = f"The sources differ on {_speaks_of(matter, conflict)}: {', '.join(parts)}"
    return ended(says + goes_by(conflict))


def goes_by(conflict: Conflict) -> str:
    """Return which side the petition goes by, where a person follows one."""
    if conflict.followed is None:
        return ""
    return f"; this petition goes by {side_words(conflict.about, conflict.followed)}"


def _verb(sources: Sequence[str], *, is_exact: bool) -> str:
    if is_exact:
        return "give" if len(sources) > 1 else "gives"
    return "speak of" if len(sources) > 1 else "speaks of"


def _sources(matter: Matter, side: Side) -> list[str]:
    return list(dict.fromkeys(matter.source(claim.passage.document) for claim in matter.accepted(side.claims)))


def _speaks_of(matter: Matter, conflict: Conflict) -> str:
    told = [fact for fact in matter.facts if fact.id in conflict.facts]
    if conflict.about is About.OUTCOME and len(conflict.facts) == len(told) == 1:
        return f"whether {matter.wording.kind[Kind(told[0].predicate)].noun} took place"
    return SPEAKS_OF[conflict.about] + _of_what(matter, conflict)


def _of_what(matter: Matter, conflict: Conflict) -> str:
    """Return what the contradiction is about, where it is about one thing."""
    facts: list[Fact] = [fact for fact in matter.facts if fact.id in conflict.facts]
    predicates = {fact.predicate for fact in facts}
    if len(predicates) != 1 or conflict.about not in (About.DATE, About.AMOUNT, About.VALUE):
        return ""
    predicate = predicates.pop()
    if isinstance(predicate, Kind):
        return f" of {matter.wording.kind[predicate].noun}"
    return f" of the {predicate.value.replace('_', ' ')}"


def side_words(about: About, value: str) -> str:
    """Return a date and an amount in words, anything else in quotation marks."""
    if about is About.AMOUNT:
        found = AMOUNT.fullmatch(value.strip())
        return amount_text(found[1], found[2]) if found else value
    if about is not About.DATE:
        return f"“{value.strip('“”')}”"
    try:
        return date_words(When.parse(value))
    except BadDate:
        return value
