"""A case held against the law."""
