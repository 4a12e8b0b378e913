"""Whether a State replied, State by State: not at all, in time, within an extension, late, or only to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.follow.limits import Limit, LimitState
from habeas.follow.threads import Threads, place_of
from habeas.follow.window import Window
from habeas.law.mechanism import Actor
from habeas.model import Answer, Communication, Milestone, Span, When


class ReplyStatus(StrEnum):
    """What one State made of one transmission."""

    NONE = "none"  # none is on record
    IN_TIME = "in_time"
    WITHIN_EXTENSION = "within_extension"
    LATE = "late"
    CLARIFICATIONS_ONLY = "clarifications_only"
    NOT_KNOWN = "not_known"  # there is one; the dates, or the rule in force, leave open whether it was in time


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The reply of one State to one transmission; each State of a filing has its own.

    ``took``: days from the transmission to the reply. ``late_by``: days after the last limit on record.
    ``would_fit``: late by the limit on record, and in time had an extension been granted, of which none is on record.
    """

    mechanism: str
    state: str | None
    transmitted_by: str
    transmitted: When
    status: ReplyStatus
    limit: When | None = None
    limit_state: LimitState = LimitState.UNKNOWN
    left: Span | None = None  # of the limit while no reply is on record
    replied_by: str | None = None
    replied: When | None = None
    took: Span | None = None
    late_by: Span | None = None
    would_fit: bool = False


def replies_of(threads: Threads, limits: Iterable[Limit], longest: Mapping[str, int]) -> tuple[Reply, ...]:
    """Return the reply to each transmission; ``longest``: by how many months the law lets a limit be extended."""
    found = tuple(limits)
    return tuple(_reply(threads, began, found, longest) for began in threads.at(Milestone.TRANSMITTED))


def _reply(threads: Threads, began: Communication, limits: tuple[Limit, ...], longest: Mapping[str, int]) -> Reply:
    own = [
        each
        for each in limits
        if each.begun_by == began.id and each.actor is Actor.STATE and Milestone.REPLIED in each.ends
    ]
    last = next((each for each in own if each.extends), own[0] if len(own) == 1 else None)
    replied = min(_answers(threads, began, Milestone.REPLIED), key=place_of, default=None)
    if replied is None:
        only = any(_answers(threads, began, Milestone.CLARIFIED))
        return Reply(
            mechanism=began.mechanism, state=began.state, transmitted_by=began.id, transmitted=began.on,
            status=ReplyStatus.CLARIFICATIONS_ONLY if only else ReplyStatus.NONE, limit=last.due if last else None,
            limit_state=last.standing if last else LimitState.UNKNOWN, left=last.days if last else None,
        )  # fmt: skip
    status = _status(own)
    return Reply(
        mechanism=began.mechanism, state=began.state, transmitted_by=began.id, transmitted=began.on, status=status,
        limit=last.due if last else None, limit_state=last.standing if last else LimitState.UNKNOWN,
        replied_by=replied.id,
        replied=replied.on, took=Window.of(began.on).days_to(Window.of(replied.on)),
        late_by=last.days if last and status is ReplyStatus.LATE else None,
        would_fit=status is ReplyStatus.LATE and _would_fit(own, replied, longest),
    )  # fmt: skip


def _answers(threads: Threads, began: Communication, milestone: Milestone) -> Iterator[Communication]:
    return (each for each in threads.at(milestone) if threads.belongs(each, began))


def _status(own: list[Limit]) -> ReplyStatus:
    """Return what all limits that may have been in force agree on."""
    base = [each for each in own if each.extends is None]
    said = {_by_one(limit, [each for each in own if each.extends == limit.key]) for limit in base}
    if len(said) != 1 or (len(base) == 1 and base[0].applies is Answer.UNKNOWN):
        return ReplyStatus.NOT_KNOWN
    return said.pop()


def _by_one(base: Limit, extensions: list[Limit]) -> ReplyStatus:
    if base.standing is LimitState.MET:
        return ReplyStatus.IN_TIME
    if base.standing is not LimitState.MET_LATE:
        return ReplyStatus.NOT_KNOWN
    if not extensions:
        return ReplyStatus.LATE
    return {LimitState.MET: ReplyStatus.WITHIN_EXTENSION, LimitState.MET_LATE: ReplyStatus.LATE}.get(
        extensions[0].standing, ReplyStatus.NOT_KNOWN
    )


def _would_fit(own: list[Limit], replied: Communication, longest: Mapping[str, int]) -> bool:
    if any(each.extends for each in own):
        return False
    came = Window.of(replied.on)
    longer = [Window.of(each.due).plus(0, longest.get(each.key, 0)) for each in own if each.due is not None]
    return any(came.is_by(each) is Answer.YES for each in longer)
