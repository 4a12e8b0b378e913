"""One side of a pair as the page shows it: its names in their scripts, its documents, and what the sources say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.casework.profiles import claims_of
from habeas.casework.view import View
from habeas.errors import NotFound
from habeas.model import Attribute, CaseId, Claim, ClaimId, Kind, Naming, NamingId, Weighed, When, script_of
from habeas.web.chrome.quoting import Quoted, quote

MOST_QUOTES = 12
MOST_NAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One name as one document writes it."""

    naming: NamingId
    name: str
    language: str | None
    spellings: tuple[str, ...]  # other forms in the same document
    document: str
    source: str
    published: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that the sources say, with its words."""

    claim: Claim
    quoted: Quoted
    is_evidence: bool

    @property
    def is_event(self) -> bool:
        """Whether it tells of something that happened, not of what the person is."""
        return isinstance(self.claim.predicate, Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """All that stands on one side."""

    naming: NamingId
    written: tuple[Written, ...]
    more_names: int
    case: CaseId | None
    said: tuple[Said, ...]
    more_said: int

    @property
    def first(self) -> Written:
        """The name that the page was asked for."""
        return next((each for each in self.written if each.naming == self.naming), self.written[0])


def written(view: View, naming: Naming) -> Written:
    """Return one name as its document writes it."""
    document = view.cited[naming.document]
    frame = document.frame
    named = (frame.publisher or frame.author, frame.title and f"“{frame.title}”", frame.index)
    others = dict.fromkeys(each.text for each in naming.spellings if each.text != naming.name)
    language = document.language if _is_written_so(naming, document.language) else None
    return Written(
        naming=naming.id, name=naming.name, language=language,
        spellings=tuple(others), document=naming.document, source=", ".join(filter(None, named)) or naming.document,
        published=frame.published,
    )  # fmt: skip


_SCRIPTS = {"zh": "Hani", "ug": "Arab", "ar": "Arab", "fa": "Arab", "ru": "Cyrl", "kk": "Cyrl", "ky": "Cyrl"}


def _is_written_so(naming: Naming, language: str) -> bool:
    """Whether the name is in the script of the document's language: a Latin name in a Chinese text is not Chinese."""
    return language != "und" and script_of(naming.name) == _SCRIPTS.get(language, "Latn")


def side_of(view: View, naming: NamingId, cited: Iterable[ClaimId], *, alone: bool = False) -> Side:
    """Return one side; the claims that are evidence come first, then what tells people apart, then what happened."""
    identity = view.component_of(naming).identity
    namings = (view.namings[naming],) if alone else identity.namings
    evidence = set(cited)
    claims = [claim for each in namings for claim in claims_of(view, each)]
    ordered = sorted(claims, key=lambda claim: (claim.id not in evidence, not isinstance(claim.predicate, Attribute)))
    first = sorted(namings, key=lambda each: each.id != naming)
    return Side(
        naming=naming, written=tuple(written(view, each) for each in first[:MOST_NAMES]),
        more_names=max(0, len(namings) - MOST_NAMES), case=_case_of(view, naming),
        said=tuple(_said(view, claim, evidence) for claim in ordered[:MOST_QUOTES]),
        more_said=max(0, len(ordered) - MOST_QUOTES),
    )  # fmt: skip


def _said(view: View, claim: Claim, evidence: set[ClaimId]) -> Said:
    weighed = Weighed(claim=claim, decision=view.decision_on(claim.id), standing=view.standing_of(claim.id))
    document = view.cited.get(claim.passage.document)
    return Said(claim=claim, quoted=quote(weighed, document), is_evidence=claim.id in evidence)


def _case_of(view: View, naming: NamingId) -> CaseId | None:
    try:
        return view.case_line(naming).id
    except NotFound:  # a name of which no event is told
        return None
