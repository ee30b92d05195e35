"""Between a draft and what the form's fields show of it; what a field does not show stays in the draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.model.drafts import (
    CitationDraft,
    EventDraft,
    NewActor,
    Reference,
    RoleDraft,
    StatementDraft,
)
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import (
    DEFAULT_IMPORTANCE,
    EVENT_ROLES,
    MODES,
    RecordKind,
)
from explorer.model.when import UNDATED, When
from explorer.ui.editor.choice import Choice, choice_of
from explorer.ui.editor.citation_fields import ShownCitation

Draft = EventDraft | StatementDraft
Names = Mapping[RecordId, Named]


@dataclass(frozen=True, slots=True)
class FormContent:
    """Everything that the form's fields show, of an event or a statement."""

    title: str = ""
    when: When = UNDATED
    people: tuple[Choice, ...] = ()
    """An event's actors, a statement's speakers."""
    others: tuple[Choice, ...] = ()
    """A statement's actors who do not speak in it, by role."""
    quote: str = ""
    mode: str = "reported"
    attribution: str = "on record"
    medium: str = ""
    at_event: Choice | None = None
    place: Choice | None = None
    description: str = ""
    status: str = "happened"
    certainty: str = "established"
    importance: int = DEFAULT_IMPORTANCE
    sequence: int = 0
    private: bool = False
    agreements: tuple[Choice, ...] = ()
    tags: tuple[Choice, ...] = ()


def references_in(draft: Draft) -> list[RecordId]:
    """The records that a draft names by number, whose names the form has to know."""
    found: list[object] = [role.actor for role in draft.actors]
    found += [*draft.agreements, *draft.tags]
    found += [citation.source for citation in draft.citations]
    found.append(draft.place if isinstance(draft, EventDraft) else draft.at_event)
    return [RecordId(one) for one in found if isinstance(one, int)]


def content_of(draft: Draft, names: Names) -> FormContent:
    """What the fields show of `draft`."""
    people = tuple(_actor_choice(role, names) for role in draft.actors)
    common = FormContent(
        when=draft.when,
        certainty=draft.certainty,
        importance=draft.importance,
        sequence=draft.sequence,
        private=draft.private,
        agreements=tuple(_choice(one, RecordKind.AGREEMENT, names) for one in draft.agreements),
        tags=tuple(_choice(one, RecordKind.TAG, names) for one in draft.tags),
    )
    if isinstance(draft, EventDraft):
        return replace(
            common,
            title=draft.title,
            people=people,
            place=None if draft.place is None else _choice(draft.place, RecordKind.PLACE, names),
            description=draft.description or "",
            status=draft.status,
        )
    at_event = None
    if draft.at_event is not None:
        at_event = _choice(draft.at_event, RecordKind.EVENT, names)
    return replace(
        common,
        title=draft.summary,
        people=tuple(one for one in people if one.role == "speaker"),
        others=tuple(one for one in people if one.role != "speaker"),
        quote=draft.quote or "",
        mode=draft.mode,
        attribution=draft.attribution,
        medium=draft.medium or "",
        at_event=at_event,
    )


def shown_citations(draft: Draft, names: Names) -> list[ShownCitation]:
    """The draft's citations as their fields show them."""
    return [
        ShownCitation(_choice(citation.source, RecordKind.SOURCE, names), citation)
        for citation in draft.citations
    ]


def event_draft(base: EventDraft, content: FormContent, citations: tuple[CitationDraft, ...]) -> EventDraft:
    """The event as the form now stands, with what `base` has beyond it."""
    return replace(
        base,
        title=_kept(content.title, base.title),
        when=content.when,
        description=content.description if content.description.strip() else None,
        place=None if content.place is None else _reference(content.place),
        status=content.status,
        certainty=content.certainty,
        importance=content.importance,
        sequence=content.sequence,
        private=content.private,
        actors=tuple(_role(choice, EVENT_ROLES[0]) for choice in content.people),
        agreements=tuple(_reference(choice) for choice in content.agreements),
        tags=tuple(_reference(choice) for choice in content.tags),
        citations=citations,
    )


def statement_draft(
    base: StatementDraft, content: FormContent, citations: tuple[CitationDraft, ...]
) -> StatementDraft:
    """The statement as the form now stands, with what `base` has beyond it."""
    speakers = tuple(_role(choice.in_role("speaker"), "speaker") for choice in content.people)
    return replace(
        base,
        summary=_kept(content.title, base.summary),
        when=content.when,
        quote=content.quote if content.quote.strip() else None,
        mode=content.mode,
        attribution=content.attribution,
        medium=content.medium.strip() or None,
        at_event=None if content.at_event is None else content.at_event.record,
        certainty=content.certainty,
        importance=content.importance,
        sequence=content.sequence,
        private=content.private,
        actors=speakers + tuple(_role(choice, "about") for choice in content.others),
        agreements=tuple(_reference(choice) for choice in content.agreements),
        tags=tuple(_reference(choice) for choice in content.tags),
        citations=citations,
    )


def next_content(content: FormContent) -> FormContent:
    """What stays for the next record of a series: how sure the reporting is, and whether private."""
    return FormContent(
        certainty=content.certainty,
        mode=content.mode if content.mode in MODES else "reported",
        private=content.private,
    )


def _actor_choice(role: RoleDraft, names: Names) -> Choice:
    if isinstance(role.actor, NewActor):
        return Choice(role.actor.name, None, role.actor.kind, role.role)
    return _choice(role.actor, RecordKind.ACTOR, names).in_role(role.role)


def _choice(reference: Reference, kind: RecordKind, names: Names) -> Choice:
    if isinstance(reference, str):
        new_kind = {RecordKind.ACTOR: "person", RecordKind.AGREEMENT: "treaty"}.get(kind, kind.value)
        return Choice(reference, None, new_kind)
    named = names.get(reference, Named(reference, kind, f"number {reference}"))
    return choice_of(named)


def _role(choice: Choice, role: str) -> RoleDraft:
    if choice.record is not None:
        return RoleDraft(choice.record, choice.role or role)
    return RoleDraft(NewActor(choice.name, choice.new_kind or "person"), choice.role or role)


def _reference(choice: Choice) -> Reference:
    return choice.record if choice.record is not None else choice.name


def _kept(typed: str, before: str) -> str:
    """What was typed in one line; a title of several lines that was not touched stays as it was."""
    return before if typed == one_line(before) else typed.strip()


def one_line(text: str) -> str:
    """How a field of one line shows a text of several."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\u2029", " ")
