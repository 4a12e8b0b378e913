"""Reading and deciding: a document, and what was proposed from it."""
