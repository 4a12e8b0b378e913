"""The case as a petition may use it: accepted claims and facts only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from habeas.law import Form, Law, said
from habeas.model import (
    NO_RECORD,
    About,
    Answer,
    Assessment,
    Attribute,
    CaseFile,
    CaseRecord,
    Claim,
    ClaimId,
    Conflict,
    Document,
    DocumentId,
    Fact,
    FactId,
    Kind,
    Mention,
    Modality,
    Passage,
    Side,
    Standing,
    When,
)
from habeas.model.ids import digest_id
from habeas.petition.dates import date_words, dated
from habeas.petition.saying import ENGLISH, say
from habeas.petition.saying import listed as listed  # many tellers take it from here
from habeas.petition.tongue import tongue_of
from habeas.petition.wording import EventWords, Wording, load_naming

_TIMES = (About.DATE, About.DURATION)
LONGEST_QUOTE = 320  # letters of a source's words within a sentence; the footnote has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sentence before it has its number."""

    line: str
    text: str
    facts: tuple[FactId, ...]
    claims: tuple[ClaimId, ...]
    finding: str | None = None
    under: str = ""
    continues: bool = False


@dataclass(frozen=True, kw_only=True)
class Matter:
    """Everything that the sentences are made from."""

    case: CaseFile
    assessment: Assessment
    law: Law
    form: Form
    wording: Wording  # of the language in which the filing is written
    documents: Mapping[DocumentId, Document]
    names: Mapping[DocumentId, str]
    made_on: str
    lang: str = "en"
    record: CaseRecord = NO_RECORD  # consent, assessors' words, filings and what followed
    claims: Mapping[ClaimId, Claim]  # the accepted ones
    facts: tuple[Fact, ...]  # the accepted ones that an accepted claim supports
    quoted_before: set[Passage] = field(default_factory=set)  # by sentences already told, the grounds apart

    @property
    def who(self) -> str:
        """The person's name, as judged."""
        return self.case.who.name

    @cached_property
    def sex(self) -> str:
        """The person's sex, "m" or "f", where accepted claims give exactly one; "" where endings leave it open."""
        given = (fact for fact in self.facts if fact.predicate is Attribute.SEX)
        values = {(claim.value or "").casefold() for fact in given for claim in self.supporting(fact)}
        found = {load_naming().sexes.get(value, "") for value in values}
        return found.pop() if len(found) == 1 else ""

    def say(self, key: str, /, *, gender: object = "", **values: object) -> str:
        """Return a phrase of the filing's language with its places filled; endings agree with the person or a noun."""
        return say(self.lang, key, sex=self.sex, gender=gender, **values)

    def event(self, fact: Fact) -> EventWords:
        """Return the words in which an event of this fact's kind is told."""
        return self.wording.event(Kind(fact.predicate), self.who, self.sex)

    def quote(self, words: str) -> str:
        """Return words in the quotation marks of the filing's language."""
        return tongue_of(self.lang).quote(words)

    def quoted(self, claim: Claim) -> str:
        """Return the source's own words, in its own language, in the quotation marks of the filing's."""
        return quoted(claim, lang=self.lang)

    def said(self, text: str) -> str:
        """Return a text of the law in the filing's language."""
        return said(text, self.lang)

    def date(self, when: When) -> str:
        """Return a date in words, without a preposition."""
        return date_words(when, self.lang)

    def dated(self, when: When, *, lasting: bool = False) -> str:
        """Return a date in words with its preposition."""
        return dated(when, lasting=lasting, lang=self.lang)

    def listed(self, names: Sequence[str], *, last: str = "and") -> str:
        """Return "a, b and c" in the filing's language."""
        return listed(names, last=last, lang=self.lang)

    def supporting(self, fact: Fact) -> tuple[Claim, ...]:
        """Return the accepted claims for this fact."""
        return self.accepted(fact.supporting)

    def accepted(self, claims: Iterable[ClaimId]) -> tuple[Claim, ...]:
        """Return those of the claims that are accepted."""
        return tuple(self.claims[claim] for claim in claims if claim in self.claims)

    def facts_of(self, claims: Iterable[ClaimId]) -> tuple[FactId, ...]:
        """Return the accepted facts on which these claims speak."""
        wanted = set(claims)
        return tuple(fact.id for fact in self.facts if wanted.intersection((*fact.supporting, *fact.dissenting)))

    def when_of(self, fact: Fact) -> When | None:
        """Return the fact's date as accepted claims alone give it: one of several where they contradict.

        Where a person follows a side, the fact has the date that accepted claims of that side give.
        """
        whens = [claim.dated.when for claim in self.supporting(fact) if claim.dated]
        is_followed = any(each.about in _TIMES and each.followed for each in self.conflicts_of(fact))
        if is_followed or set(fact.supporting) <= self.claims.keys():
            return fact.when
        return _narrowest(whens)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The contradictions that stand among accepted claims."""
        return tuple(each for each in self.case.conflicts if self.sides(each) and not self._is_denial(each))

    def conflicts_of(self, fact: Fact) -> tuple[Conflict, ...]:
        """Return the contradictions about this fact."""
        return tuple(conflict for conflict in self.conflicts if fact.id in conflict.facts)

    def _is_denial(self, conflict: Conflict) -> bool:
        """Whether it only says that one event is told and denied: both are then told as sentences of their own."""
        return conflict.about is About.OUTCOME and len(conflict.facts) == 1 and conflict.followed is None

    def sides(self, conflict: Conflict) -> tuple[Side, ...]:
        """Return the sides for which there is an accepted claim; none where a contradiction has fewer than two left."""
        left = tuple(side for side in conflict.sides if self.accepted(side.claims))
        return left if len(left) == len(conflict.sides) or len(left) > 1 else ()

    def named(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """Return the different names among these mentions, without pronouns."""
        pronouns = load_naming().pronouns
        names = (" ".join(mention.name.split()) for mention in mentions)
        return tuple(dict.fromkeys(name for name in names if name and name.casefold() not in pronouns))

    def source(self, document: DocumentId) -> str:
        """Return a short name of the source: who published it, else its title, else its file's name."""
        frame = self.documents[document].frame
        title = self.quote(frame.title) if frame.title else None
        named = frame.publisher or frame.author or title
        return named or self.say("telling.document", name=self.quote(self.names.get(document, document)))


def _narrowest(whens: Sequence[When]) -> When | None:
    """Return the date that lies within all others, or None where two cannot both be true."""
    if any(one.overlaps(other) is Answer.NO for one in whens for other in whens):
        return None
    bounded = [when for when in whens if when.earliest is not None and when.latest is not None]
    return min(bounded, key=_length, default=whens[0] if whens else None)


def _length(when: When) -> tuple[int, str]:
    if when.earliest is None or when.latest is None:
        return 0, when.edtf
    return when.latest.day_number - when.earliest.day_number, when.edtf


def matter_of(case: CaseFile) -> tuple[dict[ClaimId, Claim], tuple[Fact, ...]]:
    """Return the accepted claims by id, and the accepted facts that stand on one of them."""
    claims = {weighed.claim.id: weighed.claim for weighed in case.claims if weighed.standing is Standing.ACCEPTED}
    facts = tuple(
        fact for fact in case.facts if fact.standing is Standing.ACCEPTED and claims.keys() & set(fact.supporting)
    )
    return claims, (*facts, *absences(case))


def absences(case: CaseFile) -> tuple[Fact, ...]:
    """Return as facts what accepted claims negate or deny and no event of the case holds."""
    held = {claim for fact in case.facts for claim in (*fact.supporting, *fact.dissenting)}
    apart: dict[tuple[Kind, Modality], list[Claim]] = {}
    for weighed in case.claims:
        claim = weighed.claim
        is_absent = claim.modality in (Modality.NEGATED, Modality.DENIED) and isinstance(claim.predicate, Kind)
        if is_absent and weighed.standing is Standing.ACCEPTED and claim.id not in held:
            apart.setdefault((Kind(claim.predicate), claim.modality), []).append(claim)
    return tuple(_absence(kind, modality, claims) for (kind, modality), claims in apart.items())


def _absence(kind: Kind, modality: Modality, claims: Sequence[Claim]) -> Fact:
    return Fact(
        id=FactId(digest_id("fct", "absent", kind, modality, *(claim.id for claim in claims))),
        predicate=kind, standing=Standing.ACCEPTED, value=None, supporting=tuple(claim.id for claim in claims),
        when=_narrowest([claim.dated.when for claim in claims if claim.dated]), dissenting=(), note=str(modality),
    )  # fmt: skip


def quoted(claim: Claim, *, longest: int = LONGEST_QUOTE, lang: str = ENGLISH) -> str:
    """Return the source's words in quotation marks, cut around the trigger with [...] where they are long."""
    words = claim.passage.quote
    first, last = 0, len(words)
    if len(words) > longest:
        centre = (claim.trigger.start - claim.passage.start) if claim.trigger else 0
        first = max(0, min(centre - longest // 2, len(words) - longest))
        last = first + longest
        first = words.find(" ", first) + 1 if first else 0
        end = words.rfind(" ", first, last) if last < len(words) else last
        last = end if end > first else last
    cut = " ".join(words[first:last].split())
    if cut.count("”") > cut.count("“"):  # a quotation that began in an earlier sentence ends here
        cut = cut.removesuffix("”")
    if cut.count("“") > cut.count("”"):
        cut = cut.removeprefix("“")
    before, after = ("[…] " if first else ""), (" […]" if last < len(words) else "")
    return tongue_of(lang).quote(f"{before}{cut}{after}")
