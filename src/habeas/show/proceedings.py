"""The legal side of a case and everybody's status for the terminal, each line with the words that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from habeas.model import (
    Answer,
    Answered,
    Article,
    CaseFile,
    Charge,
    ClaimId,
    Condition,
    Document,
    DocumentId,
    Group,
    Hearing,
    NamingId,
    Order,
    Part,
    Penalty,
    Process,
    Standing,
    State,
    Status,
)  # fmt: skip
from habeas.model.wording import say_span, say_when
from habeas.show.quotes import STANDING_WORDS, words
from habeas.show.view import Reader
from habeas.show.wrapping import wrapped

MOST_QUOTES = 4
STATES = {
    State.HELD: "Held", State.HELD_PRE_TRIAL: "Held before trial", State.HELD_CONVICTED: "Held after conviction",
    State.HOUSE_ARREST: "Under house arrest", State.DISAPPEARED: "Disappeared", State.RELEASED: "Released",
    State.RELEASED_CONDITIONALLY: "Released on conditions", State.EXPELLED: "Expelled or extradited",
    State.DECEASED: "Deceased", State.UNKNOWN: "Not known",
}  # fmt: skip


def say_status(status: Status) -> str:
    """Return a status in one line: state, since when, how firm, and when the person was last said to be held."""
    since = f" since {say_when(status.since)}" if status.since and status.state is not State.UNKNOWN else ""
    said = f"{STATES[status.state]}{since}"
    notes = [f"as of {status.as_of}"] if status.as_of else []
    if status.claims and status.standing is not Standing.ACCEPTED:
        notes.append(STANDING_WORDS[status.standing])
    notes += ["sources disagree"] if status.disputed else []
    if status.confirmed_held and status.state not in (State.RELEASED, State.RELEASED_CONDITIONALLY):
        notes.append(f"last said to be held: {say_when(status.confirmed_held)}")
    return f"{said} [{'; '.join(notes)}]" if notes else said


def process_to_text(
    case: CaseFile, documents: Mapping[DocumentId, Document], others: Mapping[NamingId, str] = MappingProxyType({})
) -> str:
    """Return what was done to the person in the name of the law, as far as sources tell.

    ``others`` says who each person is that was taken, held or tried with this one, and how they are.
    """
    reader, process = Reader.of(case, documents), case.process
    lines = [f"Proceedings against {case.who.name}   {case.id}", "", "STATUS", *_status(case.status, reader)]
    sections: list[tuple[str, list[str]]] = [
        (
            "What the person did or said",
            [line for each in process.activity for line in wrapped(each.as_written, 2, hang=0)],
        ),
        ("Charges", [line for each in process.charges for line in _charge(each, reader)]),
        ("Hearings", [line for each in process.hearings for line in _hearing(each, reader)]),
        ("Orders", [line for each in process.orders for line in _order(each, reader)]),
        ("Conditions after release", [line for each in process.conditions for line in _condition(each, reader)]),
        ("Remedies", list(_remedies(process, case, reader))),
        ("Courts and counsel", list(_parts(process, reader))),
        ("Taken, held or tried with others", [*_groups(process, case, reader, others)]),
    ]
    for title, body in sections:
        lines += ["", title.upper(), *(body or ["  no source tells"])]
    return "\n".join(lines) + "\n"


def _status(status: Status, reader: Reader) -> Iterator[str]:
    yield f"  {say_status(status)}"
    yield from _quotes(status.claims, reader, 4)
    if status.confirmed_held:
        yield f"  Last day on which a source says that the person was held: {say_when(status.confirmed_held)}"
        yield from _quotes(status.confirmed_by, reader, 4)


def _charge(charge: Charge, reader: Reader) -> Iterator[str]:
    yield f"  {charge.offence or 'a charge that no source names'}   [{words(charge.state)}]"
    yield from (f"    provision: {_article(each)}" for each in charge.articles)
    yield from (f"    the law allows: {_penalty(each)}" for each in charge.may_carry)
    yield from (f"    imposed: {_penalty(each)}" for each in charge.imposed)
    for stage in charge.course:
        when = say_when(stage.when) if stage.when else "no date"
        doubt = "" if stage.is_certain else "   [which charge is meant is not told]"
        mark = "" if stage.standing is Standing.ACCEPTED else f"   [{STANDING_WORDS[stage.standing]}]"
        yield f"    {when}: {words(stage.state)}{mark}{doubt}"
        yield from _quotes(stage.claims, reader, 6)


def _article(article: Article) -> str:
    """Return a provision as written and as resolved."""
    parts = [f"article {article.number}"] if article.number else []
    parts += [f"part {article.part}"] if article.part else []
    parts += [article.law or "law not named", article.state or "State not named"]
    return f"“{article.as_written}” → {', '.join(parts)}"


def _penalty(penalty: Penalty) -> str:
    return f"{penalty.as_written} ({say_span(penalty.length)})" if penalty.length else penalty.as_written


def _hearing(hearing: Hearing, reader: Reader) -> Iterator[str]:
    when = say_when(hearing.when) if hearing.when else "no date"
    who = [*hearing.courts, *hearing.judges, *hearing.prosecutors]
    yield f"  {when}{': ' + ', '.join(each.name for each in who) if who else ''}"
    asked = {
        "open to the public": hearing.was_public, "person present": hearing.was_present,
        "counsel present": hearing.had_counsel, "interpreter": hearing.had_interpreter,
    }  # fmt: skip
    for question, answered in asked.items():
        yield f"    {question}: {_answer(answered)}"
        yield from _quotes((*answered.claims_for, *answered.claims_against), reader, 6)


def _answer(answered: Answered) -> str:
    if answered.answer is Answer.UNKNOWN and answered.claims_for:
        return "sources disagree"
    return "not told" if answered.answer is Answer.UNKNOWN else answered.answer.value


def _order(order: Order, reader: Reader) -> Iterator[str]:
    when = say_when(order.when) if order.when else "no date"
    by = f" by {', '.join(each.name for each in order.by)}" if order.by else ""
    length = f", for {say_span(order.length)}" if order.length else ""
    until = f", until {say_when(order.until)}" if order.until else ""
    extends = " (extends an earlier one)" if order.extends is Answer.YES else ""
    yield f"  {when}: order{by}{length}{until}{extends}"
    yield from _quotes(order.claims, reader, 4)


def _condition(condition: Condition, reader: Reader) -> Iterator[str]:
    began = say_when(condition.began) if condition.began else "no date"
    ends = f", ends {say_when(condition.ends)}" if condition.ends else ", end not told"
    over = {Answer.YES: "over", Answer.NO: "still runs", Answer.UNKNOWN: "not known whether it still runs"}
    mark = "   [only announced]" if condition.is_announced else ""
    yield f"  from {began}{ends}: {over[condition.is_over]}{mark}"
    yield from _quotes(condition.claims, reader, 4)


def _remedies(process: Process, case: CaseFile, reader: Reader) -> Iterator[str]:
    for remedy in process.remedies:
        fact = case.get_fact(remedy.fact)
        when = say_when(remedy.when) if remedy.when else "no date"
        yield f"  {when}: {fact.value or words(fact.predicate)}; helped: {_answer(remedy.helped)}"
        yield from _quotes(fact.supporting, reader, 4)


def _parts(process: Process, reader: Reader) -> Iterator[str]:
    named: list[tuple[str, tuple[Part, ...]]] = [
        ("court", process.courts), ("judge", process.judges), ("prosecutor", process.prosecutors),
        ("counsel", process.counsel),
    ]  # fmt: skip
    yield from (f"  {office}: {each.name}" for office, parts in named for each in parts)
    access = process.counsel_access
    if access.claims_for or access.claims_against:
        yield f"  the person could see a lawyer: {_answer(access)}"
        yield from _quotes((*access.claims_for, *access.claims_against), reader, 4)


def _groups(process: Process, case: CaseFile, reader: Reader, others: Mapping[NamingId, str]) -> Iterator[str]:
    for group in process.groups:
        yield from _group(group, case, reader, others)


def _group(group: Group, case: CaseFile, reader: Reader, others: Mapping[NamingId, str]) -> Iterator[str]:
    fact = case.get_fact(group.fact)
    counted = f", {group.counted}" if group.counted else ""
    when = say_when(fact.when) if fact.when else "no date"
    yield f"  {when}: {words(fact.predicate)} with {len(group.others)} named{counted}"
    yield from (f"    {others.get(naming, naming)}" for naming in group.others)
    yield from _quotes(group.claims, reader, 4)


def _quotes(claims: Iterable[ClaimId], reader: Reader, indent: int) -> Iterator[str]:
    quotes = reader.quotes(tuple(claims))
    for quote in quotes[:MOST_QUOTES]:
        yield from wrapped(f"{quote.quoted} — {quote.briefly}   {quote.claim}", indent, hang=0)
    if len(quotes) > MOST_QUOTES:
        yield f"{' ' * indent}and {len(quotes) - MOST_QUOTES} more"
