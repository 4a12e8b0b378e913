"""The words of a filing's sentences, as ``wording_LANG.toml`` states them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file
from habeas.model import Attribute, Kind
from habeas.petition.saying import listed
from habeas.petition.tongue import fill, tongue_of

PACKAGE = "habeas.petition"
WHO = "{who}"


class Units(StrEnum):
    """Which amounts belong to a kind of event."""

    MONEY = "money"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """How an event of one kind is told, whatever the language."""

    lasting: bool = False
    quoted: bool = False
    always_quoted: bool = False
    units: Units | None = None
    placeless: bool = False
    agentless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a verb of one sort is told: as done, doubted, denied, not done, and still to come when the source wrote."""

    past: str
    negated: str
    ahead: str
    begins: str = ""
    doubt: str = ""
    denied: str = ""
    past_many: str = ""
    doubt_many: str = ""
    denied_many: str = ""
    negated_many: str = ""
    ahead_many: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """The words for one kind of event; ``verb`` is an infinitive."""

    noun: str
    verb: str
    subject: str = WHO
    gender: str = ""
    past: str = ""
    done: str = ""
    voice: str = ""
    plural: bool = False
    agent: str = ""
    amount: str = ""
    that: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    version: str
    where: str
    agent: str
    voice: dict[str, Voice]
    place: str = ""  # where each place has its own preposition
    kind: dict[Kind, KindWords]
    attribute: dict[Attribute, str]
    attribute_noun: dict[Attribute, str]
    values: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _AllTraits:
    version: str
    kind: dict[Kind, Traits]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How sources name people and bodies in English, whatever the language of the filing."""

    version: str
    pronouns: tuple[str, ...]
    articles: tuple[str, ...]
    counted: tuple[str, ...]
    joins: tuple[str, ...]
    days: tuple[str, ...]
    takes_the: tuple[str, ...]
    takes_the_first: tuple[str, ...]
    sexes: dict[str, str]
    quoted_attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """How an event of one kind is told in one language, of a person of this sex."""

    lang: str
    who: str
    sex: str
    words: KindWords
    voice: Voice
    traits: Traits
    where: str
    place: str
    agent: str

    def _fill(self, text: str, **places: object) -> str:
        return fill(self.lang, text, sex=self.sex, gender=self.words.gender, **places)

    def _verb(self, name: str, adverb: str = "") -> str:
        pattern = (self.words.plural and getattr(self.voice, f"{name}_many")) or getattr(self.voice, name)
        parts = {
            "rest": self.words.verb.removeprefix(self.voice.begins), "verb": self.words.verb,
            "past": self.words.past, "done": self.words.done or self.words.past,
        }  # fmt: skip
        agreed = {key: self._fill(text) for key, text in parts.items()}
        return self._fill(pattern, **agreed, adverb=f"{adverb} " if adverb else "")

    @property
    def noun(self) -> str:
        """The event as a noun: "the arrest"."""
        return self.words.noun

    @property
    def gender(self) -> str:
        """The gender of the noun."""
        return self.words.gender

    @property
    def subject(self) -> str:
        """Who or what did or bore it."""
        return self._fill(self.words.subject, who=self.who)

    @property
    def that(self) -> str:
        """The subject taken up again: "That hearing"; nothing where it is a person."""
        return self.words.that

    @property
    def is_of_person(self) -> bool:
        """Whether it is told as what was done to the person, or what the person did."""
        return self.words.subject == WHO

    def told(self, adverb: str = "") -> str:
        """Return the verb as of something that happened: "was reportedly arrested", "aurait été arrêté"."""
        return self._verb("doubt" if adverb and self.voice.doubt else "past", adverb)

    def denied(self) -> str:
        """Return the verb after "denied that"."""
        return self._verb("denied" if self.voice.denied else "past")

    def negated(self) -> str:
        """Return the verb as of something that did not happen."""
        return self._verb("negated")

    def ahead(self) -> str:
        """Return the verb as of something still to come when the source wrote."""
        return self._verb("ahead")

    def at(self, places: Sequence[str]) -> str:
        """Return where it was; nothing where that is left out."""
        return self.where_in(places) if places and not self.traits.placeless else ""

    def where_in(self, places: Sequence[str]) -> str:
        """Return where it was, for whoever asks for nothing else."""
        tongue = tongue_of(self.lang)
        if self.place:
            places = [tongue.in_land(each) or self._fill(self.place, place=each) for each in places]
        return self._fill(self.where, places=listed(places, lang=self.lang))

    def by(self, agents: str) -> str:
        """Return who did it; nothing where that is left out."""
        pattern = self.words.agent or self.agent
        return self._fill(pattern, agents=agents) if agents and not self.traits.agentless else ""

    def of(self, amounts: str) -> str:
        """Return how much it was."""
        return self._fill(self.words.amount, amounts=amounts) if amounts and self.words.amount else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All words of one language in one dated version."""

    lang: str
    version: str
    words: _Words | None

    def _stated(self) -> _Words:
        if self.words is None:
            raise DataFileInvalid(file=f"wording_{self.lang}.toml", why="events are not told in this language")
        return self.words

    def event(self, kind: Kind, who: str, sex: str = "") -> EventWords:
        """Return the words for an event of this kind.

        Raises:
            DataFileInvalid: events are not told in this language.

        """
        stated = self._stated()
        words = stated.kind[kind]
        return EventWords(
            lang=self.lang, who=who, sex=sex, words=words, voice=_voice_of(stated, words),
            traits=_load_traits().get(kind, Traits()), where=stated.where, place=stated.place, agent=stated.agent,
        )  # fmt: skip

    def attribute(self, attribute: Attribute) -> str:
        """Return the sentence that tells this attribute."""
        return self._stated().attribute[attribute]

    def attribute_noun(self, attribute: Attribute) -> str:
        """Return the attribute as a noun: "the profession"."""
        return self._stated().attribute_noun[attribute]

    @property
    def values(self) -> dict[str, str]:
        """What closed values are called, where that is not English."""
        return self._stated().values

    @property
    def names(self) -> dict[str, str]:
        """What bodies and people without a name are called, where that is not English."""
        return self.words.names if self.words else {}


def _voice_of(stated: _Words, words: KindWords) -> Voice:
    """Return the voice that the words name, that their verb begins with, or the active one."""
    if words.voice:
        return stated.voice[words.voice]
    begun = (each for each in stated.voice.values() if each.begins and words.verb.startswith(each.begins))
    return next(begun, stated.voice["active"])


@cache
def load_wording(lang: str = "en") -> Wording:
    """Return the words of a language; of one in which events are not told, none.

    Raises:
        DataFileInvalid: the file does not follow its schema, or a kind or attribute has no words.

    """
    name = f"wording_{lang}.toml"
    if not files(PACKAGE).joinpath(name).is_file():
        return Wording(lang=lang, version=f"none in {lang}", words=None)
    stated = read_file(name, _Words, package=PACKAGE)
    if any(set(each) != set(Attribute) for each in (stated.attribute, stated.attribute_noun)):
        raise DataFileInvalid(file=name, why="not every attribute has words")
    if set(stated.kind) != set(Kind):
        raise DataFileInvalid(file=name, why="not every kind has words")
    if any(not words.past and not _voice_of(stated, words).begins for words in stated.kind.values()):
        raise DataFileInvalid(file=name, why="a verb without an auxiliary needs its past")
    versions = (stated.version, read_file("traits.toml", _AllTraits, package=PACKAGE).version, load_naming().version)
    return Wording(lang=lang, version=" ".join(versions), words=stated)


@cache
def load_naming() -> Naming:
    """Return how sources name people and bodies."""
    return read_file("naming.toml", Naming, package=PACKAGE)


@cache
def _load_traits() -> dict[Kind, Traits]:
    return read_file("traits.toml", _AllTraits, package=PACKAGE).kind
