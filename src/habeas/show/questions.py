"""Open questions for the terminal: what to ask, what an answer would decide, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from habeas.law import Law
from habeas.model import Answer, CaseFile, Document, DocumentId, Effect, End, Measured, OpenQuestion, Stake, Unanswered
from habeas.model.wording import say_span, say_when
from habeas.show.chronology import MEASURED
from habeas.show.quotes import UNREVIEWED, Quote, words
from habeas.show.view import Reader, ask
from habeas.show.wrapping import wrapped

MOST_QUOTES = 2
MOST_EFFECTS = 4  # of one sort
STATES = {
    Unanswered.NOT_ASKED: "not asked yet",
    Unanswered.NOT_KNOWN: "asked, not known",
    Unanswered.REFUSED: "asked, refused",
    Unanswered.NOT_APPLICABLE: "does not apply",
}


def questions_to_text(
    case: CaseFile, questions: Sequence[OpenQuestion], law: Law, documents: Mapping[DocumentId, Document], *, most: int
) -> str:
    """Return the questions, weightiest first, at most so many."""
    reader = Reader.of(case, documents)
    lines = [f"Open questions on {case.who.name}   {case.id}   {min(most, len(questions))} of {len(questions)}"]
    for number, question in enumerate(questions[:most], 1):
        lines += ["", *_lines(number, question, reader, law)]
    return "\n".join(lines if questions else [*lines, "", "Nothing is left open."]) + "\n"


def name_question(question: OpenQuestion, case: CaseFile) -> str:
    """Return a question on one line, with the event whose time it asks for."""
    about = _about(question, case) if question.end else ""
    return f"{about}{ask(question.asks[0], case.who.name)}"


def _about(question: OpenQuestion, case: CaseFile) -> str:
    fact = case.get_fact(question.facts[0])
    when = f", {say_when(fact.when)}" if fact.when else ""
    end = ", end" if question.end is End.ENDED else ""
    return f"{words(fact.predicate)}{end}{when}: "


def _lines(number: int, question: OpenQuestion, reader: Reader, law: Law) -> Iterator[str]:
    where = f" (line {', '.join(question.lines)} of the form)" if question.lines else ""
    yield f"{number:3}. {question.key}{where}   [{say_state(question)}]"
    yield from wrapped(name_question(question, reader.case), 5, hang=2)
    for further in question.asks[1:]:
        yield from wrapped(further, 5, hang=2)
    for line in say_effects(question, reader.case, law):
        yield from wrapped(f"→ {line}", 7, hang=2)
    for mark, claims in (("accepted", question.said), (UNREVIEWED, question.proposed)):
        quotes = reader.quotes(claims)
        for quote in quotes[:MOST_QUOTES]:
            yield from _quote(quote, mark)
        if len(quotes) > MOST_QUOTES:
            yield f"       {len(quotes) - MOST_QUOTES} more {mark}"


def _quote(quote: Quote, mark: str) -> Iterator[str]:
    yield from wrapped(f"{quote.quoted} — {quote.briefly} [{mark}] {quote.claim}", 7, hang=2)


def say_state(question: OpenQuestion) -> str:
    """Say what became of a question, by whom and when; the remark stays at the desk."""
    said = question.asked
    return f"{STATES[question.state]}: {said.by}, {said.at}" if said else STATES[question.state]


def say_effects(question: OpenQuestion, case: CaseFile, law: Law) -> Iterator[str]:
    """Say what an answer would change, one sort of thing after the other; claims that wait are shown instead."""
    for stake in Stake:
        of_one = [effect for effect in question.effects if effect.stake is stake and stake is not Stake.CLAIMS]
        told = list(dict.fromkeys(_say(effect, case, law) for effect in of_one))
        yield from told[:MOST_EFFECTS]
        if len(told) > MOST_EFFECTS:
            yield f"and {len(told) - MOST_EFFECTS} more of these"


def _say(effect: Effect, case: CaseFile, law: Law) -> str:
    match effect.stake:
        case Stake.CATEGORY:
            return f"would decide category {effect.of}: {_either(effect)}"
        case Stake.ELEMENT:
            item = next(item for item in law.items if item.id == effect.of.partition(":")[0])  # all rights together
            return f"would answer an element of category {', '.join(item.categories)}: {item.fact}"
        case Stake.LINE:
            return f"would fill line {effect.of} of the form: {law.line(effect.of).label}"
        case Stake.LENGTH:
            lasted = f" (now {say_span(effect.lasted)})" if effect.lasted else ""
            return f"would narrow a length: {MEASURED[Measured(effect.of)]}{lasted}"
        case Stake.DATE:
            fact = next((fact for fact in case.facts if fact.id == effect.of), None)
            return f"would date an event: {words(fact.predicate) if fact else effect.of}"
    return _SAYS[effect.stake]


def _either(effect: Effect) -> str:
    """Say which answer would decide it."""
    if effect.if_yes is not Answer.UNKNOWN and effect.if_no is not Answer.UNKNOWN:
        return "whatever the answer"
    return "if it is so" if effect.if_yes is not Answer.UNKNOWN else "if it is not so"


_SAYS = {
    Stake.LIBERTY: "would tell whether somebody is held now: urgent action, or an ordinary petition",
    Stake.CONFLICT: "would settle what accepted sources contradict each other on",
    Stake.SECOND_SOURCE: "a second, independent source would make the finding firm",
    Stake.EVENT: "would tell whether two accounts speak of one event",
}
