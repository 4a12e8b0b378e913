"""What the page of one case shows of what follows its filings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from habeas.casework.complying import suggestions_of
from habeas.casework.findings import find_state
from habeas.casework.following import following_of
from habeas.follow import Hint, OpinionStanding, RemedyStanding, agenda
from habeas.model import CaseFile, ClaimId, Communication, Compliance, Outcome
from habeas.web.cases.citing import cite
from habeas.web.cases.story import Story
from habeas.web.cases.times import quotes_of
from habeas.web.chrome.quoting import Quoted
from habeas.web.chrome.rights import At
from habeas.web.following.forms import Comply, Opine, Record, Remind, fields_of, fields_of_opinion
from habeas.web.following.picture import draw
from habeas.web.following.saying import say_audience, say_days, say_due, say_law, say_remedy, state_of
from habeas.web.words.dates import say_when
from habeas.web.words.labels import label

MOST_LETTERS = 60
IDS = {Record: "record_%s", Opine: "opine_%s", Remind: "remind_%s"}  # no two fields of the page have one id


def today() -> str:
    """The day of today, in UTC."""
    return datetime.now(UTC).date().isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A person's word on a remedy with the words of sources that it rests on."""

    word: Compliance
    quotes: tuple[Quoted, ...]
    is_differing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the checklist."""

    remedy: RemedyStanding
    said: tuple[Said, ...]
    hints: tuple[tuple[Hint, tuple[Quoted, ...]], ...]
    is_mine: bool  # whether this person has a word to take back
    form: Comply


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An opinion with its checklist, and the form that puts it right."""

    standing: OpinionStanding
    items: tuple[Item, ...]
    form: Opine


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A communication with its evidence, and what the form holds to put it right."""

    letter: Communication
    cites: tuple[str, ...]
    form: Record


def case_told(request: At, case: CaseFile, wrong: Any = None, of: str = "") -> dict[str, Any]:  # noqa: ANN401 - a form
    """Return what the page shows; ``wrong`` is a form that was refused, to be shown with what was typed.

    ``of`` is the communication that it was to put right.
    """
    found = following_of(request.view.memory, case, today=today())
    hints = suggestions_of(case, found)
    story = Story(request.view, case)
    choices = choices_of(request, case)
    shown = found.communications[-MOST_LETTERS:]
    start = {key: request.GET[key] for key in ("mechanism", "step", "state") if key in request.GET}
    named = find_state(case) or ""
    return {
        "case": case, "here": "follow-up", "found": found, "dues": agenda({case.id: found}),
        "picture": draw(case, found), "wrong": wrong,
        "letters": [_letter(request, each, choices, wrong if each.id == of else None) for each in shown],
        "more_letters": len(found.communications) - len(shown),
        "opinions": [_listed(request, story, each, hints, wrong) for each in found.opinions],
        "others": [(each, quotes_of(story, each.claims)) for each in hints if each.symbol is None],
        "record_form": _kept(None if of else wrong, Record)
        or Record(initial={"state": named} | start, auto_id=IDS[Record], **choices),
        "has_start": bool(start), "opine_form": _kept(wrong, Opine) or _new_opinion(named),
        "remind_form": _kept(wrong, Remind) or Remind(auto_id=IDS[Remind]), **SAYS,
    }  # fmt: skip


def _kept(wrong: Any, kind: type) -> Any:  # noqa: ANN401
    return wrong if isinstance(wrong, kind) else None


def _new_opinion(state: str) -> Opine:
    start = {"outcome": Outcome.ARBITRARY.value, "mechanism": "WGAD", "states": state}
    return Opine(initial=start, auto_id=IDS[Opine])


def ids_of(symbol: str, key: str) -> str:
    """Return how the fields of the form about one remedy are told apart."""
    return f"{symbol}_{key}_%s".replace(" ", "_")


def choices_of(request: At, case: CaseFile) -> dict[str, Any]:
    """Return what may be chosen in the form of a communication."""
    found = following_of(request.view.memory, case, today=today())
    letters = [(each.id, f"{label(each.milestone)}, {say_when(each.on)}") for each in found.communications]
    filings = [(each.id, f"{each.id} ({each.made_on})") for each in request.view.petitions(case.id)]
    return {"letters": letters, "filings": filings}


def _letter(request: At, letter: Communication, choices: dict[str, Any], wrong: Record | None) -> Letter:
    cites = cite(request.view.cited.get(letter.document), letter.document) if letter.document else ()
    form = wrong or Record(initial=fields_of(letter), auto_id=f"{letter.id}_%s", **choices)
    return Letter(letter=letter, cites=cites, form=form)


def _listed(
    request: At, story: Story, standing: OpinionStanding, hints: Iterable[Hint], wrong: object
) -> Listed:  # fmt: skip
    symbol = standing.opinion.symbol
    own = [each for each in hints if each.symbol == symbol]
    items = (_item(request, story, symbol, each, own) for each in standing.remedies)
    return Listed(
        standing=standing, items=tuple(_typed(each, symbol, wrong) for each in items),
        form=Opine(initial=fields_of_opinion(standing.opinion), auto_id=f"{symbol}_%s".replace(" ", "_")),
    )  # fmt: skip


def _typed(item: Item, symbol: str, wrong: object) -> Item:
    """Return a line of the checklist with what was typed on it and refused."""
    if not isinstance(wrong, Comply) or (wrong.data.get("symbol"), wrong.data.get("key")) != (
        symbol, item.remedy.owed.key,
    ):  # fmt: skip
        return item
    return replace(item, form=wrong)


def _item(request: At, story: Story, symbol: str, remedy: RemedyStanding, hints: Iterable[Hint]) -> Item:
    key = remedy.owed.key
    own = [(each, _quotes(story, each.claims)) for each in hints if each.key == key]
    said = [
        Said(word=each, quotes=_quotes(story, each.claims), is_differing=each in remedy.differing)
        for each in remedy.words
    ]
    first = own[0][0] if own else None
    start = {"symbol": symbol, "key": key, "claims": " ".join(first.claims) if first else ""}
    start |= {"done": first.done.value} if first and first.done else {}
    start |= {"on": first.when.edtf} if first and first.when else {}
    return Item(
        remedy=remedy, said=tuple(said), hints=tuple(own),
        is_mine=any(each.word.by == request.desk.person for each in said),
        form=Comply(initial=start, auto_id=ids_of(symbol, key)),
    )  # fmt: skip


def _quotes(story: Story, claims: Iterable[ClaimId]) -> tuple[Quoted, ...]:
    return quotes_of(story, claims)


SAYS: dict[str, Any] = {
    "law": say_law, "state_of": state_of, "say_due": say_due, "say_days": say_days, "remedy": say_remedy,
    "consent_for": say_audience,
}  # fmt: skip
