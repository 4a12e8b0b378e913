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

from habeas.model import Claim, Document, Frame, Kind, Modality, When
from habeas.propose import find_parser, propose

ALSO = (Modality.DENIED, Modality.NEGATED, Modality.FUTURE)  # events that a reader takes, put in another way
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


def is_told(claim: Claim) -> bool:
    """Whether a reader takes the event from this claim: it happened, or the words deny or foretell it, or call for it.

    A call for release is itself what happened, though nobody is free by it, so a claim of it says that it is demanded.
    """
    called_for = claim.predicate is Kind.APPEAL_FOR_RELEASE and claim.modality is Modality.DEMANDED
    return claim.modality.says_it_happened or claim.modality in ALSO or called_for


def overlapping(claims: tuple[Claim, ...], mark: Marked) -> list[Claim]:
    """Claims whose trigger shares a letter with the mark."""
    return [
        claim for claim in claims if claim.trigger and claim.trigger.start < mark.end and mark.start < claim.trigger.end
    ]


class Tally:
    """What was found in the marked documents, and what was not."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.counts: Counter[str] = Counter()
        self.kinds: Counter[tuple[str, str]] = (
            Counter()
        )  # by kind: what is marked, found, asserted and rightly asserted
        self.faults: list[str] = []

    def read(self, name: str, text: str, marks: list[Marked], claims: tuple[Claim, ...]) -> None:
        """Hold one document's claims against its marks."""
        used: set[str] = set()
        for mark in marks:
            near = overlapping(claims, mark)
            used.update(claim.id for claim in near)
            where = f"{name}: {mark.kind} “{text[mark.start : mark.end]}”"
            if mark.trap:
                self._trap(where, [c for c in near if c.predicate == mark.kind and c.modality.says_it_happened])
            else:
                self._event(where, mark, near)
        self._by_kind(marks, claims)
        for claim in claims:
            if claim.trigger and claim.modality.says_it_happened and claim.id not in used:
                self.counts["extra asserted"] += 1
                self.faults.append(f"EXTRA  {name}: {claim.predicate} “{claim.trigger.text}”")

    def _by_kind(self, marks: list[Marked], claims: tuple[Claim, ...]) -> None:
        """Count by kind, each trigger once however many persons it concerns."""
        events = [mark for mark in marks if not mark.trap]
        for mark in events:
            told = [claim for claim in overlapping(claims, mark) if claim.predicate == mark.kind and is_told(claim)]
            self.kinds[mark.kind, "marked"] += 1
            self.kinds[mark.kind, "found"] += bool(told)
        said = {
            (str(claim.predicate), claim.trigger.start, claim.trigger.end)
            for claim in claims
            if claim.trigger and isinstance(claim.predicate, Kind) and claim.modality.says_it_happened
        }
        for kind, start, end in said:
            self.kinds[kind, "asserted"] += 1
            self.kinds[kind, "right"] += any(m.kind == kind and m.start < end and start < m.end for m in events)

    def _trap(self, where: str, bad: list[Claim]) -> None:
        self.counts["traps"] += 1
        self.counts["traps asserted"] += bool(bad)
        self.faults.extend(f"TRAP   {where} {claim.proposer.rule}" for claim in bad[:1])

    def _event(self, where: str, mark: Marked, near: list[Claim]) -> None:
        right = [claim for claim in near if claim.predicate == mark.kind and is_told(claim)]
        self.counts["events"] += 1
        self.counts["any kind"] += bool(near)
        self.counts["found"] += bool(right)
        self.counts["found, not weak"] += any(not claim.is_weak for claim in right)
        if not right:
            self.faults.append(f"MISS   {where} got {[(str(c.predicate), str(c.modality)) for c in near]}")
            return
        self._date(where, mark, right[0])
        if mark.who is not None:
            names = [claim.subject.name for claim in right if claim.subject]
            fits = any(mark.who in name or name in mark.who for name in names)
            self.counts["subjects"] += 1
            self.counts["subjects right"] += fits
            self.faults.extend([] if fits else [f"WHO    {where} {names} for {mark.who}"])

    def _date(self, where: str, mark: Marked, claim: Claim) -> None:
        got = claim.dated.when.edtf if claim.dated else ""
        if mark.when is None:
            self.counts["undated"] += 1
            self.counts["undated given a day"] += bool(claim.dated and claim.dated.when.is_single_day)
            return
        self.counts["dates"] += 1
        self.counts["dates right"] += got.startswith(mark.when)
        self.faults.extend([] if got.startswith(mark.when) else [f"DATE   {where} {got or None} for {mark.when}"])


def measure(folder: Path, *, with_model: bool) -> Tally:
    """Count what is found, dated and attributed, and which traps are asserted."""
    tally = Tally()
    parser = find_parser() if with_model else None
    for path in sorted(folder.glob("*.txt")):
        document, marks = read(path)
        tally.read(path.name, document.text, marks, propose(document, parser=parser).claims)
    return tally


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "genres")
    arguments.add_argument("--misses", action="store_true", help="list what is missed and wrong")
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--without-model", action="store_true", help="rules alone")
    options = arguments.parse_args()
    tally = measure(options.folder, with_model=not options.without_model)
    counts = tally.counts
    for fault in tally.faults if options.misses else ():
        print(fault)
    if options.json:
        print(json.dumps(counts, sort_keys=True))
        return
    print(f"events found        {counts['found']:4} of {counts['events']} ({counts['any kind']} with any kind)")
    print(f"found, not weak     {counts['found, not weak']:4} of {counts['events']}")
    print(f"traps asserted      {counts['traps asserted']:4} of {counts['traps']}")
    print(f"dates right         {counts['dates right']:4} of {counts['dates']} dated events found")
    print(f"days invented       {counts['undated given a day']:4} of {counts['undated']} undated events found")
    print(f"subjects right      {counts['subjects right']:4} of {counts['subjects']} named subjects of events found")
    print(f"asserted, not marked {counts['extra asserted']:3}")


if __name__ == "__main__":
    main()
