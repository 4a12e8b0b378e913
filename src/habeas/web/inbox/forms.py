"""What a person may say of a document as a publication, when she brings it in and at any time after."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from habeas.casework.describing import Changes, changed_frame
from habeas.casework.intray import Terms
from habeas.errors import BadDate
from habeas.model import Document, Frame, Genre, Sensitivity, When
from habeas.web.words.labels import label, label_of

LONGEST = 500
UNSAID = ""


def _text(label: Any, help_text: Any = "", *, direction: str = "auto") -> forms.CharField:  # noqa: ANN401 - lazy text
    attributes = {"dir": direction, "autocomplete": "off"}
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=LONGEST, widget=forms.TextInput(attrs=attributes)
    )


def _sensitivities() -> list[tuple[str, str]]:
    return [
        (each.value, f"{label(each)}: {label_of('sensitivity, what it means', each)}")
        for each in (Sensitivity.WORKING, Sensitivity.SEALED, Sensitivity.IDENTITY, Sensitivity.PUBLISHABLE)
    ]


def _genres() -> list[tuple[str, str]]:
    return [(each.value, label(each)) for each in (Genre.UNKNOWN, *(g for g in Genre if g is not Genre.UNKNOWN))]


class Published(forms.Form):  # type: ignore[misc]
    """The fields that both forms have."""

    publisher = _text(_("Who published it"), _("A newspaper, an office, a group. Empty: not known."))
    published = _text(
        _("Date of publication"),
        _("Year, month, day, as far as it is known. From it, words such as “last Monday” are counted."),
        direction="ltr",
    )

    def clean_published(self) -> str:
        """Refuse what is no date, with the ways to write one."""
        written = str(self.cleaned_data["published"]).strip()
        try:
            if written:
                When.parse(written)
        except BadDate:
            raise forms.ValidationError(
                _now("This is not a date that can be read. Write it as 2019-03-10, 2019-03 or 2019.")
            ) from None
        return written


class Known(Published):
    """What is known of all files that are handed in together."""

    received_from = _text(_("Who gave it to you"), _("It stays in this ledger, and is never quoted."))
    genre = forms.ChoiceField(label=_("What sort of source it is"), choices=_genres, required=False)
    sensitivity = forms.ChoiceField(label=_("How far its words may go"), choices=_sensitivities, required=False)
    cited_as = _text(
        _("Cite it as"),
        _("Only for a source who must not be named: what petitions say instead, such as “a relative”."),
    )
    title = _text(_("Title"))
    author = _text(_("Author"))
    url = _text(_("Address on the web"), direction="ltr")
    compartment = _text(_("Name of the compartment"), direction="ltr")

    def terms(self) -> Terms:
        """Return what was said, as the intray takes it."""
        given = self.cleaned_data
        frame = changed_frame(Frame(), _changes(given))
        said = Sensitivity(given["sensitivity"] or Sensitivity.WORKING)
        return Terms(
            supplied=frame, received_from=given["received_from"] or None,
            sensitivity=None if said is Sensitivity.WORKING else said,
        )  # fmt: skip


class Describe(Published):
    """What is known of one document; an empty field says that it is not known."""

    title = _text(_("Title"))
    author = _text(_("Author"))
    genre = forms.ChoiceField(label=_("What sort of source it is"), choices=_genres)
    url = _text(_("Address on the web"), direction="ltr")
    index = _text(_("Symbol or index number"), _("Such as A/HRC/WGAD/2019/1."), direction="ltr")
    cited_as = _text(
        _("Cite it as"),
        _("Only for a source who must not be named: what petitions say instead, such as “a relative”."),
    )
    sensitivity = forms.ChoiceField(
        label=_("How far its words may go"), choices=_sensitivities, widget=forms.RadioSelect
    )

    @classmethod
    def of(cls, document: Document, sensitivity: Sensitivity) -> Describe:
        """Return the form as it stands for a document."""
        return cls(initial=as_written(document, sensitivity))

    def changes(self) -> Changes:
        """Return what was written into the fields."""
        return _changes(self.cleaned_data, sensitivity=Sensitivity(self.cleaned_data["sensitivity"]))


def as_written(document: Document, sensitivity: Sensitivity) -> dict[str, str]:
    """Return what stands in the fields for a document."""
    frame = document.frame
    return {
        "publisher": frame.publisher or "", "title": frame.title or "", "author": frame.author or "",
        "published": frame.published.edtf if frame.published else "", "genre": frame.genre.value,
        "url": frame.url or "", "index": frame.index or "", "cited_as": frame.cited_as or "",
        "sensitivity": sensitivity.value,
    }  # fmt: skip


def _changes(given: dict[str, Any], *, sensitivity: Sensitivity | None = None) -> Changes:
    return Changes(
        publisher=given["publisher"], title=given["title"], author=given["author"], published=given["published"],
        url=given["url"], index=given.get("index"), cited_as=given["cited_as"],
        genre=Genre(given["genre"] or Genre.UNKNOWN), sensitivity=sensitivity,
    )  # fmt: skip


class Remark(forms.Form):  # type: ignore[misc]
    """A note on a document."""

    text = forms.CharField(
        label=_("Note"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )  # fmt: skip


class Misreading(forms.Form):  # type: ignore[misc]
    """Words of a picture as they truly stand there."""

    start = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    was = forms.CharField(strip=False, widget=forms.HiddenInput)
    now = forms.CharField(
        label=_("What the picture says"), max_length=20_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "spellcheck": "false"}),
    )  # fmt: skip
    because = forms.CharField(label=_("Why"), max_length=2000, widget=forms.TextInput(attrs={"dir": "auto"}))
