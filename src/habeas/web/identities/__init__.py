"""Whether two names are one person."""
