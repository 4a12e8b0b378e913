"""Ledgers made by hand: one whose every word is hostile, and one with a very long document. Nobody in them exists."""

from __future__ import annotations

import hashlib
from pathlib import Path

from world import PASSPHRASE

from consented import allow
from habeas.casework.desk import Desk
from habeas.ledger import Body, DocumentProvenance, Ledger, ProposalMade
from habeas.model import (
    Attribute,
    Basis,
    Claim,
    Dated,
    Decision,
    Document,
    Frame,
    Genre,
    Judgement,
    Kind,
    Mention,
    Modality,
    Naming,
    Note,
    Proposer,
    Provenance,
    Sameness,
    Sort,
    Stretch,
    Verdict,
    When,
)

BY, AT = "R. <b onclick=alert(3)>One</b> (invented)", "2026-11-22T09:30:00Z"
SCRIPT = "<script>window.ran = 'script'; alert(1)</script>"
PICTURE = '<img src=x onerror="window.ran = 1; alert(2)">'
TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}tcart\N{POP DIRECTIONAL FORMATTING}"
BREAKING = "'\"></textarea></script><svg onload=alert(4)>{{7*7}}{% raw %}"
NAME = f"Bana {SCRIPT}"
LONG_CHARACTERS, LONG_CLAIMS = 500_000, 2_000


def _document(text: str, frame: Frame) -> Document:
    data = text.encode()
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="text 1", text=text,
        language="en", frame=frame,
    )  # fmt: skip


def _claim(document: Document, quote: str, kind: Kind | Attribute, name: str, *, day: str | None = None) -> Claim:
    start = document.text.index(quote)
    value = PICTURE + BREAKING if isinstance(kind, Attribute) else None
    who = start + quote.index(name)
    return Claim(
        predicate=kind, modality=Modality.ASSERTED, passage=document.passage(start, start + len(quote)),
        proposer=Proposer(name=f"rules{PICTURE}", version="1", rule=f"{kind}{SCRIPT}"), confidence=0.9,
        trigger=Stretch(start=start, end=start + len(quote), text=quote), value=value,
        dated=Dated(when=When.parse(day), basis=Basis.EXPLICIT, start=start, end=start + 1) if day else None,
        subject=Mention(name=name, start=who, end=who + len(name), text=name),
    )  # fmt: skip


def _naming(document: Document, name: str) -> Naming:
    start = document.text.index(name)
    spelling = Stretch(start=start, end=start + len(name), text=name)
    return Naming(document=document.id, name=name, sort=Sort.PERSON, spellings=(spelling,))


def _hostile_document(number: int) -> tuple[Document, list[Body]]:
    lines = [
        f"{PICTURE} {NAME} was arrested on {number} May 2022 {BREAKING}.",
        f"{TURNED} {NAME} was released on 9 June 2022 {PICTURE}.",
        f"{NAME} is a teacher {BREAKING} {SCRIPT}.",
    ]
    frame = Frame(
        publisher=PICTURE, title=f"{SCRIPT}{TURNED}{BREAKING} {number}", author=PICTURE, genre=Genre.STATEMENT,
        url="https://example.org/?q=%3Cscript%3E",
    )  # fmt: skip
    document = _document("\n".join(lines), frame)
    claims = [
        _claim(document, lines[0], Kind.ARREST, NAME, day=f"2022-05-0{number}"),
        _claim(document, lines[1], Kind.RELEASE, NAME, day="2022-06-09"),
        _claim(document, lines[2], Attribute.PROFESSION, NAME),
    ]
    name = f"{PICTURE}{TURNED}.txt"
    copy = Provenance(original_name=name, received_at=AT, received_by=BY, received_from=SCRIPT)
    said = [Decision(claim=each.id, verdict=Verdict.ACCEPT, by=BY, at=AT, because=SCRIPT + TURNED) for each in claims]
    made = ProposalMade(document=document.id, version="1", claims=len(claims), namings=1)
    notes = [Note(about=each, text=PICTURE + BREAKING, by=BY, at=AT) for each in (document.id, claims[0].id)]
    return document, [
        document, DocumentProvenance(document=document.id, provenance=copy), _naming(document, NAME), *claims, made,
        *said[: 3 if number == 1 else 2], *notes,
    ]  # fmt: skip


def hostile_pair() -> str:
    """Return the address at which the two names of the hostile ledger are judged."""
    left, right = (_naming(_hostile_document(number)[0], NAME).id for number in (1, 2))
    return f"/identities/{left}/{right}/"


def make_hostile(path: Path) -> Path:
    """Write a ledger in which every text that people or files give is an attack on the page that shows it."""
    made = [_hostile_document(number) for number in (1, 2)]
    namings = [_naming(document, NAME).id for document, _ in made]
    word = Judgement(left=namings[0], right=namings[1], sameness=Sameness.SAME, by=BY, at=AT, because=SCRIPT + PICTURE)
    with Ledger.create(path, PASSPHRASE) as ledger:
        for document, _ in made:
            ledger.keep_original(document.text.encode())
        ledger.append([body for _, bodies in made for body in bodies] + [word], by=BY, at=AT)
        allow(Desk(ledger=ledger, person=BY, now=lambda: AT), NAME)
    return path


def make_long(path: Path) -> Path:
    """Write a ledger with one document of 500,000 characters and 2,000 claims that nobody has decided."""
    share, name = LONG_CHARACTERS // LONG_CLAIMS, "Ilva Moren"
    told = [f"{name} was arrested in Tarn for the {number}th time on 3 May 2021." for number in range(LONG_CLAIMS)]
    filler = "The wind went over the invented river, and nothing else is told of that day. " * 4
    lines = [f"{line} {filler}"[: share - 1] for line in told]
    document = _document("\n".join(lines) + "\n", Frame(publisher="Lantern (invented)", title="A very long report"))
    claims = [_plain_claim(document, number * share, line, name) for number, line in enumerate(told)]
    copy = Provenance(original_name="long.txt", received_at=AT, received_by="R. One (invented)")
    made = ProposalMade(document=document.id, version="1", claims=len(claims), namings=1)
    with Ledger.create(path, PASSPHRASE) as ledger:
        ledger.keep_original(document.text.encode())
        bodies = [document, DocumentProvenance(document=document.id, provenance=copy), _naming(document, name)]
        ledger.append([*bodies, *claims, made], by="R. One (invented)", at=AT)
    return path


def _plain_claim(document: Document, start: int, line: str, name: str) -> Claim:
    end = start + len(line)
    return Claim(
        predicate=Kind.ARREST, modality=Modality.ASSERTED, passage=document.passage(start, end),
        proposer=Proposer(name="rules", version="1", rule="arrest.test"), confidence=0.9,
        trigger=Stretch(start=start, end=end, text=line),
        subject=Mention(name=name, start=start, end=start + len(name), text=name),
    )  # fmt: skip
