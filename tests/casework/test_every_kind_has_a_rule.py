"""Each kind of entry has a rule for its words: whose class and consent they follow, and how they are destroyed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from every_kind import Ground, beside_it, ground_of, on_both, on_the_case, on_the_source

from consented import DAY, allow
from habeas.casework.appending import append
from habeas.casework.bundling import Wanted, export_bundle
from habeas.casework.cases import get_case
from habeas.casework.classing import ClaimSealed, SourceSealed
from habeas.casework.decisions import decide, judge
from habeas.casework.describing import Changes, describe
from habeas.casework.desk import Desk
from habeas.casework.destroying import GOES, destroy_source
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.petitions import file_petition, write_petition
from habeas.casework.proposals import propose_from
from habeas.errors import Refused
from habeas.law import form_keys
from habeas.ledger import Closed
from habeas.ledger.entries import BODIES, KINDS
from habeas.ledger.subjects import subject_of
from habeas.model import Audience, Frame, Sameness, Sensitivity, Verdict
from habeas.model.codec import to_json

NAME = "Orsa Mellin"
LETTER = "Letter of a friend (invented)\n\nOrsa Mellin was arrested in Tarn on 3 May 2021. She was beaten there.\n"
REMARK = "grumbleflit"  # stands in no document: what people say at work

SOURCE = "the class of its document, and consent to it; destroyed with it"
CLAIM = "the class of its claim, of its document and its people; destroyed with the document"
SEVERAL = "the strictest of all that it stands on; destroyed with any of them"
CASE = "said of a case, quoted in nothing that leaves but as the form asks; named when a source is destroyed"
WORK = "said at work, quoted in nothing that leaves; named when a source is destroyed"
APART = "in a store of its own, under a key of its own; forgotten by itself"
WORDLESS = "ids, digests and times alone"

# Told by design: which source says that a State is bound by a treaty, and under which number a filing went before.
CITED = (f"(according to {REMARK})", f"({REMARK})")

RULES = {
    "document": SOURCE, "provenance": SOURCE, "set_aside": WORK, "naming": SOURCE, "claim": CLAIM,
    "proposal_made": SOURCE, "decision": CLAIM, "judgement": SEVERAL, "treaty_override": WORK, "artefact": SEVERAL,
    "correction": SOURCE, "page_read": SOURCE, "description": SOURCE, "amendment": CLAIM, "note": WORK,
    "resolution": CASE, "reading_rule": WORK, "reason_list": WORK, "derivation": SOURCE, "event_judgement": SEVERAL,
    "asked": CASE, "consent": CASE, "element_word": CASE, "communication": CASE, "opinion_record": CASE,
    "compliance": CASE, "reminder": CASE, "revision": SEVERAL, "placement": WORK, "shredding": WORK,
    "classing": SEVERAL, "compartment_made": WORK, "source_withdrawal": SOURCE, "hold": CASE,
    "identity_record": APART, "identity_request": WORK, "identity_grant": WORK, "identity_look": WORDLESS,
    "checkpoint": WORDLESS, "cosignature": WORDLESS, "anchor": WORDLESS, "bundle_made": WORDLESS,
    "administration": WORDLESS,
}  # fmt: skip


@pytest.fixture
def at(desk: Desk, tmp_path: Path) -> Ground:
    """A case that stands on two documents, accepted, of which everything is said that can be said."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    taken = take_in(desk, [tmp_path / "letter.txt"], supplied=Frame(), received_from=None, tell=lambda words: None)
    propose_from(desk, taken.documents, tell=lambda words: None)
    namings = (key for key, each in recall(desk).namings.items() if each.name == NAME)
    judge(desk, *namings, Sameness.SAME, because="the same day and town")
    found = ground_of(desk, NAME, taken.documents[0].id)
    decide(desk, [*found.claims, *found.claims_beside], Verdict.ACCEPT, because=f"read by {REMARK}")
    found = ground_of(desk, NAME, taken.documents[0].id)
    bodies = (*on_both(found, REMARK), *on_the_case(found, REMARK), *beside_it(found, REMARK))
    append(desk, bodies, at="2026-01-02T03:04:05Z")
    return found


def test_every_kind_of_entry_has_a_rule_and_a_new_one_without_fails() -> None:
    assert set(RULES) == set(BODIES)


def test_what_goes_with_a_source_is_sealed_under_its_key_or_alone(at: Ground) -> None:
    own = {KINDS[type(body)]: subject_of(body) for body in on_the_source(at, REMARK)}
    assert {own[kind] for kind in own if RULES[kind] is SOURCE} == {at.document}
    assert {own[kind] for kind in own if RULES[kind] is CLAIM} == {at.claims[0]}
    assert {KINDS[kind] for kind in GOES} == {kind for kind in RULES if RULES[kind] is SEVERAL}


def test_what_is_said_of_a_case_or_at_work_is_sealed_under_neither(at: Ground) -> None:
    said = {KINDS[type(body)]: subject_of(body) for body in (*on_the_case(at, REMARK), *beside_it(at, REMARK))}
    stays = {subject for kind, subject in said.items() if RULES[kind] in (CASE, WORK)}
    assert stays.isdisjoint({at.document, *at.claims})


def texts_of(data: bytes) -> bytes:
    """Return the bytes of a file, and of all files within it."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return data
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return b"\n".join(packed.read(each) for each in packed.namelist())


def test_a_bundle_discloses_originals_and_claims_alone(desk: Desk, at: Ground, tmp_path: Path) -> None:
    allow(desk, NAME, Audience.COURT)
    made = export_bundle(desk, Wanted(case=NAME, audience=Audience.COURT, with_names=True), tmp_path / "out")
    assert {entry.kind for entry in made.choice.entries} == {"document", "claim"}
    left = b"\n".join(each.read_bytes() for each in made.path.rglob("*") if each.is_file())
    assert REMARK.encode() not in left


def but_for_what_is_cited(text: str) -> str:
    for each in CITED:
        text = text.replace(each, "")
    return text


def test_no_filing_of_any_form_says_what_people_say_at_work(desk: Desk, at: Ground) -> None:
    said = {form: to_json(write_petition(recall(desk), NAME, state=None, made_on=DAY, form=form).petition)
            for form in form_keys()}  # fmt: skip
    assert {form for form, text in said.items() if REMARK in but_for_what_is_cited(text)} == set()


def test_the_files_of_a_filing_hold_no_word_said_at_work(desk: Desk, at: Ground, tmp_path: Path) -> None:
    allow(desk, NAME)
    _, paths = file_petition(desk, NAME, state=None, made_on=DAY, folder=tmp_path / "out")
    texts = {path.suffix: texts_of(path.read_bytes()).decode(errors="replace") for path in paths}
    assert {suffix for suffix, text in texts.items() if REMARK in but_for_what_is_cited(text)} == set()


def refusal_of(desk: Desk, form: str) -> type[Refused] | None:
    """Return why a filing cannot be written; None where it can."""
    try:
        write_petition(recall(desk), NAME, state=None, made_on=DAY, form=form)
    except Refused as refused:
        return type(refused)
    return None


def test_what_stands_on_a_sealed_source_leaves_in_no_form(desk: Desk, at: Ground) -> None:
    assert {refusal_of(desk, form) for form in form_keys()} == {None}
    describe(desk, at.document, Changes(sensitivity=Sensitivity.SEALED))
    assert {refusal_of(desk, form) for form in form_keys()} <= {SourceSealed, ClaimSealed}


def test_what_is_no_source_outlives_a_source_that_is_destroyed(desk: Desk, at: Ground) -> None:
    append(desk, on_the_source(at, REMARK), at="2026-01-02T03:04:05Z")
    before = recall(desk).entries
    destroy_source(desk, at.document, typed=at.document, because="the source asks for it")
    after = {entry.seq: entry for entry in recall(desk).entries}
    gone = {entry.kind for entry in before if isinstance(after[entry.seq].body, Closed)}
    assert gone >= {"document", "provenance", "naming", "claim", "decision", "description", "derivation", "judgement"}
    assert {RULES[kind] for kind in gone} <= {SOURCE, CLAIM, SEVERAL, WORK}
    assert gone & {kind for kind in RULES if RULES[kind] is WORK} == {"note", "placement"}  # on the source itself
    assert get_case(recall(desk), NAME).claims
    with pytest.raises(Refused):
        destroy_source(desk, at.document, typed=at.document, because="again")
