"""The templates of a petition's sentences, as ``wording.toml`` states them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file
from habeas.model import Attribute, Kind


class Units(StrEnum):
    """Which amounts belong to a kind of event."""

    MONEY = "money"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """How an event of one kind is told; ``verb`` is an infinitive, ``past`` is needed where it is not "be …"."""

    noun: str
    verb: str
    past: str = ""
    subject: str = "{who}"
    plural: bool = False
    where: str = " in {places}"
    agent: str = " by {agents}"
    amount: str = ""
    units: Units | None = None
    quoted: bool = False
    always_quoted: bool = False
    lasting: bool = False

    @property
    def _was(self) -> str:
        return "were" if self.plural else "was"

    def told(self, adverb: str = "") -> str:
        """Return the verb as of something that happened: "was reportedly arrested"."""
        between = f" {adverb}" if adverb else ""
        if self.verb.startswith("be "):
            return f"{self._was}{between} {self.verb[3:]}"
        return f"{between.strip()} {self.past}".strip()

    def negated(self) -> str:
        """Return the verb as of something that did not happen."""
        return f"{self._was} not {self.verb[3:]}" if self.verb.startswith("be ") else f"did not {self.verb}"

    def ahead(self) -> str:
        """Return the verb as of something still to come when the source wrote."""
        return f"{self._was} to {self.verb}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All templates of one dated version."""

    version: str
    pronouns: tuple[str, ...]
    takes_the: tuple[str, ...]
    takes_the_first: tuple[str, ...]
    quoted_attributes: tuple[Attribute, ...]
    kind: dict[Kind, EventWords]
    attribute: dict[Attribute, str]


@cache
def load_wording() -> Wording:
    """Return the templates.

    Raises:
        DataFileInvalid: the file does not follow its schema, or a kind or attribute has no template.

    """
    wording = read_file("wording.toml", Wording, package="habeas.petition")
    if set(wording.kind) != set(Kind) or set(wording.attribute) != set(Attribute):
        raise DataFileInvalid(file="wording.toml", why="not every kind and attribute has a template")
    if any(not words.verb.startswith("be ") and not words.past for words in wording.kind.values()):
        raise DataFileInvalid(file="wording.toml", why="a verb without `be` needs its past")
    return wording
