"""Whose word it is, and who and where are named: each once, as it reads within a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model import Claim, Mention, Modality
from habeas.petition.matter import Matter
from habeas.petition.naming import in_tongue
from habeas.petition.saying import ENGLISH
from habeas.petition.tongue import tongue_of
from habeas.petition.wording import load_naming

VERBS = {Modality.REPORTED: "reports", Modality.ALLEGED: "alleges", Modality.DENIED: "reports_denial"}
CLOSES = "”»"  # what may close a quotation that ends a sentence


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def ended(text: str, lang: str = ENGLISH) -> str:
    """Return the text with one full stop, unless a quotation at its end brings one.

    In a language that sets the stop outside, a quotation's own stop at the end of a sentence gives way to it.
    """
    plain = text.rstrip()
    if plain.endswith("..") and not plain.endswith("..."):
        plain = plain.rstrip(".") + "."
    closes = tongue_of(lang).closes
    if tongue_of(lang).stop_outside and plain.endswith(closes):
        inner = plain.removesuffix(closes)
        return f"{inner.removesuffix('.') if not inner.endswith('..') else inner}{closes}."
    inner = plain.rstrip("”»’\"'\u2069\u200e\u00a0")
    has_end = inner.endswith((".", "!", "?")) and plain[-1:] in (".", *CLOSES)
    return plain if has_end else f"{plain}."


def folded(name: str) -> str:
    """Return the letters of a name alone, case aside."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def inside(matter: Matter, name: str) -> str:
    """Return a name as it stands within a sentence: "a panel", "the ministry", "the lawyer of X", "Amnesty"."""
    if is_person(matter, name):
        return matter.say("telling.person")
    if matter.lang != ENGLISH:
        return in_tongue(matter, name)
    naming = load_naming()
    first, _, rest = name.partition(" ")
    if (first[:1].isupper() and first.lower() in naming.counted) or first.lower() in naming.articles:
        return f"{first.lower()} {rest}"
    is_role = name[:1].islower() and " of " in name
    takes_the = name.split(" ")[-1].casefold() in naming.takes_the or first in naming.takes_the_first
    return f"the {name}" if is_role or takes_the else name


def is_person(matter: Matter, name: str) -> bool:
    """Whether this is the person whom the petition concerns, under any of the names judged to be theirs."""
    known = (matter.who, *(naming.name for naming in matter.case.who.namings))
    return folded(name) in {folded(each) for each in known}


def speaker_of(matter: Matter, claim: Claim) -> str | None:
    """Return who says it; a publisher that speaks for itself under the name that its document bears."""
    names = matter.named([claim.speaker]) if claim.speaker else ()
    if not names:
        return None
    frame = matter.documents[claim.passage.document].frame
    own = [name for name in (frame.publisher, frame.author) if name and folded(name) == folded(names[0])]
    return own[0] if own else names[0]


def speakers_of(matter: Matter, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return each different speaker once."""
    found = {folded(name): name for name in (speaker_of(matter, claim) for claim in claims) if name}
    words = {name: _plain(name) for name in found.values()}
    return tuple(name for name in words if not any(_holds(words[other], words[name]) for other in words))


def according(matter: Matter, speakers: Sequence[str]) -> str:
    """Return "according to X and Y", or that it is the person's own account; nothing where nobody speaks."""
    if not speakers:
        return ""
    if all(is_person(matter, name) for name in speakers):
        return matter.say("telling.own_account")
    return matter.say("telling.according", speakers=matter.listed([inside(matter, name) for name in speakers]))


def attribution(matter: Matter, claim: Claim) -> str:
    """Return "X states", or "according to S, as X gives it" where somebody else speaks in the source."""
    source, speaker = matter.source(claim.passage.document), speaker_of(matter, claim)
    if speaker is None or folded(speaker) == folded(source):
        return matter.say(f"telling.{VERBS.get(claim.modality, 'states')}", source=source)
    return matter.say("telling.gives", according=according(matter, [speaker]), source=source)


def words_of(matter: Matter, claim: Claim) -> str:
    """Return "X states: “…”": a source's words, and whose they are."""
    return matter.say("telling.words", who=attribution(matter, claim), quote=matter.quoted(claim))


def reserve(matter: Matter, claims: Sequence[Claim]) -> tuple[str, str]:
    """Return "according to X, " and "reportedly" where no claim says it plainly."""
    if any(
        claim.modality in (Modality.ASSERTED, Modality.NEGATED) and not claim.hedges and not claim.speaker
        for claim in claims
    ):
        return "", ""
    speakers = speakers_of(matter, claims)
    lead = f"{according(matter, speakers)}, " if speakers else ""
    if any(claim.modality is Modality.ASSERTED and not claim.hedges for claim in claims):
        return lead, ""
    if all(claim.modality is Modality.ALLEGED for claim in claims):
        return lead, "" if lead else matter.say("telling.allegedly")
    return lead, "" if lead and not any(claim.hedges for claim in claims) else matter.say("telling.reportedly")


def hedge(matter: Matter, claims: Sequence[Claim]) -> tuple[str, str, str]:
    """Return the reserve of a whole clause, and "_reportedly" or "_allegedly", by which a phrase of its own is known.

    Where the verb alone cannot say that it is alleged, the lead does.
    """
    lead, adverb = reserve(matter, claims)
    if not adverb:
        return lead, "", ""
    is_alleged = adverb == matter.say("telling.allegedly")
    if is_alleged and not lead:
        lead = matter.say("telling.allegedly_lead")
    return lead, adverb, "_allegedly" if is_alleged else "_reportedly"


def agents_of(matter: Matter, claims: Iterable[Claim]) -> list[str]:
    """Return who acted, as within a sentence; a name that another one holds ("the court") is left out."""
    names = matter.named(agent for claim in claims for agent in claim.agents)
    words = {name: _plain(name) for name in names}
    kept = [
        name for place, name in enumerate(names)
        if not any(_holds(words[other], words[name]) for other in names)
        and words[name] not in [words[earlier] for earlier in names[:place]]
    ]  # fmt: skip
    return [inside(matter, name) for name in kept]


def places_of(matter: Matter, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return where it was, without a place that another one names.

    Of two, the longer is the exact one where it is a name ("Sarn Prison No. 2"), and else the shorter: what follows
    belongs to the sentence ("Port Elmin on Monday").
    """
    return distinct_places(matter, (place for claim in claims for place in claim.places))


def distinct_places(matter: Matter, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the places of these mentions, none of which names another."""
    names = [name if matter.lang == ENGLISH else in_tongue(matter, name) for name in matter.named(mentions)]
    left: dict[tuple[str, ...], str] = {}
    for name in names:
        left.setdefault(_plain(name), name)
    words = list(left)
    good = [
        each for each in words if not any(_holds(each, other) and not _is_name(left[each], other) for other in words)
    ]
    return tuple(left[each] for each in good if not any(_holds(other, each) for other in good))


def _plain(name: str) -> tuple[str, ...]:
    words = tuple(word.strip(".,").casefold() for word in name.split())
    return words[1:] if len(words) > 1 and words[0] in load_naming().articles else words


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether the words of one name stand in the other, which has more."""
    size = len(shorter)
    return len(longer) > size and any(
        tuple(longer[at : at + size]) == tuple(shorter) for at in range(len(longer) - size + 1)
    )


def _is_name(name: str, shorter: Sequence[str]) -> bool:
    """Whether what the name has beyond the shorter one reads as a name: capitals and numbers."""
    naming = load_naming()
    beyond = [word.strip(".,") for word in name.split() if word.strip(".,").casefold() not in shorter]
    return not set(naming.days).intersection(beyond) and all(
        word[:1].isupper() or word[:1].isdigit() or word.casefold() in naming.joins for word in beyond
    )
