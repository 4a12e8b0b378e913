"""What follows a filing, at the terminal: put it on record, see what is due, and report on a State."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.casework import complying, following
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.due import calendar_of, find_due, names_of, report_state
from habeas.casework.following import one_day, today_at
from habeas.casework.leaving import prove_general
from habeas.casework.memory import Memory, recall
from habeas.casework.outlet import write_out
from habeas.casework.tables import state_table
from habeas.casework.view import view_of
from habeas.cli.followlines import lines_of_case, lines_of_due, lines_of_report, plain_report, say_due
from habeas.cli.followverbs import TAKE_BACK
from habeas.cli.proceedings import give_table
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice
from habeas.follow import Due
from habeas.model import CaseId, Channel, Communication, Done, Milestone, Outcome
from habeas.model.codec import to_plain


def _day(options: argparse.Namespace, desk: Desk) -> str:
    return one_day(options.as_of) or today_at(desk)


def _told(made: object) -> dict[str, object]:
    """Return a word as other programs may have it: without what was noted for those who work on the case."""
    shown = replace(made, remark="") if isinstance(made, Communication) else made
    plain: dict[str, object] = to_plain(shown)
    return plain


def due(options: argparse.Namespace) -> None:
    """List what is due, or write it as a calendar."""
    with desk_of(options) as desk:
        memory, today = recall(desk), _day(options, desk)
        found = find_due(memory, today=today, until=one_day(options.until), case=options.case)
        names = _names(memory, found)
    if options.ics:
        data = calendar_of(found, today=today, say=say_due, names=names if options.names else None)
        prove_general(memory, "due.ics", data, **{"named" if options.names else "people": names.values()})
        write_out(options.ics, data)
        tell(f"{options.ics}: {len(found)} entries, not encrypted" + (", with names." if options.names else "."))
    elif options.json:
        give_json(to_plain(each) for each in found)
    else:
        for line in lines_of_due(found, names, today):
            give(line)


def _names(memory: Memory, found: Iterable[Due]) -> Mapping[CaseId, str]:
    view = view_of(memory)
    with memory.source.lock:
        return names_of(view, [each.case for each in found])


def case(options: argparse.Namespace) -> None:
    """Show what became of the filings of one case."""
    with desk_of(options) as desk:
        memory, today = recall(desk), _day(options, desk)
        file = get_case(memory, options.case)
        found = following.following_of(memory, file, today=today)
        hints = complying.suggestions_of(file, found)
    if options.json:
        plain = to_plain(
            replace(found, communications=tuple(replace(each, remark="") for each in found.communications))
        )
        give_json([{"case": file.id, **plain, "suggestions": to_plain(hints)}])
        return
    for line in lines_of_case(file, found, hints):
        give(line)


def state(options: argparse.Namespace) -> None:
    """Report how far one State has complied."""
    with desk_of(options) as desk:
        memory = recall(desk)
        found = report_state(memory, options.state, today=_day(options, desk))
    if options.csv:
        give_table(options.csv, state_table(memory, found))
        return
    if options.json:
        give_json([plain_report(found)])
        return
    for line in lines_of_report(found):
        give(line)


def record(options: argparse.Namespace) -> None:
    """Put on record that something was sent or received, or put right what is."""
    told = following.Told(
        mechanism=options.mechanism, milestone=Milestone(options.step.replace("-", "_")), on=options.on,
        state=options.state, channel=Channel(options.channel), reference=options.reference,
        document=options.document, filing=options.filing, answers=options.answers, until=options.until,
        remark=options.remark,
    )  # fmt: skip
    with desk_of(options) as desk:
        if options.correct:
            made = following.correct_communication(desk, options.case, options.correct, told)
        else:
            made = following.record_communication(desk, options.case, told)
    _give(options, made, f"Recorded as {made.id}. Take it back with `habeas follow unrecord {made.case} {made.id}`.")


def unrecord(options: argparse.Namespace) -> None:
    """Take a communication back, or bring it back."""
    with desk_of(options) as desk:
        made = following.take_back_communication(desk, options.case, options.communication, restore=options.restore)
    says = (
        f"{made.id} is on record again." if options.restore else f"{made.id} is taken back; --restore brings it back."
    )
    _give(options, made, says)


def opinion(options: argparse.Namespace) -> None:
    """Put an opinion on record, take it back, or bring it back."""
    with desk_of(options) as desk:
        if options.take_back or options.restore:
            made = complying.take_back_opinion(desk, options.case, options.symbol, restore=options.restore)
            says = "is on record again" if options.restore else "is taken back; --restore brings it back"
        else:
            made = complying.record_opinion(desk, options.case, _opined(options))
            says = "is on record; see what it asks with `habeas follow case`"
    _give(options, made, f"{made.symbol} {says}.")


def _opined(options: argparse.Namespace) -> complying.Opined:
    return complying.Opined(
        symbol=options.symbol, states=tuple(options.state), outcome=Outcome(options.outcome.replace("-", "_")),
        mechanism=options.mechanism, adopted=options.adopted, transmitted=options.transmitted,
        categories=tuple(options.category), articles=tuple(options.article),
        remedies=tuple(complying.Asked(key=key) for key in dict.fromkeys(options.remedy)), document=options.document,
        because=options.because or "",
    )  # fmt: skip


def comply(options: argparse.Namespace) -> None:
    """Say how far the State did one thing, or take the last word on it back."""
    with desk_of(options) as desk:
        if options.done == TAKE_BACK:
            made = complying.take_back_compliance(desk, options.case, options.symbol, options.remedy)
            _give(options, made, "Your last word on it is taken back.")
            return
        if options.on is None:
            raise BadChoice(what="The day as of which it was so", given="left out", allowed="--on DAY")
        told = complying.Judged(
            symbol=options.symbol, key=options.remedy, done=Done(options.done.replace("-", "_")), on=options.on,
            because=options.because or "", claims=tuple(options.claim),
        )  # fmt: skip
        made = complying.say_compliance(desk, options.case, told)
    _give(options, made, f"Recorded. Take it back with `habeas follow comply … {options.remedy} {TAKE_BACK}`.")


def remind(options: argparse.Namespace) -> None:
    """Put a reminder on record."""
    with desk_of(options) as desk:
        made = following.remind(desk, options.case, options.day, options.what)
    _give(options, made, f"You will find {made.id} among what is due on {made.due}.")


def done(options: argparse.Namespace) -> None:
    """Say what became of a reminder."""
    is_done = not (options.put_off or options.take_back or options.open)
    with desk_of(options) as desk:
        _, made = following.change_reminder(
            desk, options.case, options.reminder, due=options.put_off, done=is_done, taken_back=options.take_back
        )
    _give(options, made, f"Recorded. `habeas follow done {made.case} {made.id} --open` opens it again.")


def _give(options: argparse.Namespace, made: object, says: str) -> None:
    if options.json:
        give_json([_told(made)])
    tell(says)
