"""The parts of a case's page: each shown as far as there is room, and whole on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from habeas.casework.view import View
from habeas.model import Answer, CaseFile, Period, Standing
from habeas.web.cases.chronicle import find_chronicle
from habeas.web.cases.disagreeing import Disagreements
from habeas.web.cases.forms import WriteNote
from habeas.web.cases.saying import say_between
from habeas.web.cases.story import Story, judgements_of
from habeas.web.words.dates import say_when
from habeas.web.words.labels import label_of

Drawn = tuple[Sequence[Any], Callable[[Any], Any]]  # the things of a part, and what makes one of them ready to show


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """As much of one part as the page of the case has room for."""

    part: str
    items: tuple[Any, ...]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether there is more."""
        return len(self.items) < self.total


def _conflicts(story: Story, view: View) -> Drawn:
    disagreements = Disagreements(story, view)
    return disagreements.all(), disagreements.show


def _checks(story: Story, view: View) -> Drawn:
    order = (Answer.NO, Answer.UNKNOWN, Answer.YES)
    return sorted(story.case.checks, key=lambda check: order.index(check.answer)), story.check


PARTS: Mapping[str, Callable[[Story, View], Drawn]] = {
    "names": lambda story, view: (story.spellings(story.case.who), _same),
    "identity": lambda story, view: (story.identity, story.line),
    "conflicts": _conflicts,
    "events": lambda story, view: (story.events, story.line),
    "attributes": lambda story, view: (story.attributes, story.line),
    "said": lambda story, view: (story.reader.only_said(), story.said),
    "checks": _checks,
    "related": lambda story, view: (story.case.related, _same),
    "documents": lambda story, view: (story.sources(), _same),
}
ROOM = {
    "names": 12, "identity": 20, "conflicts": 6, "events": 20, "attributes": 12, "said": 8, "checks": 6, "related": 20,
    "documents": 20,
}  # fmt: skip


def case_page(view: View, case: CaseFile) -> dict[str, Any]:
    """Return what the page of a case shows."""
    story = Story(view, case)
    portions = {part: _portion(story, view, part) for part in PARTS}
    return {
        "case": case, "here": "case", "story": story, "stays": story.stays(), "parts": portions,
        "chronicle": find_chronicle(story.reader), "judgements": judgements_of(case.who),
        "on_page": {line.fact.id for part in ("identity", "events", "attributes") for line in portions[part].items},
        "conflicts_on_page": {each.id for each in portions["conflicts"].items},
        "done": view.progress_of_case(case.id), "notes": view.notes_on(case.id), "note_form": WriteNote(),
        "undecided": sum(each.standing is Standing.PROPOSED for each in case.claims), "wrong": None, **WORDS,
    }  # fmt: skip


def part_page(view: View, case: CaseFile, part: str) -> tuple[Sequence[Any], Callable[[Any], Any], dict[str, Any]]:
    """Return the things of one part, what makes one of them ready, and what else its page shows."""
    things, draw = PARTS[part](Story(view, case), view)
    told = {"case": case, "here": "case", "part": part, "title": say_part(part), **NOWHERE, **WORDS}
    return things, draw, told


def _portion(story: Story, view: View, part: str) -> Portion:
    things, draw = PARTS[part](story, view)
    room = ROOM[part] * 2 // 3 if story.is_large else ROOM[part]
    return Portion(part=part, items=tuple(draw(each) for each in things[:room]), total=len(things))


def say_part(part: str) -> str:
    """Return the heading of a part."""
    titles: dict[str, str] = {
        "names": _("Name, as written"),
        "identity": _("Who this is about"),
        "conflicts": _("Where sources disagree"),
        "events": _("What happened, and the words it stands on"),
        "attributes": _("What else is said of the person and the case"),
        "said": _("Said, but not as having happened"),
        "checks": _("Do the accounts fit together?"),
        "related": _("Other people and bodies named"),
        "documents": _("Documents"),
    }
    return titles[part]


def say_ends(period: Period) -> str:
    """Say from when to when."""
    if period.began is None and period.ended is None:
        return str(_("not dated"))
    began = say_when(period.began) if period.began else _("beginning not dated")
    ended = say_when(period.ended) if period.ended else _("end not told")
    return f"{began} – {ended}"


def language_name(code: str) -> str:
    """Return what a document's language is called."""
    return label_of("language", code.partition("-")[0])


WORDS: Mapping[str, Any] = {"span_of": say_ends, "language_name": language_name, "between": say_between}
NOWHERE: Mapping[str, Any] = {"on_page": frozenset(), "conflicts_on_page": frozenset()}


def _same(thing: Any) -> Any:  # noqa: ANN401 - whatever the part is made of
    return thing
