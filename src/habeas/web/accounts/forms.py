"""What is asked at the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
