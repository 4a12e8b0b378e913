"""What was done to a person in the name of the law, and how they are, on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.casework.statistics import Companion, statuses_of
from habeas.casework.view import View
from habeas.model import Answer, Answered, Article, Charge, ClaimId, Fact, Group, Hearing, Part, Remedy
from habeas.web.cases.citing import quote_each
from habeas.web.cases.paging import Slice, cut
from habeas.web.cases.story import Story
from habeas.web.cases.times import AsOf
from habeas.web.chrome.quoting import Quoted
from habeas.web.chrome.rights import At, Right, page

ROOM, MOST_ON_PAGE, MOST_QUOTES, MOST_OTHERS = 12, 30, 3, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """One thing with the first words that it stands on."""

    of: Any
    quotes: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeShown:
    """One charge with its course."""

    charge: Charge
    stages: tuple[Proven, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question about a hearing, with the words on both sides."""

    code: str
    answered: Answered
    is_disputed: bool
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingShown:
    """One sitting with who sat and the answers to every question."""

    hearing: Hearing
    who: tuple[Part, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedShown:
    """One remedy with what it was, and whether it helped."""

    fact: Fact
    remedy: Remedy
    proven: Proven


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShown:
    """Who was taken with the person, with the status of each."""

    fact: Fact
    group: Group
    others: tuple[Companion, ...]
    more: int
    proven: Proven


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the page; ``whole`` leads to all of it where there is more."""

    name: str
    items: tuple[Any, ...]
    total: int
    whole: str | None


class Proceedings:
    """A case read for its page."""

    def __init__(self, view: View, story: Story, as_of: str | None) -> None:
        self.view, self.story, self.case, self.as_of = view, story, story.case, as_of
        self.facts = {fact.id: fact for fact in story.case.facts}

    def proven(self, of: object, claims: Iterable[ClaimId]) -> Proven:
        """Return a thing with the first words it stands on."""
        weighed = self.story.reader.once(tuple(claims))
        quotes = quote_each(weighed[:MOST_QUOTES], self.story.documents)
        return Proven(of=of, quotes=quotes, more=max(0, len(weighed) - MOST_QUOTES))

    def charge(self, charge: Charge) -> ChargeShown:
        """Return a charge with its course."""
        return ChargeShown(charge=charge, stages=tuple(self.proven(each, each.claims) for each in charge.course))

    def hearing(self, hearing: Hearing) -> HearingShown:
        """Return a sitting with the answers to every question."""
        asked = {
            "public": hearing.was_public, "present": hearing.was_present, "counsel": hearing.had_counsel,
            "interpreter": hearing.had_interpreter,
        }  # fmt: skip
        return HearingShown(
            hearing=hearing, who=(*hearing.courts, *hearing.judges, *hearing.prosecutors),
            questions=tuple(self.asked(code, answered) for code, answered in asked.items()),
        )  # fmt: skip

    def asked(self, code: str, answered: Answered) -> Asked:
        """Return one question with its answer."""
        claims = (*answered.claims_for, *answered.claims_against)
        is_disputed = answered.answer is Answer.UNKNOWN and bool(claims)
        return Asked(code=code, answered=answered, is_disputed=is_disputed, quotes=self.proven(None, claims).quotes)

    def remedy(self, remedy: Remedy) -> TriedShown:
        """Return a remedy with what it was."""
        fact = self.facts[remedy.fact]
        claims = (*fact.supporting, *remedy.helped.claims_for, *remedy.helped.claims_against)
        return TriedShown(fact=fact, remedy=remedy, proven=self.proven(remedy, claims))

    def group(self, group: Group) -> GroupShown:
        """Return a group with everybody's status."""
        others = statuses_of(self.view, group.others[:MOST_OTHERS], as_of=self.as_of)
        return GroupShown(
            fact=self.facts[group.fact], group=group, others=others, more=max(0, len(group.others) - MOST_OTHERS),
            proven=self.proven(group, group.claims),
        )  # fmt: skip

    def told(self, of: Any) -> Proven:  # noqa: ANN401 - an order, a condition or an activity
        """Return what brings its own claims."""
        return self.proven(of, of.claims)


Parts = Mapping[str, tuple[Sequence[Any], Callable[[Any], Any]]]


def parts_of(shown: Proceedings) -> Parts:
    """Return the things of each part, and what makes one of them ready to show."""
    process = shown.case.process
    return {
        "activity": (process.activity, shown.told), "charges": (process.charges, shown.charge),
        "hearings": (process.hearings, shown.hearing), "orders": (process.orders, shown.told),
        "conditions": (process.conditions, shown.told), "remedies": (process.remedies, shown.remedy),
        "groups": (process.groups, shown.group),
    }  # fmt: skip


@page(Right.READ)
def process(request: At, case: str) -> HttpResponseBase:
    """Show the legal side of a case, now or on a day; or one part of it whole."""
    form = AsOf(request.GET)
    chosen = form.cleaned_data["as_of"] if form.is_valid() else None
    as_of = chosen.isoformat() if chosen else None
    found = request.view.case(case, as_of=as_of)
    if found.id != case:  # joined with another since the address was written
        return redirect("process", found.id)
    shown = Proceedings(request.view, Story(request.view, found), as_of)
    parts = parts_of(shown)
    told = {"case": found, "here": "process", "form": form, "as_of": chosen, **_status(shown), **SAYS}
    if (part := request.GET.get("part", "")) in parts:
        return render(request, "cases/process.html", told | _one(request, parts, part))
    return render(request, "cases/process.html", told | {"sections": _each(found.id, parts, as_of), "slice": None})


def _status(shown: Proceedings) -> dict[str, Any]:
    """Return how the person is, with the words for it, and who speaks for them."""
    status, process = shown.case.status, shown.case.process
    return {
        "status": status, "by": shown.proven(status, status.claims), "seen": shown.proven(status, status.confirmed_by),
        "counsel": process.counsel, "access": shown.asked("access", process.counsel_access),
    }  # fmt: skip


def _each(case: str, parts: Parts, as_of: str | None) -> list[Section]:
    address = reverse("process", args=[case])
    sections = []
    for name, (things, draw) in parts.items():
        query = urlencode({"part": name} | ({"as_of": as_of} if as_of else {}))
        whole = f"{address}?{query}" if len(things) > ROOM else None
        items = tuple(draw(each) for each in things[:ROOM])
        sections.append(Section(name=name, items=items, total=len(things), whole=whole))
    return sections


def _one(request: At, parts: Parts, part: str) -> dict[str, Any]:
    """Return one part whole, a page at a time."""
    things, draw = parts[part]
    found: Slice[Any] = cut(request, things, most=MOST_ON_PAGE)
    section = Section(name=part, items=tuple(map(draw, found.items)), total=len(things), whole=None)
    return {"sections": [section], "slice": found}


def say_section(name: str) -> str:
    """Return the heading of a part."""
    titles: dict[str, str] = {
        "activity": _("What the person did or said"), "charges": _("Charges"), "hearings": _("Hearings"),
        "orders": _("Orders to arrest or hold"), "conditions": _("Conditions after release"),
        "remedies": _("What was tried against it"), "groups": _("Who was taken, held or tried with the person"),
    }  # fmt: skip
    return titles[name]


def say_article(article: Article) -> str:
    """Return what a provision comes to: number, part, law, State; what the words do not tell is said to be missing."""
    parts = [_("article %(number)s") % {"number": article.number}] if article.number else []
    parts += [_("part %(number)s") % {"number": article.part}] if article.part else []
    parts += [article.law or _("law not named"), article.state or _("State not named")]
    return ", ".join(parts)


def say_question(code: str) -> str:
    """Return what is asked of a hearing."""
    questions: dict[str, str] = {
        "public": _("Open to the public?"), "present": _("Was the person there?"), "counsel": _("Was a lawyer there?"),
        "interpreter": _("Was there an interpreter?"), "access": _("Could the person see a lawyer?"),
    }  # fmt: skip
    return questions[code]


SAYS: Mapping[str, Any] = {"section_of": say_section, "article_of": say_article, "question_of": say_question}
