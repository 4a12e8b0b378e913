"""The questions that a case leaves open, weightiest first, each with what an answer would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from habeas.assess.deciding import Deciding
from habeas.assess.matter import Matter
from habeas.assess.uncertain import ask_time
from habeas.assess.wanting import ask_form, ask_law, ask_sources
from habeas.assess.weights import Weights, load_weights
from habeas.law import Law
from habeas.model import (
    Asked,
    Assessment,
    CaseFile,
    Effect,
    OpenQuestion,
    Origin,
    Stake,
    Unanswered,
)  # fmt: skip

SUNK = (Unanswered.REFUSED, Unanswered.NOT_APPLICABLE)  # in this order at the end: shown, and not asked again
ORIGINS = tuple(Origin)
T = TypeVar("T")


def find_questions(
    case: CaseFile, assessment: Assessment, law: Law, asked: Sequence[Asked] = ()
) -> tuple[OpenQuestion, ...]:
    """Return the open questions, weightiest first; what people refused, or what does not apply, comes last.

    ``asked`` are all words on questions of this case, oldest first, under whatever id it had.
    """
    matters = (
        *ask_form(case, assessment), *ask_law(case, assessment, law), *ask_time(case, law),
        *ask_sources(case, assessment),
    )  # fmt: skip
    deciding = Deciding(case, assessment, law)
    places = _places(law)
    latest = {word.question: word for word in asked}
    ages = {word.question: age for age, word in enumerate(asked)}
    found = [_put(together, deciding, latest, ages) for together in _together(matters)]
    return tuple(sorted(found, key=lambda each: (*_rank(each), places.get(each.key, len(places)), each.key)))


def _rank(question: OpenQuestion) -> tuple[int, int]:
    """Order by weight; what is not known weighs less, what was refused or does not apply nothing."""
    return SUNK.index(question.state) + 1 if question.state in SUNK else 0, -question.score


def _places(law: Law) -> Mapping[str, int]:
    """Return the place of each key in the form and then in the law, so that equals come in that order."""
    keys = [line.key for section in law.sections for line in section.line] + [item.id for item in law.items]
    return {key: place for place, key in enumerate(keys)}


def _together(matters: Iterable[Matter]) -> Iterator[tuple[Matter, ...]]:
    """Yield the matters that share a token, directly or through others, each group once."""
    leads: dict[str, str] = {}  # from a token to one that stands for its group

    def lead(token: str) -> str:
        while leads.setdefault(token, token) != token:
            leads[token] = token = leads[leads[token]]
        return token

    every = tuple(matters)
    for matter in every:
        first, *others = sorted(matter.tokens)
        for other in others:
            leads[lead(other)] = lead(first)
    groups: dict[str, list[Matter]] = {}
    for matter in every:
        groups.setdefault(lead(min(matter.tokens)), []).append(matter)
    for members in groups.values():
        yield tuple(sorted(members, key=lambda each: (ORIGINS.index(each.origin), each.key)))


def _put(
    matters: Sequence[Matter], deciding: Deciding, latest: Mapping[str, Asked], ages: Mapping[str, int]
) -> OpenQuestion:
    """Return what several reasons ask as one question."""
    weights = load_weights()
    keys = _keys(matters, weights)
    elements = _each(matter.elements for matter in matters)
    proposed = _each(matter.proposed for matter in matters)
    effects = [*deciding.effects(elements), *_each(matter.effects for matter in matters)]
    if proposed:
        effects.append(Effect(stake=Stake.CLAIMS, of=keys[0], points=weights.of[Stake.CLAIMS].points))
    word = latest[max((key for key in keys if key in latest), key=ages.__getitem__)] if ages.keys() & keys else None
    state = word.state if word else Unanswered.NOT_ASKED
    score = _score(effects, weights)
    return OpenQuestion(
        key=keys[0],
        aliases=tuple(keys[1:]),
        origins=tuple(sorted({matter.origin for matter in matters}, key=ORIGINS.index)),
        asks=_each(matter.asks for matter in matters),
        lines=_each(matter.lines for matter in matters),
        elements=elements,
        facts=_each(matter.facts for matter in matters),
        end=next((matter.end for matter in matters if matter.end), None),
        said=_each(matter.said for matter in matters),
        proposed=proposed,
        effects=tuple(sorted(effects, key=lambda each: (-weights.of[each.stake].points, each.of))),
        score=score // weights.not_known_divides_by if state is Unanswered.NOT_KNOWN else score,
        state=state,
        asked=word if state is not Unanswered.NOT_ASKED else None,
    )


def _keys(matters: Sequence[Matter], weights: Weights) -> list[str]:
    """Return the key of the question and all its aliases: first what is open, in the order of the file or the form."""
    same = dict.fromkeys(weights.group[matter.key] for matter in matters if matter.key in weights.group)
    listed = [key for group in same for key in group.keys]
    mine = [matter.key for matter in matters]
    first = [key for key in listed if key in mine]
    return list(dict.fromkeys([*first, *mine, *listed, *(alias for each in matters for alias in each.aliases)]))


def _each(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Return what all parts hold, each once."""
    return tuple(dict.fromkeys(each for part in parts for each in part))


def _score(effects: Iterable[Effect], weights: Weights) -> int:
    """Return the sum of what is at stake, each sort of thing at most so often as the weights say."""
    by_stake: dict[Stake, int] = {}
    for effect in effects:
        by_stake[effect.stake] = by_stake.get(effect.stake, 0) + effect.points
    return sum(min(points, weights.of[stake].points * weights.of[stake].most) for stake, points in by_stake.items())
