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


def main() -> int:
    """Print the table; 0 also where the data are absent, saying so."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    if not DATA.exists():
        print(f"no data at {DATA}: nothing measured")
        return 0
    for name in SETS:
        for mode in ("rules", "parse"):
            counted, n = measure(name, parsed=mode == "parse", errors=chosen.errors and mode == "parse")
            cells = []
            for role in ROLES:
                right, guessed, gold, hit = (counted[role, key] for key in ("right", "guessed", "gold", "hit"))
                p, r = right / max(guessed, 1), hit / max(gold, 1)
                same = counted[role, "same"]
                who = f", any mention of the same {2 * same / max(guessed + gold, 1):.2f}"
                cells.append(f"{role} P {p:.2f} R {r:.2f} F1 {2 * p * r / max(p + r, 1e-9):.2f} (n={gold}{who})")
            print(f"{name:15} {mode:6} {n:4} triggers  " + "   ".join(cells))
    return 0


def measure(name: str, *, parsed: bool, errors: bool) -> tuple[Counter[tuple[str, str]], int]:
    """Return the counts for one set: an event counts once per role, right when any mention overlaps any filler."""
    counted: Counter[tuple[str, str]] = Counter()
    parser = find_parser() if parsed else None
    n = 0
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
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
