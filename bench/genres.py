"""What is found of the marked events in bench/genres, and which traps are asserted.

    python bench/genres.py [--misses] [--json] [--without-model] [FOLDER]

An event is found when a claim of its kind that says it happened (or, for denied events, denies it) overlaps its words.
Figures on invented documents, written by the developers: a check of breadth, not a measure of quality on real texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from habeas.model import Claim, Document, Frame, Modality, When
from habeas.propose import find_parser, propose

MARK = re.compile(r"\{(?P<trap>!?)(?P<kind>[a-z_]+)(?:;(?P<when>[^;|]*);(?P<who>[^;|]*))?\|(?P<words>[^}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One marked stretch of a document."""

    start: int
    end: int
    kind: str
    when: str | None
    who: str | None
    trap: bool


def unmark(marked: str) -> tuple[str, list[Marked]]:
    """Return the plain text and what was marked in it."""
    plain: list[str] = []
    found: list[Marked] = []
    at = length = 0
    for match in MARK.finditer(marked):
        plain.append(marked[at : match.start()])
        length += match.start() - at
        words = match["words"]
        found.append(
            Marked(
                start=length,
                end=length + len(words),
                kind=match["kind"],
                when=None if match["when"] in (None, "-") else match["when"],
                who=None if match["who"] in (None, "-") else match["who"],
                trap=bool(match["trap"]),
            )
        )
        plain.append(words)
        length += len(words)
        at = match.end()
    return "".join([*plain, marked[at:]]), found


def read(path: Path) -> tuple[Document, list[Marked]]:
    """Return one marked file as a document and its marks."""
    first, _, body = path.read_text(encoding="utf-8").partition("\n")
    text, marks = unmark(body)
    data = text.encode()
    published = None if first.strip() == "-" else When.parse(first.strip())
    return (
        Document(
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            media_type="text/plain",
            engine="marked",
            text=text,
            language="en",
            frame=Frame(published=published, published_basis="supplied" if published else None),
        ),
        marks,
    )


def overlapping(claims: tuple[Claim, ...], mark: Marked) -> list[Claim]:
    """Claims whose trigger shares a letter with the mark."""
    return [
        claim for claim in claims if claim.trigger and claim.trigger.start < mark.end and mark.start < claim.trigger.end
    ]


def measure(folder: Path, *, misses: bool, with_model: bool) -> Counter[str]:
    """Count what is found, dated and attributed, and which traps are asserted."""
    counts: Counter[str] = Counter()
    parser = find_parser() if with_model else None
    for path in sorted(folder.glob("*.txt")):
        document, marks = read(path)
        claims = propose(document, parser=parser).claims
        used: set[str] = set()
        for mark in marks:
            near = overlapping(claims, mark)
            said = [claim for claim in near if claim.modality.says_it_happened]
            words = document.text[mark.start : mark.end]
            if mark.trap:
                bad = [claim for claim in said if claim.predicate == mark.kind]
                counts["traps"] += 1
                counts["traps asserted"] += bool(bad)
                used.update(claim.id for claim in said)
                if bad and misses:
                    print(f"TRAP   {path.name}: {mark.kind} “{words}” {bad[0].proposer.rule}")
                continue
            counts["events"] += 1
            allowed = (Modality.DENIED, Modality.NEGATED, Modality.FUTURE)
            right = [c for c in near if c.predicate == mark.kind and (c in said or c.modality in allowed)]
            used.update(claim.id for claim in near)
            counts["any kind"] += bool(near)
            if not right:
                if misses:
                    print(f"MISS   {path.name}: {mark.kind} “{words}” got {[(str(c.predicate), str(c.modality)) for c in near]}")
                continue
            counts["found"] += 1
            best = right[0]
            counts["dates"] += mark.when is not None
            got = best.dated.when.edtf if best.dated else None
            counts["dates right"] += mark.when is not None and got is not None and got.startswith(mark.when)
            counts["undated"] += mark.when is None
            counts["undated given a day"] += mark.when is None and bool(best.dated and best.dated.when.is_single_day)
            if misses and mark.when and not (got or "").startswith(mark.when):
                print(f"DATE   {path.name}: {mark.kind} “{words}” {got} for {mark.when}")
            counts["subjects"] += mark.who is not None
            names = [claim.subject.name for claim in right if claim.subject]
            fits = mark.who is not None and any(mark.who in name or name in mark.who for name in names)
            counts["subjects right"] += fits
            if misses and mark.who and not fits:
                print(f"WHO    {path.name}: {mark.kind} “{words}” {names} for {mark.who}")
        extra = [c for c in claims if c.trigger and c.modality.says_it_happened and c.id not in used]
        counts["extra asserted"] += len(extra)
        if misses:
            for claim in extra:
                print(f"EXTRA  {path.name}: {claim.predicate} “{claim.trigger.text if claim.trigger else ''}”")
    return counts


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "genres")
    arguments.add_argument("--misses", action="store_true", help="list what is missed and wrong")
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--without-model", action="store_true", help="rules alone")
    options = arguments.parse_args()
    counts = measure(options.folder, misses=options.misses, with_model=not options.without_model)
    if options.json:
        print(json.dumps(counts, sort_keys=True))
        return
    print(f"events found        {counts['found']:4} of {counts['events']} ({counts['any kind']} with any kind)")
    print(f"traps asserted      {counts['traps asserted']:4} of {counts['traps']}")
    print(f"dates right         {counts['dates right']:4} of {counts['dates']} dated events found")
    print(f"days invented       {counts['undated given a day']:4} of {counts['undated']} undated events found")
    print(f"subjects right      {counts['subjects right']:4} of {counts['subjects']} named subjects of events found")
    print(f"asserted, not marked {counts['extra asserted']:3}")


if __name__ == "__main__":
    main()
