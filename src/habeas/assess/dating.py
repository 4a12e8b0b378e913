"""When the facts of a case lie: each by its own date, the undated by the time of the deprivation of liberty."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import CaseFile, Fact, Kind, Standing, When

SAID_LATER = (Kind.FINDING, Kind.STATEMENT_OF_POSITION, Kind.COUNTER_CLAIM, Kind.APPEAL_FOR_RELEASE)
DEPRIVES = (Kind.ARREST, Kind.ABDUCTION, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.ENFORCED_DISAPPEARANCE)


def time_of(case: CaseFile) -> When | None:
    """Return the days from the first to the last dated event since the person was first deprived of liberty.

    Only accepted events count; what was said later (an opinion, an appeal for release) does not lengthen it. None where
    no deprivation of liberty has a date: the day of a publication tells when all was over, not when it began.
    """
    events = [
        fact for fact in case.facts
        if fact.standing is Standing.ACCEPTED and isinstance(fact.predicate, Kind) and fact.predicate not in SAID_LATER
    ]  # fmt: skip
    begun = [
        fact.when.earliest for fact in events if fact.predicate in DEPRIVES and fact.when and fact.when.earliest
    ]  # fmt: skip
    if not begun:
        return None
    ends = [end for fact in events if fact.when for end in (fact.when.earliest, fact.when.latest) if end]
    return When.between(min(begun), max([*ends, min(begun)]))


def dates_of(facts: Sequence[Fact], time: When | None) -> list[When]:
    """Return when these things were done, each date once; what was said of them later does not date them.

    A fact without a date, or without a first day ("until 20 May"), is taken to lie in ``time``, the time of the
    deprivation of liberty: a treaty that bound the State before that time began bound it then. With no such time it
    stays without a date, and the treaty's status unknown.
    """
    done = [fact for fact in facts if fact.predicate not in SAID_LATER]
    if not done:
        return [time] if time else []
    found = [_dated(fact, time) for fact in done]
    if any(when is None for when in found):
        return []
    return list({when.edtf: when for when in found if when is not None}.values())


def _dated(fact: Fact, time: When | None) -> When | None:
    if fact.when is not None and fact.when.earliest is not None:
        return fact.when
    return time
