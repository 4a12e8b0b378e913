"""Keep the catalogues: bring them up to date, say what is missing, take translations in.

python -m habeas.web.words.extract                  update every catalogue; print what is missing
python -m habeas.web.words.extract --check          change nothing; end with 1 where one is stale or not complete
python -m habeas.web.words.extract --missing ru     print what Russian lacks, as JSON
python -m habeas.web.words.extract --fill ru FILE   take in {"key": "text" or ["form", …]}; refuse what is faulty
python -m habeas.web.words.extract --tidy           forget translations of texts that are gone
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from habeas.errors import HabeasError
from habeas.web.words.catalogues import Book, Message, Translation, path_of, read_book, write_book
from habeas.web.words.faults import find_faults
from habeas.web.words.gather import gather
from habeas.web.words.languages import BY_CODE, TRANSLATED, Language


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; 0 where all is well."""
    asked = _parser().parse_args(arguments)
    try:
        messages = gather(leniently=not asked.check)  # a page under repair is no hindrance to the others
    except HabeasError as error:
        return _tell(f"{error.message}") or 1
    if asked.check:
        return _check(messages)
    if asked.missing:
        return _print_missing(BY_CODE[asked.missing], messages)
    if asked.fill:
        return _fill(BY_CODE[asked.fill[0]], messages, Path(asked.fill[1]))
    for language in TRANSLATED:
        _write(language, renew(read_book(language), messages, language, forget=asked.tidy))
    return _report(messages)


def key_of(message: Message) -> str:
    """Return the short name by which a text is translated outside the catalogue."""
    return hashlib.sha256("\x04".join((message.context, message.text, message.plural)).encode()).hexdigest()[:6]


def renew(book: Book, messages: Iterable[Message], language: Language, *, forget: bool = False) -> Book:
    """Return the catalogue of these texts: translations kept, those of texts that are gone put aside or forgotten."""
    known = {**book.once, **{message: texts for message, texts in book.said.items() if any(texts)}}
    wanted = tuple(messages)
    said = {message: known.pop(message, ("",) * len(message.forms(language))) for message in wanted}
    return Book(said=said, once={} if forget else {message: texts for message, texts in known.items() if any(texts)})


def faults_in(book: Book, messages: Iterable[Message], language: Language) -> list[str]:
    """Return all that is missing or wrong in a catalogue, one line each."""
    faults = []
    for message in messages:
        texts = book.said.get(message)
        found = ["is not in the catalogue"] if texts is None else find_faults(message, texts, language)
        faults += [f"{language.code} {key_of(message)} “{message.text[:60]}” {fault}" for fault in found]
    return faults


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m habeas.web.words.extract", description=__doc__.splitlines()[0])
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="change nothing; end with 1 where one is not complete")
    choice.add_argument("--missing", choices=[each.code for each in TRANSLATED], help="print what a language lacks")
    choice.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"), help="take in translations from JSON")
    choice.add_argument("--tidy", action="store_true", help="forget translations of texts that are gone")
    return parser


def _write(language: Language, book: Book) -> None:
    """The catalogue stands in its place, whole or not at all."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(write_book(language, book), "utf-8")
    fresh.replace(path)


def _print_missing(language: Language, messages: Iterable[Message]) -> int:
    """Print each text that the language lacks, with the key under which a translation comes back."""
    book = read_book(language)
    lacking = [each for each in messages if not all(book.said.get(each) or book.once.get(each) or [""])]
    rows = [
        json.dumps(
            {"key": key_of(each), "text": each.text}
            | ({"plural": each.plural, "forms": language.plurals} if each.plural else {})
            | ({"context": each.context} if each.context else {}),
            ensure_ascii=False,
        )
        for each in lacking
    ]
    return _tell("[\n" + ",\n".join(rows) + "\n]")


def _fill(language: Language, messages: Iterable[Message], file: Path) -> int:
    """Take in translations; what is faulty or unknown is told and left out."""
    given: Mapping[str, str | list[str]] = json.loads(file.read_text("utf-8"))
    by_key = {key_of(message): message for message in messages}
    book = renew(read_book(language), by_key.values(), language)
    said, refused = dict(book.said), [f"{key}: no such text" for key in given if key not in by_key]
    for key, message in by_key.items():
        if key in given:
            texts = _as_texts(given[key])
            faults = list(find_faults(message, texts, language))
            refused += [f"{language.code} {key} “{message.text[:60]}” {fault}" for fault in faults]
            said[message] = said[message] if faults else texts
    _write(language, Book(said=said, once=book.once))
    _tell("\n".join([*refused, f"{language.code}: {len(given)} given, {len(refused)} faults"]))
    return 1 if refused else 0


def _as_texts(given: str | list[str]) -> Translation:
    return (given,) if isinstance(given, str) else tuple(given)


def _check(messages: Sequence[Message]) -> int:
    """Tell what is stale, missing or wrong in any language."""
    faults = []
    for language in TRANSLATED:
        book = read_book(language)
        faults += faults_in(book, messages, language)
        faults += [f"{language.code} “{each.text[:60]}” is no text any more" for each in book.said.keys() - {*messages}]
    _tell("\n".join([*faults, f"{len(messages)} texts, {len(TRANSLATED)} languages, {len(faults)} faults"]))
    return 1 if faults else 0


def _report(messages: Sequence[Message]) -> int:
    """Say how far each language is."""
    for language in TRANSLATED:
        said = read_book(language).said
        lacking = sum(not all(said[message]) for message in messages)
        _tell(f"{language.code:8} {len(messages) - lacking} of {len(messages)} texts, {lacking} missing")
    return 0


def _tell(text: str) -> int:
    sys.stdout.write(f"{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
