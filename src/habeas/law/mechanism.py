"""Where a case can go: what each mechanism needs, its limits of time, what it bars; and what opinions ask of States."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.body import Filler
from habeas.law.reading import read_file
from habeas.model import Answer, Attribute, Kind, Mark, Milestone


class Actor(StrEnum):
    """Whose limit it is."""

    STATE = "state"
    SOURCE = "source"  # whoever filed
    MECHANISM = "mechanism"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that a mechanism asks for; ``key`` names it in code and in the docs.

    ``filled_by``: whose it is to give; ``answered_by``: the kinds of claim that hold it, where sources can.
    """

    key: str
    says: str
    filled_by: Filler = Filler.PERSON
    answered_by: tuple[Kind | Attribute, ...] = ()
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A time within which to file: so many months and days after an event of the case, or ``before`` a day to come.

    ``begins``: the kinds of event from whose latest date it counts; none: a day that no case file tells (a session,
    the end of another procedure). Without days and months there is no fixed time. ``since`` and ``until`` (ISO):
    for which days of beginning it holds. ``orders`` False: later filing is only harder to justify.
    """

    key: str
    says: str
    begins: tuple[Kind, ...] = ()
    days: int = 0
    months: int = 0
    before: bool = False
    since: str | None = None
    until: str | None = None
    orders: bool = True
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A limit of time: so many days and then calendar months after a milestone, from ``since`` until ``until`` (ISO).

    ``extends``: the key of the limit that it lengthens; it counts from that limit, where ``begins`` has happened.
    ``since`` and ``until`` are days on which it begins. ``orders`` False: a limit of courtesy or practice, of which it
    is only said that it has passed. ``by_letter``: the letter itself sets the day; days and months are what is usual.
    """

    key: str
    says: str
    begins: Milestone
    ends: tuple[Milestone, ...]  # what meets it
    actor: Actor
    days: int = 0
    months: int = 0
    extends: str | None = None
    since: str | None = None
    until: str | None = None
    orders: bool = True
    by_letter: bool = False
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What to weigh before a filing with this mechanism because of one with another, made or planned.

    Each pair that matters stands with both mechanisms, each time seen from the filing to be made; a lawyer must decide.
    """

    against: str  # key of the other mechanism
    says: str
    states: tuple[str, ...] = ()  # ISO 3166 codes for which alone it is known; none: any
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A body, procedure or public to which a case can go."""

    key: str
    name: str
    body: str
    treaties: tuple[str, ...] = ()  # codes in the treaty table: all must bind the State
    declaration: str = ""  # such as article 22, of which the table knows nothing
    states: tuple[str, ...] = ()  # ISO 3166 codes of the States against which alone it is open; none: any
    exhaustion: Answer  # whether domestic remedies must be exhausted
    anonymous: Answer  # whether the victim may stay unnamed towards the State
    address: str = ""
    languages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    need: tuple[Need, ...] = ()
    window: tuple[Window, ...] = ()
    deadline: tuple[Deadline, ...] = ()
    bar: tuple[Bar, ...] = ()
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One thing that an opinion asks of a State, in its usual words, and how it is recognised when read."""

    key: str
    name: str
    wording: str
    owed: bool  # whether the State owes it to the person; else it is an act of the Working Group itself
    patterns: tuple[str, ...] = ()
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mechanisms:
    version: str
    mechanism: tuple[Mechanism, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remedies:
    version: str
    remedy: tuple[Remedy, ...]


@cache
def load_mechanisms() -> dict[str, Mechanism]:
    """Return the mechanisms by their keys, in the order of the file.

    Raises:
        DataFileInvalid: the file does not follow its schema, a key is used twice, or a bar or limit names none.

    """
    found = read_file("mechanisms.toml", _Mechanisms).mechanism
    keys = {each.key for each in found}
    if len(keys) != len(found):
        raise DataFileInvalid(file="mechanisms.toml", why="a key is used twice")
    for each in found:
        limits = {limit.key for limit in each.deadline}
        unknown = {bar.against for bar in each.bar} - keys
        unknown |= {limit.extends for limit in each.deadline if limit.extends} - limits
        if unknown or len(limits) != len(each.deadline):
            raise DataFileInvalid(file="mechanisms.toml", why=f"{each.key}: {sorted(unknown) or 'a limit twice'}")
    return {each.key: each for each in found}


@cache
def load_remedies() -> tuple[Remedy, ...]:
    """Return what opinions ask for, in the order of the file.

    Raises:
        DataFileInvalid: the file does not follow its schema, or a key is used twice.

    """
    found = read_file("remedies.toml", _Remedies).remedy
    if len({each.key for each in found}) != len(found):
        raise DataFileInvalid(file="remedies.toml", why="a key is used twice")
    return found
