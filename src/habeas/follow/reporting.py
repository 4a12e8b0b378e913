"""How far one State has complied, over all cases on record: counts and intervals, never a share without its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import median

from habeas.follow.following import Following
from habeas.follow.limits import LimitState
from habeas.follow.opinions import Fulfilment, OpinionStanding
from habeas.follow.replies import Reply, ReplyStatus
from habeas.follow.threads import state_key
from habeas.model import Answer, CaseId, Outcome, Span

Z95 = 1.959963984540054  # of the normal distribution, two-sided 95 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Of ``total`` things, how many were ``done``, and how many nobody knows of.

    ``low`` and ``high``: Wilson's 95 % interval of the share, from the lower end where all that is not known counts
    as not done to the upper end where all of it counts as done; None where there is nothing to count.
    """

    done: int
    not_known: int
    total: int

    @property
    def low(self) -> float | None:
        """The lower end: what is not known was not done."""
        return wilson(self.done, self.total)[0] if self.total else None

    @property
    def high(self) -> float | None:
        """The upper end: what is not known was done."""
        return wilson(self.done + self.not_known, self.total)[1] if self.total else None

    @property
    def at_least(self) -> float | None:
        """The share on record, were all that is not known not done."""
        return self.done / self.total if self.total else None

    @property
    def at_most(self) -> float | None:
        """The share on record, were all that is not known done."""
        return (self.done + self.not_known) / self.total if self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyCount:
    """One thing that opinions ask for: how often, and what became of it."""

    key: str
    counts: tuple[tuple[Fulfilment, int], ...]  # every state, also those of none
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class StateReport:
    """What one State made of communications and opinions, in the cases on record.

    ``days_to_reply`` is the median of the replies whose days are known on both sides, as an interval.
    """

    state: str
    day: str
    cases: tuple[CaseId, ...]
    opinions: int
    outcomes: tuple[tuple[Outcome, int], ...]
    transmissions: int
    replies: tuple[tuple[ReplyStatus, int], ...]
    running: int  # transmissions without a reply whose limit has not surely passed
    days_to_reply: Span | None
    replies_measured: int
    remedies: tuple[RemedyCount, ...]
    complied: Share  # opinions of which all that they ask is done


def same_state(one: str | None, other: str) -> bool:
    """Whether two names or codes stand for one State."""
    return one is not None and state_key(one) == state_key(other)


def report(cases: Mapping[CaseId, Following], state: str, *, day: str) -> StateReport:
    """Return how far a State has complied, over these cases, up to a day."""
    opinions = [(case, each) for case, following in cases.items() for each in _of_state(following, state)]
    replies = [(case, each) for case, found in cases.items() for each in found.replies if same_state(each.state, state)]
    said = [each for _, each in replies]
    spans = [each.took for each in said if each.took is not None]
    statuses = Counter(each.status for each in said)
    outcomes = Counter(each.opinion.outcome for _, each in opinions)
    return StateReport(
        state=state, day=day, cases=tuple(dict.fromkeys(sorted(case for case, _ in (*opinions, *replies)))),
        opinions=len(opinions), outcomes=tuple((each, outcomes[each]) for each in Outcome),
        transmissions=len(said), replies=tuple((each, statuses[each]) for each in ReplyStatus),
        running=sum(_is_running(each) for each in said), days_to_reply=_median(spans), replies_measured=len(spans),
        remedies=_remedies([each for _, each in opinions]), complied=_complied([each for _, each in opinions]),
    )  # fmt: skip


def _of_state(following: Following, state: str) -> list[OpinionStanding]:
    return [each for each in following.opinions if any(same_state(one, state) for one in each.opinion.states)]


def _is_running(reply: Reply) -> bool:
    return reply.replied is None and reply.limit_state is not LimitState.PASSED


def _median(spans: list[Span]) -> Span | None:
    """Return the median as an interval: that of the lower ends to that of the upper ends."""
    if not spans:
        return None
    tops = [each.at_most for each in spans if each.at_most is not None]
    low = float(median(each.at_least for each in spans))
    return Span(at_least=low, at_most=float(median(tops)) if len(tops) == len(spans) else None)


def _remedies(opinions: Iterable[OpinionStanding]) -> tuple[RemedyCount, ...]:
    found: dict[str, Counter[Fulfilment]] = {}
    for opinion in opinions:
        for remedy in opinion.remedies:
            found.setdefault(remedy.owed.key, Counter())[remedy.standing] += 1
    return tuple(
        RemedyCount(
            key=key, counts=tuple((each, counts[each]) for each in Fulfilment),
            share=Share(
                done=counts[Fulfilment.DONE], not_known=counts[Fulfilment.NOT_KNOWN], total=sum(counts.values())
            ),
        )
        for key, counts in sorted(found.items())
    )  # fmt: skip


def _complied(opinions: Iterable[OpinionStanding]) -> Share:
    said = Counter(each.fulfilled for each in opinions if each.remedies)
    return Share(done=said[Answer.YES], not_known=said[Answer.UNKNOWN], total=sum(said.values()))


def wilson(done: int, total: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share."""
    share, square = done / total, Z95 * Z95
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = Z95 * sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return max(middle - half, 0.0), min(middle + half, 1.0)
