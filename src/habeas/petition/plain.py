"""How the page for the family names people and says events: plain words, as sure as the sources and no surer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.law.reading import read_file
from habeas.model import About, Claim, Fact, Kind, Modality, Script, script_of
from habeas.petition.held import in_order
from habeas.petition.matter import Draft, Matter
from habeas.petition.voices import capital

LRI, PDI = "\u2066", "\u2069"  # left-to-right isolate and its end
SCRIPTS = {
    "ru": Script.CYRILLIC,
    "kk": Script.CYRILLIC,
    "ar": Script.ARABIC,
    "ug": Script.ARABIC,
    "zh_Hans": Script.HAN,
}
LETTERS_A_LINE = 80
TERMS = {"year": "sentence_year", "month": "sentence_month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which kinds a part of the page tells, those that come first where there is no room for all, and how much has."""

    first: tuple[Kind, ...]
    then: tuple[Kind, ...]
    most: int  # sentences
    lines: int

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All of them, by weight."""
        return (*self.first, *self.then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page tells; ``in_person`` is never put on it."""

    version: str
    in_person: tuple[Kind, ...]
    known: Part
    done: Part


@cache
def load_page() -> Page:
    """Return what the page for the family tells.

    Raises:
        DataFileInvalid: the file does not follow its schema.

    """
    return read_file("family.toml", Page, package="habeas.petition")


def say(matter: Matter, key: str, **values: object) -> str:
    """Return a plain sentence with the person's name in it."""
    return matter.say(f"family.{key}", who=apart(matter, name_for(matter)), **values)


def apart(matter: Matter, text: str) -> str:
    """Return a name set apart, so that what stands around it keeps its place where the script runs the other way."""
    is_foreign = SCRIPTS.get(matter.lang) is Script.ARABIC and script_of(text) is not Script.ARABIC
    return f"{LRI}{text}{PDI}" if is_foreign else text


def name_for(matter: Matter) -> str:
    """Return the name in the script of the family's language, where an accepted claim writes it so; else as judged."""
    wanted = SCRIPTS.get(matter.lang, Script.LATIN)
    if script_of(matter.who) is wanted:
        return matter.who
    namings = {naming.id for naming in matter.case.who.namings}
    written = {
        (matter.documents[claim.passage.document].language == matter.lang, " ".join(claim.subject.name.split()))
        for claim in matter.claims.values()
        if claim.subject is not None and claim.subject_naming in namings and script_of(claim.subject.name) is wanted
    }
    return max(written, key=lambda each: (each[0], len(each[1]), each[1]))[1] if written else matter.who


def tell_plainly(matter: Matter, fact: Fact, line: str) -> Draft | None:
    """Tell an event in one or two short sentences; None where no source says that it happened or denies it."""
    supporting = matter.supporting(fact)
    said = [claim for claim in supporting if claim.modality.says_it_happened]
    denied = [
        claim for claim in (*supporting, *matter.accepted(fact.dissenting)) if claim.modality is Modality.DENIED
    ]  # fmt: skip
    if not said and not denied:
        return None
    text = _hedged(matter, _what(matter, fact, said), said, denied)
    when = matter.when_of(fact)
    if said and _is_disputed(matter, fact):
        text = say(matter, "dates_differ", what=text)
    if said and when is not None:
        text = say(matter, "on", date=capital(matter.date(when)), what=text)
    claims = tuple(dict.fromkeys(claim.id for claim in (*said, *denied)))
    return Draft(line=line, text=text, facts=(fact.id,), claims=claims)


def _hedged(matter: Matter, text: str, said: Sequence[Claim], denied: Sequence[Claim]) -> str:
    if not said:
        return say(matter, "only_denied", what=text)
    if not any(claim.modality is Modality.ASSERTED and not claim.hedges and not claim.speaker for claim in said):
        text = say(matter, "reported", what=text)
    return say(matter, "denied", what=text) if denied else text


def _what(matter: Matter, fact: Fact, said: Sequence[Claim]) -> str:
    """Return the event in its own words; a sentence with its length where all sources that give one give the same."""
    if fact.predicate is Kind.SENTENCE:
        terms = {(amount.unit, amount.value) for claim in said for amount in claim.amounts if amount.unit in TERMS}
        if len(terms) == 1:
            ((unit, count),) = terms
            return say(matter, TERMS[unit], count=count)
    return say(matter, str(fact.predicate))


def _is_disputed(matter: Matter, fact: Fact) -> bool:
    return any(conflict.about is About.DATE for conflict in matter.conflicts_of(fact))


def lines_of(text: str) -> int:
    """Return how many lines of the page a sentence takes, at most; a wide letter counts as two."""
    width = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return -(-width // LETTERS_A_LINE)


def told_of(matter: Matter, kinds: Iterable[Kind]) -> tuple[Fact, ...]:
    """Return the facts of these kinds in order of time; none that a person set aside."""
    wanted = frozenset(kinds)
    return in_order(matter, (fact for fact in matter.facts if fact.predicate in wanted and not fact.is_set_aside))
