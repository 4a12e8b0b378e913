"""What is asked of the members of a team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.casework.accounts import LONGEST_NAME, OFFERED
from habeas.keys.passphrase import LEAST_CHARACTERS
from habeas.model.account import Role
from habeas.web.words.labels import lazy_label

LONGEST = 1024


class Unsaid(forms.PasswordInput):  # type: ignore[misc]
    """A field that shows what is typed, and never gives it back in a page."""

    input_type = "text"


def _secret(label: Any, *, new: bool, focus: bool = False) -> forms.CharField:  # noqa: ANN401 - lazy text
    """Return a field for a secret; what is typed never comes back in a page."""
    attributes = {"autocomplete": "new-password" if new else "current-password", "spellcheck": "false"}
    if focus:
        attributes["autofocus"] = "autofocus"
    return forms.CharField(label=label, strip=False, max_length=LONGEST, widget=forms.PasswordInput(attrs=attributes))


def _code(label: Any, **attributes: str) -> forms.CharField:  # noqa: ANN401 - lazy text
    attributes = {"autocomplete": "off", "spellcheck": "false", "dir": "ltr", **attributes}
    return forms.CharField(label=label, max_length=200, widget=Unsaid(attrs=attributes))


def _name(**attributes: str) -> forms.CharField:
    return forms.CharField(
        label=_("Name"), max_length=2 * LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "username", "dir": "auto", **attributes}),
    )  # fmt: skip


class Enter(forms.Form):  # type: ignore[misc]
    """A name and its passphrase."""

    name = _name(autofocus="autofocus")
    passphrase = _secret(_("Passphrase"), new=False)


class Code(forms.Form):  # type: ignore[misc]
    """The code that the person's program shows now."""

    code = _code(_("Code"), inputmode="numeric", autocomplete="one-time-code", autofocus="autofocus")
    remember = forms.BooleanField(
        label=_("Remember this browser"),
        required=False,
        help_text=_("You are let in even while others try your name. It leaves a cookie on this computer."),
    )


class Confirm(forms.Form):  # type: ignore[misc]
    """One's passphrase again."""

    passphrase = _secret(_("Passphrase"), new=False, focus=True)


class _New(forms.Form):  # type: ignore[misc]
    """A new passphrase, typed twice."""

    passphrase = _secret(_("New passphrase"), new=True)
    again = _secret(_("The same again"), new=True)

    def clean(self) -> dict[str, Any]:
        """Refuse a passphrase that is short or was typed in two ways; all faults are told together."""
        typed: dict[str, Any] = super().clean()
        if len(typed.get("passphrase", "")) < LEAST_CHARACTERS:
            self.add_error("passphrase", _("Use at least 12 characters: four or five unrelated words are good."))
        if typed.get("passphrase") != typed.get("again"):
            self.add_error("again", _("The two are not the same."))
        return typed


class Invited(_New):
    """An invitation, and a new passphrase."""

    invitation = _code(_("Invitation"), autofocus="autofocus")
    field_order = ("invitation", "passphrase", "again")


class Recover(_New):
    """A name, its recovery code, and a new passphrase."""

    name = _name(autofocus="autofocus")
    recovery = _code(_("Recovery code"))
    field_order = ("name", "recovery", "passphrase", "again")


class Change(_New):
    """The passphrase as it was, and a new one."""

    old = _secret(_("Passphrase"), new=False)
    field_order = ("old", "passphrase", "again")


class Enrol(forms.Form):  # type: ignore[misc]
    """The recovery code typed back, and the first code."""

    recovery = _code(_("Recovery code"))
    code = _code(_("Code"), inputmode="numeric", autocomplete="one-time-code")


class Because(forms.Form):  # type: ignore[misc]
    """Why something is done to accounts: a word out of few, as it is kept in the open."""

    why = forms.ChoiceField(label=_("Why"), choices=[(why.value, lazy_label(why)) for why in OFFERED])


class Roles(Because):
    """What a member does."""

    field_order: tuple[str, ...] = ("roles", "why")
    roles = forms.TypedMultipleChoiceField(
        label=_("Roles"), widget=forms.CheckboxSelectMultiple, coerce=Role,
        choices=[(role.value, lazy_label(role)) for role in Role],
    )  # fmt: skip


class Invite(Roles):
    """A new member's name and roles."""

    name = _name()
    field_order = ("name", "roles", "why")


class Found(Because):
    """The name of a new compartment."""

    field_order = ("compartment", "why")
    compartment = _code(_("Name of the compartment"), pattern="[a-z][a-z0-9\\-]*")
