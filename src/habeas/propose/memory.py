"""Whom a reader has in mind: who was met last, who is the subject, who can be meant by "he"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from habeas.model import Sort
from habeas.propose.figures import Figure, Names
from habeas.propose.parts import Clause
from habeas.propose.people import read_people
from habeas.propose.spots import Spot
from habeas.propose.tokens import folded
from habeas.propose.verbs import read_verbs

FARTHEST = 6  # clauses back to the antecedent of a pronoun
REMEMBERED = 24  # figures that can be taken up; keeps every step constant
JOINS = re.compile(r"\s?(?:,|&|,?\s?and)\s(?:(?!was\b|were\b|is\b|who\b|said\b|had\b|that\b)[\w'’-]{1,20}[.,]?\s){0,5}")
INTRODUCES_WRITER = re.compile(
    r"(?:\b[Mm]y (?:full |real )?name(?: for [\w ]{2,24}|, it)? is|\bI am called|\bI,|^From:|"
    r"\b(?:[Tt]estimony|[Ss]tatement) (?:of|by))\s{1,4}\Z"
)
INTRODUCING = ("is", "called", "I,", "From:", "of", "by")  # the last words of the pattern above
MOST_JOINED = 11
NEAR_CLAUSES = 2  # clauses back in which "both" finds those whom it counts


class Memory:
    """The figures of one document as far as it has been read."""

    def __init__(self, text: str, clauses: Sequence[Clause], names: Names) -> None:
        """Begin with the named figures, none of them met yet."""
        self.text, self.clauses, self.names = text, clauses, names
        self.people = read_people()
        self.by_place: dict[int, Figure] = {}
        self.author = Figure(Sort.PERSON, name="I")
        self.author.roles.add("witness")
        self._recent: list[Figure] = []
        self._related: dict[tuple[Figure, str], Figure] = {}
        self._nameless: dict[tuple[Sort, str], Figure] = {}
        self._joint: list[Figure] = []
        self._joint_at = -1
        self._couple: list[Figure] = []  # the last two or more who were named together
        self._main: Figure | None = None
        self.writer: Figure | None = None
        self.figures: list[Figure] = []

    def _meet(self, figure: Figure, spot: Spot) -> None:
        self.by_place[spot.start] = figure
        figure.take(spot)
        if figure.sort is Sort.PERSON:
            beside = f"{self.text[max(0, spot.start - 40) : spot.start]} {self.text[spot.end : spot.end + 12]}"
            figure.spoke = read_verbs().says(beside.split()[-6:])
        if figure.sort is Sort.PLACE or figure is self.author:
            self.figures.append(figure)
            return
        if figure in self._recent:
            self._recent.remove(figure)
        self._recent.append(figure)
        self.figures.append(figure)
        del self._recent[:-REMEMBERED]

    def _weigh(self, spots: Sequence[Spot]) -> None:
        """Find whom the document names most, and what the pronouns near each name say of the gender."""
        count: Counter[Figure] = Counter()
        votes: dict[Figure, Counter[str]] = {}
        near: list[tuple[int, Figure]] = []
        for figure in self.names.figures:
            if figure.sort is Sort.PERSON and figure.gender is None and folded(figure.name.split()[0]).endswith("a"):
                votes[figure] = Counter({"f": 1})  # a habit of many languages, outweighed by one pronoun
        for spot in spots:
            if spot.form == "name" and spot.sort is Sort.PERSON:
                found = self.names.candidates(spot)
                if len(found) == 1:
                    count[found[0]] += 1
                    near = [pair for pair in near if pair[0] >= spot.clause - 1 and pair[1] is not found[0]]
                    near.append((spot.clause, found[0]))
            elif spot.form == "pronoun" and spot.gender:
                fitting = [f for clause, f in near if clause >= spot.clause - 1 and f.fits(spot.gender)]
                if len(fitting) == 1 and fitting[0].gender is None and self._is_beside(near, spot):
                    votes.setdefault(fitting[0], Counter())[spot.gender] += 2
        for figure, said in votes.items():
            (gender, most), *rest = said.most_common()
            figure.gender = gender if not rest or most > rest[0][1] else None
        asides = self.people.nouns["aside"]
        weights = {f: n - (n if f.roles & asides else 0) for f, n in count.items()}
        self._main = max(weights, key=lambda f: weights[f], default=None)

    def _is_beside(self, near: Sequence[tuple[int, Figure]], spot: Spot) -> bool:
        """Whether a pronoun stands in the paragraph of the name before it."""
        return self.clauses[near[-1][0]].paragraph == self.clauses[spot.clause].paragraph

    def _picked(self, spot: Spot) -> Figure | None:
        """Return the figure that a name names; of namesakes the one whose gender fits best, then the latest."""
        found = self.names.candidates(spot)
        if len(found) < 2:
            return found[0] if found else None
        latest = {id(figure): n for n, figure in enumerate(self._recent)}
        sure = spot.gender is not None
        # "X … his wife, A X, … X will stand trial": a bare name that two share is his to whom the other is kin
        return max(
            found,
            key=lambda f: (sure and f.gender == spot.gender, f is self._main or f.owner not in found,
                           latest.get(id(f), -1), f is self._main),
        )  # fmt: skip

    def _named(self, spot: Spot) -> Figure | None:
        """Return the figure that a name names where it stands, and note who is named together."""
        figure = self._picked(spot)
        if figure is not None and figure.sort is Sort.PERSON:
            self._join(figure, spot)
            near = max(0, spot.start - 48)
            ends = self.text[near : spot.start].rstrip().endswith(INTRODUCING)
            if ends and INTRODUCES_WRITER.search(self.text, near, spot.start):
                self.writer = figure
        return figure

    def _join(self, figure: Figure, spot: Spot) -> None:
        """Note persons who are named together: "A and B", "A, B and C"."""
        gap = self.text[self._joint_at : min(spot.start, self._joint_at + 60)] if self._joint_at >= 0 else "?"
        if JOINS.fullmatch(gap) and self._joint and self._joint[-1] is not figure:
            self._joint = [*self._joint[-MOST_JOINED:], figure]
            self._couple = self._joint
        else:
            self._joint = [figure]
        self._joint_at = spot.end

    def _together(self) -> Figure | None:
        """Return the group of those last named together."""
        if len(self._couple) < 2:
            return next((f for f in reversed(self._recent) if f.sort is Sort.GROUP), None)
        return self._group_of(self._couple)

    def _group_of(self, persons: Sequence[Figure]) -> Figure:
        """Return the group that these persons make, the same each time."""
        names = [figure.name for figure in persons]
        name = f"{', '.join(names[:-1])} and {names[-1]}"
        key = (Sort.GROUP, name.lower())
        if key not in self._nameless:
            group = self._nameless[key] = Figure(Sort.GROUP, name=name, plural=True)
            group.members = list(persons)
        return self._nameless[key]

    def _counted(self, spot: Spot, count: int) -> Figure | None:
        """Return those whom "both" or "the three women" takes up: so many persons named right before, no more."""
        gender = self.people.noun_gender(self.people.plurals.get(spot.head, spot.head))
        since = self.clauses[max(0, spot.clause - 2)].start
        joint = self._joint if len(self._joint) > 1 and self._joint_at >= since else self._couple
        if len(joint) == count and joint[-1].last_clause >= spot.clause - 3 and all(f.fits(gender) for f in joint):
            return self._group_of(joint)
        asides = self.people.nouns["aside"] | {"official"}
        told = [
            f for f in self._recent if f.sort is Sort.PERSON and f.named and not f.roles & asides and f.fits(gender)
        ]
        for back in range(NEAR_CLAUSES + 1):
            near = [f for f in told if f.last_clause >= spot.clause - back]
            if len(near) >= count:
                return self._group_of(near) if len(near) == count else None
        return None

    def _pointed_at(self, spot: Spot) -> Figure | None:
        if spot.sort is Sort.PERSON:
            people = [f for f in self._recent if self._can_be(f, spot)]
            here = [f for f in people if spot.head.endswith("self") and f.last_clause == spot.clause]
            if here:
                return max(here, key=lambda f: f.places[-1])
            speaks = read_verbs().says(self.text[spot.end : spot.end + 24].split()[:2])
            spoke = [f for f in people if speaks and f.spoke and spot.clause - f.last_clause <= 1]
            if spoke:
                return max(spoke, key=lambda f: f.places[-1])
            near = [f for f in people if spot.clause - f.last_clause <= FARTHEST]
            best = max(near, key=lambda f: self._salience(f, spot), default=None)
            return best or (self._main if self._main is not None and self._main.fits(spot.gender) else None)
        if spot.sort is Sort.GROUP:
            return self._those(spot)
        bodies = [f for f in self._recent if f.sort is Sort.ORGANISATION and spot.clause - f.last_clause <= 2]
        return max(bodies, key=lambda f: (f.last_clause, f.opens, not f.plural), default=None)

    def _those(self, spot: Spot) -> Figure | None:
        """Return the group, body or joined persons that "they" takes up."""
        many = [f for f in self._recent if (f.plural or f.sort is Sort.GROUP) and spot.clause - f.last_clause <= 3]
        best = max(many, key=lambda f: (f.last_clause, f.opens, f.sort is Sort.GROUP), default=None)
        joined = len(self._joint) > 1 and self._joint_at >= self.clauses[max(0, spot.clause - 2)].start
        if joined and (best is None or self._joint[-1].last_clause >= best.last_clause):
            return self._together()
        return best

    def _can_be(self, figure: Figure, spot: Spot) -> bool:
        """Whether a word for a third person can stand for this figure: one who writes "I" is nobody's "he"."""
        return figure.sort is Sort.PERSON and figure is not self.writer and figure.fits(spot.gender)

    def _salience(self, figure: Figure, spot: Spot) -> float:
        """Return how ready a figure is to be taken up here."""
        score = -1.0 * (spot.clause - figure.last_clause)
        score += 1.2 if figure.opens else 0.0
        score += 0.8 if figure is self._main else 0.0
        score += 0.6 if figure.pointed else 0.0
        score -= 0.4 if figure.gender is None and spot.gender is not None else 0.0
        if figure is not self._main and figure.roles & self.people.nouns["aside"]:
            score -= 1.5
        if figure.sort is Sort.PERSON and not figure.named and figure.owner is not None:
            score -= 0.4
        if figure.spoke and figure.owner is None and figure.last_clause == spot.clause:
            score += 1.2  # "X said that he …"
        if not figure.named and figure.owner is None:
            score -= 0.9
        return score
