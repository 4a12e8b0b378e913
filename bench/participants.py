"""Print how often the person concerned, the actor and the place of an event are found.

Reads the public development data beside the checkout (``shared/data/events``) and compares by overlap with any
annotated filler, in three ways. ``rules`` and ``parse`` hand the annotated triggers to ``habeas.propose.roles``, one
without and one with the parse; ``found`` takes what our own rules find there: a missed event misses its people.
Run: ``python bench/participants.py [--errors]``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from events import DATA, documents

from habeas.model import Kind, Mention, Modality
from habeas.propose.cast import Cast
from habeas.propose.clauses import split
from habeas.propose.entities import find_entities, find_main_person
from habeas.propose.parse import Parser, find_parser
from habeas.propose.parts import Clause, Roles, Trigger
from habeas.propose.roles import find_roles
from habeas.propose.triggers import find_triggers

Gold = dict[str, Any]
SETS = ("rams_dev", "wikievents_dev")
MODES = ("rules", "parse", "found")
ROLES = {
    "victim": {"detainee", "defendant"},
    "agent": {"jailer", "judgecourt", "prosecutor", "executioner", "extraditer", "investigator"},
    "place": {"place", "origin"},
}
KINDS = {
    "arrest": Kind.ARREST, "charge": Kind.CHARGE, "trial": Kind.TRIAL, "convict": Kind.CONVICTION,
    "investigate": Kind.INVESTIGATION, "execute": Kind.EXECUTION, "extradite": Kind.EXTRADITION,
    "release": Kind.RELEASE, "sentence": Kind.SENTENCE, "judicial_consequences": Kind.CONVICTION,
    "judicial_process": Kind.PROSECUTION, "fine": Kind.FINE, "pardon": Kind.PARDON, "acquit": Kind.ACQUITTAL,
    "appeal": Kind.APPEAL,
}  # fmt: skip


def hint_of(text: str, kind: Kind) -> str:
    """Return where the person stands relative to words of this form, as the lexicon would say."""
    lower = text.lower()
    if lower.startswith(("testif", "plead")):
        return "self"
    return "passive" if lower.endswith(("ed", "en", "ty")) else "active" if lower.endswith(("ing", "s")) else "of"


def clause_of(clauses: tuple[Clause, ...], start: int, end: int) -> Clause:
    """Return the clause that holds a stretch."""
    for clause in clauses:
        if clause.start <= start < clause.end:
            return clause
    return Clause(start=start, end=end, paragraph=0)


def overlaps(mention: Mention, args: list[Gold]) -> bool:
    """Whether a mention shares a code point with an annotated filler."""
    return any(mention.start < int(str(arg["end"])) and mention.end > int(str(arg["start"])) for arg in args)


def others(mention: Mention, cast: Cast) -> tuple[Mention, ...]:
    """Return every mention of the one who is meant: annotators often mark a name where the clause has a pronoun."""
    entity = cast.entity_of(mention)
    return entity.mentions if entity is not None else ()


def figures(counted: Counter[tuple[str, str]], role: str) -> dict[str, float]:
    """Return what was found of one role: by any overlap with the filler, and by whoever is the same person."""
    right, guessed, gold, hit, same = (counted[role, key] for key in ("right", "guessed", "gold", "hit", "same"))
    precision, recall = right / max(guessed, 1), hit / max(gold, 1)
    return {
        "gold": gold, "given": guessed, "precision": round(precision, 3), "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        "same person f1": round(2 * same / max(guessed + gold, 1), 3),
    }  # fmt: skip


def measure_all(folder: Path = DATA, *, errors: bool = False) -> dict[str, dict[str, dict[str, object]]]:
    """Return the figures of every set, by rule alone, with the parse, and with triggers of our own and the parse."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for name in SETS:
        found[name] = {}
        for mode in MODES if find_parser() is not None else MODES[:1]:
            tally = measure(name, folder, mode=mode, errors=errors and mode == "parse")
            found[name][mode] = {"triggers": tally["all", "n"], **{role: figures(tally, role) for role in ROLES}}
    return found


def main() -> int:
    """Print the table; 0 also where the data are absent, saying so."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    if not DATA.exists():
        print(f"no data at {DATA}: nothing measured")
        return 0
    for name, modes in measure_all(errors=chosen.errors).items():
        for mode, found in modes.items():
            cells = [
                f"{role} P {f['precision']:.2f} R {f['recall']:.2f} F1 {f['f1']:.2f} "
                f"(n={f['gold']}, any mention of the same {f['same person f1']:.2f})"
                for role, f in found.items() if isinstance(f, dict)
            ]  # fmt: skip
            print(f"{name:15} {mode:6} {found['triggers']:4} triggers  " + "   ".join(cells))
    return 0


def measure(name: str, folder: Path = DATA, *, mode: str, errors: bool = False) -> Counter[tuple[str, str]]:
    """Return the counts for one set: an event counts once per role, right when any mention overlaps any filler."""
    tally: Counter[tuple[str, str]] = Counter()
    parser = find_parser() if mode != "rules" else None
    for document in documents(name, folder):
        gold = [each for each in document["triggers"] if each["type"] in KINDS]
        if gold:
            for each, roles, cast in read(document["text"], gold, parser, own=mode == "found"):
                tally["all", "n"] += 1
                fault = count(tally, each["args"], roles, cast)
                if fault and errors:
                    print(f"[{each['type']}] {fault}\n    {around(document['text'], each)}")
    return tally


def around(text: str, gold: Gold) -> str:
    """Return an annotated trigger with the words around it, on one line."""
    start, end = gold["start"], gold["end"]
    return " ".join(f"{text[max(0, start - 150) : start]}[[{gold['text']}]]{text[end : end + 100]}".split())


def read(text: str, gold: list[Gold], parser: Parser | None, *, own: bool) -> Iterator[tuple[Gold, list[Roles], Cast]]:
    """Yield who is who around each annotated trigger, or around the words of ours that overlap it."""
    clauses = split(text)
    given = find_triggers(text, clauses) if own else [as_trigger(each, clauses) for each in gold]
    wanted = {trigger.clause for trigger in given}
    trees = parser.read(text, sorted(wanted, key=lambda clause: clause.start)) if parser else {}
    entities = find_entities(text, clauses)
    cast = Cast(text, entities, find_main_person(entities, text))
    for each in gold:
        met = [t for t in given if t.start < each["end"] and each["start"] < t.end]
        yield each, [roles for t in met[:1] for roles in find_roles(t, trees.get(t.clause), cast)], cast


def as_trigger(gold: Gold, clauses: tuple[Clause, ...]) -> Trigger:
    """Return an annotated trigger as the rules would have found it."""
    kind = KINDS[gold["type"]]
    return Trigger(
        kind=kind, start=gold["start"], end=gold["end"], clause=clause_of(clauses, gold["start"], gold["end"]),
        rule="gold", modality=Modality.ASSERTED, subject_hint=hint_of(gold["text"], kind), score=1.0,
    )  # fmt: skip


def count(tally: Counter[tuple[str, str]], args: list[Gold], found: list[Roles], cast: Cast) -> str | None:
    """Count one event; return what is wrong with its person."""
    got: dict[str, list[Mention]] = {
        "victim": [roles.subject for roles in found if roles.subject is not None and not roles.subject.inferred],
        "agent": [agent for roles in found[:1] for agent in roles.agents],
        "place": [place for roles in found[:1] for place in roles.places],
    }
    fault = None
    for role, natives in ROLES.items():
        fillers = [each for each in args if each["role"].lower() in natives]
        right = any(overlaps(mention, fillers) for mention in got[role])
        same = right or any(overlaps(other, fillers) for mention in got[role] for other in others(mention, cast))
        for key, counted in (
            ("gold", fillers),
            ("guessed", got[role]),
            ("right", right),
            ("hit", right),
            ("same", same),
        ):
            tally[role, key] += bool(counted)
        if role == "victim" and (fillers or got[role]) and not right:
            fault = f"gold={[each['text'] for each in fillers]} got={[mention.text for mention in got[role]]}"
    return fault


if __name__ == "__main__":
    sys.exit(main())
