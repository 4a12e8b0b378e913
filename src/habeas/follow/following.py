"""All that follows a filing: limits, replies, opinions with their checklists, what to check again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.follow.limits import Limit, limits_of
from habeas.follow.opinions import OpinionStanding, opinion_standing
from habeas.follow.replies import Reply, replies_of
from habeas.follow.threads import Threads, standing_communications, standing_opinions, with_opinions
from habeas.follow.window import Window
from habeas.law import Mechanism
from habeas.model import Audience, CaseRecord, Communication, Consent, ConsentState, Reminder, consent_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What became of the filings of one case up to a day, and what is due."""

    day: str
    communications: tuple[Communication, ...]  # those that stand, in the order of time
    limits: tuple[Limit, ...]  # by the day on which they end
    replies: tuple[Reply, ...]  # one for each transmission to each State
    opinions: tuple[OpinionStanding, ...]
    reminders: tuple[Reminder, ...]  # those that stand, done or not, by day
    consents: tuple[Consent, ...]  # in force, with a day by which to ask again or on which they end

    @property
    def mechanisms(self) -> tuple[str, ...]:
        """The mechanisms that anything went to or came from, in the order of time."""
        return tuple(dict.fromkeys(each.mechanism for each in self.communications))


def follow(record: CaseRecord, mechanisms: Mapping[str, Mechanism], *, today: str) -> Following:
    """Return what became of the filings of a case up to a day (ISO 8601), and what is due."""
    sent = standing_communications(record.communications, today)
    opinions = standing_opinions(record.opinions, today)
    every = with_opinions(sent, opinions)
    limits: list[Limit] = []
    replies: list[Reply] = []
    for key in dict.fromkeys(each.mechanism for each in every):
        law, threads = mechanisms.get(key), Threads.of(every, key)
        own = limits_of(law, threads, today=today)
        limits += own
        longest = {each.extends: each.months for each in law.deadline if each.extends} if law else {}
        replies += replies_of(threads, own, longest)
    return Following(
        day=today, communications=sent, limits=tuple(sorted(limits, key=_place)), replies=tuple(replies),
        opinions=tuple(opinion_standing(each, record.compliance, today) for each in opinions),
        reminders=_reminders(record), consents=_consents(record, today),
    )  # fmt: skip


def _place(limit: Limit) -> tuple[bool, tuple[int, int], str, str, str]:
    order = Window.of(limit.due).order if limit.due else (0, 0)
    return limit.due is None, order, limit.mechanism, limit.key, limit.begun_by


def _reminders(record: CaseRecord) -> tuple[Reminder, ...]:
    latest = {each.id: each for each in record.reminders}
    kept = [each for each in latest.values() if not each.taken_back]
    return tuple(sorted(kept, key=lambda each: (each.due, each.id)))


def _consents(record: CaseRecord, today: str) -> tuple[Consent, ...]:
    found = (consent_on(record.consents, audience, today) for audience in Audience)
    words = [each.word for each in found if each.word and each.state in (ConsentState.GIVEN, ConsentState.EXPIRED)]
    return tuple(word for word in words if word.review_by or word.until)
