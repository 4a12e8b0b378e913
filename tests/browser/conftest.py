"""A real desk, served as a user serves it, and a real Chromium before it; nobody in its ledger exists."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
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

if CHROMIUM is None and os.environ.get("CI") != "true":
    pytest.skip("no Chromium here: apt-get install chromium, or set CHROMIUM", allow_module_level=True)

from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from visitor import Served, Visitor  # noqa: E402


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger as it was made, to be copied."""
    folder = tmp_path_factory.mktemp("world")
    make_world(folder / "world.habeas", folder / "scratch")
    return folder / "world.habeas"


def serve(ledger: Path) -> Served:
    """Start ``habeas serve`` at a free port and wait until it says where it answers."""
    command = [sys.executable, "-m", "habeas", "--ledger", str(ledger), "serve", "--port", "0", "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ledger.parent)
    said = process.stderr.readline() if process.stderr else ""
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    if found is None:
        process.kill()
        raise AssertionError(f"the desk did not start: {said}")
    return Served(found[0], process)


def stop(served: Served) -> None:
    """Stop a desk as Ctrl+C does; kill it where it does not listen."""
    served.process.send_signal(signal.SIGTERM)
    try:
        served.process.wait(20)
    except subprocess.TimeoutExpired:
        served.process.kill()


@pytest.fixture(scope="module")
def served(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk on a copy of the world that the tests of a module share."""
    made = serve(copy_world(world, tmp_path_factory.mktemp("served") / "case.habeas"))
    yield made
    stop(made)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def visitor(browser: Browser, served: Served) -> Iterator[Visitor]:
    """Somebody at the open desk; the test fails if the page complained of anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visitor = Visitor(context.new_page(), served.address).listen()
    visitor.unlocks()
    yield visitor
    context.close()
    assert visitor.complaints == []


@pytest.fixture
def plain_visitor(browser: Browser, served: Served) -> Iterator[Visitor]:
    """Somebody whose browser runs no scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    visitor = Visitor(context.new_page(), served.address).listen()
    visitor.unlocks()
    yield visitor
    context.close()
    assert visitor.complaints == []
