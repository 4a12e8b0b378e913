"""Events that a noun names: "the arrest of X", "X faces trial", "placed X under house arrest"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.propose.syntax import BESIDE, LONGEST_CLIMB, NOUNS, SUBJECTS, Verbs
from habeas.propose.tree import Word

ADPOSITIONS = ("ADP", "SCONJ", "PART")


@dataclass(frozen=True, slots=True)
class Reader(Verbs):
    """The verbs and nouns of one tree, asked whom an event that they name concerns."""

    def patients_of_noun(self, noun: Word, *, leads: Iterable[str], hint: str, depth: int = 0) -> list[Word]:
        """Return the persons whom an event named by a noun concerns: "the arrest of X", "X's arrest"."""
        found = self.led_to(noun, leads)
        if found:
            return found
        for joined in self.siblings(noun):
            # "the arrest and detention of X": the parser gives "of X" to one of the nouns only
            found = self.led_to(joined, leads) or self.targets(joined)
            if found:
                return found
        owner = self.tree.child(noun, "poss")
        if owner is not None:
            owner = self.antecedent(owner)
            if self.may_be_person(owner) and not (self.is_actor(owner)):
                return self.persons(owner)
        named = [
            child for child in self.tree.children(noun, "compound", "nmod", "amod") if self.sort_of(child) == "person"
        ]
        if named:
            return self.persons(named[0])
        for relative in self.tree.children(noun, "relcl", "acl"):
            found = self.led_to(relative, leads)
            if found:
                return found
        if any(prep.lower == "into" for prep in self.tree.children(noun, "prep")):
            return []  # "a probe into the hacked emails": what it is about is told, and is nobody
        return self.from_above(noun, leads=leads, hint=hint, depth=depth)

    def siblings(self, noun: Word) -> list[Word]:
        """Return the nouns joined to this one, it included: "surveillance, arbitrary detention and …"."""
        first = noun
        while first.dep == "conj":
            head = self.tree.head(first)
            if head is None or head.pos not in ("NOUN", "PROPN"):
                break
            first = head
        chain = [first]
        for word in chain:
            chain.extend(child for child in self.tree.children(word, "conj") if child.pos in ("NOUN", "PROPN"))
        return sorted(chain, key=lambda word: (word.index != noun.index, word.index))

    def targets(self, noun: Word) -> list[Word]:
        """Return those whom a campaign is said to be directed at: "arrests targeting X"."""
        for clause in self.tree.children(noun, "acl"):
            if clause.lower in ("targeting", "affecting", "involving", "against"):
                for thing in self.tree.children(clause, "dobj", "pobj"):
                    return self.persons(thing)
        return []

    def led_on(self, verb: Word, leads: Iterable[str]) -> list[Word]:
        """Return those to whom a verb brings what its subject names: "the death penalty was imposed on X"."""
        for each in (verb, *self.tree.children(verb, "conj", "xcomp")):
            found = self.led_to(each, (*leads, "on", "upon", "to", "against"))
            if found:
                return found
        return []

    def from_above(self, noun: Word, *, leads: Iterable[str], hint: str, depth: int) -> list[Word]:
        """Return the persons that the words above a noun give: "X faces trial", "placed X under house arrest"."""
        head = self.tree.head(noun)
        if head is None or depth > LONGEST_CLIMB:
            return []
        if noun.dep in ("conj", "compound", "appos", "nmod") and head.pos in NOUNS:
            if noun.dep in ("compound", "nmod") and hint == "active" and head.lower in self.words.persons:
                return self.persons(head)  # a headline: "Court Convicts Friend of …" read as one name
            return self.patients_of_noun(head, leads=leads, hint=hint, depth=depth + 1)
        through_prep = head.dep in ("prep", "agent", "dative") or head.pos in ADPOSITIONS
        if through_prep:
            above = next((word for word in self.tree.above(head) if word.pos not in ADPOSITIONS), None)
            if above is None:
                return []
            head = above
        if head.pos in ("VERB", "AUX"):
            return self.from_verb(head, noun, leads=leads, through_prep=through_prep)
        if through_prep and head.pos in NOUNS:
            if self.may_be_person(head, surely=True):
                return self.persons(head)
            if hint != "stop":
                return self.patients_of_noun(head, leads=leads, hint=hint, depth=depth + 1)
        return []

    def from_verb(self, verb: Word, noun: Word, *, leads: Iterable[str], through_prep: bool) -> list[Word]:
        """Return the persons around the verb that governs the noun of an event."""
        lower = verb.lower
        if lower in self.words.saying:
            return []
        if noun.pos == "ADJ" and noun.dep in ("acomp", "oprd"):
            return self.persons(self.subject_of(verb))  # "pleaded not guilty to charges"
        if noun.dep in SUBJECTS:
            return self.led_on(verb, leads)
        if self.is_passive(verb) or verb.pos == "AUX" or lower in self.words.receiving:
            found = self.persons(self.subject_of(verb))
            if self.is_passive(verb) or not all(self.is_actor(word) for word in found):
                return found  # but "a judge denied bail": not the judge's
        return self.around_verb(verb, noun, leads=leads, through_prep=through_prep)

    def around_verb(self, verb: Word, noun: Word, *, leads: Iterable[str], through_prep: bool) -> list[Word]:
        """Return the persons to whom a verb brings an event: "placed X under arrest", "imposed a fine on X"."""
        found = self.led_to(verb, (*leads, "on", "to", "against"))
        if found:
            return found
        for thing in self.objects(verb):
            # "allowed X to exchange his cell for house arrest"
            if thing.index != noun.index and (found := self.persons(thing) or self.owners(thing)):
                return found
        head = self.tree.head(noun)
        if head is not None and head.lower == "by" and not self.is_passive(verb):
            return []  # "rules by coercion": nobody's own
        if through_prep and self.tree.child(verb, "dobj") is None:
            return self.persons(self.subject_of(verb))
        return []


__all__ = ["BESIDE", "NOUNS", "SUBJECTS", "Reader"]
