"""Somebody before a browser who uses only the keyboard; the methods are what a person does."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request
from world import PASSPHRASE

PERSON = "Aida (invented)"
WAIT_MS = 30_000
MOST_TABS = 250
HEARS_TRIES, HEARS_EVERY_MS = 40, 50
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
HAS_FOCUS = "selector => document.activeElement !== null && document.activeElement.matches(selector)"


@dataclass(slots=True)
class Served:
    """A desk that answers at an address."""

    address: str
    process: subprocess.Popen[str]


@dataclass(eq=False)  # without slots: the driver leaves a mark on whoever listens to it
class Visitor:
    """Somebody before the browser; everything that the page complains of is kept."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    # What she hears

    def listen(self) -> Visitor:
        """Hear errors of scripts, refusals by the policy, answers that failed, and whatever leaves the desk."""
        self.page.on("console", self._note_error)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._note_failure)
        self.page.on("request", self._note_stranger)
        self.page.on("dialog", self._note_dialog)
        self.page.set_default_timeout(WAIT_MS)
        return self

    def _note_error(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def _note_failure(self, asked: Request) -> None:
        if asked.failure != "net::ERR_ABORTED":  # whoever leaves a page wants no more of what it still asked for
            self.complaints.append(f"failed: {asked.url} {asked.failure}")

    def _note_stranger(self, asked: Request) -> None:
        if not asked.url.startswith((f"{self.address}/", "data:")):
            self.complaints.append(f"left the desk: {asked.url}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def hears(self, words: str) -> None:
        """Hear one complaint that was to come; it counts no more."""
        for _ in range(HEARS_TRIES):
            found = [each for each in self.complaints if words in each]
            if found:
                self.complaints.remove(found[0])
                return
            self.page.wait_for_timeout(HEARS_EVERY_MS)
        raise AssertionError(f"nothing was heard of {words}: {self.complaints}")

    def begins_anew(self) -> None:
        """Read English on a wide screen, and complain of nothing that was before."""
        self.complaints.clear()
        self.page.context.clear_cookies(name="habeas_language")
        self.page.emulate_media(media="screen")
        self.widens(WIDE)

    # Where she goes

    def opens(self, path: str) -> int:
        """Go to a page of the desk; return how many bytes it weighs."""
        answer = self.page.goto(self.address + path)
        return len(answer.body()) if answer else 0

    def is_at(self, address: str) -> None:
        """Wait until this page is there."""
        self.page.wait_for_url(re.compile(address))

    def knocks(self, passphrase: str = PASSPHRASE, person: str = PERSON) -> None:
        """Type a passphrase, then a name, as the door asks for them."""
        self.page.locator("[name=passphrase]:focus").wait_for()
        self.types(passphrase)
        self.presses("Tab")
        self.writes(person)
        self.presses("Enter")

    def unlocks(self, person: str = PERSON) -> None:
        """Go to the door and in."""
        self.opens("/unlock/")
        self.knocks(person=person)
        self.is_at(r"/(inbox|cases|review|kept)/")

    def follows(self, selector: str) -> None:
        """Move to a link or a button, and press it."""
        self.reaches(selector)
        self.presses("Enter")

    # What her fingers do

    def presses(self, *keys: str) -> None:
        """Press keys one after the other, once the scripts of the page are there to hear them."""
        self.page.wait_for_load_state("load")
        for key in keys:
            self.page.keyboard.press(key)

    def reaches(self, selector: str) -> None:
        """Press Tab until what the selector names has the focus; it has it already when she has just moved there."""
        self.page.locator(selector).first.wait_for(state="attached")
        for _ in range(MOST_TABS):
            if self.page.evaluate(HAS_FOCUS, selector):
                return
            self.presses("Tab")
        raise AssertionError(f"Tab does not lead to {selector} on {self.page.url}")

    def types(self, words: str) -> None:
        """Type where she stands."""
        self.page.keyboard.type(words)

    def writes(self, words: str) -> None:
        """Type in the place of what stood in the field."""
        self.presses("Control+a")
        self.types(words)

    def fills(self, selector: str, words: str) -> None:
        """Move to a field and write in it."""
        self.reaches(selector)
        self.writes(words)

    def chooses(self, selector: str, value: str) -> None:
        """Move to a list and go along it to this value."""
        self.reaches(selector)
        self.presses("Home")
        for _ in range(MOST_TABS):
            if self.page.locator(selector).input_value() == value:
                return
            self.presses("ArrowDown")
        raise AssertionError(f"{selector} offers no {value}")

    def speaks(self, language: str) -> None:
        """Read the desk in this language from now on."""
        self.page.context.add_cookies([{"name": "habeas_language", "value": language, "url": self.address}])

    def widens(self, size: dict[str, int]) -> None:
        """Sit before a screen of this size."""
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})

    # What she sees

    def sees(self, words: str) -> None:
        """Wait until these words stand on the page, where they can be seen."""
        self.page.get_by_text(words).filter(visible=True).first.wait_for()

    def finds(self, selector: str) -> Locator:
        """Wait until such a thing is on the page, and look at the first."""
        found = self.page.locator(selector).first
        found.wait_for()
        return found

    def reads(self, selector: str = "main") -> str:
        """Read what a part of the page says."""
        return self.finds(selector).inner_text()

    @property
    def fits(self) -> bool:
        """Whether the page is no wider than the screen."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    # What she does with claims

    def begins_to_review(self) -> str:
        """Begin with the most urgent claim; return which it is."""
        self.opens("/review/")
        self.presses("b")
        return self.claim_in_hand

    @property
    def claim_in_hand(self) -> str:
        """The claim that the card shows."""
        return self.finds("#card[data-claim]").get_attribute("data-claim") or ""

    def looks_at(self, claim: str) -> None:
        """Open a claim beside its document."""
        self.opens(f"/claims/{claim}/")
        self.finds(f"#card[data-claim='{claim}']")

    def is_given_another(self, claim: str) -> str:
        """Wait until another claim than this one is in her hand, ready for the next key; return which."""
        self.page.locator(f"#card[data-claim]:not([data-claim='{claim}']) #card-title:focus").wait_for()
        return self.claim_in_hand

    def word_on(self, claim: str) -> tuple[str, str]:
        """Look at a claim and return the state it is in, and everything that its card says."""
        self.looks_at(claim)
        return self.finds("#card").get_attribute("data-state") or "", self.reads("#card")
