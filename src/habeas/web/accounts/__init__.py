"""Who is at the desk: unlocking, locking, the language, and how the desk is used."""
