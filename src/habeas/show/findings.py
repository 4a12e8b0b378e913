"""An assessment as lines for a reader: each element, its answer, the quotes for and against, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.model import Answer, Assessment, Citation, Finding, Mark
from habeas.show.quotes import Quote
from habeas.show.view import Reader

TO_VERIFY = "to be verified"
BINDING = {
    Answer.YES: "binding at the date of the facts",
    Answer.NO: "guides the reading; not a treaty",  # treaties to which the State was not party are not cited at all
    Answer.UNKNOWN: "whether it bound the State is not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Articles of which the same is to be said: whether they bound the State, and whether their wording was read."""

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
        cited=_cited(finding.citations),
        to_verify=finding.mark == Mark.TO_BE_VERIFIED,
    )  # fmt: skip


def _cited(citations: Sequence[Citation]) -> tuple[Cited, ...]:
    """Return the articles together of which the same is to be said, instrument by instrument."""
    together: dict[tuple[str, str | None, bool], dict[str, list[str]]] = {}
    for citation in citations:
        key = (BINDING[citation.binding], citation.note, citation.mark == Mark.TO_BE_VERIFIED)
        together.setdefault(key, {}).setdefault(citation.instrument, []).append(citation.article)
    return tuple(
        Cited(
            name="; ".join(f"{instrument} {', '.join(articles)}".strip() for instrument, articles in named.items()),
            binding=binding, note=note, to_verify=to_verify,
        )
        for (binding, note, to_verify), named in together.items()
    )  # fmt: skip
