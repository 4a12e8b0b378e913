"""An assessment as lines for a reader: each element, its answer, the quotes for and against, what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Answer, Assessment, Citation, Finding, Mark
from habeas.show.quotes import Quote
from habeas.show.view import Reader

TO_VERIFY = "to be verified"
BINDING = {
    Answer.YES: "binding at the date of the facts",
    Answer.NO: "the State was not a party at the date of the facts",
    Answer.UNKNOWN: "whether it bound the State is not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An article, whether it bound the State, and whether its wording was read."""

    name: str
    binding: str
    note: str | None
    to_verify: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One legal element."""

    id: str
    question: str
    answer: Answer
    quotes: tuple[Quote, ...]
    against: tuple[Quote, ...]
    proposed: tuple[Quote, ...]
    missing: tuple[str, ...]
    cited: tuple[Cited, ...]
    to_verify: bool

    @property
    def has_words(self) -> bool:
        """Whether any source speaks to it."""
        return bool(self.quotes or self.against or self.proposed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One category: the elements that sources speak to, then those on which they are silent."""

    name: str
    text: str
    answer: Answer
    to_verify: bool
    spoken: tuple[Element, ...]
    silent: tuple[Element, ...]


def read_assessment(assessment: Assessment, reader: Reader) -> tuple[Part, ...]:
    """Return the categories in the order of the law."""
    parts = []
    for category in assessment.categories:
        elements = [_element(finding, reader) for finding in category.elements]
        parts.append(
            Part(
                name=category.category, text=category.text, answer=category.answer,
                to_verify=category.mark == Mark.TO_BE_VERIFIED,
                spoken=tuple(each for each in elements if each.has_words),
                silent=tuple(each for each in elements if not each.has_words),
            )
        )  # fmt: skip
    return tuple(parts)


def _element(finding: Finding, reader: Reader) -> Element:
    return Element(
        id=f"{finding.category}-{finding.element}", question=finding.question, answer=finding.answer,
        quotes=reader.quotes(finding.claims_for), against=reader.quotes(finding.claims_against),
        proposed=reader.quotes(finding.proposed), missing=finding.missing,
        cited=tuple(_cited(citation) for citation in finding.citations),
        to_verify=finding.mark == Mark.TO_BE_VERIFIED,
    )  # fmt: skip


def _cited(citation: Citation) -> Cited:
    return Cited(
        name=f"{citation.instrument} {citation.article}".strip(), binding=BINDING[citation.binding],
        note=citation.note, to_verify=citation.mark == Mark.TO_BE_VERIFIED,
    )  # fmt: skip
