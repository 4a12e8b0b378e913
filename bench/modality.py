"""How the sentences of our own are put: what is wrongly asserted, and what is wrongly withheld, per class.

    python bench/modality.py [--misses] [--json] [FILE …]

Data: ``tests/unit/propose/data/modality*.toml``, sentences of the developers' own about invented people. In each the
words of one event are marked. Two figures: what the judge of a clause says of the marked words, and what becomes of the
sentence as a document (rules alone), where words that name no event (a place, a job, an idiom) can be passed over. Only
asserted, reported and alleged events become evidence: the line between these three and the rest is what counts. The
figures that were measured before a rule was changed for a file stand at the head of the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from habeas.model import Document, Frame, Kind, Modality
from habeas.propose import propose
from habeas.propose.clauses import split
from habeas.propose.modality import judge

DATA = Path(__file__).resolve().parents[1] / "tests" / "unit" / "propose" / "data"
NO_EVENT = "none"
ABOUT_EVENTS = frozenset({Kind.APPEAL_FOR_RELEASE, Kind.STATEMENT_OF_POSITION, Kind.COUNTER_CLAIM, Kind.FINDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence with one marked event and what its source says of it."""

    text: str
    start: int
    end: int
    kind: Kind
    modality: str  # "none": the words name no event
    about: str  # the finer class: "demanded: list of demands"
    why: str

    @property
    def happened(self) -> bool:
        """Whether the sentence says that the event took place."""
        return self.modality != NO_EVENT and Modality(self.modality).says_it_happened


@dataclass(slots=True)
class Count:
    """The figures of one class."""

    n: int = 0
    right: int = 0
    wrongly_asserted: int = 0
    wrongly_withheld: int = 0
    exact: int = 0  # the very modality; "none" has none
    claims_wrongly_asserted: int = 0
    claims_missing: int = 0


def rows(path: Path) -> Iterator[Row]:
    """Yield the marked sentences of a file; of several marks the last is meant."""
    for about, given in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for marked, kind, why in given:
            before, _, rest = marked.rpartition("[")
            words, _, after = rest.partition("]")
            before = before.replace("[", "").replace("]", "")
            yield Row(
                text=before + words + after, start=len(before), end=len(before) + len(words), kind=Kind(kind),
                modality=about.partition(":")[0], about=about, why=why,
            )  # fmt: skip


def judged(row: Row) -> Modality:
    """Return what the judge says of the marked words."""
    clause = next(clause for clause in split(row.text) if clause.start <= row.start < clause.end)
    return judge(row.text, clause, row.start, row.end, row.kind)[0]


def is_claimed(row: Row) -> bool:
    """Whether, of the sentence as a document, a claim that it happened stands on the marked words."""
    data = row.text.encode()
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="marked",
        text=row.text, language="en", frame=Frame(published=None, published_basis=None),
    )  # fmt: skip
    return any(
        claim.trigger is not None and claim.trigger.start < row.end and row.start < claim.trigger.end
        and claim.modality.says_it_happened and claim.predicate not in ABOUT_EVENTS
        for claim in propose(document, parser=None).claims
    )  # fmt: skip


def _add(count: Count, row: Row) -> str | None:
    """Count one sentence; return what is wrong with it."""
    count.n += 1
    claimed = is_claimed(row)
    found = judged(row) if row.modality != NO_EVENT else None
    asserted = claimed if found is None else found.says_it_happened
    count.right += asserted == row.happened
    count.wrongly_asserted += asserted and not row.happened
    count.wrongly_withheld += row.happened and not asserted
    count.exact += found == row.modality
    count.claims_wrongly_asserted += claimed and not row.happened
    count.claims_missing += row.happened and not claimed
    if asserted == row.happened and claimed == row.happened:
        return None
    wrong = "CLAIM   " if asserted == row.happened else ("ASSERTED" if asserted else "WITHHELD")
    return f"{wrong} {row.about} | judged {found}, {'claimed' if claimed else 'no claim'} | {row.text} ({row.why})"


def measure(files: Sequence[Path] = ()) -> dict[str, object]:
    """Return the figures per class and in all, and what is wrong."""
    counts: dict[str, Count] = defaultdict(Count)
    wrong: list[str] = []
    for path in files or sorted(DATA.glob("modality*.toml")):
        for row in rows(path):
            fault = _add(counts[row.about], row)
            if fault:
                wrong.append(fault)
    names = tuple(asdict(Count()))
    total = {name: sum(getattr(count, name) for count in counts.values()) for name in names}
    return {
        "classes": {about: asdict(count) for about, count in sorted(counts.items())},
        "total": total,
        "not_events": sum(count.n for about, count in counts.items() if not _says_it_happened(about)),
        "events": sum(count.n for about, count in counts.items() if _says_it_happened(about)),
        "wrong": wrong,
    }


def _says_it_happened(about: str) -> bool:
    modality = about.partition(":")[0]
    return modality != NO_EVENT and Modality(modality).says_it_happened


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--misses", action="store_true", help="list what is wrong")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    found = measure(options.files)
    if options.json:
        print(json.dumps(found if options.misses else {**found, "wrong": None}, ensure_ascii=False, sort_keys=True))
        return
    for fault in found["wrong"] if options.misses and isinstance(found["wrong"], list) else ():
        print(fault)
    heads = ("right", "asserted", "withheld", "exact", "claimed", "unclaimed")
    print(f"{'class':48} {'n':>5}" + "".join(f"{head:>10}" for head in heads))
    classes, total = found["classes"], found["total"]
    if isinstance(classes, dict) and isinstance(total, dict):
        for about, figures in (*classes.items(), ("all", total)):
            print(f"{about:48} {figures['n']:5}" + "".join(f"{figures[name]:10}" for name in list(figures)[1:]))
    print(f"{found['not_events']} sentences in which it did not happen, {found['events']} in which it did")


if __name__ == "__main__":
    main()
