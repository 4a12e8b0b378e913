"""What speaks for and against two profiles being one person, clue by clue."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.model import Answer, Attribute, Kind
from habeas.resolve.evidence import Evidence, clue
from habeas.resolve.known import Born, Known
from habeas.resolve.matching import RANK, Agreement, Fathers, Match, match
from habeas.resolve.names import Form
from habeas.resolve.profile import Happening, Stated

COMMON = 6  # so many identities of similar names, and the name says little
_OF_SETS = (
    (Attribute.IDENTITY_DOCUMENT, "paper"), (Attribute.PROFESSION, "profession"), (Attribute.RESIDENCE, "residence"),
    (Attribute.ORGANISATION, "organisation"), (Attribute.RELATIVES, "relatives"), (Attribute.LAWYER, "lawyer"),
    (Attribute.PLACE_OF_DETENTION, "prison"), (Attribute.NATIONALITY, "nationality"),
    (Attribute.ETHNICITY, "ethnicity"), (Attribute.RELIGION, "religion"),
)  # fmt: skip
_TELLS_WHEN_DIFFERENT = frozenset(("paper", "profession", "residence", "nationality", "ethnicity", "religion"))
_DEATHS = (Kind.DEATH_IN_CUSTODY, Kind.EXECUTION)
_OF_THE_LIVING = (
    Kind.ARREST, Kind.DETENTION, Kind.ABDUCTION, Kind.TRIAL, Kind.HEARING, Kind.SENTENCE, Kind.RELEASE,
    Kind.INTERROGATION, Kind.TRANSFER,
)  # fmt: skip


def best_match(left: Known, right: Known) -> tuple[Match, str, str]:
    """Return how far the names agree, and the two that agree best."""
    found = [(match(a, b), a, b) for a in left.names for b in right.names]
    return max(found, key=lambda each: (RANK[each[0].agreement], each[0].nearness, each[1], each[2]))


def gather(left: Known, right: Known, *, namesakes: int = 0) -> tuple[Evidence, ...]:
    """Return every clue on this pair: names first, then what identifies, then the rest."""
    return (
        *_of_names(left, right, namesakes),
        *_of_documents(left, right),
        *_of_sex(left, right),
        *_of_birth(left, right),
        *_of_happenings(left, right),
        *_of_sets(left, right),
    )


def _of_names(left: Known, right: Known, namesakes: int) -> Iterator[Evidence]:
    found, one, other = best_match(left, right)
    yield clue(_code_of(found), one, other)
    if namesakes > COMMON:
        yield clue("name-common", str(namesakes), str(namesakes))
    fathers = {match(a, b).fathers for a in left.names for b in right.names}
    if Fathers.AGREE in fathers:
        yield clue("father-same", one, other)
    elif Fathers.DIFFER in fathers:
        yield clue("father-differs", one, other)
    if Form.EITHER not in (left.form, right.form) and left.form is not right.form:
        yield clue("form-differs", one, other)


def _code_of(found: Match) -> str:
    if found.agreement is Agreement.FULL:
        return "name-spelling" if found.same_script else "name-script"
    if found.agreement is Agreement.WORD and not found.same_script:
        return "name-word"
    return f"name-{found.agreement}"


def _of_documents(left: Known, right: Known) -> Iterator[Evidence]:
    shared = sorted(left.profile.documents & right.profile.documents)
    if shared:
        yield clue("one-document", shared[0], shared[0])


def _of_sex(left: Known, right: Known) -> Iterator[Evidence]:
    mine, theirs = dict(left.sexes), dict(right.sexes)
    if len(mine) != 1 or len(theirs) != 1:
        return
    code = "sex-same" if set(mine) == set(theirs) else "sex-differs"
    yield _stated(code, next(iter(mine.values())), next(iter(theirs.values())))


def _of_birth(left: Known, right: Known) -> Iterator[Evidence]:
    """Compare the two births that agree best: one wrong source must not hide that the others agree."""
    compared = [(_rank_of_births(a, b), a, b) for a in left.born for b in right.born]
    if not compared:
        return
    (_, code), one, other = min(compared, key=lambda each: (each[0], each[1].claim, each[2].claim))
    yield clue(code, one.shown, other.shown, claims=((one.claim,), (other.claim,)))


def _rank_of_births(one: Born, other: Born) -> tuple[int, str]:
    if one.day and other.day and one.day == other.day:
        return 0, "born-same-day"
    if one.day and other.day and one.day[0] == other.day[0]:
        return 3, "born-other-day"
    if one.first <= other.last and other.first <= one.last:
        return (2, "born-fits") if one.told_as_age or other.told_as_age else (1, "born-same-year")
    apart = max(one.first, other.first) - min(one.last, other.last)
    return (4, "born-near") if apart <= 1 else (5, "born-differs")


def _of_happenings(left: Known, right: Known) -> Iterator[Evidence]:
    days = sorted(left.days.keys() & right.days.keys())
    months = sorted(left.months.keys() & right.months.keys())
    places = sorted(left.places.keys() & right.places.keys())
    for key in days:
        one, other = left.days[key], right.days[key]
        here = {place.casefold() for place in one.places} & {place.casefold() for place in other.places}
        yield _happened("day-and-place-same" if here else "day-same", one, other)
        break
    if not days and months:
        yield _happened("month-same", left.months[months[0]], right.months[months[0]])
    if places:
        yield _happened("place-same", left.places[places[0]], right.places[places[0]])
    yield from _of_deaths(left, right)


def _of_deaths(left: Known, right: Known) -> Iterator[Evidence]:
    for dead, other, turned in ((left, right, False), (right, left, True)):
        for death in (each for each in dead.profile.happenings if each.kind in _DEATHS and each.when):
            later = next((each for each in other.profile.happenings if _lived_after(each, death)), None)
            if later:
                yield _happened("dead-before", *((later, death) if turned else (death, later)))
                return


def _lived_after(event: Happening, death: Happening) -> bool:
    if event.kind not in _OF_THE_LIVING or event.when is None or death.when is None:
        return False
    return event.when.after(death.when) is Answer.YES


def _of_sets(left: Known, right: Known) -> Iterator[Evidence]:
    for attribute, name in _OF_SETS:
        mine, theirs = left.sets.get(attribute, {}), right.sets.get(attribute, {})
        shared = sorted(mine.keys() & theirs.keys())
        if shared:
            yield _stated(f"{name}-same", mine[shared[0]], theirs[shared[0]])
        elif mine and theirs and name in _TELLS_WHEN_DIFFERENT:
            yield _stated(f"{name}-differs", mine[min(mine)], theirs[min(theirs)])


def _stated(code: str, one: Stated, other: Stated) -> Evidence:
    return clue(code, one.value, other.value, claims=((one.claim,), (other.claim,)))


def _happened(code: str, one: Happening, other: Happening) -> Evidence:
    return clue(code, _tell(one), _tell(other), claims=((one.claim,), (other.claim,)))


def _tell(event: Happening) -> str:
    """When and where, as it was read; what happened stands in the claim."""
    return " · ".join([event.when.edtf, *event.places] if event.when else event.places)
