"""The closed lists of words that records use, the same in the database and on the command line."""

from enum import StrEnum
from typing import Final


class RecordKind(StrEnum):
    """What a record is."""

    ACTOR = "actor"
    TIE = "tie"
    EVENT = "event"
    STATEMENT = "statement"
    AGREEMENT = "agreement"
    ACT = "act"
    COMMITMENT = "commitment"
    ASSESSMENT = "assessment"
    LINK = "link"
    SOURCE = "source"
    PLACE = "place"
    TAG = "tag"


class Consent(StrEnum):
    """How parties come to be bound by an agreement."""

    SIGNATURE = "signature"
    ENTRY = "entry"
    INSTRUMENT = "instrument"


ACTOR_KINDS: Final = ("person", "state", "organisation", "group", "unnamed source")
TIE_RELATIONS: Final = ("holds office", "organ of", "member of", "part of", "successor of")
AGREEMENT_KINDS: Final = (
    "treaty",
    "armistice",
    "executive agreement",
    "political commitment",
    "unilateral undertaking",
    "resolution",
)
POLITICAL_KINDS: Final = frozenset({"political commitment", "unilateral undertaking"})
"""Kinds that bind politically only: in effect, not in force, with participants, not parties."""

EVENT_STATUSES: Final = ("happened", "planned", "postponed", "cancelled")
CERTAINTIES: Final = ("established", "reported", "disputed")
MODES: Final = ("direct", "partial", "reported")
ATTRIBUTIONS: Final = ("on record", "background", "deep background", "leaked", "document")
EVENT_ROLES: Final = (
    "participant",
    "host",
    "mediator",
    "target",
    "organiser",
    "observer",
    "author",
    "addressee",
)
STATEMENT_ROLES: Final = ("speaker", "on behalf of", "relayed by", "addressee", "about")
LINK_RELATIONS: Final = (
    "reverses",
    "contradicts",
    "reaffirms",
    "responds to",
    "leads to",
    "implements",
    "violates",
    "part of",
)
STANCES: Final = ("supports", "contradicts", "mentions")
VERDICTS: Final = ("met", "partly met", "broken", "disputed", "pending")

DEFAULT_IMPORTANCE: Final = 3
DEFAULT_CONFIDENCE: Final = 3
