"""Which facts of a case call for a request, tell of a danger or concern a mandate, as data files say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.law.reading import read_file
from habeas.model import Answer, Attribute, Claim, ClaimId, Fact, FactId, Finding, Kind, Modality
from habeas.petition.held import DEPRIVES, happened, held
from habeas.petition.matter import Matter

AHEAD = (Modality.FEARED, Modality.FUTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which facts are meant: any of these kinds, attributes, elements or words; ``feared``: what is feared counts too.

    ``only_if``: "held" or "freed"; ``unless``: no fact of these kinds; ``to``: whom a request goes to.
    """

    key: str
    kinds: tuple[Kind, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    elements: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    feared: bool = False
    on_findings: bool = False
    younger_than: int | None = None
    older_than: int | None = None
    to: str = ""
    only_if: str = ""
    unless: tuple[Kind, ...] = ()
    if_bound: bool = False  # only where the facts engage a treaty of the form that may bind the State
    remedy: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it names nothing of its own: it then rests on the deprivation of liberty itself."""
        return not (self.kinds or self.attributes or self.elements or self.words or self.on_findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A fact that is meant, and its accepted claims that make it so."""

    fact: Fact
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choices:
    version: str
    request: tuple[Choice, ...] = ()
    danger: tuple[Choice, ...] = ()
    mandate: tuple[Choice, ...] = ()


@cache
def load_choices(name: str) -> tuple[Choice, ...]:
    """Return the choices of ``asking``, ``dangers`` or ``mandates``, in the order of the file.

    Raises:
        DataFileInvalid: the file does not follow its schema.

    """
    read = read_file(f"{name}.toml", _Choices, package="habeas.petition")
    return (*read.request, *read.danger, *read.mandate)


def choose(matter: Matter, choice: Choice) -> tuple[Chosen, ...]:
    """Return the accepted facts that are meant, in the order of the case."""
    wanted = set(_claims_found(matter, choice))
    found = []
    for fact in matter.facts:
        claims = tuple(
            claim for claim in matter.accepted((*fact.supporting, *fact.dissenting))
            if claim.id in wanted or _is_meant(choice, fact, claim)
        )  # fmt: skip
        if claims and not fact.is_set_aside:
            found.append(Chosen(fact=fact, claims=claims))
    return tuple(found)


def _claims_found(matter: Matter, choice: Choice) -> Iterator[ClaimId]:
    for finding in findings_told(matter):
        if choice.on_findings or finding.element in choice.elements:
            yield from finding.claims_for


def findings_told(matter: Matter) -> Iterator[Finding]:
    """Yield each finding for whose element accepted claims speak, once."""
    seen: set[str] = set()
    for category in matter.assessment.categories:
        for finding in category.elements:
            if finding.element not in seen and matter.facts_of(finding.claims_for):
                seen.add(finding.element)
                yield finding


def _is_meant(choice: Choice, fact: Fact, claim: Claim) -> bool:
    predicate, has_happened = fact.predicate, claim.modality.says_it_happened
    if not has_happened and not (choice.feared and claim.modality in AHEAD):
        return False
    if choice.words and has_happened and _pattern(choice.words).search(claim.passage.quote):
        return True
    if choice.is_open:
        return predicate in DEPRIVES
    if isinstance(predicate, Attribute):
        return predicate in choice.attributes and _is_of_age(choice, fact)
    return predicate in choice.kinds


def _is_of_age(choice: Choice, fact: Fact) -> bool:
    if choice.younger_than is None and choice.older_than is None:
        return True
    if fact.value is None or not fact.value.strip().isdecimal():
        return False
    age = int(fact.value)
    is_young = choice.younger_than is not None and age < choice.younger_than
    return is_young or (choice.older_than is not None and age > choice.older_than)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


def is_made(matter: Matter, choice: Choice) -> bool:
    """Whether nothing about the person's present state, and no later event, stands against a request."""
    if choice.unless and happened(matter, choice.unless):
        return False
    if not choice.only_if:
        return True
    found = held(matter)
    return (found.is_held is not Answer.NO) if choice.only_if == "held" else (found.is_held is Answer.NO)


def resting_on(chosen: tuple[Chosen, ...]) -> tuple[tuple[FactId, ...], tuple[ClaimId, ...]]:
    """Return the facts with the first claim of each: enough to stand on, and few enough to print."""
    facts = tuple(dict.fromkeys(each.fact.id for each in chosen))
    return facts, tuple(dict.fromkeys(each.claims[0].id for each in chosen))


__all__ = ["Choice", "Chosen", "choose", "findings_told", "is_made", "load_choices", "resting_on"]
