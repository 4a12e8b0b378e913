"""Whether a State was party to a treaty at a time, as a dated table of years and a person's own word tell."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file
from habeas.model import Answer, Mark, TreatyOverride, When
from habeas.model.wording import say_when

TITLES = {
    "iccpr": "the Covenant", "op1": "the first Optional Protocol", "cat": "the Convention against Torture",
    "icpped": "the Convention on Enforced Disappearance", "crc": "the Convention on the Rights of the Child",
    "icerd": "the Convention on Racial Discrimination", "cedaw": "the Convention on Discrimination against Women",
    "crpd": "the Convention on Persons with Disabilities", "icmw": "the Convention on Migrant Workers",
    "icescr": "the Covenant on Economic, Social and Cultural Rights",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why the table cannot be trusted on one treaty, and from when (EDTF; None: at no time)."""

    treaty: str
    says: str
    mark: Mark
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A State, by its ISO 3166 code, and the year in which it became party to each treaty."""

    code: str
    name: str
    party: dict[str, int]
    also: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyTable:
    """Who was party to what, on the date of the table."""

    version: str
    as_of: str  # EDTF
    source: str
    states: tuple[State, ...]


@cache
def load_treaties() -> TreatyTable:
    """Return the table of treaty status.

    Raises:
        DataFileInvalid: the file does not follow its schema, or names a treaty that we do not know.

    """
    table = read_file("treaties.json", TreatyTable)
    for state in table.states:
        if not TITLES.keys() >= {*state.party, *(doubt.treaty for doubt in state.doubts)}:
            raise DataFileInvalid(file="treaties.json", why=f"{state.code}: unknown treaty")
    return table


def _folded(name: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = plain.casefold().replace(",", " ").replace(".", " ").replace("-", " ").replace("’", "'").split()
    return " ".join(word for word in words if word != "the")


@cache
def _by_name() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in load_treaties().states:
        for name in (state.code, state.name, *state.also):
            found[_folded(name)] = state
    return found


def find_state(name: str) -> State | None:
    """Return the State with this name or ISO 3166 code, or None: an invented or unlisted State has no row."""
    folded = _folded(name)
    for official in ("", "republic of ", "kingdom of ", "state of "):
        state = _by_name().get(folded.removeprefix(official))
        if state is not None:
            return state
    return None


def party(state: str, treaty: str, *, at: When | None, overrides: Sequence[TreatyOverride] = ()) -> tuple[Answer, str]:
    """Return whether the State was party to the treaty at that time, and what the answer rests on."""
    for override in reversed(overrides):
        if override.treaty == treaty and _is_same_state(state, override):
            return _by_override(override, at), f"{override.state_name}: according to {override.source}"
    row = find_state(state)
    if row is None:
        return Answer.UNKNOWN, f"{state} does not stand in the table of treaty status; give its status with a source"
    return _by_table(row, treaty, at)


def _is_same_state(state: str, override: TreatyOverride) -> bool:
    names = {_folded(override.state), _folded(override.state_name)}
    row = find_state(state)
    return _folded(state) in names or (row is not None and row is find_state(override.state))


def _by_override(override: TreatyOverride, at: When | None) -> Answer:
    if override.party_since is None:
        return Answer.NO
    return Answer.UNKNOWN if at is None else _since(When.parse(override.party_since), at)


def _since(began: When, at: When) -> Answer:
    """YES when the facts came after the beginning, NO when they came before it."""
    if began.before(at) is Answer.YES:
        return Answer.YES
    return Answer.NO if at.before(began) is Answer.YES else Answer.UNKNOWN


def _by_table(row: State, treaty: str, at: When | None) -> tuple[Answer, str]:
    table = load_treaties()
    note = f"treaty table of {say_when(When.parse(table.as_of))}"
    year = row.party.get(treaty)
    is_covered = at is not None and at.before(When.parse(table.as_of)) is Answer.YES
    says = f"{note}: party since {year}" if year else f"{note}: not a party"
    if at is None:
        return Answer.UNKNOWN, f"{says}; the date of the facts is not known"
    for doubt in row.doubts:
        if doubt.treaty == treaty and (doubt.since is None or When.parse(doubt.since).after(at) is not Answer.YES):
            return Answer.UNKNOWN, f"{says}. To be verified: {doubt.says}"
    if year is not None:
        answer = _since(When.parse(f"{year:04d}"), at)
        if answer is Answer.UNKNOWN:
            return answer, f"{says}; only the year is known, not the day"
        return answer, says if is_covered else f"{says}; a withdrawal after the date of the table would not show"
    return (Answer.NO, says) if is_covered else (Answer.UNKNOWN, f"{says}; the facts are later than the table")
