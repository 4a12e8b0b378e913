"""Habeas from a terminal.

Takes:    words from a person.
Gives:    what casework answers, as text or JSON.
Refuses:  a passphrase in an argument or the environment, and prompts where nobody can answer.
Never:    does work of its own.
"""
