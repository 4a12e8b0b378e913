"""Who is who around a trigger: the person concerned, those who acted, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.model import Kind, Mention, Sort
from habeas.propose.around import find_actors, find_places
from habeas.propose.carriers import BESIDE, SUBJECTS, Reader
from habeas.propose.cast import Cast
from habeas.propose.implied import body_of, find_implied, of_row, spoken_of
from habeas.propose.joined import joined
from habeas.propose.parts import Entity, Roles, Trigger
from habeas.propose.pointed import LAWYERS, POINTED_BACK, find_clients, find_meant, pointed_back
from habeas.propose.tree import Tree, Word
from habeas.propose.words import read_words

NOBODY = frozenset({Kind.COUNTER_CLAIM, Kind.STATEMENT_OF_POSITION})
BODIES_TOO = frozenset({
    Kind.FINE, Kind.CHARGE, Kind.PROSECUTION, Kind.HARASSMENT, Kind.SURVEILLANCE, Kind.INVESTIGATION, Kind.SEARCH,
    Kind.SEIZURE, Kind.THREAT, Kind.COERCION,
})  # fmt: skip
OF_THINGS = frozenset({
    Kind.SEARCH, Kind.SEIZURE, Kind.FINE, Kind.FORCED_INDOCTRINATION, Kind.COERCED_CONFESSION,
    Kind.DENIAL_OF_MEDICAL_CARE, Kind.INVESTIGATION, Kind.RELEASE, Kind.SURVEILLANCE,
})  # fmt: skip
OWN_HAND = ("sign", "wrote", "writ", "confess", "admit")
DONE_BY_THEM = frozenset({Kind.FORCED_LABOUR, Kind.FORCED_INDOCTRINATION, Kind.COERCED_CONFESSION, Kind.PLEA_DEAL})
BY_LAWYERS = frozenset({Kind.APPEAL, Kind.HABEAS_CORPUS, Kind.RETRIAL, Kind.APPEAL_REJECTED})
NO_ONE = re.compile(r"(?:no[ -]?one|nobody|none|neither|nothing|not(?=\s(?:the|an?)\s))\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"(?:,\s\d{1,3},|\s\(\d{1,3}\))?\s(?:(?:has|have|had|also|already|since|then|later|again|repeatedly)\s){0,3}"
    r"(?:was|were|been|is|are|being)\s(?:(?:also|then|later|again|being|first|briefly|\w{3,15}ly)\s){0,2}"
)
HEALERS = ("doctor", "doctors", "nurse", "nurses", "physician", "surgeon", "ologist", "dentist", "iatrist", "medic")
PARTICIPLE = re.compile(r"[^\W\d_]+(?:ed|en|ught|eld)\b")
BY = re.compile(r"\s*by(?: the)?\s*", re.IGNORECASE)
NEARBY = 200  # code points within which a rule without a parse looks for a person


@dataclass(frozen=True, slots=True)
class Found:
    """Participants before they are shared out: one ``Roles`` for each of the subjects."""

    subjects: tuple[Mention, ...]
    agents: tuple[Mention, ...]
    places: tuple[Mention, ...]


def find_roles(trigger: Trigger, tree: Tree | None, cast: Cast) -> tuple[Roles, ...]:
    """Return one set of roles for each person concerned; one without a subject where none is found."""
    found = _by_tree(trigger, tree, cast) if tree is not None else None
    if found is None:
        found = _by_rule(trigger, cast)
    told = of_row(trigger, cast) or found.subjects
    if trigger.kind is Kind.FINDING:
        told, body = spoken_of(trigger, cast), body_of(trigger, tree, cast)
        found = Found(told, (body,) if body is not None else found.agents, found.places)
    if not told and trigger.kind not in NOBODY:
        implied = find_implied(trigger, tree, cast)
        told = (implied,) if implied and implied.name not in {agent.name for agent in found.agents} else ()
    if trigger.kind in BY_LAWYERS:
        told = tuple(_client_of(mention, cast) for mention in told)
    told = tuple(mention for mention in told if not NO_ONE.match(mention.text))
    subjects: tuple[Mention | None, ...] = _told_apart(_one_group(told, cast), cast) or (None,)
    named = {subject.name for subject in subjects if subject is not None}
    agents = tuple(agent for agent in found.agents if agent.name not in named and not _is_vague(agent))
    return tuple(Roles(subject=subject, agents=agents, places=found.places) for subject in subjects)


def _is_vague(agent: Mention) -> bool:
    """Whether an actor is a pronoun of which nobody knows for whom it stands."""
    return agent.name.lower() in read_words().pronouns


def _client_of(mention: Mention, cast: Cast) -> Mention:
    """Return for a lawyer the client, or else the main person: whoever files it, an appeal concerns the client."""
    entity = cast.entity_of(mention)
    if entity is None or not LAWYERS & set(entity.roles):
        return mention
    client = cast.owner_of(entity, mention.start)
    return client or (cast.main_person(mention.start) if entity is not cast.main else None) or mention


def _one_group(subjects: tuple[Mention, ...], cast: Cast) -> tuple[Mention, ...]:
    """Return several groups as one: "Uyghurs and other Muslims" is one crowd; persons stay apart."""
    if len(subjects) < 2 or any(_is_one_person(mention, cast) for mention in subjects):
        return subjects
    start, end = min(mention.start for mention in subjects), max(mention.end for mention in subjects)
    if end - start > NEARBY:
        return subjects[:1]
    written = cast.text[start:end]
    return (Mention(name=written, start=start, end=end, text=written),)


def _told_apart(subjects: tuple[Mention, ...], cast: Cast) -> tuple[Mention, ...]:
    """Return for "both" and "the three men" each of the persons meant; other groups as they are."""
    found: dict[str, Mention] = {}
    for mention in subjects:
        entity = cast.entity_of(mention)
        for name in (entity.members if entity is not None else ()) or (mention.name,):
            found.setdefault(name, replace(mention, name=name))
    return tuple(found.values())


def _is_one_person(mention: Mention, cast: Cast) -> bool:
    entity = cast.entity_of(mention)
    return mention.inferred or (entity is not None and entity.sort is Sort.PERSON)


# -- with a parse ------------------------------------------------------------


def _by_tree(trigger: Trigger, tree: Tree, cast: Cast) -> Found | None:
    """Return the participants that the tree shows; None where the trigger has no word in it."""
    top = tree.top(trigger.start, trigger.end)
    if top is None:
        return None
    reader = Reader(
        tree, read_words(), cast.sort_of, bodies=trigger.kind in BODIES_TOO, sure=trigger.kind in OF_THINGS,
        own=(trigger.start, trigger.end), is_official=cast.is_official,
    )  # fmt: skip
    heads = find_patients(reader, trigger, top)
    beside = _right_before(trigger, cast) if not heads and trigger.kind not in NOBODY else None
    agents = [word for word in find_actors(reader, top, hint=trigger.subject_hint) if word not in heads]
    if trigger.kind in POINTED_BACK:
        agents = [word for word in agents if reader.is_actor(word)]  # "her family had no news of her"
    places = find_places(reader, top, is_place=lambda word: _is_place(word, cast))
    return Found(
        joined((beside,) if beside else _without(trigger, _mentions(heads, tree, cast)), trigger, tree, cast),
        _mentions(agents, tree, cast),
        _mentions(places, tree, cast),
    )


def find_patients(reader: Reader, trigger: Trigger, top: Word) -> list[Word]:
    """Return the words that head the persons concerned."""
    if meant := find_meant(reader, trigger):
        return meant
    if trigger.kind is Kind.DENIAL_OF_LAWYER:
        return find_clients(reader, trigger, top)
    if trigger.kind is Kind.CASE_TRANSFER or trigger.kind in NOBODY:
        return []
    found = [
        word for word in _patients(reader, trigger, top)
        if not trigger.start <= word.start < trigger.end or reader.may_be_person(word, surely=True)
    ]  # fmt: skip
    if not any(trigger.start <= word.start < trigger.end for word in found):
        found = _inside(reader, trigger) or found
    if trigger.kind is Kind.DENIAL_OF_MEDICAL_CARE:
        found = [word for word in found if not word.lower.endswith(HEALERS)]
    return found or pointed_back(reader, trigger)


def _inside(reader: Reader, trigger: Trigger) -> list[Word]:
    """Return those whom the words of the event name: "ordered that X stay in custody"."""
    inside = reader.tree.covering(trigger.start, trigger.end)
    named = [word for word in inside if word.pos == "PROPN" and reader.sort_of(word) == "person"]
    heads = [word for word in named if word.dep in (*SUBJECTS, "dobj")]
    return [person for head in heads for person in reader.persons(head)] if len(inside) > 2 else []


def _patients(reader: Reader, trigger: Trigger, top: Word) -> list[Word]:
    leads = reader.words.leads_of(trigger.kind)
    if top.pos == "ADJ" and top.dep in BESIDE and top.lower.endswith(("ed", "en", "ught")):
        return reader.persons(reader.whole(top))
    verb = _verb_of(reader, trigger, top)
    if verb is not None:
        own = trigger.kind is Kind.COERCED_CONFESSION and verb.lower.startswith(OWN_HAND)
        found = reader.patients_of_verb(verb, hint="self" if own else trigger.subject_hint)
        above = reader.tree.head(verb)
        if not found and verb.dep == "conj" and above is not None and above.pos == "VERB":
            # "searched the newspaper's offices and seized computers": whose is said once
            found = reader.patients_of_verb(above, hint=trigger.subject_hint)
        if not found and trigger.kind in DONE_BY_THEM:
            subject = reader.subject_of(verb)  # "they made us learn songs": done by those to whom it happens
            found = [] if subject is None or reader.is_actor(subject) else reader.persons(subject)
        if found:
            return found
    inner = [word for word in reader.tree.covering(trigger.start, trigger.end) if word.pos in ("NOUN", "PROPN")]
    for noun in ([top] if top.pos not in ("VERB", "AUX") else []) + inner:
        found = reader.patients_of_noun(noun, leads=leads, hint=trigger.subject_hint)
        if found:
            return found
    return []


def _verb_of(reader: Reader, trigger: Trigger, top: Word) -> Word | None:
    """Return the verb of the trigger: its top, or a participle that stands for one."""
    if top.pos in ("VERB", "AUX") or top.tag == "VBN":
        return top
    if top.pos == "ADJ" and top.dep not in BESIDE:
        verb = reader.tree.head(top)
        return verb if verb is not None and verb.pos in ("VERB", "AUX") and top.dep in ("acomp", "oprd") else None
    return None


def _right_before(trigger: Trigger, cast: Cast) -> Mention | None:
    """Return the person of whom the words right behind say that it was done, where the parser lost the sentence."""
    if trigger.subject_hint != "passive" or not PARTICIPLE.match(cast.text, trigger.start, trigger.end):
        return None
    start = max(trigger.clause.start, trigger.start - NEARBY // 2)
    before = [
        mention for mention, entity in cast.between(start, trigger.start)
        if entity.sort is Sort.PERSON and mention.end <= trigger.start
    ]  # fmt: skip
    passive = before and PASSIVE.fullmatch(cast.text, before[-1].end, trigger.start)
    return before[-1] if passive else None


def _without(trigger: Trigger, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return persons without the words of the event before them: "jailed activists" → "activists"."""
    found = []
    for mention in mentions:
        cut = mention.text[max(0, trigger.end - mention.start) :].lstrip() if mention.start <= trigger.start else ""
        if cut and trigger.end < mention.end:
            name = cut if mention.name == mention.text else mention.name
            found.append(replace(mention, name=name, start=mention.end - len(cut), text=cut))
        else:
            found.append(mention)
    return tuple(found)


def _mentions(heads: Sequence[Word], tree: Tree, cast: Cast) -> tuple[Mention, ...]:
    """Return the mentions of these heads, each name once."""
    found: dict[str, Mention] = {}
    for word in heads:
        mention = cast.mention_of(word, tree)
        if word.lower in ("client", "clients"):
            mention = cast.main_person(mention.start) or mention
        found.setdefault(mention.name, mention)
    return tuple(found.values())


def _is_place(word: Word, cast: Cast) -> bool:
    """Whether a word names a place, as far as the entities or its form tell."""
    return cast.sort_of(word) == "place" and word.text[:1].isupper()


# -- without a parse ------------------------------------------------------------


def _by_rule(trigger: Trigger, cast: Cast) -> Found:
    """Return the participants that stand nearest on the side where the trigger's form puts them."""
    clause = trigger.clause
    around = cast.between(clause.start, clause.end)
    people = [mention for mention, entity in around if _concerns(entity, trigger.kind)]
    before = [mention for mention in people if mention.end <= trigger.start]
    after = [mention for mention in people if mention.start >= trigger.end]
    if trigger.kind is Kind.CASE_TRANSFER or trigger.kind in NOBODY:
        picked = None
    elif trigger.subject_hint in ("active", "of"):
        picked = _next(after, trigger) or (before[-1] if before else None)
    else:
        picked = before[-1] if before else _next(after, trigger)
    places = tuple(
        mention for mention, entity in around
        if entity.sort is Sort.PLACE and 0 <= mention.start - trigger.end <= NEARBY // 2
    )  # fmt: skip
    agents = tuple(
        mention for mention, entity in around
        if entity.sort is Sort.ORGANISATION and BY.fullmatch(cast.text, trigger.end, max(mention.start, trigger.end))
    )  # fmt: skip
    return Found(joined((picked,), trigger, None, cast) if picked else (), agents, places[:1])


def _concerns(entity: Entity, kind: Kind) -> bool:
    """Whether an event of this kind can happen to it."""
    if entity.sort is Sort.ORGANISATION:
        return kind in BODIES_TOO and "official" not in entity.roles
    return entity.sort in (Sort.PERSON, Sort.GROUP)


def _next(after: Sequence[Mention], trigger: Trigger) -> Mention | None:
    """Return the first mention after the trigger, if it is near."""
    return after[0] if after and after[0].start - trigger.end <= NEARBY // 4 else None
