"""What is said of order depends on the claims alone: not on their order, and not on other documents."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Claim
from habeas.reconcile.orders import Relation, find_orders, orders_of
from marked_claims import claims_in

SENTENCES = st.sampled_from(
    [
        "She was {arrest|arrested} on 3 May.",
        "Three days later she was {charge|charged}.",
        "She was {release|released} after the {hearing|hearing}.",
        "After five {detention|months in custody} she was {release|let go}.",
        "During the {interrogation|interrogation} she was {torture|beaten}.",
        "She was {!trial|not tried} before her {release|release}.",
        "The next day her home was {search|searched}, and she was {ill_treatment|beaten} before the {hearing|hearing}.",
        "Her mother fell ill.",
        "Её {release|освободили} после {trial|суда}.",
        "{trial|庭审}后，她{release|获释}。",
    ]
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map(" / ".join)


@given(TEXTS.flatmap(lambda text: st.tuples(st.just(claims_in(text)), st.permutations(claims_in(text)))))
def test_the_order_of_claims_never_matters(given_claims: tuple[list[Claim], list[Claim]]) -> None:
    claims, shuffled = given_claims
    assert find_orders(shuffled) == find_orders(claims)


@given(TEXTS, TEXTS)
def test_a_document_says_the_same_whatever_others_say(text: str, other: str) -> None:
    claims, others = claims_in(text), claims_in(other)
    both = find_orders(list(dict.fromkeys([*claims, *others])))
    assert set(both) == {*orders_of(claims), *orders_of(others)}


@given(TEXTS)
def test_an_order_stands_on_words_and_on_two_claims_that_say_it_happened(text: str) -> None:
    claims = claims_in(text)
    happened = {claim.id for claim in claims if claim.modality.says_it_happened}
    places = [(claim.passage.start, claim.passage.end) for claim in claims]
    for order in orders_of(claims):
        assert order.first != order.second
        assert {order.first, order.second} <= happened
        assert any(start <= order.start < order.end <= end for start, end in places)


@given(TEXTS)
def test_the_least_never_exceeds_the_most(text: str) -> None:
    for order in orders_of(claims_in(text)):
        assert order.relation in Relation
        assert 0 <= (order.least or 0) <= (order.most or 10**9)
