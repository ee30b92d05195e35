"""Between the references of a draft and the choices that fields of names show."""

from collections.abc import Iterable, Mapping

from explorer.model.draft_kinds import NOT_CHOSEN
from explorer.model.drafts import CitationDraft, NewActor, Reference, RoleDraft
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.choice import Choice, choice_of
from explorer.ui.editor.citation_fields import ShownCitation

Names = Mapping[RecordId, Named]
"""The names of the records that a draft refers to by number."""

_NEW_KINDS = {RecordKind.ACTOR: "person", RecordKind.AGREEMENT: "treaty"}


def choice_for(reference: Reference | NewActor, kind: RecordKind, names: Names) -> Choice:
    """What a field of names of `kind` shows for a reference."""
    if isinstance(reference, NewActor):
        return Choice(reference.name, None, reference.kind)
    if isinstance(reference, str):
        return Choice(reference, None, _NEW_KINDS.get(kind, kind.value))
    return choice_of(names.get(reference, Named(reference, kind, f"number {reference}")))


def choices_for(
    references: Iterable[Reference | NewActor | None], kind: RecordKind, names: Names
) -> list[Choice]:
    """The same for several; none for what is not chosen yet."""
    return [
        choice_for(one, kind, names) for one in references if one is not None and one not in ("", NOT_CHOSEN)
    ]


def role_choices(roles: Iterable[RoleDraft], names: Names) -> list[Choice]:
    """The actors of a draft, each in its role."""
    return [choice_for(one.actor, RecordKind.ACTOR, names).in_role(one.role) for one in roles]


def citation_choices(citations: Iterable[CitationDraft], names: Names) -> list[ShownCitation]:
    """The citations of a draft as their fields show them."""
    return [ShownCitation(choice_for(one.source, RecordKind.SOURCE, names), one) for one in citations]


def reference_of(choice: Choice) -> Reference:
    """A choice as a draft refers to it."""
    return choice.record if choice.record is not None else choice.name


def actor_of(choice: Choice) -> Reference | NewActor:
    """An actor as a draft refers to it; a new one with the kind to make it of."""
    if choice.record is not None:
        return choice.record
    return NewActor(choice.name, choice.new_kind or "person")


def role_of(choice: Choice, role: str) -> RoleDraft:
    """An actor in its role, or in `role` where the field gave it none."""
    return RoleDraft(actor_of(choice), choice.role or role)


def only(choices: Iterable[Choice]) -> Choice | None:
    """The one choice of a field that takes no more; None where it is empty."""
    return next(iter(choices), None)
