"""Limits of time: when each ends, whether it was met, and how many days are left or have passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.follow.threads import Threads, place_of
from habeas.follow.window import Window
from habeas.law import Deadline, Mechanism
from habeas.law.mechanism import Actor
from habeas.model import Answer, Communication, Mark, Milestone, Span, When

SET = "set"  # the key of a limit that a communication itself sets
SAYS_SET = "The limit that the communication itself sets"
# whose limit a communication sets, and what meets it; of others: the source's, and whatever answers it
SETS: Mapping[Milestone, tuple[Actor, Milestone]] = {
    Milestone.TRANSMITTED: (Actor.STATE, Milestone.REPLIED),
    Milestone.EXTENSION_GRANTED: (Actor.STATE, Milestone.REPLIED),
    Milestone.REPLY_FORWARDED: (Actor.SOURCE, Milestone.COMMENTED),
    Milestone.DECIDED: (Actor.SOURCE, Milestone.FOLLOW_UP),
}


class LimitState(StrEnum):
    """How a limit stands on a day."""

    RUNNING = "running"
    MET = "met"
    MET_LATE = "met_late"  # so many days after the limit; what follows from that, others decide
    PASSED = "passed"  # and nothing that meets it is on record
    UNKNOWN = "unknown"  # the dates are too vague to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit of time that one communication began.

    ``due`` is an interval where the beginning is one, None where it is open. ``days``: left while it runs, after the
    limit when it was met late, since then when it passed. ``applies``: whether the rule was in force at the beginning.
    """

    key: str
    mechanism: str
    state: str | None
    actor: Actor
    says: str
    mark: Mark
    source: str
    begun_by: str
    begun: When
    due: When | None
    standing: LimitState
    days: Span | None = None
    met_by: str | None = None
    met: When | None = None
    applies: Answer = Answer.YES
    orders: bool = True
    is_usual: bool = False  # the letter sets the day, which is not on record: this one is only usual
    extends: str | None = None
    extended_by: str | None = None  # the limit that stands in its place, where one was granted
    ends: tuple[Milestone, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing on record meets it, and no later limit stands in its place."""
        return self.met_by is None and self.extended_by is None


def limits_of(mechanism: Mechanism | None, threads: Threads, *, today: str) -> tuple[Limit, ...]:
    """Return every limit of one mechanism that has begun: those of the law, and those that communications set."""
    counting = _Counting(threads, Window.day(today))
    found: list[Limit] = []
    for deadline in mechanism.deadline if mechanism else ():
        if mechanism and deadline.extends is None:
            found += counting.begun(mechanism.key, deadline)
    for deadline in mechanism.deadline if mechanism else ():
        if deadline.extends is not None:
            found = list(counting.extended(deadline, found))
    return (*found, *counting.bare(found))


class _Counting:
    """The limits of one mechanism on one day."""

    def __init__(self, threads: Threads, today: Window) -> None:
        self._threads = threads
        self._today = today

    def begun(self, mechanism: str, deadline: Deadline) -> Iterator[Limit]:
        """Yield this limit for each communication that began it."""
        for began in self._threads.at(deadline.begins):
            if deadline.actor is Actor.STATE and began.milestone is Milestone.DECIDED and began.state is None:
                continue  # the State is not named: whose limit it would be is not known
            applies = _in_force(deadline, Window.of(began.on))
            if applies is Answer.NO:
                continue
            due = _own_limit(began, deadline) or Window.of(began.on).plus(deadline.days, deadline.months)
            plain = Limit(
                key=deadline.key, mechanism=mechanism, state=began.state, actor=deadline.actor, says=deadline.says,
                mark=deadline.mark, source=deadline.source, begun_by=began.id, begun=began.on, due=due.when,
                standing=LimitState.UNKNOWN, applies=applies, orders=deadline.orders, ends=deadline.ends,
                is_usual=deadline.by_letter and _own_limit(began, deadline) is None,
            )  # fmt: skip
            yield self._judged(plain, due, began)

    def extended(self, deadline: Deadline, found: list[Limit]) -> Iterator[Limit]:
        """Yield the limits, each followed by the longer one that was granted in its place."""
        for limit in found:
            longer = self._longer(deadline, limit) if limit.key == deadline.extends else None
            yield replace(limit, extended_by=longer.key) if longer else limit
            if longer:
                yield longer

    def _longer(self, deadline: Deadline, limit: Limit) -> Limit | None:
        began = self._threads.by_id[limit.begun_by]
        granted = [each for each in self._threads.at(deadline.begins) if self._threads.belongs(each, began)]
        if not granted or limit.due is None or _in_force(deadline, Window.of(began.on)) is Answer.NO:
            return None
        last = max(granted, key=place_of)
        due = _own_limit(last, deadline) or Window.of(limit.due).plus(deadline.days, deadline.months)
        plain = replace(
            limit, key=deadline.key, says=deadline.says, mark=deadline.mark, source=deadline.source, due=due.when,
            orders=deadline.orders, ends=deadline.ends, extends=limit.key, met=None, met_by=None, days=None,
        )  # fmt: skip
        return self._judged(plain, due, began)

    def bare(self, found: list[Limit]) -> Iterator[Limit]:
        """Yield the limits that communications set and that no rule of the law gave a place."""
        of_law = {limit.begun_by for limit in found}
        for each in self._threads.communications:
            actor, meets = SETS.get(each.milestone, (Actor.SOURCE, None))
            has_place = each.milestone is Milestone.EXTENSION_GRANTED and any(limit.extends for limit in found)
            has_place |= each.id in of_law and any(
                limit.begun_by == each.id and limit.actor is actor and meets in limit.ends for limit in found
            )
            if each.until is None or has_place:
                continue
            due = Window.day(each.until)
            plain = Limit(
                key=SET, mechanism=each.mechanism, state=each.state, actor=actor, says=SAYS_SET, mark=Mark.READ,
                source=each.reference, begun_by=each.id, begun=each.on, due=due.when, standing=LimitState.UNKNOWN,
                ends=(meets,) if meets else (),
            )  # fmt: skip
            yield self._judged(plain, due, each)

    def _judged(self, limit: Limit, due: Window, began: Communication) -> Limit:
        """Return the limit with how it stands today."""
        met = self._meeting(limit, began)
        if met is None:
            return self._unmet(limit, due)
        came = Window.of(met.on)
        answer = came.is_by(due)
        known = came.is_by(self._today) is Answer.YES
        standing = {Answer.YES: LimitState.MET, Answer.NO: LimitState.MET_LATE}.get(answer, LimitState.UNKNOWN)
        late = due.days_to(came) if answer is Answer.NO else None
        return replace(
            limit, standing=standing if known else LimitState.UNKNOWN, days=late, met_by=met.id, met=met.on
        )  # fmt: skip

    def _meeting(self, limit: Limit, began: Communication) -> Communication | None:
        """Return the first communication that meets a limit."""
        of_state = limit.actor is Actor.STATE
        found = [
            each
            for each in self._threads.communications
            if each.id != began.id
            and (each.milestone in limit.ends or (limit.key == SET and not limit.ends and each.answers == began.id))
            and (each.milestone is not Milestone.FOLLOW_UP or of_state is (each.state is not None))
            and self._threads.belongs(each, began, any_state=not of_state)
        ]
        return min(found, key=place_of, default=None)

    def _unmet(self, limit: Limit, due: Window) -> Limit:
        over = due.is_by(self._today)
        if over is Answer.NO or due.first == due.last == self._today.first:
            return replace(limit, standing=LimitState.RUNNING, days=self._today.days_to(due))
        if over is Answer.YES and due.last != self._today.first:
            return replace(limit, standing=LimitState.PASSED, days=due.days_to(self._today))
        return limit


def _own_limit(began: Communication, deadline: Deadline) -> Window | None:
    """Return the limit that the communication itself sets, where this deadline is the one that it sets."""
    sets = SETS.get(began.milestone)
    if began.until is None or sets is None or sets[0] is not deadline.actor or sets[1] not in deadline.ends:
        return None
    return Window.day(began.until)


def _in_force(deadline: Deadline, began: Window) -> Answer:
    """Whether a rule was in force when something began."""
    answers = []
    if deadline.since is not None:
        answers.append(Window.day(deadline.since).is_by(began))
    if deadline.until is not None:
        answers.append(began.is_by(Window.day(deadline.until)))
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES
