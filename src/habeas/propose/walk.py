"""What governs an event, seen from its trigger: the walk through the verb group in which it stands."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Modality
from habeas.propose.cues import Cue
from habeas.propose.governors import Governors
from habeas.propose.scope import CLOSERS, NOTHING, STRONGER, Hit, is_gerund

MOST_STEPS, CONDITION_REACH = 6, 40
GROUP_REACH, SHARED_REACH = 12, 26


@dataclass(slots=True)
class _Group:
    """What has been seen of a verb group on the way through it."""

    outermost: str = ""
    finite: bool = False
    past: bool = False
    modal: Hit | None = None


@dataclass(slots=True)
class Walk(Governors):
    """The walk from a trigger to what governs it, by the form in which it stands."""

    def group(self, at: int, *, shared: str = "") -> Hit | None:
        """Walk through auxiliaries and adverbs; ``shared`` is the coordinator through which the group is reached."""
        seen, start = _Group(), at
        self.steps += 1
        if self.steps > MOST_STEPS:
            return None
        while at >= 0 and start - at < GROUP_REACH:
            word = self.words[at]
            if (found := self.cue("group", at)) and not self.is_month(at) and not self.is_had(at):
                hit = self._of_group(found, at, shared)
                if hit is not None and (hit.says is Modality.NEGATED or seen.modal):
                    return hit if seen.modal is None else seen.modal
                seen.modal, seen.outermost, seen.finite = hit or seen.modal, word, True
                at = found[1] - 1
            elif (
                word in self.book.words["be"] or self.is_in("have", at) or self.is_in("do", at) or self.is_had(at)
            ) and not self.is_genitive(at):
                seen.finite = seen.finite or word not in ("be", "been", "being", "having")
                seen.past = seen.past or word in self.book.words["past"] or word == "'d"
                seen.outermost, at = word, at - 1
            elif self.book.is_adverb(word) or (
                word == "," and at >= 1 and (at == start or self.words[at + 1] == "ever") and self._is_split(at - 1)
            ):
                at -= 1
            elif word == "," and at >= 2 and self.words[at - 2] == "," and self._is_aside(at - 1):
                at -= 3
            else:
                break
        return self._before_group(at, seen)

    def _is_split(self, at: int) -> bool:
        """Whether a comma parts a verb group: "has never been, charged"."""
        return (
            self.is_in("be", at) or self.is_in("have", at) or (self.is_in("barring", at) and not self.is_in("none", at))
        )

    def _is_aside(self, at: int) -> bool:
        if found := self.cue("group", at):
            self.keep(Hit(found[0].says, found[1], at))
        return self.book.is_adverb(self.words[at]) or self.words[at] in ("however", "too", "though")

    def _of_group(self, found: tuple[Cue, int], at: int, shared: str) -> Hit | None:
        cue, first = found
        if cue.says is Modality.ASSERTED:
            return None
        if cue.says is Modality.NEGATED and (shared in ("and", ",", "but", "then") or self._happened_later(at)):
            return None
        if cue.says is Modality.NEGATED and self._is_undone(first):
            self.undone = True
        if self.undone:
            return None
        if cue.says is Modality.NEGATED and first > 0 and self.words[first - 1] in ("may", "might"):
            return self.keep(Hit(Modality.HYPOTHETICAL, first - 1, at))
        if (self.words[at] == "should" and self.is_emotive(first)) or (self.words[at] == "would" and self.is_told(at)):
            return None
        return self.keep(Hit(cue.says, first, at))

    def _is_undone(self, at: int) -> bool:
        """Whether a negation is thought away: "had they not freed me, I would …", "but for her he would never have"."""
        behind = self.words[at : self.first]
        if "have" in behind and any(self.is_in("modals", i) for i in range(max(0, at - 3), at)):
            return self.words[0] in ("without", "but")
        around = (*self.words[max(0, at - 24) : at - 4], *self.words[self.last + 1 : self.last + 24])
        unreal = not {"would", "could", "might", "'d"}.isdisjoint(around)
        if "had" not in self.words[max(0, at - 3) : at + 1] and self.words[at] != "hadn't":
            return False
        inverted = at > 1 and self.words[at - 2] == "had" and self.is_in("pronouns", at - 1)
        return unreal and (inverted or "if" in self.words[max(0, at - 8) : at])

    def _happened_later(self, at: int) -> bool:
        """Whether "not … until 2019" says that it happened, later."""
        behind = self.words[self.last + 1 : self.last + 9]
        where = next((i for i, word in enumerate(behind) if word in ("until", "till")), None)
        if where is None or behind[where + 1 : where + 2] in (["now"], ("now",), ("today",), ("this",), ("then",)):
            return False
        return not {"has", "have", "hasn't", "will", "must"} & set(self.words[max(0, at - 2) : at + 1])

    def _before_group(self, at: int, seen: _Group) -> Hit | None:
        word = self.words[at] if at >= 0 else ""
        if seen.modal is not None:
            return self._beyond_modal(at, seen.modal)
        if word == "to" and (not seen.finite or seen.outermost == "have"):
            return self.infinitive(at - 1)
        if seen.outermost in ("being", "having") and not seen.finite:
            return self.gerund(at)
        if word in self.book.words["coordinators"] or word == ",":
            if not seen.finite and (hit := self._shared(at)) is not NOTHING:
                return hit
            if word == "," and not seen.outermost and self._is_insertion(at):
                return None
            if word != "," and seen.finite:
                return self._conditioned(at, past=seen.past)
        if not seen.outermost and (hit := self._as_object(at)) is not None:
            return hit
        past = seen.past or (not seen.outermost and self.book.is_participle(self.words[self.first]))
        hit = self.subject(at, past=past)
        if hit is None and seen.outermost == "be" and not seen.finite and at >= 0 and word not in CLOSERS:
            return Hit(Modality.DEMANDED, at + 1, at + 1)  # "that he be released"
        return hit

    def _beyond_modal(self, at: int, modal: Hit) -> Hit | None:
        """Let what governs the clause outweigh a modal ("fears he may be …", "no one will be …")."""
        weak, outer = self.weak, None
        if at >= 0 and self.words[at] not in ("and", "or", "but", ","):
            outer = self.subject(at, past=False)
        self.weak = weak
        if (
            outer is None
            or outer.says not in STRONGER
            or (modal.says is Modality.DEMANDED and outer.says is not Modality.NEGATED)
        ):
            return modal
        if outer.says is Modality.NEGATED and self.is_in("obliging", modal.first):
            return Hit(Modality.HYPOTHETICAL, outer.first, outer.last)  # "no one shall be": a norm, not a fact
        return outer

    def _is_insertion(self, at: int) -> bool:
        """Whether a participle stands between commas behind its noun: "the poet, jailed in May, …"."""
        behind = self.words[self.last + 1 : self.last + 14]
        return at > 0 and at == self.first - 1 and "," in behind and not self.is_in("breaking", at - 1)

    def _as_object(self, at: int) -> Hit | None:
        """Read a participle after its object: "could see him jailed", "wants her freed"."""
        if not (self.book.is_participle(self.words[self.first]) or self.words[self.first] == "free") or at < 1:
            return None
        of_noun = any(self.is_in("determiners", i) for i in range(max(0, at - 2), at))
        if of_noun and (hit := self._gapped(at)):
            return hit
        if self.is_in("coordinators", at) or not (self.is_in("objects", at) or self.capital[at] or of_noun):
            return None
        for back in range(at - 1, max(-1, at - 5), -1):
            if (
                self.is_in("pronouns", back)
                or self.words[back] in CLOSERS
                or self.words[back] == ","
                or self.is_in("relatives", back)
            ):
                return None
            if self.is_in("modals", back) and not self.is_month(back):
                return self.group(back)
            if self.is_in("seeing", back) and self.words[back - 1] == "to":
                return self.infinitive(back - 2)  # "they want to see him freed"
            if (found := self._with_object(back)) and found[0].says in (Modality.DEMANDED, Modality.HYPOTHETICAL):
                return self.keep(Hit(found[0].says, found[1], back))
        return None

    def _gapped(self, at: int) -> Hit | None:
        """Read a second passive that leaves "to be" out: "for the gates to be opened and the monks freed"."""
        joined = next((i for i in range(at - 1, max(-1, at - 4), -1) if self.words[i] == "and"), None)
        if joined is None:
            return None
        for back in range(joined - 1, max(-1, joined - 8), -1):
            if self.words[back] == "be" and back > 0 and self.words[back - 1] == "to":
                return self.infinitive(back - 2)
        return None

    def _conditioned(self, at: int, *, past: bool) -> Hit | None:
        """Carry only a condition over to a second verb with an auxiliary of its own."""
        for back in range(at, max(-1, at - CONDITION_REACH), -1):
            if past or self.words[back] in CLOSERS or self.is_in("relatives", back):
                return None
            if found := self.cue("if", back):
                return self.keep(Hit(found[0].says, found[1], back))
        return None

    def _shared(self, at: int) -> Hit | None:
        """Walk on from the auxiliary that a coordinated verb shares ("may be beaten and [arrested]")."""
        coordinator, own = self.words[at], self._verb_after(at)
        participle = self.book.is_participle(own)
        behind = self.words[self.last + 1] if self.last + 1 < len(self.words) else ""
        if coordinator == "," and participle and behind not in ("and", "or", ","):
            return NOTHING  # the end of an insertion, not a list of verbs
        for back in range(at - 1, max(-1, at - SHARED_REACH), -1):
            word = self.words[back]
            if word in CLOSERS and back < self.order_at():
                break
            if word in CLOSERS or self.is_in("relatives", back) or word == "that":
                return NOTHING
            if participle and (self.is_in("be", back) or self.is_in("have", back)) and not self.is_genitive(back):
                verb = self._participle_after(back)
                return NOTHING if verb is None else self.group(verb - 1, shared=coordinator)
            if not participle and not is_gerund(own) and word == "to" and not self._is_preposition(back):
                return self.infinitive(back - 1)
            if not participle and self.is_in("modals", back) and not self.is_month(back):
                return self.group(back, shared=coordinator)
        if not participle and not own.endswith(("s", "ing")) and self.opens_with_order():
            return Hit(Modality.DEMANDED, self.order_at(), self.order_at())
        return NOTHING

    def _verb_after(self, at: int) -> str:
        """Return the verb that is joined: the event's own, or one that carries its noun ("[brought] to trial")."""
        at += 1
        while at < self.first and self.book.is_adverb(self.words[at]):
            at += 1
        return self.words[min(at, self.first)]

    def _participle_after(self, at: int) -> int | None:
        at += 1
        while at < self.first and (
            self.book.is_adverb(self.words[at]) or self.is_in("be", at) or self.cue("group", at)
        ):
            at += 1
        return at if at < self.first and self.book.is_participle(self.words[at]) else None
