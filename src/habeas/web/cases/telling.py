"""What people put on record of a case beside claims, as lines of its history, each with the page that it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.following import state_name
from habeas.law import load_law
from habeas.model import Communication, Compliance, Consent, ElementWord, OpinionRecord, Reminder, Revision
from habeas.web.words.dates import say_day, say_when
from habeas.web.words.labels import label, label_of

CASE_WORDS = (
    "consent", "element_word", "communication", "opinion_record", "compliance", "reminder", "revision",
)  # fmt: skip
Told = dict[str, Any]


def tell_word(body: object, case: str) -> Told:
    """Return what a word says, what it is about, and where it can be seen."""
    match body:
        case Consent():
            return {**_consent(body), "href": f"{reverse('consent', args=[case])}#{body.audience.value}"}
        case ElementWord():
            return {**_element(body), "href": f"{reverse('findings', args=[case])}#said-{body.element}"}
        case Communication():
            return {**_communication(body), "href": f"{reverse('follow-up', args=[case])}#{body.id}"}
        case OpinionRecord():
            return {**_opinion(body), "href": f"{reverse('follow-up', args=[case])}#opinions"}
        case Compliance():
            return {**_compliance(body), "href": f"{reverse('follow-up', args=[case])}#opinions"}
        case Reminder():
            return {**_reminder(body), "href": f"{reverse('follow-up', args=[case])}#reminders"}
        case Revision():
            return {**_revision(body), "href": reverse("writing", args=[body.writing])}
        case _:
            return {}


def _consent(word: Consent) -> Told:
    if word.taken_back:
        return {"about": _join(label(word.audience), _("the word before was taken back"))}
    says = _("allowed") if word.allowed else _("not allowed")
    about = _join(label(word.audience), says, label(word.giver), say_day(date.fromisoformat(word.given_on)))
    return {"about": about, "because": word.because or None}


def _element(word: ElementWord) -> Told:
    asked = next((_(each.question) for each in load_law().elements if each.id == word.element), word.element)
    return {"about": _join(asked, _back(True) if word.answer is None else label(word.answer))}


def _communication(word: Communication) -> Told:
    about = _join(
        word.mechanism, label(word.milestone), _apart(state_name(word.state)), say_when(word.on),
        _apart(word.reference), _back(word.taken_back),
    )  # fmt: skip
    return {"about": about, "quoted": word.remark}


def _opinion(word: OpinionRecord) -> Told:
    return {"about": _join(_apart(word.symbol), label(word.outcome), _back(word.taken_back))}


def _compliance(word: Compliance) -> Told:
    about = _join(_apart(word.symbol), label_of("remedy", word.key))
    if word.done is None:
        return {"about": _join(about, _back(True))}
    return {"about": _join(about, label(word.done), say_when(word.on))}


def _reminder(word: Reminder) -> Told:
    became = _back(word.taken_back) or (_("Done") if word.done_on else "")
    return {"about": _join(say_day(date.fromisoformat(word.due)), became), "quoted": word.what}


def _revision(word: Revision) -> Told:
    return {"about": f"{word.writing} · {word.number}", "quoted": word.remark}


def _back(is_so: bool) -> str:
    return str(_("It is taken back.")) if is_so else ""


def _apart(text: str) -> str:
    """Keep a name or a number in its own direction."""
    return f"\u2068{text}\u2069" if text else ""


def _join(*parts: str) -> str:
    return " · ".join(filter(None, parts))
