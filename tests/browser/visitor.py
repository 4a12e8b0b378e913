"""Somebody before a browser, whose methods are what a person does."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field

from playwright.sync_api import Page
from world import PASSPHRASE

PERSON = "Aida (invented)"
WAIT_MS = 20_000


@dataclass(slots=True)
class Served:
    """A desk that answers at an address."""

    address: str
    process: subprocess.Popen[str]


@dataclass(slots=True)
class Visitor:
    """Somebody before the browser; everything that the page complains of is kept."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> Visitor:
        """Hear errors of scripts, refusals by the policy, and answers that failed."""
        self.page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda asked: self.complaints.append(f"failed: {asked.url}"))
        self.page.set_default_timeout(WAIT_MS)
        return self

    def opens(self, path: str) -> None:
        """Go to a page of the desk."""
        self.page.goto(self.address + path)

    def unlocks(self, person: str = PERSON) -> None:
        """Type the passphrase and a name, and go in."""
        self.opens("/unlock/")
        self.page.fill("[name=passphrase]", PASSPHRASE)
        self.page.fill("[name=person]", person)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile(r"/(inbox|cases|review|kept)/"))

    def presses(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def speaks(self, language: str) -> None:
        """Read the desk in this language from now on."""
        self.page.context.add_cookies([{"name": "habeas_language", "value": language, "url": self.address}])

    def sees(self, words: str) -> None:
        """Wait until these words stand on the page."""
        self.page.get_by_text(words).first.wait_for()
