"""The open questions of a case, to be asked of the person, the family, a lawyer: with what each would decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.utils.translation import gettext as _

from habeas.assess.weights import load_weights
from habeas.law import load_law
from habeas.model import CaseFile, End, OpenQuestion, Origin, Stake, Unanswered
from habeas.show.view import ask
from habeas.web.cases.citing import quote_each
from habeas.web.cases.stakes import say_effects
from habeas.web.cases.story import Story
from habeas.web.chrome.quoting import Quoted
from habeas.web.words.dates import say_when
from habeas.web.words.labels import label

MOST_QUOTES = 3
SUNK = (Unanswered.REFUSED, Unanswered.NOT_APPLICABLE)
OF_LAW, OF_TIME, OF_SOURCES = "V", "time", "sources"  # where a question stands that no line of the form asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One question, what an answer would change, and the words that it is about or that may answer it."""

    question: OpenQuestion
    number: str  # its line in the questionnaire, else its place by weight
    about: str  # the event whose time it asks for
    asks: tuple[str, ...]
    decides: tuple[str, ...]
    said: tuple[Quoted, ...]
    claimed: tuple[Quoted, ...]
    more: int

    @property
    def is_sunk(self) -> bool:
        """Whether it is not asked again."""
        return self.question.state in SUNK


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions under one heading."""

    title: str
    questions: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How the sheet is written; without the name and the words of sources it betrays nobody."""

    by_form: bool
    with_name: bool  # else "the person"
    with_words: bool  # of sources, and the remarks


def sort_questions(questions: Sequence[OpenQuestion], *, by_form: bool) -> tuple[OpenQuestion, ...]:
    """Return the questions by weight, as they come, or as the form asks them: the law's under V, then the others."""
    if not by_form:
        return tuple(questions)
    headings = (*dict.fromkeys(_sections().values()), OF_TIME, OF_SOURCES)
    lines = tuple(_sections())

    def place(question: OpenQuestion) -> tuple[int, int]:
        asked = min((lines.index(line) for line in question.lines), default=len(lines))
        return headings.index(_section(question)), asked

    return tuple(sorted(questions, key=place))


def find_groups(story: Story, questions: Sequence[OpenQuestion], how: Written, *, first: int) -> tuple[Group, ...]:
    """Return these questions under their headings; the first has this place."""
    headed = _section if how.by_form else _tier
    names = {**_sections_named(), **_tiers_named()}
    shown = [_show(story, question, number, how) for number, question in enumerate(questions, first)]
    grouped = groupby(shown, key=lambda each: headed(each.question))
    return tuple(Group(title=names[key], questions=tuple(each)) for key, each in grouped)


def _show(story: Story, question: OpenQuestion, number: int, how: Written) -> Shown:
    who = story.case.who.name
    said = [_(each) for each in question.asks]
    claimed = story.reader.once(question.proposed) if how.with_words else ()
    told = story.reader.once(question.said) if how.with_words else ()
    return Shown(
        question=question, number=", ".join(question.lines) or str(number), about=_about(question, story.case),
        asks=tuple(ask(each, who) if how.with_name else each for each in said),
        decides=say_effects(question, story.case),
        said=quote_each(told[:MOST_QUOTES], story.documents),
        claimed=quote_each(claimed[:MOST_QUOTES], story.documents),
        more=max(0, len(claimed) - MOST_QUOTES) + max(0, len(told) - MOST_QUOTES),
    )  # fmt: skip


def _about(question: OpenQuestion, case: CaseFile) -> str:
    """Name the event whose time is asked for, with its date as far as it is known."""
    if question.end is None:
        return ""
    fact = case.get_fact(question.facts[0])
    when = say_when(fact.when) if fact.when else _("undated")
    return f"{label(fact.predicate)}, {label(question.end)}: {when}" if question.end is End.ENDED else (
        f"{label(fact.predicate)}: {when}"
    )  # fmt: skip


@cache
def _sections() -> dict[str, str]:
    """Return the section of each line of the form, in its order."""
    return {line.key: section.key for section in load_law().sections for line in section.line}


def _section(question: OpenQuestion) -> str:
    """Return under which heading of the form a question stands."""
    if question.lines:
        return _sections()[question.lines[0]]
    if question.origins[0] is Origin.LAW:
        return OF_LAW
    return OF_TIME if question.origins[0] is Origin.TIME else OF_SOURCES


def _tier(question: OpenQuestion) -> str:
    """Return under which heading a question stands by its weight: each sort of thing outweighs all that follow it."""
    if question.state in SUNK:
        return "sunk"
    weights = load_weights().of
    tiers = {"category": Stake.CATEGORY, "element": Stake.ELEMENT, "firmer": Stake.SECOND_SOURCE}
    return next((name for name, stake in tiers.items() if question.score >= weights[stake].points), "fuller")


def _sections_named() -> dict[str, str]:
    """Return short headings; the titles of the questionnaire itself are in capitals, or several lines long."""
    return {
        "I": _("The person"),
        "II": _("The arrest"),
        "III": _("The detention"),
        "IV": _("How it came about"),
        OF_LAW: _("Why it may be arbitrary"),
        "VI": _("What was tried against it"),
        OF_TIME: _("When it happened, and how long it lasted"),
        OF_SOURCES: _("Where sources disagree or stand alone"),
    }


def _tiers_named() -> dict[str, str]:
    return {
        "category": _("An answer would decide a category, or whether somebody is held"),
        "element": _("An answer would decide an element of the law"),
        "firmer": _("An answer would make firmer what is known"),
        "fuller": _("An answer would fill the form or the timeline"),
        "sunk": _("Refused, or does not apply"),
    }
