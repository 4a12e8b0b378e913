"""The open questions of a case: show them, and say what became of one."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from habeas.casework.asking import get_questions, mark_asked
from habeas.casework.memory import Memory
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.law import load_law
from habeas.model import Asked, Unanswered
from habeas.model.codec import to_plain
from habeas.show.questions import questions_to_text


def show_gaps(options: argparse.Namespace, memory: Memory) -> None:
    """Show the open questions, weightiest first."""
    case, questions = get_questions(memory, options.reference, as_of=options.as_of)
    most = sys.maxsize if options.limit is None else max(options.limit, 0)
    if not options.json:
        give(questions_to_text(case, questions, load_law(), memory.as_cited(), most=most))
        return
    for rank, question in enumerate(questions[:most], 1):
        shown = replace(question, asked=_without_remark(question.asked))
        give_json([{"case": case.id, "rank": rank} | to_plain(shown)])


def _without_remark(asked: Asked | None) -> Asked | None:
    """Leave out what was noted for those who work on the case: JSON is what other programs take away."""
    return replace(asked, remark="") if asked else None


def asked(options: argparse.Namespace) -> None:
    """Record what became of a question."""
    state = Unanswered(options.state.replace("-", "_"))
    with desk_of(options) as desk:
        made = mark_asked(desk, options.case, options.question, state, remark=options.remark or "")
    if options.json:
        give_json([to_plain(replace(made, remark=""))])
    tell(f"Recorded of {made.question}. Take it back with `habeas asked {made.case} {made.question} not-asked`.")
