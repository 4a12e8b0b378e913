"""Keep the record of the record in a form that outsiders can check.

Takes:    the leaves of the log, in order; a signer; checkpoints and cosignatures of others.
Gives:    roots, proofs, signed checkpoints, evidence bundles that public tools can verify.
Refuses:  a fork, a rollback, a proof that does not lead to the root.
Never:    reads what the leaves commit to.
"""
