"""The closed vocabularies as a reader should see them, in English; the catalogues hold the other languages.

Each vocabulary is a message context, so that "Search" of a home is not translated as the search for words.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from habeas.model import (
    About,
    Answer,
    Attribute,
    Basis,
    Genre,
    Kind,
    Mark,
    Modality,
    Regime,
    Sameness,
    Script,
    Sensitivity,
    Sort,
    Standing,
    Verdict,
)
from habeas.resolve.evidence import SAYS, Strength
from habeas.web.words import assessing, changing, consenting, following, joining, papers, reconciling, teams, writing

KINDS = {
    Kind.ARREST: "Arrest",
    Kind.DETENTION: "Detention",
    Kind.HOUSE_ARREST: "House arrest",
    Kind.ABDUCTION: "Abduction",
    Kind.ENFORCED_DISAPPEARANCE: "Enforced disappearance",
    Kind.CHARGE: "Charge",
    Kind.INVESTIGATION: "Investigation",
    Kind.PROSECUTION: "Prosecution",
    Kind.HEARING: "Hearing",
    Kind.TRIAL: "Trial",
    Kind.CONVICTION: "Conviction",
    Kind.ACQUITTAL: "Acquittal",
    Kind.SENTENCE: "Sentence",
    Kind.FINE: "Fine",
    Kind.PLEA_DEAL: "Plea deal",
    Kind.APPEAL: "Appeal",
    Kind.APPEAL_REJECTED: "Appeal rejected",
    Kind.RETRIAL: "Retrial",
    Kind.CHARGES_DROPPED: "Charges dropped",
    Kind.COMMUTATION: "Commutation of sentence",
    Kind.PARDON: "Pardon",
    Kind.RELEASE: "Release",
    Kind.BAIL: "Release on bail",
    Kind.BAIL_DENIED: "Bail denied",
    Kind.CONDITIONAL_RELEASE: "Conditional release",
    Kind.PRISONER_EXCHANGE: "Prisoner exchange",
    Kind.ARREST_WARRANT: "Arrest warrant",
    Kind.DETENTION_ORDER: "Detention order",
    Kind.INTERROGATION: "Interrogation",
    Kind.HABEAS_CORPUS: "Habeas corpus",
    Kind.TRANSFER: "Transfer to another place",
    Kind.CASE_TRANSFER: "Transfer of the case",
    Kind.SEARCH: "Search of a person or place",
    Kind.SEIZURE: "Seizure of property",
    Kind.DENIAL_OF_LAWYER: "Denial of a lawyer",
    Kind.CLOSED_HEARING: "Closed hearing",
    Kind.LATE_NIGHT_HEARING: "Hearing late at night",
    Kind.INCOMMUNICADO: "Incommunicado detention",
    Kind.SOLITARY_CONFINEMENT: "Solitary confinement",
    Kind.TORTURE: "Torture",
    Kind.ILL_TREATMENT: "Ill-treatment",
    Kind.DENIAL_OF_MEDICAL_CARE: "Denial of medical care",
    Kind.COERCED_CONFESSION: "Coerced confession",
    Kind.COERCION: "Coercion",
    Kind.DEATH_IN_CUSTODY: "Death in custody",
    Kind.EXECUTION: "Execution",
    Kind.TRAVEL_RESTRICTION: "Travel restriction",
    Kind.SURVEILLANCE: "Surveillance",
    Kind.HARASSMENT: "Harassment",
    Kind.THREAT: "Threat",
    Kind.FORCED_LABOUR: "Forced labour",
    Kind.FORCED_INDOCTRINATION: "Forced indoctrination",
    Kind.MASS_DETENTION: "Mass detention",
    Kind.DEPORTATION: "Deportation",
    Kind.EXTRADITION: "Extradition",
    Kind.ASYLUM_REQUEST: "Asylum request",
    Kind.ASYLUM_DENIED: "Asylum denied",
    Kind.FINDING: "Finding of an authority or body",
    Kind.STATEMENT_OF_POSITION: "Statement of position",
    Kind.COUNTER_CLAIM: "Denial by the authorities or others",
    Kind.APPEAL_FOR_RELEASE: "Call for release",
}
ATTRIBUTES = {
    Attribute.OTHER_NAME: "Other name",
    Attribute.SEX: "Sex",
    Attribute.BIRTH: "Date of birth",
    Attribute.AGE: "Age",
    Attribute.NATIONALITY: "Nationality",
    Attribute.ETHNICITY: "Ethnicity",
    Attribute.RELIGION: "Religion",
    Attribute.IDENTITY_DOCUMENT: "Identity document",
    Attribute.PROFESSION: "Profession",
    Attribute.RESIDENCE: "Residence",
    Attribute.ORGANISATION: "Organisation",
    Attribute.RELATIVES: "Relatives",
    Attribute.HEALTH: "Health",
    Attribute.LAWYER: "Lawyer",
    Attribute.COURT: "Court",
    Attribute.IMPUGNED_ACTIVITY: "Activity that is held against the person",
    Attribute.REASON_GIVEN: "Reason given by the authorities",
    Attribute.LEGAL_BASIS: "Legal basis",
    Attribute.ARRESTING_FORCE: "Force that made the arrest",
    Attribute.HOLDING_FORCE: "Force that holds the person",
    Attribute.PLACE_OF_DETENTION: "Place of detention",
    Attribute.WARRANT_SHOWN: "Whether a warrant was shown",
    Attribute.ORDERING_AUTHORITY: "Authority that ordered the detention",
    Attribute.REMEDY_TRIED: "Remedy tried",
    Attribute.STATE: "State concerned",
}
MODALITIES = {
    Modality.ASSERTED: "Asserted",
    Modality.REPORTED: "Reported",
    Modality.ALLEGED: "Alleged",
    Modality.DEMANDED: "Demanded",
    Modality.FEARED: "Feared",
    Modality.HYPOTHETICAL: "Hypothetical",
    Modality.FUTURE: "In the future",
    Modality.DENIED: "Denied",
    Modality.NEGATED: "Said not to have happened",
}
STANDINGS = {Standing.ACCEPTED: "Accepted", Standing.PROPOSED: "Not yet decided", Standing.UNSURE: "Unsure"}
VERDICTS = {
    Verdict.ACCEPT: "Accept", Verdict.REJECT: "Reject", Verdict.UNSURE: "Unsure", Verdict.RETRACT: "Undo",
}  # fmt: skip
DECISIONS = {
    Verdict.ACCEPT: "Accepted", Verdict.REJECT: "Rejected", Verdict.UNSURE: "Unsure", Verdict.RETRACT: "Taken back",
}  # fmt: skip
SAMENESS = {
    Sameness.SAME: "Same person", Sameness.DIFFERENT: "Different persons", Sameness.UNSURE: "Unsure",
    Sameness.RETRACT: "Undo",
}  # fmt: skip
CLUES = {code: says for code, (_, _, says) in SAYS.items()}
STRENGTHS = {
    Strength.STRONG: "Much speaks for it", Strength.MODERATE: "Something speaks for it",
    Strength.WEAK: "Little speaks for it",
}  # fmt: skip
REGIMES = {
    Regime.CUSTODY: "Custody", Regime.HOUSE_ARREST: "House arrest", Regime.DISAPPEARED: "Disappeared",
    Regime.UNSTATED: "Held, regime not stated", Regime.CONDITIONAL: "Conditional liberty",
}  # fmt: skip
ABOUT = {
    About.DATE: "Date", About.AMOUNT: "Amount", About.OUTCOME: "Outcome", About.SPELLING: "Spelling",
    About.IDENTITY: "Identity", About.REGIME: "Regime", About.DURATION: "Duration", About.VALUE: "Value",
    About.ORDER: "Order",
}  # fmt: skip
GENRES = {
    Genre.NEWS: "News", Genre.STATEMENT: "Public statement", Genre.TESTIMONY: "Testimony",
    Genre.COURT: "Court document", Genre.OFFICIAL: "Official document", Genre.UN: "United Nations document",
    Genre.LETTER: "Letter", Genre.LIST: "List", Genre.OTHER: "Other", Genre.UNKNOWN: "Not known",
}  # fmt: skip
SENSITIVITIES = {
    Sensitivity.PUBLISHABLE: "Publishable", Sensitivity.WORKING: "For work on the case", Sensitivity.SEALED: "Sealed",
    Sensitivity.IDENTITY: "Identity",
}  # fmt: skip
SENSITIVITY_MEANINGS = {
    Sensitivity.PUBLISHABLE: "Its words may be quoted in public.",
    Sensitivity.WORKING: "Its words are for those who work on the case.",
    Sensitivity.SEALED: "It is kept; nothing made for others may quote it.",
    Sensitivity.IDENTITY: "It tells who a protected person is; nothing made for others may quote it.",
}
BASES = {
    Basis.EXPLICIT: "The words alone say the date",
    Basis.PUBLICATION: "Counted from the day of publication",
    Basis.NARRATIVE: "Counted from another date in the text",
    Basis.UNRESOLVED: "Nothing to count from",
}
ANSWERS = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNKNOWN: "Not known"}
SCRIPTS = {
    Script.LATIN: "Latin script", Script.CYRILLIC: "Cyrillic script", Script.ARABIC: "Arabic script",
    Script.HAN: "Chinese characters", Script.OTHER: "Another script",
}  # fmt: skip
SORTS = {
    Sort.PERSON: "Person", Sort.ORGANISATION: "Organisation", Sort.GROUP: "Group", Sort.PLACE: "Place",
    Sort.UNKNOWN: "Not known",
}  # fmt: skip
MARKS = {Mark.READ: "Wording read in its source", Mark.TO_BE_VERIFIED: "Wording to be verified before filing"}
MEDIA_TYPES = {
    "text/plain": "Plain text",
    "text/markdown": "Text with Markdown",
    "text/html": "Web page",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document (DOCX)",
    "application/vnd.oasis.opendocument.text": "OpenDocument text (ODT)",
    "message/rfc822": "E-mail message",
    "image/png": "Picture (PNG)",
    "image/jpeg": "Picture (JPEG)",
    "image/tiff": "Picture (TIFF)",
    "image/webp": "Picture (WebP)",
}
ENTRIES = {  # kinds of the ledger, as the history of a case tells them
    "document": "Document read",
    "provenance": "Copy received",
    "set_aside": "File set aside",
    "naming": "Name found",
    "claim": "Claim proposed",
    "proposal_made": "Document searched for claims",
    "decision": "Decision on a claim",
    "judgement": "Judgement on two names",
    "treaty_override": "Treaty status set by a person",
    "artefact": "Document written for readers",
    "correction": "Misread words corrected",
    "page_read": "Page of a picture read",
    "description": "Document described",
    "amendment": "Claim amended",
    "note": "Note",
    "resolution": "Conflict resolved",
    "reading_rule": "Number of readers set",
    "reason_list": "List of reasons changed",
    "derivation": "Judgement on two sources",
    "event_judgement": "Judgement on two claims",
    "asked": "What became of a question",
    "consent": "Word on consent",
    "element_word": "An assessor's word on the law",
    "communication": "Sent or received",
    "opinion_record": "Opinion put on record",
    "compliance": "Word on what a State did",
    "reminder": "Reminder",
    "revision": "Text edited",
    "placement": "Moved to a compartment",
    "shredding": "Words destroyed",
    "classing": "Class of words set",
    "compartment_made": "Compartment begun",
    "source_withdrawal": "Source withdrawn",
    "hold": "Hold set or lifted",
    "identity_record": "Protected person recorded",
    "identity_request": "Identity asked for",
    "identity_grant": "Identity request answered",
    "identity_look": "Identity looked at",
    "checkpoint": "Log signed",
    "cosignature": "Log witnessed by a partner",
    "anchor": "Log stamped from outside",
    "administration": "Accounts changed",
    "bundle_made": "Evidence bundle made",
}
LANGUAGES = {  # of documents
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "kk": "Kazakh",
    "ky": "Kyrgyz", "mn": "Mongolian", "ru": "Russian", "tg": "Tajik", "tr": "Turkish", "ug": "Uyghur",
    "uk": "Ukrainian", "uz": "Uzbek", "zh": "Chinese", "und": "Not known",
}  # fmt: skip

OF_TYPES: Mapping[type[StrEnum], str] = MappingProxyType(
    {
        Kind: "kind of event", Attribute: "attribute of a person", Modality: "how the source puts it",
        **assessing.TYPES, **changing.TYPES, **consenting.TYPES, **following.TYPES, **papers.TYPES,
        **reconciling.TYPES, **teams.TYPES, **writing.TYPES,
        Standing: "standing of a claim", Verdict: "verdict", Sameness: "judgement on two names", Regime: "regime",
        About: "conflict about", Genre: "genre of a document", Sensitivity: "sensitivity",
        Basis: "basis of a date", Answer: "answer", Script: "script", Sort: "sort of a name",
        Mark: "wording of the law", Strength: "strength of a suggestion",
    }
)  # fmt: skip
VOCABULARIES: Mapping[str, Mapping[Any, str]] = MappingProxyType(
    {
        **assessing.SAID, **changing.SAID, **consenting.SAID, **following.SAID, **papers.SAID, **joining.SAID,
        **reconciling.SAID, **teams.SAID, **writing.SAID,
        "kind of event": KINDS, "attribute of a person": ATTRIBUTES, "how the source puts it": MODALITIES,
        "standing of a claim": STANDINGS, "verdict": VERDICTS, "decision taken": DECISIONS,
        "judgement on two names": SAMENESS, "regime": REGIMES, "conflict about": ABOUT,
        "genre of a document": GENRES, "sensitivity": SENSITIVITIES, "sensitivity, what it means": SENSITIVITY_MEANINGS,
        "basis of a date": BASES, "answer": ANSWERS, "script": SCRIPTS, "sort of a name": SORTS,
        "wording of the law": MARKS, "media type": MEDIA_TYPES, "history": ENTRIES, "language": LANGUAGES,
        "clue on two names": CLUES, "strength of a suggestion": STRENGTHS,
    }
)  # fmt: skip
