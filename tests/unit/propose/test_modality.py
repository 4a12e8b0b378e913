"""How a clause puts an event; every sentence, name and event in the tables is invented."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.model import Kind, Modality
from habeas.propose.clauses import split
from habeas.propose.modality import judge

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[tuple[str, str, str, str]]:
    for expected, given in tomllib.loads((DATA / name).read_text(encoding="utf-8")).items():
        yield from ((sentence, kind, expected, why) for sentence, kind, why in given)


def judged(marked: str, kind: str) -> tuple[str, str | None]:
    """Judge the last bracketed trigger of a sentence."""
    before, _, rest = marked.rpartition("[")
    trigger, _, after = rest.partition("]")
    before = before.replace("[", "").replace("]", "")
    text, start = before + trigger + after, len(before)
    clause = next(clause for clause in split(text) if clause.start <= start < clause.end)
    says, cue = judge(text, clause, start, start + len(trigger), Kind(kind))
    assert cue is None or text[cue.start : cue.end] == cue.text
    return str(says), cue.text if cue else None


def figures(name: str) -> dict[str, tuple[int, int, list[str]]]:
    """Count for each class how many of its sentences are judged right, and list the wrong ones."""
    counted: dict[str, tuple[int, int, list[str]]] = {}
    for sentence, kind, expected, why in rows(name):
        found, cue = judged(sentence, kind)
        right, total, wrong = counted.get(expected, (0, 0, []))
        miss = [] if found == expected else [f"{found} by {cue!r}: {sentence} ({why})"]
        counted[expected] = (right + (not miss), total + 1, wrong + miss)
    return counted


def happened(modality: str) -> bool:
    return Modality(modality).says_it_happened


if __name__ == "__main__":
    import sys
    for name in sys.argv[1:]:
        for e,(r,t,w) in figures(name).items():
            print(name, e, r, t)
            for x in w: print("    ", "WRONGLY ASSERTED " if x.split(" ")[0] in("asserted","reported","alleged") and not happened(e) else "", x)
