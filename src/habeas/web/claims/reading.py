"""The page on which a document is read: its words with the marked passages, and what one looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.casework.view import Order, Progress, View
from habeas.model import Claim, ClaimId, Document
from habeas.show.passages import Paragraph, Part, Span, part_with, parts_of, read_part
from habeas.web.claims.asking import Asked
from habeas.web.claims.lines import Listed
from habeas.web.claims.states import Eyes, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Where the quote of a claim begins."""

    id: ClaimId
    number: int
    claim: Claim
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A part of a document, ready to be read."""

    document: Document
    parts: tuple[Part, ...]
    part: Part
    paragraphs: tuple[Paragraph, ...]
    refs: Mapping[str, Ref]
    current: ClaimId | None
    order: Order

    @property
    def is_misread(self) -> bool:
        """Whether some of these words were read unsurely."""
        return any(segment.is_uncertain for paragraph in self.paragraphs for segment in paragraph.segments)


def read(listed: Listed, document: Document, asked: Asked, current: ClaimId | None) -> Reading:
    """Return the part of the document that is asked for: that with the current claim unless another is named."""
    view = listed.eyes.view
    parts = parts_of(document.text)
    held = view.get_claim(current).passage.start if current else 0
    part = parts[min(max(asked.part, 1), len(parts)) - 1] if asked.part else part_with(parts, held)
    refs: dict[str, Ref] = {ref.id: ref for ref in _refs(listed, document, part)}
    spans = [
        Span(key=key, start=ref.claim.passage.start, end=ref.claim.passage.end) for key, ref in refs.items()
    ]  # fmt: skip
    paragraphs = read_part(document, part, spans)
    return Reading(
        document=document, parts=parts, part=part, paragraphs=paragraphs, refs=refs, current=current,
        order=listed.order,
    )  # fmt: skip


def _refs(listed: Listed, document: Document, part: Part) -> Iterator[Ref]:
    """Yield the claims whose words touch this part."""
    eyes = listed.eyes
    claims = zip(eyes.view.ids_in(document.id), eyes.view.claims_in(document.id), strict=True)
    for number, (key, claim) in enumerate(claims, 1):
        if claim.passage.start < part.end and part.start < claim.passage.end:
            yield Ref(id=key, number=number, claim=claim, state=eyes.state_of(key))


def part_of(document: Document, claim: Claim) -> int:
    """Return the number of the part that holds the beginning of a claim's quote."""
    return part_with(parts_of(document.text), claim.passage.start).number


def find_current(view: View, person: str, document: Document, asked: Asked) -> ClaimId | None:
    """Return the claim to look at: the one named, else the next of this document that waits for this person.

    None where a part of the document is asked for and no claim, or nothing waits here.

    Raises:
        NotFound: there is no such claim.
        ClaimObsolete: its words were corrected since.

    """
    if asked.claim:
        return view.now(view.get_claim(asked.claim).id)
    if asked.part or asked.page:
        return None
    found: ClaimId | None = view.next_claim(person, document=document.id, order=asked.order)
    return found if found and view.get_claim(found).passage.document == document.id else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HowFar:
    """How far to done: here and in the case, by this person."""

    document: Progress
    case: Progress | None
    case_id: str | None
    case_name: str | None


def how_far(eyes: Eyes, document: Document, current: ClaimId | None) -> HowFar:
    """Return how far to done this document is, and the case of the current claim."""
    view = eyes.view
    who = eyes.person if view.readers > 1 else None
    case = view.case_of(current) if current else None
    return HowFar(
        document=view.progress_of(document.id, who),
        case=view.progress_of_case(case, who) if case else None,
        case_id=case,
        case_name=name_of_case(view, current),
    )


def name_of_case(view: View, claim: ClaimId | None) -> str | None:
    """Return the name of whom a claim is about."""
    known = view.get_claim(claim) if claim else None
    return known.subject.name if known and known.subject else None
