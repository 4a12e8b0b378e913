"""One document's claims as people read them: in order, with where each stands and whose word it still wants.

A leaf is made anew when the document's text or claims change; one decision costs one claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.casework.queue import Order, Waiting, by_priority, in_text, pick, priority_of
from habeas.casework.readings import Readings
from habeas.model import Claim, ClaimId, DocumentId, NamingId, Verdict
from habeas.model.ids import naming_id
from habeas.reconcile.weigh import NOTHING, Settled, last_words, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many claims of how many have been decided."""

    decided: int
    total: int


class Leaf:
    """The current claims of one document."""

    __slots__ = (
        "_by_person",
        "_lines",
        "_progress",
        "_ranked",
        "_readers",
        "_readings",
        "about",
        "claims",
        "document",
        "priorities",
        "settled",
    )

    def __init__(
        self, document: DocumentId, readings: Readings, latest: frozenset[tuple[DocumentId, str]], *, readers: int
    ) -> None:
        self.document = document
        self._readings, self._readers = readings, readers
        claims = readings.claims_of.get(document, {})
        current = ((key, claim) for key, claim in claims.items() if self._counts(key, claim, latest))
        self.claims: dict[ClaimId, Claim] = {key: claims[key] for key in in_text(current)}
        self.settled = {
            key: settle(readings.decisions_on(key), readers) for key in self.claims if key in readings.decided
        }
        self.about = self._by_subject()
        self.priorities: dict[ClaimId, float] = {}
        self._ranked: tuple[ClaimId, ...] | None = None
        self._by_person: dict[str | None, set[ClaimId]] = {}
        self._lines: dict[str | None, Waiting | None] = {}
        self._progress: dict[str | None, Progress] = {}

    def _counts(self, key: ClaimId, claim: Claim, latest: frozenset[tuple[DocumentId, str]]) -> bool:
        """Whether the claim is by hand, or a person decided it, or the latest proposer put it forward."""
        if not claim.proposer.is_machine or key in self._readings.decided:
            return True
        return key not in self._readings.superseded and (self.document, claim.proposer.version) in latest

    def _by_subject(self) -> dict[NamingId, list[ClaimId]]:
        """Return the claims about each name; a name that no reading found has an id all the same."""
        names = {naming.name: key for key, naming in self._readings.namings_of.get(self.document, {}).items()}
        about: dict[NamingId, list[ClaimId]] = {}
        for key, claim in self.claims.items():
            if claim.subject:
                name = claim.subject.name
                naming = names.get(name) or names.setdefault(name, naming_id(self.document, name))
                about.setdefault(naming, []).append(key)
        return about

    @property
    def ranked(self) -> tuple[ClaimId, ...]:
        """The claims by priority."""
        if self._ranked is None:
            document = self._readings.documents.get(self.document)
            unsure = document.uncertain_stretches() if document and document.scans else ()
            self.priorities = {
                key: priority_of(claim, misread=_touches(claim, unsure)) for key, claim in self.claims.items()
            }
            self._ranked = by_priority(tuple(self.claims), self.priorities)
        return self._ranked

    def stands(self, claim: ClaimId) -> Settled:
        """What the words on a claim come to."""
        return self.settled.get(claim, NOTHING)

    def is_rejected(self, claim: ClaimId) -> bool:
        """Whether people left it out."""
        return self.stands(claim).verdict is Verdict.REJECT

    def decide(self, claim: ClaimId) -> None:
        """Take a new word on one of the claims into account."""
        self.settled[claim] = settle(self._readings.decisions_on(claim), self._readers)
        self._lines.clear()
        self._progress.clear()
        for person, waiting in self._by_person.items():
            (waiting.add if self._awaits(claim, person) else waiting.discard)(claim)

    def progress(self, person: str | None = None) -> Progress:
        """How many claims were decided; with a person, by her."""
        if person not in self._progress:
            if person is None:
                decided = sum(settled.verdict is not None for settled in self.settled.values())
            else:
                decided = sum(self.has_spoken(claim, person) for claim in self.settled)
            self._progress[person] = Progress(decided=decided, total=len(self.claims))
        return self._progress[person]

    def has_spoken(self, claim: ClaimId, person: str) -> bool:
        """Whether this person's word on the claim stands."""
        return any(word.by == person for word in last_words(self._readings.decisions_on(claim)))

    def waiting(self, person: str) -> set[ClaimId]:
        """The claims that want this person's word; with one reader, those that want anybody's."""
        who = self._who(person)
        if who not in self._by_person:
            self._by_person[who] = {claim for claim in self.claims if self._awaits(claim, who)}
        return self._by_person[who]

    def _awaits(self, claim: ClaimId, person: str | None) -> bool:
        if self.stands(claim).verdict is not None:
            return False
        return person is None or not self.has_spoken(claim, person)

    def line(self, person: str) -> Waiting | None:
        """How much of the document wants this person's word; None where nothing does."""
        who = self._who(person)
        if who not in self._lines:
            first = self.next(person, order=Order.HARM, after=None)
            waiting = len(self.waiting(person))
            self._lines[who] = (
                Waiting(document=self.document, waiting=waiting, priority=self.priorities[first]) if first else None
            )
        return self._lines[who]

    def _who(self, person: str) -> str | None:
        """Whose word counts: with one reader, anybody's."""
        return None if self._readers == 1 else person

    def next(self, person: str, *, order: Order, after: ClaimId | None) -> ClaimId | None:
        """Return the next claim that wants this person's word."""
        ordered = self.ranked if order is Order.HARM else tuple(self.claims)
        return pick(ordered, self.waiting(person), after=after)

    def weighed_about(self, naming: NamingId) -> Iterator[ClaimId]:
        """Yield the claims about this name that nobody rejected."""
        return (claim for claim in self.about.get(naming, ()) if not self.is_rejected(claim))


def _touches(claim: Claim, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(start < claim.passage.end and claim.passage.start < end for start, end in stretches)
