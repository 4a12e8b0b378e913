"""What follows a filing as lines of English for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from habeas.casework.following import state_name
from habeas.follow import (
    Band,
    Due,
    DueSort,
    Following,
    Hint,
    Limit,
    LimitState,
    OpinionStanding,
    Reply,
    Share,
    StateReport,
)
from habeas.follow.words import (
    BANDS,
    CHANNELS,
    DONES,
    DUE_SORTS,
    FULFILMENTS,
    HINTS,
    LIMIT_STATES,
    MILESTONES,
    OUTCOMES,
    REPLIES,
)
from habeas.law import load_remedies
from habeas.model import CaseFile, CaseId, Mark
from habeas.model.codec import to_plain
from habeas.model.wording import say_span, say_when
from habeas.show.wrapping import wrapped


def say_due(due: Due) -> str:
    """Say what is due without anybody's name and without what a person typed."""
    where = f" ({due.mechanism}{', ' + state_name(due.state) if due.state else ''})" if due.mechanism else ""
    if due.sort is DueSort.REMEDY:
        return f"{DUE_SORTS[due.sort]}: {remedy_name(due.key)}{where}"
    if due.sort is not DueSort.LIMIT:
        return f"{DUE_SORTS[due.sort]}{where}"
    return f"{due.says}{where}"


def remedy_name(key: str) -> str:
    """Return what a remedy is called."""
    return next((each.name for each in load_remedies() if each.key == key), key)


def lines_of_due(found: Sequence[Due], names: Mapping[CaseId, str], today: str) -> Iterator[str]:
    """Yield what is due, by how soon."""
    yield f"Due as of {today}: {len(found)}"
    for band in Band:
        group = [each for each in found if each.band is band]
        if not group:
            continue
        yield f"\n{BANDS[band]}"
        for each in group:
            day = each.first if each.first == each.last else f"{each.first} to {each.last}"
            own = f": {each.says}" if each.sort in (DueSort.REMINDER, DueSort.CONSENT) and each.says else ""
            yield f"  {day}  {names.get(each.case, each.case)}  [{each.case}]"
            yield from wrapped(f"{say_due(each)}{own}{_days(each)}{_doubts(each)}", 4)


def _days(due: Due) -> str:
    if due.days is None:
        return ""
    return f"; {say_span(due.days)} ago" if due.band is Band.LATE else f"; {say_span(due.days)} left"


def _doubts(due: Due | Limit) -> str:
    parts = ["to be verified"] if due.mark is Mark.TO_BE_VERIFIED else []
    parts += ["the letter sets the day; this is what is usual"] if due.is_usual else []
    return f" ({'; '.join(parts)})" if parts else ""


def lines_of_case(case: CaseFile, found: Following, hints: Sequence[Hint]) -> Iterator[str]:
    """Yield all that became of the filings of one case."""
    yield f"{case.who.name}  [{case.id}], as of {found.day}"
    yield "\nSent and received"
    for each in found.communications:
        more = ", ".join(filter(None, (state_name(each.state), CHANNELS[each.channel], each.reference)))
        yield f"  {say_when(each.on)}  {each.mechanism}  {MILESTONES[each.milestone]} ({more})  [{each.id}]"
    if not found.communications:
        yield "  Nothing is on record."
    yield from _section("\nReplies", (_reply(each) for each in found.replies))
    yield from _section("\nLimits", (_limit(each) for each in found.limits if each.extended_by is None))
    for opinion in found.opinions:
        yield from _opinion(opinion)
    yield from _section("\nWhat the case file suggests, for you to judge", (_hint(each) for each in hints))
    yield from _section(
        "\nTo check", (f"{each.due}  {each.what}{', done ' + each.done_on if each.done_on else ''}  [{each.id}]"
                       for each in found.reminders),
    )  # fmt: skip


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield title
    for line in found:
        yield from wrapped(line, 2)


def _reply(reply: Reply) -> str:
    says = f"{state_name(reply.state) or 'State not named'}, {reply.mechanism}: {REPLIES[reply.status]}"
    says += f", {say_when(reply.replied)}" if reply.replied else ""
    says += f", {say_span(reply.took)} after the transmission" if reply.took else ""
    says += f", {say_span(reply.late_by)} after the limit" if reply.late_by else ""
    return says + (" (in time, had an extension been granted; none is on record)" if reply.would_fit else "")


def _limit(limit: Limit) -> str:
    day = say_when(limit.due) if limit.due else "no day"
    says = LIMIT_STATES[limit.standing].lower()
    if limit.days and limit.standing is LimitState.MET_LATE:
        says = f"met {say_span(limit.days)} after the limit"
    elif limit.days:
        says += f", {say_span(limit.days)} {'left' if limit.standing is LimitState.RUNNING else 'ago'}"
    where = f"{limit.mechanism}{', ' + state_name(limit.state) if limit.state else ''}"
    return f"{day}  {limit.says} ({where}): {says}{_doubts(limit)}"


def _opinion(standing: OpinionStanding) -> Iterator[str]:
    opinion = standing.opinion
    states = ", ".join(map(state_name, opinion.states))
    yield f"\n{opinion.symbol} ({states}): {OUTCOMES[opinion.outcome]} {' '.join(opinion.categories)}".rstrip()
    for remedy in standing.remedies:
        since = f", as of {say_when(remedy.since)}" if remedy.since else ""
        after = f", and otherwise on {say_when(remedy.after)}" if remedy.after else ""
        differ = "; words differ" if remedy.differing else ""
        yield f"  {remedy.owed.key}: {FULFILMENTS[remedy.standing].lower()}{since}{after}{differ}"
        for word in remedy.words:
            done = DONES[word.done].lower() if word.done else ""
            yield from wrapped(f"{say_when(word.on)}: {done} ({word.by}: {word.because}) {' '.join(word.claims)}", 4)


def _hint(hint: Hint) -> str:
    when = say_when(hint.when) if hint.when else "not dated"
    of = f" for {hint.symbol} {hint.key}: {DONES[hint.done].lower()}" if hint.symbol and hint.done else ""
    sure = "" if hint.is_sure else "; whether it came afterwards is not sure"
    return f"{HINTS[hint.sort]}{of}: {hint.predicate.value.replace('_', ' ')}, {when}{sure}  {' '.join(hint.claims)}"


def lines_of_report(report: StateReport) -> Iterator[str]:
    """Yield how far a State has complied; no share stands without its number."""
    yield f"{state_name(report.state)}, as of {report.day}: cases on record in this ledger: {len(report.cases)}"
    yield f"  opinions: {report.opinions}"
    for outcome, count in report.outcomes:
        if count:
            yield f"    {OUTCOMES[outcome]}: {count}"
    yield f"  transmissions: {report.transmissions}; still within the limit, as far as can be told: {report.running}"
    for status, count in report.replies:
        yield f"    {REPLIES[status]}: {count}"
    if report.days_to_reply:
        yield f"  median time to reply: {say_span(report.days_to_reply)} (replies measured: {report.replies_measured})"
    for remedy in report.remedies:
        counts = ", ".join(f"{FULFILMENTS[each].lower()} {count}" for each, count in remedy.counts)
        yield f"  {remedy_name(remedy.key)} ({remedy.key}): {counts}"
        yield f"    done: {say_share(remedy.share)}"
    yield f"  opinions with which the State complied in all: {say_share(report.complied)}"
    yield from wrapped(
        "The interval is Wilson's at 95 %, from where all that is not known counts as not done to where it counts as "
        "done. It says how little so few cases tell; cases on record are no sample of all cases.", 2, hang=0,
    )  # fmt: skip


def say_share(share: Share) -> str:
    """Say a share with its numbers and its interval."""
    if share.low is None or share.high is None:
        return "nothing to count"
    return (
        f"{share.done} of {share.total}, not known {share.not_known} "
        f"(95 % interval {share.low:.0%} to {share.high:.0%}, n = {share.total})"
    )


def plain_report(report: StateReport) -> dict[str, object]:
    """Return the report for other programs, with the bounds of each share beside its numbers."""
    plain: dict[str, object] = to_plain(report)
    plain["complied"] = _plain_share(report.complied)
    plain["remedies"] = [
        {"key": each.key, "counts": {state.value: count for state, count in each.counts},
         "share": _plain_share(each.share)}
        for each in report.remedies
    ]  # fmt: skip
    plain["replies"] = {status.value: count for status, count in report.replies}
    plain["outcomes"] = {outcome.value: count for outcome, count in report.outcomes}
    return plain


def _plain_share(share: Share) -> dict[str, object]:
    return {**asdict(share), "low": share.low, "high": share.high, "at_least": share.at_least,
            "at_most": share.at_most}  # fmt: skip
