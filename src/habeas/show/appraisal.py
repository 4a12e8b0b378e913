"""What stands beside the elements of an assessment, in English: lengths, the three-part test, the State's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from habeas.model import (
    Answer,
    Assessment,
    ClaimId,
    Comparison,
    Demand,
    Length,
    Missing,
    Plea,
    Point,
    Restriction,
    Supplier,
    Tally,
    TreatyStatus,
)  # fmt: skip
from habeas.model.wording import say_span
from habeas.show.chronology import MEASURED
from habeas.show.quotes import Quote
from habeas.show.wrapping import wrapped

COMPARISONS = {
    Comparison.OVER: "surely over the limit", Comparison.UNDER: "surely within the limit",
    Comparison.BETWEEN: "it may have been over the limit or within it",
    Comparison.NO_FIGURE: "the law names no figure: a person must judge it",
    Comparison.SILENCE: "no source tells of an earlier one, and none says that there was none: it settles nothing",
    Comparison.UNDECIDED: "it stands on claims that nobody has accepted",
}  # fmt: skip
POINTS = {
    Point.TOLD: "told", Point.DATED: "dated", Point.NAMED: "from a named source",
    Point.CORROBORATED: "from two independent sources", Point.ANSWERED: "with the State's answer",
}  # fmt: skip
DEMANDS = {
    Demand.LAW: "By law", Demand.AIM: "A listed aim", Demand.NECESSITY: "Necessary and proportionate",
}  # fmt: skip
PLEAS = {
    Plea.REASON: "The reasons it gave", Plea.LAW: "The provisions it named", Plea.CHARGE: "The charges",
    Plea.ACCOUNT: "Its own account", Plea.DENIAL: "What it denies",
}  # fmt: skip
SUPPLIERS = {
    Supplier.PERSON: "the person", Supplier.FAMILY: "the family", Supplier.WITNESS: "a witness",
    Supplier.LAWYER: "the lawyer", Supplier.COURT_FILE: "the court file", Supplier.DOCTOR: "a doctor",
    Supplier.CONSULATE: "the consulate", Supplier.STATE: "the State",
    Supplier.ORGANISATION: "an organisation that documented it", Supplier.REVIEWER: "whoever decides claims",
}  # fmt: skip
BURDEN = (
    "Counted is what there is, not what it will come to. Once a source has shown a prima facie case, it is for the "
    "Government to refute it, and a bare assertion that procedures were followed is not enough (A/HRC/19/57, para. 68; "
    "to be verified)."
)
SILENT = "No accepted claim tells of any reason, charge, account or denial by the State."
BOUND = {Answer.YES: "bound", Answer.NO: "not bound", Answer.UNKNOWN: "not known"}

Quoter = Callable[[Sequence[ClaimId]], tuple[Quote, ...]]
Lines = Callable[[Quote, int], Iterator[str]]


def say_limit(hours: int) -> str:
    """Return a limit in words: hours up to two days, else days."""
    if not hours:
        return "any length"
    return f"{hours} hours" if hours <= 48 else f"{hours // 24} days"


def say_length(length: Length) -> str:
    """Return one length held against its limit."""
    limit = "" if length.hours is None else f"; limit {say_limit(length.hours)}"
    child = " (a child)" if length.of_child else ""
    growing = ", and growing" if length.is_growing else ""
    return f"{MEASURED[length.what]}: {say_span(length.lasted)}{growing}{limit}{child}: {COMPARISONS[length.held]}"


def say_missing(missing: Missing) -> str:
    """Return what is missing and who could tell."""
    return f"{missing.asks} [{', '.join(SUPPLIERS[each] for each in missing.who)}]"


def say_points(points: Sequence[Point]) -> str:
    """Return the points in words."""
    return ", ".join(POINTS[each] for each in points)


def say_tallies(tallies: Sequence[Tally]) -> str:
    """Return the counts in words."""
    return "; ".join(f"{POINTS[each.point]}: {each.has} of {each.of}" for each in tallies)


def tell_appraisal(assessment: Assessment, quotes: Quoter, lines: Lines) -> Iterator[str]:
    """Yield what stands before the categories: completeness, the State's words, restrictions and treaties."""
    yield from ("", "HOW COMPLETE", *wrapped(say_tallies(assessment.tallies), 2), *wrapped(BURDEN, 2))
    yield from ("", "WHAT THE STATE SAYS")
    if not any(each.claims for each in assessment.justification):
        yield from wrapped(SILENT, 2)
    for plea in assessment.justification:
        waiting = f"   ({len(plea.proposed)} not decided)" if plea.proposed else ""
        yield f"  {PLEAS[plea.plea]}:{waiting}"
        for quote in quotes(plea.claims):
            yield from lines(quote, 6)
    for restriction in assessment.restrictions:
        yield from ("", *_restriction(restriction, quotes, lines))
    yield from ("", "TREATIES AT THE DATE OF THE FACTS")
    for status in assessment.treaties:
        yield from _treaty(status)


def _restriction(restriction: Restriction, quotes: Quoter, lines: Lines) -> Iterator[str]:
    yield from wrapped(
        f"THREE-PART TEST   {restriction.right}: {restriction.clause} [{restriction.answer}] "
        f"[{restriction.mark}: {restriction.source}]",
        0,
    )  # fmt: skip
    if restriction.aims:
        yield from wrapped(f"Aims that it lists: {'; '.join(restriction.aims)}", 2)
    if not restriction.derogable:
        yield "  No derogation from this right is allowed, in an emergency either."
    if restriction.note:
        yield from wrapped(restriction.note, 2)
    for tested in restriction.tested:
        yield from wrapped(f"[{tested.answer}] {DEMANDS[tested.demand]}: {tested.question}", 2)
        for name, claims in (
            ("for", tested.claims_for), ("against", tested.claims_against), ("the State invokes", tested.invoked),
        ):  # fmt: skip
            if claims:
                yield f"      {name}:"
            for quote in quotes(claims):
                yield from lines(quote, 8)
        for missing in tested.missing:
            yield from wrapped(f"missing: {say_missing(missing)}", 6)


def _treaty(status: TreatyStatus) -> Iterator[str]:
    yield from wrapped(f"[{BOUND[status.answer]}] {status.title}: {status.note}", 2)
    for caveat in status.caveats:
        yield from wrapped(caveat, 6)
