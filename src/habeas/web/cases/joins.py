"""Which claims tell of one event: what waits for a word, why the others stand together, and what people said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.joining import REASONS, judge_events, standing_word, words_of_case
from habeas.casework.undoing import UNDONE
from habeas.casework.view import View
from habeas.model import CaseFile, ClaimId, EventJudgement, Fact, FactId, Sameness
from habeas.model.joining import Join, Joinable, Sign
from habeas.web.cases.forms import WithReason
from habeas.web.cases.paging import cut
from habeas.web.chrome.notices import notify
from habeas.web.chrome.quoting import Quoted, quote
from habeas.web.chrome.rights import At, Right, page
from habeas.web.words.labels import label_of

MOST_OPEN, MOST_FACTS, MOST_CLAIMS, MOST_WORDS = 20, 12, 8, 30


class SayEvents(WithReason):
    """A word on a claim and another one, and why."""

    other = forms.CharField(max_length=64)
    word = forms.ChoiceField(choices=[(each.value, each.value) for each in Sameness])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim beside an event: the first claim of that event, and what speaks for and against its telling of it."""

    fact: Fact
    other: ClaimId
    quoted: Quoted
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim that may tell of several events, most likely first."""

    quoted: Quoted
    choices: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """An event that several claims tell of: the first of them, and why each of the others stands with it."""

    fact: Fact
    first: Quoted
    others: tuple[Told, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person said of two claims."""

    word: EventJudgement
    says: str
    quotes: tuple[Quoted, ...]


@page(Right.READ)
def joins(request: At, case: str) -> HttpResponseBase:
    """Show which claims tell of one event."""
    found = request.view.case(case)
    if found.id != case:
        return redirect("joins", found.id)
    return render(request, "cases/joins.html", joins_page(request, found))


def joins_page(request: At, case: CaseFile, wrong: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return what the page shows; ``wrong`` is a form that could not be taken, with the claim it is about."""
    reader, by_fact = _Reader(request.view, case), defaultdict[FactId, list[Join]](list)
    for join in case.joins:
        by_fact[join.fact].append(join)
    shown = cut(request, tuple(by_fact.items()), most=MOST_FACTS)
    words = words_of_case(request.view.event_judgements, case)
    return {
        "case": case, "here": "joins", "shown": shown, "reasons": REASONS, "say_reason": _say_reason, "wrong": wrong,
        "waiting": [reader.waiting(each) for each in case.joinable[:MOST_OPEN]],
        "more_waiting": max(0, len(case.joinable) - MOST_OPEN),
        "gathered": [reader.gathered(fact, found) for fact, found in shown.items],
        "said": [reader.said(word) for word in words[:MOST_WORDS]], "more_said": max(0, len(words) - MOST_WORDS),
    }  # fmt: skip


def _say_reason(because: str) -> str:
    """Return a reason in the reader's language where it is one of those offered."""
    return str(_(because)) if because in (*REASONS, UNDONE) else because


class _Reader:
    """A case as this page reads it."""

    def __init__(self, view: View, case: CaseFile) -> None:
        self._cited = view.cited
        self._facts = {fact.id: fact for fact in case.facts}
        self._weighed = {weighed.claim.id: weighed for weighed in case.claims}

    def waiting(self, open_: Joinable) -> Waiting:
        """Return a claim that waits for a word."""
        return Waiting(quoted=self._quote(open_.claim), choices=tuple(map(self._choice, open_.choices)))

    def gathered(self, fact: FactId, found: list[Join]) -> Gathered:
        """Return an event with the claims that tell of it."""
        known, shown = self._facts[fact], tuple(self._joined(join) for join in found[:MOST_CLAIMS])
        first = self._quote(known.supporting[0])
        return Gathered(fact=known, first=first, others=shown, more=len(found) - len(shown))

    def said(self, word: EventJudgement) -> Said:
        """Return what a person said, with the words of both claims."""
        says = label_of("word on two claims", word.sameness)
        return Said(word=word, says=says, quotes=(self._quote(word.left), self._quote(word.right)))

    def _choice(self, join: Join) -> Told:
        return self._told(join, self._facts[join.fact].supporting[0])

    def _joined(self, join: Join) -> Told:
        return self._told(join, join.claim)

    def _told(self, join: Join, shown: ClaimId) -> Told:
        return Told(
            fact=self._facts[join.fact], other=self._facts[join.fact].supporting[0], quoted=self._quote(shown),
            speaks_for=_say(join.signs, "what speaks for one event", 1),
            against=_say(join.signs, "what speaks against one event", -1), is_certain=join.is_certain,
        )  # fmt: skip

    def _quote(self, claim: ClaimId) -> Quoted:
        weighed = self._weighed[claim]
        return quote(weighed, self._cited.get(weighed.claim.passage.document))


def _say(signs: tuple[Sign, ...], vocabulary: str, side: int) -> tuple[str, ...]:
    """Return the signs on one side in words, the weightiest first."""
    found = sorted((sign for sign in signs if sign.weight * side > 0), key=lambda sign: -abs(sign.weight))
    return tuple(label_of(vocabulary, sign.token) for sign in found)


@page(Right.DECIDE, methods=("POST",))
def say_events(request: At, case: str, claim: str) -> HttpResponseBase:
    """Record a word on whether a claim tells of the same event as another."""
    found = request.view.case(case)
    form = SayEvents(request.POST)
    if not form.is_valid():
        wrong = {"claim": claim, "form": form}
        return render(request, "cases/joins.html", joins_page(request, found, wrong), status=422)
    word, other = Sameness(form.cleaned_data["word"]), form.cleaned_data["other"]
    before = standing_word(request.view.event_judgements, claim, other)
    judge_events(request.desk, claim, other, word, because=form.cleaned_data["why"])
    says = _("Your word is taken back.") if word is Sameness.RETRACT else _("Your word on the two claims is recorded.")
    notify(request, says, undo=reverse("say-events", args=[found.id, claim]), fields=_way_back(before, other))
    return redirect("joins", found.id)


def _way_back(before: EventJudgement | None, other: str) -> dict[str, str]:
    """Return what says again what was said before."""
    if before is None:
        return {"other": other, "word": Sameness.RETRACT.value, "because": UNDONE}
    return {"other": other, "word": before.sameness.value, "because": before.because}
