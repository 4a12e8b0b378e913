"""Persons told of together and then apart: "both", "the latter", "each", "the others", "the two women"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.model import Sort
from habeas.propose.figures import Figure
from habeas.propose.joined import LISTED, LONGEST_GAP
from habeas.propose.memory import FARTHEST, JOINS, Memory
from habeas.propose.spots import Spot, count_of
from habeas.propose.verbs import read_verbs

INTRODUCES_WRITER = re.compile(
    r"(?:\b[Mm]y (?:full |real )?name(?: for [\w ]{2,24}|, it)? is|\bI am called|\bI,|^From:|"
    r"\b(?:[Tt]estimony|[Ss]tatement) (?:of|by))\s{1,4}\Z"
)
INTRODUCING = ("is", "called", "I,", "From:", "of", "by")  # the last words of the pattern above
MOST_JOINED = 11
NEAR_CLAUSES = 2  # clauses back in which "both" finds those whom it counts
ANYBODY = frozenset({
    "man", "woman", "person", "detainee", "prisoner", "defendant", "accused", "suspect", "victim", "people", "men",
    "women", "persons", "individual", "convict", "inmate", "arrestee", "applicant", "petitioner", "child", "children",
})  # fmt: skip
LONGEST_TAKEN_UP = 2  # words of "the men"
TAKEN_UP = 3  # clauses back in which "the men" or "the others" finds those who were named together


class Together(Memory):
    """Those who were named together, as far as the document has been read."""

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
        gap = self.text[self._joint_at : min(spot.start, self._joint_at + LONGEST_GAP)] if self._joint_at >= 0 else "?"
        joins = JOINS.fullmatch(gap[:60]) if len(gap) <= 60 else None
        if (joins or LISTED.fullmatch(gap)) and self._joint and self._joint[-1] is not figure:
            self._joint = [*self._joint[-MOST_JOINED:], figure]
            self._couple, self._couple_at = self._joint, spot.end
        else:
            self._joint = [figure]
        self._joint_at = spot.end

    def _together(self) -> Figure | None:
        """Return the group of those last named together."""
        if len(self._couple) < 2:
            return next((f for f in reversed(self._recent) if f.sort is Sort.GROUP), None)
        return self._group_of(self._couple)

    def _group_of(self, persons: Sequence[Figure]) -> Figure:
        """Return the group that these persons make, the same each time, in the order in which they came in."""
        members = sorted(persons, key=lambda figure: min(figure.places, default=(0, 0)))
        names = [figure.name for figure in members]
        name = f"{', '.join(names[:-1])} and {names[-1]}"
        key = (Sort.GROUP, name.lower())
        if key not in self._nameless:
            group = self._nameless[key] = Figure(Sort.GROUP, name=name, plural=True)
            group.members = members
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

    # -- pronouns ----------------------------------------------------------------------------------------------------

    def _pointed_at(self, spot: Spot) -> Figure | None:
        if spot.sort is Sort.PERSON:
            people = [f for f in self._recent if self._can_be(f, spot) and not self._is_itself(f, spot)]
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
        if self._is_near(spot) and (best is None or self._couple[-1].last_clause >= best.last_clause):
            return self._together()
        return best

    # -- and apart ---------------------------------------------------------------------------------------------------

    def _set_apart(self, spot: Spot) -> Figure | None:
        """Return whom "each", "the latter", "the other" or "the remaining two" takes up; None where that is open."""
        couple = self._couple if self._is_near(spot) else self._two_of_before(spot)
        if len(couple) < 2:
            return None
        if spot.head in ("each", "all"):
            return self._group_of(couple)
        if spot.head in ("former", "latter"):
            return (couple[0] if spot.head == "former" else couple[-1]) if len(couple) == 2 else None
        rest = [figure for figure in couple if not self._was_told_alone(figure)]
        if len(rest) == len(couple):
            return None
        if not spot.plural:
            return rest[0] if len(rest) == 1 else None
        count = count_of(spot.words)
        return self._group_of(rest) if len(rest) > 1 and count in (0, len(rest)) else None

    def _is_near(self, spot: Spot) -> bool:
        return len(self._couple) > 1 and self._couple_at >= self.clauses[max(0, spot.clause - TAKEN_UP)].start

    def _two_of_before(self, spot: Spot) -> list[Figure]:
        """Return the two persons, and no more, whom this sentence or the one before names."""
        told = [f for f in self._recent if f.sort is Sort.PERSON and f.named and f.last_clause >= spot.clause - 1]
        found = sorted(told, key=lambda figure: max(figure.places))
        return found if len(found) == 2 else []

    def _was_told_alone(self, figure: Figure) -> bool:
        """Whether something was said of one person since all were last named together."""
        return any(start > self._couple_at for start, _ in figure.places)

    def _are_those(self, spot: Spot) -> Figure | None:
        """Return the persons named together whom "the men" or "the activists" takes up, if nothing is against it."""
        if not self._is_near(spot) or spot.owner is not None or len(spot.words) > LONGEST_TAKEN_UP:
            return None
        group = self._group_of(self._couple)
        later = [
            f for f in self._recent if f.sort is Sort.GROUP and f is not group and max(f.places)[0] > self._couple_at
        ]
        gender = self.people.noun_gender(spot.head)
        fits = all(f.fits(gender) and (spot.head in ANYBODY or self._may_be(f, spot.head)) for f in self._couple)
        known = spot.head in ANYBODY or any(spot.head in f.roles for f in self._couple)
        return group if fits and known and not later else None

    def _may_be(self, figure: Figure, noun: str) -> bool:
        """Whether what is known of a person allows this noun."""
        senses = self.people.senses.get(noun, frozenset())
        known = [self.people.senses.get(role, frozenset()) for role in figure.roles - self.people.nouns["generic"]]
        return not known or any(senses & other for other in known)
