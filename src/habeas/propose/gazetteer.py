"""What is known of places, peoples and bodies by their names alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from habeas.errors import DataFileInvalid
from habeas.propose.datafile import read, require_keys, text_of
from habeas.propose.tokens import Token, tokenise

PLACES, BODIES = "en/places.toml", "en/organisations.toml"
BODY_KEYS = ("heads", "fronts", "state_heads", "sites", "detaining", "joins", "plain_sites", "known")
Kind = Literal["state", "place", "adjective", "people", "body"]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a phrase names, and the fullest name of the same thing."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known phrases, found by their first word; and the words that make a name one of a body or a site."""

    phrases: Mapping[str, tuple[tuple[Phrase, Known], ...]]
    heads: frozenset[str]
    fronts: frozenset[str]
    state_heads: frozenset[str]  # folded
    sites: frozenset[str]
    detaining: frozenset[str]
    joins: frozenset[str]
    plain_sites: Mapping[str, tuple[Phrase, ...]]

    def find(self, tokens: Sequence[Token], at: int, *, stop: int | None = None) -> tuple[int, Known] | None:
        """Return where the longest known phrase that begins at a token ends, and what it is."""
        last = len(tokens) if stop is None else stop
        for phrase, known in self.phrases.get(tokens[at].text, ()):
            end = at + len(phrase)
            if end <= last and all(tokens[at + n].text == word for n, word in enumerate(phrase)):
                return end, known
        return None

    def look_up(self, name: str) -> Known | None:
        """Return what this whole phrase is known as."""
        tokens = tokenise(name)
        found = self.find(tokens, 0) if tokens else None
        return found[1] if found and found[0] == len(tokens) else None


@cache
def read_gazetteer() -> Gazetteer:
    """Return the gazetteer.

    Raises:
        DataFileInvalid: a file of it has an unknown key or a row of another shape.

    """
    places, bodies = read(PLACES), read(BODIES)
    require_keys(PLACES, places, allowed=("version", "others", "states", "peoples"))
    require_keys(BODIES, bodies, allowed=("version", *BODY_KEYS))
    rows: list[tuple[str, Known]] = [(name, Known("place", name)) for name in listed(text_of(PLACES, places, "others"))]
    rows += _state_rows(places) + _people_rows(places) + _body_rows(text_of(BODIES, bodies, "known"))
    word_lists = {
        key: frozenset(text_of(BODIES, bodies, key).split())
        for key in ("heads", "fronts", "state_heads", "sites", "detaining", "joins")
    }
    plain = (tuple(row.split()) for row in listed(text_of(BODIES, bodies, "plain_sites")))
    return Gazetteer(phrases=_indexed(rows), plain_sites=by_first(plain), **word_lists)


def _state_rows(table: Mapping[str, object]) -> list[tuple[str, Known]]:
    rows: list[tuple[str, Known]] = []
    for state, adjectives, people, places in _triples(table, "states", columns=3):
        rows.append((state, Known("state", state)))
        rows += [(word, Known("place", word)) for word in listed(places)]
        rows += [(word, Known("people", word)) for word in listed(people)]
        rows += [(word, Known("adjective", state)) for word in listed(adjectives)]
    return rows


def _people_rows(table: Mapping[str, object]) -> list[tuple[str, Known]]:
    rows: list[tuple[str, Known]] = []
    for name, adjectives, people, _ in _triples(table, "peoples", columns=2):
        rows += [(word, Known("people", word)) for word in listed(people)]
        rows += [(word, Known("adjective", name)) for word in listed(adjectives)]
    return rows


def _body_rows(lines: str) -> list[tuple[str, Known]]:
    rows = []
    for line in filter(None, lines.splitlines()):
        name, _, short = (part.strip() for part in line.partition("="))
        rows.append((name, Known("body", name)))
        if short:
            rows.append((short, Known("body", name)))
    return rows


def _triples(table: Mapping[str, object], key: str, *, columns: int) -> Iterable[tuple[str, str, str, str]]:
    found = table.get(key)
    if not isinstance(found, dict):
        raise DataFileInvalid(file=PLACES, why=f"there is no table {key}")
    for name, row in found.items():
        if not isinstance(row, list) or len(row) != columns or not all(isinstance(cell, str) for cell in row):
            raise DataFileInvalid(file=PLACES, why=f"{name} must be {columns} texts")
        first, second, third = (*row, "")[:3]
        yield name, first, second, third


def _indexed(rows: Iterable[tuple[str, Known]]) -> dict[str, tuple[tuple[Phrase, Known], ...]]:
    """Index phrases by their first word, longest first; the row that came first wins among equals."""
    found: dict[str, dict[Phrase, Known]] = {}
    for written, known in rows:
        for form in {written, written.replace("'", "’"), written.upper() if len(written) > 3 else written}:
            phrase = tuple(token.text for token in tokenise(form))
            if phrase:
                found.setdefault(phrase[0], {}).setdefault(phrase, known)
    return {first: tuple(sorted(rest.items(), key=lambda row: -len(row[0]))) for first, rest in found.items()}


def by_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Index phrases by their first word, longest first."""
    found: dict[str, set[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(rest, key=lambda phrase: (-len(phrase), phrase))) for first, rest in found.items()}


def listed(cell: str) -> list[str]:
    """Return the phrases of a comma-separated text."""
    return [part for part in (piece.strip() for piece in cell.replace("\n", " ").split(",")) if part]
