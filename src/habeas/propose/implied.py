"""Whom an event concerns where its own words leave it out: the person of an entry, or the one a text is about."""

from __future__ import annotations

import re

from habeas.model import Kind, Mention, Sort
from habeas.propose.cast import FIRST_PERSON, Cast, last_of
from habeas.propose.parts import Trigger
from habeas.propose.people import read_people
from habeas.propose.tree import Tree, Word
from habeas.propose.who import SUBJECTS
from habeas.propose.words import read_words

IMPLICIT = frozenset({
    Kind.HEARING, Kind.TRIAL, Kind.CLOSED_HEARING, Kind.LATE_NIGHT_HEARING, Kind.CASE_TRANSFER, Kind.DENIAL_OF_LAWYER,
    Kind.FINE, Kind.PLEA_DEAL, Kind.RETRIAL, Kind.SENTENCE, Kind.CONVICTION, Kind.APPEAL, Kind.APPEAL_REJECTED,
    Kind.CHARGES_DROPPED, Kind.ACQUITTAL, Kind.BAIL_DENIED, Kind.DETENTION_ORDER, Kind.HABEAS_CORPUS,
    Kind.DENIAL_OF_MEDICAL_CARE,
})  # fmt: skip
OF_MANY = frozenset({Kind.MASS_DETENTION, Kind.FORCED_INDOCTRINATION, Kind.FORCED_LABOUR, Kind.FINDING})
OF_HOMES = frozenset({Kind.SEARCH, Kind.SEIZURE})
SINGLED_OUT = re.compile(
    r"\b(?:detain|detention|arrest|depriv|imprison|liberty|sentence|trial|prosecut|torture|his|her|him|victim|author|"
    r"applicant|complainant)", re.IGNORECASE,
)  # fmt: skip
OPENED_CASE = re.compile(r"\bcase\b(?!\s(?:against|into|on behalf))", re.IGNORECASE)
LONGEST_PARAGRAPH = 1_500  # code points back to where a paragraph begins
NEARBY = 400  # code points back to the one whose home "the flat" is


def find_implied(trigger: Trigger, tree: Tree | None, cast: Cast) -> Mention | None:
    """Return the person of the entry or the main person, where the words leave out whom a known event concerned."""
    listed = cast.entry_person(trigger.clause.start) if cast.is_listed(trigger.start) else None
    if listed is not None and trigger.kind not in OF_MANY:
        return listed
    if tree is not None and _is_elliptic(trigger, tree):
        return cast.entry_person(trigger.clause.start) or cast.main_person(trigger.start)
    top = tree.top(trigger.start, trigger.end) if tree is not None else None
    if tree is not None and top is not None and _is_anybodys(top, tree, trigger):
        return None
    main = _person_of_paragraph(trigger, cast) or cast.main_person(trigger.start)
    if main is None or trigger.kind in IMPLICIT:
        return main
    if trigger.kind is Kind.INVESTIGATION and OPENED_CASE.search(cast.text, trigger.start, trigger.clause.end):
        return main
    if trigger.kind in OF_HOMES and 0 <= trigger.start - main.end <= NEARBY:
        return main
    if top is None or tree is None or top.pos not in ("NOUN", "PROPN") or trigger.kind in OF_MANY:
        return None
    # "the arrest" is one we were told of; "arrests" or "an arrest" may be anybody's.
    definite = tree.child(top, "det")
    return main if definite is not None and definite.lower in ("the", "this") and top.tag == "NN" else None


def _is_anybodys(top: Word, tree: Tree, trigger: Trigger) -> bool:
    """Whether a noun is of something else ("the release of a video") or of many ("lengthy sentences for theft")."""
    if top.pos not in ("NOUN", "PROPN"):
        return False
    behind = (prep for prep in tree.children(top, "prep") if prep.start >= trigger.end)
    of = next((prep for prep in behind if prep.lower == "of"), None)
    named = tree.child(of, "pobj") if of is not None else None
    many = top.tag == "NNS" and tree.child(top, "det", "poss") is None and top.dep not in ("ROOT", "dobj")
    return many or (named is not None and named.pos == "NOUN")


def _person_of_paragraph(trigger: Trigger, cast: Cast) -> Mention | None:
    """Return the one person whom the paragraph has told of so far, where it is not the main person."""
    reach = max(0, trigger.clause.start - LONGEST_PARAGRAPH)
    start = max(cast.text.rfind("\n\n", reach, trigger.clause.start), reach)
    asides = read_people().nouns["aside"] | {"official", "lawyer"}
    told = {
        entity.name: entity for _, entity in cast.between(start, trigger.clause.start)
        if entity.sort is Sort.PERSON and entity.name[:1].isupper() and not asides & set(entity.roles)
        and entity.owner is None and len(entity.name) > 1
    }  # fmt: skip
    if len(told) != 1 or (cast.main is not None and cast.main.name in told):
        return None
    return last_of(next(iter(told.values())), trigger.start)


def _is_elliptic(trigger: Trigger, tree: Tree) -> bool:
    """Whether a line has no subject at all, as in lists: "Arrested 12 May 2018.", "10 March: charged with …"."""
    before = [word for word in tree.words if word.end <= trigger.start and word.lower not in read_words().times]
    own = tree.top(trigger.start, trigger.end)
    told = any(word.dep in SUBJECTS or word.tag in ("PRP", "NNP", "VBZ", "VBP") for word in before)
    bare = own is not None and own.tag in ("VBN", "VBD") and tree.child(own, "auxpass", "aux", *SUBJECTS) is None
    opens = own is not None and trigger.start == tree.words[0].start and own.tag != "NNS"
    return opens or (bare and bool(before) and not told)


def of_row(trigger: Trigger, cast: Cast) -> tuple[Mention, ...]:
    """Return the person of a table's row, where the cell of the event names nobody itself."""
    first, last = cast.cell_at(trigger.start)
    if first == last or any(entity.sort in (Sort.PERSON, Sort.GROUP) for _, entity in cast.between(first, last)):
        return ()
    return cast.entry_people(trigger.start)


def spoken_of(trigger: Trigger, cast: Cast) -> tuple[Mention, ...]:
    """Return the person of whom a body finds something: named in its clause, else the one whom the text is about."""
    clause = trigger.clause
    asides = read_people().nouns["aside"] | {"official"}
    around = [
        (mention, entity) for mention, entity in cast.between(clause.start, clause.end)
        if entity.sort in (Sort.PERSON, Sort.GROUP) and not asides & set(entity.roles)
        and mention.text.lower() not in FIRST_PERSON
    ]  # fmt: skip
    behind = [pair for pair in around if pair[0].start >= trigger.start]
    persons = [mention for mention, entity in behind or around if entity.sort is Sort.PERSON]
    named = [mention for mention in persons if mention.text[:1].isupper()] or persons
    if named:
        return (named[0],)
    groups = [mention for mention, entity in behind if entity.members or entity.name[:1].isupper()]
    if groups:
        return (groups[0],)
    main = cast.main_person(trigger.start)
    told = SINGLED_OUT.search(cast.text, trigger.start, clause.end) is not None
    return (main,) if main is not None and told else ()


def body_of(trigger: Trigger, tree: Tree | None, cast: Cast) -> Mention | None:
    """Return the body that finds: the subject of the verb, or the last body named before it."""
    verbs = [word for word in tree.covering(trigger.start, trigger.end) if word.pos == "VERB"] if tree else []
    subject = tree.child(verbs[0], "nsubj") if tree is not None and verbs else None
    if tree is not None and subject is not None and subject.start < trigger.start:
        found = cast.mention_of(subject, tree)
        entity = cast.entity_of(found)
        if entity is None or entity.sort is not Sort.PLACE:
            return found
    before = [
        mention for mention, entity in cast.between(trigger.clause.start, trigger.start)
        if entity.sort is Sort.ORGANISATION
    ]  # fmt: skip
    return before[-1] if before else None
