"""A person says what repeats what: the word is kept, taken back, refused in a circle, and changes what cases count."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.casework.cases import get_case, sources_of
from habeas.casework.decisions import judge
from habeas.casework.deriving import (
    DerivesFromItself,
    DerivesInCircle,
    derive,
    evidence_on,
    likely_copy,
    pairs_in,
    pairs_of,
)
from habeas.casework.describing import Changes, describe
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.casework.undoing import NothingToUndo
from habeas.casework.view import view_of
from habeas.errors import NotFound, ReasonMissing
from habeas.model import Backing, Descent, DocumentId, Frame, Kind, Sameness
from habeas.reconcile import reconcile

STORY = (
    "Orsa Mellin was arrested in Tarn on 3 May 2021 by men who had waited since dawn behind the old mill; the miller "
    "says that they came in a bread van with its lamps broken and spoke a dialect that nobody in the valley has."
)
PAPERS = {
    "wire": f"{STORY}\n",
    "post": f"The morning in short\n\n{STORY}\n",
    "gazette": f"{STORY} The gazette could not reach the miller again.\n",
}
WHY = "it names the wire (invented)"


@pytest.fixture
def papers(desk: Desk, tmp_path: Path) -> dict[str, DocumentId]:
    """Bring a dispatch and two papers that print it; return the ids by publisher."""
    for day, (name, text) in enumerate(PAPERS.items(), 4):
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        frame = Frame(publisher=name).published_on(f"2021-05-0{day}")
        take_in(desk, [file], supplied=frame, received_from=None, tell=lambda words: None)
    documents = recall(desk).documents.values()
    propose_from(desk, [each for each in documents if each.frame.publisher in PAPERS], tell=lambda words: None)
    judge(desk, "Orsa Mellin", "Orsa Mellin", Sameness.SAME, because="one person (invented)")
    return {each.frame.publisher or "": each.id for each in recall(desk).documents.values()}


def arrest(desk: Desk) -> Backing:
    """Return the backing of the arrest as the desk shows it, once it was held against all cases computed anew."""
    memory = recall(desk)
    case = get_case(memory, "Orsa Mellin")
    assert case.backings == next(each for each in reconcile(sources_of(memory)) if each.id == case.id).backings
    (fact,) = [each for each in case.facts if each.predicate is Kind.ARREST]
    return next(each for each in case.backings if each.fact == fact.id)


def test_what_may_be_copies_counts_once_until_a_person_has_looked(desk: Desk, papers: dict[str, DocumentId]) -> None:
    backing = arrest(desk)
    assert (backing.at_least, backing.at_most) == (2, 4)  # the statement of Lantern, and one dispatch


def test_a_decided_copy_has_one_root_with_its_original(desk: Desk, papers: dict[str, DocumentId]) -> None:
    derive(desk, papers["post"], papers["wire"], Descent.DERIVES, because=WHY)
    derive(desk, papers["gazette"], papers["post"], Descent.DERIVES, because=WHY)
    backing = arrest(desk)
    assert (backing.at_least, backing.at_most) == (2, 2)


def test_independence_is_a_persons_word(desk: Desk, papers: dict[str, DocumentId]) -> None:
    for left, right in (("post", "wire"), ("gazette", "wire"), ("gazette", "post")):
        derive(desk, papers[left], papers[right], Descent.INDEPENDENT, because="each has its miller (invented)")
    backing = arrest(desk)
    assert (backing.at_least, backing.at_most) == (4, 4)


def test_a_word_that_was_taken_back_counts_no_more(desk: Desk, papers: dict[str, DocumentId]) -> None:
    derive(desk, papers["post"], papers["wire"], Descent.DERIVES, because=WHY)
    derive(desk, papers["wire"], papers["post"], Descent.RETRACT, because="seen again (invented)")
    assert arrest(desk).at_most == 4
    with pytest.raises(NothingToUndo):
        derive(desk, papers["post"], papers["wire"], Descent.RETRACT, because=WHY)


def test_a_word_on_two_other_documents_reaches_a_case_by_way_of_its_own(
    desk: Desk, papers: dict[str, DocumentId], tmp_path: Path
) -> None:
    far = tmp_path / "far.txt"
    far.write_text("A paper that says nothing of anybody in Tarn.\n", encoding="utf-8")
    take_in(desk, [far], supplied=Frame(publisher="Lantern"), received_from=None, tell=lambda words: None)
    derive(desk, papers["post"], "far.txt", Descent.DERIVES, because=WHY)
    assert arrest(desk).at_most == 3  # both are Lantern's by now
    derive(desk, "far.txt", papers["wire"], Descent.DERIVES, because=WHY)
    names = {root.name: len(root.chains) for root in arrest(desk).roots}
    assert names == {"Lantern": 1, "wire": 2, "gazette": 1}


def test_a_described_document_is_held_against_the_others_anew(desk: Desk, papers: dict[str, DocumentId]) -> None:
    assert len(pairs_in(view_of(recall(desk)))) == 3
    describe(desk, papers["post"], Changes(publisher="wire"))
    assert arrest(desk).at_most == 3
    assert len(pairs_in(view_of(recall(desk)))) == 2  # documents of one publisher are one source already


def test_the_pairs_that_wait_come_first_with_what_they_share(desk: Desk, papers: dict[str, DocumentId]) -> None:
    derive(desk, papers["post"], papers["wire"], Descent.UNSURE, because="no byline (invented)")
    view = view_of(recall(desk))
    pairs = pairs_of(view, view.case("Orsa Mellin"))
    assert [pair.word.descent if pair.word else None for pair in pairs] == [None, None, Descent.UNSURE]
    waits = next(pair for pair in pairs if {pair.left, pair.right} == {papers["gazette"], papers["wire"]})
    assert likely_copy(waits, view.documents) == (papers["gazette"], papers["wire"])
    (shared,) = evidence_on(view.documents, waits)
    assert shared.left.quote == shared.right.quote
    assert "bread van" in shared.left.quote


@pytest.mark.parametrize("word", [Descent.DERIVES, Descent.INDEPENDENT])
def test_a_document_is_no_copy_of_itself(desk: Desk, papers: dict[str, DocumentId], word: Descent) -> None:
    with pytest.raises(DerivesFromItself):
        derive(desk, papers["wire"], "wire.txt", word, because=WHY)


def test_a_circle_is_refused_with_the_word_that_closes_it(desk: Desk, papers: dict[str, DocumentId]) -> None:
    derive(desk, papers["post"], papers["wire"], Descent.DERIVES, because=WHY)
    derive(desk, papers["gazette"], papers["post"], Descent.DERIVES, because=WHY)
    with pytest.raises(DerivesInCircle) as refused:
        derive(desk, papers["wire"], papers["gazette"], Descent.DERIVES, because=WHY)
    assert (refused.value.details["copy"], refused.value.details["original"]) == (papers["post"], papers["wire"])
    derive(desk, papers["wire"], papers["post"], Descent.DERIVES, because="the other way (invented)")  # the last word
    assert arrest(desk).at_most == 2


def test_a_word_needs_a_reason_and_documents(desk: Desk, papers: dict[str, DocumentId]) -> None:
    with pytest.raises(ReasonMissing):
        derive(desk, papers["post"], papers["wire"], Descent.DERIVES, because=" ")
    with pytest.raises(NotFound):
        derive(desk, papers["post"], "doc-0", Descent.DERIVES, because=WHY)
