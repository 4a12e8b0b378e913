"""What is asked on the page of findings."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.model import Answer
from habeas.web.words.labels import lazy_label

LONGEST = 4_000
NOTHING = "nothing"  # takes the word back


class SayElement(forms.Form):  # type: ignore[misc]
    """What an assessor thinks of an element, and why."""

    answer = forms.ChoiceField(choices=[*((each.value, lazy_label(each)) for each in Answer), (NOTHING, NOTHING)])
    because = forms.CharField(
        max_length=LONGEST, error_messages={"required": _("Say why; it stands beside your word.")}
    )

    @property
    def chosen(self) -> Answer | None:
        """The answer; None where the word is taken back."""
        answer = self.cleaned_data["answer"]
        return None if answer == NOTHING else Answer(answer)
