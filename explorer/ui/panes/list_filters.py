"""What each list of a pane keeps when it is opened as a filter of the timeline."""

from dataclasses import replace
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.view import SUBJECTS, Filter
from explorer.model.vocabulary import RecordKind

_KINDS: Final[dict[str, RecordKind]] = {
    "statements": RecordKind.STATEMENT,
    "events": RecordKind.EVENT,
    "acts": RecordKind.ACT,
}
LISTS: Final = (*_KINDS, "cited_by")
"""The lists that can be opened as a filter, where there is one for the kind of record."""


def filter_of(
    kind: RecordKind, record: RecordId, section: str, *, with_organs: bool = False
) -> Filter | None:
    """The filter that keeps what the list `section` of a record's pane holds.

    None where a filter can't ask for it, such as the statements made at an event.
    """
    if kind not in SUBJECTS:
        return None
    about = replace(Filter.about(kind, record), with_organs=with_organs and kind is RecordKind.ACTOR)
    return replace(about, kinds=frozenset({_KINDS[section]})) if section in _KINDS else about
