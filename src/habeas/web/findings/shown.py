"""An assessment as the page shows it: every claim as its quote, every limit in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.model import Assessment, ClaimId, Justification, Restriction, Tested
from habeas.web.chrome.quoting import Quoted

Quoter = Callable[[Iterable[ClaimId]], tuple[Quoted, ...]]
HOURS_TO = 48  # limits are said in hours up to here, else in days


@dataclass(frozen=True, slots=True, kw_only=True)
class Pleaded:
    """One sort of justification by the State, in its words as sources report them."""

    justification: Justification
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One of the three questions with the words on each side, and those by which the State invokes it."""

    tested: Tested
    quotes: tuple[Quoted, ...]
    against: tuple[Quoted, ...]
    invoked: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """The three-part test of one right."""

    restriction: Restriction
    asked: tuple[Asked, ...]


def show_pleas(assessment: Assessment, quotes: Quoter) -> tuple[Pleaded, ...]:
    """Return what the State says, sort by sort."""
    return tuple(Pleaded(justification=each, quotes=quotes(each.claims)) for each in assessment.justification)


def show_tests(assessment: Assessment, quotes: Quoter) -> dict[str, Test]:
    """Return the three-part test by the element that it belongs to."""
    return {
        restriction.element: Test(
            restriction=restriction,
            asked=tuple(
                Asked(
                    tested=each, quotes=quotes(each.claims_for), against=quotes(each.claims_against),
                    invoked=quotes(each.invoked),
                )
                for each in restriction.tested
            ),
        )
        for restriction in assessment.restrictions
    }  # fmt: skip


def say_limit(hours: int) -> str:
    """Return a limit of the law in words."""
    if not hours:
        return str(_("any length"))
    if hours <= HOURS_TO:
        return str(ngettext("%(num)d hour", "%(num)d hours", hours) % {"num": hours})
    return str(ngettext("%(num)d day", "%(num)d days", hours // 24) % {"num": hours // 24})
