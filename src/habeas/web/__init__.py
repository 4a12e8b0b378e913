"""Let people read, decide and see the case in a browser on their own machine.

Takes:    requests from this machine, and what casework knows.
Gives:    pages that work without scripts, in the reader's language and direction.
Refuses:  every page but the door while the ledger is locked; every view that declares no right.
Never:    decides, writes plain text to the disk, or loads anything from elsewhere.
"""
