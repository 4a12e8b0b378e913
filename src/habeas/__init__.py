"""From documents about arbitrary detention to petitions in which every fact carries its source."""

__version__ = "0.1.0"
