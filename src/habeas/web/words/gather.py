"""Every text of the desk, gathered from where it is written: templates, code, vocabularies, errors, reasons."""

from __future__ import annotations

import ast
import importlib
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.extract import extract
from jinja2 import TemplateSyntaxError

from habeas.errors import DataFileInvalid
from habeas.web.words.catalogues import Message
from habeas.web.words.vocabulary import VOCABULARIES

_PLAIN = (1,)
_KEYWORDS: Mapping[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": _PLAIN, "gettext": _PLAIN, "gettext_lazy": _PLAIN, "gettext_noop": _PLAIN, "_lazy": _PLAIN,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
_TEMPLATES = {"extensions": "jinja2.ext.i18n", "silent": "false", "newstyle_gettext": "true", "trim_blocks": "true",
              "lstrip_blocks": "true"}  # fmt: skip
_WEB = Path(__file__).parent.parent
_HOUSE = _WEB.parent


def gather(*, leniently: bool = False) -> tuple[Message, ...]:
    """Return every text that a page can say, each once, in order; leniently, without templates that cannot be read.

    Raises:
        DataFileInvalid: a template cannot be read.

    """
    found = [*_in_code(), *_in_templates(leniently=leniently), *_in_vocabularies(), *_in_rooms()]
    return tuple(sorted({(each.context, each.text): each for each in _plural_last(found) if each.text}.values()))


def _plural_last(found: Iterable[Message]) -> list[Message]:
    """Return them so that a text with a plural wins over the same one without."""
    return sorted(found, key=lambda each: bool(each.plural))


def _in_code() -> Iterator[Message]:
    for path in sorted(_WEB.rglob("*.py")):
        with path.open("rb") as stream:
            yield from _messages(extract("python", stream, keywords=_KEYWORDS, options={"encoding": "utf-8"}))


def _in_templates(*, leniently: bool) -> Iterator[Message]:
    for path in sorted(_WEB.glob("*/templates/**/*")):
        if path.is_file():
            try:
                source = io.BytesIO(path.read_bytes())
                yield from _messages(
                    extract("jinja2.ext:babel_extract", source, keywords=_KEYWORDS, options=_TEMPLATES)
                )
            except TemplateSyntaxError as error:
                if leniently:
                    continue
                why = f"line {error.lineno}: {error.message}"
                raise DataFileInvalid(file=path.relative_to(_WEB).as_posix(), why=why) from error


def _messages(found: Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]) -> Iterator[Message]:
    for _, texts, _, context in found:
        if isinstance(texts, str):
            yield Message(context=context or "", text=texts)
        else:
            yield Message(context=context or "", text=texts[0], plural=texts[1])


def _in_vocabularies() -> Iterator[Message]:
    for vocabulary, labels in VOCABULARIES.items():
        yield from (Message(context=vocabulary, text=text) for text in labels.values())


def _in_rooms() -> Iterator[Message]:
    """Yield what rooms without Django say: errors, and what they declare as ``TRANSLATABLE``."""
    for path in sorted(_HOUSE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield from _in_error(node)
            elif "TRANSLATABLE" in _assigned(node):
                module = ".".join(("habeas", *path.relative_to(_HOUSE).with_suffix("").parts))
                yield from (Message(text=text) for text in importlib.import_module(module).TRANSLATABLE)


def _in_error(node: ast.ClassDef) -> Iterator[Message]:
    """Yield what an error says; read and not imported, so that a room under repair is no hindrance."""
    for line in node.body:
        value = getattr(line, "value", None)
        if {"says", "remedy"} & _assigned(line) and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield Message(text=value.value)


def _assigned(node: ast.stmt) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}
