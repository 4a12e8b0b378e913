"""A petition as a page shows it: sentence by sentence, each with what it stands on and whether it still holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.casework.petitions import Pleading
from habeas.casework.stale import Outdated
from habeas.model import Document, DocumentId, Stance
from habeas.petition import Layout, lay_out
from habeas.web.chrome.quoting import Quoted, quote_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one sentence stands on."""

    number: int
    quotes: tuple[Quoted, ...]
    outdated: Outdated | None
    is_argument: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A petition laid out, with what each of its sentences stands on."""

    layout: Layout
    stands: Mapping[int, Stand]

    @property
    def outdated(self) -> int:
        """How many sentences must be looked at again."""
        return sum(stand.outdated is not None for stand in self.stands.values())


def read_petition(
    pleading: Pleading, documents: Mapping[DocumentId, Document], *, outdated: Sequence[Outdated] = ()
) -> Shown:
    """Return the petition with the quotes of each sentence."""
    weighed = {each.claim.id: each for each in pleading.case.claims}
    old = {each.number: each for each in outdated}
    stands = {
        sentence.number: Stand(
            number=sentence.number, quotes=quote_all(sentence.claims, weighed, documents),
            outdated=old.get(sentence.number), is_argument=sentence.stance is Stance.ARGUMENT,
        )
        for sentence in pleading.petition.sentences
    }  # fmt: skip
    return Shown(layout=lay_out(pleading.petition), stands=stands)
