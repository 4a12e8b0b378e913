"""Print how often the person concerned, the actor and the place of a given event are found.

Reads the public development data beside the checkout (``shared/data/events``), hands the annotated triggers to
``habeas.propose.roles`` and compares by overlap with any annotated filler, with and without the parse.
Run: ``python bench/participants.py [--errors]``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from habeas.model import Kind, Mention, Modality
from habeas.propose.cast import Cast
from habeas.propose.clauses import split
from habeas.propose.entities import find_entities, find_main_person
from habeas.propose.parse import find_parser
from habeas.propose.parts import Clause, Trigger
from habeas.propose.roles import find_roles
from habeas.propose.tree import Tree

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "events"
SETS = ("rams_dev", "wikievents_dev")
MODES = ("rules", "parse")
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


def overlaps(mention: Mention, args: list[dict[str, object]]) -> bool:
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
    """Return the figures of every set, by rule alone and with the parse where a model is installed."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for name in SETS:
        found[name] = {}
        for mode in MODES if find_parser() is not None else MODES[:1]:
            counted, n = measure(name, folder, parsed=mode == "parse", errors=errors and mode == "parse")
            found[name][mode] = {"triggers": n, **{role: figures(counted, role) for role in ROLES}}
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


def measure(
    name: str, folder: Path = DATA, *, parsed: bool, errors: bool = False
) -> tuple[Counter[tuple[str, str]], int]:
    """Return the counts for one set: an event counts once per role, right when any mention overlaps any filler."""
    counted: Counter[tuple[str, str]] = Counter()
    parser = find_parser() if parsed else None
    n = 0
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            given = [t for t in record["triggers"] if t["type"] in KINDS]
            if not given:
                continue
            text = record["text"]
            clauses = split(text)
            wanted = {clause_of(clauses, t["start"], t["end"]) for t in given}
            trees = parser.read(text, sorted(wanted, key=lambda c: c.start)) if parser else {}
            entities = find_entities(text, clauses)
            cast = Cast(text, entities, find_main_person(entities, text))
            for t in given:
                n += 1
                kind = KINDS[t["type"]]
                clause = clause_of(clauses, t["start"], t["end"])
                trigger = Trigger(
                    kind=kind, start=t["start"], end=t["end"], clause=clause, rule="gold", modality=Modality.ASSERTED,
                    subject_hint=hint_of(t["text"], kind), score=1.0,
                )  # fmt: skip
                tree: Tree | None = trees.get(clause)
                found = find_roles(trigger, tree, cast)
                got = {
                    "victim": [r.subject for r in found if r.subject is not None and not r.subject.inferred],
                    "agent": list(found[0].agents), "place": list(found[0].places),
                }  # fmt: skip
                for role, natives in ROLES.items():
                    args = [a for a in t["args"] if a["role"].lower() in natives]
                    counted[role, "gold"] += bool(args)
                    counted[role, "guessed"] += bool(got[role])
                    ok = any(overlaps(m, args) for m in got[role])
                    counted[role, "same"] += ok or any(overlaps(o, args) for m in got[role] for o in others(m, cast))
                    counted[role, "right"] += ok
                    counted[role, "hit"] += ok
                    if errors and role == "victim" and (args or got[role]) and not ok:
                        s = clause.start
                        print(
                            f"[{t['type']}] gold={[a['text'] for a in args]} got={[m.text for m in got[role]]}\n"
                            f"    {text[s : t['start']]}[[{t['text']}]]{text[t['end'] : clause.end]}".replace("\n", " ")
                        )
    return counted, n


if __name__ == "__main__":
    sys.exit(main())
