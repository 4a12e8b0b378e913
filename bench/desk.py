"""How long the desk's server takes for each page on a large ledger, and how heavy the pages are.

    python bench/desk.py FOLDER [CLAIMS]

FOLDER keeps the invented ledger (see ``bigledger.py``) between runs. Every page is asked for many times through the
whole of the server but its socket: doors, sessions, SQLCipher, templates. Beside it stands a yardstick: the same claims
in a plain SQLite file, fifty of them listed by a bare FastAPI and SQLAlchemy page, asked for in the same way.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bigledger
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from jinja2 import Environment
from sqlalchemy import Connection, Engine, create_engine, text

from habeas.web.settings import configure

configure(hosts=("testserver",))

from django.test import Client  # noqa: E402 - only once the settings are known

from habeas.casework.searching import Asked as SearchFor  # noqa: E402
from habeas.casework.searching import search  # noqa: E402
from habeas.casework.view import View  # noqa: E402
from habeas.model import DocumentId  # noqa: E402
from habeas.web.chrome.office import Office, open_office  # noqa: E402

ROUNDS = 40
PERSON = "R. Three (invented)"
MOST_MS, MOST_KB = 100, 200
ROWS = """select c.id, c.kind, c.quote, c.subject, d.title from claim c join document d on d.id = c.document
          where c.rowid > :after order by c.rowid limit 50"""
PAGE = """<!doctype html><html lang="en"><title>Claims</title><table>
{% for row in rows %}<tr><td>{{ row.id }}<td>{{ row.kind }}<td>{{ row.quote }}<td>{{ row.subject }}<td>{{ row.title }}
{% endfor %}</table></html>"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was measured of one page."""

    name: str
    p50_ms: float
    p95_ms: float
    processor_ms: float  # p95 of processor time: what is left where nothing else runs
    kilobytes: float


def ask(name: str, get: Callable[[str], bytes], addresses: Sequence[str]) -> Asked:
    """Return how long these addresses took, each asked for in turn after the first few."""
    for address in addresses[:3]:
        get(address)
    clock = Clock()
    for place in range(max(ROUNDS, len(addresses))):
        clock.time(get, addresses[place % len(addresses)])
    return clock.read(name)


class Clock:
    """Times one act after the other."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.work: list[float] = []
        self.weight = 0

    def time(self, act: Callable[[str], bytes], given: str) -> None:
        """Do it once."""
        begun, spent = time.perf_counter(), time.process_time()
        body = act(given)
        self.wall.append((time.perf_counter() - begun) * 1000)
        self.work.append((time.process_time() - spent) * 1000)
        self.weight = max(self.weight, len(body))

    def read(self, name: str) -> Asked:
        """Return what was measured."""
        wall, work = sorted(self.wall), sorted(self.work)
        last = int(len(wall) * 0.95)
        return Asked(name, wall[len(wall) // 2], wall[last], work[last], self.weight / 1024)


def spaced(things: Sequence[str], count: int = ROUNDS) -> list[str]:
    """Return some of the things, evenly spaced."""
    return [things[place * len(things) // count] for place in range(min(count, len(things)))]


def addresses_of(view: View) -> dict[str, list[str]]:
    """Return the addresses to ask for, by what they show."""
    documents = [document for document in view.documents if view.progress_of(document).total <= bigledger.PER_DOCUMENT]
    longest = max(view.documents, key=lambda each: view.progress_of(each).total)
    cases = [line.id for line in view.cases()]
    some, fullest, claims = spaced(documents), cases[:ROUNDS], claims_of(view, spaced(documents))
    return {
        "inbox": ["/inbox/"],
        "queue": ["/review/"],
        "document": [f"/documents/{each}/" for each in some],
        "reading": [f"/read/{document}/?claim={claim}" for document, claim in zip(some, claims, strict=True)],
        "reading, 2,000 claims": [f"/read/{longest}/"],
        "cases": ["/cases/", "/cases/?page=3"],
        "case (the fullest)": [f"/cases/{each}/" for each in fullest],
        "questions": [f"/cases/{each}/questions/" for each in fullest],
        "findings": [f"/cases/{each}/findings/" for each in fullest],
        "petition": [f"/cases/{each}/petition/" for each in fullest],
        "history of a case": [f"/cases/{each}/history/" for each in fullest],
        "history": ["/history/"],
        "identities": ["/identities/"],
        "search": [f"/search/?q={word}" for word in ("arrested", "Torek", "mor", "2021", "was held", "拘禁")],
        "settings": ["/settings/"],
    }


def claims_of(view: View, documents: Sequence[DocumentId] | Sequence[str]) -> list[str]:
    """Return a claim of each document."""
    return [view.claims_in(DocumentId(each))[0].id for each in documents]


def enter(client: Client) -> None:
    """Unlock the desk and wait until the ledger is read."""
    client.post("/unlock/", {"passphrase": bigledger.PASSPHRASE, "person": PERSON})
    while client.get("/help/").status_code != 200:
        time.sleep(0.2)


def decide(client: Client, view: View, *, by_script: bool) -> Asked:
    """Measure a decision with what comes back: the next card, or without scripts its whole page."""

    def act(claim: str) -> bytes:
        sent = {"verdict": "accept", "because": "The words say so."}
        headers = {"HX-Request": "true"} if by_script else {}
        answer = client.post(f"/claims/{claim}/decide/", sent, headers=headers, follow=not by_script)
        if answer.status_code not in (200, 204) or not view.has_decided(claim, PERSON):  # 204: go to another document
            raise SystemExit(f"a decision was not taken: {answer.status_code}")
        return bytes(answer.content)

    clock = Clock()
    for _ in range(ROUNDS):
        clock.time(act, view.next_claim(PERSON) or "")
    return clock.read("a decision, and the next card" if by_script else "the same without scripts")


def make_yardstick(view: View, file: Path) -> Engine:
    """Return a plain database with the same claims."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("create table document (id text primary key, title text)"))
        connection.execute(text("create table claim (id text, kind text, quote text, subject text, document text)"))
        for document in view.documents.values():
            fill(connection, view, document.id, document.frame.title or "")
    return engine


def fill(connection: Connection, view: View, document: DocumentId, title: str) -> None:
    """Write one document and its claims."""
    connection.execute(text("insert into document values (:id, :title)"), {"id": document, "title": title})
    rows = [
        {"id": claim.id, "kind": claim.predicate.value, "quote": claim.passage.quote,
         "subject": claim.subject.name if claim.subject else "", "document": document}
        for claim in view.claims_in(document)
    ]  # fmt: skip
    if rows:
        connection.execute(text("insert into claim values (:id, :kind, :quote, :subject, :document)"), rows)


def serve_yardstick(engine: Engine) -> TestClient:
    """Return a browser before the bare page."""
    app, page = FastAPI(), Environment(autoescape=True).from_string(PAGE)

    @app.get("/claims", response_class=HTMLResponse)
    def claims(after: int = 0) -> str:
        with engine.connect() as connection:
            return page.render(rows=connection.execute(text(ROWS), {"after": after}).all())

    return TestClient(app)


def main() -> None:
    """Print the table."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else bigledger.CLAIMS
    made = bigledger.make(folder, claims=count)
    with tempfile.TemporaryDirectory() as scratch:
        ledger = Path(scratch) / "case.habeas"
        bigledger.copy(made, ledger)
        open_office(office := Office(path=ledger, idle_s=1e9))
        client = Client()
        begun = time.perf_counter()
        enter(client)
        if office.sitting is None:
            raise SystemExit("the desk did not open")
        view = office.sitting.view()
        claims = view.progress().total
        print(f"{claims:,} claims, {len(view.documents):,} documents, {len(view.namings):,} names, SQLCipher; ", end="")
        print(f"opened in {time.perf_counter() - begun:.1f} s")
        begun = time.perf_counter()
        search(office.sitting.desk_for(PERSON), view, SearchFor(text="index"))
        print(f"words indexed in {time.perf_counter() - begun:.1f} s\n")
        table(client, view, Path(scratch), claims)
        office.lock()


def table(client: Client, view: View, scratch: Path, claims: int) -> None:
    """Print the yardstick and every page, and what is over the bound."""

    def get(address: str) -> bytes:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
        return bytes(answer.content)

    bare = serve_yardstick(make_yardstick(view, scratch / "plain.sqlite"))
    listed = [f"/claims?after={place * claims // ROUNDS}" for place in range(ROUNDS)]
    peer = ask("yardstick: FastAPI", lambda address: bytes(bare.get(address).content), listed)
    print(f"{'page':30} {'p50':>9} {'p95':>9} {'processor':>9} {'weight':>7}   p50 against the yardstick")
    show(peer, peer)
    for name, addresses in addresses_of(view).items():
        show(ask(name, get, addresses), peer)
    show(decide(client, view, by_script=True), peer)
    show(decide(client, view, by_script=False), peer)


def show(each: Asked, peer: Asked) -> None:
    """Print one line."""
    over = " over" if each.p95_ms > MOST_MS or each.kilobytes > MOST_KB else ""
    times = " ".join(f"{value:6.1f} ms" for value in (each.p50_ms, each.p95_ms, each.processor_ms))
    print(f"{each.name:30} {times} {each.kilobytes:4.0f} kB   {each.p50_ms / peer.p50_ms:.1f}{over}", flush=True)


if __name__ == "__main__":
    main()
