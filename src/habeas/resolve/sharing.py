"""The passages that two documents have in common: what a person looks at to say whether one repeats the other."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Document, Passage
from habeas.resolve.ownwords import own_words

MOST_PLACES = 20  # of one run in a document that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One passage, where it stands in each of the two documents."""

    left: Passage
    right: Passage
    runs: int  # of words, that it is long


def shared_passages(left: Document, right: Document, *, most: int) -> tuple[Shared, ...]:
    """Return the longest passages that both have in their own words, in the order of the left one's text."""
    ours, theirs = own_words(left), own_words(right)
    mine, others = ours.hashes.tolist(), theirs.hashes.tolist()
    places: dict[int, list[int]] = {}
    for place, run in enumerate(others):
        places.setdefault(run, []).append(place)
    found: list[tuple[int, int, int]] = []  # length, place on the left, place on the right
    at = 0
    while at < len(mine):
        length, there = max(
            ((_length(mine, others, at, each), -each) for each in places.get(mine[at], ())), default=(0, 0)
        )
        if length:
            found.append((length, at, -there))
        at += max(length, 1)
    longest = sorted(found, key=lambda each: (-each[0], each[1]))[:most]
    return tuple(
        Shared(
            left=left.passage(ours.starts[at], ours.ends[at + length - 1]),
            right=right.passage(theirs.starts[there], theirs.ends[there + length - 1]),
            runs=length,
        )
        for length, at, there in sorted(longest, key=lambda each: each[1])
    )


def _length(mine: list[int], others: list[int], at: int, there: int) -> int:
    """Return how many runs in a row are the same from these places on."""
    length = 0
    while at + length < len(mine) and there + length < len(others) and mine[at + length] == others[there + length]:
        length += 1
    return length
