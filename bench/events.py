"""The public sets of annotated events, which of our kinds answers to which of their types, and how triggers are scored.

A trigger counts where it shares a letter with a gold trigger of its type. Each of our triggers counts once: under the
gold type that its kind belongs to, or under another type that may be put the same way (``MAY_BE``) where it meets gold
of that type. No kind may answer for a type without its wrong ones being counted, save where only recall can be
had. Modality plays no part: these sets mark mentions, whatever is said of them.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from habeas.model import Kind
from habeas.model.claim import WEAK_BELOW
from habeas.propose.clauses import split
from habeas.propose.parts import Trigger
from habeas.propose.triggers import find_triggers

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "events"
LIBERTY = (Kind.ARREST, Kind.DETENTION, Kind.MASS_DETENTION, Kind.HOUSE_ARREST, Kind.ABDUCTION)
TYPES: dict[str, tuple[Kind, ...]] = {
    "arrest": LIBERTY,
    "charge": (Kind.CHARGE,),
    "convict": (Kind.CONVICTION, Kind.PLEA_DEAL),
    "sentence": (Kind.SENTENCE,),
    "trial": (Kind.TRIAL, Kind.HEARING, Kind.RETRIAL),
    "hearing": (Kind.HEARING, Kind.TRIAL),
    "release": (Kind.RELEASE, Kind.BAIL, Kind.CONDITIONAL_RELEASE),
    "execute": (Kind.EXECUTION, Kind.SENTENCE),
    "extradite": (Kind.EXTRADITION,),
    "fine": (Kind.FINE,),
    "bail": (Kind.BAIL, Kind.RELEASE),
    "investigate": (Kind.INVESTIGATION,),
    "imprisonment": (*LIBERTY, Kind.SENTENCE, Kind.ENFORCED_DISAPPEARANCE),
    "kidnapping": (Kind.ABDUCTION, Kind.ENFORCED_DISAPPEARANCE),
    "pardon": (Kind.PARDON, Kind.COMMUTATION, Kind.CONDITIONAL_RELEASE),
    "verdict": (Kind.CONVICTION, Kind.ACQUITTAL, Kind.SENTENCE, Kind.APPEAL_REJECTED),
}
MAY_BE: dict[str, tuple[Kind, ...]] = {  # a second way of putting it, counted right where gold and trigger meet
    "sentence": LIBERTY,  # ECB+ has "serving a prison term" under the sentence; to us the person is held
    "arrest": (Kind.SENTENCE,),  # ACE's Arrest-Jail has "jailed for three years"; to us a sentence
}
MAY_BE_IN_RECALL = {  # where no wrong ones can be counted
    "charge": (Kind.PROSECUTION,),
    "trial": (Kind.PROSECUTION,),
    "hearing": (Kind.CHARGE,),  # FrameNet's Arraignment: a hearing at which charges are read
}
OWN = {  # what a set's own type means, for the strict count: FrameNet has other frames for detaining and kidnapping
    ("geneva_dev", "arrest"): (Kind.ARREST, Kind.MASS_DETENTION),
}
NATIVE = {  # types of the sets that the data files leave without one of ours
    "Imprisonment": "imprisonment", "Kidnapping": "kidnapping", "Pardon": "pardon", "Clemency": "pardon",
}  # fmt: skip
SETS = {  # the types that each set marks throughout; micro figures are over these
    "ecbplus_dev": ("arrest", "charge", "convict", "sentence", "trial"),
    "wikievents_dev": ("arrest", "charge", "trial", "release", "convict", "sentence"),
    "geneva_dev": ("arrest",),
    "rams_dev": ("arrest", "charge", "convict", "trial", "execute", "extradite"),
    "famus_report_dev": ("arrest", "execute", "extradite", "fine", "bail", "hearing"),
}
MORE = {  # shown, not in the micro figures: few, or wider than our kind
    "wikievents_dev": ("investigate",),
    "geneva_dev": ("investigate",),
    "rams_dev": ("investigate",),
    "famus_report_dev": ("imprisonment", "kidnapping", "pardon", "verdict"),
}
RECALL_ONLY = frozenset({"rams_dev", "famus_report_dev"})  # one event is marked in a document

Find = Callable[[dict[str, Any]], Sequence[Trigger]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One miss or false alarm."""

    set: str
    type: str
    rule: str | None  # none: missed
    words: str

    def __str__(self) -> str:
        """The fault on one line."""
        what = f"WRONG {self.set} {self.type} {self.rule}" if self.rule else f"MISS {self.set} {self.type}"
        return f"{what}: {self.words}"


def find_file(name: str, folder: Path = DATA) -> Path | None:
    """Return the file of a set: the development half, or whatever other part of the set lies in the folder alone."""
    exact = folder / f"{name}.jsonl"
    others = sorted(folder.glob(f"{name.removesuffix('_dev')}_*.jsonl"))
    return exact if exact.exists() else others[0] if len(others) == 1 else None


def documents(name: str, folder: Path = DATA) -> Iterator[dict[str, Any]]:
    """Yield the documents of a set; a gold trigger without a type of ours gets one where its own type says it."""
    path = find_file(name, folder)
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n") if path else ():
        document: dict[str, Any] = json.loads(line)
        for gold in document["triggers"]:
            gold["type"] = gold["type"] or NATIVE.get(gold["native"])
        yield document


def found_in(document: dict[str, Any]) -> Sequence[Trigger]:
    """Return what the rules find in a document."""
    text: str = document["text"]
    return find_triggers(text, split(text))


def overlaps(trigger: Trigger, gold: dict[str, Any]) -> bool:
    """Whether the two share a letter."""
    return bool(trigger.start < gold["end"] and gold["start"] < trigger.end)


def own_kinds(name: str, of: str, *, strict: bool) -> tuple[Kind, ...]:
    """Return our kinds for a type of a set."""
    return OWN.get((name, of), TYPES[of]) if strict else TYPES[of]


def type_of(
    name: str, trigger: Trigger, gold: Sequence[dict[str, Any]], *, strict: bool = False
) -> tuple[str | None, bool]:
    """Return the type under which a trigger counts in this set, if any, and whether it is right."""
    met = {each["type"] for each in gold if overlaps(trigger, each)}
    own = [each for each in types_of(name) if trigger.kind in own_kinds(name, each, strict=strict)]
    for each in own:
        if each in met:
            return each, True
    for each in () if strict else SETS[name]:
        if each in met and trigger.kind in MAY_BE.get(each, ()):
            return each, True
    return (own[0] if own else None), False


def is_found(name: str, gold: dict[str, Any], triggers: Sequence[Trigger], *, strict: bool = False) -> bool:
    """Whether a gold trigger was found as one of the kinds that it may be; strictly, as one of its own alone."""
    of = gold["type"]
    kinds = {*own_kinds(name, of, strict=strict), *(() if strict else MAY_BE.get(of, ()))}
    if name in RECALL_ONLY and not strict:
        kinds |= {*MAY_BE_IN_RECALL.get(of, ())}
    return any(each.kind in kinds and overlaps(each, gold) for each in triggers)


@dataclass(slots=True)
class Tally:
    """What is counted over the documents of one set."""

    name: str
    strict: bool = False
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    reread: Counter[str] = field(default_factory=Counter)  # right, though the set has none there
    faults: list[Fault] = field(default_factory=list)

    def read(self, document: dict[str, Any], triggers: Sequence[Trigger]) -> None:
        """Count one document."""
        gold = [each for each in document["triggers"] if each["type"] in types_of(self.name)]
        for each in gold:
            hit = is_found(self.name, each, triggers, strict=self.strict)
            self.gold[each["type"]] += 1
            self.found[each["type"]] += hit
            if not hit:
                self._fault(each["type"], None, document["text"], each["start"], each["end"])
        for trigger in () if self.name in RECALL_ONLY else triggers:
            of, is_right = type_of(self.name, trigger, gold, strict=self.strict)
            if of is not None:
                self.given[of] += 1
                self.right[of] += is_right
                if not is_right:
                    self.reread[of] += (document["id"], trigger.kind, trigger.start) in adjudicated(self.name)
                    self._fault(of, trigger.rule, document["text"], trigger.start, trigger.end)

    def _fault(self, of: str, rule: str | None, text: str, start: int, end: int) -> None:
        around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 50]}"
        self.faults.append(Fault(set=self.name, type=of, rule=rule, words=" ".join(around.split())))

    def figures(self) -> dict[str, dict[str, float]]:
        """Return the figures by type, with ``micro`` over all that the set marks throughout."""
        counters = self.right, self.given, self.found, self.gold
        for counter in (*counters, self.reread):
            counter["micro"] = sum(counter[each] for each in SETS[self.name])
        made = {
            each: figures(*(counter[each] for counter in counters))
            for each in (*types_of(self.name), "micro") if self.gold[each] or self.given[each]
        }  # fmt: skip
        for each, counted in made.items():
            if self.given[each]:
                right = self.right[each] + self.reread[each]
                counted["precision, read again"] = round(right / self.given[each], 3)
        return made


@cache
def adjudicated(name: str) -> frozenset[tuple[str, str, int]]:
    """Return the false alarms of a set that were read again and found to tell of an event of their kind."""
    table = tomllib.loads(Path(__file__).with_name("adjudicated.toml").read_text(encoding="utf-8"))
    return frozenset((key, kind, start) for key, kind, start in table.get(name, ()))


def types_of(name: str) -> tuple[str, ...]:
    """Return every type that is looked at in a set."""
    return *SETS[name], *MORE.get(name, ())


def measure(
    name: str, folder: Path = DATA, *, find: Find = found_in, strict: bool = False, faults: list[Fault] | None = None
) -> dict[str, dict[str, float]]:
    """Return the figures of one set by type; ``strict`` lets no kind answer for another's type."""
    tally = Tally(name=name, strict=strict, faults=[] if faults is None else faults)
    for document in documents(name, folder):
        tally.read(document, find(document))
    return tally.figures()


BANDS = ((0.0, "weak"), (WEAK_BELOW, "below .7"), (0.7, ".7 to .82"), (0.82, ".82 to .88"), (0.88, "above"))


def by_score(name: str, folder: Path = DATA, *, find: Find) -> dict[str, tuple[int, int]]:
    """Return for each band of the triggers' scores how many are right, and of how many."""
    right, given = Counter[str](), Counter[str]()
    for document in documents(name, folder):
        gold = [each for each in document["triggers"] if each["type"] in SETS[name]]
        for trigger in find(document):
            of, is_right = type_of(name, trigger, gold)
            if of in SETS[name]:
                band = [label for least, label in BANDS if trigger.score >= least][-1]
                given[band] += 1
                right[band] += is_right
    return {label: (right[label], given[label]) for _, label in BANDS}


def figures(right: int, given: int, found: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1; without what was given wrongly, recall alone."""
    recall = found / gold if gold else 0.0
    made: dict[str, float] = {"gold": gold, "recall": round(recall, 3)}
    if given:
        precision = right / given
        both = precision + recall
        made |= {
            "given": given,
            "precision": round(precision, 3),
            "f1": round(2 * precision * recall / both if both else 0.0, 3),
        }
    return made
