"""Whom the words of a parsed sentence can stand for: persons, bodies, those who act for a State."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from habeas.propose.people import read_people
from habeas.propose.tree import Tree, Word
from habeas.propose.words import Words, read_words

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
COUNTING = frozenset({
    "group", "number", "dozens", "hundreds", "thousands", "scores", "lot", "majority", "some", "several", "many",
    "most", "both", "all", "few",
})  # fmt: skip
SUBJECTS = ("nsubjpass", "nsubj")
# Endings of nouns for persons, where the word lists do not say otherwise.
PERSONAL = ("ist", "ists", "ician", "icians", "ianist", "woman", "women", "ee", "ees", "oner", "oners")
# Endings of nouns for no one, where the word lists do not say otherwise ("companion", "minority").
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ship", "ance", "ence", "tions", "sions", "ments", "isms")


@cache
def nouns_for_persons() -> frozenset[str]:
    """Return the nouns that describe somebody, without those for things and for who acts for a State."""
    people, words = read_people(), read_words()
    known = people.nouns["generic"] | people.nouns["kin"] | people.nouns["tied"]
    return frozenset((known | people.senses.keys() | people.plurals.keys()) - words.things - words.authorities)


@dataclass(frozen=True, slots=True)
class Nouns:
    """One tree, the word lists, and what is known of each word as a name ("person", "place", …) or None."""

    tree: Tree
    words: Words
    sort_of: Callable[[Word], str | None]
    bodies: bool = False  # whether what is told can happen to an organisation too
    sure: bool = False  # whether things stand where persons do: "seized two telephones", "fined 300 pesos"
    is_official: Callable[[Word], bool] = lambda _: False  # whether a word names those who act for a State
    own: tuple[int, int] = (0, 0)  # the words that name the event: what they hold is a person only for sure

    def may_be_person(self, word: Word, *, surely: bool = False) -> bool:
        """Whether this word can stand for a person or a group; ``surely`` asks for a positive sign."""
        sort = self.sort_of(word)
        if sort in ("person", "group"):
            return True
        lower = word.lower
        if (
            self.bodies
            and lower not in self.words.authorities
            and (sort == "organisation" or lower in self.words.bodies)
            and not self.is_official(word)
        ):
            return True
        if sort in ("place", "organisation", "time"):
            return False
        if lower in self.words.persons or lower in nouns_for_persons():
            return True
        if lower in self.words.things or lower in self.words.authorities or not lower[:1].isalnum():
            return False
        if word.dep == "npadvmod" or lower in self.words.times:
            return False
        if word.pos == "PROPN" or word.tag == "PRP" or (word.pos == "NOUN" and lower.endswith(PERSONAL)):
            return lower != "it"
        if word.tag in ("NN", "NNS") and self.tree.child(word, "poss") is not None:
            return False  # "treated X's aneurysm": persons who are somebody's are in the word lists
        if word.pos == "NOUN" and lower.endswith(ABSTRACT):
            return False
        counted = word.tag == "CD" and word.dep in SUBJECTS  # "43 were released"
        surely = surely or (self.sure and not counted) or self.own[0] <= word.start < self.own[1]
        return not surely and word.pos in NOUNS

    def is_actor(self, word: Word) -> bool:
        """Whether this word can stand for those who act for a State or an armed group."""
        lower = word.lower
        if lower in self.words.things:
            return lower in self.words.authorities
        return lower in self.words.authorities or self.sort_of(word) in ("organisation", "place")

    def several(self, word: Word | None) -> list[Word]:
        """Return this noun and those joined to it: "A, B and C"; "hundreds of people" stays one."""
        if word is None:
            return []
        found, queue = [], [self.antecedent(word)]
        while queue:
            current = queue.pop(0)
            found.append(self.renamed(current))
            queue.extend(child for child in self.tree.children(current, "conj") if child.pos in NOUNS)
            for name in self.tree.children(current, "appos"):
                # "the activist X and her lawyer": the parser joins the lawyer to the name
                if name.pos == "PROPN" and current.pos == "NOUN":
                    queue.extend(child for child in self.tree.children(name, "conj") if child.pos in NOUNS)
            for prep in self.tree.children(current, "prep"):
                if prep.lower == "including":
                    queue.extend(self.tree.children(prep, "pobj"))
        return found

    def renamed(self, word: Word) -> Word:
        """Return the name that a description stands beside: "X, the scientist executed in May" → X."""
        head = self.tree.head(word)
        if word.dep == "appos" and word.pos == "NOUN" and head is not None and head.pos == "PROPN":
            return head
        return word

    def antecedent(self, word: Word) -> Word:
        """Return the noun that a relative pronoun stands for, or the word itself."""
        if word.tag not in ("WP", "WDT", "WP$") and not (word.lower == "that" and word.dep in SUBJECTS):
            return word
        for above in self.tree.above(word):
            if above.dep == "relcl":
                noun = self.tree.head(above)
                return noun if noun is not None else word
        for before in reversed(self.tree.words[: word.index]):
            # the parser missed the clause: "X, the clerk whose arrest …" still points to the noun before it
            if before.pos in ("NOUN", "PROPN"):
                return before if word.tag == "WP$" else word
            if before.lower != ",":
                break
        return word

    def persons(self, noun: Word | None, *, surely: bool = False) -> list[Word]:
        """Return those among a noun and what is joined to it that can be persons."""
        found = []
        for word in self.several(self.pointed_to(noun)):
            inner = self.measured(word)
            if self.may_be_person(inner, surely=surely):
                found.append(word)
        return found

    def pointed_to(self, word: Word | None) -> Word | None:
        """Return whom "those arrested include X" and "among those arrested was X" point to."""
        if word is None or word.lower != "those":
            return word
        head = self.tree.head(word)
        among = head is not None and head.lower == "among"
        verb = self.tree.head(head) if among and head is not None else head
        if verb is None or verb.lower not in ("was", "were", "is", "are", "include", "included", "including"):
            return word
        pointed = self.tree.child(verb, "nsubj") if among else self.tree.child(verb, "attr", "dobj")
        return pointed or self.tree.child(verb, "attr") or word

    def measured(self, word: Word) -> Word:
        """Return what a number or measure counts: "a group of activists" → "activists"."""
        if word.tag == "CD" or word.lower in COUNTING:
            for prep in self.tree.children(word, "prep"):
                if prep.lower == "of":
                    return self.tree.child(prep, "pobj") or word
        return word
