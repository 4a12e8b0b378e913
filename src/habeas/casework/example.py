"""A recorded run: documents, and what an invented reviewer decided on them, to be done again by anyone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from habeas.casework import decisions
from habeas.casework.byhand import ByHand, claim_from_words
from habeas.casework.consenting import Told, give_consent, refuse_consent
from habeas.casework.desk import Desk
from habeas.casework.intake import Progress, take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.errors import NotFound
from habeas.model import Attribute, Audience, Frame, Genre, Giver, Kind, Modality, Sameness, TreatyOverride, Verdict
from habeas.model.codec import from_plain

RECORD = "example.toml"
DECISIONS = "decisions.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document of the example and what is known of it."""

    file: str
    received_from: str
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    genre: Genre = Genre.UNKNOWN
    cited_as: str | None = None

    def frame(self) -> Frame:
        """What the person who handed it in said of it."""
        known = Frame(
            publisher=self.publisher, title=self.title, author=self.author, genre=self.genre, cited_as=self.cited_as
        )
        return known.published_on(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty:
    """What the reviewer says of a State and a treaty, with the source."""

    state: str
    name: str
    treaty: str
    source: str
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names that the reviewer judged."""

    left: str
    right: str
    sameness: Sameness
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandClaim:
    """A claim that the reviewer made herself."""

    document: str
    quote: str
    about: str
    kind: Kind | None = None
    attribute: Attribute | None = None
    value: str | None = None
    when: str | None = None
    modality: Modality = Modality.ASSERTED
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTold:
    """What the person allowed, or did not, as the reviewer put it on record."""

    audience: Audience
    giver: Giver
    on: str
    because: str
    how: str = ""
    purpose: str = ""
    allowed: bool = True
    until: str | None = None

    def told(self) -> Told:
        """How it was said."""
        return Told(
            giver=self.giver, on=self.on, because=self.because, how=self.how, purpose=self.purpose, until=self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The record of an invented reviewer's work."""

    about: str
    passphrase: str = field(repr=False)
    reviewer: str
    case: str
    state: str
    documents: tuple[Source, ...]
    treaties: tuple[Treaty, ...] = ()
    pairs: tuple[Pair, ...] = ()
    claims: tuple[HandClaim, ...] = ()
    consents: tuple[ConsentTold, ...] = ()


def read_example(folder: Path) -> Example:
    """Return the record in this folder.

    Raises:
        NotFound: there is none.
        Broken: it does not follow its form.

    """
    if not (folder / RECORD).is_file():
        raise NotFound(what="example", given=folder)
    return from_plain(Example, tomllib.loads((folder / RECORD).read_text(encoding="utf-8")))


def bring_in(desk: Desk, folder: Path, example: Example, *, tell: Progress) -> None:
    """Ingest and propose, as for anyone's files."""
    for source in example.documents:
        take_in(desk, [folder / source.file], supplied=source.frame(), received_from=source.received_from, tell=tell)
    propose_from(desk, recall(desk).documents.values(), tell=tell)


def redo_decisions(desk: Desk, folder: Path, example: Example) -> int:
    """Record what the invented reviewer decided; return how many decisions there were."""
    for treaty in example.treaties:
        decisions.override_treaty(
            desk,
            TreatyOverride(
                state=treaty.state,
                state_name=treaty.name,
                treaty=treaty.treaty,
                party_since=treaty.since,
                source=treaty.source,
                by=desk.person,
                at=desk.now(),
            ),
        )
    for hand in example.claims:
        predicate = hand.kind or hand.attribute
        if predicate is None:
            raise NotFound(what="kind or attribute", given=hand.quote)
        claim = claim_from_words(
            desk,
            ByHand(
                document=hand.document,
                quote=hand.quote,
                predicate=predicate,
                about=hand.about,
                value=hand.value,
                when=hand.when,
                modality=hand.modality,
            ),
        )
        decisions.decide(desk, [claim.id], Verdict.ACCEPT, because=hand.because)
    for pair in example.pairs:
        decisions.judge(desk, pair.left, pair.right, pair.sameness, because=pair.because)
    lines = (folder / DECISIONS).read_text(encoding="utf-8").splitlines()
    made = len(decisions.decide_from_lines(desk, lines)) + len(example.claims) + len(example.pairs)
    for consent in example.consents:
        say = give_consent if consent.allowed else refuse_consent
        say(desk, example.case, consent.audience, consent.told())
    return made
