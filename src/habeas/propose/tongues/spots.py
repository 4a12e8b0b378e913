"""Every place of a sentence that speaks of somebody, some body or some place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import Sort
from habeas.propose.parts import Clause
from habeas.propose.tongues.lexicon import ENDED, Names, any_word
from habeas.propose.tongues.rules import load_rules

TOKEN = re.compile(r"[^\W_]+(?:[-‑'’ʼ][^\W_]+)*\.?")
INITIAL = re.compile(r"[^\W\d_]\.")
GAP = re.compile(r"[ \u00a0\u202f]{0,2}\n?")
NUMBER = re.compile(r"\d")
MOST_WORDS = 4
LEAST_WORD = 3  # letters; a shorter word before a name is a preposition, and the name a place


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place: a name, a noun for a person ("the journalist"), a pronoun, a group, a body or a place."""

    start: int
    end: int
    form: str  # name, maybe (written as a name: no more is known), noun, kin, pronoun, possessive, group, body, place
    sort: Sort
    words: tuple[str, ...] = ()  # of a name, in lower case
    gender: str = ""  # m, f, n, many; "" where nothing says it
    roles: tuple[str, ...] = ()
    aside: bool = False  # a lawyer, judge, official: seldom the one detained
    authority: bool = False
    name: str = ""  # of a body or place, as it is shown
    kin: bool = False  # a name behind a word for kin: "his wife Anna"
    crowd: bool = False  # more people than a case file names


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name is."""
        return self.text[0].isupper()


class SpotFinder:
    """The spots of one document in one language."""

    def __init__(self, text: str, low: str, names: Names) -> None:
        """Keep text and names."""
        self.text, self.low, self.names = text, low, names
        self._events = load_rules(names.tongue).index

    def find(self, clauses: Sequence[Clause]) -> list[list[Spot]]:
        """Return the spots of each clause; a name found once is known wherever it stands."""
        rows = [self._tokens(clause) for clause in clauses]
        found = [self._spots(clause, row, frozenset()) for clause, row in zip(clauses, rows, strict=True)]
        known = frozenset(
            self.names.facts(word).stem for spots in found for spot in spots
            if spot.form == "name" and len(spot.words) > 1 for word in spot.words if len(word) > 2
        )  # fmt: skip
        for number, (clause, row) in enumerate(zip(clauses, rows, strict=True)):
            named = sum(spot.form == "name" for spot in found[number])
            if sum(self.names.facts(token.low).stem in known for token in row if token.is_name) > named:
                found[number] = self._spots(clause, row, known)
        return found

    def _tokens(self, clause: Clause) -> list[Token]:
        if not self.names.tongue.spaced:
            return []
        found = []
        for match in TOKEN.finditer(self.text, clause.start, clause.end):
            word, end = match[0], match.end()
            if word.endswith(".") and not INITIAL.fullmatch(word):
                word, end = word[:-1], end - 1
            found.append(Token(word, self.low[match.start() : end], match.start(), end))
        return found

    def _spots(self, clause: Clause, row: Sequence[Token], known: frozenset[str]) -> list[Spot]:
        """Return what stands in a clause, of what overlaps the earlier kind: bodies and places, names, words."""
        found: list[Spot] = []
        named = self._listed(clause)
        people = self._by_pattern(clause) if self.names.patterns else []
        if row:
            people += self._runs(row, known, [*named, *people])
        words = self._words(row) if row else self._unspaced_words(clause)
        for spot in (*people, *named, *words):
            if not any(spot.start < other.end and other.start < spot.end for other in found):
                found.append(spot)
        return self._joined(sorted(found, key=lambda spot: spot.start))

    # -- bodies and places -----------------------------------------------------------------------------------------

    def _listed(self, clause: Clause) -> list[Spot]:
        sentence = self.low[clause.start : clause.end]
        found = []
        for number in self.names.index.called(sentence):
            entry = self.names.entries[number]
            for match in entry.pattern.compiled.finditer(self.text, clause.start, clause.end):
                form = "body" if entry.sort is Sort.ORGANISATION else "place"
                found.append(
                    Spot(start=match.start(), end=match.end(), form=form, sort=entry.sort, name=entry.name,
                         authority=entry.authority)
                )  # fmt: skip
        return sorted(found, key=lambda spot: (spot.start - spot.end, spot.start))

    # -- names -----------------------------------------------------------------------------------------------------

    def _by_pattern(self, clause: Clause) -> list[Spot]:
        found = []
        for pattern in self.names.patterns:
            for match in pattern.finditer(self.text, clause.start, clause.end):
                start, end = match.span("name")
                low = self.low[start:end]
                if end > start and not self.names.facts(low).never:
                    found.append(self._person(start, end, tuple(re.findall(r"[^\W\d_]+", low))))
        return sorted(found, key=lambda spot: (spot.start - spot.end, spot.start))

    def _person(self, start: int, end: int, words: tuple[str, ...]) -> Spot:
        return Spot(start=start, end=end, form="name", sort=Sort.PERSON, words=words, gender=self._gender(words))

    def _gender(self, words: Sequence[str]) -> str:
        for word in words:
            if gender := self.names.given_gender(word):
                return gender
        for kind in reversed(ENDED):
            for word in words:
                if gender := self.names.ending_gender(kind, word):
                    # Listed endings are those of the name itself; in another case they tell less.
                    return gender if kind == "patronymic_endings" else ""
        return ""

    def _runs(self, row: Sequence[Token], known: frozenset[str], taken: Sequence[Spot]) -> list[Spot]:
        """Return the persons that runs of words written as names name."""
        found, at = [], 0
        blocked = [(spot.start, spot.end) for spot in taken]
        while at < len(row):
            run = self._run(row, at, blocked)
            if not run:
                at += 1
                continue
            spot = self._judged(row, at, run, known)
            if spot is not None:
                found.append(spot)
            at += len(run)
        return found

    def _run(self, row: Sequence[Token], at: int, blocked: Sequence[tuple[int, int]]) -> list[Token]:
        run: list[Token] = []
        for token in row[at : at + MOST_WORDS]:
            if not self._can_name(token) or any(first < token.end and token.start < last for first, last in blocked):
                break
            if run and not GAP.fullmatch(self.text[run[-1].end : token.start]):
                break
            run.append(token)
        return run

    def _can_name(self, token: Token) -> bool:
        facts, cased = self.names.facts(token.low), self.names.tongue.cased
        if cased and not token.is_name and "connects" not in facts.lists:
            return False
        if facts.never or facts.is_word or NUMBER.search(token.text):
            return False
        if "connects" in facts.lists:
            return True
        if cased:
            if not token.text.isupper() or INITIAL.fullmatch(token.text) is not None:
                return True
            return len(token.low) > 2 and (facts.given is not None or facts.made or facts.father)
        return facts.given is not None or facts.made or facts.father

    def _judged(self, row: Sequence[Token], at: int, run: Sequence[Token], known: frozenset[str]) -> Spot | None:
        """Return the person that a run names, if anything bears it out that it does."""
        names, whole, begins = self.names, run, at
        opens = at == 0 or self.text[: run[0].start].rstrip(' «"“„(—–-')[-1:] in ".!?…:\n"
        if opens and len(run) > 1 and names.tongue.cased:
            event = self._events.is_called_by(run[0].low)  # "Arrested Anna Petrova …"
            perhaps = any(names.facts(token.low).perhaps for token in run[1:])
            if event or not (perhaps or self._looks_named(run[0].low, known)):
                run, at = run[1:], at + 1  # the word that opens a sentence is written as a name is
            if event:
                whole, begins, opens = run, at, False
        words = tuple(token.low for token in run)
        parts = tuple(word for word in words if not INITIAL.fullmatch(word))
        if not parts or "connects" in names.facts(words[0]).lists:
            return None
        lead = at > 0 and names.facts(row[at - 1].low).leads and self.text[row[at - 1].end : run[0].start].isspace()
        facts = [names.facts(word) for word in parts]
        made = [word for word, fact in zip(parts, facts, strict=True) if fact.made]
        fits = lead or len(parts) < len(words) or any(fact.stem in known for fact in facts)
        fits = fits or (len(parts) > 1 and any(fact.father for fact in facts))
        if any(fact.given is not None for fact in facts):
            fits = fits or len(parts) > 1 or not opens or names.tongue.cased
        fits = fits or (len(parts) > 1 and any(fact.perhaps for fact in facts[1:]))
        if not fits and made:
            fits = len(parts) > 1 or not opens or (len(made[0]) > 5 and names.is_made(made[0]))
        if fits:
            return self._person(run[0].start, run[-1].end, parts)
        before = LEAST_WORD if begins == 0 else len(row[begins - 1].text)
        lonely = (opens and len(whole) == 1) or before < LEAST_WORD or not names.tongue.cased
        spot = self._person(whole[0].start, whole[-1].end, tuple(token.low for token in whole))
        return None if lonely or whole[-1].text.isupper() else replace(spot, form="maybe")

    def _looks_named(self, word: str, known: frozenset[str]) -> bool:
        """Whether a word by itself looks like part of a name."""
        facts = self.names.facts(word)
        return (
            facts.given is not None or facts.made or facts.father or facts.stem in known
            or INITIAL.fullmatch(word) is not None
        )  # fmt: skip

    # -- words for people ------------------------------------------------------------------------------------------

    def _words(self, row: Sequence[Token]) -> list[Spot]:
        found = []
        for n, token in enumerate(row):
            spot = self._word(token.low, token.start, token.end)
            if spot is not None:
                found.append(self._counted(spot, row, n) if spot.form == "group" else spot)
        return found

    def _word(self, low: str, start: int, end: int) -> Spot | None:
        facts = self.names.facts(low)
        if not facts.lists:
            return None
        for form, key in (("pronoun", "pronouns"), ("possessive", "possessives")):
            if key in facts.lists:
                return Spot(start=start, end=end, form=form, sort=Sort.PERSON, gender=facts.lists[key])
        for form, key in (("group", "groups"), ("kin", "kin"), ("noun", "aside"), ("noun", "roles")):
            if key in facts.lists:
                sort = Sort.GROUP if form == "group" else Sort.PERSON
                gender = "many" if form == "group" else facts.lists[key]
                return Spot(start=start, end=end, form=form, sort=sort, gender=gender, roles=(facts.stem,),
                            aside=key == "aside")  # fmt: skip
        return None

    def _counted(self, spot: Spot, row: Sequence[Token], n: int) -> Spot:
        """Return a group with the number before it, and whether it is a crowd."""
        start, crowd = spot.start, False
        for token in reversed(row[max(0, n - 3) : n]):
            if NUMBER.match(token.text):
                return replace(spot, start=token.start, crowd=crowd or len(token.text) > 1)
            if "crowds" in self.names.facts(token.low).lists:
                start, crowd = token.start, True
        return replace(spot, start=start, crowd=crowd or "crowds" in self.names.facts(row[n].low).lists)

    def _unspaced_words(self, clause: Clause) -> Iterator[Spot]:
        """Yield words for people in a text without spaces: the longest of any list at each place."""
        for match in any_word(self.names).finditer(self.low, clause.start, clause.end):
            spot = self._word(match[0], match.start(), match.end())
            if spot is None:
                continue
            if spot.form == "group":
                before = self.text[max(clause.start, spot.start - 8) : spot.start]
                crowds = any(word in before + match[0] for word in self.names.words["crowds"].words)
                number = re.search(r"\d+[^\d\s，,、。；年月日号时]{0,2}\Z", before)
                start = spot.start - (len(before) - number.start()) if number else spot.start
                spot = replace(spot, start=start, crowd=crowds or bool(number and len(number[0].strip()) > 2))
            yield spot

    # -- what belongs together -------------------------------------------------------------------------------------

    def _joined(self, spots: list[Spot]) -> list[Spot]:
        """Return the spots with the role before a name (behind it too, without spaces) made part of the name."""
        found: list[Spot] = []
        for spot in spots:
            last = found[-1] if found else None
            gap = self.text[last.end : spot.start] if last is not None else "x"
            beside = (gap == "" or gap.isspace()) and len(gap) <= 2
            if last is not None and gap == ", " and spot.form == "name" and last.form == "noun" and last.aside:
                found.append(replace(spot, aside=True, roles=last.roles))  # "her lawyer, Anna Petrova"
            elif last is None or not beside:
                found.append(spot)
            elif spot.form == "name" and last.form in ("noun", "kin") and not self._is_of(last, spot):
                found[-1] = replace(
                    spot, roles=last.roles, aside=last.aside, gender=spot.gender or last.gender, kin=last.form == "kin"
                )
            elif last.form == "kin" and spot.form in ("name", "noun", "kin") and self.names.tongue.spaced:
                found[-1] = replace(last, end=spot.end)
            elif last.form == "name" and spot.form == "noun" and not self.names.tongue.spaced:
                found[-1] = replace(last, roles=spot.roles, aside=spot.aside)
            else:
                found.append(spot)
        return found

    def _is_of(self, kin: Spot, name: Spot) -> bool:
        """Whether a name behind a word for kin says whose kin it is: "the brother of Ivanov"."""
        if kin.form != "kin":
            return False
        alone = len(name.words) == 1 and self.names.facts(name.words[0]).given is None
        return alone or bool(kin.gender and name.gender and kin.gender != name.gender)
