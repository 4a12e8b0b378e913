"""A real desk, served as a user serves it, and a real Chromium before it; nobody in its ledger exists."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver keeps a loop in this thread
sys.path.insert(0, str(Path(__file__).parents[1] / "web"))

from habeas.web.settings import configure

configure()

from world import copy_world, make_world  # noqa: E402 - only once the settings are known

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
STARTS_S, ENDS_S = 60, 20
MISSING = "no Chromium here: apt-get install chromium, or set CHROMIUM"

from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from visitor import WIDE, Served, Visitor  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def chromium() -> str:
    """The browser; without one these tests are skipped, and where everything must be proven they fail."""
    if CHROMIUM is None and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    return CHROMIUM or pytest.skip(MISSING)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger as it was made, to be copied."""
    folder = tmp_path_factory.mktemp("world")
    make_world(folder / "world.habeas", folder / "scratch")
    return folder / "world.habeas"


def serve(ledger: Path, *options: str) -> Served:
    """Start ``habeas serve`` at a free port and wait until it says where it answers."""
    command = [sys.executable, "-m", "habeas", "--ledger", str(ledger), "serve", "--port", "0", "--no-browser"]
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True, cwd=ledger.parent)
    ready, _, _ = select.select([process.stderr], [], [], STARTS_S)
    said = process.stderr.readline() if ready and process.stderr else "nothing"
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    if found is None:
        process.kill()
        raise AssertionError(f"the desk did not start: {said}")
    return Served(found[0], process)


def stop(served: Served) -> None:
    """Stop a desk as Ctrl+C does; kill it where it does not listen."""
    served.process.send_signal(signal.SIGTERM)
    try:
        served.process.wait(ENDS_S)
    except subprocess.TimeoutExpired:
        served.process.kill()
        served.process.wait(ENDS_S)


@pytest.fixture(scope="module")
def serving() -> Iterator[Callable[..., Served]]:
    """Start desks; none is left running when the module is over."""
    made: list[Served] = []

    def start(ledger: Path, *options: str) -> Served:
        made.append(serve(ledger, *options))
        return made[-1]

    yield start
    for each in made:
        stop(each)


@pytest.fixture(scope="module")
def ledger(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of a module: a copy of the world, unless the module makes its own."""
    return copy_world(world, tmp_path_factory.mktemp("served") / "case.habeas")


@pytest.fixture(scope="module")
def served(ledger: Path, serving: Callable[..., Served]) -> Served:
    """A desk that the tests of a module share."""
    return serving(ledger)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield made
        made.close()


def sit_down(browser: Browser, address: str, *, scripts: bool = True) -> Visitor:
    """Return somebody before a browser of her own, who has not come in yet."""
    context = browser.new_context(
        viewport={"width": WIDE["width"], "height": WIDE["height"]},
        java_script_enabled=scripts,
        reduced_motion="reduce",  # axe, run while a colour moves, measures a contrast that nobody reads
    )
    return Visitor(context.new_page(), address).listen()


@pytest.fixture(scope="module")
def _within(browser: Browser, served: Served) -> Iterator[Visitor]:
    visitor = sit_down(browser, served.address)
    visitor.unlocks()
    yield visitor
    visitor.page.context.close()


@pytest.fixture(scope="module")
def _plain_within(browser: Browser, served: Served) -> Iterator[Visitor]:
    visitor = sit_down(browser, served.address, scripts=False)
    visitor.unlocks()
    yield visitor
    visitor.page.context.close()


@pytest.fixture
def visitor(_within: Visitor) -> Iterator[Visitor]:
    """Aida at the open desk; the test fails if the page complained of anything."""
    _within.begins_anew()
    yield _within
    assert _within.complaints == []


@pytest.fixture
def plain_visitor(_plain_within: Visitor) -> Iterator[Visitor]:
    """Aida with a browser that runs no scripts."""
    _plain_within.begins_anew()
    yield _plain_within
    assert _plain_within.complaints == []


@pytest.fixture(scope="module")
def _others(browser: Browser, served: Served) -> Iterator[Callable[[str], Visitor]]:
    come: dict[str, Visitor] = {}

    def enter(person: str) -> Visitor:
        if person not in come:
            come[person] = sit_down(browser, served.address)
            come[person].unlocks(person)
        come[person].begins_anew()
        return come[person]

    yield enter
    for each in come.values():
        each.page.context.close()


@pytest.fixture
def others(_others: Callable[[str], Visitor]) -> Iterator[Callable[[str], Visitor]]:
    """Let other people come in, each by name and with a browser of her own; none of their pages may complain."""
    come: list[Visitor] = []

    def enter(person: str) -> Visitor:
        come.append(_others(person))
        return come[-1]

    yield enter
    assert [words for each in come for words in each.complaints] == []


@pytest.fixture
def newcomer(browser: Browser, served: Served) -> Iterator[Visitor]:
    """Somebody before the door."""
    visitor = sit_down(browser, served.address)
    yield visitor
    visitor.page.context.close()
    assert visitor.complaints == []
