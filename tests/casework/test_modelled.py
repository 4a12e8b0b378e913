"""A language model on loopback, played by a server of ours. Nobody named here exists."""

import json
import re
import time

import pytest
from fake_model import Drip, Fake, Status, fake_model

from habeas.casework.decisions import decide
from habeas.casework.desk import Desk
from habeas.casework.endpoint import EndpointRefused, EndpointSilent, find_endpoint
from habeas.casework.keeping import verify_ledger
from habeas.casework.memory import recall
from habeas.casework.modelled import Guest, propose_by_guest
from habeas.model import Verdict
from habeas.propose.bymodel import NoAnswer

GOOD = {
    "kind": "surveillance", "modality": "asserted", "quote": "Police did not show a warrant.", "trigger": "Police",
    "subject": None, "agent": None, "place": None, "speaker": None, "date": None,
}  # fmt: skip
INVENTED = GOOD | {"quote": "Orsa Mellin was tortured.", "trigger": "tortured"}


def guest_at(fake: Fake, patience_s: float = 5.0) -> Guest:
    return Guest(endpoint=find_endpoint(fake.address, patience_s=patience_s), name="test")


def read(desk: Desk, fake: Fake, patience_s: float = 5.0) -> tuple[int, list[str]]:
    told: list[str] = []
    documents = tuple(recall(desk).documents.values())
    return propose_by_guest(desk, guest_at(fake, patience_s), documents, tell=told.append), told


def test_a_model_s_claims_are_kept_as_its_own_and_prove_themselves(desk: Desk) -> None:
    before = recall(desk)
    with fake_model(lambda passage: {"claims": [GOOD, INVENTED]}) as fake:
        added, told = read(desk, fake)
        assert added == 1
        assert "1 quote is not in the passage" in told[0]
        again, told = read(desk, fake)
        assert (again, len(fake.bodies)) == (0, 1)  # read once for each version
        assert told[0].startswith("read already")
    memory = recall(desk)
    assert memory.versions == before.versions  # the rules' own reading stands
    (claim,) = [c for c in memory.current_claims() if c.proposer.name == "model test"]
    assert claim.passage.quote == "Police did not show a warrant."
    assert len(memory.current_claims()) == len(before.current_claims()) + 1
    proved = verify_ledger(desk, tell=lambda words: None)
    assert "1 claims of language models stand word for word in their documents" in proved.proved


def test_only_the_passage_leaves_and_only_to_the_model(desk: Desk) -> None:
    with fake_model(lambda passage: {"claims": []}) as fake:
        read(desk, fake)
    (body,) = fake.bodies
    assert set(body) == {"model", "temperature", "seed", "max_tokens", "messages", "response_format"}
    text = next(iter(recall(desk).documents.values())).text
    assert json.loads(body["messages"][1]["content"])["passage"] in text


def test_a_silent_passage_is_asked_again_the_next_time(desk: Desk) -> None:
    with fake_model(lambda passage: Drip()) as fake:
        began = time.monotonic()
        added, told = read(desk, fake, patience_s=0.4)
        assert time.monotonic() - began < 30
    assert added == 0
    assert "1 unanswered" in told[0]
    with fake_model(lambda passage: {"claims": [GOOD]}) as fake:
        assert read(desk, fake)[0] == 1


@pytest.mark.parametrize(
    "answer",
    [Status(500), "", "[" * 5_000, '{"claims": [{"kind": "arr'],
    ids=["a fault of the server", "nothing", "a deep nest", "cut short"],
)
def test_a_bad_answer_adds_nothing_and_stops_nothing(desk: Desk, answer: object) -> None:
    with fake_model(lambda passage: answer) as fake:
        assert read(desk, fake)[0] == 0


@pytest.mark.parametrize("status", [Status(404), Status(302, "http://198.51.100.7/v1")], ids=["no such path", "moved"])
def test_a_server_that_does_not_serve_this_or_sends_elsewhere_ends_the_run(desk: Desk, status: Status) -> None:
    with fake_model(lambda passage: status) as fake, pytest.raises(EndpointSilent):
        read(desk, fake)


def test_no_server_is_said_so() -> None:
    with fake_model(lambda passage: "") as fake:
        address = fake.address
    with pytest.raises(EndpointSilent):
        find_endpoint(address, patience_s=2).ask({})


def test_an_answer_without_end_is_cut(desk: Desk) -> None:
    with fake_model(lambda passage: "x" * 3_000_000) as fake, pytest.raises(NoAnswer):
        find_endpoint(fake.address, patience_s=20).ask({"messages": [0, {"content": '{"passage": ""}'}]})


def test_a_decided_claim_of_a_model_stays_when_the_model_reads_anew(desk: Desk) -> None:
    with fake_model(lambda passage: {"claims": [GOOD]}) as fake:
        read(desk, fake)
    (claim,) = [c for c in recall(desk).current_claims() if c.proposer.name == "model test"]
    decide(desk, [claim.id], Verdict.REJECT, because="the words say nothing of that")
    assert claim.id in {c.id for c in recall(desk).current_claims()}


@pytest.mark.parametrize(
    ("address", "named", "why"),
    [
        ("http://198.51.100.7:8080", None, "not on this machine"),
        ("https://model.example", None, "not on this machine"),
        ("https://model.example", "other.example", "not on this machine"),
        ("http://model.example", "model.example", "by https"),
        ("http://127.0.0.1.example", None, "not on this machine"),
        ("http://0.0.0.0:8080", None, "not on this machine"),
        ("http://me:secret@127.0.0.1", None, "host, a port and a path only"),
        ("ftp://127.0.0.1", None, "must begin with"),
        ("127.0.0.1:8080", None, "must begin with"),
        ("http://127.0.0.1:eighty", None, "not a URL"),
    ],
)
def test_an_address_that_leads_elsewhere_is_refused(address: str, named: str | None, why: str) -> None:
    with pytest.raises(EndpointRefused, match=re.escape(why)):
        find_endpoint(address, may_leave_to=named)


@pytest.mark.parametrize(
    ("address", "named", "path"),
    [
        ("http://127.0.0.1:8080", None, "/v1/chat/completions"),
        ("http://localhost:8080/v1/", None, "/v1/chat/completions"),
        ("http://[::1]:8080/api/v1/chat/completions", None, "/api/v1/chat/completions"),
        ("https://model.example/v1", "model.example", "/v1/chat/completions"),
    ],
)
def test_loopback_and_the_one_named_host_are_spoken_to(address: str, named: str | None, path: str) -> None:
    endpoint = find_endpoint(address, may_leave_to=named)
    assert endpoint.path == path
    assert endpoint.is_here is (named is None)
