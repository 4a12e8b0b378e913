"""A case held against the law, with what assessors say of its elements; and saying it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from habeas.casework.assessing import Opinions, assess_with_words, say_element
from habeas.casework.cases import get_case
from habeas.casework.classing import prove_case_unsealed
from habeas.casework.leaving import prove_working_paper
from habeas.casework.memory import recall
from habeas.casework.outlet import write_out
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model import Answer
from habeas.model.codec import to_plain

NOTHING = "nothing"


def assess(options: argparse.Namespace) -> None:
    """Show the findings on one case."""
    from habeas.show import assessment_to_html, assessment_to_text  # the page's templates are not needed to propose

    with desk_of(options) as desk:
        memory = recall(desk)
    case = get_case(memory, options.case)
    assessment, opinions = assess_with_words(memory, case, state=options.state)
    if options.html:
        prove_case_unsealed(memory, [weighed.claim for weighed in case.claims])
        page = assessment_to_html(assessment, case, memory.as_cited())
        prove_working_paper(memory, case, page)
        write_out(options.html, page.encode())
    if options.json:
        give_json([to_plain(assessment) | {"assessors": [_plain(each) for each in opinions.values()]}])
        return
    give(assessment_to_text(assessment, case, memory.as_cited()))
    for line in _said(opinions.values()):
        give(line)


def _plain(opinions: Opinions) -> dict[str, object]:
    """Return what assessors say of one element, without their reasons: those stay with who works on the case."""
    words = [{"by": word.by, "at": word.at, "answer": word.answer} for word in opinions.words]
    return {"element": opinions.element, "computed": opinions.computed, "differ": opinions.differ, "words": words}


def _said(opinions: Iterable[Opinions]) -> Iterator[str]:
    for number, each in enumerate(opinions):
        if not number:
            yield "WHAT ASSESSORS SAY (a filing goes by the claims)"
        differ = "   [they do not all agree with the claims]" if each.differ else ""
        yield f"  {each.element}: the claims answer {each.computed}{differ}"
        yield from (f"      {word.by}, {word.at}: {word.answer}. {word.because}" for word in each.words)


def weigh(options: argparse.Namespace) -> None:
    """Record what this person thinks of an element."""
    answer = None if options.answer == NOTHING else Answer(options.answer)
    with desk_of(options) as desk:
        made = say_element(desk, options.case, options.element, answer, because=options.because)
    if options.json:
        give_json([to_plain(made)])
    tell(f"Recorded of {made.element}. It stands beside what the claims answer, and changes nothing of that.")
    tell(f'Take it back with `habeas weigh {made.case} {made.element} {NOTHING} --because "…"`.')
