# ruff: noqa: E501 - tables are read in rows
"""Several persons in one text, each with a fate of their own; labels, nicknames, kin. All people are invented."""

from __future__ import annotations

import hashlib

import pytest

from habeas.model import Claim, Document, Frame, Kind
from habeas.propose import find_parser, propose

NEEDS_MODEL = pytest.mark.skipif(find_parser() is None, reason="needs the language model")

TWO = "Mira Santan and Tolo Brask were arrested on 4 May. "
THREE = "Mira Santan, Tolo Brask and Lena Orvik were arrested on 4 May. "
LENA = "Lena Orvik was arrested on 4 May. "
AIBEK = "Aibek Dzholov, an activist from Osh, was arrested on 3 May. "
D1 = "D1 (Lau Wing Sum) and D2 (Mak Tsz Lok) were arrested on 29 December. "


def read(text: str) -> tuple[Claim, ...]:
    data = text.encode()
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="test", text=text,
        language="en", frame=Frame(),
    )  # fmt: skip
    return propose(document).claims


def told(text: str, kind: Kind) -> list[set[str | None]]:
    """Return for each place that tells of an event of this kind the names of those concerned, in order."""
    found: dict[int, set[str | None]] = {}
    for claim in read(text):
        if claim.predicate == kind and claim.trigger is not None:
            found.setdefault(claim.trigger.start, set()).add(claim.subject.name if claim.subject else None)
    return [found[at] for at in sorted(found)]


@NEEDS_MODEL
@pytest.mark.parametrize(
    ("text", "kind", "expected", "why"),
    [
        (TWO + "Brask was released on bail while Santan remains in custody.", Kind.RELEASE, [{"Tolo Brask"}], "one of two"),
        (TWO + "Brask was released on bail while Santan remains in custody.", Kind.DETENTION, [{"Mira Santan"}], "the other of two"),
        (TWO + "The former was released; the latter was sentenced to five years in prison.", Kind.RELEASE, [{"Mira Santan"}], "the former"),
        (TWO + "The former was released; the latter was sentenced to five years in prison.", Kind.SENTENCE, [{"Tolo Brask"}], "the latter"),
        (TWO + "Both were beaten.", Kind.ILL_TREATMENT, [{"Mira Santan", "Tolo Brask"}], "both"),
        (TWO + "Each of them was fined.", Kind.FINE, [{"Mira Santan", "Tolo Brask"}], "each of them"),
        (TWO + "Each faced one count of conspiracy.", Kind.CHARGE, [{"Mira Santan", "Tolo Brask"}], "each, and not the crime"),
        (TWO + "One of them was released in June.", Kind.RELEASE, [{"One of them"}], "nobody says which one"),
        (TWO + "Some of them were beaten.", Kind.ILL_TREATMENT, [{"Some of them"}], "nobody says which"),
        (TWO + "Brask was freed but the other remains in prison.", Kind.DETENTION, [{"Mira Santan"}], "the other of two"),
        (THREE + "All three were charged with treason.", Kind.CHARGE, [{"Mira Santan", "Tolo Brask", "Lena Orvik"}], "all three"),
        (THREE + "Orvik was acquitted; the others were sentenced to two years.", Kind.SENTENCE, [{"Mira Santan", "Tolo Brask"}], "the others"),
        (THREE + "Orvik was freed. The other two were sentenced to two years.", Kind.SENTENCE, [{"Mira Santan", "Tolo Brask"}], "the other two"),
        (THREE + "All but Orvik were released.", Kind.RELEASE, [{"All"}], "not everybody: nobody is named"),
        ("Mira Santan and Lena Orvik were arrested on 4 May. The women were released in June.", Kind.RELEASE, [{"Mira Santan", "Lena Orvik"}], "a plural of two who were named"),
        ("Activists Mira Santan and Tolo Brask were arrested. The activists were charged.", Kind.CHARGE, [{"Mira Santan", "Tolo Brask"}], "what both are"),
        ("The brothers (Eric and Divine) were arrested on 4 May.", Kind.ARREST, [{"Eric", "Divine"}], "names in brackets"),
        ("Lena Orvik and Tolo Brask were held; she was released, he was fined.", Kind.RELEASE, [{"Lena Orvik"}], "she"),
        ("Lena Orvik and Tolo Brask were held; she was released, he was fined.", Kind.FINE, [{"Tolo Brask"}], "he"),
        ("The activist Lena Orvik and her lawyer were detained.", Kind.DETENTION, [{"Lena Orvik", "lawyer of Lena Orvik"}], "her lawyer is a person of her own"),
        ("Mira Santan was arrested together with her husband, Tolo.", Kind.ARREST, [{"Mira Santan", "Tolo"}], "together with"),
        ("Pavlo Menz, 34, from Lirovo, Sanna Ohl, 27, from Vesk and Timo Reed, 41, from Orrin were arrested.", Kind.ARREST, [{"Pavlo Menz", "Sanna Ohl", "Timo Reed"}], "ages and villages"),
        ("Police arrested Pavlo Menz, a teacher; Timo Reed, a farmer; and Tolo Brask, a driver.", Kind.ARREST, [{"Pavlo Menz", "Timo Reed", "Tolo Brask"}], "callings"),
        ("Olga Petz, a lawyer for Tolo Brask, and Lena Orvik were arrested.", Kind.ARREST, [{"Lena Orvik"}], "whose lawyer she is was not arrested"),
        ("Two students (Pavlo Menz and Timo Reed) were arrested.", Kind.ARREST, [{"Pavlo Menz", "Timo Reed"}], "a number explained by names"),
        ("Those arrested include Tolo Brask and Mira Santan.", Kind.ARREST, [{"Tolo Brask", "Mira Santan"}], "those arrested"),
        ("One of the men, Timo Reed, was released.", Kind.RELEASE, [{"Timo Reed"}], "one who is named"),
    ],
)  # fmt: skip
def test_each_has_a_fate_of_his_own(text: str, kind: Kind, expected: list[set[str | None]], why: str) -> None:
    assert told(text, kind) == expected, why


@NEEDS_MODEL
@pytest.mark.parametrize(
    ("text", "kind", "expected", "why"),
    [
        (AIBEK + "Dzholov was released.", Kind.RELEASE, "Aibek Dzholov", "family name alone"),
        (AIBEK + "Aibek was released.", Kind.RELEASE, "Aibek Dzholov", "given name alone"),
        (AIBEK + "Mr Dzholov was released.", Kind.RELEASE, "Aibek Dzholov", "title and name"),
        (AIBEK + "The activist was released.", Kind.RELEASE, "Aibek Dzholov", "what he is"),
        ("Aibek Maratovich Dzholov was held. Aibek Maratovich was released.", Kind.RELEASE, "Aibek Maratovich Dzholov", "given name and patronymic"),
        (AIBEK + "Aibek Maratovich was released.", Kind.RELEASE, "Aibek Dzholov", "a patronymic that is new"),
        ("Aibek 'Beka' Dzholov was held. Beka was released.", Kind.RELEASE, "Aibek Dzholov", "a nickname in marks"),
        ("Aibek (Zhuk) Dzholov was held. Zhuk was released.", Kind.RELEASE, "Aibek Dzholov", "a nickname in brackets"),
        ("Aibek Dzholov, nicknamed \"Beka\", was held. Beka was released.", Kind.RELEASE, "Aibek Dzholov", "nicknamed"),
        ("Aibek Dzholov, better known as Zhuk, was held. Zhuk was released.", Kind.RELEASE, "Aibek Dzholov", "better known as"),
        ("A man called Sipho died in the cell.", Kind.DEATH_IN_CUSTODY, "Sipho", "a man called"),
        ("A student named Tolo Brask was arrested.", Kind.ARREST, "Tolo Brask", "a student named"),
        ("The spokesman of the party, Ivan Holt, was arrested.", Kind.ARREST, "Ivan Holt", "a name past of"),
        ("Tolo Brask, 34, is a teacher. The 34-year-old was arrested on 4 May.", Kind.ARREST, "Tolo Brask", "an age"),
        ("Her colleague, the lawyer Olga Petz, was detained.", Kind.DETENTION, "Olga Petz", "a calling between commas"),
        ("Witness A was arrested. He was beaten.", Kind.ILL_TREATMENT, "Witness A", "a label"),
        ("Detainee 1 was held. Detainee 2 was released.", Kind.RELEASE, "Detainee 2", "a label with a number"),
        (D1 + "D2 was released on bail.", Kind.RELEASE, "Mak Tsz Lok", "a code that is explained"),
        (D1 + "D1 was sentenced to 21 months' imprisonment.", Kind.SENTENCE, "Lau Wing Sum", "the other code"),
        ("Attorney Ceylan Aksu was held. Aksu was led away in handcuffs.", Kind.ARREST, "Ceylan Aksu", "a family name that is a town's too"),
    ],
)  # fmt: skip
def test_a_person_is_known_by_all_names(text: str, kind: Kind, expected: str, why: str) -> None:
    assert told(text, kind)[-1] == {expected}, why


@NEEDS_MODEL
@pytest.mark.parametrize(
    ("text", "kind", "expected", "why"),
    [
        ("The journalist's brother was arrested.", Kind.ARREST, "brother of journalist", "not the journalist"),
        ("Tolo Brask, whose brother Arno Brask was arrested, fled.", Kind.ARREST, "Arno Brask", "the brother"),
        ("Mira Santan, whose husband was sentenced to ten years in prison, fled.", Kind.SENTENCE, "husband of Mira Santan", "a brother without a name"),
        (LENA + "Her family received no information about her whereabouts.", Kind.ENFORCED_DISAPPEARANCE, "Lena Orvik", "not the family"),
        ("The family of Tolo Brask received no information about his whereabouts.", Kind.ENFORCED_DISAPPEARANCE, "Tolo Brask", "not the family"),
        (LENA + "Her husband said that officials have refused to say where she is being held.", Kind.ENFORCED_DISAPPEARANCE, "Lena Orvik", "where she is held"),
        (LENA + "Her lawyer, Olga Petz, couldn't reach her for 24 hours.", Kind.INCOMMUNICADO, "Lena Orvik", "nobody is reached by herself"),
        (LENA + "The union called for Orvik's immediate release.", Kind.APPEAL_FOR_RELEASE, "Lena Orvik", "whose freedom is asked for"),
        ("On 5 May they took my brothers. I have not seen them since.", Kind.ENFORCED_DISAPPEARANCE, "brothers of I", "who is gone, not who looks for them"),
        ("According to police, Mr Doss was held. His father, Hamid, said his son had been beaten.", Kind.ILL_TREATMENT, "Doss", "the father's son is himself"),
        ("A student who posted a video was arrested. The student, Mila Orr, is 19.", Kind.ARREST, "Mila Orr", "named after it is told"),
        ("A judge freed Ella Maas on bail but ordered that Peter Vos stay in custody.", Kind.DETENTION_ORDER, "Peter Vos", "who is named in the order"),
        ("Saidov was hurt. Police arrested Saidov's attacker.", Kind.ARREST, "Saidov's attacker", "not the one who was attacked"),
        (LENA + "A nurse told her \"it is nothing\" and wouldn't give her an inhaler.", Kind.DENIAL_OF_MEDICAL_CARE, "Lena Orvik", "not the nurse"),
        ("I was arrested on 4 May. I asked to see a doctor but they refused.", Kind.DENIAL_OF_MEDICAL_CARE, "I", "who asked, not who refused"),
        ("Tolo Brask was freed. \"They flogged the soles of our feet,\" Brask said.", Kind.TORTURE, "Tolo Brask", "whoever says we was among them"),
        ("Lena Orvik lives in Osh. Officers searched her flat.", Kind.SEARCH, "Lena Orvik", "the owner of the flat"),
        ("Police searched the home of Mira Santan.", Kind.SEARCH, "Mira Santan", "of whom the home is"),
        ("Tolo Brask was arrested in May. Brask's lawyer, Olga Petz, has filed an appeal.", Kind.APPEAL, "Tolo Brask", "the client"),
        ("Judge Arno Vell sentenced Lena Orvik to three years in prison.", Kind.SENTENCE, "Lena Orvik", "not the judge"),
        ("Police spokesman Ivan Holt said that Tolo Brask was detained.", Kind.DETENTION, "Tolo Brask", "not the spokesman"),
        ("The judge remanded him in custody. Tolo Brask denied the charges.", Kind.DETENTION_ORDER, "Tolo Brask", "no judge remands himself"),
        ("Lena Orvik's lawyer, Olga Petz, said the activist was beaten.", Kind.ILL_TREATMENT, "Lena Orvik", "not the lawyer"),
        ("Human rights defender Lena Orvik was held. The human rights defender was beaten.", Kind.ILL_TREATMENT, "Lena Orvik", "nobody of its own"),
        ("Tolo Brask said he'd been beaten.", Kind.ILL_TREATMENT, "Tolo Brask", "a shortened verb"),
        ("They arrested my brother. I was held for three days.", Kind.DETENTION, "I", "the witness"),
        ("They arrested my brother. I was held for three days.", Kind.ARREST, "brother of I", "the brother of the witness"),
    ],
)  # fmt: skip
def test_the_one_concerned_is_told_from_those_around(text: str, kind: Kind, expected: str, why: str) -> None:
    assert told(text, kind)[-1] == {expected}, why


@NEEDS_MODEL
def test_a_family_name_that_ends_like_a_patronymic_is_another_person() -> None:
    text = "Mikalai Dzian was arrested on 3 May. Mikalai Vatkevich was released."

    assert told(text, Kind.RELEASE) == [{"Mikalai Vatkevich"}]


@NEEDS_MODEL
@pytest.mark.parametrize(
    ("text", "expected", "lower", "upper"),
    [
        ("About 200 people were detained, 43 of whom were named.", "About 200 people", None, None),
        ("Police detained more than 100 protesters on 4 May.", "more than 100 protesters", "100", None),
        ("Between 30 and 40 villagers were detained.", "Between 30 and 40 villagers", "30", "40"),
        ("At least 12 journalists were jailed, the union said.", "At least 12 journalists", "12", None),
        ("Up to 1,000 Tarkhans have been detained in camps.", "Up to 1,000 Tarkhans", None, "1000"),
    ],
)  # fmt: skip
def test_a_crowd_is_counted_and_never_a_person(text: str, expected: str, lower: str | None, upper: str | None) -> None:
    claims = [claim for claim in read(text) if claim.predicate is Kind.MASS_DETENTION]

    assert [(claim.subject.name, claim.subject.text) for claim in claims if claim.subject] == [(expected, expected)]
    assert {(amount.lower, amount.upper) for claim in claims for amount in claim.amounts} == {(lower, upper)}


@NEEDS_MODEL
def test_the_number_of_others_is_not_said_of_the_one_who_is_named() -> None:
    claims = [c for c in read("Tolo Brask and about 20 others were detained on Friday.") if c.subject is not None]
    counted = {claim.subject.name: [amount.value for amount in claim.amounts] for claim in claims if claim.subject}

    assert counted == {"Tolo Brask": [], "about 20 others": ["20"]}


@NEEDS_MODEL
def test_respectively_gives_each_a_term() -> None:
    claims = read("Mira Santan and Tolo Brask were sentenced to four and five years in prison, respectively.")
    terms = {claim.subject.name: [amount.value for amount in claim.amounts] for claim in claims if claim.subject}

    assert terms == {"Mira Santan": ["4"], "Tolo Brask": ["5"]}
