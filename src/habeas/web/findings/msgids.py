"""The words of law data that the page of findings puts through gettext, for the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.assess import ASKED
from habeas.assess.restricting import TRANSLATABLE as OF_RESTRICTIONS
from habeas.law import load_law
from habeas.law.threshold import load_thresholds
from habeas.show.appraisal import BURDEN, SILENT


def law_texts() -> Iterator[str]:
    """Yield every text of the law and of the assessment that the page says in the reader's language."""
    law = load_law()
    yield from (category.text for category in law.categories)
    for element in law.elements:
        yield element.question
        yield from element.settles
    yield from ASKED
    yield from OF_RESTRICTIONS
    yield from (threshold.says for threshold in load_thresholds())
    yield from (right.right for right in law.rights.right)
    yield from (BURDEN, SILENT)


TRANSLATABLE = tuple(dict.fromkeys(law_texts()))
