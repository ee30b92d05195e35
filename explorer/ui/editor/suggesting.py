"""Lets a field of names ask the database, on its own thread, for what fits what is typed."""

from dataclasses import replace

from explorer.model.details import ListedRecord
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.model.wording import short
from explorer.store.queries.act_search import search_acts
from explorer.store.queries.names import find_all_named
from explorer.store.queries.search import search
from explorer.store.queries.spelt import suggest_spelt
from explorer.store.store import Store
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice, choice_of
from explorer.ui.worker import Worker

_MOST = 8
_ACTS = 4
"""Among records of several kinds so many rows are kept for acts."""

_NAMED_KINDS = (
    RecordKind.ACTOR,
    RecordKind.AGREEMENT,
    RecordKind.SOURCE,
    RecordKind.PLACE,
    RecordKind.TAG,
)


def suggest_names(worker: Worker, chips: ChipsField) -> None:
    """Answer every wish of `chips` for suggestions; an answer that is too late is dropped."""
    slot = f"suggestions {id(chips)}"

    def find(text: str) -> None:
        def offer(found: list[Choice]) -> None:
            chips.offer(text, found)

        worker.ask(lambda store: suggestions(store, chips.kinds, text), offer, slot=slot)

    chips.suggestions_wanted.connect(find)


def suggestions(store: Store, kinds: tuple[RecordKind, ...], text: str) -> list[Choice]:
    """The known names that fit what is typed, best first; what has no name by any words of its title.

    What is known by another spelling comes after what begins as typed. The one that answers to the whole
    text, and no other does, is the first. Where several kinds fit, each says which it is.
    """
    if len(kinds) == 1 and kinds[0] in _NAMED_KINDS:
        found_names = suggest_spelt(store, kinds[0], text)
        meant = [] if text.strip().isdigit() else find_all_named(store, kinds[0], text)
        if len(meant) != 1:
            return [choice_of(one) for one in found_names]
        others = [choice_of(one) for one in found_names if one.id != meant[0].id]
        return [replace(choice_of(meant[0]), is_meant=True), *others]
    found: list[ListedRecord | Named] = []
    without_acts = tuple(kind for kind in kinds if kind is not RecordKind.ACT)
    if without_acts:
        found += search(store, text, limit=_MOST, kinds=without_acts)
    if RecordKind.ACT in kinds:
        known = {one.id for one in found}
        acts = search_acts(store, text, limit=_MOST)
        found = [*found[: _MOST - min(len(acts), _ACTS)], *(act for act in acts if act.id not in known)]
    return [_choice(one, tells_kind=len(kinds) > 1) for one in found[:_MOST]]


def _choice(found: ListedRecord | Named, *, tells_kind: bool) -> Choice:
    notes = [found.kind.value] if tells_kind else []
    if isinstance(found, Named):
        return Choice(found.name, found.id, note=" · ".join(notes))
    if found.when.is_dated:
        notes.append(short(found.when))
    return Choice(found.title, found.id, note=" · ".join(notes))
