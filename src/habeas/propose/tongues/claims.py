"""The parts of a reading in one language put together: events, people, dates and speakers become claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import (
    Amount,
    Claim,
    Dated,
    Document,
    Kind,
    Mention,
    Modality,
    Moment,
    Naming,
    Proposer,
    Sort,
    Stretch,
    When,
)  # fmt: skip
from habeas.propose.details import amounts_of, modality_of, speech_of
from habeas.propose.parts import Clause, Speech, TimeMention, Trigger
from habeas.propose.shelf import Shelf
from habeas.propose.tokens import lowered
from habeas.propose.tongues.amounts import find_amounts, find_counts
from habeas.propose.tongues.attach import attach
from habeas.propose.tongues.author import name_author, quotations
from habeas.propose.tongues.divide import Part, divide, masked
from habeas.propose.tongues.fields import Line, find_fields
from habeas.propose.tongues.forms import load_forms
from habeas.propose.tongues.language import Tongue, tongues
from habeas.propose.tongues.lexicon import load_names
from habeas.propose.tongues.modality import Verdict, load_cues
from habeas.propose.tongues.people import BACK, People, Seen
from habeas.propose.tongues.roles import Cast, Sentence, cast_of, voiced
from habeas.propose.tongues.rules import Found, load_rules
from habeas.propose.tongues.sentences import split
from habeas.propose.tongues.speech import find_speech
from habeas.propose.tongues.spots import SpotFinder
from habeas.propose.tongues.times import find_times, only_date
from habeas.propose.version import NAME

NOT_READ = "some of the document is in a language that is not read ({language}); read are {read}"
EXPERIMENTAL = "{name} is read by rules that nobody has measured: check every proposal against the text"
NAMED, INFERRED, NOBODY, UNMEASURED = 1.0, 0.85, 0.75, 0.8
WEIGHT = {Modality.ASSERTED: 1.0, Modality.REPORTED: 0.95, Modality.ALLEGED: 0.9}
OTHER_WEIGHT = 0.8
HEAD = 6  # blocks at the head of a text in which its date may stand
LEAST_REST = 4  # words; less is an address or a symbol, and not English
MASS = frozenset({Kind.ARREST, Kind.DETENTION, Kind.ABDUCTION})
HEDGED = frozenset({Modality.REPORTED, Modality.ALLEGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in languages that are data, and what is left for English."""

    claims: tuple[Claim, ...] = ()
    namings: tuple[Naming, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    rest: str | None = None  # the text with blanks for what was read; None where nothing else is in it
    unread: bool = False  # some of it is in a script that nobody reads

    def notes(self, language: str) -> tuple[str, ...]:
        """Return what a reader must know: what was not read, and what was read by rules that nobody has measured."""
        notes = [EXPERIMENTAL.format(name=tongue.name) for tongue in self.tongues if tongue.is_experimental]
        if self.unread or (not self.tongues and language.split("-")[0] not in ("en", "und")):
            read = ", ".join(("English", *(tongue.name for tongue in tongues())))
            notes.append(NOT_READ.format(language=language, read=read))
        return tuple(notes)


def read_tongues(
    document: Document, *, published: When | None, version: str, known: Sequence[Tongue] | None = None
) -> Reading:
    """Return what a document says in the languages that are data; all of it is left over where it is in English."""
    parts = divide(document.text, document.language, tongues() if known is None else known)
    own = sorted({part.tongue for part in parts if part.tongue is not None}, key=lambda tongue: tongue.code)
    unread = any(part.tongue is None and part.script not in ("Latin", "") for part in parts)
    if not own:
        return Reading(rest=document.text, unread=unread)
    day = _day_of(published)
    pages = [_Page(document, tongue, parts, day, version) for tongue in own]
    rest = masked(document.text, parts)
    claims = [tuple(page.claims()) for page in pages]
    namings = {
        naming.id: naming for page, own_claims in zip(pages, claims, strict=True) for naming in page.namings(own_claims)
    }
    return Reading(
        claims=tuple(claim for own_claims in claims for claim in own_claims),
        namings=tuple(sorted(namings.values(), key=lambda one: (one.spellings[0].start, one.name))), tongues=tuple(own),
        unread=unread,
        rest=rest if sum(word.strip(".,:;()").isalpha() for word in rest.split()) >= LEAST_REST else None,
    )  # fmt: skip


def find_written(document: Document, *, known: Sequence[Tongue] | None = None) -> When | None:
    """Return the day that a line at the head of a document gives as its date, in a language that is data."""
    for part in divide(document.text[:6_000], document.language, tongues() if known is None else known)[:HEAD]:
        if part.tongue is not None and part.block.end - part.block.start <= 80:
            low = lowered(document.text[: part.block.end])
            clause = Clause(start=part.block.start, end=part.block.end, paragraph=part.number)
            day = only_date(document.text, low, clause, load_forms(part.tongue))
            if day is not None:
                return When.parse(day.date_text, as_written=document.text[part.block.start : part.block.end])
    return None


def _day_of(published: When | None) -> Moment | None:
    if published is None or published.earliest is None or published.latest is None:
        return None
    first, last = published.earliest.start_of_day(), published.latest.start_of_day()
    return first if first == last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """One event of a sentence with all that belongs to it."""

    found: Found
    verdict: Verdict
    trigger: Trigger
    cast: Cast
    date: TimeMention | None
    speech: Speech | None
    amounts: tuple[Amount, ...] = ()


class _Page:
    """One document as far as it is in one language."""

    def __init__(
        self, document: Document, tongue: Tongue, parts: Sequence[Part], day: Moment | None, version: str
    ) -> None:
        """Read sentences, people, dates and speakers."""
        self.document, self.text, self.tongue = document, document.text, tongue
        low = self.low = lowered(document.text)
        self.clauses = tuple(
            clause for part in parts if part.tongue is tongue
            for clause in split(self.text, part.number, part.block, tongue)
        )  # fmt: skip
        self.proposer = Proposer(name=NAME, version=version, rule="")
        self.forms, names = load_forms(tongue), load_names(tongue)
        self.people = People(self.text, names, list(quotations(self.text, self.clauses, tongue)))
        self.rows = self.people.read(self.clauses, SpotFinder(self.text, low, names).find(self.clauses))
        if self.people.author.places:
            writer = name_author(self.text, low, self.clauses, self.rows, names.author)
            self.people.author.name = writer.name if writer is not None else self.people.author.name
        self.times = tuple(find_times(self.text, low, self.clauses, self.forms, published=day))
        self._times = Shelf(self.times)
        speeches = tuple(find_speech(self.text, low, self.clauses, self.rows, self.people))
        self._told = Shelf(speeches)
        self._longest = max((speech.end - speech.start for speech in speeches), default=0)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of every sentence and of every line with a label."""
        rules, cues = load_rules(self.tongue), load_cues(self.tongue)
        last: tuple[int, Seen] | None = None  # paragraph, and whom the last event happened to
        for number, clause in enumerate(self.clauses):
            sentence, low = self.text[clause.start : clause.end], self.low[clause.start : clause.end]
            found = rules.find(sentence, low)
            if not found:
                continue
            hits = cues.find(sentence, low)
            verdicts = [cues.judge(sentence, low, event, hits) for event in found]
            for event in self._counted(clause, number, list(self._events(number, clause, low, found, verdicts))):
                before = last[1] if last is not None and clause.paragraph == last[0] else self._only(number)
                if event.found.rule.person and event.cast.subject is None and before is None:
                    continue  # "they held up a lorry": nobody is there to whom it can have happened
                yield self._claim(event, before)
                for other in event.cast.others:
                    yield self._claim(replace(event, cast=replace(event.cast, subject=other)), before)
                subject = event.cast.subject
                if subject is not None and subject.figure is not None and subject.spot.sort is Sort.PERSON:
                    last = (clause.paragraph, subject)
        yield from map(self._field, find_fields(self.text, self.clauses, self.times, self.tongue))

    def namings(self, claims: Sequence[Claim]) -> Iterator[Naming]:
        """Yield every name of the document, and a naming for everyone else whom a claim concerns."""
        named = {naming.name: naming for naming in self.people.namings(self.document.id)}
        yield from named.values()
        several = {(seen.spot.start, seen.spot.end) for row in self.rows for seen in row
                   if seen.spot.sort is Sort.GROUP or seen.spot.gender in ("many", "we")}  # fmt: skip
        for claim in claims:
            for mention in (claim.subject, claim.speaker, *claim.agents):
                if mention is not None and mention.name not in named:
                    sort = Sort.GROUP if (mention.start, mention.end) in several else Sort.UNKNOWN
                    stretch = Stretch(start=mention.start, end=mention.end, text=mention.text)
                    named[mention.name] = Naming(
                        document=self.document.id, name=mention.name, sort=sort, spellings=(stretch,)
                    )
                    yield named[mention.name]

    # -- events ----------------------------------------------------------------------------------------------------

    def _events(
        self, number: int, clause: Clause, low: str, found: Sequence[Found], verdicts: Sequence[Verdict]
    ) -> Iterator[_Event]:
        speeches = self._told.within(clause.start - self._longest, clause.end)
        sentence = Sentence(clause=clause, low=low, seen=self.rows[number], speeches=speeches)
        dates = attach(self.low, clause, found, self._times.within(clause.start, clause.end), self.tongue)
        for n, (event, verdict) in enumerate(zip(found, verdicts, strict=True)):
            cast = cast_of(sentence, event, self.people)
            crowd = cast.subject is not None and cast.subject.spot.crowd and event.rule.kind in MASS
            trigger = Trigger(
                kind=Kind.MASS_DETENTION if crowd else event.rule.kind, start=clause.start + event.start,
                end=clause.start + event.end, clause=clause, rule=f"{self.tongue.code}.{event.rule.id}",
                modality=verdict.says, subject_hint=event.rule.hint, score=event.rule.score,
            )  # fmt: skip
            yield _Event(found=event, verdict=verdict, trigger=trigger, cast=cast, date=dates.get(n),
                         speech=speech_of(trigger, speeches))  # fmt: skip

    def _only(self, number: int) -> Seen | None:
        """Return the only person told of before this sentence in its paragraph, at the last place that names him."""
        found: list[Seen] = []
        for at in range(number - 1, max(-1, number - 1 - BACK), -1):
            if self.clauses[at].paragraph != self.clauses[number].paragraph:
                break
            found += [seen for seen in reversed(self.rows[at]) if seen.figure is not None and not seen.figure.aside
                      and seen.figure.sort is Sort.PERSON and seen.spot.form == "name"]  # fmt: skip
        return found[0] if len({id(seen.figure) for seen in found}) == 1 else None

    def _counted(self, clause: Clause, number: int, events: Sequence[_Event]) -> Iterator[_Event]:
        """Yield the events of a sentence, each with the amounts that belong to it."""
        times = self._times.within(clause.start, clause.end)
        spots = [seen.spot for seen in self.rows[number]]
        place = clause.start, clause.end
        amounts = [*find_amounts(self.text, self.low, place, self.forms, times), *find_counts(self.text, spots)]
        given = amounts_of([event.trigger for event in events], amounts) if amounts else {}
        for event in events:
            yield replace(event, amounts=given.get(event.trigger, ()))

    def _claim(self, event: _Event, before: Seen | None) -> Claim:
        trigger, clause, seen = event.trigger, event.trigger.clause, event.cast.subject
        subject: Mention | None = None
        if seen is not None:
            subject = voiced(seen, event.speech, self.people.mention(seen))
        elif before is not None and event.found.rule.hint in ("passive", "active", "object-first", "self"):
            subject = self.people.mention(before, inferred=True)
        modality = self._modality(event)
        return Claim(
            predicate=trigger.kind, modality=modality, passage=self.document.passage(clause.start, clause.end),
            proposer=replace(self.proposer, rule=trigger.rule), dated=_dated(event.date),
            confidence=self._confidence(trigger.score, modality, subject),
            trigger=self._stretch(trigger.start, trigger.end), subject=subject, agents=event.cast.agents,
            places=event.cast.places, speaker=event.speech.speaker if event.speech is not None else None,
            hedges=self._hedges(event), amounts=event.amounts,
        )  # fmt: skip

    def _modality(self, event: _Event) -> Modality:
        """Return how the source puts it: what a speaker denies is denied."""
        if event.speech is not None and event.speech.verb.startswith("deny:"):
            return Modality.DENIED if event.trigger.modality.says_it_happened else event.trigger.modality
        return modality_of(self.text, event.trigger, None)

    def _hedges(self, event: _Event) -> tuple[Stretch, ...]:
        cue = event.verdict.cue
        if cue is None or cue.cue.says not in HEDGED:
            return ()
        start = event.trigger.clause.start
        return (self._stretch(start + cue.start, start + cue.end),)

    def _field(self, line: Line) -> Claim:
        says = line.label.says or Kind.DETENTION
        return Claim(
            predicate=says, modality=Modality.ASSERTED, passage=self.document.passage(line.label_place[0], line.end),
            proposer=replace(self.proposer, rule=f"{self.tongue.code}.field.{says}"),
            confidence=self._confidence(0.9, Modality.ASSERTED, line.person), trigger=self._stretch(*line.label_place),
            dated=_dated(line.date), subject=line.person, value=self.text[line.start : line.end],
        )  # fmt: skip

    def _confidence(self, score: float, modality: Modality, subject: Mention | None) -> float:
        """Return a number in [0, 1] that orders the reading and decides nothing."""
        who = NOBODY if subject is None else INFERRED if subject.inferred else NAMED
        measured = UNMEASURED if self.tongue.is_experimental else 1.0
        return round(max(0.0, min(1.0, score)) * WEIGHT.get(modality, OTHER_WEIGHT) * who * measured, 2)

    def _stretch(self, start: int, end: int) -> Stretch:
        return Stretch(start=start, end=end, text=self.text[start:end])


def _dated(time: TimeMention | None) -> Dated | None:
    if time is None or time.when is None:
        return None
    return Dated(when=time.when, basis=time.basis, start=time.start, end=time.end)
