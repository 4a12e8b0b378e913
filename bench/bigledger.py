"""A large ledger of invented people, the same for the same seed: what the desk's speed is measured on.

    python bench/bigledger.py FOLDER [CLAIMS]

Nobody named in it exists; names are made of syllables. It has a document for every fifty claims (one of them long:
2,000 claims), twenty-five names a document, a decision on every fifth claim, and a few people whose names in several
documents were judged to be the same. A ledger that is there already is used again.
"""

from __future__ import annotations

import hashlib
import random  # noqa: TID251 - invented people need chance; the seed is an argument
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

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

PASSPHRASE = "an invented passphrase"  # noqa: S105 - of an invented ledger
BY, AT = ("R. One (invented)", "R. Two (invented)"), "2026-11-22T09:30:00Z"
CLAIMS, PER_DOCUMENT, NAMES, LONG = 100_000, 50, 25, 2_000
AT_ONCE = 40  # documents in a transaction
SYLLABLES = (
    "il", "van", "to", "rek", "mor", "sa", "del", "ka", "vi", "ren",
    "osh", "tal", "bri", "mu", "nea", "zor", "pel", "qua", "din", "hul",
)  # fmt: skip
PLACES = ["Tarn", "Velmora", "Port Issel", "Ondrava", "Kesh", "Lower Marn"]
BODIES = ["Office of Order", "Third Bureau of Velmora", "Tarn District Court", "Lantern group"]
KINDS = [
    (Kind.ARREST, "was arrested"), (Kind.DETENTION, "was held"), (Kind.CHARGE, "was charged"),
    (Kind.TRIAL, "was tried"), (Kind.SENTENCE, "was sentenced"), (Kind.RELEASE, "was released"),
    (Kind.TORTURE, "was tortured"), (Kind.INTERROGATION, "was interrogated"), (Kind.SEARCH, "was searched"),
    (Kind.DENIAL_OF_LAWYER, "was refused a lawyer"), (Kind.ENFORCED_DISAPPEARANCE, "disappeared"),
]  # fmt: skip
ATTRIBUTES = [(Attribute.PROFESSION, "teacher"), (Attribute.STATE, "Velmora"), (Attribute.HEALTH, "fever")]
MODALITIES = [Modality.ASSERTED] * 6 + [Modality.REPORTED, Modality.ALLEGED, Modality.DENIED, Modality.DEMANDED]


@dataclass(slots=True)
class Written:
    """A text as it grows, and what it will be claimed to say."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spots: dict[str, tuple[int, int]] = field(default_factory=dict)  # the first place of each name

    def add(self, words: str) -> tuple[int, int]:
        """Add words and return where they stand."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and where its parts stand."""

    kind: Kind | Attribute
    name: str
    passage: tuple[int, int]
    verb: tuple[int, int]
    date: tuple[int, int]
    day: str
    value: str | None
    body: str | None


def a_name(chance: random.Random) -> str:
    """Return an invented name."""
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in range(2))


def bodies_of(number: int, count: int, people: Sequence[str], chance: random.Random) -> Iterator[Body]:
    """Yield one document and everything that is proposed of it and decided on it."""
    names = chance.sample(people, NAMES - 2)
    told = names[: max(6, count // 12)]
    written, said = Written(), []
    written.add(f"Report {number} of an invented group. Nobody named here exists.\n")
    for _ in range(count):
        said.append(sentence(written, chance.choice(told), chance))
    for name in [*names, *chance.sample(BODIES, 2)]:
        if name not in written.spots:
            written.spots[name] = written.add(name)
            written.add(".\n")
    text = "".join(written.parts)
    data = text.encode()
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="text 1", text=text,
        language="en", frame=Frame(publisher="Lantern (invented)", title=f"Report {number}", genre=Genre.STATEMENT),
    )  # fmt: skip
    yield document
    copy = Provenance(original_name=f"report-{number:05}.txt", received_at=AT, received_by=BY[0])
    yield DocumentProvenance(document=document.id, provenance=copy)
    claims = [a_claim(document, each, written, chance) for each in said]
    sorts = {body: Sort.ORGANISATION for body in BODIES}
    yield from (
        Naming(
            document=document.id,
            name=name,
            sort=sorts.get(name, Sort.PERSON),
            spellings=(Stretch(start=spot[0], end=spot[1], text=name),),
        )
        for name, spot in written.spots.items()
    )
    yield from claims
    yield ProposalMade(document=document.id, version="1", claims=len(claims), namings=len(written.spots))
    for claim in claims:
        if chance.random() < 0.2:
            yield a_decision(claim, chance)


def sentence(written: Written, name: str, chance: random.Random) -> Said:
    """Write one sentence about this person."""
    kind: Kind | Attribute
    kind, verb = chance.choice(KINDS)
    value = None
    if chance.random() < 0.1:
        kind, value = chance.choice(ATTRIBUTES)
        verb = f"is said to be of note for: {value}"
    day = f"20{chance.randint(18, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    body = chance.choice(BODIES) if chance.random() < 0.2 else None
    start, end = written.add(name)
    written.spots.setdefault(name, (start, end))
    written.add(" ")
    at = written.add(verb)
    written.add(f" in {chance.choice(PLACES)} on ")
    on = written.add(day)
    if body:
        written.add(" by the ")
        spot = written.add(body)
        written.spots.setdefault(body, spot)
    last = written.add(".")[1]
    written.add("\n")
    return Said(kind, name, (start, last), at, on, day, value, body)


def a_claim(document: Document, said: Said, written: Written, chance: random.Random) -> Claim:
    """Return what a sentence says."""
    (start, end), spot = said.passage, written.spots[said.body] if said.body else (0, 0)
    dated = chance.random() < 0.6 and isinstance(said.kind, Kind)
    when = Dated(when=When.parse(said.day, as_written=said.day), basis=Basis.EXPLICIT, start=said.date[0],
                 end=said.date[1])  # fmt: skip
    agent = Mention(name=said.body, start=spot[0], end=spot[1], text=said.body) if said.body else None
    return Claim(
        predicate=said.kind,
        modality=chance.choice(MODALITIES),
        passage=document.passage(start, end),
        proposer=Proposer(name="rules", version="1", rule=f"{said.kind}.bench"),
        confidence=chance.choice((0.2, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)),
        trigger=Stretch(start=said.verb[0], end=said.verb[1], text=document.text[said.verb[0] : said.verb[1]]),
        dated=when if dated else None,
        subject=Mention(name=said.name, start=start, end=start + len(said.name), text=said.name),
        agents=(agent,) if agent else (),
        value=said.value,
    )


def a_decision(claim: Claim, chance: random.Random) -> Decision:
    """Return somebody's word on a claim."""
    verdict = chance.choices((Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE), (7, 2, 1))[0]
    return Decision(claim=claim.id, verdict=verdict, by=chance.choice(BY), at=AT, because="Read in the document.")


def judgements_of(namings: Sequence[Naming], chance: random.Random) -> Iterator[Body]:
    """Yield words on the names of sixty people: of ten, in forty documents each; of the others, in two to five."""
    by_name: dict[str, list[Naming]] = {}
    for naming in namings:
        if naming.sort is Sort.PERSON:
            by_name.setdefault(naming.name, []).append(naming)
    fullest = sorted(by_name.values(), key=lambda each: (-len(each), each[0].id))
    for place, same in enumerate(fullest[:60]):
        for other in same[1 : 40 if place < 10 else chance.randint(2, 5)]:
            yield Judgement(
                left=same[0].id, right=other.id, sameness=Sameness.SAME, by=BY[0], at=AT, because="The same birthday."
            )


KEY_FILES = (".keys", ".keys.copy")


def make(folder: Path, *, claims: int = CLAIMS, seed: int = 1) -> Path:
    """Return a ledger with so many claims in this folder, made now where it was not there."""
    path = folder / f"big-{claims}-{seed}.habeas"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    for left in folder.glob(f"{draft.name}*"):
        left.unlink()
    chance = random.Random(seed)  # noqa: S311
    people = list(dict.fromkeys(a_name(chance) for _ in range(max(200, claims // 4))))
    known = people[: max(40, len(people) // 50)]  # they stand in many documents
    documents = max(1, claims // PER_DOCUMENT)
    counts = [PER_DOCUMENT] * documents
    if claims > 10 * LONG:  # one long document, its claims taken from those after it
        counts = [LONG, *[PER_DOCUMENT] * (documents - LONG // PER_DOCUMENT)]
        counts += [0] * (documents - len(counts))
    with Ledger.create(draft, PASSPHRASE) as ledger:
        namings: list[Naming] = []
        bulk: list[Body] = []
        for number, count in enumerate(counts):
            pool = chance.sample(known, 5) + chance.sample(people, NAMES)
            made = list(bodies_of(number, count, list(dict.fromkeys(pool)), chance))
            ledger.keep_original(made[0].text.encode())  # type: ignore[union-attr]
            namings += [body for body in made if isinstance(body, Naming)]
            bulk += made
            if number % AT_ONCE == AT_ONCE - 1:
                ledger.append(bulk, by=BY[0], at=AT)
                bulk = []
        bulk += judgements_of(namings, chance)
        bulk.append(Note(about=namings[0].document, text="Ask for the first page again.", by=BY[0], at=AT))
        ledger.append(bulk, by=BY[0], at=AT)
    for ending in (*KEY_FILES, ""):
        draft.with_name(draft.name + ending).rename(path.with_name(path.name + ending))
    return path


def copy(made: Path, to: Path) -> None:
    """Copy a ledger with its key file; one of the first kind has none until it is opened."""
    for ending in (each for each in (*KEY_FILES, "") if made.with_name(made.name + each).exists()):
        shutil.copyfile(made.with_name(made.name + ending), to.with_name(to.name + ending))


if __name__ == "__main__":
    started = time.perf_counter()
    print(make(Path(sys.argv[1]), claims=int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS))
    print(f"{time.perf_counter() - started:.1f} s")
