"""Papers on opinions: what they say, piece by piece, and what of it goes on the record of a case."""
