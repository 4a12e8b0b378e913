"""Let a language model propose, and keep of its answers only what the document bears out word for word.

Takes:    a document, what the rules proposed from it, and a way to ask a model.
Gives:    further claims with the model named as their proposer, and a count of everything that was dropped.
Refuses:  a claim whose quote, or one of whose fields, does not stand in the passage that was asked about.
Never:    speaks to a network itself, takes a date from a model, or lets it call a demanded or denied event a fact.
"""

from habeas.propose.bymodel.reading import Ask, ModelReading, NoAnswer, propose_by_model, version_of

__all__ = ["Ask", "ModelReading", "NoAnswer", "propose_by_model", "version_of"]
