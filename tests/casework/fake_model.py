"""A server on loopback that answers as an OpenAI-compatible one does, with whatever a test wants it to say."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[str], Any]  # a passage → a string, a dict to be sent as JSON, or one of the ways to misbehave


@dataclass(frozen=True)
class Drip:
    """Send one byte, then wait, for ever."""

    pause_s: float = 0.05


@dataclass(frozen=True)
class Status:
    """Answer with this status and no more."""

    code: int
    location: str = ""


@dataclass
class Fake:
    """The server's address and every request that came."""

    address: str
    bodies: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def fake_model(answer: Answer) -> Iterator[Fake]:
    """Serve on a free port of the loopback address until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake.bodies.append(body)
            said = answer(json.loads(body["messages"][1]["content"])["passage"])
            if isinstance(said, Status):
                self.send_response(said.code)
                if said.location:
                    self.send_header("Location", said.location)
                self.end_headers()
            elif isinstance(said, Drip):
                self.send_response(200)
                self.send_header("Content-Length", "100000")
                self.end_headers()
                try:
                    while not over.is_set():
                        self.wfile.write(b" ")
                        self.wfile.flush()
                        time.sleep(said.pause_s)
                except OSError:
                    return
            else:
                text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
                choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
                data = json.dumps({"choices": [choice]}).encode()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    over = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake = Fake(address=f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
