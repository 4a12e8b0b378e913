"""What is wrong with a translation, whatever it means: lost places, tags and commands, forms that are not there."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from habeas.web.words.catalogues import Message, Translation
from habeas.web.words.languages import Language

_PLACE = re.compile(r"%\((\w+)\)[sd]")
_TAG = re.compile(r"</?[A-Za-z][^>]*>")
_COMMAND = re.compile(r"`[^`]*`|--[a-z][a-z-]+")
_NOT_PROSE = re.compile(r"`[^`]*`|--[a-z][a-z-]+|%\(\w+\)[sd]|\bhabeas [a-z]+(?: [a-z]+)?|\w+<?\w*\.txt")
_STRAY = re.compile(r"(?<!%)(?:%%)*%(?!%|\(\w+\)[sd])")
_FEW_ENOUGH = ("zero", "one", "two")  # forms that may say their number in words


def find_faults(message: Message, texts: Translation, language: Language) -> Iterator[str]:
    """Yield what is wrong with this translation, in English, for those who keep the catalogues."""
    forms = message.forms(language)
    if len(texts) != len(forms):
        yield f"has {len(texts)} forms, needs {', '.join(forms)}"
        return
    for form, text in zip(forms, texts, strict=True):
        source = message.text if form in ("", "one") else message.plural
        yield from (f"{form} {fault}".strip() for fault in _faults_of_form(message, source, text, form))
    yield from _without_terms(message, " ".join(texts), language)


def _faults_of_form(message: Message, source: str, text: str, form: str) -> Iterator[str]:
    """Yield what one text of a translation lacks or has too much."""
    if not text.strip():
        yield "is empty"
        return
    wanted, kept = set(_PLACE.findall(source)), set(_PLACE.findall(text))
    known = wanted | set(_PLACE.findall(message.text)) | set(_PLACE.findall(message.plural))
    if kept - known:
        yield f"has places that the English has not: {', '.join(sorted(kept - known))}"
    if wanted - kept and form not in _FEW_ENOUGH:
        yield f"lost {', '.join(sorted(wanted - kept))}"
    if known and _STRAY.search(text):
        yield "has a lone per cent sign"
    for what, pattern in (("tags", _TAG), ("commands", _COMMAND)):
        if Counter(pattern.findall(source)) != Counter(pattern.findall(text)):
            yield f"changed the {what}"
    if source[:1].isspace() != text[:1].isspace() or source[-1:].isspace() != text[-1:].isspace():
        yield "changed the space at an end"


def _without_terms(message: Message, text: str, language: Language) -> Iterator[str]:
    """Yield the terms of the glossary that the English uses and the translation does not."""
    folded, english = text.casefold(), _NOT_PROSE.sub(" ", message.text)
    for term, pattern, stems in _terms(language.code) if folded.strip() else ():
        if pattern.search(english) and not any(stem in folded for stem in stems):
            yield f"has no word for “{term}” ({', '.join(stems)})"


@cache
def _terms(code: str) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """Return the terms of the glossary with how the English uses them and how this language begins them."""
    return tuple(
        (term, re.compile(str(entry.get("match", rf"\b{re.escape(term)}s?\b")), re.IGNORECASE), _stems(entry[code]))
        for term, entry in read_glossary().items()
        if code in entry
    )


def _stems(words: object) -> tuple[str, ...]:
    """Return what a text must hold one of, from ``[standard term, stem, stem…]``."""
    listed = [str(word).casefold() for word in words] if isinstance(words, list) else []
    return tuple(listed[1:] or listed)


@cache
def read_glossary() -> Mapping[str, Mapping[str, object]]:
    """Return the terms of the trade in every language."""
    return tomllib.loads(files("habeas").joinpath("locale", "glossary.toml").read_text("utf-8"))
