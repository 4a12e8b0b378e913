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

HIDDEN = frozenset({"source", "informant"})  # who must not be known is nobody's "he"
FARTHEST = 6  # clauses back to the antecedent of a pronoun
REMEMBERED = 24  # figures that can be taken up; keeps every step constant
JOINS = re.compile(r"\s?(?:,|&|,?\s?and)\s(?:(?!was\b|were\b|is\b|who\b|said\b|had\b|that\b)[\w'’-]{1,20}[.,]?\s){0,5}")

OBJECT = re.compile(
    r"(?=[.,;:)!?\"”]|$)|\s(?:for|to|in|at|on|with|and|or|from|by|that|an?|the|while|when|after|before|until|about|of|out|"
    r"without|because|into|up|down|away|back|again|not|as|than|during|under|over|\"|“)"
)
ASIDE = re.compile(r",[^,.;]{1,30},|\s\([^()]{1,30}\)")
TAIL = re.compile(r"[,.;]|\s(?:on|in|at|to|during|after|of|from|through|via)\s|$")
LONGEST_ASIDE = 160  # code points
QUOTED = re.compile(r"[\"“][^\"”]{0,200}[\"”]")
ANEW = re.compile(r"\b(?:that|when|after|before|because|while|if|as|who|whom|which|said|says)\b|[;:“\"]")


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
        self._couple_at = -1  # where the words that named them end
        self._main: Figure | None = None
        self.writer: Figure | None = None
        self.figures: list[Figure] = []

    def _meet(self, figure: Figure, spot: Spot) -> None:
        self.by_place[spot.start] = figure
        figure.take(spot)
        if figure.sort is Sort.PERSON:
            figure.spoke = self._speaks(spot)
        if figure.sort is Sort.PLACE or figure is self.author:
            self.figures.append(figure)
            return
        if figure in self._recent:
            self._recent.remove(figure)
        self._recent.append(figure)
        self.figures.append(figure)
        del self._recent[:-REMEMBERED]

    def _speaks(self, spot: Spot) -> bool:
        """Whether a verb of saying stands beside these words: "X, a lawyer, said", "…,” said X"."""
        behind, before = self.text[spot.end : spot.end + 40], self.text[max(0, spot.start - 24) : spot.start]
        aside = ASIDE.match(behind)
        if read_verbs().says((behind[aside.end() :] if aside is not None else behind[:16]).split()[:2]):
            return True
        return TAIL.match(behind) is not None and read_verbs().says(before.split()[-1:])

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

    def _can_be(self, figure: Figure, spot: Spot) -> bool:
        """Whether a word for a third person can stand for this figure: one who writes "I" is nobody's "he"."""
        if figure.head in HIDDEN and spot.head != figure.head:
            return False
        return figure.sort is Sort.PERSON and figure is not self.writer and figure.fits(spot.gender)

    def _salience(self, figure: Figure, spot: Spot) -> float:
        """Return how ready a figure is to be taken up here."""
        score = -1.0 * (spot.clause - figure.last_clause)
        score += 1.2 if figure.opens else 0.0
        score += 0.8 if figure is self._main else 0.0
        # the subject of the same sentence, above all where its clauses hang together: "X is held … if he is convicted"
        score += 0.6 if figure.opens and figure.named and figure.last_clause == spot.clause else 0.0
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

    def _is_itself(self, figure: Figure, spot: Spot) -> bool:
        """Whether an object and its subject would be the same: "her lawyer could not reach her"."""
        if spot.head not in ("him", "her") or not figure.opens or figure.last_clause != spot.clause:
            return False
        end = figure.places[-1][1]
        if OBJECT.match(self.text, spot.end) is None or not end < spot.start <= end + 2 * LONGEST_ASIDE:
            return False
        return ANEW.search(QUOTED.sub("", self.text[end : spot.start])) is None
