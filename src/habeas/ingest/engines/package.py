"""Office packages: a zip of XML parts, each read whole, bounded, and without entities or document types."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError  # types only; parsing is defusedxml's

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from habeas.ingest.archives import open_archive, prove_bounded, read_member
from habeas.ingest.cleaning import word
from habeas.ingest.errors import SourceDamaged, SourceUnsafe
from habeas.ingest.limits import MIB, Limits
from habeas.model.document import Property

MOST, LONGEST = 100, 80
# Counts, dates and names of programs lead to nobody.
HARMLESS = frozenset({
    "created", "modified", "revision", "Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs",
    "TotalTime", "Application", "AppVersion", "generator", "creation-date", "date", "editing-cycles",
    "editing-duration", "document-statistic",
})  # fmt: skip
PART_BYTES = 100 * MIB
BOUNDS = Limits(archive_bytes=400 * MIB)


class Package:
    """The parts of one office file, by name."""

    def __init__(self, data: bytes) -> None:
        """Open the package.

        Raises:
            SourceDamaged: it is no archive.
            ZipBomb: its parts promise more than they can hold.

        """
        self._archive: zipfile.ZipFile = open_archive(data)
        prove_bounded(self._archive, size=len(data), limits=BOUNDS)
        self.names = tuple(self._archive.namelist())

    def get(self, name: str) -> Element:
        """Return the root of a part.

        Raises:
            SourceDamaged: it is not there, or is not XML.
            SourceUnsafe: it declares a document type or entities.

        """
        try:
            member = self._archive.getinfo(name)
            root = fromstring(read_member(self._archive, member, limit=PART_BYTES), forbid_dtd=True)
        except DefusedXmlException as error:
            raise SourceUnsafe from error
        except (KeyError, ParseError, ValueError, LookupError) as error:
            raise SourceDamaged from error
        if not isinstance(root, Element):
            raise SourceDamaged
        return root

    def size_of(self, name: str) -> int:
        """Return how many bytes a part says that it has unpacked; none where it is not there."""
        return self._archive.getinfo(name).file_size if name in self.names else 0

    def find(self, name: str) -> Element | None:
        """Return the root of a part, or None where the package has no such part."""
        return self.get(name) if name in self.names else None


def properties_of(package: Package, parts: tuple[str, ...]) -> tuple[Property, ...]:
    """Return what these parts say of the file: who wrote and saved it, where, when and with what."""
    found = [
        (element.tag.rpartition("}")[2], shown)
        for part in parts
        for element in _elements(package, part)
        if not len(element) and (shown := word(element.text or " ".join(element.attrib.values())))
    ]
    return tuple(
        Property(name=f"file {name}"[:LONGEST], value=value, sensitive=name not in HARMLESS)
        for name, value in dict.fromkeys(found)
    )[:MOST]


def _elements(package: Package, part: str) -> Iterator[Element]:
    """The elements of a part; none where it is not there or broken: words are not refused for what stands beside."""
    try:
        root = package.find(part)
    except SourceDamaged:
        return
    if root is not None:
        yield from root.iter()
