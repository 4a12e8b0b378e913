"""The generated pages say what the code says."""

from pathlib import Path

from habeas.cli.reference import main

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_no_generated_page_is_stale() -> None:
    assert main([str(DOCS / "reference"), "--check"]) == 0
