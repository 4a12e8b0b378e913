"""What governs an event: an infinitive's verb, a gerund's preposition, what a noun is the object of."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Kind, Modality
from habeas.propose.cues import GAP, Cue
from habeas.propose.openers import Openers
from habeas.propose.scope import CLOSERS, NOTHING, WEAK, Hit, is_gerund

NOUN_REACH, OBJECT_REACH = 14, 14
PREVENTED = frozenset({"neither", "nor", "nothing", "not", "n't", "never"})


@dataclass(slots=True)
class Governors(Openers):
    """The walk from an infinitive, a gerund or a noun to what governs it."""

    def group(self, at: int, *, shared: str = "") -> Hit | None:
        """Walk through a verb group; the walk that knows verbs does."""
        raise NotImplementedError

    def _is_preposition(self, at: int) -> bool:
        """Whether "to" leads to a noun rather than a verb."""
        return self.is_in("determiners", at + 1) or self.capital[at + 1] or self.is_in("before_nouns", at - 1)

    # ---- infinitives

    def infinitive(self, at: int) -> Hit | None:
        """Find what governs an infinitive; where nothing does, it did not simply happen."""
        end = at
        while end >= 0:
            if found := self.cue("to", end):
                return self._of_infinitive(found, end)
            if not self.book.is_adverb(self.words[end]) or self.words[end] in ("only", "first"):
                break
            end -= 1
        for back in range(end, max(-1, end - OBJECT_REACH), -1):
            word = self.words[back]
            if self.is_in("ordinary", back) and end - back <= 5:
                return None  # "the first journalist to be arrested"
            if word in CLOSERS or word in ",." or self.is_in("relatives", back) or word == "that":
                break
            if found := self._with_object(back):
                return self._of_infinitive(found, back)
            if (self.is_in("be", back) and not self.is_genitive(back)) or self.is_in("modals", back):
                break
        headline = self.words[-1] not in (".", ";", "!", "?") and end < 6
        return Hit(Modality.FUTURE if headline else Modality.HYPOTHETICAL, at + 1, at + 1)

    def _with_object(self, at: int) -> tuple[Cue, int] | None:
        """Return a cue whose object stands between it and the event ("urged [the police] to release")."""
        if self.words[at] == "press" and self.words[at + 1] in (
            "conference",
            "release",
            "statement",
            "freedom",
            "briefing",
        ):
            return None
        if self.words[at] == "forces" and self.is_in("forces", at - 1):
            return None  # "allows the security forces to search"
        for cue in self.book.cues["to"].get(f"{self.words[at]} {GAP}", ()):
            first = at - len(cue.head) + 1
            if (
                cue.head[-1] == self.words[at]
                and first >= 0
                and tuple(self.words[first : at + 1]) == cue.head
                and cue.concerns(self.kind)
            ):
                return cue, first
        return None

    def _of_infinitive(self, found: tuple[Cue, int], at: int) -> Hit | None:
        cue, first = found
        if cue.says is Modality.ASSERTED or cue.says in WEAK:
            if cue.says in WEAK:
                self.keep(Hit(cue.says, first, at))
            return self.group(first - 1)
        return self.unless_denied(found, at)

    # ---- gerunds and nouns

    def gerund(self, at: int) -> Hit | None:
        """Find what governs "being arrested" or "arresting"."""
        return self._governing(at, "ing")

    def noun(self, at: int) -> Hit | None:
        """Find what the event's noun is the object of."""
        return self._governing(at, "noun")

    def _governing(self, at: int, place: str) -> Hit | None:
        start, crossed = at, False
        while at >= 0 and start - at < NOUN_REACH:
            if (hit := self._governed_at(at, place, crossed=crossed)) is not NOTHING:
                return hit
            crossed = crossed or self._opens_another(at)
            at -= 1
        return None

    def _governed_at(self, at: int, place: str, *, crossed: bool) -> Hit | None:
        """Return what a word on the way says; None where the way ends, NOTHING where it goes on."""
        found = self.cue(place, at)
        if found and self.words[at + 1] == "," and self.book.is_participle(self.words[at]):
            found = None  # "twice postponed, the trial …"
        if found and not (crossed and found[0].says in (Modality.DEMANDED, Modality.FUTURE)):
            return self._of_noun(found, at)
        if self.words[at] == "that":
            return self.that(at - 1, past=True)
        if self.words[at] == "to" and self.kind in self.book.kinds["wanted"] and not self._is_preposition(at):
            return self.infinitive(at - 1)  # "to obtain his release": nothing says that they did
        if (
            self.words[at] == "for"
            and not found
            and (self.is_in("definite", at + 1) or "'s" in self.words[at : self.first])
        ):
            return None  # "no reason was given for his arrest"
        if self.is_in("light", at) and at > 0 and not self.is_in("determiners", at - 1):
            return self._from_light(at)
        if at == self.first - 1 and (hit := self._beside(at)) is not NOTHING:
            return hit
        if (carrier := self._carried_by(at)) is not None:
            return self._from_light(carrier)
        return self._ends_at(at)

    def _ends_at(self, at: int) -> Hit | None:
        if (found := self.cue("if", at)) and (self.words[at] in ("if", "unless", "whether") or found[1] < at):
            return self.keep(Hit(found[0].says, found[1], at))
        return self.ahead_of(at) if self._closes(at) else NOTHING

    def _beside(self, at: int) -> Hit | None:
        """Read the word right before a bare noun: "held until trial", "would be on trial"."""
        word = self.words[at]
        before_it = word == "before" and self.kind is Kind.TRIAL
        if before_it or (word == "until" and self.kind in self.book.kinds["ahead"]):
            return Hit(Modality.FUTURE, at, at)
        if word in ("on", "in", "under") and self.is_in("be", at - 1):
            return self.group(at - 1)
        return NOTHING

    def _carried_by(self, at: int) -> int | None:
        """Return the verb that brings somebody to the event: "did not [bring] him to trial"."""
        if self.words[at] not in ("to", "on", "into", "under", "before") or self.first - at > 3:
            return None
        for back in range(at - 1, max(0, at - 5), -1):
            if self.is_in("carrying", back):
                return back
            if self.words[back] in CLOSERS or self.words[back] == "," or self.is_in("be", back):
                return None
        return None

    def _of_noun(self, found: tuple[Cue, int], at: int) -> Hit | None:
        says = found[0].says
        if says is Modality.ASSERTED:
            return self.ahead_of(at)
        if says is Modality.DENIED:
            return self.unless_denied(found, at)
        barred = self.words[max(0, found[1] - 8) : found[1]]
        if says is Modality.NEGATED and found[0].head and not PREVENTED.isdisjoint(barred) and "," not in barred:
            return None  # "nothing stopped them from arresting her"
        hit = self.keep(Hit(says, found[1], at))
        if hit is None and says in WEAK and (outer := self.outside(found[1] - 1)) is not None:
            return outer
        return NOTHING if hit is None else hit

    def _opens_another(self, at: int) -> bool:
        """Whether "of" leads on to another noun, which alone is demanded ("release of victims of torture")."""
        return (
            self.words[at] == "of" and not self.is_in("bridging_of", at - 1) and not self.words[at - 1].endswith("ing")
        )

    def _closes(self, at: int) -> bool:
        word = self.words[at]
        if word in CLOSERS or self.is_in("relatives", at) or self.is_in("joining", at) or self.is_in("time", at):
            return True
        if self.is_in("breaking", at):
            return not (word in ("in", "to", "on") and self.is_in("light", at - 1))
        if self.is_in("pronouns", at) or (self.is_in("be", at) and not self.is_genitive(at)):
            return True
        if word == ",":
            return at + 1 >= len(self.words) or self.capital[at + 1]
        return word.endswith(("ed", "ing")) and self.is_in("determiners", at + 1)

    def _from_light(self, at: int) -> Hit | None:
        """Go on from a verb that only carries the noun ("did not [hold] a hearing")."""
        if is_gerund(self.words[at]) and not self.is_in("be", at - 1):
            return self.gerund(at - 1)
        if at > 1 and self.words[at - 2] == "help" and self.is_in("objects", at - 1):
            return self.group(at - 3) or Hit(Modality.DEMANDED, at - 2, at)  # "please help us get her out of jail"
        return self.group(at - 1)
