"""One page read: turned upright, in the language that fits, in the segmentation that is surer."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from habeas.ingest.errors import ReaderFailed
from habeas.ingest.language import UNDETERMINED, find_language
from habeas.ingest.scans.picture import Picture
from habeas.ingest.scans.program import Program
from habeas.ingest.scans.table import get_table
from habeas.ingest.scans.tsv import compose, parse_tsv
from habeas.model import PageReading, Scan

AUTO = "auto"
DETECTION = "osd"
FOUND = re.compile(rb"^(Rotate|Orientation confidence|Script|Script confidence): (.{1,40})$", re.M)
TURNS = (0, 90, 180, 270)
PLAIN_MODE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a page is to be read: ``auto`` tries, everything else is done as it says."""

    languages: str = AUTO
    modes: tuple[int, ...] = ()  # none: those of the data file
    turned: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What tesseract's detection says of a page."""

    turned: int = 0
    script: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One page, the program that reads it, and how."""

    page: int
    drawn: Callable[[int], Picture] = field(repr=False)  # by how many degrees clockwise it is turned
    program: Program
    settings: Settings
    stop: threading.Event | None = None

    def read(self) -> PageReading:
        """Return the surest reading of the page.

        Raises:
            Unreadable: it could not be drawn or read.

        """
        table = get_table()
        picture = self.drawn(self.settings.turned or 0)
        look = _Look(turned=self.settings.turned or 0)
        if self.settings.turned is None and DETECTION in self.program.languages:
            look = self._look(picture)
            picture = self.drawn(look.turned) if look.turned else picture
        modes = self.settings.modes or tuple(table.modes)
        first = self._surest(picture, look, self._candidates(look.script), modes[0])
        if self._merit(first) < table.believed_from and self.settings.languages == AUTO:
            others = [code for code in self._candidates(None) if code not in self._candidates(look.script)]
            tried = (first, *(self._read(picture, look, code, modes[0]) for code in others))
            first = max(tried, key=self._merit)
        readings = [first, *(self._read(picture, look, first.scan.languages, mode) for mode in modes[1:])]
        return max(readings, key=lambda reading: reading.scan.confidence)

    def _surest(self, picture: Picture, look: _Look, codes: list[str], mode: int) -> PageReading:
        return max((self._read(picture, look, code, mode) for code in codes), key=self._merit)

    def _candidates(self, script: str | None) -> list[str]:
        """The languages to try: as asked; else those of the script; else all."""
        if self.settings.languages != AUTO:
            return [self.settings.languages]
        known = [language for language in get_table().languages if language.code in self.program.languages]
        fitting = [language.code for language in known if script is None or language.script == script]
        return fitting or [language.code for language in known] or [self._any()]

    def _any(self) -> str:
        """A language outside our table, where tesseract has data for no other."""
        return next((code for code in self.program.languages if code != DETECTION), DETECTION)

    def _merit(self, reading: PageReading) -> int:
        """How sure a reading is, less where it is not in a language that it was read as: the wrong one is plausible."""
        table = get_table()
        found = find_language(reading.text)
        wanted = table.tags_of(reading.scan.languages)
        foreign = found != UNDETERMINED and bool(wanted) and found not in wanted
        return reading.scan.confidence - (table.wrong_language if foreign else 0)

    def _read(self, picture: Picture, look: _Look, code: str, mode: int) -> PageReading:
        answer = self.program.run(picture, "-l", code, "--psm", str(mode), "tsv", stop=self.stop)
        text, words = compose(parse_tsv(answer, picture))
        scan = Scan(
            page=self.page,
            width=picture.width,
            height=picture.height,
            dpi=picture.dpi,
            languages=code,
            psm=mode,
            turned=look.turned,
            table=words,
        )
        return PageReading(text=text, scan=scan)

    def _look(self, picture: Picture) -> _Look:
        """Script and orientation, each only where the detection is sure of it; on a page of few words it fails."""
        try:
            answer = self.program.run(picture, "-l", DETECTION, "--psm", "0", stop=self.stop)
        except ReaderFailed:
            return _Look()
        said = dict(FOUND.findall(answer))
        table = get_table()
        turned = int(_number(said.get(b"Rotate")))
        sure_of_turn = _number(said.get(b"Orientation confidence")) >= table.orientation_from
        sure_of_script = _number(said.get(b"Script confidence")) >= table.script_from
        script = said.get(b"Script", b"").decode("ascii", "replace")
        return _Look(
            turned=turned if sure_of_turn and turned in TURNS else 0,
            script=script if sure_of_script and script in _scripts() else None,
        )


def _scripts() -> Iterator[str]:
    return (language.script for language in get_table().languages)


def _number(written: bytes | None) -> float:
    try:
        return float(written or b"0")
    except ValueError:
        return 0.0
