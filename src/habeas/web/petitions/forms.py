"""What is asked on the pages of filings and consent."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.casework.consenting import Told
from habeas.law import form_keys
from habeas.law.form import QUESTIONNAIRE
from habeas.model import Giver, Purpose, Variant
from habeas.web.words.labels import lazy_label

LONGEST = 4_000
WORDS = ("allow", "refuse", "withdraw")


class Wanted(forms.Form):  # type: ignore[misc]
    """Which filing, for which State, in which language, and how much of it is shown."""

    form = forms.ChoiceField(required=False, choices=[(key, key) for key in form_keys()])
    lang = forms.CharField(required=False, max_length=12)
    variant = forms.ChoiceField(required=False, choices=[(each.value, each.value) for each in Variant])
    state = forms.CharField(required=False, max_length=600)

    def wanted(self) -> dict[str, str]:
        """Return what was chosen; what is none of the choices counts as the usual one."""
        typed = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return {
            "form": typed.get("form") or QUESTIONNAIRE, "lang": typed.get("lang") or "en",
            "variant": typed.get("variant") or Variant.FULL.value, "state": (typed.get("state") or "").strip()[:80],
        }  # fmt: skip


class SayConsent(forms.Form):  # type: ignore[misc]
    """What somebody allowed, or did not, and how they said so."""

    word = forms.ChoiceField(choices=[(each, each) for each in WORDS])
    giver = forms.ChoiceField(label=_("Who said so"), choices=[(each.value, lazy_label(each)) for each in Giver])
    on = forms.DateField(label=_("On which day"), error_messages={"required": _("Give the day.")})
    since = forms.DateField(label=_("Holds from"), required=False)
    until = forms.DateField(label=_("Holds until"), required=False)
    review_by = forms.DateField(label=_("Ask again by"), required=False)
    given_by = forms.CharField(label=_("Name or relation, as far as it may be kept"), required=False, max_length=300)
    how = forms.CharField(label=_("How: in writing, by telephone, through whom"), required=False, max_length=LONGEST)
    language = forms.CharField(label=_("Language in which it was explained"), required=False, max_length=60)
    purpose = forms.CharField(label=_("What for"), required=False, max_length=LONGEST)
    purposes = forms.TypedMultipleChoiceField(
        label=_("Only for this (none chosen: all)"), required=False, coerce=Purpose,
        choices=[(each.value, lazy_label(each)) for each in Purpose],
    )  # fmt: skip
    scope = forms.MultipleChoiceField(label=_("Only these documents (none chosen: all)"), required=False)
    because = forms.CharField(
        label=_("Why it is put on record"), max_length=LONGEST, error_messages={"required": _("Say why.")}
    )

    def __init__(self, *args: object, documents: list[tuple[str, str]], **words: object) -> None:
        super().__init__(*args, **words)
        self.fields["scope"].choices = documents

    def told(self) -> Told:
        """Return how it was said."""
        typed = self.cleaned_data
        days = {key: typed[key].isoformat() if typed[key] else None for key in ("since", "until", "review_by")}
        return Told(
            giver=Giver(typed["giver"]), on=typed["on"].isoformat(), because=typed["because"],
            given_by=typed["given_by"], how=typed["how"], language=typed["language"], purpose=typed["purpose"],
            purposes=tuple(typed["purposes"]), scope=tuple(typed["scope"]), **days,
        )  # fmt: skip
