"""Measure near-copies on invented reports: precision and recall by degree of rewriting, and time.

    python bench/copies.py [--json] [--stories 150] [--sizes 2000,20000]

Everything is made up from a seed; no model of language is needed. A *story* is a set of facts (who, what, where, when);
a *report* tells them in the words of its own writer, who chooses among ways of saying each fact and adds background of
her own. For each story there are

- an original, and copies of it at seven degrees: reprinted, cut, headline changed, lightly, moderately and heavily
  rewritten (sentences dropped and moved, words swapped for others, sentences of the paper's own added), and whole
  within an article four times as long;
- two independent reports of the same story, with the same statement of a spokesman between quotation marks, and
  *without* the marks (to show what leaving quotations out is worth);
- a report of another story by the publisher of the original, with the same header and footer.

Recall is counted by degree. Precision counts every pair of documents of the set, copies of one original as true pairs.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import platform
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from habeas.model import Document, DocumentId, Frame
from habeas.resolve import Copies, copies
from habeas.resolve.ownwords import own_runs

DEGREES = ("reprinted", "headline", "cut", "light", "moderate", "heavy", "within")
SYLLABLES = [
    "ka",
    "bel",
    "ti",
    "mor",
    "ra",
    "sun",
    "de",
    "vil",
    "or",
    "ta",
    "pe",
    "lin",
    "ga",
    "zu",
    "fen",
    "mi",
    "dro",
    "ve",
    "sal",
    "no",
    "ri",
    "tem",
    "ab",
    "lu",
    "ker",
    "os",
    "ha",
    "jin",
    "we",
    "pol",
    "cu",
    "ster",
]


class Dice:
    """Chance from a seed: every throw is a hash, so every machine throws alike."""

    def __init__(self, seed: str) -> None:
        self._seed, self._thrown = seed, 0

    def below(self, most: int) -> int:
        """Return a number from 0 to one below the most."""
        self._thrown += 1
        digest = hashlib.blake2b(f"{self._seed}:{self._thrown}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % most

    def chance(self, percent: int) -> bool:
        """Whether it happens, so many times in a hundred."""
        return self.below(100) < percent

    def one_of(self, things: Sequence[str]) -> str:
        """Return one of these."""
        return things[self.below(len(things))]


def _lexicon(size: int) -> tuple[str, ...]:
    dice = Dice("lexicon")
    words = dict.fromkeys("".join(dice.one_of(SYLLABLES) for _ in range(2 + dice.below(2))) for _ in range(size * 2))
    return tuple(words)[:size]


LEXICON = _lexicon(6_000)
COMMON = [
    "the",
    "a",
    "of",
    "and",
    "in",
    "to",
    "was",
    "by",
    "on",
    "for",
    "with",
    "that",
    "his",
    "her",
    "its",
    "from",
    "at",
    "which",
    "had",
    "been",
    "after",
    "before",
    "who",
    "not",
]
WAYS = (  # of telling each fact; the writer of a report chooses
    ("{who} was arrested in {town} on {day}", "police took {who} from {town} on {day}",
     "on {day} officers seized {who} at a house in {town}", "{day} saw the detention of {who} in the town of {town}"),
    ("a court in {town} ordered two months of detention", "the judge sent {who} to remand prison for two months",
     "{who} must stay behind bars for two months, the court held", "two months in custody was the ruling in {town}"),
    ("the lawyer {lawyer} was not let in", "{lawyer}, who defends {who}, could not see the client",
     "no meeting was allowed with the defence counsel {lawyer}", "access was refused to {lawyer}, counsel for {who}"),
    ("the family learned of it a day later", "relatives heard nothing until the next morning",
     "for a day nobody told the parents", "only the following day did word reach the family"),
    ("{who} is charged under article {article}", "prosecutors invoke article {article} of the criminal code",
     "the charge is that of article {article}", "article {article} carries up to seven years"),
    ("{who} had written about the {topic}", "articles on the {topic} made {who} known",
     "{who} reported for years on the {topic}", "readers knew {who} for texts about the {topic}"),
    ("several groups called for the release", "rights defenders demanded that {who} be freed",
     "there were calls to let {who} go", "organisations abroad asked that the case be closed"),
    ("the trial is set for {later}", "hearings begin on {later}", "{later} is the day of the first hearing",
     "judges will open the case on {later}"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the set: whose original it repeats, and how far it was rewritten."""

    document: Document
    origin: str
    degree: str


def _background(dice: Dice, words: int = 14) -> str:
    """Return a sentence of a writer's own: common words and rarer ones, as in running text."""
    picked = [dice.one_of(COMMON) if dice.chance(45) else LEXICON[_zipf(dice)] for _ in range(words + dice.below(8))]
    return " ".join(picked).capitalize() + "."


def _zipf(dice: Dice) -> int:
    return min(int(len(LEXICON) ** (dice.below(10_000) / 10_000)), len(LEXICON) - 1)


def _facts(story: str) -> dict[str, str]:
    dice = Dice(f"facts {story}")
    name = [dice.one_of(LEXICON).capitalize() for _ in range(5)]
    return {
        "who": f"{name[0]} {name[1]}", "town": name[2], "lawyer": f"{name[3]} {name[4]}",
        "day": f"{1 + dice.below(28)} March", "later": f"{1 + dice.below(28)} June",
        "article": str(100 + dice.below(300)), "topic": " ".join(dice.one_of(LEXICON) for _ in range(2)),
    }  # fmt: skip


def _report(story: str, writer: str, *, sentences: int = 22) -> list[str]:
    """Return the sentences of one writer's report of a story."""
    dice, facts = Dice(f"{writer} on {story}"), _facts(story)
    told = [dice.one_of(ways).format(**facts) for ways in WAYS]
    told = [f"{each[0].upper()}{each[1:]}." for each in told]
    while len(told) < sentences:
        told.insert(1 + dice.below(len(told)), _background(dice))
    return told


def _rewrite(sentences: Sequence[str], degree: str, story: str, paper: str) -> list[str]:
    """Return what a paper made of another one's report."""
    dice = Dice(f"{paper} rewrites {story} {degree}")
    swap, drop, move, add = {"light": (5, 10, 5, 2), "moderate": (12, 25, 20, 5), "heavy": (22, 35, 40, 8)}[degree]
    kept = [each for each in sentences if not dice.chance(drop)]
    for place in range(len(kept)):
        if dice.chance(move):
            other = dice.below(len(kept))
            kept[place], kept[other] = kept[other], kept[place]
    kept = [" ".join(dice.one_of(LEXICON) if dice.chance(swap) else word for word in each.split()) for each in kept]
    for _ in range(add):
        kept.insert(dice.below(len(kept) + 1), _background(dice))
    return [_background(dice, 6), *kept]


def _copy(sentences: list[str], degree: str, story: str) -> list[str]:
    dice = Dice(f"{degree} of {story}")
    if degree == "reprinted":
        return list(sentences)
    if degree == "headline":
        return [_background(dice, 6), *sentences]
    if degree == "cut":
        return sentences[: len(sentences) // 3]
    if degree == "within":
        long = [_background(dice) for _ in range(60)]
        return [*long[:20], *sentences, *long[20:]]
    return _rewrite(sentences, degree, story, degree)


def make_document(sentences: Sequence[str], publisher: str, published: str | None = None) -> Document:
    """Return a document of these sentences, in paragraphs of four."""
    text = "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))
    data = f"{publisher}\n\n{text}".encode()
    frame = Frame(publisher=publisher).published_on(published)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="bench", language="en",
        text=text, frame=frame,
    )  # fmt: skip


def make_set(stories: int, *, marks: bool) -> Iterator[Paper]:
    """Yield the documents of so many stories."""
    for number in range(stories):
        story = f"story {number}"
        dice = Dice(f"frame {number}")
        header = [_background(Dice(f"header {number % 7}"), 25)]
        footer = [_background(Dice(f"footer {number % 7} {line}"), 18) for line in range(3)]
        agency = f"agency {number % 7}"
        original = _report(story, "agency")
        yield Paper(make_document([*header, *original, *footer], agency), story, "original")
        for degree in DEGREES:
            yield Paper(make_document(_copy(original, degree, story), f"paper {degree} {number}"), story, degree)
        said = " ".join(_background(Dice(f"said {number} {line}")) for line in range(6))
        statement = [f"“{said}” said the spokesman." if marks else f"{said} said the spokesman."]
        for writer in ("first", "second"):
            told = _report(story, writer)
            told.insert(3 + dice.below(5), *statement)
            yield Paper(make_document(told, f"{writer} {number}"), f"{writer} {number}", "independent")
        other = _report(f"other {number}", "agency")
        yield Paper(make_document([*header, *other, *footer], agency), f"other {number}", "boilerplate")


def measure(papers: Sequence[Paper], alike: float) -> dict[str, Any]:
    """Return precision over all pairs, and recall of each degree against the original."""
    found, by_id = Copies(), {paper.document.id: paper for paper in papers}
    for paper in papers:
        found.add(paper.document)
    pairs = {
        (each.left, each.right)
        for each in found.likenesses()
        if max(each.left_share, each.right_share) >= alike
    }  # fmt: skip
    true = sum(by_id[left].origin == by_id[right].origin for left, right in pairs)
    false = Counter(
        " × ".join(sorted((by_id[left].degree, by_id[right].degree)))
        for left, right in pairs
        if by_id[left].origin != by_id[right].origin
    )
    originals = {paper.origin: paper.document.id for paper in papers if paper.degree == "original"}
    met: dict[str, list[bool]] = defaultdict(list)
    for paper in papers:
        if paper.degree in DEGREES:
            pair = tuple(sorted((paper.document.id, originals[paper.origin])))
            met[paper.degree].append(pair in pairs)
    return {
        "alike": alike, "pairs": len(pairs), "precision": round(true / len(pairs), 4) if pairs else None,
        "recall": {degree: round(sum(hits) / len(hits), 3) for degree, hits in met.items()}, "false": dict(false),
    }  # fmt: skip


def independent_pairs(papers: Sequence[Paper]) -> dict[str, float]:
    """Return how large a part of the shorter of two independent reports stands in the other: mean and worst."""
    reports = [paper.document for paper in papers if paper.degree == "independent"]
    shares = []
    for left, right in itertools.batched(reports, 2) if hasattr(itertools, "batched") else _twos(reports):
        one, other = own_runs(left.text), own_runs(right.text)
        shares.append(len(np.intersect1d(one, other)) / min(len(one), len(other)))
    return {"mean": round(sum(shares) / len(shares), 3), "worst": round(max(shares), 3)}


def _twos(things: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    return zip(things[::2], things[1::2], strict=True)


def measure_time(size: int) -> dict[str, Any]:
    """Return how long so many documents of some 400 words take, and one more after them."""
    texts = [_report(f"time {number // 4}", f"writer {number % 3}") for number in range(size + 1)]
    documents = [make_document(text, f"paper {number}") for number, text in enumerate(texts)]
    found = Copies()
    began = time.perf_counter()
    for document in documents[:-1]:
        found.add(document)
    read = time.perf_counter()
    likenesses = found.likenesses()
    counted = time.perf_counter()
    found.add(documents[-1])
    found.likenesses()
    one_more = time.perf_counter()
    few: list[DocumentId] = [document.id for document in documents[:20]]
    found.likenesses(few)
    asked = time.perf_counter()
    return {
        "documents": size, "words": round(sum(len(each.text.split()) for each in documents) / len(documents)),
        "read_s": round(read - began, 2), "count_s": round(counted - read, 2), "pairs": len(likenesses),
        "one_more_ms": round((one_more - counted) * 1000, 1),
        "of_a_case_ms": round((asked - one_more) * 1000, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--stories", type=int, default=150)
    parser.add_argument("--sizes", default="2000,20000")
    asked = parser.parse_args()
    marked, plain = (list(make_set(asked.stories, marks=marks)) for marks in (True, False))
    told = {
        "python": platform.python_version(), "documents": len(marked),
        "marked": [measure(marked, alike) for alike in (copies.ALIKE, 0.25, 0.5)],
        "unmarked": measure(plain, copies.ALIKE),
        "independent": {"with marks": independent_pairs(marked), "without marks": independent_pairs(plain)},
        "time": [measure_time(int(size)) for size in asked.sizes.split(",") if size],
    }  # fmt: skip
    if asked.json:
        print(json.dumps(told))
        return
    print(f"{told['documents']} documents of {asked.stories} invented stories, Python {told['python']}")
    for name, each in [("quotations left out", row) for row in told["marked"]] + [("no marks", told["unmarked"])]:
        print(f"\n{name}, alike from {each['alike']}: {each['pairs']} pairs, precision {each['precision']}")
        print("  recall " + "  ".join(f"{degree} {share}" for degree, share in each["recall"].items()))
        print(f"  false pairs: {each['false'] or 'none'}")
    print(f"\nindependent reports, part of the shorter that stands in the other: {told['independent']}")
    for each in told["time"]:
        print(each)


if __name__ == "__main__":
    main()
