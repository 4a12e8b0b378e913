"""Which words of a parsed clause a date hangs on, and which of its events share it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from habeas.model import Kind, When
from habeas.propose.parts import TimeMention, Trigger
from habeas.propose.tree import Tree, Word
from habeas.propose.words import read_words

CAPTURE = frozenset({
    Kind.ARREST, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.SEARCH, Kind.SEIZURE, Kind.ABDUCTION, Kind.INTERROGATION,
    Kind.CHARGE, Kind.TRANSFER,
})  # fmt: skip
OUTCOME = frozenset({
    Kind.CONVICTION, Kind.SENTENCE, Kind.FINE, Kind.RELEASE, Kind.ACQUITTAL, Kind.PLEA_DEAL, Kind.BAIL,
    Kind.CONDITIONAL_RELEASE, Kind.PARDON, Kind.CHARGES_DROPPED, Kind.TRAVEL_RESTRICTION,
})  # fmt: skip
JUDGED = frozenset({Kind.PLEA_DEAL, Kind.CONVICTION, Kind.SENTENCE, Kind.FINE, Kind.ACQUITTAL})
SITTINGS = frozenset({Kind.HEARING, Kind.TRIAL})
STATES = frozenset({Kind.MASS_DETENTION, Kind.DETENTION, Kind.INCOMMUNICADO, Kind.SURVEILLANCE})
DECIDING = frozenset(["decided", "ruled", "ordered", "announced", "determined", "agreed", "resolved"])
LATER = frozenset(
    [
        "later",
        "then",
        "subsequently",
        "eventually",
        "afterwards",
        "thereafter",
        "since",
        "finally",
        "before",
        "after",
        "until",
    ]
)
CARRYING = frozenset(["in", "under", "into", "to", "on", "from", "at", "with", "of", "by"])
AT_ONCE = re.compile(r"\s?(?:(?:on|in|at|since|during|early on|late on)(?: the)?\s)?", re.IGNORECASE)
LONGEST_CLIMB = 12


class Attachment:
    """The dates of one parsed clause, shared out to its triggers."""

    def __init__(self, text: str, triggers: Sequence[Trigger], tree: Tree) -> None:
        """Know for each word which trigger it is part of."""
        self.tree = tree
        self.text = text
        self.triggers = triggers
        self.words = read_words()
        self._owner: dict[int, list[Trigger]] = {}
        self._tops: dict[Trigger, Word] = {}
        for trigger in triggers:
            top = tree.top(trigger.start, trigger.end)
            if top is not None:
                self._tops[trigger] = top
            for word in tree.covering(trigger.start, trigger.end):
                self._owner.setdefault(word.index, []).append(trigger)

    def of(self, dates: Sequence[TimeMention]) -> dict[Trigger, TimeMention]:
        """Return the date of each trigger that has one; a date nearer by syntax goes before one shared."""
        own: dict[Trigger, TimeMention] = {}
        shared: dict[Trigger, TimeMention] = {}
        for time in dates:
            head = self.tree.top(time.start, time.end)
            if head is None:
                continue
            for trigger in self._when_clause(time):
                own.setdefault(trigger, _start_of(time))
            anchor = self._anchor(head, time)
            if anchor is None:
                continue
            owners = self._owner.get(anchor.index, [])
            for trigger in owners:
                own.setdefault(trigger, time)
            for trigger in self._sharing(anchor, time, bool(owners)):
                shared.setdefault(trigger, time)
        return {**shared, **self._together_told(own), **self._at_once(dates), **own}

    def _at_once(self, dates: Sequence[TimeMention]) -> dict[Trigger, TimeMention]:
        """Return the dates that stand right behind an event, however the parser reads them: "arrested on 5 May"."""
        return {
            trigger: time for trigger in self.triggers for time in dates
            if trigger.end <= time.start and AT_ONCE.fullmatch(self.text, trigger.end, time.start)
        }  # fmt: skip

    def _together_told(self, own: dict[Trigger, TimeMention]) -> dict[Trigger, TimeMention]:
        """Return what one sitting brings after its date: "convicted on 6 May and fined"."""
        found: dict[Trigger, TimeMention] = {}
        for first, then in pairwise(self.triggers):
            time = own.get(first) or found.get(first)
            judged = {first.kind, then.kind} <= JUDGED and self._joined(first, then)
            brought = first.kind is Kind.HEARING and then.kind is Kind.DETENTION_ORDER
            if time is not None and first.kind is not then.kind and (judged or brought):
                found[then] = time
        return found

    def _joined(self, first: Trigger, then: Trigger) -> bool:
        """Whether a second event is told on with "and", of the same person and with no word of a later time."""
        between = self.text[first.end : then.start].lower()
        words = set(re.findall(r"[a-z]+", between))
        return "and" in words and not words & (LATER | {"who", "he", "she", "they"}) and ";" not in between

    def _anchor(self, head: Word, time: TimeMention) -> Word | None:
        """Return the trigger word or verb on which a date hangs; None where another noun has it."""
        current = head
        for _ in range(LONGEST_CLIMB):
            above = self.tree.head(current)
            if above is None:
                return current if current.pos in ("VERB", "AUX") or current.index in self._owner else None
            if above.index in self._owner or above.pos in ("VERB", "AUX"):
                return above
            if above.pos in ("NOUN", "PROPN", "PRON", "NUM") and not self._lets_through(above, current, time):
                return None
            current = above
        return None

    def _lets_through(self, noun: Word, below: Word, time: TimeMention) -> bool:
        """Whether a date under this noun belongs to what the noun hangs on: "authorities in March arrested …"."""
        if time.start <= noun.start < time.end:
            return True
        lower = noun.lower
        people = lower in self.words.authorities or lower in self.words.persons
        if below.end <= noun.start and below.dep != "prep" and noun.pos == "NOUN":
            # "the 9 October 2013 election" has its date; "On 9 October police arrested X" is misread
            return people and self._is_opened(time)
        named = noun.pos in ("PROPN", "PRON")
        return named or people or lower in self.words.sites

    def _is_opened(self, time: TimeMention) -> bool:
        """Whether a preposition leads to this date."""
        first = self.tree.covering(time.start, time.end)[0].index
        return first > 0 and self.tree.words[first - 1].lower in ("on", "in")

    def _when_clause(self, time: TimeMention) -> list[Trigger]:
        """Return the triggers of "…, when he was transferred": the clause that hangs on the date itself."""
        found = []
        for word in self.tree.covering(time.start, time.end):
            for clause in self.tree.children(word, "relcl"):
                found += self._carried_by(clause, joined=True)
        return found

    def _sharing(self, anchor: Word, time: TimeMention, owned: bool) -> list[Trigger]:
        """Return the triggers that share the date of a verb with it."""
        if anchor.lower in self.words.saying:
            return self._said_then(anchor)
        opens = time.start < anchor.start
        found = self._carried_by(anchor, joined=opens)
        if owned:
            found += self._together(anchor)
            found += self._decided_at(anchor)
            found += self._taken_to(anchor)
        for clause in self.tree.children(anchor, "advcl"):
            if any(child.lower == "when" for child in self.tree.children(clause, "advmod", "mark")):
                found += self._carried_by(clause, joined=False)
        return found

    def _carried_by(self, verb: Word, *, joined: bool) -> list[Trigger]:
        """Return the triggers that this verb carries: itself, its objects, its infinitive, verbs joined to it."""
        verbs = [verb]
        for carrier in verbs:
            verbs.extend(self.tree.children(carrier, "xcomp"))
            if joined:
                verbs.extend(
                    other for other in self.tree.children(carrier, "conj")
                    if not any(child.lower in LATER for child in self.tree.children(other))
                )  # fmt: skip
        if verb.lower in DECIDING:
            verbs.extend(self.tree.children(verb, "ccomp"))
        indices = {word.index for word in verbs}
        return [trigger for trigger, top in self._tops.items() if self._carrier(top) in indices]

    def _carrier(self, top: Word) -> int | None:
        """Return the verb that tells of a trigger: itself, or the one that has the noun as its part."""
        current = top
        for _ in range(LONGEST_CLIMB):
            if current.pos in ("VERB", "AUX"):
                return current.index
            above = self.tree.head(current)
            if above is None or current.dep in ("poss", "appos", "compound", "amod", "relcl"):
                return None
            if above.pos in ("ADP", "SCONJ") and above.lower not in CARRYING:
                return None
            if above.pos in ("NOUN", "PROPN") and current.dep != "conj" and above.index not in self._owner:
                return None
            current = above
        return None

    def _together(self, anchor: Word) -> list[Trigger]:
        """Return earlier verbs joined to this one that tell of the same occasion: "fined and released in August"."""
        here = self._owner.get(anchor.index, [])
        found = []
        current = anchor
        while current.dep == "conj":
            head = self.tree.head(current)
            if head is None or any(child.lower in LATER for child in self.tree.children(current)):
                break
            for trigger in self._carried_by(head, joined=False):
                if any({trigger.kind, other.kind} <= group for other in here for group in (CAPTURE, OUTCOME)):
                    found.append(trigger)
            current = head
        return found

    def _decided_at(self, anchor: Word) -> list[Trigger]:
        """Return what "at a hearing on 29 July" was decided: the verb that the hearing's preposition hangs on."""
        prep = self.tree.head(anchor)
        if prep is None or prep.lower not in ("at", "during", "in") or prep.dep != "prep":
            return []
        if not any(trigger.kind in SITTINGS for trigger in self._owner.get(anchor.index, [])):
            return []
        # "sentenced A to five years and B to three in a hearing in March" hangs on "three"
        verb = next((word for word in self.tree.above(prep) if word.pos in ("VERB", "AUX")), None)
        return self._carried_by(verb, joined=True) if verb is not None else []

    def _taken_to(self, anchor: Word) -> list[Trigger]:
        """Return the same event told by the verb above: "taken to court for a hearing on 16 August"."""
        kinds = {trigger.kind for trigger in self._owner.get(anchor.index, [])}
        above = [word.index for word in self.tree.above(anchor)]
        return [
            trigger for index in above for trigger in self._owner.get(index, []) if trigger.kind in kinds
        ]  # fmt: skip

    def _said_then(self, verb: Word) -> list[Trigger]:
        """Return what was going on when it was said: "said in August that a million were being held"."""
        found = []
        for clause in self.tree.children(verb, "ccomp"):
            going_on = any(child.lower == "being" for child in self.tree.children(clause, "auxpass", "aux"))
            carried = self._carried_by(clause, joined=False)
            if going_on or any(child.tag in ("VBP", "VBZ") for child in self.tree.children(clause, "auxpass")):
                found += [trigger for trigger in carried if trigger.kind in STATES]
        return found


def _start_of(time: TimeMention) -> TimeMention:
    """Return the day on which "since 10 March, when …" begins."""
    if time.when is None or "/" not in time.when.edtf:
        return time
    first = time.when.edtf.split("/", 1)[0]
    if not first or first == "..":
        return time
    return replace(time, when=When.parse(first, as_written=time.when.as_written))
