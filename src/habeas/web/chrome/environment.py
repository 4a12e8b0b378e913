"""The templates' surroundings: autoescape, strict names, our words, and nothing that runs in the browser inline."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from habeas import __version__
from habeas.web.chrome.letters import plainly
from habeas.web.chrome.marking import say_kept
from habeas.web.chrome.navigation import places
from habeas.web.chrome.notices import take_notices
from habeas.web.words import dates
from habeas.web.words.labels import label
from habeas.web.words.languages import LANGUAGES


def environment(**options: Any) -> Environment:  # noqa: ANN401 - what Django hands on
    """Return the environment of all templates."""
    made = Environment(
        loader=options["loader"], auto_reload=options.get("auto_reload", False), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
        finalize=plainly,
    )  # fmt: skip
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext, ngettext=translation.ngettext, pgettext=translation.pgettext,
        npgettext=translation.npgettext, newstyle=True,
    )  # fmt: skip
    made.globals.update(
        url=url, static=static, languages=LANGUAGES, version=__version__, places=places, notices=take_notices,
        language=translation.get_language, is_rtl=translation.get_language_bidi, say_when=dates.say_when,
        say_span=dates.say_span, say_moment=dates.say_moment, say_day=_say_day, say_number=dates.say_number,
        say_kept=say_kept,
    )  # fmt: skip
    made.filters["label"] = label
    return made


def _say_day(iso: str) -> str:
    """Say a day that is written as ISO 8601."""
    return dates.say_day(date.fromisoformat(iso))


def url(name: str, *args: object, **words: object) -> str:
    """Return the address of a page by its name."""
    return str(reverse(name, args=args, kwargs=words))
