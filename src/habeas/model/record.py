"""All that people put on record of one case beside claims: consent, assessments, filings, replies, compliance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from habeas.model.consent import Consent
from habeas.model.finding import ElementWord
from habeas.model.follow import Communication, Compliance, OpinionRecord, Reminder
from habeas.model.writing import Revision

CaseWord: TypeAlias = Consent | ElementWord | Communication | OpinionRecord | Compliance | Reminder | Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """The words on one case, each sort oldest first, with those that were taken back."""

    consents: tuple[Consent, ...] = ()
    element_words: tuple[ElementWord, ...] = ()
    communications: tuple[Communication, ...] = ()
    opinions: tuple[OpinionRecord, ...] = ()
    compliance: tuple[Compliance, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @classmethod
    def of(cls, words: Iterable[CaseWord]) -> CaseRecord:
        """Return these words by their sort, in the order in which they come."""
        found = tuple(words)
        return cls(
            consents=tuple(each for each in found if isinstance(each, Consent)),
            element_words=tuple(each for each in found if isinstance(each, ElementWord)),
            communications=tuple(each for each in found if isinstance(each, Communication)),
            opinions=tuple(each for each in found if isinstance(each, OpinionRecord)),
            compliance=tuple(each for each in found if isinstance(each, Compliance)),
            reminders=tuple(each for each in found if isinstance(each, Reminder)),
            revisions=tuple(each for each in found if isinstance(each, Revision)),
        )


NO_RECORD = CaseRecord()  # nobody has put anything on record
