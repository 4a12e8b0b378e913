"""Assessors say what they think of an element; each one's latest word stands beside what the claims answer.

A word never changes an answer: what a filing says stands on claims (no quote, no claim). That people differ, from each
other or from what is computed, is shown, and warned of before anything is filed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.findings import assess_case
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.record import record_of
from habeas.casework.undoing import NothingToUndo
from habeas.errors import NotFound
from habeas.law import load_law
from habeas.model import Answer, Assessment, CaseFile, CaseRecord, ElementWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """What assessors say of one element beside the computed answer, oldest word first, one of each person."""

    element: str
    computed: Answer
    words: tuple[ElementWord, ...]

    @property
    def differ(self) -> bool:
        """Whether they do not all say what the claims answer."""
        return any(word.answer is not self.computed for word in self.words)


def say_element(desk: Desk, case: str, element: str, answer: Answer | None, *, because: str) -> ElementWord:
    """Record what this person thinks of an element; None takes her word back. The computed answer stays what it is.

    Raises:
        NotFound: there is no such case, or the law has no such element.
        ReasonMissing: no reason was given.
        NothingToUndo: she has no word on it that could be taken back.

    """
    reason = prove_reason(because)
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        if element not in {each.id for each in load_law().elements}:
            raise NotFound(what="element of the law", given=element)
        mine = [each for each in latest_words(record_of(memory, found)).get(element, ()) if each.by == desk.person]
        if answer is None and not mine:
            raise NothingToUndo
        made = ElementWord(
            case=found.id, element=element, answer=answer, by=desk.person, at=desk.now(), because=reason
        )  # fmt: skip
        append(desk, [made], at=made.at)
    return made


def latest_words(record: CaseRecord) -> Mapping[str, tuple[ElementWord, ...]]:
    """Return each assessor's latest word on each element, oldest first; those taken back are left out."""
    latest: dict[tuple[str, str], ElementWord] = {}
    for word in record.element_words:
        latest.pop((word.element, word.by), None)
        latest[word.element, word.by] = word
    found: dict[str, list[ElementWord]] = {}
    for (element, _), word in latest.items():
        if word.answer is not None:
            found.setdefault(element, []).append(word)
    return {element: tuple(words) for element, words in found.items()}


def opinions_on(assessment: Assessment, record: CaseRecord) -> Mapping[str, Opinions]:
    """Return what assessors say of each element on which anybody has spoken, in the order of the law."""
    words = latest_words(record)
    answers = {each.element: each.answer for category in assessment.categories for each in category.elements}
    return {
        element: Opinions(element=element, computed=answer, words=words[element])
        for element, answer in answers.items()
        if element in words
    }


def disagreements(assessment: Assessment, record: CaseRecord) -> tuple[Opinions, ...]:
    """Return the elements of which some assessor says otherwise than the claims: a warning before a filing."""
    return tuple(each for each in opinions_on(assessment, record).values() if each.differ)


def assess_with_words(
    memory: Memory, case: CaseFile, *, state: str | None
) -> tuple[Assessment, Mapping[str, Opinions]]:  # fmt: skip
    """Hold a case against the law, with what assessors say of its elements."""
    assessment = assess_case(memory, case, state=state)
    return assessment, opinions_on(assessment, record_of(memory, case))
