"""What regimes and contradictions are called on the page and in plain text."""

from __future__ import annotations

from habeas.model import About, Regime

REGIME_WORDS = {
    Regime.CUSTODY: "In custody",
    Regime.HOUSE_ARREST: "Under house arrest",
    Regime.DISAPPEARED: "Disappeared",
    Regime.UNSTATED: "Deprived of liberty",
    Regime.CONDITIONAL: "At liberty under conditions",
}
ABOUT_WORDS = {
    About.DATE: "Date", About.AMOUNT: "Amount", About.OUTCOME: "Outcome", About.SPELLING: "Spelling",
    About.IDENTITY: "Identity", About.REGIME: "Regime", About.DURATION: "Duration", About.VALUE: "Detail",
    About.ORDER: "Order",
}  # fmt: skip
SET_ASIDE = "Set aside: a person follows sources that say otherwise. Nothing is computed from it."
