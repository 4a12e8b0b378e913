"""A language model on this machine, asked over HTTP: the one place in Habeas that opens a connection.

It speaks to the loopback address alone, unless a person names another host, is shown what will leave, and types that
host's name. Nothing is looked up, no redirect is followed, no proxy is used, and every wait ends.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from habeas.errors import Refused
from habeas.propose.bymodel import NoAnswer

LONGEST_ANSWER = 1_000_000  # bytes
PATIENCE_S = 120.0
BOTH_WAYS = 2  # SHUT_RDWR


class Line(Protocol):
    """What can be hung up; the connection itself forgets its socket while the answer is still being read."""

    def shutdown(self, how: int, /) -> None:
        """End what is being sent and received."""


class EndpointRefused(Refused):
    """The address of a model is none that may be spoken to."""

    code = "endpoint-refused"
    exit_code = 19
    says = "%(given)s cannot be the address of a model: %(why)s."
    remedy = "Run the model on this machine and give its address, such as http://127.0.0.1:8080 ."


class EndpointSilent(Refused):
    """Nothing answers at the address of the model."""

    code = "endpoint-silent"
    exit_code = 19
    says = "No model answers at %(host)s: %(why)s."
    remedy = "Start the model's server, then run the command again; without --model the rules work alone."


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked. ``host`` is an address of this machine, or the one host that a person named."""

    host: str
    port: int
    path: str
    is_secure: bool
    patience_s: float = PATIENCE_S

    @property
    def is_here(self) -> bool:
        """Whether what is asked stays on this machine."""
        return _is_loopback(self.host)

    def ask(self, body: dict[str, Any]) -> str:
        """Return the text that the model answers.

        Raises:
            NoAnswer: it answered too late, too much, or not as an OpenAI-compatible server does.
            EndpointSilent: there is no server at all, or it does not serve this.

        """
        kind = http.client.HTTPSConnection if self.is_secure else http.client.HTTPConnection
        connection = kind(self.host, self.port, timeout=self.patience_s)
        try:
            connection.connect()
        except OSError as error:
            raise EndpointSilent(host=f"{self.host}:{self.port}", why="the connection failed") from error
        # A server that drips one byte a minute beats the time-out of each single read: this ends the whole exchange.
        watch = threading.Timer(self.patience_s, _hang_up, args=(connection.sock,))
        watch.daemon = True
        watch.start()
        try:
            connection.request(
                "POST", self.path, body=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
            )
            answer = connection.getresponse()
            data = answer.read(LONGEST_ANSWER + 1)
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer from error
        finally:
            watch.cancel()
            connection.close()
        if answer.status in (401, 403, 404, 405) or 300 <= answer.status < 400:
            raise EndpointSilent(host=f"{self.host}:{self.port}", why=f"it says {answer.status} to {self.path}")
        if answer.status != 200 or len(data) > LONGEST_ANSWER:
            raise NoAnswer
        return _content(data)


def _hang_up(line: Line) -> None:
    with suppress(OSError):  # it may be closed already
        line.shutdown(BOTH_WAYS)


def _content(data: bytes) -> str:
    """Return the text of the first choice of a chat completion; one that was cut short is no answer."""
    try:
        choice = json.loads(data)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        raise NoAnswer from error
    if not isinstance(content, str) or choice.get("finish_reason") == "length":
        raise NoAnswer
    return content


def find_endpoint(address: str, *, may_leave_to: str | None = None, patience_s: float = PATIENCE_S) -> Endpoint:
    """Return the endpoint at this address.

    ``may_leave_to`` is the one other host that a person has named; it is spoken to over TLS alone.

    Raises:
        EndpointRefused: the address is no address, or leads off this machine without having been named.

    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise EndpointRefused(given=address, why="it is not a URL") from error
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise EndpointRefused(given=address, why="it must begin with http:// or https:// and a host")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise EndpointRefused(given=address, why="it may hold a host, a port and a path only")
    if host == "localhost":
        host = "127.0.0.1"  # a hosts file can send the name elsewhere
    is_secure = parts.scheme == "https"
    if not _is_loopback(host):
        if may_leave_to != host:
            raise EndpointRefused(given=address, why="it is not on this machine, and the documents name people")
        if not is_secure:
            raise EndpointRefused(given=address, why="what leaves this machine must go by https")
    path = parts.path.rstrip("/")
    if not path.endswith("/chat/completions"):
        path = f"{path or '/v1'}/chat/completions"
    return Endpoint(
        host=host, port=port or (443 if is_secure else 80), path=path, is_secure=is_secure, patience_s=patience_s
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
