"""The last day on which a source says that the person was held: by a date, or by the day of its publication.

A source that tells that somebody was taken on a day says that they were held on it; one that was let go had been held
until then; a document of 3 May that says "is held" says so of 3 May, whenever that began.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.model import ClaimId, Document, DocumentId, When
from habeas.reconcile.lexicon import has, load_lexicon
from habeas.reconcile.told import Told, beginning, days_of, ending
from habeas.reconcile.ways import load_ways
from habeas.reconcile.workings import Workings

LEAD, REST = 25, 45  # characters around the words of a claim that say whether it is still so


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A day on which a source says that the person was held."""

    when: When
    claims: tuple[ClaimId, ...]
    is_of_publication: bool  # it says so of the day on which it was published


def last_sighting(
    told: Sequence[Told],
    documents: Mapping[DocumentId, Document],
    day: tuple[int, int] | None,
    work: Workings | None = None,
) -> Sighting | None:
    """Return the last of all sightings, none after the day asked about; with every claim that gives the same day."""
    found: dict[str, list[tuple[When, Told, bool]]] = {}
    best: tuple[int, int] | None = None
    last, work = "", work or Workings()
    for each in told:
        for when, is_of_publication in _sightings(each, documents, work):
            low, high = (each.low, each.high) if when is each.when else days_of(when)
            if day is not None and high > day[1]:
                continue  # whether it was so by then is not told
            found.setdefault(when.edtf, []).append((when, each, is_of_publication))
            place = (low, low - high)  # of two that can begin on one day, the narrower
            if best is None or place > best:
                best, last = place, when.edtf
    if best is None:
        return None
    given = sorted(found[last], key=lambda one: one[1].order)
    return Sighting(
        when=min((when for when, _, _ in given), key=lambda when: when.as_written),
        claims=tuple(dict.fromkeys(each.id for _, each, _ in given)), is_of_publication=any(of for _, _, of in given),
    )  # fmt: skip


def _sightings(told: Told, documents: Mapping[DocumentId, Document], work: Workings) -> Iterable[tuple[When, bool]]:
    kinds, predicate = load_lexicon().kinds, told.claim.predicate
    if predicate in kinds.let_out and told.when is not None:
        yield told.when, False
        return
    if predicate not in (*kinds.held, *kinds.confirms):
        return
    if told.when is not None:
        yield from ((when, False) for when in _ends_of(told.when, lasts=predicate in load_ways().lasting))
    document = documents.get(told.claim.passage.document)
    if document is None or document.frame.published is None:
        return
    if work.step(("still so", told.id), lambda _: is_still_so(told), told.claim):
        yield document.frame.published, True


def _ends_of(when: When, *, lasts: bool) -> Iterable[When]:
    """Yield the ends of what lasted; a date that is no interval is one day or some time within it."""
    if not lasts or not when.is_interval:
        yield when
        return
    yield from (end for end in (beginning(when), ending(when)) if end is not None)


def is_still_so(told: Told) -> bool:
    """Whether the words say that the person is held, not that they were."""
    claim = told.claim
    quote = claim.passage.quote
    start = max((claim.trigger.start if claim.trigger else claim.passage.start) - claim.passage.start, 0)
    end = max((claim.trigger.end if claim.trigger else claim.passage.end) - claim.passage.start, start)
    words = load_lexicon().words.still_held
    lead = quote[max(start - LEAD, 0) : start]
    return has(words, lead) or has(words, f"{lead}{quote[start : end + REST]}".rstrip())
