"""What is demanded of a State: each demand numbered, and made only where accepted claims tell of what calls for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law import FormLine
from habeas.law.reading import read_file
from habeas.model import Answer, ClaimId, Fact, Kind, Modality
from habeas.petition.held import Held, happened, held
from habeas.petition.matter import Draft, Matter

AHEAD = (Modality.FEARED, Modality.FUTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand and what calls for it; ``remedy`` is the key of the law's remedy that it puts in plain words."""

    key: str
    kinds: tuple[Kind, ...]
    held: Answer | None = None  # None: whether the person is held or free
    findings: tuple[str, ...] = ()
    ahead: bool = False
    alive: bool = True  # made for the living only
    remedy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Demands:
    version: str
    demand: tuple[Demand, ...]


@cache
def load_demands() -> tuple[Demand, ...]:
    """Return the demands in the order in which they are made.

    Raises:
        DataFileInvalid: the file does not follow its schema, or a key is used twice.

    """
    found = read_file("demands.toml", _Demands, package="habeas.petition").demand
    if len({each.key for each in found}) != len(found):
        raise DataFileInvalid(file="demands.toml", why="a key is used twice")
    return found


def tell_demands(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """State each demand that the facts call for, numbered from 1."""
    found, number = held(matter), 0
    for demand in load_demands():
        claims = _called_for(matter, demand, found)
        facts = matter.facts_of(claims)
        if facts and claims:
            number += 1
            text = matter.say(f"demands.{_words(demand, found)}", number=number, who=matter.who)
            yield Draft(line=line.key, text=text, facts=facts, claims=claims)


def _words(demand: Demand, found: Held) -> str:
    """Return the key of its words: a release is demanded "if still held" where the sources do not settle that."""
    is_open = demand.key == "release" and found.is_held is Answer.UNKNOWN
    return "release_if_held" if is_open else demand.key


def _called_for(matter: Matter, demand: Demand, found: Held) -> tuple[ClaimId, ...]:
    """Return the claims that call for the demand; none where it is not made."""
    if demand.alive and found.died:
        return ()
    if demand.held is Answer.YES and found.is_held is Answer.NO:
        return ()
    if demand.held is Answer.NO and found.is_held is not Answer.NO:
        return ()
    facts = _ahead(matter, demand.kinds) if demand.ahead else happened(matter, demand.kinds)
    rests_on = _found(matter, demand.findings) if facts else ()
    if not facts or (demand.findings and not rests_on):
        return ()
    told = (claim.id for fact in facts for claim in matter.supporting(fact) if _speaks(claim.modality, demand))
    return tuple(dict.fromkeys((*told, *rests_on)))


def _speaks(modality: Modality, demand: Demand) -> bool:
    return modality in AHEAD if demand.ahead else modality.says_it_happened


def _ahead(matter: Matter, kinds: Sequence[Kind]) -> tuple[Fact, ...]:
    """Return the events of these kinds that accepted claims fear or see coming, and none says has happened."""
    return tuple(
        fact for fact in matter.facts
        if fact.predicate in kinds and not fact.is_set_aside
        and any(claim.modality in AHEAD for claim in matter.supporting(fact))
        and not any(claim.modality.says_it_happened for claim in matter.supporting(fact))
    )  # fmt: skip


def _found(matter: Matter, categories: Sequence[str]) -> tuple[ClaimId, ...]:
    """Return the accepted claims by which an element of these categories is there, prima facie."""
    claims = (
        claim.id
        for category in matter.assessment.categories if category.category in categories
        for finding in category.elements if finding.answer is Answer.YES
        for claim in matter.accepted(finding.claims_for)
    )  # fmt: skip
    return tuple(dict.fromkeys(claims))
