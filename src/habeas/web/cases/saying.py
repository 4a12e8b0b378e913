"""Bounds of times, and why they are so, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from habeas.model import Step
from habeas.show.bounds import Edge, Lasting, Row
from habeas.web.words.dates import say_when
from habeas.web.words.labels import label, label_of


def say_between(row: Row[Any]) -> str:
    """Say between which bounds an end lies."""
    earliest, latest = row.earliest, row.latest
    if earliest is None and latest is None:
        return str(_("at an unknown time"))
    if earliest is None or latest is None:
        return _say_edge(earliest, latest)
    first, last = say_when(earliest.when), say_when(latest.when)
    return first if first == last else str(_("between %(first)s and %(last)s") % {"first": first, "last": last})


def _say_edge(earliest: Edge[Any] | None, latest: Edge[Any] | None) -> str:
    if earliest:
        return str(_("not before %(day)s") % {"day": say_when(earliest.when)})
    return str(_("not after %(day)s") % {"day": say_when(latest.when)}) if latest else ""


def say_step(step: Step) -> str:
    """Say why one time bounds another: by the rule, where it lies in the nature of such events."""
    return label_of("rule of time", step.rule) if step.rule else label(step.ground)


def say_ends(lasting: Lasting[Any]) -> str:
    """Say from what to what a length runs."""
    began = " / ".join(dict.fromkeys(label(fact.predicate) for fact in lasting.begins))
    ended = " / ".join(dict.fromkeys(label(fact.predicate) for fact in lasting.ends))
    return f"{began} – {ended or _('end not told')}"
