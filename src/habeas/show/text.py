"""Plain text for the terminal: the same lines as the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from habeas.model import Assessment, CaseFile, Document, DocumentId, Standing
from habeas.show.appraisal import say_length, say_missing, say_points, say_tallies, tell_appraisal
from habeas.show.findings import TO_VERIFY, Element, read_assessment
from habeas.show.proceedings import say_status
from habeas.show.quotes import UNREVIEWED, Quote
from habeas.show.view import Line, Reader, Versus
from habeas.show.wrapping import wrapped

FOLLOWED = "   [followed by a person; the case is computed so]"


def case_to_text(case: CaseFile, documents: Mapping[DocumentId, Document]) -> str:
    """Return the case as plain text."""
    reader = Reader.of(case, documents)
    parts = [_head(reader), *(_section(title, lines) for title, lines in _sections(reader))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(reader: Reader) -> str:
    who = reader.case.who
    names = sorted({naming.name for naming in who.namings} - {who.name})
    lines = [f"{who.name}   {reader.case.id}"]
    lines.append(f"Status: {say_status(reader.case.status)}")
    if names:
        lines.append("Also written: " + ", ".join(names))
    if reader.is_draft:
        lines.append(f"DRAFT. Lines marked “{UNREVIEWED}” are the machine's proposals: nobody has checked them.")
    return "\n".join(lines)


def _section(title: str, lines: Iterable[str]) -> str:
    body = list(lines)
    return "\n".join([title.upper(), *body]) if body else ""


def _sections(reader: Reader) -> Iterator[tuple[str, Iterable[str]]]:
    yield (
        "Deprivation of liberty",
        (
            f"  {stay.dates}   {stay.name}{f', {stay.lasted}' if stay.lasted else ''}{_mark(stay.standing, stay.mark)}"
            + "".join(f"   [sources disagree: {about}]" for _, about in stay.disputes)
            for stay in reader.stays()
        ),
    )
    yield "Facts", (text for line in reader.lines() for text in _fact(line))
    yield "Conflicts", (text for versus in reader.conflicts() for text in _versus_lines(versus))
    yield (
        "Checks",
        (
            text
            for check, standing in reader.checks()
            for text in wrapped(f"[{check.answer}] {check.says}{_mark(standing, UNREVIEWED)}", 2)
        ),
    )
    yield (
        "Said, but not as having happened",
        (text for name, quote in reader.unhappened() for text in (f"  {name}", *_quote(quote, 6))),
    )
    yield "Open questions", (text for gap, ask in reader.gaps() for text in _gap(gap.line, ask, gap.proposed))
    yield "Sources", (f"  {source.cites}   {source.id}   SHA-256 {source.sha256}" for source in reader.sources())


def _mark(standing: Standing, mark: str) -> str:
    return "" if standing == Standing.ACCEPTED else f"   [{mark}]"


def _fact(line: Line) -> Iterator[str]:
    shown = " ".join(part for part in (line.name, f"({line.value})" if line.value else "") if part)
    when = f"{line.when or 'undated'}   " if line.is_event else ""
    yield f"  {when}{shown}{_mark(line.standing, line.mark)}   {line.id}"
    if line.note:
        yield from wrapped(line.note, 6)
    for quote in line.quotes:
        yield from _quote(quote, 6)
    for quote in line.against:
        yield "      against:"
        yield from _quote(quote, 8)


def _quote(quote: Quote, indent: int) -> Iterator[str]:
    yield from wrapped(quote.quoted, indent)
    remark = f" ({quote.remark})" if quote.remark else ""
    yield from wrapped(f"— {quote.cites}{remark}{_mark(quote.standing, quote.mark)}   {quote.claim}", indent)


def _versus_lines(versus: Versus) -> Iterator[str]:
    yield f"  {versus.about}: {versus.says}{_mark(versus.standing, UNREVIEWED)}"
    for side in versus.sides:
        yield f"    {'→' if side.is_followed else '·'} {side.value}{FOLLOWED if side.is_followed else ''}"
        yield from (f"        in {where}" for where in side.where)
        for quote in side.quotes:
            yield from _quote(quote, 8)
        if side.also:
            yield from wrapped(f"also cited: {'; '.join(each.briefly for each in side.also)}", 8)


def _gap(line: str, question: str, proposed: Iterable[str]) -> Iterator[str]:
    yield f"  {line}  {question}"
    waiting = list(proposed)
    if waiting:
        yield from wrapped(f"{UNREVIEWED}: {', '.join(waiting)}", 8)


def assessment_to_text(
    assessment: Assessment, case: CaseFile, documents: Mapping[DocumentId, Document]
) -> str:  # fmt: skip
    """Return the findings as plain text."""
    lines = [f"Findings on {case.who.name}   {case.id}", f"Law: {assessment.law}", *wrapped(assessment.treaty_note, 0)]
    quotes = Reader.of(case, documents).quotes
    lines += tell_appraisal(assessment, quotes, _quote)
    for part in read_assessment(assessment, quotes):
        verify = f"   [{TO_VERIFY}]" if part.to_verify else ""
        lines += ["", f"CATEGORY {part.name}   {part.answer}{verify}", *wrapped(part.text, 2)]
        lines += wrapped(say_tallies(part.tallies), 2)
        for element in part.spoken:
            lines += ["", *_element(element)]
        if part.silent:
            lines += ["", "  The sources say nothing on:"]
            lines += [text for element in part.silent for text in wrapped(f"· {element.question}", 4)]
    return "\n".join(lines) + "\n"


def _element(element: Element[Quote]) -> Iterator[str]:
    verify = f"   [{TO_VERIFY}]" if element.to_verify else ""
    yield from wrapped(f"[{element.answer}] {element.question}{verify}   {element.element}", 2)
    for label, quotes in (("for", element.quotes), ("against", element.against), (UNREVIEWED, element.proposed)):
        if quotes:
            yield f"      {label}:"
        for quote in quotes:
            yield from _quote(quote, 8)
    for length in element.lengths:
        yield from wrapped(f"{say_length(length)} [{length.mark}: {length.source}]", 6)
    if element.has:
        lacks = f"; lacks: {say_points(element.lacks)}" if element.lacks else ""
        yield from wrapped(f"there: {say_points(element.has)}{lacks}", 6)
    for missing in element.wanting:
        yield from wrapped(f"missing: {say_missing(missing)}", 6)
    for cited in element.cited:
        mark = f" [{TO_VERIFY}]" if cited.to_verify else ""
        yield from wrapped(f"{cited.name}: {cited.says}{mark}{f' ({cited.note})' if cited.note else ''}", 6)
