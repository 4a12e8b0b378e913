"""Where the words stand that govern an event: a walk to the left of its trigger, and one to the right.

The walk goes word by word from the trigger outward through its verb group, its subject, the clause that governs it; or,
for a noun, through its phrase to the verb or preposition that it is the object of. It stops at words that close off the
event's own clause ("who", "because", "; "), so that what is said of another event is never carried over to this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.model import Kind, Modality
from habeas.propose.cues import GAP, Book, Cue

SUBJECT_REACH, NOUN_REACH, OBJECT_REACH, THAT_REACH, SHARED_REACH = 34, 14, 14, 9, 26
CLOSERS = frozenset(";:()[]—–•")
DASHES = frozenset("—–-•*·")
QUOTES = frozenset("\"“”«»'‘’„")
WEAK = frozenset({Modality.REPORTED, Modality.ALLEGED})
NOT_VERBS = frozenset(
    "subjected led leads leading prior due owing relating related response resort resorted contribute contributed amounting amount amounts \
access addition reference regard respect opposition reaction referred condemned sentenced similar tantamount according linked return returned \
pursuant equal put objected objections close next opposed limited taken brought moved transferred sent go went going".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """What the words from first to last say of the event; indices of words, last included."""

    says: Modality
    first: int
    last: int


@dataclass(slots=True)
class Walk:
    """One trigger in the words of its clause, and the walk that looks for what governs it."""

    words: Sequence[str]
    capital: Sequence[bool]
    first: int  # of the trigger
    last: int
    kind: Kind
    book: Book
    title: bool
    weak: Hit | None = None
    neutral_not: bool = False
    _lists: dict[str, frozenset[str]] = field(default_factory=dict)

    # ---- lookups

    def is_in(self, name: str, at: int) -> bool:
        """Whether the word at an index is in a word list."""
        return 0 <= at < len(self.words) and self.words[at] in self.book.words[name]

    def cue(self, place: str, at: int) -> tuple[Cue, int] | None:
        """Return the cue for a place that ends at an index."""
        return self.book.find(place, self.words, at, self.kind) if at >= 0 else None

    def keep(self, hit: Hit) -> Hit | None:
        """Return a hit that decides; keep in mind one that still says it happened."""
        if hit.says in WEAK:
            self.weak = self.weak or hit
            return None
        if hit.says is Modality.NEGATED and self.neutral_not:
            return None
        return hit

    # ---- the verb group and what stands before it

    def group(self, at: int, *, shared: str = "") -> Hit | None:
        """Walk through auxiliaries and adverbs; ``shared`` is the coordinator through which the group is reached."""
        outermost, finite, past = "", False, False
        start = at
        while at >= 0 and start - at < 12:
            word = self.words[at]
            if found := self.cue("group", at):
                if (hit := self._of_group(found, at, shared)) is not None:
                    return hit
                outermost, finite, at = word, True, found[1] - 1
            elif word in self.book.words["be"] or word in self.book.words["have"] or word in self.book.words["do"]:
                finite = finite or word not in ("be", "been", "being", "having")
                past = past or word in self.book.words["past"]
                outermost, at = word, at - 1
            elif self.book.is_adverb(word):
                at -= 1
            elif word == "," and at >= 2 and self.words[at - 2] == "," and self._says_by_the_way(at - 1):
                at -= 3
            else:
                break
        return self._before_group(at, outermost=outermost, finite=finite, past=past)

    def _says_by_the_way(self, at: int) -> bool:
        if found := self.cue("group", at):
            self.keep(Hit(found[0].says, found[1], at))
        return self.book.is_adverb(self.words[at]) or self.words[at] in ("however", "too", "though")

    def _of_group(self, found: tuple[Cue, int], at: int, shared: str) -> Hit | None:
        cue, first = found
        if cue.says is Modality.ASSERTED:
            return None
        if cue.says is Modality.NEGATED and (shared in ("and", ",", "but", "then") or self._implies_it_happened(at)):
            return None
        if self.words[at] == "should" and self._is_emotive(first):
            return None
        if self.words[at] in self.book.words["modals"] and at > 0 and self.words[at] == "may" and self.capital[at]:
            return None  # the month
        return self.keep(Hit(cue.says, first, at))

    def _implies_it_happened(self, at: int) -> bool:
        """Whether "not … until 2019" says that it happened, later."""
        behind = self.words[self.last + 1 : self.last + 9]
        if "until" not in behind and "till" not in behind:
            return False
        where = next(i for i, word in enumerate(behind) if word in ("until", "till"))
        return (
            not {"now", "today", "this", "then"} & set(behind[where + 1 : where + 2])
            and "has" not in self.words[max(0, at - 2) : at + 1]
        )

    def _is_emotive(self, at: int) -> bool:
        before = self.words[max(0, at - 30) : at]
        return "that" in before and not self.book.words["emotive"].isdisjoint(before)

    def _before_group(self, at: int, *, outermost: str, finite: bool, past: bool) -> Hit | None:
        word = self.words[at] if at >= 0 else ""
        if word == "to" and not finite:
            return self.infinitive(at - 1)
        if outermost in ("being", "having") and not finite:
            return self.gerund(at)
        if word in self.book.words["coordinators"] or word == ",":
            if not finite and (hit := self._shared(at)) is not NOTHING:
                return hit
            if word != "," and finite:
                return self._conditioned(at, past)
        if outermost == "be" and not finite and at >= 0 and word not in CLOSERS:
            return Hit(Modality.DEMANDED, at + 1, at + 1)  # "that he be released"
        return self.subject(at, past=past or (not outermost and self.book.is_participle(self.words[self.first])))

    def _conditioned(self, at: int, past: bool) -> Hit | None:
        """Carry only a condition over to a second verb with an auxiliary of its own."""
        while not past and at >= 0 and self.words[at] not in CLOSERS and not self.is_in("relatives", at):
            if found := self.cue("if", at):
                return self.keep(Hit(found[0].says, found[1], at))
            at -= 1
        return None

    def _shared(self, at: int) -> Hit | None:
        """Walk on from the auxiliary that a coordinated verb shares ("may be beaten and [arrested]")."""
        coordinator = self.words[at]
        own = self.words[self.first]
        participle = self.book.is_participle(own)
        for back in range(at - 1, max(-1, at - SHARED_REACH), -1):
            word = self.words[back]
            if word in CLOSERS or word in self.book.words["relatives"] or word == "that":
                return NOTHING
            if participle and (self.is_in("be", back) or self.is_in("have", back)) and self._leads_to_participle(back):
                return self.group(back, shared=coordinator)
            if (
                not participle
                and not own.endswith("ing")
                and (word == "to" and back + 1 < at and not self._is_noun_after_to(back))
            ):
                return self.infinitive(back - 1)
            if not participle and word in self.book.words["modals"]:
                return self.group(back, shared=coordinator)
        if not participle and not own.endswith(("s", "ing")) and self.opens_with_order():
            return Hit(Modality.DEMANDED, self.order_at(), self.order_at())
        return NOTHING

    def _leads_to_participle(self, at: int) -> bool:
        at += 1
        while at < self.first and (self.book.is_adverb(self.words[at]) or self.is_in("be", at)):
            at += 1
        return at < self.first and self.book.is_participle(self.words[at])

    def _is_noun_after_to(self, at: int) -> bool:
        return self.is_in("determiners", at + 1) or self.capital[at + 1] or self.words[at - 1] in NOT_VERBS

    # ---- the subject and the clause around

    def subject(self, at: int, *, past: bool) -> Hit | None:
        """Walk through the subject of the event's verb to whatever opens or governs its clause."""
        if at >= 0 and self.words[at] == ",":
            at = self._over_insertion(at)
        edge, joined = at, False
        while at >= 0 and edge - at < SUBJECT_REACH:
            word = self.words[at]
            if word in CLOSERS:
                return None
            if word == ",":
                if not (self.capital[at - 1] and self.capital[at + 1]) or at < 2:
                    return self._fronted(at, past)
            elif (hit := self._opening(at, edge, past)) is not NOTHING:
                return hit
            elif at < edge and not joined and (hit := self._governed_barely(at, edge)) is not NOTHING:
                return hit
            joined = joined or word in self.book.words["coordinators"]
            at -= 1
        return None

    def _opening(self, at: int, edge: int, past: bool) -> Hit | None:
        """Return what the word that opens the clause says; NOTHING where it does not open one."""
        word = self.words[at]
        if word == "that":
            return self.that(at - 1)
        if found := self.cue("subject", at):
            if found[0].says in WEAK or self._is_quantifier(found[1], edge):
                hit = self.keep(Hit(found[0].says, found[1], at))
                return hit if hit is not None else NOTHING
        if word in self.book.words["generic"] and not past:
            return Hit(Modality.HYPOTHETICAL, at, at)
        if found := self.cue("if", at):
            if word not in self.book.words["questions"] and word != "so":
                return self.keep(Hit(found[0].says, found[1], at))
        if word in self.book.words["joining"]:
            ahead = word in self.book.words["awaiting"] and not past and edge > at
            return Hit(Modality.FUTURE, at, at) if ahead and self._is_present() else None
        if word in self.book.words["relatives"]:
            return None if past or not self.is_in("generic", at - 1) else Hit(Modality.HYPOTHETICAL, at - 1, at - 1)
        if self.is_in("questions", at) and at <= edge:
            return self._inverted(at, edge)
        return NOTHING

    def _is_present(self) -> bool:
        return any(
            self.words[i] in ("is", "are", "has", "have", "'s", "'re")
            for i in range(max(0, self.first - 4), self.first)
        )

    def _is_quantifier(self, at: int, edge: int) -> bool:
        """Whether "no" opens the subject itself rather than a phrase inside it ("the man with no name")."""
        if self.is_in("breaking", at - 1) or (at > 0 and self.words[at - 1] in ("of", "for", "from", "without")):
            return False
        own = range(max(at, self.first - 1), self.first)
        return not (any(self.words[i] in ("those", "the") for i in own) and edge == self.first - 1)

    def _inverted(self, at: int, edge: int) -> Hit | None:
        """Read "nor has he been", "should he be", "had he been"."""
        before = self.words[at - 1] if at > 0 else ""
        if edge - at > 4:
            return None
        if before in ("nor", "neither", "never", "not"):
            return self.keep(Hit(Modality.NEGATED, at - 1, at))
        if self.words[at] in ("should", "had", "were") and (not before or before in ",;:" or before == "that"):
            return Hit(Modality.HYPOTHETICAL, at, at)
        return None

    def _governed_barely(self, at: int, edge: int) -> Hit | None:
        """Return what a verb says that governs the clause without "that" ("denied he was beaten")."""
        if not (found := self.cue("bare", at)):
            return NOTHING
        opens = self.words[at + 1]
        named = opens in self.book.words["pronouns"] or (self.capital[at + 1] and not self.book.is_participle(opens))
        if not named and not (opens in self.book.words["determiners"] and found[0].says is Modality.FEARED):
            return None if found[0].says is not Modality.ASSERTED else NOTHING
        if self.is_in("relatives", found[1] - 1) or found[0].says is Modality.ASSERTED:
            return None
        if found[0].says is Modality.DEMANDED and not self._is_present():
            return None
        return self._unless_denied(found, at)

    def _over_insertion(self, at: int) -> int:
        """Return the index before an insertion between commas that stands before the verb."""
        for back in range(at - 1, max(-1, at - SUBJECT_REACH), -1):
            if self.words[back] == ",":
                return back - 1
            if self.words[back] in CLOSERS:
                break
        return at - 1

    def _fronted(self, at: int, past: bool) -> Hit | None:
        """Read what stands before the main clause: "If convicted, he …", "According to reports, he …"."""
        for start in range(0, min(4, at)):
            if found := self.cue("if", start):
                if found[1] <= 1 and not past and self.words[start] not in ("so", "otherwise", "were"):
                    return self.keep(Hit(found[0].says, found[1], start))
            if found := self.cue("subject", start):
                if found[0].says in WEAK:
                    self.keep(Hit(found[0].says, found[1], start))
        return None

    def that(self, at: int) -> Hit | None:
        """Look for the word that governs a clause with "that", over the one to whom it was said."""
        for back in range(at, max(-1, at - THAT_REACH), -1):
            word = self.words[back]
            if word in CLOSERS or word in ",.":
                return None
            if found := self.cue("that", back):
                if found[0].says is Modality.ASSERTED:
                    return None
                if (hit := self._unless_denied(found, back)) is not None:
                    return hit
                if self.weak is not None and (outer := self._outside(found[1] - 1)) is not None:
                    return outer
                return None
        return None

    def _unless_denied(self, found: tuple[Cue, int], at: int) -> Hit | None:
        """Return what a governing word says, unless it is itself negated ("did not deny that …")."""
        cue, first = found
        if cue.says in (Modality.DENIED, Modality.NEGATED) and any(
            self.words[i] in ("not", "never", "n't", "didn't", "cannot", "don't", "doesn't", "nor", "hasn't", "could")
            for i in range(max(0, first - 3), first)
        ):
            return None
        return self.keep(Hit(cue.says, first, at))

    def _outside(self, at: int) -> Hit | None:
        """Look for a denial around reports or allegations ("dismissed claims that …")."""
        for back in range(at, max(-1, at - 6), -1):
            if self.words[back] in CLOSERS or self.words[back] == ",":
                return None
            for place in ("noun", "that"):
                found = self.cue(place, back)
                if found and found[0].says in (Modality.DENIED, Modality.NEGATED):
                    return self._unless_denied(found, back)
            if self.words[back] in (
                "deny",
                "denied",
                "denies",
                "denying",
                "rejected",
                "rejects",
                "dismissed",
                "dismisses",
                "rejecting",
                "dismissing",
                "no",
            ):
                return Hit(Modality.DENIED, back, back)
        return None

    # ---- infinitives, gerunds, nouns

    def infinitive(self, at: int) -> Hit | None:
        """Find what governs an infinitive; where nothing does, it did not simply happen."""
        while (
            at >= 0
            and self.book.is_adverb(self.words[at])
            and self.words[at] not in ("not", "never", "only", "first", "so")
        ):
            at -= 1
        if found := self.cue("to", at):
            return self._of_infinitive(found, at)
        for back in range(at, max(-1, at - OBJECT_REACH), -1):
            word = self.words[back]
            if word in self.book.words["ordinary"] and self.weak is None:
                return None
            if word in CLOSERS or word in ",." or word in self.book.words["relatives"] or word == "that":
                break
            if found := self._with_object(back):
                return self._of_infinitive(found, back)
            if self.is_in("be", back) or self.is_in("modals", back):
                break
        return Hit(Modality.FUTURE if self.title else Modality.HYPOTHETICAL, at + 1, at + 1)

    def _with_object(self, at: int) -> tuple[Cue, int] | None:
        for cue in self.book.cues["to"].get(GAP, ()):
            first = at - len(cue.head) + 1
            if (
                first >= 0
                and cue.head[-1] == self.words[at]
                and cue.concerns(self.kind)
                and tuple(self.words[first : at + 1]) == cue.head
            ):
                return cue, first
        return None

    def _of_infinitive(self, found: tuple[Cue, int], at: int) -> Hit | None:
        cue, first = found
        if cue.says is Modality.ASSERTED or cue.says in WEAK:
            self.keep(Hit(cue.says, first, at)) if cue.says in WEAK else None
            return self.group(first - 1)
        if cue.says is Modality.NEGATED and self._unless_denied(found, at) is None:
            return None
        return self.keep(Hit(cue.says, first, at))

    def gerund(self, at: int) -> Hit | None:
        """Find what governs "being arrested" or "arresting"."""
        return self._governing(at, ("ing",), 10)

    def noun(self, at: int) -> Hit | None:
        """Find what the event's noun is the object of."""
        return self._governing(at, ("noun",), NOUN_REACH)

    def _governing(self, at: int, places: tuple[str, ...], reach: int) -> Hit | None:
        start, crossed = at, False
        while at >= 0 and start - at < reach:
            word = self.words[at]
            found = next((f for place in places if (f := self.cue(place, at))), None)
            if found and not (crossed and found[0].says in (Modality.DEMANDED, Modality.FUTURE)):
                if found[0].says is Modality.ASSERTED:
                    return self._ahead_of(at)
                if (hit := self.keep(Hit(found[0].says, found[1], at))) is not None:
                    return self._unless_denied(found, at) if hit.says is Modality.DENIED else hit
                if found[0].says in WEAK and (outer := self._outside(found[1] - 1)) is not None:
                    return outer
                at = found[1] - 1
                continue
            if word == "that":
                return self.that(at - 1)
            if word in self.book.words["light"] and at < start + 1:
                return self._from_light(at)
            if found := self.cue("if", at):
                if word in ("if", "unless", "whether") or found[1] < at:
                    return self.keep(Hit(found[0].says, found[1], at))
            if self._closes(at):
                return self._ahead_of(at)
            crossed = crossed or (
                word == "of"
                and self.words[at - 1] not in self.book.words["bridging_of"]
                and not self.words[at - 1].endswith("ing")
            )
            at -= 1
        return None

    def _closes(self, at: int) -> bool:
        word = self.words[at]
        if word in CLOSERS or word in self.book.words["relatives"] or word in self.book.words["breaking"]:
            return True
        if word in self.book.words["joining"] or word in self.book.words["time"] or word in self.book.words["be"]:
            return True
        if word in self.book.words["pronouns"] or (word == "," and not self._is_list(at)):
            return True
        return word.endswith(("ed", "ing")) and self.is_in("determiners", at + 1)

    def _is_list(self, at: int) -> bool:
        return at > 0 and at + 1 < len(self.words) and not self.capital[at + 1]

    def _ahead_of(self, at: int) -> Hit | None:
        """Read "will be held until his trial": what bounds a future lies in the future too."""
        if not self.is_in("time", at) or self.words[at] in ("despite", "amid", "from", "since"):
            return None
        for back in range(at - 1, max(-1, at - 16), -1):
            if (
                self.words[back] in CLOSERS
                or self.words[back] == ","
                or self.is_in("relatives", back)
                or self.is_in("past", back)
            ):
                return None
            if self.words[back] in ("will", "'ll", "shall", "must"):
                return Hit(Modality.FUTURE, back, back)
        return None

    def _from_light(self, at: int) -> Hit | None:
        """Go on from a verb that only carries the noun ("did not [hold] a hearing")."""
        if self.words[at].endswith("ing") and not self.is_in("be", at - 1):
            return self.gerund(at - 1)
        if at == 0:
            return None
        return self.group(at - 1)

    # ---- orders: "Release …", "Ensure that …"

    def order_at(self) -> int:
        """Return the index of the first word that is no bullet, number or adverb."""
        at = 0
        while at < self.first and (
            self.words[at] in DASHES
            or self.words[at] in QUOTES
            or self.words[at].isdigit()
            or self.words[at] in ("please", ".", ")", "(", "to", "and", ",")
            or self.book.is_adverb(self.words[at])
        ):
            at += 1
        return at

    def opens_with_order(self) -> bool:
        """Whether the clause opens with the bare verb of an order or recommendation."""
        at = self.order_at()
        follows = self.words[at + 1] if at + 1 < len(self.words) else ""
        return self.words[at] in ORDERS and follows not in (
            "of",
            "for",
            "from",
            "in",
            "on",
            "by",
            "and",
            "or",
            ",",
            "was",
            "is",
            "has",
        )


ORDERS = frozenset(
    "release free drop quash ensure guarantee investigate stop end halt provide allow grant refrain take put lift repeal call urge demand write conduct bring immediately "
    "give let make uphold respect protect withdraw disclose reveal dismiss annul overturn close cease abolish amend initiate open set launch clarify inform account comply "
    "expunge reinstate hold try transfer send sign ask tell request insist express calling urging demanding calls urges condemn reconsider review commute pardon return".split()
)
NOTHING = Hit(Modality.ASSERTED, -1, -1)
