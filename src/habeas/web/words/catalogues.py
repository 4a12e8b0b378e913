"""The catalogues: read from text, compiled into a private folder when the desk starts, never kept compiled.

paths = compile_catalogues()      # for Django's LOCALE_PATHS, before the first page
"""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, escape, read_po

from habeas.errors import DataFileInvalid
from habeas.web.words.languages import TRANSLATED, Language

NAME = "django.po"  # the domain that Django looks for
Translation: TypeAlias = tuple[str, ...]  # one text, or one for each plural form of the language


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Message:
    """A text that must be said in every language; ``plural`` is its English for several."""

    context: str = ""
    text: str
    plural: str = ""

    def forms(self, language: Language) -> tuple[str, ...]:
        """Return the names of the forms that a translation of it has."""
        return language.plurals if self.plural else ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One catalogue: what is said now, and what was said once, kept in case it comes back."""

    said: Mapping[Message, Translation]
    once: Mapping[Message, Translation]


@cache
def compile_catalogues() -> tuple[Path, ...]:
    """Return the folder in which Django finds every language, compiled; it is removed when the desk ends."""
    folder = Path(tempfile.mkdtemp(prefix="habeas-words-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for language in TRANSLATED:
        place = folder / language.folder / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / NAME).with_suffix(".mo").write_bytes(_compile(language))
    return (folder,)


def read_book(language: Language) -> Book:
    """Return the catalogue of this language; an empty one where there is none yet.

    Raises:
        DataFileInvalid: it is not a catalogue.

    """
    catalog = _read(language)
    said = {_message(each.id, each.context): _texts(each.string) for each in catalog if each.id}
    once = {_message(each.id, each.context): _texts(each.string) for each in catalog.obsolete.values()}
    return Book(said=said, once=once)


def path_of(language: Language) -> Path:
    """Return where the text of its catalogue stands."""
    return Path(str(files("habeas"))) / "locale" / language.folder / "LC_MESSAGES" / NAME


def write_book(language: Language, book: Book) -> str:
    """Return the text of a catalogue: sorted, without dates, places or names, so that only words change it."""
    head = (
        f"Language: {language.locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: nplurals={len(language.plurals)}; plural=({language.plural_rule});",
    )
    lines = [f"# {language.english} words of the desk. Terms: ../../glossary.toml", 'msgid ""', 'msgstr ""']
    lines += [escape(f"{line}\n") for line in head]
    for message, texts in sorted(book.said.items()):
        lines += ["", *_print(message, texts, "")]
    for message, texts in sorted(book.once.items()):
        lines += ["", *_print(message, texts, "#~ ")]
    return "\n".join(lines) + "\n"


def _print(message: Message, texts: Translation, before: str) -> Iterable[str]:
    """Yield the lines of one message."""
    if "%(" in message.text + message.plural and not before:
        yield "#, python-format"
    if message.context:
        yield f"{before}msgctxt {escape(message.context)}"
    yield f"{before}msgid {escape(message.text)}"
    if message.plural:
        yield f"{before}msgid_plural {escape(message.plural)}"
    for number, text in enumerate(texts):
        yield f"{before}msgstr{f'[{number}]' if message.plural else ''} {escape(text)}"


def _read(language: Language) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language.locale)
    try:
        with path.open("rb") as stream:
            return read_po(stream, locale=language.locale, charset="utf-8", abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise DataFileInvalid(file=f"{language.folder}/{NAME}", why="it is not a catalogue of gettext") from error


def _compile(language: Language) -> bytes:
    """Return a catalogue as Django reads it."""
    catalog, compiled = _read(language), io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def _message(identity: str | tuple[str, ...] | list[str], context: str | None) -> Message:
    if isinstance(identity, str):
        return Message(context=context or "", text=identity)
    return Message(context=context or "", text=identity[0], plural=identity[1])


def _texts(string: str | tuple[str, ...] | list[str] | None) -> Translation:
    return (string or "",) if isinstance(string, str) or string is None else tuple(string)
