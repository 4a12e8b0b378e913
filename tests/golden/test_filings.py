"""Three invented cases from documents to every filing that consent allows: what each filing says, and on what."""

from __future__ import annotations

import re
from difflib import unified_diff

import pytest
from accept import DIGESTS, digest_line
from follows import calendar_text, state_text
from recorded import FOLDERS, HERE, Filed, Opened, expected, forms, text_of, told_in_full

from habeas.errors import Refused
from habeas.law import load_form, load_law
from habeas.model import Mark, Petition, Stance, Standing, Variant
from habeas.petition import lay_out

ACCEPT = "Read the change; where it is right: python3 dev.py golden"
KEPT = [(name, *each) for name in FOLDERS for each in forms() if expected(name, *each).is_file()]
REFUSED = [  # case, form, variant, code, why it may not go out
    ("velmora", "public_statement", Variant.FULL, "consent-refused", "he wants no name in public"),
    ("velmora", "public_statement", Variant.REDACTED, None, "he allowed the facts without his name"),
    ("velmora", "sanctions", Variant.FULL, "consent-missing", "nobody asked him"),
    ("orsenia", "public_statement", Variant.FULL, "consent-refused", "his mother said no"),
    ("orsenia", "public_statement", Variant.REDACTED, "consent-refused", "she said no, and allowed nothing less"),
    ("orsenia", "urgent_action", Variant.FULL, "consent-refused", "his mother said no"),
    ("orsenia", "upr", Variant.FULL, "consent-refused", "his mother said no"),
    ("orsenia", "sanctions", Variant.FULL, "consent-expired", "she allowed it for a year that is over"),
    ("orsenia", "wgeid", Variant.FULL, None, "his mother allowed the United Nations"),
    ("norvane", "sanctions", Variant.FULL, None, "she agreed"),
]
COVENANT = re.compile(r"\bCovenant\b|\bICCPR\b")


def difference(before: str, after: str, name: str) -> str:
    """Return what has changed, line by line."""
    return "\n".join(unified_diff(before.splitlines(), after.splitlines(), f"{name} as reviewed", f"{name} now", n=1))


def written(filed: Filed, name: str) -> list[Petition]:
    """Return every filing of a case that may go out, in English."""
    found = [filed(name, form, "en") for form, lang in forms() if lang == "en"]
    return [each.petition for each in found if each is not None]


@pytest.mark.parametrize(("name", "form", "lang"), KEPT)
def test_a_filing_says_what_was_reviewed(filed: Filed, name: str, form: str, lang: str) -> None:
    pleading = filed(name, form, lang)
    assert pleading is not None
    changed = difference(expected(name, form, lang).read_text("utf-8"), text_of(pleading.petition), f"{name} {form}")
    assert not changed, f"{changed}\n{ACCEPT}"


@pytest.mark.parametrize("name", FOLDERS)
def test_filings_whose_text_is_not_kept_have_the_digests_that_were_accepted(
    cases: dict[str, Opened], name: str
) -> None:
    kept = [line for line in DIGESTS.read_text("utf-8").splitlines() if line.split()[0] == name]
    now = [
        digest_line(cases[name], *each)
        for each in forms() if not (told_in_full(name, *each) and expected(name, *each).is_file())
    ]  # fmt: skip
    assert now == kept, ACCEPT


@pytest.mark.parametrize("name", FOLDERS)
def test_every_filing_in_english_is_kept_or_refused(filed: Filed, name: str) -> None:
    goes_out = {made.form_key for made in written(filed, name)}
    assert goes_out == {form for kept, form, lang in KEPT if (kept, lang) == (name, "en")}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_sentence_stands_on_accepted_claims(cases: dict[str, Opened], filed: Filed, name: str) -> None:
    accepted = {each.claim.id for each in cases[name].case.claims if each.standing is Standing.ACCEPTED}
    sentences = [each for made in written(filed, name) for each in made.sentences]
    assert len(sentences) > 100
    assert all(each.stance is Stance.TRACED and each.facts and set(each.claims) <= accepted for each in sentences)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_point_of_law_that_nobody_read_is_printed_among_what_to_verify(filed: Filed, name: str) -> None:
    for made in written(filed, name):
        printed = " ".join(f"{item}: {says}" for item, says in lay_out(made).to_verify)
        unread = {
            each.finding for each in made.sentences
            if each.finding and load_law().element(each.finding).mark is Mark.TO_BE_VERIFIED
        }  # fmt: skip
        form = load_form(made.form_key)
        unread |= {line.key for line in form.lines if line.mark is Mark.TO_BE_VERIFIED}
        unread |= {form.name} if form.mark is Mark.TO_BE_VERIFIED else set()
        missing = sorted(each for each in unread if each and each not in printed)
        assert not missing, (made.form_key, missing)


@pytest.mark.parametrize(("name", "form", "variant", "code", "why"), REFUSED)
def test_what_may_not_go_out_is_refused_by_its_code(
    cases: dict[str, Opened], name: str, form: str, variant: Variant, code: str | None, why: str
) -> None:
    case = cases[name]
    refusal: Refused | None = case.refusal(case.write(form, "en", variant).petition)
    assert (refusal.code if refusal else None) == code, why


def test_no_article_of_the_covenant_is_held_against_a_state_that_is_not_party_to_it(filed: Filed) -> None:
    texts = [
        each.text for made in written(filed, "orsenia") for each in made.sentences if COVENANT.search(each.text)
    ]  # fmt: skip
    assert texts == []


def test_no_redacted_filing_names_the_man_who_wants_no_name(filed: Filed) -> None:
    public = [made for made in written(filed, "velmora") if made.variant is Variant.REDACTED]
    assert [made.form_key for made in public] == ["public_statement", "upr", "urgent_action"]
    assert not [made for made in public if re.search(r"Torek|Ilvan|Lena", text_of(made))]


@pytest.mark.parametrize(("file", "tell"), [("state.txt", state_text), ("calendar.txt", calendar_text)])
def test_what_followed_the_opinion_is_told_as_reviewed(cases: dict[str, Opened], file: str, tell) -> None:  # noqa: ANN001  # one of two functions
    changed = difference((HERE / "expected" / "norvane" / file).read_text("utf-8"), tell(cases["norvane"]), file)
    assert not changed, f"{changed}\n{ACCEPT}"
