"""Whom the words of an event point back to: "her whereabouts", "I asked for a doctor but they refused"."""

from __future__ import annotations

from habeas.model import Kind
from habeas.propose.carriers import SUBJECTS, Reader
from habeas.propose.parts import Trigger
from habeas.propose.tree import Word

POINTED_BACK = frozenset({Kind.INCOMMUNICADO, Kind.DENIAL_OF_MEDICAL_CARE, Kind.ENFORCED_DISAPPEARANCE})
ASKED_FOR = frozenset({Kind.DENIAL_OF_MEDICAL_CARE, Kind.DENIAL_OF_LAWYER})
OF_LOST = frozenset({"whereabouts", "fate"})
SEEING = frozenset({"see", "seen", "saw", "heard", "hear"})
NEWS = frozenset({"news", "word", "information", "trace", "sign"})
ASKING = ("ask", "request", "beg", "want", "plead", "demand", "appl", "need")
REFUSING = ("refus", "den", "declin", "turn", "ignor", "reject")
FREEING = ("releas", "free", "liberat")
THIRD = frozenset({"him", "her", "his", "them", "their", "me", "my", "us", "our"})
LAWYERS = frozenset({"lawyer", "lawyers", "attorney", "attorneys", "counsel", "advocate", "solicitor"})
CLIENTS = frozenset({"client", "clients", "him", "defendant", "detainee"})
NEARBY = 200  # code points within which a client is looked for


def find_missing(reader: Reader, trigger: Trigger) -> list[Word]:
    """Return the one of whom nothing is known: "the whereabouts of X", "would not say where she is held"."""
    for word in reader.tree.covering(trigger.start, trigger.end):
        if word.lower in SEEING:
            # "I have not seen them since": they are gone, not I
            found = reader.persons(reader.tree.child(word, "dobj"), surely=True) or reader.led_to(word, ("of", "from"))
            if found:
                return found
    for word in reader.tree.words:
        if word.end <= trigger.start:
            continue
        if word.lower in OF_LOST or (word.lower in NEWS and word.start < trigger.end):
            owner = reader.tree.child(word, "poss")
            found = reader.persons(reader.antecedent(owner)) if owner is not None else []
            found = found or reader.led_to(word, ("of", "about", "on", "from"))
            if found:
                return found
        if word.lower == "where":
            verb = reader.tree.head(word)
            subject = reader.tree.child(verb, *SUBJECTS) if verb is not None else None
            if subject is not None and reader.may_be_person(subject, surely=True):
                return reader.persons(subject)
    return []


def find_asking(reader: Reader, trigger: Trigger) -> list[Word]:
    """Return who asked for what was refused: "I asked to see a doctor but they refused"."""
    refused = next(
        (word for word in reader.tree.covering(trigger.start, trigger.end) if word.lower.startswith(REFUSING)), None
    )
    if refused is None or refused.pos != "VERB" or reader.is_passive(refused):
        return []
    if reader.tree.child(refused, "dobj", "dative") is not None:
        return []
    before = [
        word for word in reader.tree.words[: refused.index] if word.pos == "VERB" and word.lower.startswith(ASKING)
    ]
    subject = reader.subject_of(before[-1]) if before else None
    return reader.persons(subject, surely=True) if subject is not None and not reader.is_actor(subject) else []


def find_freed(reader: Reader, trigger: Trigger) -> list[Word]:
    """Return whose freedom is asked for: "called for X's release", "urged the court to free X"."""
    for word in reader.tree.words:
        if word.end > trigger.start and word.lower.startswith(FREEING):
            if word.pos == "VERB":
                return reader.patients_of_verb(word, hint="active")
            if word.pos == "NOUN":
                return reader.patients_of_noun(word, leads=("of", "for"), hint="of")
    return []


def pointed_back(reader: Reader, trigger: Trigger) -> list[Word]:
    """Return the pronoun within the words of the event: "could not call his family", "put a bag over my head"."""
    for word in reader.tree.covering(trigger.start, trigger.end):
        if word.tag in ("PRP", "PRP$") and word.lower in THIRD and word.dep not in SUBJECTS:
            return [word]
    return []


def find_meant(reader: Reader, trigger: Trigger) -> list[Word]:
    """Return whom an event of these kinds concerns whatever its verb does."""
    found = find_asking(reader, trigger) if trigger.kind in ASKED_FOR else []
    if trigger.kind is Kind.APPEAL_FOR_RELEASE:
        return find_freed(reader, trigger)
    if not found and trigger.kind is Kind.ENFORCED_DISAPPEARANCE:
        found = find_missing(reader, trigger)
    return found or (pointed_back(reader, trigger) if trigger.kind in POINTED_BACK else [])


def find_clients(reader: Reader, trigger: Trigger, top: Word) -> list[Word]:
    """Return the person whom the lawyer was to help: "his lawyer", "her client", "access to him"."""
    tree = reader.tree
    lawyers = [word for word in tree.words if word.lower in LAWYERS]
    inside = {word.index for word in tree.covering(trigger.start, trigger.end)}
    near = sorted(lawyers, key=lambda word: (word.index not in inside, abs(word.start - trigger.start)))
    for lawyer in near:
        owner = tree.child(lawyer, "poss")
        if owner is not None:
            return [reader.antecedent(owner)]
    for word in tree.words:
        if word.lower in CLIENTS and abs(word.start - trigger.start) < NEARBY:
            return [word]
    verb = reader.up_to_verb(top)
    subject = reader.subject_of(verb) if verb is not None else None
    if subject is not None and subject.lower not in LAWYERS and reader.may_be_person(subject):
        return reader.persons(subject)
    return []
