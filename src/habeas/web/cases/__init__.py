"""One person's story as the sources tell it, and who decided what."""
