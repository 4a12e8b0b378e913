"""Ordinary files cost what they must and no more: heavy libraries stay unloaded."""

from __future__ import annotations

import subprocess
import sys

import pytest
from ingest_files import RUSSIAN, STORY, UYGHUR

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
