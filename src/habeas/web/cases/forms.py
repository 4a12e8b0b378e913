"""What is asked on the pages of cases."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from habeas.model import Unanswered
from habeas.web.cases.deeds import KINDS
from habeas.web.words.labels import label_of, lazy_label

LONGEST = 4_000
LEAST_LINES, MOST_LINES, USUAL_LINES = 0, 8, 2
USUAL_QUESTIONS, MOST_QUESTIONS = 20, 100


class Settle(forms.Form):  # type: ignore[misc]
    """Which side of a disagreement is followed, or that none is any more, and why."""

    side = forms.CharField(required=False, strip=False, max_length=LONGEST)
    before = forms.CharField(required=False, strip=False, max_length=LONGEST)  # the choice that she saw
    withdraw = forms.BooleanField(required=False)
    because = forms.CharField(
        label=_("Why"), max_length=LONGEST, error_messages={"required": _("Say why; it stands beside the choice.")}
    )

    def __init__(self, data: QueryDict, *, before: str) -> None:
        super().__init__(data)
        self._before = before  # the choice that holds

    def clean(self) -> dict[str, object]:
        """Refuse a form that neither chooses a side nor takes the choice back, or that does not know of a choice."""
        typed: dict[str, object] = super().clean()
        if "before" in self.data and self.data["before"] != self._before:
            self.add_error(
                "side", _("Somebody chose meanwhile. Look at that choice and its reason; then choose again.")
            )
        if not typed.get("side") and not typed.get("withdraw"):
            self.add_error("side", _("Choose the side to follow."))
        return typed


class WithReason(forms.Form):  # type: ignore[misc]
    """A word that needs a reason: one that is offered, or her own."""

    reason = forms.CharField(required=False, max_length=LONGEST)
    because = forms.CharField(required=False, max_length=LONGEST)

    def clean(self) -> dict[str, object]:
        """Refuse a word without a reason."""
        typed: dict[str, object] = super().clean()
        typed["why"] = str(typed.get("because") or typed.get("reason") or "").strip()
        if not typed["why"]:
            self.add_error("because", _("Say why; it stands beside your word."))
        return typed


class WriteNote(forms.Form):  # type: ignore[misc]
    """A remark on a case."""

    text = forms.CharField(
        label=_("A note for whoever works on this case"), max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write what others should know.")},
    )  # fmt: skip


class ByName(forms.Form):  # type: ignore[misc]
    """Part of a name."""

    name = forms.CharField(label=_("Part of the name"), required=False, max_length=200)


class Choose(forms.Form):  # type: ignore[misc]
    """Whose acts, and of which kind."""

    by = forms.CharField(label=_("Who"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("What"), required=False)

    def __init__(self, *args: object, **words: object) -> None:
        super().__init__(*args, **words)
        named = [(kind, lazystr(label_of("history", kind))) for kind in KINDS]
        self.fields["kind"].choices = [("", _("Everything")), *named]


class Sheet(forms.Form):  # type: ignore[misc]
    """How the questions are to be printed."""

    name = forms.BooleanField(label=_("with the person’s name"), required=False)
    claimed = forms.BooleanField(label=_("with what was claimed and is not decided"), required=False)
    lines = forms.IntegerField(
        label=_("Lines to write on"), required=False, min_value=LEAST_LINES, max_value=MOST_LINES
    )
    most = forms.IntegerField(label=_("Questions on a sheet"), required=False, min_value=1, max_value=MOST_QUESTIONS)
    by_form = forms.BooleanField(label=_("in the order of the form"), required=False)


class MarkAsked(forms.Form):  # type: ignore[misc]
    """What became of a question, and what only those who work on the case should know of it."""

    state = forms.ChoiceField(choices=[(each.value, lazy_label(each)) for each in Unanswered])
    remark = forms.CharField(label=_("Remark"), required=False, max_length=LONGEST)
