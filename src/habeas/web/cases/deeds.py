"""What people did, as lines of a history: each with the thing that it was done to, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.casework.memory import ClaimObsolete
from habeas.casework.view import Line, View
from habeas.errors import NotFound
from habeas.model import Claim, ClaimId, DocumentId, NamingId
from habeas.web.cases.citing import cite, language_of
from habeas.web.cases.stakes import name_key
from habeas.web.cases.telling import CASE_WORDS, tell_word
from habeas.web.claims.states import Eyes
from habeas.web.words.labels import label, label_of

SHOWN = 50
ALL = 10**9
LONGEST = 180  # characters of a quote
KEPT = (
    "classing", "compartment_made", "placement", "source_withdrawal", "hold", "shredding", "identity_request",
    "identity_grant", "identity_look",
)  # fmt: skip
KINDS = (
    "decision", "judgement", "resolution", "amendment", "claim", "note", "description", "correction", "provenance",
    "artefact", "treaty_override", "reading_rule", "reason_list", "asked", "derivation",
    "event_judgement", *CASE_WORDS, *KEPT,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act; ``mark`` is the style of its verdict, ``quoted`` are words of a source or of the person herself."""

    seq: int
    at: str
    by: str
    kind: str
    says: str
    mark: str = ""
    about: str = ""
    quoted: str = ""
    language: str | None = None
    href: str | None = None
    where: tuple[str, ...] = ()  # the document
    case: tuple[str, str] | None = None  # id and name
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a history somebody wants to see."""

    about: str | None = None  # a case; None: everything
    by: str = ""
    kind: str = ""
    before: int | None = None


def find_deeds(view: View, wanted: Wanted, *, person: str) -> tuple[tuple[Deed, ...], int | None]:
    """Return the latest acts, and the number after which to go on where there are more."""
    chosen = wanted.by or wanted.kind
    lines: Iterable[Line] = view.history(wanted.about, limit=ALL if chosen else SHOWN + 1, before=wanted.before)
    if chosen:
        lines = (line for line in lines if _fits(line, wanted))
    found = tuple(islice(lines, SHOWN + 1))
    teller = _Teller(view, person, in_case=wanted.about is not None)
    deeds = tuple(teller.tell(line) for line in found[:SHOWN])
    return deeds, found[SHOWN - 1].seq if len(found) > SHOWN else None


def _fits(line: Line, wanted: Wanted) -> bool:
    return (not wanted.kind or line.kind == wanted.kind) and wanted.by.casefold() in line.by.casefold()


class _Teller:
    """Lines of the ledger as deeds."""

    def __init__(self, view: View, person: str, *, in_case: bool) -> None:
        self._view = view
        self._eyes = Eyes(view, person)
        self._in_case = in_case

    def tell(self, line: Line) -> Deed:
        """Return one act."""
        tellers: Mapping[str, Callable[[Line, Any], dict[str, Any]]] = {
            "decision": self._decision, "judgement": self._judgement, "resolution": self._resolution,
            "amendment": self._amendment, "claim": self._by_hand, "note": self._note,
            "description": self._on_document, "correction": self._correction, "provenance": self._on_document,
            "artefact": self._artefact, "treaty_override": self._treaty, "reading_rule": self._rule,
            "reason_list": self._reasons, "asked": self._asked, "derivation": self._derivation,
            "event_judgement": self._events, **dict.fromkeys(CASE_WORDS, self._word),
            **dict.fromkeys(KEPT, self._kept),
        }  # fmt: skip
        told: dict[str, Any] = {"because": line.because, "says": label_of("history", line.kind)}
        veiled = self._veil(line)
        told |= veiled if veiled else tellers[line.kind](line, line.body)
        return Deed(seq=line.seq, at=line.at, by=line.by, kind=line.kind, **told)

    def _veil(self, line: Line) -> dict[str, Any] | None:
        """Return what a second reader may know of another's word before she has said her own; None: all of it."""
        speaks_of = line.about[0] if line.about else ""
        if line.by == self._eyes.person or not speaks_of.startswith("clm-") or line.kind == "claim":
            return None
        if not self._eyes.is_veiled(ClaimId(speaks_of)):
            return None
        return {
            "says": _("A word that you will see when you have said yours"),
            "because": None,
            **self._claim(speaks_of),
        }

    def _decision(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401 - the body of an entry
        says = label_of("decision taken", body.verdict)
        return {"says": says, "mark": body.verdict.value, **self._claim(line.about[0])}

    def _amendment(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        return self._claim(line.about[1])

    def _by_hand(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        return {"says": _("Claim made by hand"), **self._claim(line.about[0])}

    def _claim(self, key: str) -> dict[str, Any]:
        claim = self._find_claim(key)
        if claim is None:
            return {"about": _("a claim whose words were corrected since (%(claim)s)") % {"claim": key}}
        document = self._view.documents.get(claim.passage.document)
        return {
            "about": label(claim.predicate), "quoted": _short(claim.passage.quote), "language": language_of(document),
            "href": reverse("claim", args=[claim.id]), "where": self._cite(claim.passage.document),
            "case": self._case_of(key),
        }  # fmt: skip

    def _find_claim(self, key: str) -> Claim | None:
        try:
            return self._view.get_claim(key)
        except (NotFound, ClaimObsolete):
            return None

    def _judgement(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        known = [self._view.namings.get(NamingId(each)) for each in line.about[:2]]
        names = " — ".join(f"\u2068{each.name}\u2069" if each else _("a name that is no longer read") for each in known)
        says = _("Judgement taken back") if body.sameness.value == "retract" else label(body.sameness)
        href = reverse("pair", args=line.about[:2]) if all(known) else None
        return {"says": says, "mark": body.sameness.value, "about": names, "href": href}

    def _resolution(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        says = None if body.side is not None else _("Resolution taken back")
        told = {"href": f"{reverse('case', args=[line.about[0]])}#disagree", "case": self._named(line.about[0])}
        return {**told, **({"says": says} if says else {}), "quoted": body.side or ""}

    def _kept(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        """Tell a word on how something is kept, beside what it is about."""
        about = line.about[0] if line.about else ""
        if about.startswith("clm-"):
            return self._claim(about)
        if about.startswith("cas-"):
            return {"case": self._named(about)}
        if DocumentId(about) in self._view.documents:
            return self._on_document(line, body)
        return {"about": getattr(body, "pseudonym", "") or getattr(body, "name", "")}

    def _note(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        about = line.about[0]
        if about.startswith("clm-"):
            return {**self._claim(about), "quoted": _short(body.text), "language": None}
        told = {"quoted": _short(body.text)}
        if about.startswith("cas-"):
            return {**told, "href": f"{reverse('case', args=[about])}#notes", "case": self._named(about)}
        return {**told, "href": reverse("document", args=[about]), "where": self._cite(about)}

    def _on_document(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        return {"href": reverse("document", args=[line.about[0]]), "where": self._cite(line.about[0])}

    def _correction(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        changed = f"\u2068{_short(body.was)}\u2069 → \u2068{_short(body.now)}\u2069"
        return {**self._on_document(line, body), "quoted": changed}

    def _artefact(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        says = {
            "case_file": _("Case file written"),
            "findings": _("Findings written"),
            "petition": _("Petition written"),
        }.get(body.kind.value)
        return {**({"says": says} if says else {}), "about": body.id, "case": self._named(line.about[1])}

    def _treaty(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        since = _("party since %(date)s") % {"date": body.party_since} if body.party_since else _("not a party")
        return {"about": f"\u2068{body.state_name}\u2069 · {body.treaty.upper()} · {since}", "quoted": body.source}

    def _rule(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        readers = ngettext("%(count)s reader for each claim", "%(count)s readers for each claim", body.readers)
        return {"about": readers % {"count": body.readers}}

    def _reasons(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        return {"about": label(body.verdict), "quoted": " · ".join(body.reasons)}

    def _asked(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        case = line.about[0]
        says = _("Word on a question taken back") if body.state.value == "not_asked" else label(body.state)
        href = f"{reverse('gaps', args=[case])}#{body.question}"
        told = {"about": self._name_question(body.question), "href": href, "case": self._named(case)}
        return {**told, "says": says, "quoted": _short(body.remark)}

    def _word(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        """Tell a word on a case, with the document that it rests on where it names one of them."""
        told = {"case": self._named(line.about[0]), **tell_word(body, line.about[0])}
        document = getattr(body, "document", None) or getattr(body, "evidence", None)
        told |= {"quoted": _short(told.get("quoted", "")), "where": self._cite(document) if document else ()}
        return told

    def _name_question(self, key: str) -> str:
        """Say which question a key stands for; of an event, what it is."""
        claim = self._find_claim(key.partition(":")[0])
        return label(claim.predicate) if claim else name_key(key)

    def _events(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        """Tell a word on two claims under the first of them."""
        return {
            **self._claim(line.about[0]), "says": label_of("word on two claims", body.sameness),
            "mark": body.sameness.value,
        }  # fmt: skip

    def _derivation(self, line: Line, body: Any) -> dict[str, Any]:  # noqa: ANN401
        about = " · ".join(f"\u2068{' · '.join(self._cite(each))}\u2069" for each in line.about[:2])
        told = {"says": label(body.descent), "about": about, "href": reverse("document", args=[line.about[0]])}
        return {**told, "mark": body.descent.value}

    def _cite(self, document: str) -> tuple[str, ...]:
        return cite(self._view.cited.get(DocumentId(document)), document)

    def _case_of(self, claim: str) -> tuple[str, str] | None:
        case = None if self._in_case else self._view.case_of(claim)
        return self._named(case) if case else None

    def _named(self, case: str) -> tuple[str, str] | None:
        """Return a case with the name of its person; None where the page is about that case, or it is none any more."""
        if self._in_case:
            return None
        try:
            line = self._view.case_line(case)
        except NotFound:
            return None
        return line.id, line.name


def people_in(lines: Iterable[Line]) -> Iterator[str]:
    """Yield who acted, each once, in the order of the alphabet."""
    yield from sorted({line.by for line in lines})


def _short(text: str) -> str:
    spaced = " ".join(text.split())
    return spaced if len(spaced) <= LONGEST else f"{spaced[: LONGEST - 1].rstrip()}…"
