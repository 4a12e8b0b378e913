"""Those of whom a document tells, while it is still being found out which words stand for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model import Mention, Sort
from habeas.propose.gazetteer import read_gazetteer
from habeas.propose.labels import IN_MARKS
from habeas.propose.parts import Entity
from habeas.propose.people import read_people
from habeas.propose.spots import Spot
from habeas.propose.tokens import folded

PATRONYMIC = (
    "ovich",
    "evich",
    "ovych",
    "yevich",
    "ovna",
    "evna",
    "ivna",
    "ichna",
    "uly",
    "uulu",
    "kyzy",
    "qyzy",
    "ogly",
)
NAMESAKES = 60  # persons who share one part of a name; beyond this a single part says nothing


class Figure:
    """One person, body, group or place of a document with the words that stand for it."""

    def __init__(self, sort: Sort, *, name: str = "", gender: str | None = None, plural: bool = False) -> None:
        """Begin with no words."""
        self.sort, self.gender, self.plural = sort, gender, plural
        self.name, self.head = name, ""
        self.named = False  # the document gives it a name of its own
        self.roles: set[str] = set()
        self.places: list[tuple[int, int]] = []
        self.owner: Figure | None = None
        self.members: list[Figure] = []  # of a group: "both", "the two"
        self.last_clause, self.opens, self.pointed = -1, False, False
        self.spoke = False  # a verb of saying stood beside it when it was last met

    def take(self, spot: Spot) -> None:
        """Let these words stand for it."""
        self.places.append((spot.start, spot.end))
        self.opens = spot.opens or (self.opens and self.last_clause == spot.clause)
        self.last_clause, self.pointed = spot.clause, spot.form == "pronoun"
        self.gender = self.gender or (spot.gender if self.sort is Sort.PERSON else None)
        self.roles |= spot.roles

    def fits(self, gender: str | None) -> bool:
        """Whether a word of this gender can stand for it."""
        return gender is None or self.gender is None or self.gender == gender

    def as_entity(self, text: str) -> Entity:
        """Return what was found out, with the mentions in order of the text."""
        name = self.name
        mentions = tuple(
            Mention(name=name, start=start, end=end, text=text[start:end]) for start, end in sorted(set(self.places))
        )
        gender = self.gender if self.sort is Sort.PERSON else None
        members = tuple(figure.name for figure in self.members)
        return Entity(
            name=name,
            sort=self.sort,
            mentions=mentions,
            gender=gender,
            roles=tuple(sorted(self.roles)),
            members=members,
            owner=self.owner.name if self.owner is not None and self.owner is not self else None,
        )


class Names:
    """The named figures of a document, found by full name, part of a name or abbreviation."""

    def __init__(self, text: str, spots: Iterable[Spot], aliases: dict[tuple[str, ...], tuple[str, ...]]) -> None:
        """Bring the spellings of each name together, longest first."""
        self._text, self._people, self._aliases = text, read_people(), aliases
        self._figures: dict[tuple[Sort, tuple[str, ...]], Figure] = {}
        self._by_part: dict[str, list[Figure]] = {}
        self._within: dict[tuple[str, ...], Figure] = {}  # the beginnings and ends of the names of bodies
        self._keys: dict[Figure, tuple[str, ...]] = {}
        self._standing: dict[str, bool] = {}
        ordered = sorted((spot for spot in spots if spot.form == "name"), key=lambda s: (-len(s.words), s.start))
        for spot in ordered:
            if len(spot.words) > 1 or spot.sort is not Sort.PERSON:
                self._enter(spot)
        for spot in ordered:
            if len(spot.words) == 1 and spot.sort is Sort.PERSON and not self.candidates(spot):
                self._enter(spot)

    def candidates(self, spot: Spot) -> list[Figure]:
        """Return the figures that these words can name: one, unless a part of a name is shared."""
        key = self._key(spot)
        exact = self._figures.get((spot.sort, key))
        if exact is not None and (len(key) > 1 or spot.sort is not Sort.PERSON):
            return [exact]
        if spot.sort is Sort.PERSON and len(key) == 1:
            parts = self._by_part.get(key[0], [])
            return [figure for figure in parts if figure.fits(spot.gender)] or parts or ([exact] if exact else [])
        return [exact] if exact else []

    @property
    def figures(self) -> list[Figure]:
        """Every figure that has a name."""
        return list(dict.fromkeys(self._figures.values()))

    def _key(self, spot: Spot) -> tuple[str, ...]:
        if spot.name is not None and spot.sort is Sort.ORGANISATION:
            return tuple(folded(word) for word in spot.name.replace("UN ", "United Nations ").split())
        words = tuple(folded(word) for word in spot.words if word not in (".", ","))
        if spot.sort is Sort.ORGANISATION and len(words) > 1 and words[0] in ("the", "un"):
            words = words[1:]
        return self._aliases.get(words, words)

    def _enter(self, spot: Spot) -> None:
        key = self._key(spot)
        figure = self._figures.get((spot.sort, key)) or self._wider(spot, key) or self._begun(spot, key)
        self._figures[(spot.sort, key)] = figure
        if spot.sort is not Sort.PERSON:
            return
        if tuple(folded(word) for word in spot.words) in self._aliases:
            self._index(figure, tuple(folded(word) for word in spot.words))
        written = self._written(spot)
        if "." in figure.name and len(written) > len(figure.name) and len(key) > 1:
            figure.name = written  # "A. Lind" came first
        figure.gender = figure.gender or spot.gender
        figure.roles |= spot.roles

    def _begun(self, spot: Spot, key: tuple[str, ...]) -> Figure:
        """Return a new figure, to be found by the parts of its name."""
        figure = Figure(spot.sort, name=self._written(spot), plural=spot.plural)
        figure.named = True
        self._keys[figure] = key
        if spot.sort is Sort.PERSON:
            self._index(figure, key)
        elif spot.sort is Sort.ORGANISATION:
            figure.head = key[-1]
            for size in range(2, len(key)):
                self._within.setdefault(key[:size], figure)
                self._within.setdefault(key[-size:], figure)
            if any(word in read_gazetteer().state_heads for word in key):
                figure.roles.add("official")
        return figure

    def _index(self, figure: Figure, key: Sequence[str]) -> None:
        for word in dict.fromkeys(word for word in key if len(word) > 1 and word not in self._people.particles):
            namesakes = self._by_part.setdefault(word, [])
            if len(namesakes) < NAMESAKES and figure not in namesakes:
                namesakes.append(figure)

    def _wider(self, spot: Spot, key: tuple[str, ...]) -> Figure | None:
        """Return the figure whose fuller name holds this one: "Ahmed Ali" in "Ahmed Hassan Ali", "Amnesty"."""
        if spot.sort is Sort.PERSON and len(key) > 1:
            near = {figure for word in key for figure in self._by_part.get(word, ())}
            found = [f for f in near if f.fits(spot.gender) and _is_within(key, self._keys[f])]
            return min(found, key=lambda f: f.name) if found else self._by_patronymic(key)
        if spot.sort is Sort.ORGANISATION:
            return self._within.get(key) if len(key) > 1 else None
        return None

    def _by_patronymic(self, key: Sequence[str]) -> Figure | None:
        """Return the one of that given name to whom a patronymic can belong: "Aibek Maratovich" (an invented man)."""
        if len(key) != 2 or not self._is_patronymic(key[1]):
            return None
        named = self._by_part.get(key[0], [])
        alone = len(named) == 1 and len(self._keys[named[0]]) == 2 and self._keys[named[0]][0] == key[0]
        return named[0] if alone and not self._is_patronymic(self._keys[named[0]][1]) else None

    def _is_patronymic(self, word: str) -> bool:
        """Whether a word is made of a given name that we know: family names of many end the same way."""
        ending = next((ending for ending in PATRONYMIC if word.endswith(ending)), None)
        stem = word.removesuffix(ending) if ending is not None else ""
        return len(stem) > 1 and any(self._people.is_given(stem + tail) for tail in ("", "i", "y", "a", "ei", "o", "e"))

    def _stands(self, name: str) -> bool:
        """Whether the text holds these words; looked for once, since a text may be long."""
        if name not in self._standing:
            self._standing[name] = name in self._text
        return self._standing[name]

    def _written(self, spot: Spot) -> str:
        if spot.name is not None and self._stands(spot.name):
            return spot.name
        written = " ".join(self._text[spot.start : spot.end].split())
        if spot.sort is Sort.PERSON and (nick := IN_MARKS.search(written)) is not None:
            written = f"{written[: nick.start()]} {written[nick.end() :]}"
        known = read_gazetteer().look_up(written)
        if known is not None and known.kind in ("state", "place"):
            return known.name
        return written.title() if written.isupper() and len(spot.words) > 1 and spot.sort is Sort.PERSON else written


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether every part stands in the longer name in its order; an initial stands for any word that it begins."""
    if len(short) >= len(long) and set(short) != set(long):
        return len(short) == len(long) and all(_same(a, b) for a, b in zip(short, long, strict=True))
    rest = iter(long)
    return all(any(_same(word, other) for other in rest) for word in short) or set(short) == set(long)


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
