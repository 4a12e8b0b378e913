"""Which sources of a case are independent: who stands behind each fact, and which documents may repeat each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.deriving import (
    REASONS,
    Pair,
    derive,
    documents_of,
    evidence_on,
    likely_copy,
    pairs_of,
    standing_word,
)
from habeas.casework.undoing import UNDONE
from habeas.casework.view import View
from habeas.model import CaseFile, Derivation, Descent, DocumentId
from habeas.web.cases.backing import backed_facts, cite_line, count_supports, show_backed
from habeas.web.cases.citing import language_of
from habeas.web.cases.forms import WithReason
from habeas.web.cases.paging import cut
from habeas.web.chrome.notices import notify
from habeas.web.chrome.rights import At, Right, page

MOST_FACTS, MOST_PAIRS, MOST_DOCUMENTS = 30, 20, 60
WORDS = {
    "left": Descent.DERIVES, "right": Descent.DERIVES, "independent": Descent.INDEPENDENT,
    "unsure": Descent.UNSURE, "retract": Descent.RETRACT,
}  # fmt: skip


class SayDescent(WithReason):
    """A word on two documents (left: the left one repeats the right one), and why."""

    word = forms.ChoiceField(choices=[(each, each) for each in WORDS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One of two documents that may repeat each other."""

    document: DocumentId
    says: str  # which document it is
    share: int | None  # per cent of its own words that stand in the other
    passages: tuple[str, ...]
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """A pair with what it shares and what people said; ``copy`` is the half that more likely repeats the other."""

    id: str
    left: Half
    right: Half
    copy: str
    word: Derivation | None
    is_likely_by_date: bool


@page(Right.READ)
def sources(request: At, case: str) -> HttpResponseBase:
    """Show the independent sources of a case."""
    found = request.view.case(case)
    if found.id != case:
        return redirect("sources", found.id)
    return render(request, "cases/sources.html", sources_page(request, found))


def sources_page(request: At, case: CaseFile, wrong: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return what the page shows; ``wrong`` is a form that could not be taken, with the pair it is about."""
    view = request.view
    cited, facts, documents = view.cited, backed_facts(case), documents_of(case)
    shown = cut(request, facts, most=MOST_FACTS)
    chosen = (wrong or request.GET).get("left", ""), (wrong or request.GET).get("right", "")
    pairs = _chosen_first(pairs_of(view, case), chosen, documents)
    return {
        "case": case, "here": "sources", "supports": count_supports(facts), "shown": shown,
        "facts": [show_backed(case, fact, backing, cited) for fact, backing in shown.items],
        "twins": [_twins(view, each) for each in pairs[:MOST_PAIRS]], "more_pairs": max(0, len(pairs) - MOST_PAIRS),
        "documents": [(each, cite_line(each, cited)) for each in documents[:MOST_DOCUMENTS]],
        "more_documents": max(0, len(documents) - MOST_DOCUMENTS), "chosen": chosen, "reasons": REASONS, "wrong": wrong,
        "say_reason": _say_reason, "cite_line": lambda document: cite_line(document, cited),
    }  # fmt: skip


def _chosen_first(pairs: Sequence[Pair], chosen: tuple[str, str], documents: Sequence[DocumentId]) -> Sequence[Pair]:
    """Return the pairs with the one that she chose herself before all others, be they alike or not."""
    left, right = sorted(chosen)
    known = next((each for each in pairs if (each.left, each.right) == (left, right)), None)
    if known is None and left in documents and right in documents and left != right:
        known = Pair(left=DocumentId(left), right=DocumentId(right), likeness=None, word=None)
    return pairs if known is None else (known, *(each for each in pairs if each != known))


def _say_reason(because: str) -> str:
    """Return a reason in the reader's language where it is one of those offered."""
    return str(_(because)) if because in (*REASONS, UNDONE) else because


def _twins(view: View, pair: Pair) -> Twins:
    """Return a pair ready to show."""
    evidence = evidence_on(view.documents, pair)
    likeness = pair.likeness
    left = _half(
        view, pair.left, likeness.left_share if likeness else None, tuple(each.left.quote for each in evidence)
    )
    right = _half(
        view, pair.right, likeness.right_share if likeness else None, tuple(each.right.quote for each in evidence)
    )
    copy, _original = likely_copy(pair, view.documents)
    return Twins(
        id=f"{pair.left}-{pair.right}", left=left, right=right, copy="left" if copy == pair.left else "right",
        word=pair.word, is_likely_by_date=bool(likeness and likeness.likely_source),
    )  # fmt: skip


def _half(view: View, document: DocumentId, share: float | None, passages: tuple[str, ...]) -> Half:
    return Half(
        document=document, says=cite_line(document, view.cited), share=None if share is None else round(share * 100),
        passages=tuple(" ".join(each.split()) for each in passages), language=language_of(view.documents[document]),
    )  # fmt: skip


@page(Right.DECIDE, methods=("POST",))
def say_descent(request: At, case: str, left: str, right: str) -> HttpResponseBase:
    """Record a word on whether one document repeats the other."""
    found = request.view.case(case)
    form = SayDescent(request.POST)
    if not form.is_valid():
        wrong = {"pair": f"{left}-{right}", "left": left, "right": right, "form": form}
        return render(request, "cases/sources.html", sources_page(request, found, wrong), status=422)
    word = form.cleaned_data["word"]
    before = standing_word(request.view.derivations, left, right)
    copy, original = (right, left) if word == "right" else (left, right)
    derive(request.desk, copy, original, WORDS[word], because=form.cleaned_data["why"])
    here = reverse("say-descent", args=[found.id, left, right])
    says = _("Your word is taken back.") if word == "retract" else _("Your word on the two documents is recorded.")
    notify(request, says, undo=here, fields=_way_back(before, left))
    return redirect(f"{reverse('sources', args=[found.id])}#{left}-{right}")


def _way_back(before: Derivation | None, left: str) -> dict[str, str]:
    """Return what says again what was said before."""
    if before is None:
        return {"word": "retract", "because": UNDONE}
    derives = "left" if before.document == left else "right"
    word = derives if before.descent is Descent.DERIVES else before.descent.value
    return {"word": word, "because": before.because}
