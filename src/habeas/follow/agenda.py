"""What is due, over one case or all, by day: late, within a week, within a month, later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.follow.following import Following
from habeas.follow.limits import Limit, LimitState
from habeas.follow.opinions import Fulfilment
from habeas.follow.threads import state_key
from habeas.follow.window import Window
from habeas.law.mechanism import Actor
from habeas.model import Answer, CaseId, Mark, Milestone, Span
from habeas.model.ids import digest_id

WEEK = 7  # days


class Band(StrEnum):
    """How soon something is due."""

    LATE = "late"
    WEEK = "week"  # today and the seven days after it, or perhaps passed
    MONTH = "month"  # within one calendar month
    LATER = "later"


class DueSort(StrEnum):
    """What sort of thing is due."""

    LIMIT = "limit"
    REMEDY = "remedy"  # an opinion set a day for it
    REMINDER = "reminder"
    CONSENT = "consent"  # to be asked again, or ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is due; ``first`` and ``last`` (ISO 8601) are one day where the day is known.

    ``says`` is what the law or a person says of it; a person's own words can name somebody. ``id`` stays the same
    while the thing is the same.
    """

    id: str
    case: CaseId
    sort: DueSort
    band: Band
    first: str
    last: str
    key: str  # of the limit, the remedy, the reminder or the audience
    says: str = field(repr=False)
    mechanism: str | None = None
    state: str | None = None
    actor: Actor | None = None
    mark: Mark | None = None
    is_usual: bool = False
    is_sure: bool = True  # whether it has surely begun, under a rule that was surely in force
    days: Span | None = None  # left, or since then
    about: str | None = None  # the communication or the symbol that it comes from


def agenda(cases: Mapping[CaseId, Following]) -> tuple[Due, ...]:
    """Return what is due in all cases, by day."""
    found = [due for case, following in cases.items() for due in _of_case(case, following)]
    return tuple(sorted(found, key=lambda each: (each.last, each.first, each.case, each.id)))


def _of_case(case: CaseId, following: Following) -> Iterator[Due]:
    today = Window.day(following.day)
    yield from _limits(case, following)
    for opinion in following.opinions:
        for remedy in opinion.remedies:
            by = remedy.owed.by and Window.of(remedy.owed.by)
            if by and by.first and by.last and remedy.standing is not Fulfilment.DONE:
                yield Due(
                    id=_id(case, DueSort.REMEDY, opinion.opinion.symbol, remedy.owed.key), case=case,
                    sort=DueSort.REMEDY, band=_band(today, by), first=by.first.date_text, last=by.last.date_text,
                    key=remedy.owed.key, says=remedy.owed.words, mechanism=opinion.opinion.mechanism,
                    actor=Actor.STATE, about=opinion.opinion.symbol, days=_distance(today, by),
                )  # fmt: skip
    for reminder in following.reminders:
        if reminder.done_on is None:
            day = Window.day(reminder.due)
            yield Due(
                id=_id(case, DueSort.REMINDER, reminder.id), case=case, sort=DueSort.REMINDER, band=_band(today, day),
                first=reminder.due, last=reminder.due, key=reminder.id, says=reminder.what, actor=Actor.SOURCE,
                days=_distance(today, day),
            )  # fmt: skip
    for consent in following.consents:
        ends = min(each for each in (consent.review_by, consent.until) if each)
        day = Window.day(ends)
        yield Due(
            id=_id(case, DueSort.CONSENT, consent.audience.value), case=case, sort=DueSort.CONSENT,
            band=_band(today, day), first=ends, last=ends, key=consent.audience.value, says=consent.purpose,
            actor=Actor.SOURCE, days=_distance(today, day),
        )  # fmt: skip


def _limits(case: CaseId, following: Following) -> Iterator[Due]:
    today = Window.day(following.day)
    for limit in following.limits:
        due = limit.due and Window.of(limit.due)
        if not due or not due.first or not due.last or not limit.is_open or _is_closed(limit, following, today):
            continue
        yield Due(
            id=_id(case, DueSort.LIMIT, limit.mechanism, limit.key, limit.begun_by), case=case, sort=DueSort.LIMIT,
            band=_band(today, due), first=due.first.date_text, last=due.last.date_text, key=limit.key,
            says=limit.says, mechanism=limit.mechanism, state=limit.state, actor=limit.actor, mark=limit.mark,
            is_usual=limit.is_usual, is_sure=limit.applies is Answer.YES, days=limit.days, about=limit.begun_by,
        )  # fmt: skip


def _is_closed(limit: Limit, following: Following, today: Window) -> bool:
    """Whether nothing can come of a limit any more.

    What a mechanism does by itself passes with its day; nobody waits for a reply after the opinion, nor for anything
    where the filing was withdrawn.
    """
    if limit.actor is Actor.MECHANISM and limit.standing is LimitState.PASSED:
        return True
    own = [each for each in following.communications if each.mechanism == limit.mechanism]
    if any(each.milestone is Milestone.WITHDRAWN and _concerns(each.state, limit) for each in own):
        return True
    if Milestone.REPLIED not in limit.ends and Milestone.COMMENTED not in limit.ends:
        return False
    decided = any(each.milestone is Milestone.DECIDED and _concerns(each.state, limit) for each in own)
    return decided or any(each.opinion.mechanism == limit.mechanism for each in following.opinions)


def _concerns(state: str | None, limit: Limit) -> bool:
    return state is None or limit.state is None or state_key(state) == state_key(limit.state)


def _id(case: CaseId, *parts: str) -> str:
    return digest_id("due", case, *parts)


def _band(today: Window, due: Window) -> Band:
    """Return how soon it is due, by the first day that it can have."""
    if due.is_by(today) is Answer.YES and due.last != today.first:
        return Band.LATE
    if due.is_by(today.plus(WEEK)) is Answer.YES or due.is_by(today.plus(WEEK)) is Answer.UNKNOWN:
        return Band.WEEK
    return Band.LATER if due.is_by(today.plus(0, 1)) is Answer.NO else Band.MONTH


def _distance(today: Window, due: Window) -> Span:
    """Return the days from today to a day, or from that day to today."""
    return due.days_to(today) if due.is_by(today) is Answer.YES else today.days_to(due)
