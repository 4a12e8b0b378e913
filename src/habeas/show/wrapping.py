"""Lines for the terminal, of one width everywhere."""

from __future__ import annotations

from textwrap import wrap

WIDTH = 100


def wrapped(text: str, indent: int, *, hang: int = 1) -> list[str]:
    """Return a text as lines that stand in by so many letters, all but the first by ``hang`` more."""
    return wrap(
        text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + hang), break_long_words=False
    )  # fmt: skip
