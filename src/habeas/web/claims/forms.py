"""What a person may say of words in a document: the form of an amendment and of a claim by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.casework.amending import Amended
from habeas.casework.byhand import ByHand
from habeas.model import Attribute, Claim, Document, Kind, Modality
from habeas.web.claims.groups import GROUPS
from habeas.web.words.labels import label, lazy_label

LONGEST = 20_000  # characters of a quote
WORDS: dict[str, Kind | Attribute] = {each.value: each for each in (*Kind, *Attribute)}


def _choices() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Return the kinds in groups, each in the order of its labels."""
    return [
        (title, [(each.value, label(each)) for each in sorted(kinds, key=lambda each: label(each).casefold())])
        for title, kinds in GROUPS
    ]


class Statement(forms.Form):  # type: ignore[misc]
    """What the words say: of whom, when, and how the source puts it."""

    predicate = forms.ChoiceField(label=_("What the words tell of"), choices=_choices)
    value = forms.CharField(
        label=_("What it is"), required=False, max_length=500,
        help_text=_("For a detail of the person or the detention: a profession, a place, yes or no."),
    )  # fmt: skip
    about = forms.CharField(
        label=_("Who"), required=False, max_length=300, help_text=_("As the document writes the name."),
        widget=forms.TextInput(attrs={"list": "names", "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    when = forms.CharField(
        label=_("When"), required=False, max_length=120,
        help_text=_("A date in words of the document or in yours: 3 March 2019, last week, 2019-03, before 2019-05."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    modality = forms.ChoiceField(
        label=_("How the source puts it"), choices=[(each.value, lazy_label(each)) for each in Modality]
    )
    quote = forms.CharField(
        label=_("The exact words"), max_length=LONGEST,
        help_text=_("Copied from the document, letter for letter. With scripts: select them in the document."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "spellcheck": "false"}), strip=False,
    )  # fmt: skip
    occurrence = forms.IntegerField(
        label=_("Which of them"), required=False, min_value=1, max_value=100_000,
        help_text=_("Only where these words stand in the document more than once: 1 is the first."),
    )  # fmt: skip
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    because = forms.CharField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))

    @property
    def place(self) -> tuple[int, int] | None:
        """The place in the text, where one was selected."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        return (start, end) if start is not None and end else None


class Amending(Statement):
    """The better claim, and why."""

    def amended(self, old: Claim) -> Amended:
        """Return what differs from the claim as it stands; what was left alone stays as it is."""
        given, place = self.cleaned_data, self.place
        before = initial_of(old)
        words = (given["quote"].replace("\r\n", "\n") or None) if place is None else None
        stays = words == old.passage.quote and not given["occurrence"]
        return Amended(
            quote=None if stays else words,
            occurrence=None if stays else given["occurrence"],
            place=place,
            predicate=WORDS[given["predicate"]],
            about=given["about"] if given["about"] and given["about"] != before["about"] else None,
            value=given["value"] if given["value"] != before["value"] else None,
            when=given["when"] if given["when"] != before["when"] else None,
            modality=Modality(given["modality"]),
        )


class Making(Statement):
    """A claim by hand; with a reason it is accepted at once."""

    about = forms.CharField(
        label=_("Who"), max_length=300, help_text=_("As the document writes the name."),
        widget=forms.TextInput(attrs={"list": "names", "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    because = forms.CharField(
        label=_("Why it stands"), max_length=2000, required=False,
        help_text=_("With a reason the claim is accepted at once; without, it waits for a decision."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )  # fmt: skip

    def wanted(self, document: Document) -> ByHand:
        """Return the claim that is wanted."""
        given, place = self.cleaned_data, self.place
        return ByHand(
            document=document.id,
            predicate=WORDS[given["predicate"]],
            quote=None if place else given["quote"].replace("\r\n", "\n"),
            occurrence=None if place else given["occurrence"],
            place=place,
            about=given["about"],
            value=given["value"] or None,
            when=given["when"] or None,
            modality=Modality(given["modality"]),
        )


def initial_of(claim: Claim) -> dict[str, str]:
    """Return what a form of this claim shows at first."""
    return {
        "predicate": claim.predicate.value,
        "value": claim.value or "",
        "about": claim.subject.name if claim.subject else "",
        "when": claim.dated.when.edtf if claim.dated else "",
        "modality": claim.modality.value,
        "quote": claim.passage.quote,
    }


def names_in(claims: Iterable[Claim], most: int = 200) -> tuple[str, ...]:
    """Return the names that the claims of a document give people, each once."""
    return tuple(dict.fromkeys(claim.subject.name for claim in claims if claim.subject))[:most]


__all__ = ["WORDS", "Amending", "Making", "Statement", "initial_of", "names_in"]
