"""Which words of a document stand for the same person, body or group.

Names go by their parts, descriptions by what was said of the person, pronouns to the nearest that fits, a subject
before an object, and whom the document is about before those who speak for others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model import Sort
from habeas.propose.figures import Figure
from habeas.propose.spots import APART, COUNTS, PREDICATE, Spot, count_of
from habeas.propose.together import Together
from habeas.propose.tokens import folded

PARENTS, CHILDREN, SIBLINGS = ("father", "mother"), ("son", "daughter", "child"), ("brother", "sister")
INVERSE = {
    "husband": ("wife", "spouse"), "wife": ("husband", "spouse"), "son": PARENTS, "daughter": PARENTS, "child": PARENTS,
    "father": CHILDREN, "mother": CHILDREN, "brother": SIBLINGS, "sister": SIBLINGS, "client": ("lawyer", "attorney"),
}  # fmt: skip
TWO = frozenset({"couple", "pair", "duo", "trio"})


class Reader(Together):
    """One pass over a document's spots, in their order."""

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

    # -- before reading --------------------------------------------------------------------------------------------

    # -- names -----------------------------------------------------------------------------------------------------

    # -- descriptions ----------------------------------------------------------------------------------------------

    def _described(self, spot: Spot, by_start: dict[int, Spot]) -> Figure | None:
        if spot.head in APART and spot.owner is None:
            return self._set_apart(spot)
        owner = self._owner(spot, by_start)
        if spot.sort is Sort.PERSON:
            return self._person(spot, owner, by_start)
        if spot.sort is Sort.ORGANISATION:
            return self._body(spot, owner)
        if spot.head in TWO:
            return self._together()
        count = count_of(spot.words) if spot.definite and spot.owner is None else 0
        if count and (figure := self._counted(spot, count)) is not None:
            return figure
        if spot.head in COUNTS:
            return None
        return self._many(spot, owner)

    def _owner(self, spot: Spot, by_start: dict[int, Spot]) -> Figure | None:
        """Return whose this is; a name after "of" has not been met yet."""
        if spot.owner is None:
            return None
        known = self.by_place.get(spot.owner)
        return known or (self._picked(by_start[spot.owner]) if spot.owner in by_start else None)

    def _subject(self, clause: int) -> Figure | None:
        """Return the person who is the subject of this clause so far: of whom "is a teacher" is said."""
        found = [f for f in (*self._recent, self.author) if f.sort is Sort.PERSON and f.last_clause == clause]
        return max(found, key=lambda f: f.places[-1], default=None)

    def _person(self, spot: Spot, owner: Figure | None, by_start: dict[int, Spot]) -> Figure | None:
        if spot.beside == PREDICATE and spot.owner is None:
            return self._subject(spot.clause)
        if spot.beside is not None and spot.beside in by_start:
            figure = self._picked(by_start[spot.beside])
            if figure is not None and figure.fits(spot.gender):
                self._merge((owner, spot.head), figure)
                if spot.definite and owner is None:
                    self._name_nameless(spot, figure)
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
        for tie in INVERSE.get(spot.head, ()):
            # "His father said his son was beaten": the father's son, who is himself
            parent = self._related.get((owner, tie))
            if parent is not None and parent.spoke and parent.last_clause == spot.clause and owner.fits(spot.gender):
                return owner
        known = self._related.get((owner, spot.head))
        if known is None and spot.head not in self.people.nouns["kin"]:
            known = next(
                (f for f in reversed(self._recent) if f.named and f is not owner and spot.head in f.roles), None
            )
        figure = known or self._new(spot, name=f"{spot.head} of {owner.name}")
        self._relate(figure, owner, spot.head)
        return figure

    def answer(self, spot: Spot, speaker: Figure) -> None:
        """Give a quoted "my husband" to the speaker's: the one whose wife she was said to be, or a new one."""
        nameless = self.by_place.get(spot.start)
        tie = (spot.head, *(head for (owner, head), figure in self._related.items()
                            if figure is speaker and owner is speaker.owner))  # fmt: skip
        known = self._related.get((speaker, spot.head))
        if known is None and speaker.owner is not None and len(tie) > 1 and tie[1] in INVERSE.get(spot.head, ()):
            known = speaker.owner if speaker.owner.fits(spot.gender) else None
        if nameless is None or nameless.named:
            return
        figure = known or Figure(Sort.PERSON, name=f"{spot.head} of {speaker.name}", gender=spot.gender)
        self._relate(figure, speaker, spot.head)
        nameless.places.remove((spot.start, spot.end))
        figure.places.append((spot.start, spot.end))
        figure.roles |= spot.roles
        self.figures.append(figure)

    def _client_of(self, lawyer: Figure) -> Figure | None:
        return self._main if self._main is not lawyer else None

    def _merge(self, key: tuple[Figure | None, str], named: Figure) -> None:
        """Give what was said of a nameless person ("his lawyer") to the one who now gets a name."""
        owner, head = key
        before = self._related.get((owner, head)) if owner is not None else None
        if before is None or before.named or before is named or owner is None:
            return
        named.places += before.places
        named.roles |= before.roles
        before.places = []
        self._related[(owner, head)] = named
        self.figures.append(named)
        if before in self._recent:
            self._recent.remove(before)

    def _name_nameless(self, spot: Spot, named: Figure) -> None:
        """Give what was said of "a student" to the one who is named next: "The student, X, …"."""
        before = next((f for f in reversed(self._recent) if f.sort is Sort.PERSON and f.head == spot.head), None)
        if before is None or before.named or before.owner is not None or spot.clause - before.last_clause > 2:
            return
        if named.places and min(named.places) < min(before.places, default=(0, 0)):
            return
        named.places += before.places
        named.roles |= before.roles
        before.places = []
        self._recent.remove(before)

    def _relate(self, figure: Figure, owner: Figure | None, head: str) -> None:
        if owner is not None and owner is not figure:
            self._related.setdefault((owner, head), figure)
            figure.owner = figure.owner or owner

    def _taken_up(self, spot: Spot) -> Figure:
        """Return the one whom "the activist" takes up."""
        people = [f for f in reversed(self._recent) if self._can_be(f, spot)]
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

    # -- bodies, groups, sites -------------------------------------------------------------------------------------

    def _body(self, spot: Spot, owner: Figure | None) -> Figure:
        civil = spot.head in self.people.nouns["civil"]
        last = folded(spot.head.split()[-1])
        for figure in reversed(self._recent):
            if figure.sort is not Sort.ORGANISATION:
                continue
            if len(spot.words) <= 2 and figure.head and folded(figure.head.split()[-1]) == last:
                return figure
            if (
                civil
                and figure.named
                and "official" not in figure.roles
                and (spot.definite or owner is not None)
                and len(spot.words) <= 2
            ):
                return figure
        return self._by_words(spot, owner)

    def _many(self, spot: Spot, owner: Figure | None) -> Figure:
        if spot.definite and spot.sort is Sort.GROUP:
            if (those := self._are_those(spot)) is not None:
                return those
            for figure in reversed(self._recent):
                if figure.sort is Sort.GROUP and figure.head == spot.head:
                    return figure
        return self._by_words(spot, owner)

    def _by_words(self, spot: Spot, owner: Figure | None) -> Figure:
        """Return the figure of these very words; an indefinite group of persons is a new one each time."""
        noun = spot.words[-1].lower() if spot.plural else spot.head
        name = f"{noun} of {owner.name}" if owner is not None and spot.sort is not Sort.ORGANISATION else None
        key = (spot.sort, name or " ".join(spot.words).lower())
        if spot.sort is Sort.GROUP and name is None and not spot.definite:
            return self._nameless.setdefault((spot.sort, f"{key[1]} {spot.start}"), self._new(spot))
        if key not in self._nameless:
            self._nameless[key] = self._new(spot, name=name)
        return self._nameless[key]

    # -- pronouns --------------------------------------------------------------------------------------------------


def unique(figures: Iterable[Figure]) -> list[Figure]:
    """Return each figure once, in the order met."""
    return list(dict.fromkeys(figures))
