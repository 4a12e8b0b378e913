"""The closed vocabulary: what can happen to a person, how a source puts it, and what can be true of a person.

The definitions, with examples and limits, stand in ``law/kinds.toml``; a test keeps the two in step.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of event in the deprivation of liberty and what surrounds it."""

    ARREST = "arrest"
    DETENTION = "detention"
    HOUSE_ARREST = "house_arrest"
    ABDUCTION = "abduction"
    ENFORCED_DISAPPEARANCE = "enforced_disappearance"
    CHARGE = "charge"
    INVESTIGATION = "investigation"
    PROSECUTION = "prosecution"
    HEARING = "hearing"
    TRIAL = "trial"
    CONVICTION = "conviction"
    ACQUITTAL = "acquittal"
    SENTENCE = "sentence"
    FINE = "fine"
    PLEA_DEAL = "plea_deal"
    APPEAL = "appeal"
    APPEAL_REJECTED = "appeal_rejected"
    RETRIAL = "retrial"
    CHARGES_DROPPED = "charges_dropped"
    COMMUTATION = "commutation"
    PARDON = "pardon"
    RELEASE = "release"
    BAIL = "bail"
    BAIL_DENIED = "bail_denied"
    CONDITIONAL_RELEASE = "conditional_release"
    PRISONER_EXCHANGE = "prisoner_exchange"
    ARREST_WARRANT = "arrest_warrant"
    DETENTION_ORDER = "detention_order"
    INTERROGATION = "interrogation"
    HABEAS_CORPUS = "habeas_corpus"
    TRANSFER = "transfer"
    CASE_TRANSFER = "case_transfer"
    SEARCH = "search"
    SEIZURE = "seizure"
    DENIAL_OF_LAWYER = "denial_of_lawyer"
    CLOSED_HEARING = "closed_hearing"
    LATE_NIGHT_HEARING = "late_night_hearing"
    INCOMMUNICADO = "incommunicado"
    SOLITARY_CONFINEMENT = "solitary_confinement"
    TORTURE = "torture"
    ILL_TREATMENT = "ill_treatment"
    DENIAL_OF_MEDICAL_CARE = "denial_of_medical_care"
    COERCED_CONFESSION = "coerced_confession"
    COERCION = "coercion"
    DEATH_IN_CUSTODY = "death_in_custody"
    EXECUTION = "execution"
    TRAVEL_RESTRICTION = "travel_restriction"
    SURVEILLANCE = "surveillance"
    HARASSMENT = "harassment"
    THREAT = "threat"
    FORCED_LABOUR = "forced_labour"
    FORCED_INDOCTRINATION = "forced_indoctrination"
    MASS_DETENTION = "mass_detention"
    DEPORTATION = "deportation"
    EXTRADITION = "extradition"
    ASYLUM_REQUEST = "asylum_request"
    ASYLUM_DENIED = "asylum_denied"
    FINDING = "finding"
    STATEMENT_OF_POSITION = "statement_of_position"
    COUNTER_CLAIM = "counter_claim"
    APPEAL_FOR_RELEASE = "appeal_for_release"


class Attribute(StrEnum):
    """What a source says of a person that is not an event; the first nine follow the WGAD questionnaire, part I."""

    SEX = "sex"
    BIRTH = "birth"
    AGE = "age"
    NATIONALITY = "nationality"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    IDENTITY_DOCUMENT = "identity_document"
    PROFESSION = "profession"
    RESIDENCE = "residence"
    ORGANISATION = "organisation"
    IMPUGNED_ACTIVITY = "impugned_activity"
    REASON_GIVEN = "reason_given"
    LEGAL_BASIS = "legal_basis"
    ARRESTING_FORCE = "arresting_force"
    HOLDING_FORCE = "holding_force"
    PLACE_OF_DETENTION = "place_of_detention"
    WARRANT_SHOWN = "warrant_shown"
    ORDERING_AUTHORITY = "ordering_authority"
    REMEDY_TRIED = "remedy_tried"
    STATE = "state"


class Modality(StrEnum):
    """How the source puts it: only the first three say that it happened."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DEMANDED = "demanded"
    FEARED = "feared"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    DENIED = "denied"
    NEGATED = "negated"

    @property
    def says_it_happened(self) -> bool:
        """Whether a source that uses it says that the event took place."""
        return self in (Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED)
