"""Which words of a document stand for the same person, body or group.

Names go by their parts, descriptions by what was said of the person, pronouns to the nearest that fits, a subject
before an object, and whom the document is about before those who speak for others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from habeas.model import Sort
from habeas.propose.figures import Figure, Names
from habeas.propose.parts import Clause
from habeas.propose.people import read_people
from habeas.propose.spots import Spot
from habeas.propose.tokens import folded

FARTHEST = 6  # clauses back to the antecedent of a pronoun
REMEMBERED = 24  # figures that can be taken up; keeps every step constant
TWO = frozenset({"couple", "pair", "duo", "trio"})


class Reader:
    """One pass over a document's spots, in their order."""

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
        self._main: Figure | None = None
        self.figures: list[Figure] = []

    def read(self, spots: Sequence[Spot]) -> None:
        """Find for each spot the figure that it stands for."""
        self._weigh(spots)
        by_start = {spot.start: spot for spot in spots if spot.form == "name"}
        for spot in spots:
            if spot.form == "author":
                figure: Figure | None = self.author
            elif spot.form == "name":
                figure = self._named(spot)
            elif spot.form == "pronoun":
                figure = self._pointed_at(spot)
            else:
                figure = self._described(spot, by_start)
            if figure is not None:
                self._meet(figure, spot)

    def _meet(self, figure: Figure, spot: Spot) -> None:
        self.by_place[spot.start] = figure
        figure.take(spot)
        if figure.sort is Sort.PLACE or figure is self.author:
            self.figures.append(figure)
            return
        if figure in self._recent:
            self._recent.remove(figure)
        self._recent.append(figure)
        self.figures.append(figure)
        del self._recent[:-REMEMBERED]

    # -- before reading --------------------------------------------------------------------------------------------------

    def _weigh(self, spots: Sequence[Spot]) -> None:
        """Find whom the document names most, and what the pronouns near each name say of the gender."""
        count: Counter[Figure] = Counter()
        votes: dict[Figure, Counter[str]] = {}
        near: list[tuple[int, Figure]] = []
        for spot in spots:
            if spot.form == "name" and spot.sort is Sort.PERSON:
                found = self.names.candidates(spot)
                if len(found) == 1:
                    count[found[0]] += 1
                    near = [pair for pair in near if pair[0] >= spot.clause - 1 and pair[1] is not found[0]]
                    near.append((spot.clause, found[0]))
            elif spot.form == "pronoun" and spot.gender:
                fitting = [f for clause, f in near if clause >= spot.clause - 1 and f.fits(spot.gender)]
                if len(fitting) == 1 and fitting[0].gender is None:
                    votes.setdefault(fitting[0], Counter())[spot.gender] += 1
        for figure, said in votes.items():
            (gender, most), *rest = said.most_common()
            figure.gender = gender if not rest or most > rest[0][1] else None
        asides = self.people.nouns["aside"]
        weights = {f: n - (n if f.roles & asides else 0) for f, n in count.items()}
        self._main = max(weights, key=lambda f: weights[f], default=None)

    # -- names -------------------------------------------------------------------------------------------------------------

    def _named(self, spot: Spot) -> Figure | None:
        found = self.names.candidates(spot)
        if not found:
            return None
        latest = {id(figure): n for n, figure in enumerate(self._recent)}
        figure = max(found, key=lambda f: (latest.get(id(f), -1), f is self._main))
        if figure.sort is Sort.PERSON:
            self._join(figure, spot)
        return figure

    def _join(self, figure: Figure, spot: Spot) -> None:
        """Note persons who are named together: "A and B", "A, B and C"."""
        gap = self.text[self._joint_at : spot.start].strip() if self._joint_at >= 0 else "?"
        if gap in ("and", ",", ", and", "&") and self._joint and self._joint[-1] is not figure:
            self._joint.append(figure)
        else:
            self._joint = [figure]
        self._joint_at = spot.end

    # -- descriptions ------------------------------------------------------------------------------------------------------

    def _described(self, spot: Spot, by_start: dict[int, Spot]) -> Figure | None:
        owner = self.by_place.get(spot.owner) if spot.owner is not None else None
        if spot.sort is Sort.PERSON:
            return self._person(spot, owner, by_start)
        if spot.sort is Sort.ORGANISATION:
            return self._body(spot, owner)
        if spot.head in TWO or (spot.plural and spot.head in TWO):
            return self._together()
        return self._many(spot, owner)

    def _person(self, spot: Spot, owner: Figure | None, by_start: dict[int, Spot]) -> Figure | None:
        if spot.beside is not None and spot.beside in by_start:
            figure = self._named(by_start[spot.beside])
            if figure is not None and figure.fits(spot.gender):
                self._relate(figure, owner, spot.head)
                return figure
        if spot.owner is not None:
            return self._owned(spot, owner)
        if spot.definite:
            return self._taken_up(spot)
        if self.clauses[spot.clause].part == "title" and self._main is not None and spot.opens:
            return self._main if self._agrees(self._main, spot) else self._new(spot)
        return self._new(spot)

    def _owned(self, spot: Spot, owner: Figure | None) -> Figure:
        """Return the person who is somebody's: known from before, named elsewhere, or met here."""
        if owner is None:
            return self._nameless_one(spot)
        if spot.head == "client":
            return owner.owner or self._client_of(owner) or self._new(spot)
        known = self._related.get((owner, spot.head))
        if known is None and spot.head not in self.people.nouns["kin"]:
            known = next(
                (f for f in reversed(self._recent) if f.named and f is not owner and spot.head in f.roles), None
            )
        figure = known or self._new(spot, name=f"{spot.head} of {owner.name}")
        self._relate(figure, owner, spot.head)
        return figure

    def _client_of(self, lawyer: Figure) -> Figure | None:
        return self._main if self._main is not lawyer else None

    def _relate(self, figure: Figure, owner: Figure | None, head: str) -> None:
        if owner is not None and owner is not figure:
            self._related.setdefault((owner, head), figure)
            figure.owner = figure.owner or owner

    def _taken_up(self, spot: Spot) -> Figure:
        """Return the one whom "the activist" takes up."""
        people = [f for f in reversed(self._recent) if f.sort is Sort.PERSON and f.fits(spot.gender)]
        senses = self.people.senses.get(spot.head, frozenset())
        for figure in people:
            if spot.head in figure.roles:
                return figure
        for figure in people:
            if any(senses & self.people.senses.get(role, frozenset()) for role in figure.roles):
                return figure
        official = spot.head in self.people.nouns["official"] or spot.head in self.people.nouns["aside"]
        if not official:
            best = max(people, key=lambda f: self._salience(f, spot), default=None)
            if best is not None and (spot.head in self.people.nouns["generic"] or not self._callings(best)):
                return best
        return self._nameless_one(spot)

    def _callings(self, figure: Figure) -> set[str]:
        """Return what is known of a person beyond what anybody could be called."""
        return figure.roles - self.people.nouns["generic"] - {"witness"}

    def _agrees(self, figure: Figure, spot: Spot) -> bool:
        """Whether nothing said of a person stands against this description."""
        senses = self.people.senses.get(spot.head, frozenset())
        known = [self.people.senses.get(role, frozenset()) for role in self._callings(figure)]
        return figure.fits(spot.gender) and (not known or not senses or any(senses & other for other in known))

    def _nameless_one(self, spot: Spot) -> Figure:
        """Return the one figure whom the document calls only by this noun: "the judge"."""
        found = self._nameless.get((spot.sort, spot.head))
        if found is None:
            found = self._nameless[(spot.sort, spot.head)] = self._new(spot)
        return found

    def _new(self, spot: Spot, *, name: str | None = None) -> Figure:
        written = " ".join(self.text[spot.start : spot.end].split())
        figure = Figure(spot.sort, name=name or written, gender=spot.gender, plural=spot.plural)
        figure.head = spot.head
        return figure

    # -- bodies, groups, sites -----------------------------------------------------------------------------------------------

    def _body(self, spot: Spot, owner: Figure | None) -> Figure:
        civil = spot.head in self.people.nouns["civil"]
        last = folded(spot.head.split()[-1])
        for figure in reversed(self._recent):
            if figure.sort is not Sort.ORGANISATION:
                continue
            if len(spot.words) <= 2 and figure.head and folded(figure.head.split()[-1]) == last:
                return figure
            if civil and figure.named and (spot.definite or owner is not None) and len(spot.words) <= 2:
                return figure
        return self._by_words(spot, owner)

    def _many(self, spot: Spot, owner: Figure | None) -> Figure:
        if spot.definite and spot.sort is Sort.GROUP:
            for figure in reversed(self._recent):
                if figure.sort is Sort.GROUP and figure.head == spot.head:
                    return figure
        return self._by_words(spot, owner)

    def _by_words(self, spot: Spot, owner: Figure | None) -> Figure:
        """Return the figure of these very words; an indefinite group of persons is a new one each time."""
        name = f"{spot.head} of {owner.name}" if owner is not None and spot.sort is not Sort.ORGANISATION else None
        key = (spot.sort, name or " ".join(spot.words).lower())
        if spot.sort is Sort.GROUP and name is None and not spot.definite:
            return self._nameless.setdefault((spot.sort, f"{key[1]} {spot.start}"), self._new(spot))
        if key not in self._nameless:
            self._nameless[key] = self._new(spot, name=name)
        return self._nameless[key]

    def _together(self) -> Figure | None:
        """Return the group of those last named together."""
        if len(self._joint) < 2:
            return next((f for f in reversed(self._recent) if f.sort is Sort.GROUP), None)
        names = [figure.name for figure in self._joint]
        name = f"{', '.join(names[:-1])} and {names[-1]}"
        key = (Sort.GROUP, name.lower())
        if key not in self._nameless:
            self._nameless[key] = Figure(Sort.GROUP, name=name, plural=True)
        return self._nameless[key]

    # -- pronouns ----------------------------------------------------------------------------------------------------------

    def _pointed_at(self, spot: Spot) -> Figure | None:
        if spot.sort is Sort.PERSON:
            people = [f for f in self._recent if f.sort is Sort.PERSON and f.fits(spot.gender)]
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
        return score


def unique(figures: Iterable[Figure]) -> list[Figure]:
    """Return each figure once, in the order met."""
    return list(dict.fromkeys(figures))
