"""How the desk says what comes from the law or from the record: in the page's language where there is one."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from habeas.casework.following import state_name
from habeas.errors import DataFileInvalid
from habeas.follow import Due, DueSort
from habeas.law import said
from habeas.model import Audience, Span
from habeas.web.words.dates import say_span
from habeas.web.words.labels import label, label_of

OF_LAW = ("fr", "es")  # the languages besides English in which the law is written here


def say_law(text: str) -> tuple[str, str]:
    """Return a text of the law and the language that it is in."""
    language = (get_language() or "en").partition("-")[0]
    if language in OF_LAW:
        try:
            return said(text, language), language
        except DataFileInvalid:
            return text, "en"
    return text, "en"


def state_of(state: str | None) -> str:
    """Return what a State is called; its ISO code stands for it where the table has it."""
    return state_name(state)


def say_due(due: Due) -> str:
    """Say what is due without anybody's name and without what a person typed; the law's own words where it has them."""
    if due.sort is DueSort.LIMIT:
        return say_law(due.says)[0]
    if due.sort is DueSort.REMEDY:
        return f"{label(due.sort)}: {label_of('remedy', due.key)}"
    return label(due.sort)


def say_event(due: Due) -> str:
    """Say what is due as one line of a calendar."""
    where = ", ".join(filter(None, (due.mechanism, state_of(due.state))))
    return f"{say_due(due)} ({where})" if where else say_due(due)


def say_days(days: Span | None, *, over: bool) -> str:
    """Say how many days are left, or have passed."""
    if days is None:
        return str(_("perhaps passed"))
    words = _("%(days)s ago") if over else _("%(days)s left")
    return str(words % {"days": say_span(days)})


def say_remedy(key: str) -> str:
    """Return what a remedy is called."""
    return label_of("remedy", key)


def say_audience(key: str) -> str:
    """Return whom a consent is for."""
    return label(Audience(key))
