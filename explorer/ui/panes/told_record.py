"""Which record a pane tells of, whatever its kind, and whether it is private."""

from explorer.model.details import (
    ActDetail,
    ActorDetail,
    AgreementDetail,
    EventDetail,
    SourceDetail,
    StatementDetail,
)
from explorer.model.ids import RecordId
from explorer.model.records import Act, Actor, Agreement, Event, Place, Source, Statement, Tag
from explorer.model.small_details import (
    AssessmentDetail,
    CommitmentDetail,
    LinkDetail,
    PaneDetail,
    PlaceDetail,
    TagDetail,
    TieDetail,
)


def record_of(detail: PaneDetail) -> RecordId:
    """The number of the record that a detail tells of."""
    match detail:
        case TieDetail():
            return detail.tie.id
        case CommitmentDetail():
            return detail.commitment.id
        case AssessmentDetail():
            return detail.assessment.id
        case LinkDetail():
            return detail.link.id
        case _:
            return _record(detail).id


def is_private(detail: PaneDetail) -> bool:
    """Whether the record is kept out of exports."""
    match detail:
        case TieDetail() | CommitmentDetail() | AssessmentDetail() | LinkDetail():
            return detail.private
        case _:
            return _record(detail).private


def _record(
    detail: ActorDetail
    | AgreementDetail
    | EventDetail
    | StatementDetail
    | ActDetail
    | SourceDetail
    | PlaceDetail
    | TagDetail,
) -> Act | Actor | Agreement | Event | Place | Source | Statement | Tag:
    match detail:
        case AgreementDetail():
            return detail.life.agreement
        case ActorDetail():
            return detail.actor
        case EventDetail():
            return detail.event
        case StatementDetail():
            return detail.statement
        case ActDetail():
            return detail.act
        case SourceDetail():
            return detail.source
        case PlaceDetail():
            return detail.place
        case TagDetail():
            return detail.tag
