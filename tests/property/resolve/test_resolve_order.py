"""What holds of suggestions whatever the names: order never matters, and nothing is joined."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Attribute, ClaimId, DocumentId, NamingId, Sort, When
from habeas.resolve import Profile, Stated, suggest

NAMES = st.sampled_from(
    [
        "Ilvan Torek",
        "Илван Торек",
        "伊尔万·托雷克",
        "I. Torek",
        "Torek",
        "Orsa Mellin",
        "ئىلۋان تورېك",
        "Илван Орсаевич Торек",
    ]
)
YEARS = st.sampled_from([None, "1975", "1975-05-03", "1961"])


@st.composite
def some_profiles(draw: st.DrawFn) -> list[Profile]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        year = draw(YEARS)
        claim = ClaimId(f"clm-{number}")
        born = Stated(attribute=Attribute.BIRTH, value=year or "", claim=claim, when=When.parse(year)) if year else None
        made.append(
            Profile(
                namings=(NamingId(f"nam-{number:02}"),),
                sort=Sort.PERSON,
                names=(draw(NAMES),),
                documents=frozenset([DocumentId(f"doc-{draw(st.integers(0, 3))}")]),
                stated=(born,) if born else (),
            )
        )
    return made


@settings(deadline=None, max_examples=60)
@given(profiles=some_profiles(), random=st.randoms(use_true_random=False))
def test_the_order_in_which_names_come_never_matters(profiles: list[Profile], random: object) -> None:
    turned = list(profiles)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert suggest(turned, ()) == suggest(profiles, ())


@settings(deadline=None, max_examples=60)
@given(profiles=some_profiles())
def test_a_pair_is_suggested_once_and_of_two_identities(profiles: list[Profile]) -> None:
    pairs = [(each.left, each.right) for each in suggest(profiles, ())]
    assert len(pairs) == len(set(pairs))
    assert all(left < right for left, right in pairs)


@settings(deadline=None, max_examples=60)
@given(profiles=some_profiles())
def test_suggesting_changes_no_profile(profiles: list[Profile]) -> None:
    before = list(profiles)
    suggest(profiles, ())
    assert profiles == before
