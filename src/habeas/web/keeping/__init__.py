"""Where things are kept, how far words go, what was withdrawn and destroyed, and who protected people are."""
