"""What every error says and what to do about it, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language_bidi, gettext

from habeas.errors import HabeasError, every_error

FSI, PDI = "\u2068", "\u2069"  # what stands between them has its own direction


def say_error(error: HabeasError) -> str:
    """Say what happened, in one sentence."""
    return _fill(error.says, error)


def say_remedy(error: HabeasError) -> str:
    """Say what to do about it, in one sentence."""
    return _fill(error.remedy, error)


def say_code(code: str) -> tuple[str, str]:
    """Say what an error of this code says and what to do, where only its code was kept; the code where it is unknown.

    What the sentence would name (a number, an id) was not kept, and stands as an ellipsis.
    """
    known = _by_code().get(code)
    if known is None:
        return code, ""
    return gettext(known.says) % _Unkept(), gettext(known.remedy) % _Unkept()


def _fill(text: str, error: HabeasError) -> str:
    said = str(gettext(text))
    return said % _isolated(error.details) if error.details else said


def _isolated(details: Mapping[str, object]) -> Mapping[str, object]:
    """Return the details so that a name from left to right does not turn a sentence from right to left around."""
    if not get_language_bidi():
        return details
    return {name: f"{FSI}{value}{PDI}" if isinstance(value, str) else value for name, value in details.items()}


def _by_code() -> dict[str, type[HabeasError]]:
    return {HabeasError.code: HabeasError, **{kind.code: kind for kind in every_error()}}


class _Unkept(dict[str, str]):
    """Details that nobody kept."""

    def __missing__(self, name: str) -> str:
        return "…"
