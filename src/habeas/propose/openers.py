"""The way out of an event's clause: through its subject to what opens the clause, and to the word that governs it."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Kind, Modality
from habeas.propose.scope import CLOSERS, NOTHING, WEAK, Hit, Scope

OUTER = frozenset({",", "without", "and", "but"})
SUBJECT_REACH, THAT_REACH, INVERSION_REACH, AHEAD_REACH = 34, 9, 4, 16


@dataclass(slots=True)
class Openers(Scope):
    """The walk from an event's verb group outward."""

    # ---- from the verb group outward

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
                if not self._is_in_names(at):
                    return self._fronted(at, past=past)
            elif (hit := self._outward(at, edge, past=past, joined=joined)) is not NOTHING:
                return hit
            if word in self.book.words["coordinators"]:
                if (
                    word == "or"
                    and not past
                    and self.kind is not Kind.THREAT
                    and at < edge
                    and self.is_in("pronouns", at + 1)
                ):
                    return Hit(Modality.HYPOTHETICAL, at, at)  # "sign, or we arrest your wife"
                joined = True
                self.other_clause = self.other_clause or self.is_in("pronouns", at + 1)
            at -= 1
        return None

    def _outward(self, at: int, edge: int, *, past: bool, joined: bool) -> Hit | None:
        hit = self._opening(at, edge, past=past)
        if hit is NOTHING and at < edge and not joined:
            return self._governed_barely(at)
        return hit

    def _is_in_names(self, at: int) -> bool:
        return at >= 2 and self.capital[at - 1] and self.capital[at + 1]

    def _over_insertion(self, at: int) -> int:
        """Return the index before an insertion between commas that stands before the verb."""
        for back in range(at - 1, max(-1, at - SUBJECT_REACH), -1):
            if self.words[back] == ",":
                return back - 1
            if self.words[back] in CLOSERS:
                break
        return at - 1

    def _opening(self, at: int, edge: int, *, past: bool) -> Hit | None:
        """Return what the word that opens the clause says; NOTHING where it does not open one."""
        word = self.words[at]
        if word == "that":
            return self.that(at - 1, past=past)
        if (found := self.cue("subject", at)) and (found[0].says in WEAK or self._is_quantifier(found[1], edge)):
            hit = self.keep(Hit(found[0].says, found[1], at))
            return NOTHING if hit is None else hit
        if self._is_unsure(at, edge):
            return Hit(Modality.HYPOTHETICAL, at, at)
        if self.opens_occasion(at) and at < edge:
            if word == "time" and at > 0 and self.words[at - 1] in ("high", "about"):
                return Hit(Modality.DEMANDED, at - 1, at)  # "it is high time he was freed"
            ahead = not past and self.is_present() and "been" not in self.words[at : self.first]
            ahead = ahead and not self.is_in("ordinary", at - 1)
            return Hit(Modality.FUTURE, at, at) if ahead else None
        if word in self.book.words["generic"] and not past:
            return Hit(Modality.HYPOTHETICAL, at, at)
        if (found := self.cue("if", at)) and word not in self.book.words["questions"] and word != "so":
            return self.keep(Hit(found[0].says, found[1], at))
        if word in self.book.words["joining"]:
            ahead = word in self.book.words["awaiting"] and not past and edge > at and self.is_present()
            return Hit(Modality.FUTURE, at, at) if ahead else None
        if word in self.book.words["relatives"]:
            return Hit(Modality.HYPOTHETICAL, at - 1, at) if self.is_in("generic", at - 1) and not past else None
        asks = word in self.book.words["questions"] and not self.is_month(at)
        return self._inverted(at, edge) if asks else NOTHING

    def _is_unsure(self, at: int, edge: int) -> bool:
        """Whether "perhaps" opens the clause ("perhaps she was"), not a guess at a number ("perhaps forty were")."""
        if not self.is_in("unsure", at) or at >= edge:
            return self.is_in("unsure", at) and at == edge
        return self.is_in("pronouns", at + 1) or self.capital[at + 1] or self.words[at + 1] in ("the", "his", "her")

    def _is_quantifier(self, at: int, edge: int) -> bool:
        """Whether "no" opens the subject itself rather than a phrase inside it ("the man with no name")."""
        if (
            self.other_clause
            or self.is_in("breaking", at - 1)
            or (at > 0 and self.words[at - 1] in ("of", "for", "from", "without"))
        ):
            return False
        return not (edge == self.first - 1 and self.words[edge] in ("those", "the"))

    def _inverted(self, at: int, edge: int) -> Hit | None:
        """Read "nor has he been", "at no time was he", "should he be", "had he been"."""
        before = self.words[at - 1] if at > 0 else ""
        if edge == at or edge - at > INVERSION_REACH:
            return None
        if "sooner" in self.words[max(0, at - 2) : at]:
            return None  # "no sooner was she freed than …"
        barred = next((i for i in range(at - 1, max(-1, at - 4), -1) if self.is_in("barring", i)), None)
        if barred is None and self.words[0] in ("at", "in", "under", "on", "by") and self.words[1] == "no" and at < 9:
            barred = 1  # "At no stage of the inquiry was she …"
        if barred is not None and "," not in self.words[barred:at]:
            return self.keep(Hit(Modality.NEGATED, barred, at))
        if self.words[at] in ("should", "had", "were") and (before in ("", ",", "that") or before in CLOSERS):
            return Hit(Modality.HYPOTHETICAL, at, at)
        return None

    def _governed_barely(self, at: int) -> Hit | None:
        """Return what a verb says that governs the clause without "that" ("denied he was beaten")."""
        if self.words[at] == "lets" and self.is_in("bare", self.first):
            return Hit(Modality.HYPOTHETICAL, at, at)  # "the law lets the police hold them"
        if not (found := self.cue("bare", at)):
            return NOTHING
        cue, opens = found[0], self.words[at + 1]
        if self.is_in("determiners", found[1] - 1) and cue.says is Modality.ASSERTED:
            return NOTHING  # "the State", a noun
        if cue.says is Modality.ASSERTED or self.is_in("relatives", found[1] - 1):
            return None
        named = self.is_in("pronouns", at + 1) or (self.capital[at + 1] and not self.book.is_participle(opens))
        if not named and not (self.is_in("determiners", at + 1) and cue.says is Modality.FEARED):
            return None
        if cue.says is Modality.DEMANDED and not self.is_present():
            return None
        if self.is_in("mistaken", at) and "being" in self.words[at : self.first]:
            return Hit(Modality.HYPOTHETICAL, at, at)  # "she thought she was being kidnapped"
        return self.unless_denied(found, at)

    def _fronted(self, at: int, *, past: bool) -> Hit | None:
        """Read what stands before the main clause: "If convicted, he …", "Reportedly, he …"."""
        for start in range(min(4, at)):
            if (
                (found := self.cue("if", start))
                and found[1] <= 1
                and not past
                and self.words[start] not in ("so", "were")
            ):
                return self.keep(Hit(found[0].says, found[1], start))
            if (found := self.cue("subject", start)) and found[0].says in WEAK:
                self.keep(Hit(found[0].says, found[1], start))
        return None

    # ---- the word that governs a clause

    def that(self, at: int, *, past: bool = False) -> Hit | None:
        """Look for the word that governs a clause with "that", over the one to whom it was said."""
        if at > 0 and self.words[at] in self.book.words["coordinators"]:
            at = self._first_that(at) or at  # "ensure that … and that he is protected"
        for back in range(at, max(-1, at - THAT_REACH), -1):
            if self.words[back] in CLOSERS or self.words[back] in (",", "."):
                return None
            if found := self.cue("that", back):
                if found[0].says is Modality.ASSERTED or (past and found[0].says is Modality.FUTURE):
                    return None  # "the plan that she released" is no plan to release
                hit = self.unless_denied(found, back)
                return self.outside(found[1] - 1) if hit is None and found[0].says in WEAK else hit
        return None

    def _first_that(self, at: int) -> int | None:
        """Return the index before the first of several joined clauses with "that"."""
        for back in range(at - 1, max(-1, at - SUBJECT_REACH), -1):
            if self.words[back] in CLOSERS:
                return None
            if self.words[back] == "that":
                return back - 1
        return None

    def outside(self, at: int) -> Hit | None:
        """Look for a denial around reports or allegations ("dismissed claims that …")."""
        for back in range(at, max(-1, at - 6), -1):
            if self.words[back] in CLOSERS or self.words[back] in OUTER or self.is_in("breaking", back):
                return None
            for place in ("that", "ing"):
                found = self.cue(place, back)
                denies = found is not None and (
                    found[0].says is Modality.DENIED or (found[0].says is Modality.NEGATED and place == "that")
                )
                if found and denies:
                    return self.unless_denied(found, back)
            if self.words[back] == "no":
                return self.keep(Hit(Modality.NEGATED, back, back))
        return None

    def ahead_of(self, at: int) -> Hit | None:
        """Read "will be held until his trial": what bounds a future lies in the future too."""
        if not self.is_in("time", at) or self.words[at] in ("despite", "amid", "from", "since"):
            return None
        for back in range(at - 1, max(-1, at - AHEAD_REACH), -1):
            if (
                self.words[back] in CLOSERS
                or self.words[back] == ","
                or self.is_in("relatives", back)
                or self.is_in("past", back)
            ):
                return None
            if self.is_in("firm", back):
                return Hit(Modality.FUTURE, back, back)
        return None
