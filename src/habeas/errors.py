"""Every way this system says no.

    HabeasError
    ├── Refused      10–19  the person can fix it: show it, and go on
    ├── Unreadable   20–29  this source is at fault: set it aside on the record, and go on with the next
    └── Broken       30–39  a promise of ours is broken: stop, write nothing

Each error has a stable ``code``, an ``exit_code``, what it ``says`` and the ``remedy``. Texts carry ids and
codes, never names, quotes, keys or the contents of a file. A room adds its errors here, beside their family.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar


class HabeasError(Exception):
    """Something that a person must be told, in words fit to read aloud."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    says: ClassVar[str] = "Something went wrong."
    remedy: ClassVar[str] = "Run the command again; if it happens again, report the code of this error."

    def __init__(self, **details: object) -> None:
        """Keep the details that ``says`` and ``remedy`` name as ``%(placeholders)s``."""
        self.details = details
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error come back from another process with its details."""
        return _say_again, (type(self), self.details)

    @property
    def message(self) -> str:
        """What happened, in one sentence."""
        return self.says % self.details if self.details else self.says

    @property
    def advice(self) -> str:
        """What to do about it, in one sentence."""
        return self.remedy % self.details if self.details else self.remedy


def every_error(family: type[HabeasError] = HabeasError) -> Iterator[type[HabeasError]]:
    """Every error of a family that was imported so far, itself left out, in the order of exit codes."""
    for error in sorted(family.__subclasses__(), key=lambda error: (error.exit_code, error.code)):
        yield error
        yield from every_error(error)


def _say_again(error: type[HabeasError], details: dict[str, object]) -> HabeasError:
    return error(**details)


class Refused(HabeasError):
    """The person who asked can put it right."""

    code = "refused"
    exit_code = 10


class Unreadable(HabeasError):
    """This source cannot be read; the others can."""

    code = "unreadable"
    exit_code = 20


class Broken(HabeasError):
    """A promise of this system is broken; nothing more is written."""

    code = "broken"
    exit_code = 30


class BadChoice(Refused):
    """A word from outside is not one of those allowed here."""

    code = "bad-choice"
    exit_code = 11
    says = "%(what)s cannot be %(given)s."
    remedy = "Choose one of: %(allowed)s."


class NotFound(Refused):
    """Nothing here has that id or name."""

    code = "not-found"
    exit_code = 12
    says = "There is no %(what)s called %(given)s here."
    remedy = "Use `habeas list` to see what there is."


class ReasonMissing(Refused):
    """A decision without a reason is not taken."""

    code = "reason-missing"
    exit_code = 13
    says = "A decision needs a reason."
    remedy = 'Say why: --because "…".'


class BadDate(Refused):
    """A date is not written in EDTF and cannot be read."""

    code = "bad-date"
    exit_code = 14
    says = "%(given)s is not a date in EDTF (ISO 8601-2)."
    remedy = "Write it as 2019-03-10, 2019-03, 2019, 2019-03~, 2019-03-10/2019-08-16 or 2019-03-10/.. ."


class QuoteNotFound(Refused):
    """The words given do not stand in the document."""

    code = "quote-not-found"
    exit_code = 15
    says = "These words do not stand in document %(document)s exactly as given."
    remedy = "Copy the words from `habeas show document %(document)s`; every letter and space counts."


class QuoteAmbiguous(Refused):
    """The words given stand at several places in the document."""

    code = "quote-ambiguous"
    exit_code = 16
    says = "These words stand %(count)s times in document %(document)s."
    remedy = "Say which one you mean with --occurrence N (1 to %(count)s), or quote more of the sentence."


class SentenceWithoutFact(Broken):
    """A petition was about to say something that stands on nothing."""

    code = "sentence-without-fact"
    exit_code = 31
    says = "A sentence of the petition stands on no fact."
    remedy = "This is a fault in Habeas: no petition was written. Report the form and the section: %(section)s."


class QuoteNotVerbatim(Broken):
    """A claim's quote is not the text at its offsets."""

    code = "quote-not-verbatim"
    exit_code = 32
    says = "The quote of a claim is not the text at its place in document %(document)s."
    remedy = "Nothing was written. Run `habeas verify`; restore from a backup if it fails."


class DataFileInvalid(Broken):
    """A rule, lexicon or form file does not follow its schema."""

    code = "data-file-invalid"
    exit_code = 33
    says = "The data file %(file)s does not follow its schema: %(why)s."
    remedy = "Install Habeas again; if you edited the file, undo the edit."


class ValueNotOfModel(Refused):
    """Data from outside do not describe a value of the model."""

    code = "value-not-of-model"
    exit_code = 17
    says = "These data are no %(type)s: %(why)s."
    remedy = "Compare them with the reference of the model; unknown keys and words are refused."


class PetitionUndecided(Refused):
    """A petition was asked for before anybody had accepted a claim."""

    code = "petition-undecided"
    exit_code = 18
    says = "Nothing has been accepted in case %(case)s: a petition says only what people have decided."
    remedy = 'Read the claims with `habeas show case`, then decide: habeas accept CLAIM --because "…".'


class FontMissing(Refused):
    """No font at hand has the letters of a text that was to be set."""

    code = "font-missing"
    exit_code = 19
    says = "No font for %(script)s was found; the PDF would show empty boxes (%(count)s letters)."
    remedy = "Install %(package)s, or use the DOCX, which is set with the reader's fonts."
