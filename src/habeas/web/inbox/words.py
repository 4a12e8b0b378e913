"""Words that the pages of this area need beside those of every page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from habeas.web.chrome.rights import At
from habeas.web.words.errors import say_code
from habeas.web.words.labels import label_of


def show(request: At, template: str, told: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """Return a page of this area."""
    return render(request, template, {**WORDS, **told}, status=status)


def say_fault(code: str, says: str, remedy: str) -> tuple[str, str]:
    """Say what was wrong with a file and what to do; in English with the details that the record has."""
    known = say_code(code)
    return (says, remedy) if (get_language() or "en").startswith("en") or known[0] == code else known


def language_name(code: str) -> str:
    """Return what the language of a document is called."""
    return gettext("language not known") if code == "und" else label_of("language", code.partition("-")[0])


def media_name(media_type: str) -> str:
    """Return what a kind of file is called."""
    return label_of("media type", media_type)


WORDS: Mapping[str, Any] = MappingProxyType(
    {"language_name": language_name, "media_name": media_name, "say_fault": say_fault, "say_remark": gettext}
)
