"""Which documents are so alike in their own words that one may repeat the other.

Every run of words of every document is kept in one sorted index, and what a document shares with each other one is
counted there. MinHash with banding was the plan and is not used: it estimates how alike *whole* documents are and
misses a short dispatch inside a long article, it needs a second index for that, and it errs at the margin. At tens of
thousands of documents counting exactly is fast enough (``bench/copies.py``), misses nothing, and two looks give the
same answer. ``datasketch`` would have brought SciPy for it.

Documents of one publisher are one source whether they repeat each other or not, so they are not held against each
other, and what a publisher prints on every page makes no copies. Where nobody says who published a document, the host
of its address stands for it.

A translation shares no runs with its original: nothing here finds it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from habeas.model import Answer, Document, DocumentId, Likeness
from habeas.model.folding import fold_words
from habeas.resolve.ownwords import Hashes, own_runs

ALIKE = 0.18  # of the runs of the shorter document must stand in the other; measured in bench/copies.py
LEAST_SHARED = 24  # runs; fewer are names and formulas, even where a document has hardly more
MOST_GATHERED = 40_000  # places looked at for one document: runs that stand in too many documents are left for last
RARER = 4  # where some were left, one in so many of the runs that are wanted must be among those looked at

Numbers = npt.NDArray[np.int64]


class _Known(NamedTuple):
    """Of every document by its number: how many runs it has, and who published it."""

    lengths: Numbers
    publishers: Numbers


class Copies:
    """The documents put in so far, and which of them are alike; the order in which they come does not matter."""

    def __init__(self) -> None:
        self._documents: list[Document | None] = []  # None: replaced, or taken out
        self._runs: list[Hashes] = []  # of each document, sorted, each once
        self._publishers: list[int] = []  # the number of the publisher; below zero where nobody knows it
        self._names: dict[str, int] = {}
        self._numbers: dict[DocumentId, int] = {}
        self._hashes: Hashes = np.empty(0, np.uint64)  # every run of every document, sorted
        self._owners: Numbers = np.empty(0, np.int64)  # the document of each
        self._waiting: list[int] = []
        self._found: dict[DocumentId, dict[DocumentId, Likeness]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, document: object) -> bool:
        return document in self._numbers

    def add(self, document: Document) -> None:
        """Take a document in, or in the place of what it said before."""
        self.drop(document.id)
        number = len(self._documents)
        self._documents.append(document)
        self._runs.append(own_runs(document.text))
        self._publishers.append(self._publisher(document, number))
        self._numbers[document.id] = number
        self._waiting.append(number)

    def drop(self, document: DocumentId) -> None:
        """Forget a document; nothing happens where it is not here."""
        number = self._numbers.pop(document, None)
        if number is None:
            return
        self._documents[number] = None
        self._runs[number] = np.empty(0, np.uint64)
        for other in self._found.pop(document, {}):
            del self._found[other][document]

    def likenesses(self, among: Collection[DocumentId] | None = None) -> tuple[Likeness, ...]:
        """Return every pair that is alike, of all documents or among these, most alike first."""
        self._settle()
        wanted = self._numbers.keys() if among is None else among
        found = (
            likeness
            for document in wanted
            for other, likeness in self._found.get(document, {}).items()
            if document < other and (among is None or other in among)
        )
        return tuple(sorted(found, key=lambda each: (-max(each.left_share, each.right_share), each.left, each.right)))

    def _publisher(self, document: Document, number: int) -> int:
        """Return a number that documents of one publisher share."""
        name = publisher_key(document)
        return self._names.setdefault(name, len(self._names)) if name else -1 - number

    def _settle(self) -> None:
        """Put what waits into the index, and count what it shares with all that is there."""
        new = [number for number in self._waiting if self._documents[number] is not None]
        self._waiting = []
        if not new:
            return
        hashes = np.concatenate([self._hashes, *(self._runs[number] for number in new)])
        fresh = np.repeat(np.array(new, np.int64), [len(self._runs[number]) for number in new])
        owners = np.concatenate([self._owners, fresh])
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._owners = hashes[order], owners[order]
        known = _Known(np.array([len(runs) for runs in self._runs]), np.array(self._publishers))
        for number in new:
            self._compare(number, known, fresh=set(new))

    def _compare(self, number: int, known: _Known, *, fresh: Collection[int]) -> None:
        """Note which of the others are like this document; pairs of two new ones once."""
        others, times, left_out = self._meet(number)
        needed = np.maximum(LEAST_SHARED, ALIKE * np.minimum(known.lengths[others], known.lengths[number]))
        may_be = (times >= np.maximum(needed - left_out, needed / RARER)) & (
            known.publishers[others] != known.publishers[number]
        )
        for other, counted, least in zip(*(each[may_be].tolist() for each in (others, times, needed)), strict=True):
            if other > number and other in fresh:
                continue
            shared = counted if not left_out else len(np.intersect1d(self._runs[number], self._runs[other]))
            if shared >= least:
                self._note(number, other, shared)

    def _meet(self, number: int) -> tuple[Numbers, Numbers, int]:
        """Return the documents that share runs with this one, how many, and how many runs were too common to count."""
        first = np.searchsorted(self._hashes, self._runs[number], "left")
        counts = np.searchsorted(self._hashes, self._runs[number], "right") - first
        rarest = np.argsort(counts, kind="stable")
        rarest = rarest[np.cumsum(counts[rarest]) <= MOST_GATHERED]
        first, counts = first[rarest], counts[rarest]
        begins = np.repeat(first - np.cumsum(counts) + counts, counts)
        times = np.bincount(self._owners[begins + np.arange(counts.sum())])
        met = np.flatnonzero(times)
        return met, times[met], len(self._runs[number]) - len(rarest)

    def _note(self, number: int, other: int, shared: int) -> None:
        """Keep that two documents are alike."""
        pair = [(known, len(self._runs[each])) for each in (number, other) if (known := self._documents[each])]
        if len(pair) < 2:
            return  # one was taken out since; its runs stand in the index until it is made again
        (left, left_runs), (right, right_runs) = sorted(pair, key=lambda each: each[0].id)
        likeness = Likeness(
            left=left.id, right=right.id, shared=shared, left_share=round(shared / left_runs, 3),
            right_share=round(shared / right_runs, 3), likely_source=_published_first(left, right),
        )  # fmt: skip
        self._found.setdefault(left.id, {})[right.id] = likeness
        self._found.setdefault(right.id, {})[left.id] = likeness


def publisher_key(document: Document) -> str:
    """Return what documents of one publisher share, as folded words; empty where nobody knows who published it."""
    frame = document.frame
    name = " ".join(fold_words(frame.publisher or ""))
    if name or not frame.url:
        return name
    try:
        return (urlsplit(frame.url).hostname or "").removeprefix("www.")
    except ValueError:  # no address
        return ""


def _published_first(left: Document, right: Document) -> DocumentId | None:
    """Return the document that was published before the other, where the dates tell."""
    first, second = left.frame.published, right.frame.published
    if first is None or second is None:
        return None
    if first.before(second) is Answer.YES:
        return left.id
    return right.id if second.before(first) is Answer.YES else None
