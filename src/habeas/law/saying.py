"""Texts of the law in the languages in which filings are written; the English text is the key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file

ENGLISH = "en"

# Stands among what to verify before filing, wherever a filing is not in the language of the law files.
TRANSLATED = "The wording of the law in this language"
TRANSLATION_NOTE = (
    "Titles, categories, articles and requests are given here in our own translation from English, which is not "
    "official: put the official text of the instrument or form in this language in its place where there is one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    version: str
    text: dict[str, str]


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Return every text that ``words/LANG/*.toml`` translates.

    Raises:
        DataFileInvalid: a file does not follow its schema, or two files say one text differently.

    """
    folder = files("habeas.law").joinpath(f"words/{lang}")
    found: dict[str, str] = {}
    for name in sorted(each.name for each in folder.iterdir()) if folder.is_dir() else ():
        for english, other in read_file(f"words/{lang}/{name}", _Words).text.items():
            if found.setdefault(english, other) != other:
                raise DataFileInvalid(file=f"words/{lang}/{name}", why=f"another file says otherwise: {english[:60]}")
    return found


def said(text: str, lang: str) -> str:
    """Return a text of the law in this language.

    Raises:
        DataFileInvalid: nobody has translated it: a filing half in another language is not made.

    """
    if lang == ENGLISH or not text:
        return text
    found = catalogue(lang).get(text)
    if found is None:
        raise DataFileInvalid(file=f"words/{lang}", why=f"nobody has translated: {text[:80]}")
    return found
