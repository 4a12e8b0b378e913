"""What is said of the distance between two points in time, and of which it can only be one or the other.

A limit counts only where all the claims of its step are believed; one without claims holds whatever people say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from habeas.errors import Broken
from habeas.model import ClaimId
from habeas.model.times import Step

Point: TypeAlias = str

ORIGIN: Point = ""  # the point at minute 0 of Moment.minute_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most so many whole minutes lie from ``start`` to ``to`` (fewer than none: it is earlier by as many)."""

    start: Point
    to: Point
    minutes: int
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """At least one of the options holds, each a set of limits, if all the claims are believed."""

    options: tuple[tuple[Limit, ...], ...]
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Claims that cannot all be true, while all but any one of them could; and the points between which they clash."""

    claims: tuple[ClaimId, ...]
    points: tuple[Point, ...]


class RulesContradict(Broken):
    """Limits that rest on no claim at all exclude each other."""

    code = "rules-contradict"
    exit_code = 30
    says = "Rules of time that rest on no claim contradict each other at %(points)s."
    remedy = "This is a fault in Habeas: nothing was computed. Report this message."


def limit_key(limit: Limit) -> tuple[object, ...]:
    """Return what orders limits: by their points, the tighter first, then those that rest on fewer claims."""
    step = limit.step
    return limit.start, limit.to, limit.minutes, len(step.claims), step.claims, step.ground, step.rule or ""


def choice_key(choice: Choice) -> tuple[object, ...]:
    """Return what orders choices, whatever the order of their options."""
    return tuple(sorted(choice.claims)), sorted(sorted(map(limit_key, option)) for option in choice.options)
