"""A profile as it is compared: words folded, ages counted back to years of birth, days picked out. Computed once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from habeas.model import Attribute, ClaimId, Kind, When
from habeas.model.folding import fold_words
from habeas.resolve.lists import words_of
from habeas.resolve.names import Form, Parts, take_apart
from habeas.resolve.profile import Happening, Profile, Stated

MOST_NAMES = 8  # of one identity that are compared, the fullest first
_NUMBER = re.compile(r"\d{1,3}")
_MALE, _FEMALE = words_of("male"), words_of("female")
_SETS = (
    Attribute.NATIONALITY, Attribute.ETHNICITY, Attribute.RELIGION, Attribute.PROFESSION, Attribute.RESIDENCE,
    Attribute.ORGANISATION, Attribute.RELATIVES, Attribute.LAWYER, Attribute.PLACE_OF_DETENTION,
    Attribute.IDENTITY_DOCUMENT,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Born:
    """The years in which the person can have been born, and the day where a source gives it."""

    first: int
    last: int
    day: tuple[int, int, int] | None
    told_as_age: bool
    shown: str = field(repr=False)
    claim: ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What can be compared of a profile."""

    profile: Profile
    names: tuple[str, ...] = field(repr=False)
    parts: tuple[Parts, ...] = field(repr=False)
    form: Form
    sexes: tuple[tuple[str, Stated], ...]
    born: tuple[Born, ...]
    sets: dict[Attribute, dict[str, Stated]] = field(repr=False)  # by the folded value
    days: dict[tuple[Kind, str], Happening] = field(repr=False)  # by kind and EDTF of a single day
    months: dict[tuple[Kind, str], Happening] = field(repr=False)
    places: dict[str, Happening] = field(repr=False)
    richness: int


def know(profile: Profile) -> Known:
    """Return the profile as it is compared."""
    names = tuple(sorted(dict.fromkeys(profile.names), key=lambda name: (-len(name.split()), -len(name), name)))
    parts = tuple(take_apart(name) for name in names[:MOST_NAMES])
    forms = {part.form for part in parts} - {Form.EITHER}
    sets: dict[Attribute, dict[str, Stated]] = defaultdict(dict)
    for stated in profile.stated:
        if stated.attribute in _SETS and (folded := _folded(stated.value)):
            sets[stated.attribute].setdefault(folded, stated)
    days, months, places = _happened(profile.happenings)
    return Known(
        profile=profile, names=names[:MOST_NAMES], parts=parts,
        form=forms.pop() if len(forms) == 1 else Form.EITHER,
        sexes=tuple(_sexes(profile.stated)), born=tuple(_births(profile.stated)), sets=dict(sets),
        days=days, months=months, places=places, richness=len(profile.stated) + len(profile.happenings),
    )  # fmt: skip


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    return " ".join(fold_words(text))


def _sexes(stated: tuple[Stated, ...]) -> Iterator[tuple[str, Stated]]:
    for each in stated:
        if each.attribute is Attribute.SEX:
            words = set(each.value.casefold().replace(".", " ").split())
            if words & _MALE and not words & _FEMALE:
                yield "male", each
            elif words & _FEMALE and not words & _MALE:
                yield "female", each


def _births(stated: tuple[Stated, ...]) -> Iterator[Born]:
    for each in stated:
        if each.attribute is Attribute.BIRTH and each.when and each.when.earliest and each.when.latest:
            yield _born(each, each.when)
        elif each.attribute is Attribute.AGE and each.when and each.when.earliest and each.when.latest:
            age = _NUMBER.search(each.value)
            if age:
                years = int(age[0])
                yield Born(
                    first=each.when.earliest.year - years - 1, last=each.when.latest.year - years, day=None,
                    told_as_age=True, shown=f"{each.value} ({each.when.edtf})", claim=each.claim,
                )  # fmt: skip


def _born(stated: Stated, when: When) -> Born:
    first, last = when.earliest, when.latest
    day = (first.year, first.month, first.day) if first and last and when.is_single_day else None
    slack = 1 if when.is_approximate else 0
    return Born(
        first=(first.year if first else 0) - slack, last=(last.year if last else 9999) + slack,
        day=day, told_as_age=False, shown=when.edtf, claim=stated.claim,
    )  # fmt: skip


def _happened(
    happenings: tuple[Happening, ...],
) -> tuple[dict[tuple[Kind, str], Happening], dict[tuple[Kind, str], Happening], dict[str, Happening]]:
    days: dict[tuple[Kind, str], Happening] = {}
    months: dict[tuple[Kind, str], Happening] = {}
    places: dict[str, Happening] = {}
    for each in happenings:
        for place in each.places:
            places.setdefault(_folded(place), each)
        if (
            each.when is None
            or each.when.earliest is None
            or each.when.is_approximate
            or each.kind is Kind.MASS_DETENTION
        ):
            continue
        first = each.when.earliest
        if each.when.is_single_day:
            days.setdefault((each.kind, f"{first.year:04}-{first.month:02}-{first.day:02}"), each)
        if each.when.is_single_day or each.when.precision == "month":
            months.setdefault((each.kind, f"{first.year:04}-{first.month:02}"), each)
    return days, months, places
