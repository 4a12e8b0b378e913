"""Who stands behind each fact, for the terminal: documents, pairs that may be copies, roots, denials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from habeas.model import Backing, CaseFile, Chain, Denial, Document, DocumentId, Fact, Likeness, Support
from habeas.model.wording import say_when
from habeas.show.quotes import STANDING_WORDS, words

SUPPORTS = {
    Support.DENIED: "denied",
    Support.CONTESTED: "contested: sources that tell of it contradict each other",
    Support.CORROBORATED: "corroborated",
    Support.SINGLE: "one source",
}
ORDER = (Support.DENIED, Support.CONTESTED, Support.CORROBORATED, Support.SINGLE)


def backing_to_text(case: CaseFile, documents: Mapping[DocumentId, Document]) -> str:
    """Return the facts of a case by how well they are supported, each with its roots and those who deny it."""
    backed = {backing.fact: backing for backing in case.backings}
    lines = [f"Sources of {case.who.name}   {case.id}"]
    for support in ORDER:
        facts = [fact for fact in case.facts if fact.id in backed and backed[fact.id].support is support]
        if facts:
            lines += ["", f"{SUPPORTS[support].upper()} ({len(facts)})"]
        for fact in facts:
            lines += _fact(case, fact, backed[fact.id])
    cited = sorted({weighed.claim.passage.document for weighed in case.claims})
    lines += ["", f"DOCUMENTS ({len(cited)})", *(f"  {document_in_words(each, documents)}" for each in cited)]
    return "\n".join(lines) + "\n"


def say_roots(backing: Backing) -> str:
    """Return how many independent roots a fact has, without claiming more than is known."""
    if backing.at_least == backing.at_most:
        return "1 source" if backing.at_least == 1 else f"{backing.at_least} independent sources"
    return f"at least {backing.at_least}, at most {backing.at_most} independent sources"


def _fact(case: CaseFile, fact: Fact, backing: Backing) -> Iterator[str]:
    when = say_when(fact.when) if fact.when else "undated"
    value = f" = {fact.value}" if fact.value else ""
    yield f"  {words(fact.predicate)}{value}   {when}   {STANDING_WORDS[fact.standing]}   {fact.id}"
    yield f"    {say_roots(backing)}"
    for root in backing.roots:
        yield f"    • {root.name}"
        for way in dict.fromkeys(map(_chain, root.chains)):
            yield f"        {way}"
    for denial in backing.denials:
        yield from _denial(case, denial)


def _chain(chain: Chain) -> str:
    """Return the way of the words: from who said it to the document in hand."""
    return " → ".join(
        f"{link.name} ({link.document})" if link.document not in (None, link.name) else link.name
        for link in chain.links
    )  # fmt: skip


def _denial(case: CaseFile, denial: Denial) -> Iterator[str]:
    official = " (an authority)" if denial.is_official else ""
    yield f"    ✗ denied by {denial.who}{official}:"
    for claim in denial.claims:
        said = case.get_claim(claim)
        yield f"        “{' '.join(said.passage.quote.split())}”  {said.passage.document}"


def document_in_words(document: DocumentId, documents: Mapping[DocumentId, Document]) -> str:
    """Return which document it is: who published it, and when."""
    known = documents.get(document)
    if known is None:
        return document
    frame = known.frame
    name = frame.publisher or frame.author or frame.title or "publisher not known"
    return f"{document}  {name}  {say_when(frame.published) if frame.published else 'date not known'}"


def likeness_in_words(likeness: Likeness) -> str:
    """Return how alike two documents are."""
    first = f", {likeness.likely_source} was published first" if likeness.likely_source else ""
    return (
        f"{likeness.shared} runs of words shared: {likeness.left_share:.0%} of {likeness.left}, "
        f"{likeness.right_share:.0%} of {likeness.right}{first}"
    )
