"""What an open question weighs, and which questions are one, read from ``asking.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from habeas.errors import DataFileInvalid
from habeas.law import load_law
from habeas.law.reading import read_file
from habeas.model import Kind, Measured, Stake

HELD_NOW = "held_now"
LENGTH = "length:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one thing at stake adds to the weight of a question, at most so many times."""

    stake: Stake
    points: int
    most: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Keys that ask one thing; ``either``: an answer to the element answers the line too."""

    keys: tuple[str, ...]
    because: str
    either: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """An element that concerns some people only, and the kinds of event that tell of them."""

    element: str
    told_by: tuple[Kind, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines of the form that are not asked of everybody, and those that ask for the day of an event."""

    optional: tuple[str, ...]
    dated: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Kinds of event whose day nobody is asked for."""

    not_asked: tuple[Kind, ...]


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The whole file."""

    version: str
    not_known_divides_by: int
    bands: tuple[int, ...]
    stake: tuple[Weight, ...]
    same: tuple[Same, ...]
    some: tuple[Some, ...]
    lines: Lines
    times: Times

    @cached_property
    def of(self) -> dict[Stake, Weight]:
        """The weights by what is at stake."""
        return {weight.stake: weight for weight in self.stake}

    @cached_property
    def group(self) -> dict[str, Same]:
        """For each key that asks the same as others, which ones."""
        return {key: same for same in self.same for key in same.keys}

    def band(self, low: float | None, high: float | None) -> int:
        """How many bands a length or a date is uncertain by; without a bound, as many as there are."""
        if low is None or high is None:
            return len(self.bands)
        return sum(high - low > days for days in self.bands)


@cache
def load_weights() -> Weights:
    """Return the weights.

    Raises:
        DataFileInvalid: the file does not follow its schema, a weight does not outweigh what stands below it, or a key
            is none of the law's.

    """
    weights = read_file("asking.toml", Weights, package="habeas.assess")
    below = 0
    for weight in weights.stake:
        if weight.points <= below or weight.most < 1:
            raise DataFileInvalid(file="asking.toml", why=f"{weight.stake}: it must outweigh all below it together")
        below += weight.points * weight.most
    if {weight.stake for weight in weights.stake} != set(Stake) or len(weights.stake) != len(Stake):
        raise DataFileInvalid(file="asking.toml", why="it does not weigh each thing at stake once")
    _prove_keys(weights)
    return weights


def _prove_keys(weights: Weights) -> None:
    law = load_law()
    lines = {line.key for section in law.sections for line in section.line}
    known = lines | {item.id for item in law.items} | {HELD_NOW, *(f"{LENGTH}{each}" for each in Measured)}
    used = [key for same in weights.same for key in same.keys]
    unknown = {*used, *(each.element for each in weights.some), *weights.lines.optional, *weights.lines.dated} - known
    if unknown or len(used) != len(set(used)):
        raise DataFileInvalid(file="asking.toml", why=f"keys unknown or used twice: {sorted(unknown)}")
