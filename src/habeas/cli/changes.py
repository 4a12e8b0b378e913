"""``habeas show changes``: what a document changes, or what changed since; and one line a case after a stage."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from habeas.casework.change import (
    CaseChange,
    ConflictChange,
    FactChange,
    MeasureChange,
    Opening,
    TimeChange,
    Turn,
)
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice
from habeas.model import Bounded, Fact, FactId, Status
from habeas.model.codec import to_plain
from habeas.model.wording import say_span, say_when

MOST_LINES = 20  # after a stage; the verb shows all


def show_changes(options: argparse.Namespace, memory: Memory) -> None:
    """Show what a document changes, or with ``--since`` what changed since an entry of the ledger."""
    from habeas.casework.changes import changes_of, changes_since  # brings in DOCX, PDF and fonts

    if options.since is not None:
        change = changes_since(memory, options.since)
    elif options.reference is not None:
        change = changes_of(memory, options.reference)
    else:
        raise BadChoice(what="What to compare with", given="nothing", allowed="a document, or --since and a number")
    if options.json:
        give_json([to_plain(change)])
        return
    for case in change.cases:
        give("\n".join(case_lines(case)))
    if not change.cases:
        tell(f"Nothing changes in the {change.touched} cases that it touches.")


def tell_changes(desk: Desk, before: Memory) -> None:
    """Tell in one line for each case that was there before what has changed in it since."""
    from habeas.casework.changes import changes_since  # brings in DOCX, PDF and fonts

    now = recall(desk)
    if now.upto == before.upto or not before.claims:
        return
    change = changes_since(now, before.upto, most=MOST_LINES, only_known=True)
    for case in change.cases:
        tell(f"{case.name}: {say_change(case)}: habeas show changes --since {before.upto}")
    if change.touched > MOST_LINES:
        more = change.touched - MOST_LINES
        tell(f"and perhaps {more} more cases that were known before: habeas show changes --since {before.upto}")


def say_change(case: CaseChange) -> str:
    """Return "2 new facts, 1 conflict opened"."""
    parts = []
    if len(case.before) > 1:
        parts.append(f"{len(case.before)} cases are one")
    if len(case.after) > 1:
        parts.append(f"one case is {len(case.after)}")
    for turn, words in ((Turn.NEW, "new"), (Turn.CHANGED, "changed"), (Turn.GONE, "gone")):
        parts += _counted(sum(each.turn is turn for each in case.facts), f"{words} fact", f"{words} facts")
    parts += _counted(len(case.times), "time not what it was", "times not what they were")
    for opening in Opening:
        several = sum(each.opening is opening for each in case.conflicts)
        parts += _counted(several, f"conflict {opening}", f"conflicts {opening}")
    parts += _counted(len(case.measures), "length of time changed", "lengths of time changed")
    parts += ["another status"] if case.status else []
    parts += _counted(len(case.findings), "finding changed", "findings changed")
    if case.petition:
        parts += _counted(len(case.petition.stale), "stale sentence", "stale sentences")
        parts += _counted(len(case.petition.mended), "sentence that holds again", "sentences that hold again")
    parts += _counted(len(case.answered), "question answered", "questions answered")
    parts += _counted(len(case.asked), "question open again", "questions open again")
    return ", ".join(parts)


def _counted(count: int, one: str, several: str) -> list[str]:
    return [f"{count} {one if count == 1 else several}"] if count else []


def case_lines(case: CaseChange) -> Iterator[str]:
    """Yield everything that changes in one case."""
    yield f"{case.name}   {case.id}"
    yield f"  {say_change(case)}"
    yield from (f"  {_fact_line(each)}" for each in case.facts)
    names = {each.now.id: each.now.predicate for each in case.facts}
    for time in case.times:
        yield f"  time {time.course}: {_time_line(time, names)}"
    yield from (f"  {_conflict_line(each)}" for each in case.conflicts)
    yield from (f"  length {each.turn}: {_measure_line(each)}" for each in case.measures)
    if case.status:
        yield f"  status: {_say_status(case.status[0])} → {_say_status(case.status[1])}"
    for finding in case.findings:
        yield f"  finding {finding.category} {finding.element}: {finding.before} → {finding.after}   {finding.question}"
    yield from _petition_lines(case)
    yield from (f"  answered: {gap.line}  {gap.question}" for gap in case.answered)
    yield from (f"  open again: {gap.line}  {gap.question}" for gap in case.asked)


def _fact_line(change: FactChange) -> str:
    fact = change.now
    says = f"{change.turn} fact: {fact.predicate.value.replace('_', ' ')}   {fact.id}"
    if change.before is None or change.after is None:
        return f"{says}   {_say_fact(fact)}"
    course = f" ({change.course})" if change.course else ""
    was, is_ = _say_fact(change.before), _say_fact(change.after)
    dates = f"   {was} → {is_}{course}" if was != is_ else ""
    return f"{says}{dates}   [{', '.join(aspect.value.replace('_', ' ') for aspect in change.aspects)}]"


def _say_fact(fact: Fact) -> str:
    parts = (
        say_when(fact.when) if fact.when else "undated",
        fact.value or "",
        "set aside" if fact.is_set_aside else "",
    )
    return ", ".join(part for part in parts if part)


def _time_line(change: TimeChange, names: Mapping[FactId, str]) -> str:
    bounded = change.now
    name = names.get(bounded.fact, bounded.fact)
    return f"{name} {bounded.end}   {_say_bounds(change.before)} → {_say_bounds(change.after)}"


def _say_bounds(bounded: Bounded | None) -> str:
    first = bounded.earliest.at.isoformat() if bounded and bounded.earliest else "…"
    last = bounded.latest.at.isoformat() if bounded and bounded.latest else "…"
    return f"{first} to {last}"


def _conflict_line(change: ConflictChange) -> str:
    conflict = change.now
    sides = " | ".join(side.value for side in conflict.sides)
    followed = f"   followed: {conflict.followed}" if conflict.followed else ""
    return f"conflict {change.opening}: {conflict.about}   {conflict.id}   {sides}{followed}"


def _measure_line(change: MeasureChange) -> str:
    spans = (say_span(each.lasted) if each else "not told" for each in (change.before, change.after))
    return f"{change.now.what.value.replace('_', ' ')}   {' → '.join(spans)}"


def _say_status(status: Status | None) -> str:
    if status is None:
        return "no case"
    return status.state.value.replace("_", " ") + (f" since {say_when(status.since)}" if status.since else "")


def _petition_lines(case: CaseChange) -> Iterator[str]:
    petition = case.petition
    if petition is None:
        return
    if petition.made_by_another_version:
        yield f"  petition {petition.petition} was written by other rules: its sentences cannot be compared"
    for sentence in petition.stale:
        yield f"  stale: {petition.petition}:{sentence.number}   {sentence.why.value.replace('_', ' ')}"
    for sentence in petition.mended:
        yield f"  holds again: {petition.petition}:{sentence.number}"
