"""Print how well sentences of one's own are read in each language that has a folder of data.

Reads ``tests/unit/propose/data/languages/<code>.toml`` and ``<code>_*.toml``: sentences invented by those who wrote the
language's rules, so the figures say that the rules do what was meant, not how they do on unseen documents.
Run: ``python bench/languages.py [--language ru] [--json] [--errors]``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.model import Claim, Document, Frame, Kind, Mention, Modality, Sort, When
from habeas.propose import propose

SENTENCES = Path(__file__).resolve().parents[1] / "tests/unit/propose/data/languages"
ASKED = ("subject", "date", "speaker")


@dataclass(slots=True)
class Tally:
    """What was right of what was asked, and what went wrong in words."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wrongly: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, what: str, *, right: bool, error: str) -> None:
        """Count one question."""
        self.asked[what] += 1
        self.right[what] += right
        if not right:
            self.errors.append(f"{what}: {error}")


def codes() -> tuple[str, ...]:
    """Return the languages that have sentences, by code."""
    return tuple(sorted({path.stem.partition("_")[0] for path in SENTENCES.glob("*.toml")}))


def measure(code: str, *, path: Path | None = None) -> dict[str, Any]:
    """Return the figures of one language, of all its files or of one: counts, and what is wrong in words."""
    paths = [path] if path is not None else sorted([*SENTENCES.glob(f"{code}.toml"), *SENTENCES.glob(f"{code}_*.toml")])
    rows = [row for file in paths for row in tomllib.loads(file.read_text(encoding="utf-8"))["sentence"]]
    tally = Tally()
    for row in rows:
        _judge(row, code, tally)
    figures = {
        what: [tally.right[what], tally.asked[what]] for what in ("events", "modality", "subjects", "dates", "speakers")
    }
    return {
        "language": code, "sentences": len(rows), "traps": sum(1 for row in rows if not _happened(row)), **figures,
        "wrongly_asserted": len(tally.wrongly), "wrong": tally.wrongly, "errors": tally.errors,
    }  # fmt: skip


def read(text: str, code: str, published: str | None) -> tuple[list[Claim], Mapping[str, Sort]]:
    """Return the claims about events of a text, and what each name in it names."""
    frame = Frame(published=When.parse(published) if published else None)
    document = Document(
        sha256=hashlib.sha256(text.encode()).hexdigest(), size=len(text.encode()), media_type="text/plain",
        engine="bench", text=text, language=code, frame=frame,
    )  # fmt: skip
    found = propose(document, parser=None)
    sorts = {naming.name: naming.sort for naming in found.namings}
    return [claim for claim in found.claims if isinstance(claim.predicate, Kind) and claim.trigger is not None], sorts


def _happened(row: Mapping[str, Any]) -> bool:
    return any(Modality(event.get("modality", "asserted")).says_it_happened for event in row.get("event", ()))


def _judge(row: Mapping[str, Any], code: str, tally: Tally) -> None:
    text = row["text"]
    claims, sorts = read(text, code, row.get("published"))
    matched: set[int] = set()
    for event in row.get("event", ()):
        fits = [claim for claim in claims if _is_it(claim, event, text)]
        # Several who were held have a claim each: the one is asked for that tells of the person asked for.
        claim = next((c for c in fits if c.subject is not None and _is_named(c.subject, event)), next(iter(fits), None))
        happened = Modality(event.get("modality", "asserted")).says_it_happened
        label = f"{event['kind']} «{event['words']}» in «{text}»"
        if happened:
            tally.ask("events", right=claim is not None, error=label)
        if claim is None:
            continue
        matched.add(id(claim))
        if claim.modality.says_it_happened != happened:
            tally.ask("modality", right=False, error=f"{label}: {claim.modality}")
            if not happened:
                tally.wrongly.append(f"{label}: {claim.modality}")
            continue
        tally.ask("modality", right=True, error="")
        _ask_details(claim, event, sorts, tally, label)
    tally.wrongly.extend(
        f"{claim.predicate} «{claim.trigger.text}» in «{text}»" for claim in claims
        if claim.modality.says_it_happened and not _is_listed(claim, row, text) and claim.trigger is not None
    )  # fmt: skip


def _place(event: Mapping[str, Any], text: str) -> tuple[int, int]:
    start = text.index(event["words"])
    return start, start + len(event["words"])


def _is_it(claim: Claim, event: Mapping[str, Any], text: str) -> bool:
    start, end = _place(event, text)
    trigger = claim.trigger
    return trigger is not None and claim.predicate == event["kind"] and trigger.start < end and start < trigger.end


def _is_listed(claim: Claim, row: Mapping[str, Any], text: str) -> bool:
    """Whether some event of the sentence is what a claim says happened (another modality is counted elsewhere)."""
    return any(_is_it(claim, event, text) for event in row.get("event", ()))


def _ask_details(claim: Claim, event: Mapping[str, Any], sorts: Mapping[str, Sort], tally: Tally, label: str) -> None:
    if "subject" in event:
        given = claim.subject
        if event["subject"] == "":
            right = given is None or (given.inferred is False and _nobody(given.name, given.text, sorts))
        else:
            right = given is not None and _is_named(given, event)
        tally.ask("subjects", right=right, error=f"{label}: {given.text if given else None}, not {event['subject']}")
    if "date" in event:
        edtf = claim.dated.when.edtf if claim.dated else ""
        tally.ask("dates", right=edtf == event["date"], error=f"{label}: {edtf}, not {event['date']}")
    if "speaker" in event:
        who = (claim.speaker.text, claim.speaker.name) if claim.speaker else ()
        fits = any(event["speaker"] in name or name in event["speaker"] for name in who if name)
        tally.ask("speakers", right=fits if event["speaker"] else not who,
                  error=f"{label}: {who}, not {event['speaker']}")  # fmt: skip


def _is_named(mention: Mention, event: Mapping[str, Any]) -> bool:
    """Whether a mention is of the person asked for."""
    return event.get("subject") in (mention.text, mention.name)


def _nobody(name: str, text: str, sorts: Mapping[str, Sort]) -> bool:
    """Whether a mention names no single person: a group, or nobody of that name."""
    return sorts.get(name) in (Sort.GROUP, None) and name == text


def _printed(figures: Mapping[str, Any], *, errors: bool) -> Iterator[str]:
    yield f"{figures['language']}: {figures['sentences']} sentences of our own, {figures['traps']} of them traps"
    for what in ("events", "modality", "subjects", "dates", "speakers"):
        right, asked = figures[what]
        yield f"  {what:<10} {right:>4} of {asked}"
    yield f"  wrongly asserted {figures['wrongly_asserted']}"
    if errors:
        yield from (f"  WRONGLY {line}" for line in figures["wrong"])
        yield from (f"  {line}" for line in figures["errors"])


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--language", action="append", help="code of a language; may be given again (default: all)")
    options.add_argument("--file", type=Path, help="read only this file of sentences, of the language given")
    options.add_argument("--json", action="store_true", help="print one JSON object for each language")
    options.add_argument("--errors", action="store_true", help="list what is wrong, which one language given does too")
    given = options.parse_args()
    for code in given.language or codes():
        figures = measure(code, path=given.file)
        if given.json:
            print(json.dumps(figures, ensure_ascii=False))
        else:
            print("\n".join(_printed(figures, errors=given.errors or bool(given.language))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
