"""The words of law data that the pages of filings put through gettext, for the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.law import form_keys, load_form, load_mechanisms


def law_texts() -> Iterator[str]:
    """Yield the names of forms and mechanisms, what mechanisms ask for, and what to weigh before them."""
    yield from (load_form(key).name for key in form_keys())
    for mechanism in load_mechanisms().values():
        yield mechanism.name
        yield from filter(None, [mechanism.declaration])
        yield from (need.says for need in mechanism.need)
        yield from (window.says for window in mechanism.window)
        yield from (bar.says for bar in mechanism.bar)


TRANSLATABLE = tuple(dict.fromkeys(law_texts()))
