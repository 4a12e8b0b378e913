"""A language model proposes beside the rules: kept as its own, and never as more than proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.endpoint import Endpoint
from habeas.casework.intake import Progress, each_source
from habeas.casework.memory import recall
from habeas.ledger import ProposalMade
from habeas.model import Document, Frame, Proposal
from habeas.propose import propose, to_record
from habeas.propose.bymodel import ModelReading, propose_by_model, version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """The model that is asked: where it is, and what it is called."""

    endpoint: Endpoint
    name: str

    def read(self, document: Document, rules: Proposal) -> ModelReading:
        """Return what it proposes beyond the rules."""
        return propose_by_model(document, self.endpoint.ask, model=self.name, rules=rules)


def propose_by_guest(desk: Desk, guest: Guest, documents: Iterable[Document], *, tell: Progress) -> int:
    """Append what a model proposes from documents that it has not read, and return how many claims that was.

    Each document is one transaction. One of whose passages some went unanswered is asked about again the next time.
    """
    memory = recall(desk)
    current = memory.current_claims()
    added = 0
    for document in documents:
        version = version_of(guest.name)
        last = memory.model_readings.get((document.id, guest.name))
        if last is not None and last.version == version and not last.notes:
            tell(f"read already by {guest.name}: {document.id}")
            continue
        rules = tuple(claim for claim in current if claim.passage.document == document.id)
        reading = guest.read(document, Proposal(document=document.id, claims=rules, namings=()))
        proposal = reading.proposal
        new_names = [naming for naming in proposal.namings if naming.id not in memory.namings]
        new_claims = [claim for claim in proposal.claims if claim.id not in memory.claims]
        made = ProposalMade(
            document=document.id, version=version, claims=len(proposal.claims), namings=len(proposal.namings),
            notes=(reading.note,) if reading.unanswered else (), model=guest.name,
        )  # fmt: skip
        append(desk, [*new_names, *new_claims, made], at=desk.now())
        added += len(new_claims)
        tell(f"{document.id}: {reading.note}")
    return added


def propose_by_guest_without_ledger(
    paths: Sequence[Path], guest: Guest, *, supplied: Frame, tell: Progress
) -> Iterator[dict[str, object]]:
    """Read files, let rules and model propose, and keep nothing: one record for each claim."""
    for source, document in each_source(paths, supplied=supplied, tell=tell):
        proposal = propose(document)
        reading = guest.read(document, proposal)
        tell(f"{source.name}: {reading.note}")
        for note in proposal.notes:
            tell(f"{source.name}: {note}")
        for claim in (*proposal.claims, *reading.proposal.claims):
            yield to_record(claim, path=source.name, sha256=document.sha256)
