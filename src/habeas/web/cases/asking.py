"""The open questions of a case, in the order of the questionnaire, to be asked of the person, the family, a lawyer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from habeas.show.view import ask
from habeas.web.cases.citing import quote_each
from habeas.web.cases.story import Story
from habeas.web.chrome.quoting import Quoted

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question, and what was claimed but not decided that may answer it."""

    line: str  # number in the questionnaire
    says: str
    claimed: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The open questions of one section."""

    title: str
    questions: tuple[Asked, ...]


def find_questions(story: Story, *, with_name: bool) -> tuple[Group, ...]:
    """Return the open questions; without the name they speak of "the person", so that the sheet betrays nobody."""
    grouped: dict[str, list[Asked]] = {}
    for gap in story.case.gaps:
        claimed = story.reader.once(gap.proposed)
        said = _(gap.question)
        grouped.setdefault(gap.section, []).append(
            Asked(
                line=gap.line, says=ask(said, story.case.who.name) if with_name else said,
                claimed=quote_each(claimed[:MOST_QUOTES], story.documents), more=max(0, len(claimed) - MOST_QUOTES),
            )
        )  # fmt: skip
    return tuple(Group(title=_title(key), questions=tuple(each)) for key, each in grouped.items())


def _title(section: str) -> str:
    """Return a short heading; the titles of the questionnaire itself are in capitals, or several lines long."""
    titles: dict[str, str] = {
        "I": _("The person"),
        "II": _("The arrest"),
        "III": _("The detention"),
        "IV": _("How it came about"),
        "V": _("Why it may be arbitrary"),
        "VI": _("What was tried against it"),
    }
    return titles.get(section, section)
