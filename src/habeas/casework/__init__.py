"""What a person may ask for: one function per act; opens the ledger and runs the stages.

Takes:    a desk (an open ledger, a person, a clock) and what the person asks.
Gives:    values of the model, and entries in the ledger.
Refuses:  acts without a reason, and anything on a ledger that does not prove itself.
Never:    decides for the person.
"""
