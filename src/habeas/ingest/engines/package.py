"""Office packages: a zip of XML parts, each read whole, bounded, and without entities or document types."""

from __future__ import annotations

import zipfile
from xml.etree.ElementTree import Element, ParseError  # types only; parsing is defusedxml's

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from habeas.ingest.archives import open_archive, prove_bounded, read_member
from habeas.ingest.errors import SourceDamaged, SourceUnsafe
from habeas.ingest.limits import MIB, Limits

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

    def find(self, name: str) -> Element | None:
        """Return the root of a part, or None where the package has no such part."""
        return self.get(name) if name in self.names else None
