"""How far words may go: the class of a claim is the strictest of its own, its document's, and its people's.

What is sealed, or tells who a protected person is, is quoted in nothing that is made for others. A source that was
withdrawn counts as sealed. Nothing is made laxer by what stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.view import view_of
from habeas.errors import Refused
from habeas.model import CaseFile, Claim, ClaimId, Classing, DocumentId, NamingId, Petition, Sensitivity, naming_id

STRICTNESS = (Sensitivity.PUBLISHABLE, Sensitivity.WORKING, Sensitivity.SEALED, Sensitivity.IDENTITY)
STAYS = frozenset({Sensitivity.SEALED, Sensitivity.IDENTITY})  # quoted in nothing that leaves


class SourceSealed(Refused):
    """Something made for others would quote a document whose words must stay here."""

    code = "source-sealed"
    exit_code = 19
    says = "This would quote document %(document)s, which is sealed: nothing made for others may quote it."
    remedy = "Reject the claims that stand on it, or say with `habeas describe` that its words may go further."


class ClaimSealed(Refused):
    """Something made for others would stand on a claim whose words must stay here."""

    code = "claim-sealed"
    exit_code = 19
    says = "This would quote claim %(claim)s, whose class is “%(sensitivity)s”: nothing made for others may quote it."
    remedy = "Leave the claim out, or say with `habeas class` that it may go further."


def strictest(classes: Iterable[Sensitivity]) -> Sensitivity:
    """Return the class of something that holds words of all these."""
    return max(classes, key=STRICTNESS.index, default=Sensitivity.WORKING)


def class_of_document(memory: Memory, document: DocumentId) -> Sensitivity:
    """Return how far the words of a document may go."""
    said = memory.sensitivity_of(document)
    withdrawn = memory.source.readings.spoken.safekeeping.withdrawn
    return strictest((said, Sensitivity.SEALED)) if document in withdrawn else said


def class_of(memory: Memory, claim: Claim) -> Sensitivity:
    """Return how far the words of a claim may go."""
    return strictest(_classes(memory, claim))


def _classes(memory: Memory, claim: Claim) -> Iterator[Sensitivity]:
    said = memory.source.readings.spoken.safekeeping.classings
    yield class_of_document(memory, claim.passage.document)
    if claim.id in said:
        yield said[claim.id].sensitivity
    if not any(subject.startswith("nam-") for subject in said):  # nearly always
        return
    view = view_of(memory)
    for naming in _people(claim):
        yield from (said[each].sensitivity for each in view.one_with(naming) if each in said)


def _people(claim: Claim) -> Iterator[NamingId]:
    """Yield the names of whom a claim is about, and of who says it."""
    if claim.subject_naming:
        yield claim.subject_naming
    if claim.speaker and claim.speaker.name:
        yield naming_id(claim.passage.document, claim.speaker.name)


def withheld(memory: Memory, case: CaseFile) -> frozenset[ClaimId]:
    """Return the claims of a case that nothing made for others may quote or stand on."""
    claims = (weighed.claim for weighed in case.claims)
    return frozenset(claim.id for claim in claims if class_of(memory, claim) in STAYS)


def prove_unsealed(memory: Memory, documents: Iterable[DocumentId]) -> None:
    """Refuse to make something for others that quotes one of these documents, if it is sealed.

    Raises:
        SourceSealed: it is.

    """
    for document in documents:
        if class_of_document(memory, document) in STAYS:
            raise SourceSealed(document=document)


def prove_case_unsealed(memory: Memory, claims: Iterable[Claim]) -> None:
    """Refuse a page for others on which one of these claims is quoted, if its words must stay here.

    Raises:
        SourceSealed, ClaimSealed: one is.

    """
    every = tuple(claims)
    prove_unsealed(memory, dict.fromkeys(claim.passage.document for claim in every))
    for claim in every:
        found = class_of(memory, claim)
        if found in STAYS:
            raise ClaimSealed(claim=claim.id, sensitivity=found)


def prove_filing_unsealed(memory: Memory, made: Petition) -> None:
    """Refuse a filing that quotes, or says a sentence that stands on, words that must stay here.

    Raises:
        SourceSealed, ClaimSealed: it does.

    """
    prove_unsealed(memory, dict.fromkeys(note.document for note in made.footnotes))
    cited = dict.fromkeys(claim for sentence in made.sentences for claim in sentence.claims)
    prove_case_unsealed(memory, (memory.claims[claim] for claim in cited if claim in memory.claims))


def classify(desk: Desk, subject: str, sensitivity: Sensitivity, *, because: str) -> Classing:
    """Let this be how far the words of a claim, or all that is said of or by a person, may go.

    Raises:
        NotFound: there is no such claim or name.
        ReasonMissing: nobody says why.

    """
    reason = prove_reason(because)
    with desk.recollection.lock:
        memory = recall(desk)
        key = subject if subject in memory.namings else memory.get_claim(subject).id
        made = Classing(subject=key, sensitivity=sensitivity, by=desk.person, at=desk.now(), because=reason)
        append(desk, [made], at=made.at)
    return made


def class_of_case(memory: Memory, case: CaseFile) -> Sensitivity:
    """Return the class of a page that shows a whole case."""
    return strictest(class_of(memory, weighed.claim) for weighed in case.claims)
