"""The desk's web server: on this machine alone, everything in memory, until a person stops it."""

from __future__ import annotations

import signal
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn
from wsgiref.types import WSGIApplication

from waitress import create_server
from waitress.server import BaseWSGIServer

from habeas.errors import Refused
from habeas.ingest.limits import USUAL
from habeas.web.chrome.office import IDLE_S, House, Office, open_office
from habeas.web.settings import configure

if TYPE_CHECKING:
    from habeas.casework.team import Team

PORT = 8420
THREADS = 8
IN_MEMORY = 4 * USUAL.file_bytes  # waitress would write what is larger to the disk, in the clear


class PortTaken(Refused):
    """Another program answers at this port."""

    code = "port-taken"
    exit_code = 18
    says = "Port %(port)s of this machine is taken; perhaps a desk is open already."
    remedy = "Look in your browser at http://127.0.0.1:%(port)s/, or choose another: habeas serve --port 8421"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How the desk is to be served."""

    ledger: Path
    team: Team | None = None  # a team's database, in the place of the file
    behind_tls: bool = False  # another program takes TLS off before us
    port: int | None = None  # None: 8420, or any free one where that is taken
    hosts: tuple[str, ...] = ()  # names beside loopback under which a person reaches it, such as an onion service
    idle_s: float = IDLE_S
    browser: bool = False


def serve(how: Serving, *, tell: Callable[[str], None]) -> None:
    """Answer requests from this machine until interrupted; then lock.

    Raises:
        PortTaken: another program answers there.

    """
    configure(hosts=how.hosts, behind_tls=how.behind_tls)
    office = _office(how)
    open_office(office)
    office.watch()
    from django.core.handlers.wsgi import WSGIHandler  # only once the settings are known

    signal.signal(signal.SIGTERM, _interrupt)
    server = _listen(WSGIHandler(), how.port, scheme="https" if how.behind_tls else "http")
    address = f"http://127.0.0.1:{server.effective_port}/"
    tell(f"The desk is open at {address}  (stop it with Ctrl+C)")
    if how.browser:
        webbrowser.open(address)
    try:
        server.run()
    finally:
        server.close()
        office.lock()


def _office(how: Serving) -> House:
    """Return what lets people in: one person's vault, or a team."""
    if how.team is None:
        return Office(path=how.ledger, idle_s=how.idle_s)
    from habeas.casework.accounts import Accounts
    from habeas.web.team.office import TeamOffice  # only once the settings are known

    return TeamOffice(how.team, Accounts(store=how.team.store))


def _listen(application: WSGIApplication, port: int | None, *, scheme: str = "http") -> BaseWSGIServer:
    """Return a server at this port of this machine; where none was asked for, at the usual or any free one.

    Raises:
        PortTaken: another program answers at the port that was asked for.

    """
    try:
        return create_server(
            application, host="127.0.0.1", port=PORT if port is None else port, threads=THREADS, ident=None,
            inbuf_overflow=IN_MEMORY, outbuf_overflow=IN_MEMORY, max_request_body_size=IN_MEMORY,
            url_scheme=scheme,
        )  # fmt: skip
    except OSError as error:
        if port is None:
            return _listen(application, 0, scheme=scheme)
        raise PortTaken(port=port) from error


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    """End as by Ctrl+C, so that the desk is locked on the way out."""
    sys.exit(0)
