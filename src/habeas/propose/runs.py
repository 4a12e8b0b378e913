"""Runs of capitalised words, with the small words, stops and numbers that belong between them."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.propose.gazetteer import read_gazetteer
from habeas.propose.labels import OPENING, over_nickname
from habeas.propose.people import read_people
from habeas.propose.tokens import Token, touching
from habeas.propose.words import read_words

LONGEST_RUN = 40  # words
ONLY_COMMON_AFTER = frozenset({"and", "to", "on", "against", "in", "y", "e", "und"})


def run_at(text: str, row: Sequence[Token], at: int) -> list[int]:
    """Return the tokens of the run of names that begins here, by their numbers."""
    run = [at]
    headed = _is_head(row[at])
    while len(run) < LONGEST_RUN:
        step = _next(text, row, run[-1], headed=headed)
        if not step:
            break
        run += step
        headed = headed or any(_is_head(row[n]) for n in step)
    return run


def _is_head(token: Token) -> bool:
    return token.text in read_gazetteer().heads or token.text in read_gazetteer().sites


def _next(text: str, row: Sequence[Token], last: int, *, headed: bool) -> list[int]:
    """Return the tokens by which a run goes on, none where it ends."""
    at = last + 1
    if at >= len(row):
        return []
    here, then = row[last], row[at]
    if then.text == "." and then.start == here.end:
        return [at + 1] if _stop_is_short(here) and _goes_on(text, row, at) else []
    if then.text in "'’" and then.start == here.end and here.lower.endswith("s") and at + 1 < len(row):
        behind = row[at + 1]  # "Miners' Union"
        return [at + 1] if behind.start == then.end + 1 and _is_head(behind) else []
    if then.text in OPENING and not headed:
        return over_nickname(text, row, at)
    if here.owns:
        gap = text[here.end + 2 : then.start]
        return [at] if then.capital and gap.isspace() and read_people().is_common(here.lower) else []
    if not touching(text, here, then):
        return []
    if then.capital:
        return [at]
    if then.lower in read_people().particles and not read_people().is_common(here.lower):
        return _over_particles(text, row, at)
    if (
        headed
        and then.text[0].isdigit()
        and (here.text in read_gazetteer().sites or here.text in ("No", "Nr", "Number"))
    ):
        return [at]
    return _joined(text, row, at) if headed and then.lower in read_gazetteer().joins else []


def _stop_is_short(here: Token) -> bool:
    """Whether a stop behind this word marks an initial or a title."""
    lower = here.lower
    return (
        len(here.text) == 1
        or lower == "no"
        or (len(lower) <= 5 and (lower in read_people().honorifics or lower in read_people().offices))
    )


def _goes_on(text: str, row: Sequence[Token], stop: int) -> bool:
    if stop + 1 >= len(row) or not touching(text, row[stop], row[stop + 1]):
        return False
    return row[stop + 1].capital or (row[stop - 1].lower == "no" and row[stop + 1].text[0].isdigit())


def _over_particles(text: str, row: Sequence[Token], at: int) -> list[int]:
    """Return up to three small name words and the capital behind them: "de la Peña", "bin Salman"."""
    step = [at]
    for n in range(at + 1, min(at + 4, len(row))):
        if not touching(text, row[n - 1], row[n]):
            return []
        step.append(n)
        if row[n].capital:
            return step
        if row[n].lower not in read_people().particles:
            return []
    return []


def _joined(text: str, row: Sequence[Token], at: int) -> list[int]:
    """Return "of the" and what it joins to the name of a body: "Ministry of Justice"."""
    step = [at]
    for n in range(at + 1, min(at + 3, len(row))):
        if not touching(text, row[n - 1], row[n]):
            return []
        step.append(n)
        if row[n].capital:
            if row[n].lower in read_words().times:
                return []  # "in Port Elmin on Monday"
            wanted = read_people().is_common(row[n].lower) or _is_head(row[n]) or row[at].lower not in ONLY_COMMON_AFTER
            return step if wanted else []
        if row[n].lower not in ("the", "la", "los", "las", "el"):
            return []
    return []
