"""What the closed words of the time after a filing are called in English; the desk says them in its own languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from habeas.follow.agenda import Band, DueSort
from habeas.follow.hints import HintSort
from habeas.follow.limits import LimitState
from habeas.follow.opinions import Fulfilment
from habeas.follow.replies import ReplyStatus
from habeas.law.mechanism import Actor
from habeas.model import Channel, Done, Milestone, Outcome

MILESTONES: Mapping[Milestone, str] = MappingProxyType(
    {
        Milestone.FILED: "Filed",
        Milestone.ACKNOWLEDGED: "Receipt acknowledged",
        Milestone.TRANSMITTED: "Transmitted to the State",
        Milestone.EXTENSION_ASKED: "Extension asked for",
        Milestone.EXTENSION_GRANTED: "Extension granted",
        Milestone.CLARIFIED: "Initial clarifications by the State",
        Milestone.REPLIED: "Reply of the State",
        Milestone.REPLY_FORWARDED: "Reply sent to the source for comments",
        Milestone.COMMENTED: "Comments of the source",
        Milestone.DECIDED: "Opinion or decision given",
        Milestone.FOLLOW_UP: "Follow-up report",
        Milestone.REVIEW_ASKED: "Review asked for",
        Milestone.WITHDRAWN: "Withdrawn",
        Milestone.OTHER: "Something else",
    }
)
CHANNELS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.EMAIL: "by e-mail", Channel.PORTAL: "through a portal", Channel.POST: "by post",
        Channel.HAND: "by hand", Channel.TELEPHONE: "by telephone", Channel.MEETING: "at a meeting",
        Channel.OTHER: "in another way",
    }
)  # fmt: skip
OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.ARBITRARY: "Arbitrary",
        Outcome.ARBITRARY_NO_CATEGORY: "Arbitrary, no category named",
        Outcome.NOT_ARBITRARY: "Not arbitrary",
        Outcome.FILED_RELEASED: "Filed, because the person was released",
        Outcome.PENDING: "Kept pending",
        Outcome.NO_DECISION: "No decision",
    }
)
DONES: Mapping[Done, str] = MappingProxyType(
    {Done.DONE: "Done", Done.PARTLY: "Partly done", Done.NOT_DONE: "Not done", Done.REVERSED: "Undone again"}
)
FULFILMENTS: Mapping[Fulfilment, str] = MappingProxyType(
    {
        Fulfilment.DONE: "Done", Fulfilment.PARTLY: "Partly done", Fulfilment.NOT_DONE: "Not done",
        Fulfilment.REVERSED: "Undone again", Fulfilment.NOT_KNOWN: "Not known",
    }
)  # fmt: skip
LIMIT_STATES: Mapping[LimitState, str] = MappingProxyType(
    {
        LimitState.RUNNING: "Running", LimitState.MET: "Met", LimitState.MET_LATE: "Met after the limit",
        LimitState.PASSED: "Passed", LimitState.UNKNOWN: "Not known",
    }
)  # fmt: skip
REPLIES: Mapping[ReplyStatus, str] = MappingProxyType(
    {
        ReplyStatus.NONE: "No reply on record",
        ReplyStatus.IN_TIME: "Replied in time",
        ReplyStatus.WITHIN_EXTENSION: "Replied within the extension",
        ReplyStatus.LATE: "Replied after the limit",
        ReplyStatus.CLARIFICATIONS_ONLY: "Initial clarifications only",
        ReplyStatus.NOT_KNOWN: "Replied; whether in time is not known",
    }
)
ACTORS: Mapping[Actor, str] = MappingProxyType(
    {Actor.STATE: "The State", Actor.SOURCE: "You, the source", Actor.MECHANISM: "The mechanism"}
)
BANDS: Mapping[Band, str] = MappingProxyType(
    {Band.LATE: "Late", Band.WEEK: "Within a week", Band.MONTH: "Within a month", Band.LATER: "Later"}
)
DUE_SORTS: Mapping[DueSort, str] = MappingProxyType(
    {
        DueSort.LIMIT: "Limit", DueSort.REMEDY: "Asked for by an opinion", DueSort.REMINDER: "To check",
        DueSort.CONSENT: "Ask again for consent",
    }
)  # fmt: skip
HINTS: Mapping[HintSort, str] = MappingProxyType(
    {
        HintSort.REMEDY: "May be what the opinion asks", HintSort.REVERSAL: "May undo what was done",
        HintSort.REPRISAL: "May be a reprisal", HintSort.CONDITION: "Condition of the release",
    }
)  # fmt: skip
