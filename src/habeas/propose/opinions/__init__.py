"""Read what a paper says of an opinion of the Working Group, piece by piece, and where it contradicts itself."""

from __future__ import annotations

from habeas.propose.opinions.reading import read_opinion

__all__ = ["read_opinion"]
