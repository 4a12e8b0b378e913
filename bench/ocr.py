"""Measure the reading of pictures: letters wrong by language and scan, segmentation, confidence, and pages a second.

    python bench/ocr.py [--json] [--quick]

Pages are drawn from invented sentences with the fonts that are here, clean (300 dots per inch), as a scan (200, askew,
with noise) and as a fax (100, with more of it). Drawn pages are easier than paper: take the figures as the best case.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import product
from pathlib import Path

from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "unit" / "ingest"))

from picture_files import RIGHT_TO_LEFT, TEXTS, WIDE, a_scan, as_file, errors_per_letter, font_file  # noqa: E402

from habeas.ingest import Scanner, ingest  # noqa: E402
from habeas.ingest.scans.page import Reader, Settings  # noqa: E402
from habeas.ingest.scans.picture import Picture  # noqa: E402
from habeas.ingest.scans.program import find_program  # noqa: E402
from habeas.model import PageReading  # noqa: E402

SENTENCES = ROOT / "tests" / "unit" / "propose" / "data"
FILES = {"eng": "speakers.toml", "rus": "languages/ru.toml", "kaz": "languages/kk.toml",
         "uig": "languages/ug.toml", "chi_sim": "languages/zh.toml"}  # fmt: skip
LETTERS, WIDE_LETTERS = 1500, 600
SCANS = {"clean": 300, "scan": 200, "fax": 100}
CORES = 2
BOUNDS = (60, 70, 80, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How one page was read."""

    language: str
    scan: str
    chosen: str  # the language, when none is named
    auto: float  # letters wrong of a hundred, when nothing is named
    psm: int  # chosen
    psm3: float
    psm6: float
    confidence: int
    seconds: float  # by the clock, nothing named


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Right and wrong words of a page, by confidence."""

    right: list[int]
    wrong: list[int]


def text_of(language: str) -> str:
    """Return invented sentences of a language, about a page of them."""
    most = WIDE_LETTERS if language in WIDE else LETTERS
    if language not in FILES:
        return TEXTS[language]
    rows = tomllib.loads((SENTENCES / FILES[language]).read_text("utf-8"))
    sentences = next(value for value in rows.values() if isinstance(value, list))
    whole = ("" if language in WIDE else " ").join(" ".join(row["text"].split()) for row in sentences)
    return whole[:most].rpartition("。" if language in WIDE else " ")[0]


def picture_of(text: str, language: str, scan: str) -> Picture:
    """Draw a page and wear it."""
    page = a_scan(text, language, blur=0.4, skew=0.0 if scan == "clean" else 0.6)
    dpi = SCANS[scan]
    if scan != "clean":
        page = page.resize((page.width * dpi // 300, page.height * dpi // 300), Image.Resampling.BOX)
        noise = Image.effect_noise(page.size, 40 if scan == "scan" else 60)
        page = Image.blend(page, noise, 0.15).filter(ImageFilter.GaussianBlur(0.4))
    return Picture(width=page.width, height=page.height, dpi=dpi, pixels=page.tobytes())


def read(picture: Picture, settings: Settings) -> PageReading:
    """Read one page, enlarged as the engine of pictures enlarges it."""
    program = find_program()
    if program is None:
        raise SystemExit("tesseract is not here")
    grey = Image.frombytes("L", (picture.width, picture.height), picture.pixels)
    data = as_file(grey, dpi=(picture.dpi or 300, picture.dpi or 300))

    def drawn(turned: int) -> Picture:
        from habeas.ingest.engines.picture import draw

        return draw(data, page=1, turned=turned)

    return Reader(page=1, drawn=drawn, program=program, settings=settings).read()


def measure(given: tuple[str, str]) -> tuple[Page, Words]:
    """Read one page with nothing named, and in each segmentation with the language named."""
    language, scan = given
    text = text_of(language)
    picture = picture_of(text, language, scan)
    began = time.perf_counter()
    auto = read(picture, Settings())
    seconds = time.perf_counter() - began
    psm3, psm6 = (read(picture, Settings(languages=language, modes=(mode,), turned=0)) for mode in (3, 6))
    page = Page(
        language=language, scan=scan, chosen=auto.scan.languages, auto=wrong_of(auto, text), psm=auto.scan.psm,
        psm3=wrong_of(psm3, text), psm6=wrong_of(psm6, text), confidence=auto.scan.confidence,
        seconds=round(seconds, 1),
    )  # fmt: skip
    return page, weigh_words(auto, text)


def wrong_of(reading: PageReading, text: str) -> float:
    """Letters wrong of a hundred."""
    return round(100 * errors_per_letter(reading.text, text), 1)


def weigh_words(reading: PageReading, text: str) -> Words:
    """Hold the words against the true ones; in Chinese letter against letter."""
    words = reading.scan.words
    read_words = [reading.text[word.start : word.end] for word in words]
    matcher = SequenceMatcher(None, read_words, list(text) if len(text.split()) < 3 else text.split(), autojunk=False)
    if len(text.split()) < 3:  # words of several letters count where all their letters stand in a row
        true = text
        right = [word.confidence for word, shown in zip(words, read_words, strict=True) if shown in true]
        return Words(right=right, wrong=[w.confidence for w, s in zip(words, read_words, strict=True) if s not in true])
    good = {at for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size)}
    return Words(
        right=[word.confidence for at, word in enumerate(words) if at in good],
        wrong=[word.confidence for at, word in enumerate(words) if at not in good],
    )


def speed(pages: int) -> dict[str, float]:
    """Read a file of several English pages from end to end, confined, with and without a language named."""
    drawn = [a_scan(text_of("eng"), blur=0.4) for _ in range(pages)]
    data = as_file(drawn[0], "TIFF", save_all=True, append_images=drawn[1:], dpi=(300, 300))
    found = {}
    for languages in ("auto", "eng"):
        began = time.perf_counter()
        busy = os.times()
        ingest(data, name="a.tif", scanner=Scanner(languages=languages, workers=CORES))
        found[f"pages a second, {languages}, {CORES} cores"] = round(pages / (time.perf_counter() - began), 2)
        found[f"processor seconds a page, {languages}"] = round(_worked(busy, os.times()) / pages, 1)
    return found


def _worked(before: os.times_result, after: os.times_result) -> float:
    """Processor time between two looks, of this process and of all that it started."""
    return sum(after[:4]) - sum(before[:4])


def bounds(words: list[Words]) -> dict[str, dict[str, float]]:
    """Of the wrong words, how many are below a bound; and of the right ones."""
    right = [each for page in words for each in page.right]
    wrong = [each for page in words for each in page.wrong]
    return {
        f"below {bound}": {
            "wrong words marked": round(sum(each < bound for each in wrong) / max(1, len(wrong)), 3),
            "right words marked": round(sum(each < bound for each in right) / max(1, len(right)), 3),
        }
        for bound in BOUNDS
    } | {"words": {"right": len(right), "wrong": len(wrong)}}


def main() -> None:
    """Measure and print."""
    program = find_program()
    if program is None:
        raise SystemExit("tesseract is not here: apt-get install tesseract-ocr and its languages")
    languages = [each for each in TEXTS if each in program.languages and font_file(each)]
    scans = ["scan"] if "--quick" in sys.argv else list(SCANS)
    with ThreadPoolExecutor(CORES) as pool:
        results = list(pool.map(measure, product(languages, scans)))
    pages = [page for page, _ in results]
    report = {
        "tesseract": program.version, "python": platform.python_version(), "pages": [asdict(page) for page in pages],
        "confidence": bounds([words for _, words in results]), "speed": speed(4),
    }  # fmt: skip
    if "--json" in sys.argv:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    print(
        f"tesseract {program.version}; letters wrong of a hundred (right to left: {', '.join(sorted(RIGHT_TO_LEFT))})"
    )
    print("language  scan   chosen    auto  psm 3  psm 6  kept  confidence  s a page")
    for page in pages:
        print(f"{page.language:9} {page.scan:6} {page.chosen:8} {page.auto:5} {page.psm3:6} {page.psm6:6} "
              f"{page.psm:5} {page.confidence:11} {page.seconds:9}")  # fmt: skip
    for name, shares in report["confidence"].items():
        print(name, shares)
    print(report["speed"])


if __name__ == "__main__":
    main()
