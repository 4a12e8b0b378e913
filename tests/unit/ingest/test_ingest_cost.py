"""Ordinary files cost what they must and no more: heavy libraries stay unloaded."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from ingest_files import RUSSIAN, STORY, UYGHUR

from habeas.ingest.cleaning import tidy
from habeas.ingest.framing import read_date
from habeas.ingest.language import find_language
from habeas.ingest.sniff import sniff
from habeas.ingest.symbols import find_symbol

SCRIPT = (
    "import sys; from habeas.ingest import ingest; ingest(sys.stdin.buffer.read(), name='a.txt'); "
    "print(sorted({'py3langid', 'numpy', 'trafilatura', 'pypdfium2', 'lxml', 'charset_normalizer'} & set(sys.modules)))"
)


@pytest.mark.parametrize("text", [STORY, RUSSIAN, UYGHUR + " ئۆيدە تۇتۇپ تۇرۇلدى، ئۈرۈمچى، كېيىن", "Police"])
def test_a_text_whose_letters_or_words_decide_loads_no_statistics_and_no_parser(text: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=text.encode(), capture_output=True, check=True, timeout=60
    )
    assert run.stdout.strip() == b"[]"


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (lambda: sniff(b"<!-- x -->" * 500_000, name="a.txt"), "comments before markup that never comes"),
        (lambda: sniff(b"<!--" * 1_000_000, name="a.html"), "comments that never end"),
        (lambda: sniff(b"<?xml" * 1_000_000, name="a.html"), "declarations that never end"),
        (lambda: tidy(" " * 2_000_000 + "x"), "spaces that end in a letter"),
        (lambda: tidy("\n" * 2_000_000 + "x"), "newlines that end in a letter"),
        (lambda: find_symbol(("A/" + "a/" * 90 + "\n") * 20_000), "lines that are nearly symbols"),
        (lambda: find_symbol("index " * 500_000), "labels without a symbol"),
        (lambda: read_date("2021-" * 400), "a date that goes on"),
        (lambda: find_language("\u0301" * 1_000_000), "marks without letters"),
    ],
)
def test_hostile_text_is_looked_at_in_linear_time(read: Callable[[], object], why: str) -> None:
    began = time.monotonic()
    read()
    assert time.monotonic() - began < 10, why  # each takes under 0.3 s; one that is quadratic takes hours
