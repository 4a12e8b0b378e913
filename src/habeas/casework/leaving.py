"""What leaves the desk is opened again first: every door that gives a file asks here, or is for own eyes alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from habeas.casework.memory import Memory
from habeas.casework.protecting import contacts_in, is_hidden, protected_for
from habeas.casework.record import record_of
from habeas.model import Audience, CaseFile
from habeas.model.seeking import Protected, words_of_name
from habeas.publish import LeakFound, Lookout, find_leaks

IN_CONFIDENCE = (Audience.FAMILY, Audience.PARTNERS, Audience.UN, Audience.COURT)  # who may learn who speaks


def prove_may_leave(memory: Memory, case: CaseFile, files: Mapping[str, bytes], audience: Audience) -> None:
    """Refuse files that are to go to an audience together, if one of them shows what its readers must not learn.

    Raises:
        LeakFound: one does; the places are told, and the files by their number.
        NotSearched: one cannot be searched whole.

    """
    is_public = audience not in IN_CONFIDENCE
    unnamed = audience in (Audience.UN_UNNAMED, Audience.PUBLIC_UNNAMED)
    protected = protected_for(memory, case, record_of(memory, case), redacted=is_public, named=not unnamed)
    prove_files(files, protected)


def prove_files(files: Mapping[str, bytes], protected: Iterable[Protected]) -> None:
    """Refuse files of which one shows something protected; errors as for ``prove_may_leave``."""
    lookout = Lookout(tuple(protected))
    leaks = [
        f"file {number}: {place}" for number, (name, data) in enumerate(files.items(), start=1)
        for place in find_leaks(data, name, lookout)
    ]  # fmt: skip
    if leaks:
        raise LeakFound(places=", ".join(leaks))


def prove_working_paper(memory: Memory, case: CaseFile, page: str) -> None:
    """Refuse a page of a case that names a source who is to be cited without a name; errors as above."""
    protected = protected_for(memory, case, record_of(memory, case), redacted=False)
    prove_files({"page.html": page.encode()}, protected)


def prove_general(
    memory: Memory, name: str, data: bytes, *, people: Iterable[str] = (), named: Iterable[str] = ()
) -> None:
    """Refuse a file about all cases that names a source cited without a name, or one of these people; errors as above.

    Such a file (a calendar, a table of counts) is made without people's words, so whole names and contacts are enough.
    Those who are ``named`` in it may bear the name of a source's family.
    """
    prove_files({name: data}, (*sources_of_all(memory, spare=named), *(Protected(text=each) for each in people)))


def sources_of_all(memory: Memory, *, spare: Iterable[str] = ()) -> tuple[Protected, ...]:
    """Return the names and contacts of every source in the ledger that is to be cited without a name."""
    open_names = tuple(spare)
    hidden = [each for each in memory.documents.values() if is_hidden(memory, each)]
    names = [name for each in hidden for name in (each.frame.author, *each.people_in_properties) if name]
    people = (
        Protected(text=name, words=words_of_name(name, spare=open_names), across=True) for name in dict.fromkeys(names)
    )
    return (*people, *(Protected(text=text) for text in dict.fromkeys(contacts_in(hidden))))
