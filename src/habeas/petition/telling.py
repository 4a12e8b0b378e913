"""A fact in sentences: what happened, as surely as the sources say it, and what they deny."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from habeas.model import About, Amount, Attribute, Claim, Fact, Kind, Modality
from habeas.petition.dates import date_words, dated
from habeas.petition.differing import TIME_UNITS, amount_text
from habeas.petition.matter import Draft, Matter, listed, quoted
from habeas.petition.voices import (
    agents_of,
    attribution,
    capital,
    ended,
    inside,
    places_of,
    reserve,
    speaker_of,
    speakers_of,
)
from habeas.petition.wording import EventWords, Units


def tell_event(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    """Tell an event whole, one sentence for each way in which the sources put it."""
    words = matter.wording.kind[Kind(fact.predicate)]
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
    lead, adverb = reserve(matter, claims)
    when = matter.when_of(fact)
    start = f"{dated(when, lasting=words.lasting)}, " if when else ""
    amounts = _amounts(words, _agreeing(matter, fact, claims))
    clause = f"{_subject(matter, words)} {words.told(adverb)}{amounts}{_where_and_who(matter, words, claims)}"
    is_quoted = words.quoted or (words.lasting and when is None)  # "for the first nine days" stands in the words alone
    said = _own_words(matter, words, claims) if is_quoted else ""
    return ended(f"{lead}{start}{clause}{said}{_aside(fact)}")


def _agreeing(matter: Matter, fact: Fact, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims whose amounts may be said: none where they contradict each other and no side is followed."""
    for conflict in matter.conflicts_of(fact):
        if conflict.about is About.AMOUNT:
            kept = {claim for side in conflict.sides if side.value == conflict.followed for claim in side.claims}
            claims = [claim for claim in claims if claim.id in kept]
    return claims


def _aside(fact: Fact) -> str:
    """Return that the petition goes by other sources, of what a person set aside."""
    return "; other sources contradict this, and this petition goes by them" if fact.is_set_aside else ""


def _ahead(matter: Matter, words: EventWords, _: Fact, claims: Sequence[Claim]) -> str:
    lead, _adverb = reserve(matter, claims)
    later = agents_of(matter, claims)
    by = f" by {listed(later)}" if later and words.agent else ""
    said = _own_words(matter, words, claims) if words.quoted else ""
    return ended(
        f"{lead}{_subject(matter, words)} {words.ahead()}{_amounts(words, claims)}{by} when the source wrote{said}"
    )


def _denied(matter: Matter, words: EventWords, fact: Fact, claims: Sequence[Claim]) -> str:
    speakers = [inside(matter, name) for name in speakers_of(matter, claims)]
    who = f"{listed(speakers)} denied" if speakers else "It was denied"
    when = matter.when_of(fact)
    return ended(f"{who} that {_subject(matter, words)} {words.told()}{' ' + dated(when) if when else ''}")


def _negated(matter: Matter, claim: Claim) -> str:
    """Give what is negated in the source's words, as of the day on which it was written: it may have come later."""
    published = matter.documents[claim.passage.document].frame.published
    start = ""
    if claim.dated:
        start = f"{dated(claim.dated.when)}, "
    elif published:
        start = f"as of {date_words(published)}, "
    source = matter.source(claim.passage.document)
    who = f"in the words of {source}" if speaker_of(matter, claim) is None else attribution(matter, claim)
    return ended(capital(f"{start}{who}: {quoted(claim)}"))


def _not_said(matter: Matter, words: EventWords, _: Fact, claims: Sequence[Claim]) -> str:
    """Tell what was demanded, feared or supposed, in the source's own words, as nothing that happened."""
    verb = {Modality.DEMANDED: "demanded", Modality.FEARED: "feared"}.get(claims[0].modality, "spoken of as possible")
    speakers = speakers_of(matter, claims)
    by = f" by {listed([inside(matter, name) for name in speakers])}" if speakers else ""
    return ended(f"{words.noun} was {verb}{by}, in the words of the source: {quoted(claims[0])}")


def _subject(matter: Matter, words: EventWords) -> str:
    return words.subject.format(who=matter.who)


def _where_and_who(matter: Matter, words: EventWords, claims: Sequence[Claim]) -> str:
    """Return place and agent, each from the claims that give it."""
    speaking = [inside(matter, name) for name in speakers_of(matter, claims)]
    places = places_of(matter, claims)
    agents = [name for name in agents_of(matter, claims) if name not in speaking]
    where = words.where.format(places=listed(places)) if places else ""
    by = words.agent.format(agents=listed(agents)) if agents else ""
    return f"{where}{by}"


def _amounts(words: EventWords, claims: Sequence[Claim]) -> str:
    found = [amount_words(amount) for claim in claims for amount in claim.amounts if _belongs(amount, words.units)]
    return words.amount.format(amounts=listed(list(dict.fromkeys(found)), last="or")) if found and words.amount else ""


def _belongs(amount: Amount, units: Units | None) -> bool:
    if units is Units.TIME:
        return amount.unit in TIME_UNITS
    return units is Units.MONEY and len(amount.unit) == 3 and amount.unit.isupper()


def amount_words(amount: Amount) -> str:
    """Return "USD 1,000", "7 years"."""
    return amount_text(amount.value, amount.unit)


def _own_words(matter: Matter, words: EventWords, claims: Sequence[Claim]) -> str:
    """Return one passage of each document, unless a sentence before has given it: the footnotes have them all."""
    by_document: dict[str, Claim] = {}
    for claim in claims:
        by_document.setdefault(claim.passage.document, claim)
    fresh = [
        claim for claim in by_document.values()
        if words.always_quoted or claim.passage not in matter.quoted_before
    ]  # fmt: skip
    matter.quoted_before.update(claim.passage for claim in fresh)
    said = list(dict.fromkeys(quoted(claim) for claim in fresh))
    return f", in the words of the source{'s' if len(said) > 1 else ''}: {listed(said)}" if said else ""


def tell_value(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    """Tell an attribute: the value where a claim has one, else the source's words."""
    claims = matter.supporting(fact)
    whens = [date_words(claim.dated.when) for claim in claims if claim.dated and fact.predicate is Attribute.BIRTH]
    is_quoted = fact.value and fact.predicate in matter.wording.quoted_attributes
    value = f"“{fact.value}”" if is_quoted else fact.value or (whens[0] if whens else quoted(claims[0]))
    lead, adverb = reserve(matter, claims)
    text = matter.wording.attribute[Attribute(fact.predicate)].format(
        who=matter.who, Who=capital(matter.who), value=f"{adverb} {value}".strip()
    )
    told = lead + (text[:1].lower() + text[1:] if lead and text.startswith("The ") else text)
    shown = ended(capital(told.removesuffix(".") + _aside(fact) if fact.is_set_aside else told))
    yield Draft(line=line, text=shown, facts=(fact.id,), claims=tuple(claim.id for claim in claims))
