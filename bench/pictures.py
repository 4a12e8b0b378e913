"""The pictures of the desk in README and docs, taken of the invented world that the tests use.

    python bench/pictures.py [FOLDER]

Starts a real desk and a real Chromium; nobody and nothing in the pictures exists. FOLDER is docs/pictures where none
is named.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE / "tests" / "web"))

from habeas.web.settings import configure  # noqa: E402

configure()

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from world import PASSPHRASE, make_world  # noqa: E402

COLOURS = 128
SHOW = """each => {
  each.focus?.({preventScroll: true});
  scrollTo(0, each.getBoundingClientRect().top + scrollY - (each.matches("a") ? 300 : 90));
}"""
PERSON = "Aida"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is opened and pressed, and how it is looked at."""

    name: str
    path: str  # "CASE" stands for the case of the example
    language: str = "en"
    scheme: str = "light"
    width: int = 1280
    height: int = 820
    keys: tuple[str, ...] = ()
    show: str | None = None  # scrolled to


PICTURES = (
    Picture("desk-reading", "/review/", keys=("b", "a")),
    Picture("desk-case", "CASE", height=900),
    Picture("desk-timeline", "CASE", language="ug", show="svg[role], .timeline", height=760),
    Picture("desk-findings", "CASEfindings/", scheme="dark", show="#category-I"),
    Picture("desk-petition", "CASEpetition/", show="#sentence-12", height=760),
    Picture("desk-times", "CASEtimes/", show="#bounds", height=760),
    Picture("desk-phone", "/inbox/", language="zh-hans", width=390, height=760),
)


def main() -> None:
    """Take them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "docs" / "pictures"
    with tempfile.TemporaryDirectory() as scratch:
        ledger = Path(scratch) / "case.habeas"
        make_world(ledger, Path(scratch) / "files")
        command = [sys.executable, "-m", "habeas", "--ledger", str(ledger), "serve", "--port", "0", "--no-browser"]
        desk = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            said = desk.stderr.readline() if desk.stderr else ""
            take_all(re.findall(r"http://127\.0\.0\.1:\d+", said)[0], folder)
        finally:
            desk.terminate()
            desk.wait(20)


def take_all(address: str, folder: Path) -> None:
    """Open the desk in a browser and take every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        for picture in PICTURES:
            take(browser, address, picture, folder)
        browser.close()


def take(browser: Browser, address: str, picture: Picture, folder: Path) -> None:
    """Take one picture."""
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(viewport=size, color_scheme=picture.scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/unlock/")
    page.fill("[name=passphrase]", PASSPHRASE)
    page.fill("[name=person]", PERSON)
    page.keyboard.press("Enter")
    page.wait_for_url("**/inbox/")
    context.add_cookies([{"name": "habeas_language", "value": picture.language, "url": address}])
    page.goto(address + picture.path.replace("CASE", case_of(page, address)))
    for key in picture.keys:
        page.keyboard.press(key)
        page.wait_for_timeout(1500)
    if picture.show:
        page.locator(picture.show).first.evaluate(SHOW)
        page.wait_for_timeout(500)
    save(page.screenshot(), folder / f"{picture.name}.png")
    context.close()


def case_of(page: Page, address: str) -> str:
    """Return the address of the fullest case."""
    page.goto(f"{address}/cases/")
    return page.locator("main a[href^='/cases/cas-']").first.get_attribute("href") or ""


def save(png: bytes, path: Path) -> None:
    """Write a picture with few colours: it is text, and stays small."""
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
