"""One reader a format; all but plain text run only inside the reading process."""
