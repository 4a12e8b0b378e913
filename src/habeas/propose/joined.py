"""Persons who are told of together: "A, 34, from one village, and B, a teacher", "20 people, among them A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.model import Amount, Mention, Sort
from habeas.propose.cast import Cast
from habeas.propose.parts import Entity, Roles, Trigger
from habeas.propose.people import read_people
from habeas.propose.tree import Tree
from habeas.propose.who import NOUNS, SUBJECTS

AND = re.compile(r"\b(?:and|as well as|along with|together with)\b|&")
NOT_LAST = r"(?!(?:of|for|to|by|with|from|at|against|who|whom|whose|said|says|that)\s)"
_SEPARATOR = (
    r"\s*(?:[,;]|,?\s(?:and|&|as well as|along with|together with))\s"
    rf"(?:{NOT_LAST}[a-z][\w’'-]{{0,20}}\s){{0,3}}(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s)?"
)
# What may stand between a name of a list and the comma or "and" behind it: an age, a village, a calling.
_ASIDE = (
    r"(?:\s?\((?:aged?\s)?[^()\n]{1,60}\)"
    r"|,\s(?:aged?\s)?\d{1,3}(?:\s?years?(?:\sold|-old)?)?"
    r"|,?\s(?:from|of)\s(?:the\s)?(?:[a-z]{3,12}\sof\s)?[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20})?"
    r"|,\s(?:a|an|the|his|her)\s(?:[\w’'-]{1,20}\s){0,4}[\w’'-]{1,20})"
)
JOINS = re.compile(rf"(?:{_SEPARATOR})")
LISTED = re.compile(rf"{_ASIDE}{{0,3}}{_SEPARATOR}")
LONGEST_GAP = 160  # code points from one name of a list to the next
AMONG = re.compile(
    r"\s?[,(–—-]?\s?(?:among (?:them|whom)|including|namely|notably|such as|identified as|named as)"
    r"(?:\s(?:are|were|was|is))?:?\s(?:the\s)?(?:[a-z][\w’'-]*\s){0,4}"
    r"|\s?[(:–—]\s?(?:the\s)?"
)
INCLUDING = re.compile(
    r"[,;(–—-]?\s?(?:including|among them|among whom|namely)\s(?:were\s|was\s|are\s)?", re.IGNORECASE
)
ITEM = re.compile(r"\s?[,;]\s?(?:and\s)?|\sand\s")
TIE = re.compile(r"(?:wife|husband|son|daughter|brother|sister|mother|father|lawyer|member|leader|head)s? (?:of|for) ")
FARTHEST = 2_500  # code points to either side in which a list of names can stand
LONGEST_LIST = 1_500  # code points
RESPECTIVELY = re.compile(r"\brespectively\b")
NEARBY = 200  # code points from a group to the list of its members


def joined(found: tuple[Mention, ...], trigger: Trigger, tree: Tree | None, cast: Cast) -> tuple[Mention, ...]:
    """Return these mentions with the persons whom "A, B and C" joins to them, where the parser read one name only."""
    clause = trigger.clause
    start, end = max(clause.start, trigger.start - FARTHEST), min(clause.end, trigger.end + FARTHEST)
    people = [
        (mention, entity) for mention, entity in cast.between(start, end)
        if entity.sort is Sort.PERSON and mention.text[:1].isupper()
    ]  # fmt: skip
    result = {mention.name: mention for mention in found}
    for chain in _chains(people, tree, cast.text):
        begins = any(mention.start == one.start for mention in found for one in chain)
        told = any(
            AMONG.fullmatch(cast.text[one.end : chain[0].start]) for one in found if one.end <= chain[0].start
        )  # fmt: skip
        if told or (begins and _has_and(chain, cast.text)):
            result.update((mention.name, mention) for mention in chain if mention.name not in result)
    result.update(_included(found, people, cast, clause.end))
    return tuple(sorted(result.values(), key=lambda mention: mention.start)) if len(result) > len(found) else found


def _chains(people: Sequence[tuple[Mention, Entity]], tree: Tree | None, text: str) -> list[list[Mention]]:
    """Return the lists that names make, one for each stretch of names that are only joined to each other."""
    chains: list[list[Mention]] = []
    asides = read_people().nouns["aside"] | {"official"}
    for mention, entity in people:
        gap = text[chains[-1][-1].end : mention.start] if chains else ""
        listed = len(gap) <= LONGEST_GAP and LISTED.fullmatch(gap) and not (asides & set(entity.roles))
        if chains and (JOINS.fullmatch(gap) or listed) and _may_join(mention, tree):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _included(
    found: Sequence[Mention], people: Sequence[tuple[Mention, Entity]], cast: Cast, stop: int
) -> dict[str, Mention]:
    """Return those whom "…, including A, wife of B, the director C and D" names: the first of each item."""
    last = max((mention.end for mention in found if not _is_person(mention, cast)), default=stop)
    opening = INCLUDING.search(cast.text, last, min(stop, last + NEARBY))
    if opening is None or ";" in cast.text[last : opening.start()]:
        return {}
    picked: dict[str, Mention] = {}
    at, stop = opening.end(), min(stop, opening.end() + LONGEST_LIST)
    while at < stop:
        item = ITEM.search(cast.text, at, stop)
        end, after = item.span() if item is not None else (stop, stop)
        inside = [mention for mention, _ in people if at <= mention.start < end]
        if not TIE.search(cast.text, at, end):
            picked.update((mention.name, mention) for mention in inside[:1])
        at = after
    return picked


def with_amounts(
    told: Sequence[Roles], amounts: tuple[Amount, ...], trigger: Trigger, cast: Cast
) -> Iterator[tuple[Roles, tuple[Amount, ...]]]:
    """Yield for each person the amounts that are said of them: "four and five years, respectively".

    How many were held is said of the crowd and of nobody who is named beside it.
    """
    timed = [amount for amount in amounts if amount.unit != "person"]
    each = len(timed) == len(told) > 1 and RESPECTIVELY.search(cast.text, trigger.start, trigger.clause.end) is not None
    for number, roles in enumerate(told):
        subject = roles.subject
        is_named = subject is not None and (_is_person(subject, cast) or subject.name[:1].isupper())
        own = [timed[number]] if each else timed
        inside = [a for a in amounts if a.unit == "person" and subject is not None and _holds(subject, a)]
        counts = [
            amount for amount in amounts
            if amount.unit == "person" and (amount in inside if inside or is_named else True)
        ]  # fmt: skip
        yield roles, tuple(amount for amount in amounts if amount in own or amount in counts)


def _holds(mention: Mention, amount: Amount) -> bool:
    return mention.start < amount.end <= mention.end


def _is_person(mention: Mention, cast: Cast) -> bool:
    entity = cast.entity_of(mention)
    return entity is not None and entity.sort is Sort.PERSON


def _has_and(chain: Sequence[Mention], text: str) -> bool:
    return any(AND.search(text[left.end : right.start]) for left, right in pairwise(chain))


def _may_join(mention: Mention, tree: Tree | None) -> bool:
    """Whether a name behind a comma or "and" is not the subject of another verb."""
    top = tree.top(mention.start, mention.end) if tree is not None else None
    if tree is None or top is None or top.dep not in SUBJECTS:
        return True
    return any(
        word.end <= mention.start and word.pos in NOUNS for word in tree.children(top, "nmod", "compound", "conj")
    )
