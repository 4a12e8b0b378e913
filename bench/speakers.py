"""Who says it, measured on our own short texts. Self-made data: a list of what should be read, not a sample.

    python bench/speakers.py

``tests/unit/propose/data/speakers.toml`` marks one event in each text and names who answers for it, or nobody but the
document. What the rest of ``propose`` makes of the event plays no part.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from pathlib import Path

from habeas.model import Claim, Document
from habeas.propose import Parser, find_parser, propose

DATA = Path(__file__).resolve().parents[1] / "tests" / "unit" / "propose" / "data" / "speakers.toml"


def marked(text: str) -> tuple[str, int, int]:
    """Return the plain text and where its last bracketed words stand."""
    before, _, rest = text.rpartition("[")
    words, _, after = rest.partition("]")
    before = before.replace("[", "").replace("]", "")
    return before + words + after, len(before), len(before) + len(words)


def plain(text: str) -> Document:
    """Return a text as a document."""
    data = text.encode()
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="bench", text=text,
        language="en",
    )  # fmt: skip


def measure(parser: Parser | None, *, wrong: list[str] | None = None) -> dict[str, float]:
    """Return how often the one who answers for a marked event is named, and how often wrongly."""
    counts: Counter[str] = Counter()
    for row in tomllib.loads(DATA.read_text(encoding="utf-8"))["said"]:
        text, start, end = marked(row["text"])
        claims = [
            claim for claim in propose(plain(text), parser=parser).claims
            if claim.trigger and claim.trigger.start < end and start < claim.trigger.end
        ]  # fmt: skip
        counts["texts"] += 1
        counts["event found"] += bool(claims)
        counts["gold"] += bool(row["speaker"])
        if not claims:
            if wrong is not None:
                wrong.append(f"NO EVENT {row['text']}")
            continue
        speaker = claims[0].speaker
        right = _is_same(claims[0], row["speaker"])
        counts["given"] += speaker is not None
        counts["right"] += right and bool(row["speaker"])
        counts["rightly none"] += right and not row["speaker"]
        if not right and wrong is not None:
            wrong.append(f"{speaker.text if speaker else None} for {row['speaker'] or None}: {row['text']}")
    precision, recall = counts["right"] / max(counts["given"], 1), counts["right"] / max(counts["gold"], 1)
    both = precision + recall
    return {
        **{key: counts[key] for key in ("texts", "event found", "gold", "given", "right", "rightly none")},
        "precision": round(precision, 3), "recall": round(recall, 3),
        "f1": round(2 * precision * recall / both if both else 0.0, 3),
    }  # fmt: skip


def _is_same(claim: Claim, expected: str) -> bool:
    """Whether the speaker found is the expected one: the words given hold the expected ones, or lie in them."""
    if claim.speaker is None or not expected:
        return claim.speaker is None and not expected
    wanted = expected.casefold()
    return any(
        wanted in said.casefold() or (said.casefold() in wanted and len(said) >= 3)
        for said in (claim.speaker.text, claim.speaker.name)
    )


def main() -> None:
    """Print the figures and what is wrong."""
    wrong: list[str] = []
    print(measure(find_parser(), wrong=wrong))
    for line in wrong:
        print(line)


if __name__ == "__main__":
    main()
