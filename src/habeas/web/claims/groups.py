"""The kinds of claims in the groups in which a person looks for them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.model import Attribute, Kind

GROUPS: tuple[tuple[str | Promise, tuple[Kind | Attribute, ...]], ...] = (
    (
        _("Taken and held"),
        (
            Kind.ARREST, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.ABDUCTION, Kind.ENFORCED_DISAPPEARANCE,
            Kind.ARREST_WARRANT, Kind.DETENTION_ORDER, Kind.TRANSFER, Kind.INCOMMUNICADO, Kind.MASS_DETENTION,
            Kind.TRAVEL_RESTRICTION,
        ),
    ),
    (
        _("Harm to life and body"),
        (
            Kind.TORTURE, Kind.ILL_TREATMENT, Kind.SOLITARY_CONFINEMENT, Kind.DENIAL_OF_MEDICAL_CARE, Kind.COERCION,
            Kind.COERCED_CONFESSION, Kind.FORCED_LABOUR, Kind.FORCED_INDOCTRINATION, Kind.DEATH_IN_CUSTODY,
            Kind.EXECUTION,
        ),
    ),
    (
        _("Before the authorities and courts"),
        (
            Kind.INVESTIGATION, Kind.INTERROGATION, Kind.SEARCH, Kind.SEIZURE, Kind.CHARGE, Kind.PROSECUTION,
            Kind.HEARING, Kind.CLOSED_HEARING, Kind.LATE_NIGHT_HEARING, Kind.TRIAL, Kind.CONVICTION, Kind.ACQUITTAL,
            Kind.SENTENCE, Kind.FINE, Kind.PLEA_DEAL, Kind.APPEAL, Kind.APPEAL_REJECTED, Kind.RETRIAL,
            Kind.CHARGES_DROPPED, Kind.HABEAS_CORPUS, Kind.BAIL_DENIED, Kind.DENIAL_OF_LAWYER, Kind.CASE_TRANSFER,
        ),
    ),
    (
        _("Release"),
        (
            Kind.RELEASE, Kind.BAIL, Kind.CONDITIONAL_RELEASE, Kind.COMMUTATION, Kind.PARDON, Kind.PRISONER_EXCHANGE,
        ),
    ),
    (
        _("Around it"),
        (
            Kind.SURVEILLANCE, Kind.HARASSMENT, Kind.THREAT, Kind.DEPORTATION, Kind.EXTRADITION, Kind.ASYLUM_REQUEST,
            Kind.ASYLUM_DENIED, Kind.FINDING, Kind.STATEMENT_OF_POSITION, Kind.COUNTER_CLAIM, Kind.APPEAL_FOR_RELEASE,
        ),
    ),
    (
        _("Who the person is"),
        (
            Attribute.OTHER_NAME, Attribute.SEX, Attribute.BIRTH, Attribute.AGE, Attribute.NATIONALITY,
            Attribute.ETHNICITY, Attribute.RELIGION, Attribute.IDENTITY_DOCUMENT, Attribute.PROFESSION,
            Attribute.RESIDENCE, Attribute.ORGANISATION, Attribute.RELATIVES, Attribute.HEALTH,
        ),
    ),
    (
        _("Details of the detention"),
        (
            Attribute.IMPUGNED_ACTIVITY, Attribute.REASON_GIVEN, Attribute.LEGAL_BASIS, Attribute.ARRESTING_FORCE,
            Attribute.HOLDING_FORCE, Attribute.PLACE_OF_DETENTION, Attribute.WARRANT_SHOWN,
            Attribute.ORDERING_AUTHORITY, Attribute.REMEDY_TRIED, Attribute.LAWYER, Attribute.COURT, Attribute.STATE,
        ),
    ),
)  # fmt: skip
