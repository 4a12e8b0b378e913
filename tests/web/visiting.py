"""How tests come in."""

from __future__ import annotations

import time

from django.test import Client
from world import PASSPHRASE

PERSON = "Aida (invented)"


def unlocked(client: Client, person: str) -> Client:
    """Return the browser once its person has given the passphrase and the ledger has been read."""
    answer = client.post("/unlock/", {"passphrase": PASSPHRASE, "person": person})
    assert answer.status_code == 302, answer.content.decode()
    ends = time.monotonic() + 60
    while client.get("/inbox/").status_code == 302 and time.monotonic() < ends:
        time.sleep(0.05)
    return client
