"""What English sources name, as a filing in another language says it: known bodies in its words, names as they are."""

from __future__ import annotations

from functools import cache

from babel import Locale

from habeas.petition.matter import Matter
from habeas.petition.tongue import tongue_of
from habeas.petition.wording import load_naming

JOINS = ("of", "the", "for", "and", "on", "in", "no", "de", "du", "del", "al", "el")
ARTICLES = ("the", "a", "an")


def in_tongue(matter: Matter, name: str) -> str:
    """Return what the language calls it; a proper name as it stands; anything else in the source's own words."""
    plain = " ".join(name.casefold().split())
    first, _, rest = plain.partition(" ")
    known = matter.wording.names
    found = known.get(plain) or (known.get(rest) if first in ARTICLES else None) or _country(matter.lang, name)
    return found or (name if is_proper(name) else matter.quote(name))


def is_proper(name: str) -> bool:
    """Whether it reads as a name, not as a description: capitals and numbers, and no article before them."""
    words = [word.strip(".,()") for word in name.split()]
    if not words or words[0].casefold() in load_naming().counted:
        return False
    return words[0][:1].isupper() and all(
        word[:1].isupper() or word[:1].isdigit() or word in JOINS for word in words if word
    )


@cache
def _countries(lang: str) -> dict[str, str]:
    """Return what each country is called, by its English name."""
    english, other = Locale("en").territories, Locale.parse(tongue_of(lang).locale).territories
    return {str(name): str(other[code]) for code, name in english.items() if len(code) == 2 and code in other}


def _country(lang: str, name: str) -> str | None:
    return _countries(lang).get(name)
