"""Dates and drafts as tests write them down."""

from explorer.model.drafts import CitationDraft, EventDraft, NewActor, RoleDraft, StatementDraft
from explorer.model.edtf import parse_edtf
from explorer.model.when import UNDATED, When


def when(edtf: str) -> When:
    """A date from EDTF, undated where it is empty."""
    return parse_edtf(edtf) if edtf else UNDATED


def roles(*actors: str | int | NewActor, role: str = "participant") -> tuple[RoleDraft, ...]:
    """Actors in one role."""
    return tuple(RoleDraft(actor, role) for actor in actors)  # type: ignore[arg-type]  # plain numbers for brevity


def meeting(title: str = "Third Trump-Kim meeting", edtf: str = "2019-06-30") -> EventDraft:
    """An event that makes two actors, a place, a tag and a source."""
    return EventDraft(
        title,
        when(edtf),
        place="Panmunjom",
        actors=roles("Donald Trump", "Kim Jong-un"),
        tags=("summits",),
        citations=(CitationDraft("Report of the day", locator="p. 3", excerpt="a handshake"),),
    )


def said(summary: str, speaker: str, edtf: str = "2019-06-30") -> StatementDraft:
    """A statement by one speaker."""
    return StatementDraft(summary, when(edtf), actors=roles(speaker, role="speaker"))
