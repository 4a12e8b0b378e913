"""Consent, drafts and plans at the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from habeas.casework.cases import get_case
from habeas.casework.consenting import (
    OfAudience,
    Told,
    Withdrawal,
    consents_of,
    give_consent,
    refuse_consent,
    take_back_consent,
    withdraw_consent,
)
from habeas.casework.departed import Record
from habeas.casework.desk import Desk, utc_now
from habeas.casework.memory import Memory, recall
from habeas.casework.planning import plan_case
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice
from habeas.follow.ways import Because, How, Plan, Reason, Time, TimeState, Way
from habeas.model import Answer, Audience, Communication, Consent, Giver, Mark, Purpose
from habeas.model.codec import to_plain
from habeas.model.custody import BundleMade
from habeas.model.wording import say_span, say_when

ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "not known"}
REASONS = {
    Reason.REGION: "open against this State", Reason.PARTY: "party to", Reason.DECLARATION: "to be verified:",
    Reason.EXHAUSTION: "domestic remedies exhausted",
}  # fmt: skip
FILED = {How.PLANNED: "intended", How.WRITTEN: "written", How.SENT: "sent", How.DECIDED: "decided"}
LAWYER = "A lawyer must decide whether, where and in which order to file."


def consent(options: argparse.Namespace) -> None:
    """Put one word on consent on record."""
    audience = Audience(options.audience.replace("-", "_"))
    with desk_of(options) as desk:
        made = _say(desk, options, audience)
    word = made.word if isinstance(made, Withdrawal) else made
    if options.json:
        give_json([to_plain(made)])
        return
    give(f"{word.case}  {_word_line(word)}")
    if isinstance(made, Withdrawal):
        for line in _gone_out(made.written, made.sent, made.bundles):
            give(line)


def _say(desk: Desk, options: argparse.Namespace, audience: Audience) -> Consent | Withdrawal:
    if options.word == "take-back":
        return take_back_consent(desk, options.case, audience)
    if options.giver is None:
        raise BadChoice(what="--giver", given="left out", allowed=", ".join(Giver))
    told = Told(
        giver=Giver(options.giver), on=options.on or desk.now()[:10], because=options.because or "",
        given_by=options.given_by, how=options.how, language=options.language, purpose=options.purpose,
        purposes=tuple(map(Purpose, options.only_for)), scope=tuple(options.document), since=options.since,
        until=options.until, review_by=options.review_by, evidence=options.evidence,
    )  # fmt: skip
    if options.word == "withdraw":
        return withdraw_consent(desk, options.case, audience, told)
    say = give_consent if options.word == "allow" else refuse_consent
    return say(desk, options.case, audience, told)


def show_consent(options: argparse.Namespace, memory: Memory) -> None:
    """Show how consent to each audience stands, with every word on it."""
    day = options.as_of or utc_now()[:10]
    found = consents_of(memory, get_case(memory, options.reference), day=day)
    if options.json:
        give_json(to_plain(each) for each in found)
        return
    for each in found:
        for line in _audience_lines(each):
            give(line)


def _audience_lines(found: OfAudience) -> Iterator[str]:
    state = found.standing.state.value.replace("_", " ")
    due = "   ask again" if found.standing.review_due else ""
    yield f"{found.standing.audience.value.replace('_', '-'):16}{state}{due}"
    yield from (f"    {each.purpose}: {each.state.value.replace('_', ' ')}" for each in found.by_purpose)
    yield from (f"    {_word_line(word)}" for word in found.words)
    if found.words and not found.words[-1].allowed:
        yield from _gone_out(found.written, found.sent, found.bundles)


def _word_line(word: Consent) -> str:
    says = "word taken back" if word.taken_back else "allowed" if word.allowed else "not allowed"
    since = f" from {word.since}" if word.since else ""
    until = f"{since} until {word.until}" if word.until else since
    purposes = f", only to {', '.join(word.purposes)}" if word.purposes else ""
    scope = f", {len(word.scope)} documents only" if word.scope else ""
    return f"{word.audience.value.replace('_', '-')}: {says} by {word.giver} on {word.given_on}{until}{purposes}{scope}"


def _gone_out(
    written: tuple[Record, ...], sent: tuple[Communication, ...], bundles: tuple[BundleMade, ...]
) -> Iterator[str]:
    yield from (f"    written before: {made.id}  {made.form}  {made.made_on}" for made in written)
    yield from (f"    sent before: {each.id}  {each.mechanism}  {say_when(each.on)}" for each in sent)
    yield from (f"    bundle before: {bundle_line(each)}" for each in bundles)


def bundle_line(made: BundleMade) -> str:
    """Tell of a bundle that was made: when, for whom, with how many documents, and by what it is known."""
    audience = made.audience.value.replace("_", "-")
    return f"{made.at[:10]}  {audience}  {len(made.documents)} documents  {made.sha256}"


def plan(options: argparse.Namespace) -> None:
    """Show where a case can go."""
    with desk_of(options) as desk:
        memory, day = recall(desk), options.as_of or desk.now()[:10]
    found = plan_case(memory, options.case, state=options.state, today=day, planned=options.planned)
    if options.json:
        give_json([to_plain(found)])
        return
    for line in plan_lines(found):
        give(line)
    tell(LAWYER)


def plan_lines(found: Plan) -> Iterator[str]:
    """Yield every mechanism with its conditions, times, open needs and what to weigh."""
    yield f"{found.case}   State concerned: {found.state or 'not known'}   as of {found.day}"
    for way in found.ways:
        yield f"{way.mechanism.key:14}{ANSWERS[way.open]:10} {way.mechanism.name}{_mark(way.mechanism.mark)}"
        yield from (f"    {line}" for line in _way_lines(way))


def _way_lines(way: Way) -> Iterator[str]:
    yield from (_because_line(each) for each in way.because)
    if way.mechanism.anonymous is Answer.NO:
        yield "the State learns the person's name"
    yield from (f"time: {_time_line(each)}" for each in way.times)
    missing = [each for each in way.needs if each.answer is not Answer.YES and not each.is_of_submitter]
    for need in missing:
        waiting = f" ({need.waiting} undecided)" if need.waiting else ""
        yield f"needs: {need.need.says}{waiting}{_mark(need.need.mark)}"
    yield from (f"{FILED[each.how]}: {each.day} {each.id}".rstrip() for each in way.filed)
    for weigh in way.weigh:
        filed = "; ".join(f"{FILED[each.how]} {each.day}".strip() for each in weigh.filed)
        yield f"weigh, {weigh.bar.against}{f' ({filed})' if filed else ''}: {weigh.bar.says}{_mark(weigh.bar.mark)}"


def _because_line(each: Because) -> str:
    about = f" {each.about}" if each.about else ""
    note = f" ({each.note})" if each.note else ""
    told = f" ({len(each.facts)} remedies are told)" if each.reason is Reason.EXHAUSTION else ""
    return f"{REASONS[each.reason]}{about}: {ANSWERS[each.answer]}{note}{told}"


def _time_line(time: Time) -> str:
    says = f"{time.window.says}{_mark(time.window.mark)}"
    if time.standing is TimeState.UNFIXED:
        return says
    if time.days is None or time.due is None:
        return f"{says}: the day is not known"
    words = "left" if time.standing is TimeState.LEFT else "after it"
    return f"{says}: {say_when(time.due)}, {say_span(time.days)} {words}"


def _mark(mark: Mark) -> str:
    return " [to be verified]" if mark is Mark.TO_BE_VERIFIED else ""
