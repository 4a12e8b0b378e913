"""Which date belongs to which event: the one that hangs on its own words, never the nearest in sight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.model import Basis, Kind, When
from habeas.propose.parts import Clause, TimeMention, Trigger
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
SITTINGS = frozenset({Kind.HEARING, Kind.TRIAL})
CIRCUMSTANCES = frozenset({Kind.DENIAL_OF_LAWYER, Kind.CLOSED_HEARING, Kind.LATE_NIGHT_HEARING})
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
HEADS_LINE = re.compile(r"\s{0,3}(?::|–|—|-{1,2}|\|)\s")
HEARD = re.compile(r"\b(?:the|this|that) (?:(?:court )?hearing|trial|session|proceedings|court ?room)\b", re.IGNORECASE)
NEAR = 60  # code points between a trigger and its date where no parse tells
LONGEST_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Scene:
    """One clause with its triggers and times, and its tree where there is one."""

    text: str
    clause: Clause
    triggers: tuple[Trigger, ...]
    times: tuple[TimeMention, ...]
    tree: Tree | None


def attach(scenes: Sequence[Scene]) -> Mapping[Trigger, TimeMention]:
    """Return the date of each trigger that has one, clause by clause in the order of the text."""
    dated: dict[Trigger, TimeMention] = {}
    sitting: TimeMention | None = None  # the date of the last hearing told of
    for scene in scenes:
        here = _within(scene)
        for trigger in scene.triggers:
            if trigger.kind in CIRCUMSTANCES | SITTINGS and trigger not in here:
                same = next((here[other] for other in scene.triggers if other.kind in SITTINGS and other in here), None)
                told = HEARD.search(scene.text, scene.clause.start, scene.clause.end)
                if trigger.kind in CIRCUMSTANCES and same is not None:
                    here[trigger] = _day_of(same)
                elif told is not None and sitting is not None:
                    last = _day_of(sitting) if trigger.kind in CIRCUMSTANCES else sitting
                    here[trigger] = replace(last, basis=Basis.NARRATIVE, rule=f"{sitting.rule}+same-hearing")
            if trigger.kind in SITTINGS and trigger in here:
                sitting = here[trigger]
        dated.update(here)
    return dated


def _within(scene: Scene) -> dict[Trigger, TimeMention]:
    """Return the dates that the words of one clause give to its triggers."""
    dates = [time for time in scene.times if time.when is not None and not time.repeats and time.lasts is None]
    if not dates or not scene.triggers:
        return {}
    heading = _heading_date(scene, dates)
    if heading is not None:
        return {trigger: heading for trigger in scene.triggers}
    if scene.tree is None:
        return _by_distance(scene, dates)
    return Attachment(scene, scene.tree).of(dates)


def _heading_date(scene: Scene, dates: Iterable[TimeMention]) -> TimeMention | None:
    """Return the date that opens a line of a chronology: "10 March 2019: arrested in …"."""
    for time in dates:
        before = scene.text[scene.clause.start : time.start].strip(" \t-*•–—·([")
        if not before and HEADS_LINE.match(scene.text, time.end):
            return time
    return None


def _by_distance(scene: Scene, dates: Sequence[TimeMention]) -> dict[Trigger, TimeMention]:
    """Return dates without a parse: right after the trigger, or opening the clause of the first trigger."""
    found: dict[Trigger, TimeMention] = {}
    for number, trigger in enumerate(scene.triggers):
        following = scene.triggers[number + 1].start if number + 1 < len(scene.triggers) else scene.clause.end
        for time in dates:
            if trigger.end <= time.start < min(following, trigger.end + NEAR):
                found.setdefault(trigger, time)
        opening = [time for time in dates if time.start - scene.clause.start < 12 and time.end <= trigger.start]
        if number == 0 and opening:
            found.setdefault(trigger, opening[0])
    return found


class Attachment:
    """The dates of one parsed clause, shared out to its triggers."""

    def __init__(self, scene: Scene, tree: Tree) -> None:
        """Know for each word which trigger it is part of."""
        self.tree = tree
        self.triggers = scene.triggers
        self.words = read_words()
        self._owner: dict[int, list[Trigger]] = {}
        self._tops: dict[Trigger, Word] = {}
        for trigger in scene.triggers:
            top = tree.top(trigger.start, trigger.end)
            if top is not None:
                self._tops[trigger] = top
            for word in tree.covering(trigger.start, trigger.end):
                self._owner.setdefault(word.index, []).append(trigger)

    def of(self, dates: Iterable[TimeMention]) -> dict[Trigger, TimeMention]:
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
        return {**shared, **own}

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
        if below.end <= noun.start and below.dep != "prep" and noun.pos == "NOUN":
            return False  # "the 9 October 2013 election"
        lower = noun.lower
        named = noun.pos in ("PROPN", "PRON")
        return named or lower in self.words.authorities or lower in self.words.persons or lower in self.words.sites

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
        verb = self.tree.head(prep)
        return self._carried_by(verb, joined=True) if verb is not None and verb.pos in ("VERB", "AUX") else []

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


def _day_of(time: TimeMention) -> TimeMention:
    """Return the day without its hour: what went wrong at a hearing at 19.30 did not happen at 19.30 sharp."""
    if time.when is None or "T" not in time.when.edtf or "/" in time.when.edtf:
        return time
    return replace(time, when=When.parse(time.when.edtf.split("T", 1)[0], as_written=time.when.as_written))


def _start_of(time: TimeMention) -> TimeMention:
    """Return the day on which "since 10 March, when …" begins."""
    if time.when is None or "/" not in time.when.edtf:
        return time
    first = time.when.edtf.split("/", 1)[0]
    if not first or first == "..":
        return time
    return replace(time, when=When.parse(first, as_written=time.when.as_written))
