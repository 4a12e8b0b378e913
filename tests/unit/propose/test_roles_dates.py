# ruff: noqa: E501 - tables are read in rows
"""Which date belongs to which event. People, places and events are invented."""

from __future__ import annotations

import pytest

from habeas.model import Basis, Kind, Modality, When
from habeas.propose.attach import Scene, attach
from habeas.propose.parse import find_parser
from habeas.propose.parts import Clause, TimeMention, Trigger

A, D, C, S, R, H = Kind.ARREST, Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE, Kind.HEARING
HA, T, CT, F = Kind.HOUSE_ARREST, Kind.TRANSFER, Kind.CASE_TRANSFER, Kind.FINE


def a_scene(text: str, kinds: dict[str, Kind], dates: dict[str, str], *, parsed: bool, at: int = 0) -> Scene:
    """Return the scene of the last sentence, which begins at this offset."""
    clause = Clause(start=at, end=len(text), paragraph=0)
    triggers = []
    for words, kind in kinds.items():
        start = text.index(words, at)
        triggers.append(
            Trigger(kind=kind, start=start, end=start + len(words), clause=clause, rule="t", modality=Modality.ASSERTED,
                    subject_hint="passive", score=1.0)
        )  # fmt: skip
    times = []
    for words, edtf in dates.items():
        start = text.index(words, at)
        times.append(
            TimeMention(start=start, end=start + len(words), text=words, when=When.parse(edtf, as_written=words),
                        basis=Basis.EXPLICIT, rule="t")
        )  # fmt: skip
    parser = find_parser() if parsed else None
    if parsed and parser is None:
        pytest.skip("no language model is installed")
    tree = parser.read(text, [clause])[clause] if parser is not None else None
    return Scene(text, clause, tuple(sorted(triggers, key=lambda t: t.start)), tuple(times), tree)


def dates_of(text: str, kinds: dict[str, Kind], dates: dict[str, str], *, parsed: bool = True) -> dict[str, str]:
    found = attach([a_scene(text, kinds, dates, parsed=parsed)])
    return {text[t.start : t.end]: time.when.edtf for t, time in found.items() if time.when is not None}


ROWS = [
    ("He was arrested on 3 May 2020.", {"arrested": A}, {"3 May 2020": "2020-05-03"}, {"arrested": "2020-05-03"}, "after"),
    ("On 3 May 2020, police arrested him.", {"arrested": A}, {"3 May 2020": "2020-05-03"}, {"arrested": "2020-05-03"}, "before"),
    ("She was arrested for crossing the border and spent months waiting before being released on bail in August 2018.",
     {"arrested": A, "released on bail": R}, {"August 2018": "2018-08"}, {"released on bail": "2018-08"}, "the release's own"),
    ("He observed the 9 October 2013 presidential election until his arrest.",
     {"arrest": A}, {"9 October 2013": "2013-10-09"}, {}, "the election's own"),
    ("In March 2019 he was arrested and charged.", {"arrested": A, "charged": C}, {"March 2019": "2019-03"},
     {"arrested": "2019-03", "charged": "2019-03"}, "opens both"),
    ("He was fined 300 crowns and released in August 2019.", {"fined": F, "released": R}, {"August 2019": "2019-08"},
     {"fined": "2019-08", "released": "2019-08"}, "one outcome"),
    ("He was arrested and sentenced to six years in August 2019.", {"arrested": A, "sentenced": S},
     {"August 2019": "2019-08"}, {"sentenced": "2019-08"}, "an arrest is not its sentence"),
    ("He was arrested in May 2018 and sentenced to six years in August 2019.", {"arrested": A, "sentenced": S},
     {"May 2018": "2018-05", "August 2019": "2019-08"}, {"arrested": "2018-05", "sentenced": "2019-08"}, "each its own"),
    ("Authorities in March 2019 arrested the teacher.", {"arrested": A}, {"March 2019": "2019-03"}, {"arrested": "2019-03"}, "between"),
    ("Shortly before his arrest in March 2019 he moved into a hotel.", {"arrest": A}, {"March 2019": "2019-03"},
     {"arrest": "2019-03"}, "of the noun"),
    ("In May 2020 the union condemned the arrest of the teacher.", {"arrest": A}, {"May 2020": "2020-05"}, {}, "the condemning's own"),
    ("The ministry said on 4 May 2020 that he was arrested.", {"arrested": A}, {"4 May 2020": "2020-05-04"}, {}, "the saying's own"),
    ("The UN said in August 2018 that a million people were being held in camps.", {"held": Kind.MASS_DETENTION},
     {"August 2018": "2018-08"}, {"held": "2018-08"}, "what was going on then"),
    ("In February 2019 he was ordered to pay a fine.", {"fine": F}, {"February 2019": "2019-02"}, {"fine": "2019-02"}, "through the infinitive"),
    ("At a hearing on 29 July 2019 in Norhaven, it was decided that the case would be transferred to Veldara.",
     {"hearing": H, "transferred": CT}, {"29 July 2019": "2019-07-29"},
     {"hearing": "2019-07-29", "transferred": "2019-07-29"}, "decided at the hearing"),
    ("He had been in detention since 10 March 2019, when he was transferred from his home to the capital and placed "
     "under house arrest.", {"detention": D, "transferred": T, "house arrest": HA}, {"since 10 March 2019": "2019-03-10/.."},
     {"detention": "2019-03-10/..", "transferred": "2019-03-10", "house arrest": "2019-03-10"}, "when"),
    ("The state broke the law in 2019 when it detained the activist.", {"detained": D}, {"2019": "2019"}, {"detained": "2019"}, "when it"),
    ("10 March 2019: arrested at home in Veldara", {"arrested": A}, {"10 March 2019": "2019-03-10"},
     {"arrested": "2019-03-10"}, "chronology"),
    ("After a protest in May 2020, he was arrested.", {"arrested": A}, {"May 2020": "2020-05"}, {}, "the protest's own"),
    ("Born in 1980, he was arrested last week.", {"arrested": A}, {"1980": "1980"}, {}, "the birth's own"),
    ("He was arrested on 3 May 2020 and later released.", {"arrested": A, "released": R}, {"3 May 2020": "2020-05-03"},
     {"arrested": "2020-05-03"}, "not the release"),
    ("On 3 May 2020 he was arrested and later released.", {"arrested": A, "released": R}, {"3 May 2020": "2020-05-03"},
     {"arrested": "2020-05-03"}, "later is another day"),
    ("His trial began on 5 June 2021.", {"trial": Kind.TRIAL}, {"5 June 2021": "2021-06-05"}, {"trial": "2021-06-05"}, "subject of began"),
    ("He was taken to court for a hearing on 16 August 2019, but his lawyer was not informed.",
     {"hearing": H, "lawyer was not informed": Kind.DENIAL_OF_LAWYER}, {"16 August 2019": "2019-08-16"},
     {"hearing": "2019-08-16", "lawyer was not informed": "2019-08-16"}, "a circumstance of the hearing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds", "dates", "expected", "why"), ROWS, ids=[row[-1] for row in ROWS])
def test_a_date_goes_to_the_event_it_hangs_on(
    text: str, kinds: dict[str, Kind], dates: dict[str, str], expected: dict[str, str], why: str
) -> None:
    assert dates_of(text, kinds, dates) == expected, why


def test_the_hearing_is_the_last_one_that_was_dated() -> None:
    text = "A hearing took place on 16 August 2019. The hearing was held late at night."
    first = a_scene(text[:39], {"hearing": H}, {"16 August 2019": "2019-08-16"}, parsed=True)
    second = a_scene(text, {"late at night": Kind.LATE_NIGHT_HEARING}, {}, parsed=True, at=40)

    found = attach([first, second])

    night = found[second.triggers[0]]
    assert night.when is not None
    assert night.when.edtf == "2019-08-16"
    assert night.basis is Basis.NARRATIVE


def test_without_a_parse_a_date_behind_another_event_is_not_taken() -> None:
    found = dates_of(
        "She was arrested for crossing the border and then released in August 2018.",
        {"arrested": A, "released": R}, {"August 2018": "2018-08"}, parsed=False,
    )  # fmt: skip

    assert found == {"released": "2018-08"}
