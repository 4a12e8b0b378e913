"""What was found in words is kept, and forgotten when the desk is locked."""

from __future__ import annotations

from habeas.reconcile import accounts, lexicon, offences, statutes, voices
from habeas.reconcile.wordstock import forget_words, kept_words

INVENTED = "Ama Boduk of Zubrania"


def test_a_function_is_asked_once_until_words_are_forgotten() -> None:
    asked: list[str] = []

    @kept_words(4)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length(INVENTED), length(INVENTED)] == [21, 21]
    assert asked == [INVENTED]
    forget_words()
    assert length(INVENTED) == 21
    assert asked == [INVENTED, INVENTED]


def test_nothing_that_reads_a_text_keeps_it_past_the_lock() -> None:
    readers = (
        accounts.stem_of, accounts.stems, lexicon.find_terms, offences.stems_of, statutes.find_provisions,
        voices.is_vague, voices.find_role, voices.is_official,
    )  # fmt: skip
    for read in readers:
        read(INVENTED)
    offences.counts_in(INVENTED, 0)
    accounts.name_words([INVENTED])
    forget_words()
    caches = (*readers, offences.counts_in, accounts._folded)
    assert [cache.cache_info().currsize for cache in caches] == [0] * len(caches)
