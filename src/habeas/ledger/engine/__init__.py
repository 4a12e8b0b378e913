"""SQLCipher under Django's ORM; Django finds the backend in ``base``."""
