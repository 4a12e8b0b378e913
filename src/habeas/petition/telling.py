"""A fact in sentences: what happened, as surely as the sources say it, what they deny and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from habeas.errors import BadDate
from habeas.model import About, Amount, Attribute, Claim, Conflict, Fact, Kind, Modality, When
from habeas.petition.dates import date_words, dated
from habeas.petition.matter import Draft, Matter, listed, quoted
from habeas.petition.wording import EventWords, Units

TIME_UNITS = {"day", "week", "month", "year", "hour", "minute"}
SPEAKS_OF = {
    About.DATE: "the date",
    About.IDENTITY: "who is meant", About.AMOUNT: "the amount", About.OUTCOME: "the outcome",
    About.SPELLING: "the spelling",
    About.REGIME: "the kind of detention", About.DURATION: "the length of time", About.VALUE: "this",
}  # fmt: skip
ARTICLES = {"A", "An", "The", "His", "Her", "Their", "Its", "Several", "Some", "Many", "Two", "Three"}


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """Return the text with a full stop, unless a quotation at its end brings one."""
    return text if text.rstrip("”’\"'\u2069\u200e").endswith((".", "!", "?")) and text[-1] in "”." else f"{text}."


def inside(matter: Matter, name: str) -> str:
    """Return a name as it stands within a sentence: "a panel", "the ministry", "the lawyer of X", "Amnesty"."""
    first, _, rest = name.partition(" ")
    if name == matter.who:
        return "the person concerned"
    if first in ARTICLES or first.lower() in ("the", "a", "an", "his", "her", "their"):
        return f"{first.lower()} {rest}"
    is_role = name[:1].islower() and " of " in name
    return f"the {name}" if is_role or name.split(" ")[-1] in matter.wording.takes_the else name


def tell_event(matter: Matter, fact: Fact, line: str) -> Iterator[Draft]:
    """Tell an event whole, one sentence for each way in which the sources put it."""
    words = matter.wording.kind[Kind(fact.predicate)]
    claims = [*matter.supporting(fact), *matter.accepted(fact.dissenting)]
    ways: list[tuple[Callable[[Modality], bool], Callable[[Matter, EventWords, Fact, Sequence[Claim]], str]]] = [
        (lambda modality: modality.says_it_happened, _happened),
        (lambda modality: modality is Modality.FUTURE, _ahead),
        (lambda modality: modality is Modality.DENIED, _denied),
        (lambda modality: modality is Modality.NEGATED, _negated),
        (lambda modality: modality in (Modality.DEMANDED, Modality.FEARED, Modality.HYPOTHETICAL), _not_said),
    ]
    for is_put, telling in ways:
        so_put = [claim for claim in claims if is_put(claim.modality)]
        if so_put:
            text = capital(telling(matter, words, fact, so_put))
            yield Draft(line=line, text=text, facts=(fact.id,), claims=tuple(claim.id for claim in so_put))


def _happened(matter: Matter, words: EventWords, fact: Fact, claims: Sequence[Claim]) -> str:
    """Tell that it happened: plainly where one source says so plainly, else with the sources' own reserve."""
    lead, adverb = reserve(matter, claims)
    when = matter.when_of(fact)
    start = f"{dated(when, lasting=words.lasting)}, " if when else ""
    clause = f"{_subject(matter, words)} {words.told(adverb)}{_details(matter, words, claims)}"
    return ended(f"{lead}{start}{clause}{_own_words(words, claims)}")


def _ahead(matter: Matter, words: EventWords, _: Fact, claims: Sequence[Claim]) -> str:
    lead, _adverb = reserve(matter, claims)
    later = matter.named(mention for claim in claims for mention in claim.agents)
    by = f" by {listed([inside(matter, agent) for agent in later])}" if later and words.agent else ""
    details = f"{_amounts(words, claims)}{by}"
    return ended(
        f"{lead}{_subject(matter, words)} {words.ahead()}{details} when the source wrote{_own_words(words, claims)}"
    )


def _denied(matter: Matter, words: EventWords, fact: Fact, claims: Sequence[Claim]) -> str:
    speakers = matter.named(claim.speaker for claim in claims if claim.speaker)
    who = f"{listed(speakers)} denied" if speakers else "It was denied"
    when = matter.when_of(fact)
    return f"{who} that {_subject(matter, words)} {words.told()}{' ' + dated(when) if when else ''}."


def _negated(matter: Matter, words: EventWords, fact: Fact, claims: Sequence[Claim]) -> str:
    lead, adverb = reserve(matter, claims)
    when = matter.when_of(fact)
    start = f"{dated(when)}, " if when else ""
    said = f"{adverb}, " if adverb else ""
    return ended(f"{lead}{start}{said}{_subject(matter, words)} {words.negated()}{_own_words(words, claims)}")


def _not_said(matter: Matter, words: EventWords, _: Fact, claims: Sequence[Claim]) -> str:
    """Tell what was demanded, feared or supposed, in the source's own words, as nothing that happened."""
    verb = {Modality.DEMANDED: "demanded", Modality.FEARED: "feared"}.get(claims[0].modality, "spoken of as possible")
    speakers = matter.named(claim.speaker for claim in claims if claim.speaker)
    by = f" by {listed([inside(matter, name) for name in speakers])}" if speakers else ""
    return ended(f"{words.noun} was {verb}{by}, in the words of the source: {quoted(claims[0])}")


def _subject(matter: Matter, words: EventWords) -> str:
    return words.subject.format(who=matter.who)


def reserve(matter: Matter, claims: Sequence[Claim]) -> tuple[str, str]:
    """Return "According to X, " and "reportedly" where no claim says it plainly."""
    if any(
        claim.modality in (Modality.ASSERTED, Modality.NEGATED) and not claim.hedges and not claim.speaker
        for claim in claims
    ):
        return "", ""
    speakers = matter.named(claim.speaker for claim in claims if claim.speaker)
    lead = f"according to {listed([inside(matter, speaker) for speaker in speakers])}, " if speakers else ""
    if any(claim.modality is Modality.ASSERTED and not claim.hedges for claim in claims):
        return lead, ""
    if all(claim.modality is Modality.ALLEGED for claim in claims):
        return lead, "allegedly"
    return lead, "" if lead and not any(claim.hedges for claim in claims) else "reportedly"


def _details(matter: Matter, words: EventWords, claims: Sequence[Claim]) -> str:
    """Return amount, place and agent, each from the claims that give it."""
    places = matter.named(mention for claim in claims for mention in claim.places)
    agents = matter.named(mention for claim in claims for mention in claim.agents)
    where = words.where.format(places=listed(places)) if places else ""
    by = words.agent.format(agents=listed([inside(matter, agent) for agent in agents])) if agents else ""
    return f"{_amounts(words, claims)}{where}{by}"


def _amounts(words: EventWords, claims: Sequence[Claim]) -> str:
    found = [amount_words(amount) for claim in claims for amount in claim.amounts if _belongs(amount, words.units)]
    return words.amount.format(amounts=listed(list(dict.fromkeys(found)), last="or")) if found and words.amount else ""


def _belongs(amount: Amount, units: Units | None) -> bool:
    if units is Units.TIME:
        return amount.unit in TIME_UNITS
    return units is Units.MONEY and len(amount.unit) == 3 and amount.unit.isupper()


def amount_words(amount: Amount) -> str:
    """Return "USD 1,000", "7 years"."""
    whole, _, rest = amount.value.partition(".")
    number = (f"{int(whole):,}" if whole.isdigit() else whole) + (f".{rest}" if rest else "")
    if amount.unit in TIME_UNITS:
        return f"{number} {amount.unit}{'' if amount.value == '1' else 's'}"
    return f"{number} persons" if amount.unit == "person" else f"{amount.unit} {number}"


def _own_words(words: EventWords, claims: Sequence[Claim]) -> str:
    if not words.quoted:
        return ""
    by_document = {claim.passage.document: quoted(claim) for claim in reversed(claims)}
    said = list(dict.fromkeys(by_document[claim.passage.document] for claim in claims))
    return f", in the words of the source{'s' if len(said) > 1 else ''}: {listed(said)}"


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
    shown = ended(capital(lead + (text[:1].lower() + text[1:] if lead and text.startswith("The ") else text)))
    yield Draft(line=line, text=shown, facts=(fact.id,), claims=tuple(claim.id for claim in claims))
    yield from tell_conflicts(matter, matter.conflicts_of(fact), line, fact)


def tell_conflicts(matter: Matter, conflicts: Sequence[Conflict], line: str, fact: Fact | None) -> Iterator[Draft]:
    """State each contradiction with both of its sides."""
    for conflict in conflicts:
        sides = matter.sides(conflict)
        told = [matter.accepted(side.claims) for side in sides]
        if conflict.about is About.SPELLING:  # one place for each spelling is enough
            told = [claims[:1] for claims in told]
        claims = tuple(dict.fromkeys(claim.id for side in told for claim in side))
        facts = matter.facts_of(claims) or ((fact.id,) if fact else ())
        if facts and claims:
            text = _conflict_words(matter, conflict, [side.value for side in sides], fact)
            yield Draft(line=line, text=text, facts=facts, claims=claims)


def _conflict_words(matter: Matter, conflict: Conflict, values: Sequence[str], fact: Fact | None) -> str:
    """Return both sides of a contradiction, or the one statement that does not fit."""
    if len(values) == 1:
        return f"{conflict.says} {ended(capital(values[0]))}"
    first, *others = (_side_words(conflict, value) for value in values)
    further = "".join(f", another {value}" for value in others)
    of_what = _of_what(matter, fact) if conflict.about in (About.DATE, About.AMOUNT) else ""
    return f"The sources differ on {SPEAKS_OF[conflict.about]}{of_what}: one source gives {first}{further}."


def _of_what(matter: Matter, fact: Fact | None) -> str:
    if fact is None or not isinstance(fact.predicate, Kind):
        return ""
    return f" of {matter.wording.kind[fact.predicate].noun}"


def _side_words(conflict: Conflict, value: str) -> str:
    """Return a date in words, anything else as the case file gives it."""
    if conflict.about is not About.DATE:
        return value if conflict.about is About.AMOUNT else f"“{value}”"
    try:
        return date_words(When.parse(value))
    except BadDate:
        return value
