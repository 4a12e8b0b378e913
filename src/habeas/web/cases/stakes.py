"""What an answer to an open question would change, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.assess.uncertain import STILL_HELD
from habeas.assess.weights import HELD_NOW
from habeas.law import load_law
from habeas.model import Answer, CaseFile, Effect, Measured, OpenQuestion, Stake
from habeas.web.words.dates import say_span
from habeas.web.words.labels import label


def say_effects(question: OpenQuestion, case: CaseFile) -> tuple[str, ...]:
    """Say what an answer would change, weightiest first, each once; claims that wait are shown instead."""
    return tuple(dict.fromkeys(_say_all(question, case)))


def name_key(key: str) -> str:
    """Say which question of the form or the law a key stands for; the key itself where it is of neither."""
    law = load_law()
    asked = {each.id: each.question for each in law.elements} | {item.id: item.settles[0] for item in law.items}
    asked |= {question.line: question.question for question in law.questions} | {HELD_NOW: STILL_HELD}
    return str(_(asked[found])) if (found := key.removesuffix(":second")) in asked else key


def _say_all(question: OpenQuestion, case: CaseFile) -> Iterator[str]:
    elements = [effect.of for effect in question.effects if effect.stake is Stake.ELEMENT]
    for effect in question.effects:
        match effect.stake:
            case Stake.CATEGORY:
                yield _say_category(effect)
            case Stake.ELEMENT:
                yield _say_elements(elements)
            case Stake.LINE:
                yield _("would fill line %(line)s of the questionnaire") % {"line": effect.of}
            case Stake.LENGTH:
                yield _say_length(effect)
            case Stake.DATE:
                fact = next((fact for fact in case.facts if fact.id == effect.of), None)
                yield _("would date: %(event)s") % {"event": label(fact.predicate) if fact else effect.of}
            case Stake.CLAIMS:
                continue
            case _:
                yield _say_plain(effect.stake)


def _say_category(effect: Effect) -> str:
    """Say which answer would decide a category."""
    if effect.if_yes is not Answer.UNKNOWN and effect.if_no is not Answer.UNKNOWN:
        says = _("would decide category %(category)s, whatever the answer")
    elif effect.if_yes is not Answer.UNKNOWN:
        says = _("would decide category %(category)s, if it is so")
    else:
        says = _("would decide category %(category)s, if it is not so")
    return str(says % {"category": effect.of})


def _say_elements(elements: list[str]) -> str:
    law = load_law()
    categories = dict.fromkeys(category for each in elements for category in law.element(each).categories)
    told = {"count": len(elements), "categories": ", ".join(categories)}
    if len(elements) == 1:
        told["element"] = _(law.element(elements[0]).question)
        return str(_("would answer, for category %(categories)s: %(element)s") % told)
    says = ngettext(
        "would answer %(count)s element of category %(categories)s",
        "would answer %(count)s elements of category %(categories)s", len(elements),
    )  # fmt: skip
    return str(says % told)


def _say_length(effect: Effect) -> str:
    told = {"length": label(Measured(effect.of)), "lasted": say_span(effect.lasted) if effect.lasted else ""}
    return str(_("would narrow a length: %(length)s (%(lasted)s)") % told)


def _say_plain(stake: Stake) -> str:
    says: dict[Stake, str] = {
        Stake.LIBERTY: _("would tell whether somebody is held now"),
        Stake.CONFLICT: _("would settle a contradiction between accepted sources"),
        Stake.SECOND_SOURCE: _("would make firm what rests on one source"),
        Stake.EVENT: _("would tell whether two accounts speak of one event"),
    }
    return says[stake]
