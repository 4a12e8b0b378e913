"""The machine proposes: claims and names, appended as proposed and never as more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from habeas.casework.desk import Desk
from habeas.casework.intake import Progress, each_source
from habeas.casework.memory import recall
from habeas.ledger import ProposalMade
from habeas.model import Document, Frame, Proposal
from habeas.propose import current_version, propose, to_record


def propose_from(desk: Desk, documents: Iterable[Document], *, tell: Progress) -> tuple[Proposal, ...]:
    """Append what the rules propose from these documents, once for each version of the rules.

    Each document is one transaction: all of its proposal or nothing, so an interrupted run goes on.
    """
    memory = recall(desk)
    made: list[Proposal] = []
    for document in documents:
        copies = memory.provenances.get(document.id, ())
        name = copies[0].original_name if copies else document.id
        if memory.versions.get(document.id) == current_version():
            tell(f"proposed already from {name}")
            continue
        proposal = propose(document)
        summary = ProposalMade(
            document=document.id,
            version=current_version(),
            claims=len(proposal.claims),
            namings=len(proposal.namings),
            notes=proposal.notes,
        )
        new_names = [naming for naming in proposal.namings if naming.id not in memory.namings]
        new_claims = [claim for claim in proposal.claims if claim.id not in memory.claims]
        desk.ledger.append([*new_names, *new_claims, summary], by=desk.person, at=desk.now())
        made.append(proposal)
        tell(f"{len(proposal.claims)} claims proposed from {name}")
        for note in proposal.notes:
            tell(f"   {note}")
    return tuple(made)


def propose_without_ledger(paths: Sequence[Path], *, supplied: Frame, tell: Progress) -> Iterator[dict[str, object]]:
    """Read files, propose, and keep nothing: one record for each claim, in the order of the text."""
    for source, document in each_source(paths, supplied=supplied, tell=tell):
        proposal = propose(document)
        for note in proposal.notes:
            tell(f"{source.name}: {note}")
        for claim in proposal.claims:
            yield to_record(claim, path=source.name, sha256=document.sha256)
