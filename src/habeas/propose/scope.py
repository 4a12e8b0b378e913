"""The clause around an event: what opens it, what governs it, and where it ends.

Words are walked through one by one from the event outward. The walk stops at words that close off the event's clause
("who", "because", ";"), so that what is said of another event is never carried over to this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.model import Kind, Modality
from habeas.propose.cues import Book, Cue

TOLD_REACH, BULLETS_REACH = 60, 12
FIRST_PERSON = frozenset({"us", "me", "our", "my"})
IDLE = frozenset({"mistaken", "remember", "recall", "needed"})
BARE_IN_ING = frozenset({"bring", "string", "wring", "fling", "swing", "sting"})
BULLETS = frozenset("—–-•*·.()#,")
CLOSERS = frozenset(";:()[]—–•")
QUOTES = frozenset("\"“”«»'‘’„")
WEAK = frozenset({Modality.REPORTED, Modality.ALLEGED})
STRONGER = frozenset(
    {Modality.FUTURE, Modality.FEARED, Modality.NEGATED, Modality.DENIED, Modality.HYPOTHETICAL, Modality.DEMANDED}
)


@dataclass(frozen=True, slots=True)
class Hit:
    """What the words from first to last say of the event; indices of words, last included."""

    says: Modality
    first: int
    last: int


def is_gerund(word: str) -> bool:
    """Whether a word is a verb in -ing."""
    return word.endswith("ing") and word not in BARE_IN_ING


NOTHING = Hit(Modality.ASSERTED, -1, -1)  # go on looking, where None says that nothing further out can govern


@dataclass(slots=True)
class Scope:
    """One trigger in the words of its clause, and the walk outward from its verb."""

    words: Sequence[str]
    capital: Sequence[bool]
    every: frozenset[str]  # the same words, for a first look
    first: int  # word of the trigger
    last: int
    kind: Kind
    book: Book
    completed_by_not: bool = False  # a negation outside makes the event rather than cancels it
    other_clause: bool = False  # the walk has left the event's clause for the one it is joined to
    weak: Hit | None = None  # words by which it still happened: reported, alleged
    undone: bool = False  # a negation thought away, so that the modal beside it says nothing
    steps: int = 0  # verb groups walked through, so that a chain without end ("sentenced to sentenced to …") has one

    def is_in(self, name: str, at: int) -> bool:
        """Whether the word at an index is in a word list."""
        return 0 <= at < len(self.words) and self.words[at] in self.book.words[name]

    def holds(self, name: str) -> bool:
        """Whether any word of the clause is in a word list."""
        return not self.every.isdisjoint(self.book.words[name])

    def cue(self, place: str, at: int) -> tuple[Cue, int] | None:
        """Return the cue for a place that ends at an index."""
        if at < 0 or (place == "if" and self._is_idle(at)):
            return None
        return self.book.find(place, self.words, at, self.kind)

    def _is_idle(self, at: int) -> bool:
        """Whether "if" sets no condition: "if anything", "unless I am mistaken"."""
        behind = self.words[at + 1 : at + 5]
        return (
            behind[:1] == ("anything",)
            or behind[:2] in (("any", ","), ("ever", ","))
            or not IDLE.isdisjoint(behind[:4])
        )

    def keep(self, hit: Hit) -> Hit | None:
        """Return a hit that decides; keep in mind one by which it still happened."""
        if hit.says in WEAK:
            self.weak = self.weak or hit
            return None
        if hit.says is Modality.NEGATED and self.completed_by_not:
            return None
        return hit

    def is_month(self, at: int) -> bool:
        """Whether a word is the month of May rather than the modal."""
        return self.words[at] == "may" and self.capital[at] and at > 0

    def is_told(self, at: int) -> bool:
        """Whether "would" tells what used to happen, or came later: "they would beat us", "would later be freed"."""
        before, behind = self.words[max(0, at - TOLD_REACH) : at], self.words[at + 1 : self.first]
        after = self.words[self.last + 1 : self.last + TOLD_REACH]
        if "have" in behind or not self.book.words["conditional"].isdisjoint((*before, *after)):
            return False
        usual = not self.book.words["habitual"].isdisjoint((*before, *behind, *after))
        witness = self.kind in self.book.kinds["endured"] and not FIRST_PERSON.isdisjoint(
            self.words[self.first : self.last + 4]
        )
        return usual or witness or "later" in behind or list(behind[:3]) == ["go", "on", "to"]

    def is_emotive(self, at: int) -> bool:
        """Whether "should" tells a feeling about a fact ("it is sad that he should be forced to")."""
        before = self.words[max(0, at - 30) : at]
        return "that" in before and not self.book.words["emotive"].isdisjoint(before)

    def is_had(self, at: int) -> bool:
        """Whether "'d" stands for "had": "she'd been taken", but "she'd be taken"."""
        if self.words[at] != "'d":
            return False
        at += 1
        while at < self.first and self.book.is_adverb(self.words[at]):
            at += 1
        return at <= self.first and (self.words[at] == "been" or self.book.is_participle(self.words[at]))

    def is_present(self) -> bool:
        """Whether the event's verb stands in the present."""
        before = range(max(0, self.first - 4), self.first)
        own = self.words[self.first] in ("is", "are") or self.is_in("walking", self.first)
        return own or any(self.is_in("present", i) for i in before) or self._is_bare()

    def _is_bare(self) -> bool:
        """Whether the event's verb stands alone in its bare form: "the day they come for me"."""
        near = range(max(0, self.first - 3), self.first)
        return self.is_in("bare", self.first) and not any(
            self.is_in(name, i) for name in ("be", "have", "do", "modals") for i in near
        )

    def is_genitive(self, at: int) -> bool:
        """Whether "'s" makes a genitive rather than stands for "is"."""
        return self.words[at] == "'s" and not (self.is_in("pronouns", at - 1) or self.is_in("relatives", at - 1))

    def unless_denied(self, found: tuple[Cue, int], at: int) -> Hit | None:
        """Return what a governing word says, unless it is itself negated ("did not deny that …")."""
        cue, first = found
        negated = any(self.is_in("denying", i) for i in range(max(0, first - 3), first)) or any(
            self.is_in("none", i) for i in range(max(0, first - 2), first)
        )
        if negated and cue.says in (Modality.DENIED, Modality.NEGATED):
            return None
        return self.keep(Hit(cue.says, first, at))

    def opens_occasion(self, at: int) -> bool:
        """Whether a time opens a clause: "the day [he is freed]"."""
        return (
            self.is_in("occasions", at)
            and at + 1 < self.first
            and (self.is_in("pronouns", at + 1) or self.is_in("determiners", at + 1) or self.capital[at + 1])
        )

    # ---- orders: "Release …", "Ensure that …"

    def order_at(self) -> int:
        """Return the index of the first word that is no bullet, number or adverb."""
        at = 0
        while at < min(self.first, BULLETS_REACH) and (
            self.words[at] in BULLETS or self.words[at] in QUOTES or self.words[at].isdigit()
            or self.words[at] in ("please", "to", "and") or self.book.is_adverb(self.words[at])
        ):  # fmt: skip
            at += 1
        return at

    def opens_with_order(self) -> bool:
        """Whether the clause opens with the bare verb of an order or recommendation."""
        at = self.order_at()
        return self.is_in("orders", at) and not self.is_in("not_objects", at + 1)
