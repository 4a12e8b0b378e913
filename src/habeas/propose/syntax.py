"""Where in a parsed sentence the person concerned, the actor and the place of an event stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.propose.tree import Word
from habeas.propose.who import NOUNS, SUBJECTS, Nouns

BESIDE = ("amod", "compound", "nmod")
ORDERING = frozenset({"ordered", "orders", "ruled", "rules", "decided", "decides", "directed", "directs"})
LONGEST_CLIMB = 12  # a sentence nested deeper than this is misread


@dataclass(frozen=True, slots=True)
class Verbs(Nouns):
    """The verbs of one tree, asked whom an event that they name concerns."""

    def is_passive(self, verb: Word) -> bool:
        """Whether this verb form says that something was done to its subject."""
        if self.tree.child(verb, "auxpass", "nsubjpass") is not None:
            return True
        if verb.tag != "VBN" or any(
            child.lower in ("has", "have", "had", "'ve", "having") for child in self.tree.children(verb, "aux")
        ):
            return False
        if verb.dep in ("acl", *BESIDE):
            return True
        if verb.dep == "conj":
            head = self.tree.head(verb)
            alone = head is not None and self.tree.child(verb, *SUBJECTS) is None
            return alone and head is not None and (self.is_passive(head) or head.tag not in ("VBD", "VBP", "VBZ"))
        return self.tree.child(verb, "dobj") is None

    def subject_of(self, verb: Word, depth: int = 0) -> Word | None:
        """Return the subject of this verb, its own or the one that it shares with a verb above."""
        own = self.own_subject(verb)
        if own is not None:
            return own
        head = self.tree.head(verb)
        if head is None or depth > LONGEST_CLIMB:
            return None
        if verb.dep in ("acl", "relcl"):
            if head.pos not in NOUNS:
                return self.subject_of(head, depth + 1)
            above = self.up_to_verb(head)
            # "he spent 11 hours testifying": hours do nothing
            idle = verb.tag == "VBG" and head.dep == "dobj" and above is not None and not self.may_be_person(head)
            return self.subject_of(above, depth + 1) if idle and above is not None else head
        if verb.dep in BESIDE:
            return self.whole(head)
        if verb.dep == "xcomp" and head.lower not in self.words.receiving:
            ruled = self.tree.child(head, "dobj")
            if ruled is not None and not self.is_passive(head) and (self.may_be_person(ruled) or self.is_actor(ruled)):
                return ruled
        asked = self.asked(head) if verb.dep in ("xcomp", "advcl") else None
        if asked is not None:
            return asked
        if head.pos in ("NOUN", "PROPN", "PRON") and verb.dep not in ("conj", "pcomp"):
            return head
        return self.subject_of(self.up_to_verb(head) or head, depth + 1)

    def own_subject(self, verb: Word) -> Word | None:
        """Return the verb's own subject; of two that the parser gives it the first that can be a person."""
        several = list(self.tree.children(verb, *SUBJECTS))
        if len(several) < 2:
            return several[0] if several else None
        able = [word for word in several if self.may_be_person(word, surely=True)]
        return able[0] if able else several[0]

    def asked(self, verb: Word) -> Word | None:
        """Return whom "calls on X to release Y" asks."""
        for prep in self.tree.children(verb, "prep") if verb.lower.startswith("call") else ():
            if prep.lower in ("on", "upon"):
                return self.tree.child(prep, "pobj")
        return None

    def whole(self, noun: Word) -> Word:
        """Return the last noun of a name or compound: "activist" in "detained activist X" → X."""
        for _ in range(LONGEST_CLIMB):
            head = self.tree.head(noun)
            if noun.dep not in BESIDE or head is None or head.pos not in NOUNS:
                break
            noun = head
        return noun

    def up_to_verb(self, word: Word) -> Word | None:
        """Return this word if it is a verb, else the nearest verb above it."""
        if word.pos in ("VERB", "AUX"):
            return word
        return next((above for above in self.tree.above(word) if above.pos in ("VERB", "AUX")), None)

    def objects(self, verb: Word) -> Iterator[Word]:
        """Yield what the verb acts on: its object, or the noun that its relative clause belongs to."""
        found = [*self.tree.children(verb, "dative"), *self.tree.children(verb, "dobj")]
        yield from (child for child in found if child.pos in NOUNS or self.sort_of(child) == "person")
        # "forced him to admit" may be read as a clause with a subject of its own
        for clause in self.tree.children(verb, "ccomp"):
            ordered = verb.lower in ORDERING  # "ordered that X stay in custody"
            if clause.start > verb.start and (ordered or self.tree.child(clause, "mark") is None):
                yield from self.tree.children(clause, *SUBJECTS)
        if not found:
            yield from self.shared_objects(verb)

    def shared_objects(self, verb: Word) -> Iterator[Word]:
        """Yield the objects that a verb without its own takes from the words around it."""
        for infinitive in self.tree.children(verb, "xcomp"):
            yield from self.tree.children(infinitive, "dobj")
        head, subject = self.tree.head(verb), self.tree.child(verb, *SUBJECTS)
        if verb.dep == "relcl" and head is not None and subject is not None and self.antecedent(subject) is not head:
            yield head
        for joined in self.tree.children(verb, "conj"):
            # "arrested and charged him": the object stands with the last verb only
            if self.tree.child(joined, *SUBJECTS) is None:
                yield from self.tree.children(joined, "dobj")

    def patients_of_verb(self, verb: Word, *, hint: str) -> list[Word]:
        """Return the persons to whom this verb's event happens."""
        if hint == "self":
            return self.persons(self.subject_of(verb))
        if verb.dep in BESIDE:
            # "a court sentenced editor X" may be read as "a … sentenced editor X": X is concerned either way
            return self.persons(self.whole(verb))
        if self.is_passive(verb):
            return self.patients_of_passive(verb)
        if verb.lower in self.words.receiving:
            found = self.persons(self.subject_of(verb))
            if found and not any(self.is_actor(word) for word in found):
                return found  # "each faced one count of fraud", "she received no word"
        for thing in self.objects(verb):
            found = self.persons(thing) or self.owners(thing)
            if found:
                return found
        told = self.tree.child(verb, "ccomp")  # "he threatened that …" is done by him
        if self.tree.child(verb, "dobj") is None and (told is None or told.start < verb.start):
            subject = self.subject_of(verb)  # headlines: "Activist detained in capital"
            if subject is not None and (hint != "active" or not self.is_actor(subject)):
                return self.persons(subject)
        return []

    def patients_of_passive(self, verb: Word) -> list[Word]:
        """Return the persons to whom it was done: the subject, whoever is told of with it, or the owner of a thing."""
        subject = self.subject_of(verb)
        found = self.persons(subject)
        if found:
            return [*found, *(word for word in self.beside(verb) if word not in found)]
        return self.owners(subject) if subject is not None else []

    def beside(self, verb: Word) -> list[Word]:
        """Return those with whom it happened to somebody: "she was arrested together with her husband"."""
        for adverb in (verb, *self.tree.children(verb, "advmod", "prep", "advcl")):
            if adverb is not verb and adverb.lower not in ("together", "along", "alongside"):
                continue
            if adverb.lower == "alongside":
                return self.persons(self.tree.child(adverb, "pobj", "dobj"), surely=True)
            for prep in self.tree.children(adverb, "prep"):
                if prep.lower == "with":
                    return [w for w in self.persons(self.tree.child(prep, "pobj"), surely=True) if not self.is_actor(w)]
        return []

    def owners(self, thing: Word) -> list[Word]:
        """Return those to whom a thing belongs: "searched her home", "raided the office of X"."""
        for joined in self.several(thing):
            owner = self.tree.child(joined, "poss")
            if owner is not None and self.may_be_person(self.antecedent(owner)):
                return self.persons(self.antecedent(owner))
        for joined in self.several(thing):
            for named in (joined, *self.measures_of(joined)):
                for part in self.tree.children(named, "compound", "nmod"):
                    if self.sort_of(part) == "person":
                        return [part]  # "an investigation into a batch of X emails"
        return [word for word in self.led_to(thing, ("of",)) if self.may_be_person(word, surely=True)]

    def measures_of(self, word: Word) -> Iterator[Word]:
        """Yield what a measure holds: "emails" in "a batch of emails"."""
        for prep in self.tree.children(word, "prep"):
            if prep.lower == "of":
                yield from self.tree.children(prep, "pobj")

    def led_to(self, word: Word, leads: Iterable[str]) -> list[Word]:
        """Return the persons after one of these prepositions under a word, best preposition first."""
        for lead in leads:
            for prep in self.tree.children(word, "prep", "dative"):
                if prep.lower == lead:
                    for noun in self.tree.children(prep, "pobj"):
                        found = self.persons(noun, surely=lead != "of")
                        if not found and lead == "into":
                            found = self.owners(noun)  # "an investigation into X's affairs"
                        if found:
                            return found
                    for clause in self.tree.children(prep, "pcomp"):
                        found = self.persons(self.tree.child(clause, *SUBJECTS), surely=True)
                        if found:
                            return found  # "an investigation into whether X broke the law"
        return []


__all__ = ["BESIDE", "LONGEST_CLIMB", "NOUNS", "SUBJECTS", "Verbs"]
