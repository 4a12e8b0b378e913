"""Runs of capitalised words cut where one name ends and another begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Sort
from habeas.propose.evidence import is_headline
from habeas.propose.gazetteer import Known, read_gazetteer
from habeas.propose.parts import Clause
from habeas.propose.people import People, read_people
from habeas.propose.runs import run_at
from habeas.propose.tokens import Token, folded

COMPOUND = (
    "-based",
    "-born",
    "-led",
    "-backed",
    "-controlled",
    "-run",
    "-style",
    "-registered",
    "-occupied",
    "-held",
    "-speaking",
)
LONGEST_NAME = 7  # words; a longer run of unknown capitals is a list or a title


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a clause's tokens that names one thing; ``sort`` is unknown until the document has decided."""

    clause: int
    first: int
    last: int
    sort: Sort
    known: Known | None = None
    gender: str | None = None
    roles: frozenset[str] = frozenset()
    titled: bool = False


class Pending:
    """Words of a name that has begun, with the titles before it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.members: list[int] = []
        self.roles: set[str] = set()
        self.gender: str | None = None
        self.titled = False

    @property
    def is_empty(self) -> bool:
        """Whether no word of a name has been read yet."""
        return not self.members

    def add(self, at: int) -> None:
        """Take one more word."""
        self.members.append(at)

    def add_title(self, word: str, people: People) -> None:
        """Note an honorific or office before the name."""
        self.titled = True
        if word in people.honorifics:
            self.gender = people.honorifics[word] or self.gender
        else:
            if word not in people.qualifiers:
                self.roles.add(word)
            self.gender = people.noun_gender(word) or self.gender

    def taken(self) -> tuple[list[int], str | None, frozenset[str], bool]:
        """Return what was gathered and begin anew; a title waits for the words behind it."""
        found = self.members, self.gender, frozenset(self.roles), self.titled
        if self.members:
            self.members, self.roles, self.gender, self.titled = [], set(), None, False
        return found


def first_word(row: Sequence[Token]) -> int:
    """Return the place of the first word of a clause."""
    for n, token in enumerate(row):
        if token.is_word:
            return n
    return 0


class PieceReader:
    """The pieces of names of one document."""

    def __init__(self, text: str, clauses: Sequence[Clause], tokens: Sequence[Sequence[Token]]) -> None:
        """Note what the whole document says of its words."""
        self.text, self.clauses, self.tokens = text, clauses, tokens
        self.people, self.places = read_people(), read_gazetteer()
        self.small = frozenset([token.lower for row in tokens for token in row if not token.capital])
        self.headlines = frozenset(n for n, row in enumerate(tokens) if is_headline(row, clauses[n].part))
        self.adjectives: set[int] = set()  # starts of words like "Kazakh", for descriptions

    def _pieces(self, number: int) -> Iterator[Piece]:
        row = self.tokens[number]
        after = 0
        for at in [n for n, token in enumerate(row) if token.capital]:
            if at < after or (not row[at].is_word and row[at].text[:1] not in "ʻʼ"):
                continue
            run = run_at(self.text, row, at)
            yield from self._cut(number, row, run)
            after = run[-1] + 1

    def _cut(self, number: int, row: Sequence[Token], run: Sequence[int]) -> Iterator[Piece]:
        """Cut a run of capitalised words where one name ends and another begins."""
        at, pending = 0, Pending()
        if self._is_all_plain(row, run):
            yield Piece(number, run[0], run[-1], Sort.UNKNOWN)
            return
        while at < len(run):
            body = self._body(row, run, at) if pending.is_empty else None
            if body is not None:
                piece, at = self._as_body(number, row, run, at, body), body + 1
                yield piece
                continue
            known = self._known(row, run, at)
            if known is not None and not self._is_name_word(row, run, at, known, pending):
                yield from self._flushed(number, row, pending)
                yield from self._as_known(number, row, run[at], known)
                at = next((n for n in range(at, len(run)) if run[n] >= known[0]), len(run))
                continue
            token = row[run[at]]
            if self._is_title(row, run, at, pending):
                yield from self._flushed(number, row, pending)
                pending.add_title(token.lower.rstrip("."), self.people)
            elif self._is_word(row, run[at], at + 1 < len(run), run[at] == first_word(row), pending):
                yield from self._flushed(number, row, pending)
            else:
                pending.add(run[at])
            at += 1
        yield from self._flushed(number, row, pending)

    def _is_all_plain(self, row: Sequence[Token], run: Sequence[int]) -> bool:
        """Whether a run is made of English words that are no titles: "Rights Without Borders", if it speaks or acts."""
        tokens = [row[n] for n in run]
        if len(tokens) < 2 or tokens[0].lower in self.people.starters or any(self._is_head(t) for t in tokens):
            return False
        if any(self.places.find(row, n) for n in run):
            return False
        titles = all(self._is_office(t) or t.lower in self.people.qualifiers for t in tokens)
        return not titles and all(self.people.is_common(t.lower) and not self.people.is_given(t.text) for t in tokens)

    def _known(self, row: Sequence[Token], run: Sequence[int], at: int) -> tuple[int, Known] | None:
        """Return the known phrase that begins here; "US$700" is money."""
        found = self.places.find(row, run[at], stop=run[-1] + 1)
        if (
            found is not None
            and found[0] < len(row)
            and row[found[0]].text in "$€£"
            and row[found[0]].start == row[found[0] - 1].end
        ):
            return None
        return found

    def _body(self, row: Sequence[Token], run: Sequence[int], at: int) -> int | None:
        """Return where the name of a body or site that begins here ends, if one begins here."""
        heads = [
            n for n in range(at, len(run)) if self._is_head(row[run[n]]) and (n > at or row[run[n]].text != "State")
        ]
        if row[run[at]].text in ("NGO", "NGOs"):
            return None
        named = folded(row[run[at]].text) in self.people.family_first and len(run) - at == 3 and heads != [at + 2]
        if named or not heads or len(run) - at < 2 or (len(heads) == 1 and heads[0] == at and at + 1 == len(run)):
            return None
        last = heads[-1]
        inside = [row[run[n]] for n in range(at, last)]
        titles = [
            t for t in inside if self._is_office(t) and not self._is_head(t) and t.lower not in self.people.honorifics
        ]
        unknown = [t for t in inside if t.capital and not self._is_plain(t)]
        if (titles and unknown) or (self._is_opening(row, run[at]) and last == at):
            return None
        while last + 1 < len(run) and self._continues(row, run, last):
            last += 1
        return last if last > at and (last - at > 1 or not self._is_opening(row, run[at])) else None

    def _continues(self, row: Sequence[Token], run: Sequence[int], last: int) -> bool:
        """Whether the next word still belongs to the body: what "of" joins, a number, a common word."""
        token = row[run[last + 1]]
        if not token.capital or row[run[last]].lower in self.places.joins:
            return True
        plain = self.people.is_common(token.lower) and not self._is_office(token)
        if row[run[last]].text in self.places.fronts and not self.people.is_given(token.text):
            return True
        return plain or (not token.is_word and token.text[0].isdigit())

    def _as_body(self, number: int, row: Sequence[Token], run: Sequence[int], at: int, last: int) -> Piece:
        members = [row[run[n]] for n in range(at, last + 1)]
        joined = next(
            (n for n, t in enumerate(members) if t.lower in self.places.joins and not t.capital), len(members)
        )
        heads = [t for t in members[:joined] if self._is_head(t)] or [t for t in members if self._is_head(t)]
        head, lower = heads[-1].text, {t.lower for t in members}
        site = head in self.places.sites and (head not in self.places.heads or bool(lower & self.places.detaining))
        first = run[at] + (1 if members[0].lower in ("the", "a") else 0)
        return Piece(number, first, run[last], Sort.PLACE if site else Sort.ORGANISATION)

    def _as_known(self, number: int, row: Sequence[Token], first: int, known: tuple[int, Known]) -> Iterator[Piece]:
        end, what = known
        if what.kind == "adjective":
            self.adjectives.add(row[first].start)
        else:
            sort = {"people": Sort.GROUP, "body": Sort.ORGANISATION}.get(what.kind, Sort.PLACE)
            yield Piece(number, first, end - 1, sort, known=what)

    def _flushed(self, number: int, row: Sequence[Token], pending: Pending) -> Iterator[Piece]:
        members, gender, roles, titled = pending.taken()
        if not members:
            return
        if len(members) <= LONGEST_NAME:
            before = self._roles_before(row, members[0]) if not roles else frozenset[str]()
            genders = [g for role in before if (g := self.people.noun_gender(role))]
            yield Piece(number, members[0], members[-1], Sort.UNKNOWN, gender=gender or next(iter(genders), None),
                        roles=roles | before, titled=titled or bool(before))  # fmt: skip

    def _is_head(self, token: Token) -> bool:
        return token.text in self.places.heads or token.text in self.places.sites

    def _is_office(self, token: Token) -> bool:
        lower = token.lower.rstrip(".")
        return lower in self.people.offices or lower in self.people.callings or lower in self.people.honorifics

    def _is_plain(self, token: Token) -> bool:
        """Whether a word in the name of a body says nothing against its being one."""
        lower = token.lower
        return (
            self.people.is_common(lower)
            or lower in self.people.qualifiers
            or self._is_head(token)
            or self._is_office(token)
        )

    def _is_opening(self, row: Sequence[Token], at: int) -> bool:
        return at == first_word(row) and (row[at].lower in self.people.starters or row[at].lower in self.small)

    def _is_title(self, row: Sequence[Token], run: Sequence[int], at: int, pending: Pending) -> bool:
        """Whether this word is an honorific or office before a name rather than part of one."""
        token = row[run[at]]
        lower = token.lower.rstrip(".")
        if lower in self.people.honorifics:
            short = len(lower) > 1 or (at + 1 < len(run) and run[at + 1] > run[at] + 1)
            return at + 1 < len(run) and short and not (pending.members and self.people.is_given(token.text))
        qualified = lower in self.people.qualifiers and at + 1 < len(run)
        return (self._is_office(token) or qualified) and not self.people.is_given(token.text)

    def _is_word(self, row: Sequence[Token], at: int, more: bool, first: bool, pending: Pending) -> bool:
        """Whether a capitalised word is an English one: the beginning of a sentence, a headline, a month."""
        token = row[at]
        lower = token.lower
        if not token.capital:
            return False
        if len(lower) == 1 and more and at + 1 < len(row) and row[at + 1].text == ".":
            return False
        if lower in ("ngo", "ngos") or lower.endswith(COMPOUND):
            return True
        if self.people.is_given(token.text) and (more or pending.members or lower not in self.people.common):
            return lower in self.people.starters and not pending.members
        if more and token.text in self.places.sites and not first:
            return False  # "Port Elmin"
        if self.people.is_common(lower) or (
            len(lower) == 1 and not pending.members and not pending.titled and not more
        ):
            return not (pending.titled and not pending.members and len(lower) == 1)
        return first and (lower in self.small or (not more and lower.endswith(("ing", "ly", "ed", "tion", "ment"))))

    def _is_name_word(
        self, row: Sequence[Token], run: Sequence[int], at: int, known: tuple[int, Known], pending: Pending
    ) -> bool:
        """Whether a known place or people is here part of a person's name: "Jordan Peters", "Amir Turki"."""
        if known[0] - run[at] > 1 or known[1].kind in ("body", "adjective"):
            return False
        token = row[run[at]]
        follows = at + 1 < len(run) and row[run[at + 1]].capital and not self._is_plain(row[run[at + 1]])
        if self.people.is_given(token.text) and follows and not token.owns:
            return True
        if not pending.members or known[1].kind == "state":
            return False
        begun = row[pending.members[0]].text
        named = self.people.is_given(begun) or folded(begun) in self.people.family_first
        return named or pending.titled or bool(self._roles_before(row, pending.members[0]))

    def _roles_before(self, row: Sequence[Token], first: int) -> frozenset[str]:
        """Return what the nouns right before a name say the person is: "opposition leader X", "activists X and Y"."""
        at = first - 1
        if at >= 0 and row[at].text == "." and at > 0 and row[at - 1].lower in self.people.offices:
            at -= 1
        if at < 0 or row[first].start - row[at].end > 2 or row[at].owns:
            return frozenset()
        lower = row[at].lower
        noun = self.people.plurals.get(lower, lower)
        spoken = noun in self.people.callings or noun in self.people.offices or noun in self.people.senses
        return frozenset({noun}) if spoken or noun in self.people.nouns["kin"] else frozenset()
