"""Files that a browser sends are held in memory, never on the disk in the clear."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from habeas.ingest.limits import USUAL


class InMemory(FileUploadHandler):  # type: ignore[misc]
    """Keeps each file whole in memory; one that is larger than a file may be is kept as far as its first byte over."""

    def new_file(self, *args: Any, **words: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Begin a file."""
        super().new_file(*args, **words)
        self._held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take some bytes; what goes over the bound is read and dropped, so that the browser hears our answer."""
        if self._held.tell() <= USUAL.file_bytes:
            self._held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file."""
        self._held.seek(0)
        return InMemoryUploadedFile(
            file=self._held, field_name=self.field_name, name=self.file_name, content_type=self.content_type,
            size=file_size, charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip
