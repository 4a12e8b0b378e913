"""What is asked on the pages of what follows a filing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from habeas.casework.complying import CATEGORIES, Asked, Judged, Opined
from habeas.casework.following import Told
from habeas.law import load_mechanisms, load_remedies
from habeas.model import Channel, Communication, Done, Milestone, OpinionRecord, Outcome
from habeas.web.words.labels import label_of, lazy_label

LONGEST = 4_000
DAY = _("2030-05-01; 2030-05 where only the month is known")


def _day(words: str, *, required: bool = True, says: str = DAY) -> forms.CharField:
    return forms.CharField(label=words, required=required, max_length=60, help_text=says)


def _one_day(words: str, *, required: bool = True, says: str = "") -> forms.DateField:
    return forms.DateField(
        label=words, required=required, help_text=says, widget=forms.DateInput(attrs={"type": "date"})
    )


class Record(forms.Form):  # type: ignore[misc]
    """One thing that was sent or received."""

    mechanism = forms.ChoiceField(label=_("Where to, or where from"))
    step = forms.ChoiceField(label=_("What it is"), choices=[(each.value, lazy_label(each)) for each in Milestone])
    on = _day(_("When"))
    state = forms.CharField(
        label=_("Which State"), required=False, max_length=80,
        help_text=_("Of a filing that concerns several States, each has its own limits."),
    )  # fmt: skip
    until = _one_day(_("A limit that it sets itself"), required=False)
    channel = forms.ChoiceField(
        label=_("Which way"), choices=[(each.value, lazy_label(each)) for each in Channel], initial=Channel.OTHER.value
    )
    reference = forms.CharField(label=_("Its number or reference"), required=False, max_length=200)
    document = forms.CharField(
        label=_("The file itself"), required=False, max_length=300,
        help_text=_("The name or the id of a document in the inbox, as evidence."),
    )  # fmt: skip
    filing = forms.ChoiceField(label=_("What was sent, where it was written here"), required=False)
    answers = forms.ChoiceField(label=_("What it answers"), required=False)
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=LONGEST,
        help_text=_("For those who work on the case; it is never handed on."),
    )  # fmt: skip

    def __init__(self, *args: Any, filings: Any = (), letters: Any = (), **words: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **words)
        self.fields["mechanism"].choices = [(key, f"{each.name} ({key})") for key, each in load_mechanisms().items()]
        self.fields["filing"].choices = [("", "—"), *filings]
        self.fields["answers"].choices = [("", "—"), *letters]

    def told(self) -> Told:
        """What she says of it."""
        typed = self.cleaned_data
        return Told(
            mechanism=typed["mechanism"], milestone=Milestone(typed["step"]), on=typed["on"],
            state=typed["state"] or None, channel=Channel(typed["channel"]), reference=typed["reference"],
            document=typed["document"] or None, filing=typed["filing"] or None, answers=typed["answers"] or None,
            until=typed["until"].isoformat() if typed["until"] else None, remark=typed["remark"],
        )  # fmt: skip


def fields_of(letter: Communication) -> dict[str, str]:
    """Return what the form sends to say what is on record of a communication."""
    return {
        "mechanism": letter.mechanism, "step": letter.milestone.value, "on": letter.on.edtf,
        "state": letter.state or "", "channel": letter.channel.value, "reference": letter.reference,
        "document": letter.document or "", "filing": letter.filing or "", "answers": letter.answers or "",
        "until": letter.until or "", "remark": letter.remark,
    }  # fmt: skip


class Opine(forms.Form):  # type: ignore[misc]
    """An opinion, with what it asks of the State; each remedy and category is a box of its own."""

    symbol = forms.CharField(label=_("Symbol"), max_length=80, help_text="A/HRC/WGAD/2030/12, Opinion No. 12/2030")
    mechanism = forms.ChoiceField(label=_("Whose opinion"))
    states = forms.CharField(label=_("States, parted by semicolons"), max_length=400)
    outcome = forms.ChoiceField(
        label=_("What it came to"), choices=[(each.value, lazy_label(each)) for each in Outcome]
    )
    adopted = _day(_("Adopted on"), required=False)
    transmitted = _day(
        _("Sent to the State and the source on"), required=False, says=_("Six months of follow-up begin.")
    )
    articles = forms.CharField(
        label=_("Articles, parted by semicolons"), required=False, max_length=LONGEST, help_text="ICCPR 9(1); UDHR 9"
    )
    document = forms.CharField(label=_("The file itself"), required=False, max_length=300)
    because = forms.CharField(label=_("Remark"), required=False, max_length=LONGEST)

    def __init__(self, *args: Any, **words: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **words)
        self.fields["mechanism"].choices = [(key, key) for key in load_mechanisms()]
        for key in CATEGORIES:
            self.fields[f"category_{key}"] = forms.BooleanField(label=key, required=False)
        for remedy in load_remedies():
            said = lazystr(label_of("remedy", remedy.key))
            self.fields[f"remedy_{remedy.key}"] = forms.BooleanField(label=said, required=False)

    def boxes(self, of: str) -> list[Any]:
        """The boxes of categories, or of remedies."""
        return [self[name] for name in self.fields if name.startswith(f"{of}_")]

    def rest(self) -> list[Any]:
        """The fields that are no boxes."""
        return [self[name] for name in self.fields if not name.startswith(("category_", "remedy_"))]

    def told(self, before: OpinionRecord | None) -> Opined:
        """What she says of it; what is on record of a remedy's own words, claims and limit is kept."""
        typed = self.cleaned_data
        kept = {each.key: each for each in before.remedies} if before else {}
        keys = [each.key for each in load_remedies() if typed[f"remedy_{each.key}"]]
        asked = [(key, kept.get(key)) for key in keys]
        return Opined(
            symbol=typed["symbol"], mechanism=typed["mechanism"], outcome=Outcome(typed["outcome"]),
            states=_parts(typed["states"]), adopted=typed["adopted"] or None,
            transmitted=typed["transmitted"] or None, articles=_parts(typed["articles"]),
            categories=tuple(key for key in CATEGORIES if typed[f"category_{key}"]),
            remedies=tuple(
                Asked(key=key, words=old.words, claims=old.claims, by=old.by.edtf if old.by else None)
                if old else Asked(key=key)
                for key, old in asked
            ),
            document=typed["document"] or None, because=typed["because"],
        )  # fmt: skip


def fields_of_opinion(opinion: OpinionRecord) -> dict[str, str]:
    """Return what the form sends to say what is on record of an opinion."""
    told = {
        "symbol": opinion.symbol, "mechanism": opinion.mechanism, "states": "; ".join(opinion.states),
        "outcome": opinion.outcome.value, "adopted": opinion.adopted.edtf if opinion.adopted else "",
        "transmitted": opinion.transmitted.edtf if opinion.transmitted else "",
        "articles": "; ".join(opinion.articles), "document": opinion.document or "", "because": opinion.because,
    }  # fmt: skip
    boxes = {f"category_{key}": "on" for key in opinion.categories}
    return told | boxes | {f"remedy_{each.key}": "on" for each in opinion.remedies}


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


class Comply(forms.Form):  # type: ignore[misc]
    """How far a State did one thing, as of a day, on claims, and why."""

    symbol = forms.CharField(max_length=80, widget=forms.HiddenInput)
    key = forms.CharField(max_length=80, widget=forms.HiddenInput)
    done = forms.ChoiceField(label=_("How far"), choices=[(each.value, lazy_label(each)) for each in Done])
    on = _day(_("As of"))
    claims = forms.CharField(
        label=_("Claims that it rests on"), required=False, max_length=LONGEST, help_text=_("clm-… ids with spaces")
    )
    because = forms.CharField(
        label=_("Why"), max_length=LONGEST, error_messages={"required": _("Say why; it stands beside your word.")}
    )

    def told(self) -> Judged:
        """What she says of it."""
        typed = self.cleaned_data
        return Judged(
            symbol=typed["symbol"], key=typed["key"], done=Done(typed["done"]), on=typed["on"],
            because=typed["because"], claims=tuple(typed["claims"].replace(",", " ").split()),
        )  # fmt: skip


class Remind(forms.Form):  # type: ignore[misc]
    """Something to check by a day."""

    due = _one_day(_("By when"))
    what = forms.CharField(
        label=_("What to check or do"), max_length=LONGEST,
        help_text=_("Is the person still free? Does consent still hold? Which conditions have ended?"),
    )  # fmt: skip


class Change(forms.Form):  # type: ignore[misc]
    """What became of a reminder: done, put off, taken back; none of them opens it again."""

    due = _one_day(_("Put off to"), required=False)
    done = forms.BooleanField(required=False)
    back = forms.BooleanField(required=False)
