"""From a record as it is to a draft of it: what an editor begins with."""

from explorer.model.details import (
    ActDetail,
    ActorDetail,
    AgreementDetail,
    Detail,
    EventDetail,
    SourceDetail,
    StatementDetail,
)
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    EventDraft,
    OwnTieDraft,
    PlaceDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
    TagDraft,
)
from explorer.model.records import ActorInRole, Citation, Place, Tag

Draft = EventDraft | StatementDraft | ActDraft | ActorDraft | AgreementDraft | SourceDraft


def draft_of(detail: Detail) -> Draft:
    """The draft that, saved as it is, changes nothing."""
    if isinstance(detail, EventDetail):
        return draft_of_event(detail)
    if isinstance(detail, StatementDetail):
        return draft_of_statement(detail)
    if isinstance(detail, ActDetail):
        return draft_of_act(detail)
    if isinstance(detail, ActorDetail):
        return draft_of_actor(detail)
    if isinstance(detail, AgreementDetail):
        agreement = detail.life.agreement
        return AgreementDraft(
            name=agreement.name,
            short_name=agreement.short_name,
            kind=agreement.kind,
            consent=agreement.consent,
            prospective=agreement.prospective,
            description=agreement.description,
            aliases=agreement.aliases,
            private=agreement.private,
        )
    return draft_of_source(detail)


def draft_of_event(detail: EventDetail) -> EventDraft:
    """The draft of an event."""
    event = detail.event
    return EventDraft(
        title=event.title,
        when=event.when,
        description=event.description,
        place=event.place.id if event.place else None,
        kind=event.kind,
        status=event.status,
        announced=event.announced,
        certainty=event.certainty,
        importance=event.importance,
        sequence=event.sequence,
        private=event.private,
        actors=_roles(event.actors),
        agreements=tuple(one.id for one in event.agreements),
        tags=tuple(one.id for one in event.tags),
        citations=citation_drafts(event.citations),
    )


def draft_of_statement(detail: StatementDetail) -> StatementDraft:
    """The draft of a statement."""
    statement = detail.statement
    return StatementDraft(
        summary=statement.summary,
        when=statement.when,
        quote=statement.quote,
        language=statement.language,
        translation=statement.translation,
        translator=statement.translator,
        mode=statement.mode,
        attribution=statement.attribution,
        medium=statement.medium,
        at_event=statement.at_event.id if statement.at_event else None,
        certainty=statement.certainty,
        importance=statement.importance,
        sequence=statement.sequence,
        private=statement.private,
        actors=_roles(statement.actors),
        agreements=tuple(one.id for one in statement.agreements),
        tags=tuple(one.id for one in statement.tags),
        citations=citation_drafts(statement.citations),
    )


def draft_of_act(detail: ActDetail) -> ActDraft:
    """The draft of an act."""
    act = detail.act
    return ActDraft(
        agreement=act.agreement,
        act=act.act,
        when=act.when,
        actor=act.actor,
        effect=act.effect,
        predecessor=act.predecessor,
        other_agreement=act.other_agreement,
        claimed_by=act.claimed_by,
        note=act.note,
        importance=act.importance,
        sequence=act.sequence,
        private=act.private,
        citations=citation_drafts(detail.citations),
    )


def draft_of_actor(detail: ActorDetail) -> ActorDraft:
    """The draft of an actor with the ties that lead from it."""
    actor = detail.actor
    return ActorDraft(
        name=actor.name,
        short_name=actor.short_name,
        kind=actor.kind,
        description=actor.description,
        colour=actor.colour,
        aliases=actor.aliases,
        private=actor.private,
        ties=tuple(
            OwnTieDraft(
                relation=tie.relation,
                to_actor=tie.to_actor.id if tie.to_actor else None,
                title=tie.title,
                when=tie.when,
                private=tie.private,
                id=tie.id,
            )
            for tie in detail.ties
            if tie.actor.id == actor.id
        ),
    )


def draft_of_place(place: Place) -> PlaceDraft:
    """The draft of a place."""
    return PlaceDraft(place.name, place.country, place.latitude, place.longitude, place.private)


def draft_of_tag(tag: Tag) -> TagDraft:
    """The draft of a tag."""
    return TagDraft(tag.name, tag.private)


def draft_of_source(detail: SourceDetail) -> SourceDraft:
    """The draft of a source."""
    source = detail.source
    return SourceDraft(
        title=source.title,
        author=source.author,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        archived_url=source.archived_url,
        accessed=source.accessed,
        kind=source.kind,
        note=source.note,
        private=source.private,
    )


def _roles(actors: tuple[ActorInRole, ...]) -> tuple[RoleDraft, ...]:
    return tuple(RoleDraft(one.actor.id, one.role) for one in actors)


def citation_drafts(citations: tuple[Citation, ...]) -> tuple[CitationDraft, ...]:
    """The citations of a record, each to be kept."""
    return tuple(
        CitationDraft(
            source=one.source.id,
            locator=one.locator,
            excerpt=one.excerpt,
            confidence=one.confidence,
            stance=one.stance,
            says_when=one.says_when,
            via_source=one.via_source.id if one.via_source else None,
            id=one.id,
        )
        for one in citations
    )
