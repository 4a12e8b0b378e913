"""An assessment as lines for a page: the elements that sources speak to, then those on which they are silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.model import Answer, Assessment, CaseFile, Citation, Document, DocumentId, Finding, Mark
from habeas.web.chrome.quoting import Quoted, quote_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Articles of which the same is to be said: whether they bound the State, and whether their wording was read."""

    articles: str
    binding: Answer
    note: str | None
    to_verify: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One legal element with what speaks for it, against it, and what is undecided or missing."""

    id: str
    question: str
    answer: Answer
    claims_for: tuple[Quoted, ...]
    claims_against: tuple[Quoted, ...]
    proposed: tuple[Quoted, ...]
    missing: tuple[str, ...]
    cited: tuple[Cited, ...]
    to_verify: bool

    @property
    def is_spoken_of(self) -> bool:
        """Whether any source speaks to it."""
        return bool(self.claims_for or self.claims_against or self.proposed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One category."""

    category: str
    text: str
    answer: Answer
    to_verify: bool
    spoken: tuple[Element, ...]
    silent: tuple[Element, ...]

    @property
    def found(self) -> int:
        """How many elements accepted claims answer with yes."""
        return sum(each.answer is Answer.YES for each in self.spoken)


def read_findings(assessment: Assessment, case: CaseFile, documents: Mapping[DocumentId, Document]) -> tuple[Part, ...]:
    """Return the categories in the order of the law."""
    weighed = {each.claim.id: each for each in case.claims}

    def element(finding: Finding) -> Element:
        return Element(
            id=f"{finding.category}-{finding.element}", question=finding.question, answer=finding.answer,
            claims_for=quote_all(finding.claims_for, weighed, documents),
            claims_against=quote_all(finding.claims_against, weighed, documents),
            proposed=quote_all(finding.proposed, weighed, documents),
            missing=finding.missing, cited=_cited(finding.citations), to_verify=finding.mark is Mark.TO_BE_VERIFIED,
        )  # fmt: skip

    parts = []
    for category in assessment.categories:
        elements = [element(finding) for finding in category.elements]
        parts.append(
            Part(
                category=category.category, text=category.text, answer=category.answer,
                to_verify=category.mark is Mark.TO_BE_VERIFIED,
                spoken=tuple(each for each in elements if each.is_spoken_of),
                silent=tuple(each for each in elements if not each.is_spoken_of),
            )
        )  # fmt: skip
    return tuple(parts)


def _cited(citations: tuple[Citation, ...]) -> tuple[Cited, ...]:
    """Return the articles together of which the same is to be said."""
    together: dict[tuple[Answer, str | None, bool], dict[str, list[str]]] = {}
    for each in citations:
        key = (each.binding, each.note, each.mark is Mark.TO_BE_VERIFIED)
        together.setdefault(key, {}).setdefault(each.instrument, []).append(each.article)
    return tuple(
        Cited(articles=_join(named), binding=binding, note=note, to_verify=to_verify)
        for (binding, note, to_verify), named in together.items()
    )


def _join(named: Mapping[str, list[str]]) -> str:
    return "; ".join(f"{instrument} {', '.join(articles)}".strip() for instrument, articles in named.items())
