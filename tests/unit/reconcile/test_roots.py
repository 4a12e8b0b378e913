"""Who stands behind a fact: chains back to their roots, how many are independent, and who denies it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from case_builders import WHO, a_claim, a_decision, a_document, case_of
from habeas.model import (
    Backing,
    CaseFile,
    Claim,
    Derivation,
    Descent,
    Document,
    DocumentId,
    Genre,
    Kind,
    Likeness,
    Mention,
    Modality,
    Support,
    Through,
)
from habeas.reconcile.voices import find_role, is_official, is_vague

ARREST = "Ama Boduk was arrested on 10 March 2030."
NO_ARREST = "Ama Boduk was not arrested."


def a_report(text: str, publisher: str | None, *, genre: Genre = Genre.NEWS) -> Document:
    """Return a report of the arrest by this publisher, in words of its own."""
    made = a_document(f"{ARREST} {text}", publisher=publisher, published="2030-03-12")
    return replace(made, frame=replace(made.frame, genre=genre))


def told_in(document: Document, speaker: str | None = None, *, rule: str = "test") -> Claim:
    """Return the claim of the arrest in a report."""
    return a_claim(document, ARREST, Kind.ARREST, "2030-03-10", speaker=speaker, rule=rule)


def a_word(document: Document, source: Document, descent: Descent = Descent.DERIVES, at: str = "1") -> Derivation:
    """Return a person's word on two documents."""
    when = f"2030-04-0{at}T00:00:00Z"
    return Derivation(document=document.id, source=source.id, descent=descent, by="reader", at=when, because="seen")


def alike(left: Document, right: Document) -> Likeness:
    """Return that two documents may be copies."""
    one, other = sorted((left.id, right.id))
    return Likeness(left=one, right=other, shared=90, left_share=0.8, right_share=0.7, likely_source=None)


def backing_of(case: CaseFile, kind: Kind = Kind.ARREST) -> Backing:
    """Return the backing of the only fact of a kind."""
    (fact,) = [each for each in case.facts if each.predicate is kind]
    return next(each for each in case.backings if each.fact == fact.id)


def back(*claims: Claim, documents: list[Document], **more: Any) -> Backing:  # noqa: ANN401
    """Return the backing of the arrest that these claims tell."""
    return backing_of(case_of(*claims, documents=documents, **more))


def counts(backing: Backing) -> tuple[int, int, Support]:
    return backing.at_least, backing.at_most, backing.support


A, B, C = (a_report(text, f"Paper {text}") for text in ("A.", "B.", "C."))
A_AGAIN = a_report("Again.", "PAPER  a.")
NAMELESS = a_report("Nobody signs.", None)


@pytest.mark.parametrize(
    ("told", "expected", "why"),
    [
        ([(A, None)], (1, 1, Support.SINGLE), "one document is one source"),
        ([(A, None), (B, None)], (2, 2, Support.CORROBORATED), "two publishers that name nobody"),
        ([(A, None), (A_AGAIN, None)], (1, 1, Support.SINGLE), "one publisher, its name written otherwise"),
        ([(A, None), (NAMELESS, None)], (2, 2, Support.CORROBORATED), "a document of which nobody knows the publisher"),
        ([(A, "Mirta Salan"), (B, "MIRTA SALAN")], (1, 1, Support.SINGLE), "two papers that quote one lawyer"),
        ([(A, "Mirta Salan"), (B, None)], (2, 2, Support.CORROBORATED), "a lawyer, and a paper of its own knowledge"),
        ([(A, WHO), (B, "Mirta Salan")], (2, 2, Support.CORROBORATED), "the person herself, and her lawyer"),
        ([(A, "activists"), (B, "unnamed sources")], (2, 2, Support.CORROBORATED), "nobody in particular is no root"),
        ([(A, "activists"), (A_AGAIN, None)], (1, 1, Support.SINGLE), "nor beside the document that names them"),
        ([(A, "Paper B."), (B, None)], (1, 1, Support.SINGLE), "a paper quotes the publisher of another document"),
        ([(A, "his lawyer"), (B, "the lawyer")], (1, 2, Support.SINGLE), "two lawyers without a name may be one"),
        ([(A, "Mirta Salan"), (A, None)], (1, 2, Support.SINGLE), "a paper may know it from the lawyer whom it quotes"),
        ([(A, "Mirta Salan"), (A, WHO)], (2, 2, Support.CORROBORATED), "one paper that quotes two people"),
        ([(A, "lawyer of Ama Boduk"), (B, "lawyer")], (1, 2, Support.SINGLE), "whose lawyer it is does not name her"),
        ([(A, "the family"), (B, "the lawyer")], (2, 2, Support.CORROBORATED), "a family is no lawyer"),
    ],
)  # fmt: skip
def test_what_is_one_root(
    told: list[tuple[Document, str | None]], expected: tuple[int, int, Support], why: str
) -> None:
    claims = [told_in(document, speaker, rule=f"rule {place}") for place, (document, speaker) in enumerate(told)]
    documents = list({document.id: document for document, _ in told}.values())
    assert counts(back(*claims, documents=documents)) == expected, why


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ([a_word(B, A)], (2, 2), "a decided copy is no source beside its original"),
        ([a_word(B, A), a_word(C, B)], (1, 1), "nor the copy of a copy"),
        ([a_word(B, A), a_word(C, A)], (1, 1), "nor two copies of one original"),
        ([a_word(B, A, Descent.UNSURE)], (3, 3), "not sure changes nothing"),
        ([a_word(B, A), a_word(B, A, Descent.RETRACT, at="2")], (3, 3), "nor what was taken back"),
        ([a_word(B, A), a_word(A, B, at="2")], (2, 2), "the latest word on the two stands, whichever way"),
        ([a_word(B, A), a_word(A, C), a_word(C, B)], (1, 1), "a circle in the record hangs nothing up"),
    ],
)  # fmt: skip
def test_a_decided_copy_has_the_root_of_its_original(
    words: list[Derivation], expected: tuple[int, int], why: str
) -> None:
    backing = back(told_in(A), told_in(B), told_in(C), documents=[A, B, C], derivations=words)
    assert (backing.at_least, backing.at_most) == expected, why


@pytest.mark.parametrize(
    ("likenesses", "words", "expected", "why"),
    [
        ([alike(A, B)], [], (2, 3), "what may be a copy is not counted until a person has looked"),
        ([alike(A, B), alike(B, C)], [], (1, 3), "by way of a third one, too"),
        ([alike(A, B)], [a_word(A, B, Descent.INDEPENDENT)], (3, 3), "a person judged them independent"),
        ([alike(A, B)], [a_word(A, B, Descent.UNSURE)], (2, 3), "a person could not tell"),
        ([alike(A, B), alike(B, C)], [a_word(A, C, Descent.INDEPENDENT)], (2, 3),
         "two that were judged apart stay apart, whatever a third is like"),
    ],
)  # fmt: skip
def test_at_least_counts_what_may_be_copies_once(
    likenesses: list[Likeness], words: list[Derivation], expected: tuple[int, int], why: str
) -> None:
    claims = [told_in(each) for each in (A, B, C)]
    backing = back(*claims, documents=[A, B, C], likenesses=likenesses, derivations=words)
    assert (backing.at_least, backing.at_most) == expected, why


def test_a_copy_that_leaves_the_lawyer_out_adds_nothing_to_the_lawyer() -> None:
    backing = back(told_in(A, "Mirta Salan"), told_in(B), documents=[A, B], likenesses=[alike(A, B)])
    assert counts(backing) == (1, 2, Support.SINGLE)


def test_the_chain_goes_from_the_lawyer_by_the_original_to_the_copy() -> None:
    backing = back(told_in(A, "Mirta Salan"), told_in(B), documents=[A, B], derivations=[a_word(B, A)])
    (root,) = backing.roots
    assert root.name == "Mirta Salan"
    chain = next(each for each in root.chains if each.links[-1].document == B.id)
    assert [(link.through, link.name, link.document) for link in chain.links] == [
        (Through.SPEAKER, "Mirta Salan", None),
        (Through.DERIVES, "Paper A.", A.id),
        (Through.PUBLISHER, "Paper B.", B.id),
    ]


def test_a_source_who_must_not_be_named_is_called_as_people_chose_to_cite_it() -> None:
    hidden = replace(A, frame=replace(A.frame, cited_as="a lawyer in Zubrania"))
    (root,) = back(told_in(hidden), documents=[hidden]).roots
    assert (root.name, root.chains[0].links[0].name) == ("a lawyer in Zubrania", "a lawyer in Zubrania")
    assert "paper" not in root.key


def test_nothing_undecided_bears_on_an_accepted_fact() -> None:
    first, second = told_in(A), told_in(B)
    denial = a_claim(D, NO_ARREST, Kind.ARREST, modality=Modality.DENIED, speaker="the Interior Ministry")
    backing = back(first, second, denial, documents=[A, B, D], decisions=(a_decision(first.id),))
    assert counts(backing) == (1, 1, Support.SINGLE)
    assert [denial.who for denial in backing.denials] == ["the Interior Ministry"]  # shown, and not counted


D = a_document(f"{NO_ARREST} The Interior Ministry said so.", publisher="Paper D.", published="2030-03-12")
STATE = replace(D, frame=replace(D.frame, publisher="Gazette of Zubrania", genre=Genre.OFFICIAL))


@pytest.mark.parametrize(
    ("document", "speaker", "who", "is_official", "why"),
    [
        (D, "the Interior Ministry", "the Interior Ministry", True, "an authority speaks in a newspaper"),
        (D, "Zubrania Media Union", "Zubrania Media Union", False, "a union is no authority"),
        (D, None, "Paper D.", False, "the newspaper denies it itself"),
        (STATE, None, "Gazette of Zubrania", True, "an official document speaks for the State"),
    ],
)
def test_a_denial_stays_beside_the_fact(
    document: Document, speaker: str | None, who: str, is_official: bool, why: str
) -> None:
    against = a_claim(document, NO_ARREST, Kind.ARREST, modality=Modality.DENIED, speaker=speaker)
    backing = back(told_in(A), against, documents=[A, document])
    (denial,) = backing.denials
    assert (denial.who, denial.is_official, denial.claims) == (who, is_official, (against.id,)), why
    assert backing.support is Support.DENIED


@pytest.mark.parametrize(
    ("text", "name", "expected", "why"),
    [
        ("Interior Ministry spokesman Dorin Kasp denied it.", "Dorin Kasp", True, "an office before the name"),
        ("He told police that Dorin Kasp denied it.", "Dorin Kasp", False, "the police are somebody else here"),
        ("To the police, Dorin Kasp denied it.", "Dorin Kasp", False, "nor behind a comma"),
        ("Представитель полиции Дорин Касп это отрицает.", "Дорин Касп", True, "in Russian"),
        ("外交部发言人多林否认。", "多林", True, "in Chinese"),
    ],
)  # fmt: skip
def test_an_office_before_the_name_makes_a_denial_official(text: str, name: str, expected: bool, why: str) -> None:
    document = a_document(text, publisher="Paper D.")
    denial = a_claim(document, text, Kind.ARREST, modality=Modality.DENIED)
    at = text.index(name)
    spoken = replace(denial, speaker=Mention(name=name, start=at, end=at + len(name), text=name))
    (found,) = back(told_in(A), spoken, documents=[A, document]).denials
    assert found.is_official is expected, why


def test_sources_that_contradict_each_other_contest_a_fact() -> None:
    text = "Ama Boduk was fined 300 lomar. Ama Boduk was fined 500 lomar."
    first, second = (a_document(f"{text} {paper}", publisher=f"Paper {paper}") for paper in ("one", "two"))
    claims = (
        a_claim(first, "fined 300 lomar", Kind.FINE, "2030-03-11", amount=("300", "lomar")),
        a_claim(second, "fined 500 lomar", Kind.FINE, "2030-03-11", amount=("500", "lomar")),
    )
    backing = backing_of(case_of(*claims, documents=[first, second]), Kind.FINE)
    assert (backing.support, len(backing.conflicts)) == (Support.CONTESTED, 1)


def test_a_counter_claim_that_names_no_kind_stands_in_the_case_on_its_own() -> None:
    says = a_document("The ministry calls the report false.", publisher="Paper E.")
    counter = a_claim(says, "The ministry calls the report false", Kind.COUNTER_CLAIM, speaker="the ministry")
    case = case_of(told_in(A), counter, documents=[A, says])
    assert backing_of(case, Kind.COUNTER_CLAIM).roots[0].name == "the ministry"


def test_every_fact_has_its_backing_in_the_order_of_the_facts() -> None:
    release = a_claim(A, "Ama Boduk", Kind.RELEASE, "2030-05-01")
    case = case_of(told_in(A), release, documents=[A])
    assert [backing.fact for backing in case.backings] == [fact.id for fact in case.facts]


def test_nothing_depends_on_the_order_of_words_and_likenesses() -> None:
    claims = [told_in(each) for each in (A, B, C)]
    words, pairs = [a_word(B, A), a_word(C, B)], [alike(A, B), alike(A, C), alike(B, C)]
    first = back(*claims, documents=[A, B, C], derivations=words, likenesses=pairs)
    second = back(*claims[::-1], documents=[C, B, A], derivations=words[::-1], likenesses=pairs[::-1])
    assert first == second


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("activists", True), ("Several human rights defenders", True), ("источники", True), ("правозащитники", True),
        ("消息人士", True), ("نشطاء", True), ("белсенділер", True), ("fuentes", True), ("des militants", True),
        ("Human Rights Watch", False), ("Mirta Salan", False), ("Zubrania Press", False), ("the police", False),
    ],
)  # fmt: skip
def test_nobody_in_particular_is_known_by_the_words(name: str, expected: bool) -> None:
    assert is_vague(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Interior Ministry", True), ("Министерство юстиции", True), ("警方", True), ("وزارة الداخلية", True),
        ("прокуратура города", True), ("la Fiscalía", True), ("le ministère de l’intérieur", True), ("полиция", True),
        ("Mirta Salan", False), ("Former Minister Orvel", False), ("Union of Journalists", False),
    ],
)  # fmt: skip
def test_an_authority_is_known_by_the_words(name: str, expected: bool) -> None:
    assert is_official(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("his lawyer", "lawyer"), ("адвокат", "lawyer"), ("家属", "family"), ("the family", "family"),
     ("lawyer Mirta Salan", None), ("Mirta Salan", None)],
)  # fmt: skip
def test_a_lawyer_or_a_family_without_a_name_is_known(name: str, expected: str | None) -> None:
    assert find_role(name) == expected


def test_documents_are_named_by_their_ids_where_nothing_is_known() -> None:
    (root,) = back(told_in(NAMELESS), documents=[NAMELESS]).roots
    assert root.chains[0].links[0].through is Through.DOCUMENT
    assert DocumentId(root.name) == NAMELESS.id
