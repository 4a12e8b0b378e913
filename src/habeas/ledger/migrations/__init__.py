"""How the tables came about, in order."""
