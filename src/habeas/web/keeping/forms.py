"""What is asked for by the pages of safekeeping."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.model import Sensitivity
from habeas.web.words.labels import lazy_label

LONGEST = 1024


def _line(label: Any, *, required: bool = True, ltr: bool = False) -> forms.CharField:  # noqa: ANN401 - lazy text
    attributes = {"autocomplete": "off", "dir": "ltr" if ltr else "auto"}
    return forms.CharField(label=label, required=required, max_length=200, widget=forms.TextInput(attrs=attributes))


def _secret(label: Any, *, new: bool = False) -> forms.CharField:  # noqa: ANN401 - lazy text
    attributes = {"autocomplete": "new-password" if new else "off", "spellcheck": "false"}
    return forms.CharField(label=label, strip=False, max_length=LONGEST, widget=forms.PasswordInput(attrs=attributes))


def _why() -> forms.CharField:
    return forms.CharField(label=_("Why"), max_length=LONGEST, widget=forms.TextInput(attrs={"dir": "auto"}))


class Make(forms.Form):  # type: ignore[misc]
    """A new compartment."""

    name = _line(_("Name of the compartment"), ltr=True)
    why = _why()


class Put(forms.Form):  # type: ignore[misc]
    """What is kept where from now on."""

    thing = _line(_("Document or case"))
    name = _line(_("Name of the compartment"), ltr=True)
    why = _why()


class Class(forms.Form):  # type: ignore[misc]
    """How far words may go."""

    thing = _line(_("Claim or name (its id)"), ltr=True)
    sensitivity = forms.TypedChoiceField(
        label=_("How far its words may go"), coerce=Sensitivity,
        choices=[(each.value, lazy_label(each)) for each in Sensitivity],
    )  # fmt: skip
    why = _why()


class HoldCase(forms.Form):  # type: ignore[misc]
    """A case of which nothing may be destroyed."""

    case = _line(_("Case"))
    lift = forms.BooleanField(label=_("Lift the hold"), required=False)
    why = _why()


class Withdraw(forms.Form):  # type: ignore[misc]
    """Why a source is withdrawn."""

    why = _why()


class Destroy(forms.Form):  # type: ignore[misc]
    """What is destroyed, typed again."""

    typed = _line(_("Type the id of the document"), ltr=True)
    why = _why()


class Begin(forms.Form):  # type: ignore[misc]
    """A new store of identities."""

    passphrase = _secret(_("New passphrase"), new=True)
    again = _secret(_("The same again"), new=True)
    delay = forms.IntegerField(label=_("Minutes between a request and the first look"), min_value=0, initial=0)

    def clean(self) -> dict[str, Any]:
        """Refuse a passphrase that was typed in two ways."""
        typed: dict[str, Any] = super().clean()
        if typed.get("passphrase") != typed.get("again"):
            self.add_error("again", _("The two are not the same."))
        return typed


class Confirm(forms.Form):  # type: ignore[misc]
    """The recovery code, typed back."""

    code = _line(_("Recovery code"), ltr=True)


class Unlock(forms.Form):  # type: ignore[misc]
    """The passphrase of the identities."""

    passphrase = _secret(_("Passphrase of the identities"))


class Ask(forms.Form):  # type: ignore[misc]
    """A request."""

    pseudonym = _line(_("Pseudonym"))
    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=72, initial=2)
    why = _why()


class Answer(forms.Form):  # type: ignore[misc]
    """The word of another custodian."""

    grant = forms.BooleanField(required=False)
    why = _why()


class Add(forms.Form):  # type: ignore[misc]
    """Who stands behind a pseudonym."""

    pseudonym = _line(_("Pseudonym"))
    name = _line(_("Name"))
    relation = _line(_("Relation"), required=False)
    contact = _line(_("Contact"), required=False)
    safely = _line(_("How to reach them safely"), required=False)
    notes = _line(_("Notes"), required=False)
