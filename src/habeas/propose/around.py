"""Who did it, and where: the actors and places that a parsed sentence puts around an event."""

from __future__ import annotations

from collections.abc import Callable

from habeas.propose.carriers import BESIDE, SUBJECTS, Reader
from habeas.propose.tree import Word

AT = frozenset({"in", "at", "near", "outside", "inside", "from", "within", "to", "into", "on"})


def find_actors(reader: Reader, top: Word, *, hint: str) -> list[Word]:
    """Return those who did it: "by the police", the subject of an active verb, "the police's arrest of X"."""
    for prep in reader.tree.children(top, "agent", "prep"):
        noun = reader.tree.child(prep, "pobj") if prep.lower == "by" else None
        if noun is not None and noun.lower not in reader.words.means and reader.sort_of(noun) != "time":
            return reader.several(noun)
    if top.pos in ("VERB", "AUX"):
        return _of_verb(reader, top, hint)
    beside = [child for child in reader.tree.children(top, "poss", *BESIDE) if reader.is_actor(child)]
    return beside[:1] or _of_carrier(reader, top, hint)


def _of_verb(reader: Reader, verb: Word, hint: str) -> list[Word]:
    """Return the subject of an active verb; that of a passive one stands with "by"."""
    if verb.dep == "conj" and reader.is_passive(verb):
        head = reader.tree.head(verb)
        return find_actors(reader, head, hint=hint) if head is not None and reader.is_passive(head) else []
    if verb.dep in BESIDE:
        subject = reader.tree.child(verb, "nsubj")
        return reader.several(subject) if subject is not None and reader.is_actor(subject) else []
    if hint == "self" or reader.is_passive(verb) or reader.tree.child(verb, "dobj", "dative") is None:
        return []
    subject = reader.subject_of(verb)
    head = reader.tree.head(verb)
    if subject is not None and subject.lower == "it" and verb.dep in ("advcl", "ccomp") and head is not None:
        # "The government broke the law when it detained X": the nearest "it" is the subject above
        subject = reader.subject_of(head) or subject
    return reader.several(subject) if subject is not None else []


def _of_carrier(reader: Reader, noun: Word, hint: str) -> list[Word]:
    """Return the actor of the verb that carries a noun: "the court ordered her detention"."""
    verb = reader.up_to_verb(noun)
    if verb is None or noun.dep not in ("dobj", "pobj") or verb.lower in reader.words.saying | reader.words.answering:
        return []
    subject = reader.tree.child(verb, *SUBJECTS)
    if subject is not None and not reader.is_passive(verb) and reader.is_actor(subject):
        return reader.several(subject)
    return [word for word in find_actors(reader, verb, hint=hint) if reader.is_actor(word)]


def find_places(reader: Reader, top: Word, *, is_place: Callable[[Word], bool]) -> list[Word]:
    """Return the places whose preposition hangs on the event, its actor or object, or the verb that carries it."""
    verb = reader.up_to_verb(top)
    carriers = {top.index}
    if verb is not None and verb.lower not in reader.words.saying:
        carriers.add(verb.index)
    found: list[Word] = []
    subject = reader.subject_of(verb) if verb is not None else None
    for prep in reader.tree.words:
        if subject is not None and verb is not None and subject.end <= prep.start < min(verb.start, top.start):
            head = reader.tree.head(prep)
            if head is None or not reader.is_actor(head):
                continue  # "X, who worked in Y, was arrested": Y is part of what is told of X
        if prep.dep == "prep" and prep.lower in AT and _reaches(reader, prep, carriers):
            for noun in reader.tree.children(prep, "pobj"):
                found.extend(word for word in reader.several(noun) if is_place(word) and word not in found)
    return found


def _reaches(reader: Reader, prep: Word, carriers: set[int]) -> bool:
    """Whether a preposition hangs on one of these words with no other event, time or clause in between."""
    for above in reader.tree.above(prep):
        if above.index in carriers:
            return True
        if above.pos in ("VERB", "AUX") or above.dep in ("poss", "relcl"):
            return False
        if above.dep == "nsubj" and above.lower not in reader.words.authorities:
            return False
    return False
