"""Asks the database what saving an act would do to the standing of its agreement; for the worker's thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from explorer.model.drafts import ActDraft, NewActor, Reference
from explorer.model.foreseen import foreseen
from explorer.model.ids import RecordId
from explorer.model.records import Act, Agreement, AgreementLife
from explorer.store.queries.lives import life
from explorer.store.store import Store

_NEW_ACT: Final = RecordId(2**62)
"""The number of an act yet to be made: behind all others of its day, as it will be."""


@dataclass(frozen=True, slots=True)
class ActOutlook:
    """What is asked: the act as written, the record that it changes, and the names typed for it."""

    draft: ActDraft
    record: RecordId | None
    agreement: str
    names: Mapping[str | RecordId, str]


def outlook_of(store: Store, outlook: ActOutlook) -> str:
    """Say in words what would stand on the day of the act."""
    draft = outlook.draft
    known = (
        life(store, draft.agreement)
        if isinstance(draft.agreement, int)
        else AgreementLife(Agreement(RecordId(0), outlook.agreement), (), {})
    )
    numbers = {key: _number(key, place) for place, key in enumerate(outlook.names, start=1)}
    act = Act(
        id=outlook.record or _NEW_ACT,
        agreement=known.agreement.id,
        act=draft.act,
        when=draft.when,
        actor=_known(draft.actor, numbers),
        effect=draft.effect,
        predecessor=_known(draft.predecessor, numbers),
        claimed_by=None if draft.claimed_by is None else RecordId(-1000),
        sequence=draft.sequence,
        is_contradicted=any(one.stance == "contradicts" for one in draft.citations),
    )
    return foreseen(known, act, {numbers[key]: name for key, name in outlook.names.items()})


def _number(key: str | RecordId, place: int) -> RecordId:
    """A known actor's number, or one that no record has."""
    return RecordId(-place) if isinstance(key, str) else key


def _known(actor: Reference | NewActor | None, numbers: Mapping[str | RecordId, RecordId]) -> RecordId | None:
    if actor is None:
        return None
    return numbers[actor.name if isinstance(actor, NewActor) else actor]
