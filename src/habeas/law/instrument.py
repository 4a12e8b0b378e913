"""Instruments and what their articles ask; where the checklist cites them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.model import Mark


class Force(StrEnum):
    """What an instrument does: bind every State, bind its parties, or guide the reading."""

    CUSTOMARY = "customary"
    TREATY = "treaty"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A declaration, treaty or standard; ``treaty``: its code in the treaty table (a standard's: what it reads).

    ``adopted`` and ``in_force`` are EDTF; the second stands with treaties only.
    """

    key: str
    title: str
    short: str
    kind: Force
    adopted: str
    in_force: str | None = None
    treaty: str | None = None
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Where an instrument says it; no article where the whole instrument is meant."""

    instrument: str
    article: str = ""

    def apart(self) -> tuple[Article, ...]:
        """Return one citation for each article that is named: "15, 17, 18" are three, "43-45" is one."""
        return tuple(Article(instrument=self.instrument, article=one) for one in self.article.split(", "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What an article, principle, rule or paragraph asks, in our own words; the instrument alone has its wording."""

    instrument: str
    article: str = ""  # none: what the whole instrument asks
    says: str
    mark: Mark
    source: str = ""  # none: the source of its instrument
