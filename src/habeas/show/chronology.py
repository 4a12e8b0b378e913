"""Times, lengths and contradictions for the terminal, each bound with the words that imply it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from habeas.model import (
    CaseFile,
    ClaimId,
    Conflict,
    Document,
    DocumentId,
    End,
    Ground,
    Measured,
    Standing,
    Step,
    When,
)  # fmt: skip
from habeas.model.wording import say_span, say_when
from habeas.show.bounds import Edge, Exit, Lasting, Reason, Row, read_measures, read_times, read_ways
from habeas.show.quotes import STANDING_WORDS, Quote, words
from habeas.show.view import Reader
from habeas.show.wrapping import wrapped

GROUNDS = {
    Ground.DATE: "a source dates it",
    Ground.PUBLICATION: "it was told in a document of that day",
    Ground.LENGTH: "a source says how long it lasted",
    Ground.ORDER: "a source says what came first",
    Ground.WITHIN: "a source says during what it happened",
    Ground.NATURE: "it lies in the nature of such events",
    Ground.APART: "nobody is held in both ways at once",
}
MEASURED = {
    Measured.HELD: "Deprived of liberty", Measured.CUSTODY: "In custody", Measured.HOUSE_ARREST: "Under house arrest",
    Measured.DISAPPEARED: "Disappeared", Measured.WITHOUT_JUDGE: "Until a source first tells of a judge",
    Measured.WITHOUT_CHARGE: "Until a source first tells of a charge",
    Measured.BEFORE_TRIAL: "Until a source first tells of a trial or judgment",
    Measured.INCOMMUNICADO: "Held incommunicado", Measured.SOLITARY: "In solitary confinement",
    Measured.RESTRICTED: "At liberty under conditions",
}  # fmt: skip


def timeline_to_text(
    case: CaseFile, documents: Mapping[DocumentId, Document], rules: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return when everything happened, as narrowly as the sources together imply, and how long it lasted.

    ``rules`` says why each rule holds that a chain may name.
    """
    reader = Reader.of(case, documents)
    lines = [f"Times of {case.who.name}   {case.id}", "", "LENGTHS"]
    lines += [line for each in read_measures(case, reader.quotes) for line in _lasting(each, rules)] or ["  none known"]
    lines += ["", "BOUNDS"]
    lines += [line for each in read_times(case, reader.quotes) for line in _row(each, rules)] or ["  nothing is dated"]
    return "\n".join(lines) + "\n"


def conflicts_to_text(case: CaseFile, documents: Mapping[DocumentId, Document]) -> str:
    """Return where the sources cannot all be right, both sides in their words, and what follows from each way out."""
    reader = Reader.of(case, documents)
    shown = {versus.id: versus for versus in reader.conflicts()}
    lines = [f"Conflicts of {case.who.name}   {case.id}"]
    for conflict in reader.weightiest():
        versus = shown[conflict.id]
        followed = f"   [followed: {conflict.followed}]" if conflict.followed else ""
        mark = "" if versus.standing is Standing.ACCEPTED else f"   [{STANDING_WORDS[versus.standing]}]"
        lines += ["", f"{conflict.id}  {versus.about}: {versus.says}{followed}{mark}"]
        for side in versus.sides:
            lines.append(f"  · {side.value}")
            lines += [line for quote in side.quotes for line in _quote(quote, 6)]
        lines += _ways(case, conflict, reader)
    return "\n".join(lines if case.conflicts else [*lines, "", "The sources do not contradict each other."]) + "\n"


def _ways(case: CaseFile, conflict: Conflict, reader: Reader) -> Iterator[str]:
    for number, way in enumerate(read_ways(case, conflict, reader.quotes), 1):
        yield f"  way out {number}: without"
        yield from _exit(way)


def _exit(way: Exit[Quote]) -> Iterator[str]:
    for quote in way.without:
        yield from _quote(quote, 6)
    if way.rows:
        yield "    then"
    for row in way.rows:
        yield f"      {_name(row)}: {say_between(row.earliest, row.latest)}"


def _lasting(each: Lasting[Quote], rules: Mapping[str, str]) -> Iterator[str]:
    measure = each.measure
    growing = f", counted to {say_when(When.parse(measure.as_of))}" if measure.is_growing and measure.as_of else ""
    still = " and growing: no source tells of its end" if measure.is_growing else ""
    mark = "" if measure.standing is Standing.ACCEPTED else f"   [{STANDING_WORDS[measure.standing]}]"
    yield f"  {MEASURED[measure.what]}: {say_span(measure.lasted)}{growing}{still}{mark}"
    if measure.lasted.at_least:
        yield from _because("at least", each.at_least, rules)
    if measure.lasted.at_most is not None:
        yield from _because("at most", each.at_most, rules)


def _row(row: Row[Quote], rules: Mapping[str, str]) -> Iterator[str]:
    mark = "" if row.bounded.standing is Standing.ACCEPTED else f"   [{STANDING_WORDS[row.bounded.standing]}]"
    yield f"  {_name(row)}: {say_between(row.earliest, row.latest)}{mark}   {row.fact.id}"
    if row.bounded.conflicts:
        yield f"      sources disagree: the widest of all ways out ({', '.join(row.bounded.conflicts)})"
    if row.is_narrower or not row.is_fixed:
        yield from _because("not before", row.earliest.reasons if row.earliest else (), rules)
        yield from _because("not after", row.latest.reasons if row.latest else (), rules)


def _name(row: Row[Quote]) -> str:
    name = words(row.fact.predicate)
    return f"{name}, end" if row.end is End.ENDED else name


def say_between(earliest: Edge[Quote] | None, latest: Edge[Quote] | None) -> str:
    """Say between which bounds something lies."""
    if earliest is None and latest is None:
        return "at an unknown time"
    if earliest is None or latest is None:
        edge = earliest or latest
        return f"{'not before' if earliest else 'not after'} {say_when(edge.when)}" if edge else ""
    first, last = say_when(earliest.when), say_when(latest.when)
    return first if first == last else f"between {first} and {last}"


def _because(what: str, reasons: Iterable[Reason[Quote]], rules: Mapping[str, str]) -> Iterator[str]:
    given = list(reasons)
    if not given:
        return
    yield f"      {what}:"
    for reason in given:
        yield from wrapped(f"- {say_step(reason.step, rules)}", 8)
        for quote in reason.quotes:
            yield from _quote(quote, 10)


def say_step(step: Step, rules: Mapping[str, str]) -> str:
    """Say why one time bounds another: by the rule, where it lies in the nature of such events."""
    return rules.get(step.rule or "", GROUNDS[step.ground])


def _quote(quote: Quote, indent: int) -> list[str]:
    return wrapped(f"{quote.quoted} — {quote.briefly}   {ClaimId(quote.claim)}", indent)
