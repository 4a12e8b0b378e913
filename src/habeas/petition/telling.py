"""A fact in sentences: what happened, as surely as the sources say it, and what they deny."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from habeas.model import About, Amount, Attribute, Claim, Fact, Modality
from habeas.petition.amounts import TIME_UNITS, amount_text
from habeas.petition.matter import Draft, Matter
from habeas.petition.naming import in_tongue
from habeas.petition.saying import ENGLISH
from habeas.petition.tongue import fill, tongue_of
from habeas.petition.voices import (
    agents_of,
    attribution,
    capital,
    ended,
    hedge,
    inside,
    places_of,
    reserve,
    speaker_of,
    speakers_of,
)
from habeas.petition.wording import EventWords, Units, load_naming

NOT_SAID = {Modality.DEMANDED: "demanded", Modality.FEARED: "feared"}


def tell_event(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    """Tell an event whole, one sentence for each way in which the sources put it."""
    words = matter.event(fact)
    claims = [*matter.supporting(fact), *matter.accepted(fact.dissenting)]
    ways: list[tuple[Callable[[Modality], bool], Callable[[Matter, EventWords, Fact, Sequence[Claim]], str]]] = [
        (lambda modality: modality.says_it_happened, _happened),
        (lambda modality: modality is Modality.FUTURE, _ahead),
        (lambda modality: modality is Modality.DENIED, _denied),
        (lambda modality: modality in (Modality.DEMANDED, Modality.FEARED, Modality.HYPOTHETICAL), _not_said),
    ]
    for is_put, telling in ways:
        so_put = [claim for claim in claims if is_put(claim.modality)]
        if so_put:
            text = capital(telling(matter, words, fact, so_put))
            yield Draft(line=line, text=text, facts=(fact.id,), claims=tuple(claim.id for claim in so_put))
    for claim in claims:
        if claim.modality is Modality.NEGATED:
            yield Draft(line=line, text=_negated(matter, claim), facts=(fact.id,), claims=(claim.id,))


def _happened(matter: Matter, words: EventWords, fact: Fact, claims: Sequence[Claim]) -> str:
    """Tell that it happened: plainly where one source says so plainly, else with the sources' own reserve."""
    lead, adverb, _ = hedge(matter, claims)
    when, traits = matter.when_of(fact), words.traits
    start = f"{matter.dated(when, lasting=traits.lasting)}, " if when else ""
    amounts = _amounts(matter, words, _agreeing(matter, fact, claims))
    clause = f"{words.subject} {words.told(adverb)}{amounts}{_where_and_who(matter, words, claims)}"
    is_quoted = traits.quoted or (traits.lasting and when is None)  # "for the first nine days": in the words alone
    said = _own_words(matter, words, claims) if is_quoted else ""
    return ended(f"{lead}{start}{clause}{said}{_aside(matter, fact)}", matter.lang)


def _agreeing(matter: Matter, fact: Fact, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims whose amounts may be said: none where they contradict each other and no side is followed."""
    for conflict in matter.conflicts_of(fact):
        if conflict.about is About.AMOUNT:
            kept = {claim for side in conflict.sides if side.value == conflict.followed for claim in side.claims}
            claims = [claim for claim in claims if claim.id in kept]
    return claims


def _aside(matter: Matter, fact: Fact) -> str:
    """Return that the petition goes by other sources, of what a person set aside."""
    return matter.say("telling.set_aside") if fact.is_set_aside else ""


def _ahead(matter: Matter, words: EventWords, _: Fact, claims: Sequence[Claim]) -> str:
    lead, _adverb = reserve(matter, claims)
    by = words.by(matter.listed(agents_of(matter, claims)))
    said = _own_words(matter, words, claims) if words.traits.quoted else ""
    told = f"{words.subject} {words.ahead()}{_amounts(matter, words, claims)}{by}"
    return ended(matter.say("telling.ahead", lead=lead, told=told, said=said), matter.lang)


def _by(matter: Matter, agents: Sequence[str]) -> str:
    return matter.say("telling.by", agents=matter.listed(agents)) if agents else ""


def _denied(matter: Matter, words: EventWords, fact: Fact, claims: Sequence[Claim]) -> str:
    speakers = [inside(matter, name) for name in speakers_of(matter, claims)]
    when = matter.when_of(fact)
    is_many = len(speakers) > 1 or any(tongue_of(matter.lang).is_many(name) for name in speakers)
    key = f"denied_{'many' if is_many else 'one'}" if speakers else "denied_unnamed"
    told = f"{words.subject} {words.denied()}"
    named = {"who": matter.listed(speakers)} if speakers else {}
    on = f" {matter.dated(when)}" if when else ""
    return ended(matter.say(f"telling.{key}", told=told, when=on, **named), matter.lang)


def _negated(matter: Matter, claim: Claim) -> str:
    """Give what is negated in the source's words, as of the day on which it was written: it may have come later."""
    published = matter.documents[claim.passage.document].frame.published
    start = ""
    if claim.dated:
        start = f"{matter.dated(claim.dated.when)}, "
    elif published:
        start = matter.say("telling.as_of", date=matter.date(published))
    source = matter.source(claim.passage.document)
    is_its_own = speaker_of(matter, claim) is None
    who = matter.say("telling.in_words_of", source=source) if is_its_own else attribution(matter, claim)
    said = matter.say("telling.words", who=f"{start}{who}", quote=matter.quoted(claim))
    return ended(capital(said), matter.lang)


def _not_said(matter: Matter, words: EventWords, _: Fact, claims: Sequence[Claim]) -> str:
    """Tell what was demanded, feared or supposed, in the source's own words, as nothing that happened."""
    key = f"telling.{NOT_SAID.get(claims[0].modality, 'possible')}"
    by = _by(matter, [inside(matter, name) for name in speakers_of(matter, claims)])
    said = matter.say(key, gender=words.gender, noun=words.noun, by=by, quote=matter.quoted(claims[0]))
    return ended(said, matter.lang)


def _where_and_who(matter: Matter, words: EventWords, claims: Sequence[Claim]) -> str:
    """Return place and agent, each from the claims that give it."""
    speaking = [inside(matter, name) for name in speakers_of(matter, claims)]
    places = places_of(matter, claims)
    agents = [name for name in agents_of(matter, claims) if name not in speaking]
    return words.at(places) + words.by(matter.listed(agents))


def _amounts(matter: Matter, words: EventWords, claims: Sequence[Claim]) -> str:
    units = words.traits.units
    found = [
        amount_words(amount, matter.lang) for claim in claims for amount in claim.amounts if _belongs(amount, units)
    ]
    return words.of(matter.listed(list(dict.fromkeys(found)), last="or"))


def _belongs(amount: Amount, units: Units | None) -> bool:
    if units is Units.TIME:
        return amount.unit in TIME_UNITS
    return units is Units.MONEY and len(amount.unit) == 3 and amount.unit.isupper()


def amount_words(amount: Amount, lang: str = ENGLISH) -> str:
    """Return "USD 1,000", "7 years"."""
    return amount_text(amount.value, amount.unit, lang)


def _own_words(matter: Matter, words: EventWords, claims: Sequence[Claim]) -> str:
    """Return one passage of each document, unless a sentence before has given it: the footnotes have them all."""
    by_document: dict[str, Claim] = {}
    for claim in claims:
        by_document.setdefault(claim.passage.document, claim)
    fresh = [
        claim for claim in by_document.values()
        if words.traits.always_quoted or claim.passage not in matter.quoted_before
    ]  # fmt: skip
    matter.quoted_before.update(claim.passage for claim in fresh)
    said = list(dict.fromkeys(matter.quoted(claim) for claim in fresh))
    key = "telling.quoted_many" if len(said) > 1 else "telling.quoted"
    return matter.say(key, quotes=matter.listed(said)) if said else ""


def tell_value(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    """Tell an attribute: the value where a claim has one, else the source's words."""
    claims = matter.supporting(fact)
    lead, adverb = reserve(matter, claims)
    value = _value(matter, fact, claims)
    shown = matter.say("telling.doubted", adverb=adverb, value=value) if adverb else value
    pattern = matter.wording.attribute(Attribute(fact.predicate))
    text = fill(matter.lang, pattern, sex=matter.sex, who=matter.who, Who=capital(matter.who), value=shown)
    told = lead + (text[:1].lower() + text[1:] if lead and not pattern.startswith("{Who}") else text)
    told = told.removesuffix(".") + _aside(matter, fact) if fact.is_set_aside else told
    claim_ids = tuple(claim.id for claim in claims)
    yield Draft(line=line, text=ended(capital(told), matter.lang), facts=(fact.id,), claims=claim_ids)


def _value(matter: Matter, fact: Fact, claims: Sequence[Claim]) -> str:
    """Return the value as it stands in the sentence: a date in words, what is closed translated, all else as it was."""
    whens = [matter.date(claim.dated.when) for claim in claims if claim.dated and fact.predicate is Attribute.BIRTH]
    if fact.value and fact.predicate in load_naming().quoted_attributes:
        return matter.quote(fact.value)
    if not fact.value:
        return whens[0] if whens else matter.quoted(claims[0])
    if matter.lang == ENGLISH or fact.value.isdigit():
        return fact.value
    return matter.wording.values.get(fact.value.casefold()) or in_tongue(matter, fact.value)
