"""Finding words and names in any script."""
