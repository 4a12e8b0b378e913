"""Who is who in one document: the forms of a name are one person, and pronouns stand for whoever was told of last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.model import Mention, Naming, Sort, Stretch
from habeas.model.ids import DocumentId
from habeas.propose.parts import Clause
from habeas.propose.tongues.lexicon import Names
from habeas.propose.tongues.spots import Spot

BACK = 3  # clauses in which a pronoun's person is looked for
ANY = "n"  # the gender of a pronoun in a language that has one word for he and she
LONGEST_ROLE = 6  # letters by which two forms of a word for people are one


@dataclass(slots=True)
class Figure:
    """One person, group, body or place of a document."""

    sort: Sort
    stems: tuple[str, ...]  # of the fullest form of the name
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    aside: bool = False
    kin: bool = False  # came in as somebody's wife, brother, son
    name: str = ""
    fullest: tuple[int, int, int] = (0, 0, 0)  # words, nominative ones, brevity: the form that is shown
    places: list[tuple[int, int]] = field(default_factory=list)
    named: list[tuple[int, int]] = field(default_factory=list)  # those of the places that bear the name

    @property
    def first(self) -> int:
        """Where it is first spoken of."""
        return self.places[0][0] if self.places else 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A spot and whom it stands for; nobody known for "a journalist" or "we"."""

    spot: Spot
    figure: Figure | None


class People:
    """The figures of one document, in the order in which they come in."""

    def __init__(self, text: str, names: Names, quoted: Sequence[tuple[int, int]] = ()) -> None:
        """Begin with nobody; ``quoted`` are the stretches in quotation marks, in order."""
        self.text, self.names = text, names
        self._quoted = list(quoted)
        self.figures: list[Figure] = []
        self.author = Figure(Sort.PERSON, ())  # whoever says "I" outside of quotations

    def read(self, clauses: Sequence[Clause], rows: Sequence[Sequence[Spot]]) -> list[list[Seen]]:
        """Return for each clause its spots with whom they stand for."""
        found: list[list[Seen]] = []
        for number, (clause, spots) in enumerate(zip(clauses, rows, strict=True)):
            near = [seen for row in found[max(0, number - BACK) : number] for seen in row]
            own: list[Seen] = []
            for spot in spots:
                figure = self._figure(spot, [*near, *own], clause)
                if figure is not None:
                    figure.places.append((spot.start, spot.end))
                    if spot.form in ("name", "body"):
                        figure.named.append((spot.start, spot.end))
                own.append(Seen(spot, figure))
            found.append(own)
        return found

    def mention(self, seen: Seen, *, inferred: bool = False) -> Mention:
        """Return a spot as a mention under the fullest name of whom it stands for."""
        spot, text = seen.spot, self.text[seen.spot.start : seen.spot.end]
        name = seen.figure.name if seen.figure is not None else text
        return Mention(name=name, start=spot.start, end=spot.end, text=text, inferred=inferred)

    def namings(self, document: DocumentId) -> Iterator[Naming]:
        """Yield a naming for each person, body and group that has a name."""
        for figure in self.figures:
            if figure.sort is Sort.PLACE:
                continue
            forms: dict[str, Stretch] = {}
            for start, end in figure.named:
                text = self.text[start:end]
                forms.setdefault(text, Stretch(start=start, end=end, text=text))
            chosen = sorted(forms.values(), key=lambda s: (s.text != figure.name, -len(s.text), s.start))
            if chosen:
                yield Naming(document=document, name=figure.name, sort=figure.sort, spellings=tuple(chosen))

    # -- whom a spot stands for ------------------------------------------------------------------------------------

    def _figure(self, spot: Spot, near: Sequence[Seen], clause: Clause) -> Figure | None:
        if spot.form == "name":
            return self._named(spot)
        if spot.form in ("body", "place"):
            return self._listed(spot)
        if spot.form in ("pronoun", "possessive") and spot.gender in ("m", "f", ANY):
            return self._meant(spot, near)
        if spot.form in ("pronoun", "possessive") and spot.gender == "self":
            return self._author(spot)
        if spot.form == "noun":
            return self._described(spot, near, clause)
        return None

    def _author(self, spot: Spot) -> Figure | None:
        """Return whoever writes; inside of a quotation "I" is the one quoted, whom the speech tells."""
        at = bisect_right(self._quoted, (spot.start, len(self.text))) - 1
        if at >= 0 and spot.start < self._quoted[at][1]:
            return None
        self.author.name = self.author.name or self.text[spot.start : spot.end]
        return self.author

    def _named(self, spot: Spot) -> Figure:
        stems = tuple(self.names.stem(word) for word in spot.words)
        fits = [f for f in self.figures if f.sort is Sort.PERSON and self._same(f, stems, spot)]
        # A surname alone is whoever the text is about rather than his wife or lawyer of the same name.
        figure = max(fits, key=lambda f: (not f.kin, not f.aside, len(f.places), f.first), default=None)
        if figure is None:
            figure = Figure(Sort.PERSON, stems, kin=spot.kin)
            self.figures.append(figure)
        if len(stems) > len(figure.stems):
            figure.stems = stems
        figure.gender = figure.gender or spot.gender
        figure.roles.update(role[:LONGEST_ROLE] for role in spot.roles)
        figure.aside = figure.aside or spot.aside
        shown = (len(spot.words), self.names.nominative_words(spot.words), -sum(map(len, spot.words)))
        if shown > figure.fullest or not figure.name:
            figure.fullest, figure.name = shown, self._shown(spot)
        return figure

    def _shown(self, spot: Spot) -> str:
        """Return the words of a name without the role that stands before them, on one line."""
        return " ".join(self.text[spot.start : spot.end].split())

    def _same(self, figure: Figure, stems: tuple[str, ...], spot: Spot) -> bool:
        """Whether two forms can name one person: one holds the other, and neither is a man while the other is not."""
        if figure.gender and spot.gender and figure.gender != spot.gender:
            return False
        long, short = (figure.stems, stems) if len(figure.stems) >= len(stems) else (stems, figure.stems)
        if not set(short) <= set(long):
            return False
        given = [word for word in short if self.names.given_gender(word) is not None]
        return len(short) > 1 or not given or len(long) == 1 or len(short) == len(given)

    def _listed(self, spot: Spot) -> Figure:
        figure = next((f for f in self.figures if f.sort is spot.sort and f.name == spot.name), None)
        if figure is None:
            figure = Figure(spot.sort, (), name=spot.name)
            self.figures.append(figure)
        return figure

    def _meant(self, spot: Spot, near: Sequence[Seen]) -> Figure | None:
        """Return the person of fitting gender who was told of last, the one who is not aside first."""
        told = [seen.figure for seen in near if seen.figure is not None and seen.figure.sort is Sort.PERSON
                and seen.spot.form in ("name", "pronoun", "noun")]  # fmt: skip
        fits = [figure for figure in told if spot.gender == ANY or figure.gender in (spot.gender, "")]
        main = [figure for figure in fits if not figure.aside]
        return next(iter(reversed(main or fits)), None)

    def _described(self, spot: Spot, near: Sequence[Seen], clause: Clause) -> Figure | None:
        """Return the person who bore this role when named; else the only one told of just before, if it fits."""
        roles = {role[:LONGEST_ROLE] for role in spot.roles}
        for figure in reversed(self.figures):
            if figure.sort is Sort.PERSON and roles & figure.roles and figure.gender in (spot.gender, ""):
                return figure
        last = near[-1] if near else None
        named = last.figure if last is not None and last.spot.form == "name" else None
        beside = last is not None and self.text[last.spot.end : spot.start] == ", "
        if named is not None and beside and named.gender in (spot.gender, ""):  # "Anna Petrova, a teacher"
            named.roles |= roles
            return named
        if spot.aside:
            return None
        before = {id(seen.figure): seen.figure for seen in near
                  if seen.figure is not None and seen.figure.sort is Sort.PERSON and seen.spot.start < clause.start
                  and not seen.figure.aside}  # fmt: skip
        only = next(iter(before.values())) if len(before) == 1 else None
        return only if only is not None and spot.gender and only.gender in (spot.gender, "") else None
