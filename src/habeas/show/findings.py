"""An assessment as lines for a reader: each element, its answer, the quotes for and against, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.law import load_law
from habeas.model import Answer, Assessment, Citation, ClaimId, Finding, Length, Mark, Missing, Point, Tally

Q = TypeVar("Q")  # a claim as the reader's page quotes it

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
    binding: Answer
    note: str | None
    to_verify: bool
    asks: tuple[str, ...] = ()  # what each article asks, as far as our law files say

    @property
    def says(self) -> str:
        """Whether they bound the State, in English."""
        return BINDING[self.binding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element(Generic[Q]):
    """One legal element."""

    id: str
    question: str
    answer: Answer
    quotes: tuple[Q, ...]
    against: tuple[Q, ...]
    proposed: tuple[Q, ...]
    missing: tuple[str, ...]
    cited: tuple[Cited, ...]
    to_verify: bool
    element: str = ""  # as the law names it
    lengths: tuple[Length, ...] = ()
    wanting: tuple[Missing, ...] = ()
    of_state: tuple[Q, ...] = ()
    has: tuple[Point, ...] = ()
    lacks: tuple[Point, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether any source speaks to it, or tells of a length that bears on it."""
        return bool(self.quotes or self.against or self.proposed or self.lengths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[Q]):
    """One category: the elements that sources speak to, then those on which they are silent."""

    name: str
    text: str
    answer: Answer
    to_verify: bool
    spoken: tuple[Element[Q], ...]
    silent: tuple[Element[Q], ...]
    tallies: tuple[Tally, ...] = ()

    @property
    def found(self) -> int:
        """How many elements accepted claims answer with yes."""
        return sum(each.answer is Answer.YES for each in self.spoken)


Quoter = Callable[[Iterable[ClaimId]], tuple[Q, ...]]


def read_assessment(assessment: Assessment, quotes: Quoter[Q]) -> tuple[Part[Q], ...]:
    """Return the categories in the order of the law, each claim as ``quotes`` quotes it."""
    parts = []
    for category in assessment.categories:
        elements = [_element(finding, quotes) for finding in category.elements]
        parts.append(
            Part(
                name=category.category, text=category.text, answer=category.answer,
                to_verify=category.mark == Mark.TO_BE_VERIFIED,
                spoken=tuple(each for each in elements if each.has_words),
                silent=tuple(each for each in elements if not each.has_words), tallies=category.tallies,
            )
        )  # fmt: skip
    return tuple(parts)


def _element(finding: Finding, quotes: Quoter[Q]) -> Element[Q]:
    return Element(
        id=f"{finding.category}-{finding.element}", question=finding.question, answer=finding.answer,
        quotes=quotes(finding.claims_for), against=quotes(finding.claims_against),
        proposed=quotes(finding.proposed), missing=finding.missing,
        cited=_cited(finding.citations),
        to_verify=finding.mark == Mark.TO_BE_VERIFIED, element=finding.element, lengths=finding.lengths,
        wanting=finding.wanting, of_state=quotes(finding.said_by_state), has=finding.has, lacks=finding.lacks,
    )  # fmt: skip


def _cited(citations: Sequence[Citation]) -> tuple[Cited, ...]:
    """Return the articles together of which the same is to be said, instrument by instrument."""
    together: dict[tuple[Answer, str | None, bool], dict[str, list[str]]] = {}
    for citation in citations:
        key = (citation.binding, citation.note, citation.mark == Mark.TO_BE_VERIFIED)
        together.setdefault(key, {}).setdefault(citation.instrument, []).append(citation.article)
    return tuple(
        Cited(
            name="; ".join(f"{instrument} {', '.join(articles)}".strip() for instrument, articles in named.items()),
            binding=binding, note=note, to_verify=to_verify, asks=_asks(named),
        )
        for (binding, note, to_verify), named in together.items()
    )  # fmt: skip


def _asks(named: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return what each article asks, where our law files say it."""
    known = {(each.instrument, each.article): each.says for each in load_law().provisions}
    asked = (known.get((instrument, article)) for instrument, articles in named.items() for article in articles)
    return tuple(dict.fromkeys(each for each in asked if each))
