"""Yes, no and unknown, and what follows from them (Kleene's strong three-valued logic, 1938)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """What the sources say to a question about the world."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __and__(self, other: Answer) -> Answer:
        """Yes only when both are yes; no as soon as one is no."""
        if Answer.NO in (self, other):
            return Answer.NO
        return Answer.UNKNOWN if Answer.UNKNOWN in (self, other) else Answer.YES

    def __or__(self, other: Answer) -> Answer:
        """Yes as soon as one is yes; no only when both are no."""
        if Answer.YES in (self, other):
            return Answer.YES
        return Answer.UNKNOWN if Answer.UNKNOWN in (self, other) else Answer.NO

    def __invert__(self) -> Answer:
        """The opposite; what is unknown stays unknown."""
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}[self]

    def __bool__(self) -> bool:
        """Refuse to be read as true or false: `if answer:` would take "no" for yes."""
        raise TypeError("compare an Answer with YES, NO or UNKNOWN; it has no truth value")

    @classmethod
    def of(cls, fact: bool | None) -> Answer:
        """Yes for True, no for False, unknown for None."""
        return cls.UNKNOWN if fact is None else cls.YES if fact else cls.NO


def all_of(answers: Iterable[Answer]) -> Answer:
    """Whether every one holds; yes for none."""
    result = Answer.YES
    for answer in answers:
        result = result & answer
    return result


def any_of(answers: Iterable[Answer]) -> Answer:
    """Whether at least one holds; no for none."""
    result = Answer.NO
    for answer in answers:
        result = result | answer
    return result
