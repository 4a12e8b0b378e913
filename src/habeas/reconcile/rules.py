"""What lies in the nature of events in time, read from ``times.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.model import Kind
from habeas.reconcile.datafile import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Two kinds of which the first begins first, wherever sources tell of one of each."""

    id: str
    first: Kind
    then: Kind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The file as it stands."""

    version: str
    frees: tuple[Kind, ...]
    only_held: tuple[Kind, ...]
    before_judge: tuple[Kind, ...]
    charges: tuple[Kind, ...]
    tries: tuple[Kind, ...]
    formal: tuple[str, ...]
    still: tuple[str, ...]
    most_ways: int
    reasons: Mapping[str, str]
    order: tuple[Order, ...]

    @property
    def why(self) -> Mapping[str, str]:
        """Why each rule holds, by its id."""
        return {**self.reasons, **{each.id: each.reason for each in self.order}}


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """Return the rules of time.

    Raises:
        DataFileInvalid: the file has an unknown key or kind.

    """
    return read("times.toml", Rules)
