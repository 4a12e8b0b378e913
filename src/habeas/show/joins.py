"""Why claims stand together, and which ones a person must put to one of several events, for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.model import CaseFile, ClaimId, EventJudgement, FactId, Sameness
from habeas.model.joining import Join, Joinable, Sign, Token
from habeas.model.wording import say_when
from habeas.show.quotes import words
from habeas.show.wrapping import WIDTH

SAID = {Sameness.SAME: "one event", Sameness.DIFFERENT: "two events", Sameness.UNSURE: "nobody can tell"}
SIGNS = {
    Token.JUDGED: ("a person said so", "a person said so"),
    Token.ONLY_ONE: ("no other event of this kind can be meant", "other events can be meant"),
    Token.KIND: ("the same kind", "another kind"),
    Token.PERSON: ("the same person", "another person"),
    Token.DAY: ("the same day", "another day"),
    Token.DATES_OVERLAP: ("dates that can be the same", "dates that can be the same"),
    Token.DATES_NEAR: ("dates some days apart", "dates some days apart"),
    Token.DATES_APART: ("dates far apart", "dates far apart"),
    Token.UNDATED: ("one is not dated", "one is not dated"),
    Token.PLACE: ("the same place", "another place"),
    Token.PEOPLE: ("the same people", "other people"),
    Token.AMOUNT: ("the same amount", "another amount"),
    Token.TRIGGER: ("the same word for it", "another word for it"),
    Token.WORDS: ("words in common", "other words"),
    Token.CONTEXT: ("documents that speak of the same", "documents that speak of other things"),
    Token.SAME_ACCOUNT: ("one document tells both", "one document tells both"),
    Token.HEADLINE: ("one is in the title of the other's document", "one is in the title of the other's document"),
}


def joins_to_text(case: CaseFile, said: Sequence[EventJudgement] = ()) -> str:
    """Return every event that several claims tell of with the reasons, what waits for a word, and what was said."""
    reader = _Reader(case)
    lines = [f"Events of {case.who.name}   {case.id}", "", f"OPEN ({len(case.joinable)})"]
    for open_ in case.joinable:
        lines += _open(reader, open_)
    joined: dict[FactId, list[Join]] = defaultdict(list)
    for join in case.joins:
        joined[join.fact].append(join)
    lines += ["", f"TOLD BY SEVERAL CLAIMS ({len(joined)})"]
    for name, joins in joined.items():
        lines += [f"  {reader.fact(name)}", f"    {reader.claim(reader.facts[name].supporting[0])}"]
        lines += [line for join in joins for line in _join(reader, join)]
    lines += ["", f"SAID BY PEOPLE ({len(said)})", *(_word(word) for word in said)]
    return "\n".join(lines) + "\n"


def say_sign(sign: Sign) -> str:
    """Return a sign with its weight: what speaks for, or against."""
    speaks_for, against = SIGNS[sign.token]
    return f"{against if sign.weight < 0 else speaks_for} ({sign.weight:+.1f})"


def _open(reader: _Reader, open_: Joinable) -> Iterator[str]:
    yield f"  {reader.claim(open_.claim)}"
    yield "    may tell of:"
    for choice in open_.choices:
        yield f"      {choice.score:+.1f}  {reader.fact(choice.fact)}"
        yield f"            {'; '.join(map(say_sign, choice.signs))}"
        yield f"            habeas join {open_.claim} {reader.facts[choice.fact].supporting[0]} --because …"


def _join(reader: _Reader, join: Join) -> Iterator[str]:
    yield f"    {reader.claim(join.claim)}"
    sure = "certain" if join.is_certain else "kept together, not certain"
    yield f"        {sure}, {join.score:+.1f}: {'; '.join(map(say_sign, join.signs))}"


class _Reader:
    """A case by its ids: one line for a fact, one for a claim."""

    def __init__(self, case: CaseFile) -> None:
        self.facts = {fact.id: fact for fact in case.facts}
        self._claims = {weighed.claim.id: weighed.claim for weighed in case.claims}

    def fact(self, name: FactId) -> str:
        fact = self.facts[name]
        value = f" = {fact.value}" if fact.value else ""
        return f"{words(fact.predicate)}{value}   {say_when(fact.when) if fact.when else 'undated'}   {fact.id}"

    def claim(self, name: ClaimId) -> str:
        passage = self._claims[name].passage
        quote = " ".join(passage.quote.split())
        quote = quote if len(quote) <= WIDTH else f"{quote[: WIDTH - 1]}…"
        return f"{name}  “{quote}”  {passage.document}:{passage.start}-{passage.end}"


def _word(word: EventJudgement) -> str:
    return f"  {word.left}  {word.right}  {SAID[word.sameness]}  {word.at}  {word.by}  {word.because}"
