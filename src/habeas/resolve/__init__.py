"""Suggest which mentions are the same person.

Takes:    one profile for each identity that people have judged so far, and the judgements that stand.
Gives:    suggestions, best first, each with the evidence for and against.
Refuses:  nothing; a pair that anybody has judged is left out, whatever the word was.
Never:    merges. Two mentions become one person only by a judgement.
"""
