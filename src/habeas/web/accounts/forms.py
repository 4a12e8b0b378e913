"""What is asked at the door, and of how the desk works."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from habeas.casework.reasons import MOST

LEAST = 12
LONGEST = 1024


def _secret(label: Any, *, new: bool, focus: bool = False) -> forms.CharField:  # noqa: ANN401 - lazy text
    """Return a field for a passphrase; what is typed never comes back in a page."""
    attributes = {"autocomplete": "new-password" if new else "current-password", "spellcheck": "false"}
    if focus:
        attributes["autofocus"] = "autofocus"
    return forms.CharField(
        label=label, strip=False, max_length=LONGEST, widget=forms.PasswordInput(attrs=attributes), required=True
    )


class Unlock(forms.Form):  # type: ignore[misc]
    """A passphrase, and who is working."""

    passphrase = _secret(_("Passphrase"), new=False, focus=True)
    passphrase.help_text = _("The recovery code, or two shares, open it too.")
    person = forms.CharField(
        label=_("Your name"), max_length=120, help_text=_("It stands beside every decision that you take.")
    )


class Begin(forms.Form):  # type: ignore[misc]
    """A new passphrase, typed twice, and who is working."""

    passphrase = _secret(_("New passphrase"), new=True, focus=True)
    again = _secret(_("The same again"), new=True)
    person = forms.CharField(
        label=_("Your name"), max_length=120, help_text=_("It stands beside every decision that you take.")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a passphrase that is short or was typed in two ways; all faults are told together."""
        typed: dict[str, Any] = super().clean()
        if len(typed.get("passphrase", "")) < LEAST:
            self.add_error("passphrase", _("Use at least 12 characters: four or five unrelated words are good."))
        if typed.get("passphrase") != typed.get("again"):
            self.add_error("again", _("The two are not the same."))
        return typed


class TypedBack(forms.Form):  # type: ignore[misc]
    """The recovery code, typed back from the paper."""

    code = forms.CharField(
        label=_("Type the code back from the paper"), max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
    )  # fmt: skip
    person = forms.CharField(max_length=120, widget=forms.HiddenInput())


class Readers(forms.Form):  # type: ignore[misc]
    """How many people read each claim, and why so many."""

    readers = forms.ChoiceField(
        label=_("How many people read each claim"), widget=forms.RadioSelect,
        choices=[
            ("1", _("One: a claim stands when one person has accepted it.")),
            ("2", _("Two: a claim stands when two have said the same, each without knowing the other's word.")),
        ],
    )  # fmt: skip
    because = forms.CharField(label=_("Why"), max_length=2000, widget=forms.TextInput(attrs={"dir": "auto"}))


class Lines(forms.CharField):  # type: ignore[misc]
    """One to nine different texts, one on each line; none stands for those that come with Habeas."""

    def __init__(self, label: Any) -> None:  # noqa: ANN401 - lazy text
        area = forms.Textarea(attrs={"rows": 9, "dir": "auto"})
        super().__init__(label=label, required=False, max_length=5000, widget=area)

    def clean(self, value: str) -> tuple[str, ...]:
        """Return the lines; all that is wrong with them is told together."""
        lines = tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())
        wrong = []
        if len(lines) > MOST:
            over = len(lines) - MOST
            words = ngettext("%(count)s line too many: nine at most.", "%(count)s lines too many: nine at most.", over)
            wrong.append(words % {"count": over})
        if len({line.casefold() for line in lines}) < len(lines):
            wrong.append(_now("One of them stands there twice."))
        if any(not line.isprintable() for line in lines):
            wrong.append(_now("One of them holds a character that cannot be shown."))
        if wrong:
            raise forms.ValidationError(wrong)
        return lines


class Reasons(forms.Form):  # type: ignore[misc]
    """The reasons that one keystroke gives, for each verdict."""

    accept = Lines(_("To accept"))
    reject = Lines(_("To reject"))
    unsure = Lines(_("When unsure"))
