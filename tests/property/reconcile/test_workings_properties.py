"""A case computed by what was worked out before is, byte for byte, the case computed from nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import WHO, a_claim, a_decision, a_document, a_judgement, a_naming
from habeas.law import load_law
from habeas.model import (
    Attribute,
    CaseFile,
    Claim,
    Derivation,
    Descent,
    Document,
    DocumentId,
    EventJudgement,
    Frame,
    Kind,
    Likeness,
    Modality,
    Resolution,
    Sameness,
    Sort,
    Verdict,
    When,
)
from habeas.model.codec import to_json
from habeas.reconcile import Sources, reconcile_among
from habeas.reconcile.groups import ALONE, Company, company_of
from habeas.reconcile.identity import find_components
from habeas.reconcile.workings import Workings

SENTENCES = (
    "In note {} Ama Boduk was arrested and held for five months until the release",
    "Three days after the arrest of note {} Judge Ilvan Torek of the Order Court ordered her detention by Article 10",
    "Note {} says that Ama Boduk was released two weeks later and paid 300 or 700",
    "Before the hearing of note {} her lawyer Bela Sarn was not admitted; prosecutor Odo Mirk spoke for 300 or 700",
)  # the first lines of an invented newspaper
LINES = tuple(SENTENCES[number % 4].format(number) for number in range(12))
OTHERS = ("Ilvan Torek", "Bela Sarn", "Order Court")
DOCUMENTS = tuple(a_document(f"{'. '.join(LINES)}. Told by paper {letter}.") for letter in "abc")
NAMES = tuple(a_naming(document, name) for document in DOCUMENTS for name in (WHO, "Ama B."))
OTHER_NAMES = tuple(
    a_naming(document, name, Sort.ORGANISATION if name == "Order Court" else Sort.PERSON)
    for document in DOCUMENTS for name in OTHERS
)  # fmt: skip
KINDS: tuple[Kind | Attribute, ...] = (
    Kind.ARREST, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.RELEASE, Kind.HEARING, Kind.TRIAL, Kind.CHARGE, Kind.SENTENCE,
    Kind.DETENTION_ORDER, Kind.APPEAL, Kind.FINE, Kind.TRAVEL_RESTRICTION, Kind.ILL_TREATMENT, Attribute.BIRTH,
    Attribute.COURT, Attribute.LAWYER, Attribute.IMPUGNED_ACTIVITY,
)  # fmt: skip
DATES = (None, "2030", "2030-03", "2030-03-10", "2030-03-12", "2030-08-16T19:30", "2030-03-10/..", "2031-01~")
CLAIMS = st.builds(
    lambda document, line, kind, when, modality, amount, speaker: a_claim(
        DOCUMENTS[document], LINES[line], kind, when, modality=modality, amount=amount, speaker=speaker,
        value=None if isinstance(kind, Kind) else (when or "Bela Sarn")[:10],
    ),
    st.integers(0, 2), st.integers(0, 11), st.sampled_from(KINDS), st.sampled_from(DATES),
    st.sampled_from([*[Modality.ASSERTED] * 3, Modality.REPORTED, Modality.DENIED, Modality.NEGATED, Modality.FUTURE]),
    st.sampled_from([None, None, ("300", "USD"), ("700", "USD"), ("5", "month")]),
    st.sampled_from([None, None, *OTHERS]),
)  # fmt: skip
CLAIMED = st.lists(CLAIMS, min_size=4, max_size=26, unique_by=lambda claim: claim.id)
NUMBER = st.integers(0, 30)
DOCUMENT = st.integers(0, 2)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("decide"), NUMBER, st.sampled_from(Verdict)),
        st.tuples(st.just("decide"), NUMBER, st.sampled_from(Verdict)),
        st.tuples(st.just("decide"), NUMBER, st.sampled_from(Verdict)),
        st.tuples(st.just("claim")),
        st.tuples(st.just("claim")),
        st.tuples(st.just("resolve"), NUMBER, st.integers(0, 3)),
        st.tuples(st.just("resolve"), NUMBER, st.integers(0, 3)),
        st.tuples(st.just("describe"), DOCUMENT, st.sampled_from(DATES), st.sampled_from([None, "The Paper", *OTHERS])),
        st.tuples(st.just("derive"), DOCUMENT, DOCUMENT, st.sampled_from(Descent)),
        st.tuples(st.just("liken"), DOCUMENT, DOCUMENT),
        st.tuples(st.just("one event"), NUMBER, NUMBER, st.sampled_from(Sameness)),
        st.tuples(st.just("one body"), st.integers(0, len(OTHER_NAMES) - 1), st.sampled_from(Sameness)),
        st.tuples(st.just("as of"), st.sampled_from([None, "2030-03-11", "2030-06-01", "2032-01-01"])),
        st.tuples(st.just("company")),
    ),
    min_size=1, max_size=9,
)  # fmt: skip


@dataclass
class Desk:
    """What is known so far; its documents are one mapping that changes in place."""

    claims: list[Claim]
    to_come: list[Claim]
    documents: dict[DocumentId, Document] = field(default_factory=lambda: {each.id: each for each in DOCUMENTS})
    decisions: list = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    event_judgements: list[EventJudgement] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    likenesses: list[Likeness] = field(default_factory=list)
    of_bodies: list = field(default_factory=list)
    as_of: str | None = None
    company: Company = ALONE
    second: int = 0

    def at(self) -> str:
        """A moment of which each word has its own."""
        self.second += 1
        return f"2026-01-01T00:00:{self.second:02d}Z"

    def compute(self, work: Workings | None = None) -> CaseFile | None:
        """Return the case as it stands."""
        ours = [a_judgement(left.id, right.id) for left, right in pairwise(NAMES)]
        components = find_components({each.id: each for each in (*NAMES, *OTHER_NAMES)}, [*ours, *self.of_bodies])
        (own,) = (each for each in components if NAMES[0].id in each.members)
        sources = Sources(
            documents=self.documents, claims=(), namings=(), judgements=(), questions=load_law().questions,
            decisions=tuple(self.decisions), resolutions=tuple(self.resolutions), as_of=self.as_of,
            event_judgements=tuple(self.event_judgements), derivations=tuple(self.derivations),
            likenesses=tuple(self.likenesses), company=self.company,
        )  # fmt: skip
        among = [each for each in components if each is not own]
        return reconcile_among(own, tuple(self.claims), sources, among=among, work=work)

    def do(self, act: tuple, case: CaseFile | None) -> None:  # noqa: C901  (one branch for each act)
        """Let somebody say this, or the sources change so."""
        match act:
            case "decide", number, verdict:
                claim = self.claims[number % len(self.claims)]
                self.decisions.append(a_decision(claim.id, verdict, self.at()))
            case ("claim",) if self.to_come:
                self.claims.append(self.to_come.pop())
            case "resolve", number, side if case and case.conflicts:
                self._resolve(case, number, side)
            case "describe", number, when, publisher:
                frame = Frame(published=When.parse(when) if when else None, publisher=publisher)
                changed = self.documents[DOCUMENTS[number].id]
                self.documents[changed.id] = replace(changed, frame=frame)
            case "derive", copy, original, descent if copy != original:
                self.derivations.append(
                    Derivation(
                        document=DOCUMENTS[copy].id, source=DOCUMENTS[original].id, descent=descent, by="R.",
                        at=self.at(), because="b",
                    )
                )  # fmt: skip
            case "liken", left, right if left < right:
                self.likenesses.append(
                    Likeness(
                        left=DOCUMENTS[left].id, right=DOCUMENTS[right].id, shared=9, left_share=0.5, right_share=0.5,
                        likely_source=None,
                    )
                )  # fmt: skip
            case "one event", left, right, sameness:
                pair = sorted({self.claims[each % len(self.claims)].id for each in (left, right)})
                if len(pair) == 2:
                    self.event_judgements.append(
                        EventJudgement(
                            left=pair[0], right=pair[1], by="R.", at=self.at(), because="b", sameness=sameness
                        )
                    )  # fmt: skip
            case "one body", number, sameness:
                one, other = OTHER_NAMES[number], OTHER_NAMES[(number + 3) % len(OTHER_NAMES)]
                self.of_bodies.append(a_judgement(one.id, other.id, sameness, self.at()))
            case "as of", day:
                self.as_of = day
            case ("company",):
                pairs = [(key, claim) for key in (NAMES[0].id, OTHER_NAMES[0].id) for claim in self.claims[:3]]
                self.company = company_of(pairs, ((each.document, each.name, each.id) for each in OTHER_NAMES))

    def _resolve(self, case: CaseFile, number: int, side: int) -> None:
        conflict = case.conflicts[number % len(case.conflicts)]
        sides = [None, *(each.value for each in conflict.sides)]
        claims = tuple(claim for each in conflict.sides for claim in each.claims)
        self.resolutions.append(
            Resolution(
                case=case.id, conflict=conflict.id, side=sides[side % len(sides)], claims=claims, by="R.",
                at=self.at(), because="b",
            )
        )  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(CLAIMED, ACTS, st.data())
def test_what_was_worked_out_before_never_shows(claims: list[Claim], acts: list[tuple], data: st.DataObject) -> None:
    later = data.draw(st.integers(0, len(claims) - 1))
    desk, work = Desk(claims=claims[later:], to_come=claims[:later]), Workings()
    case = desk.compute(work)
    for act in acts:
        desk.do(act, case)
        case = desk.compute(work)
        fresh = desk.compute()
        assert (case and to_json(case)) == (fresh and to_json(fresh))
        again = desk.compute(work)
        assert (again and to_json(again)) == (fresh and to_json(fresh))
