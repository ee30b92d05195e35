"""What the search field asks of the database: records, names, acts, saved views; for the worker."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.spellings import name_spellings, spellings
from explorer.model.view import TIMELINE_KINDS
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import plain
from explorer.store.queries.about_counts import count_about
from explorer.store.queries.act_search import search_called_acts
from explorer.store.queries.matching import match_of
from explorer.store.queries.names import begin_so, find_all_named
from explorer.store.queries.saved_views import views_with
from explorer.store.queries.search import reasons, search, search_dated
from explorer.store.queries.spelt import names_spelt, search_spelt
from explorer.store.store import Store
from explorer.ui.search_box import FOUND_MOST, Answer, CountedName, Hit

COUNTED_KINDS: Final = (RecordKind.AGREEMENT, RecordKind.ACTOR)
BEGINNING_MOST: Final = 4
"""So many names of each kind that begin with what is typed come before what is found by its words."""
DATED_MOST: Final = 9
"""So many records of a date that is typed come first; the names and words found follow on the first page."""
COUNTED_MOST: Final = 4
"""So many names found tell how much there is about them; counting for more would keep the search waiting."""
VIEWS_MOST: Final = 4
ACTS_MOST: Final = 6
SPELT_MOST: Final = 6
FEW: Final = 6
"""Where no more than so many are found by what is typed, its other spellings are looked for in texts."""
WITHIN_MOST: Final = 400
"""So many of the best are looked at for those that a filter keeps."""

Kept = Callable[[Sequence[RecordId]], frozenset[RecordId]]
"""Gives those of some records that the filter keeps."""


def find(store: Store, text: str, dated: tuple[int, int] | None = None, kept: Kept | None = None) -> Answer:
    """Search for what is typed, kinds in the order of their best; tell by which words if not by the title's.

    Whoever bears exactly this name comes first, then names that begin with it, then acts that are called so.
    Where the text is a date, `dated` is its closed range in ms: its records come before all, the most
    important first. Names and records in other spellings come last. With `kept` only records that a filter
    keeps are looked for, and no names.
    """
    found: dict[RecordId, ListedRecord | Named] = {}
    if dated is not None:
        found.update({one.id: one for one in search_dated(store, *dated, limit=DATED_MOST)})
    in_time = frozenset(found) if dated is not None else frozenset()
    if kept is None:
        found |= {one.id: one for one in _names(store, text) if one.id not in found}
    for act in search_called_acts(store, text, ACTS_MOST if kept is None else WITHIN_MOST):
        found.setdefault(act.id, act)
    if kept is None:
        by_words = search(store, text, limit=FOUND_MOST)
    else:
        by_words = search(store, text, limit=WITHIN_MOST, kinds=tuple(TIMELINE_KINDS))
    for hit in by_words:
        found.setdefault(hit.id, hit)
    spelt = _spelt(store, text, found, has_names=kept is None)
    if kept is not None:
        keeps = kept(tuple(found))
        found = {record: one for record, one in found.items() if record in keeps}
    listed = _by_kind(list(found.values())[:FOUND_MOST])
    return Answer(_told(store, listed, in_time, text), views_with(store, text, VIEWS_MOST), spelt)


def _names(store: Store, text: str) -> list[Named]:
    """Who bears this name, and whose name begins so."""
    named_so = [one for kind in COUNTED_KINDS for one in find_all_named(store, kind, text)]
    beginning = [one for kind in COUNTED_KINDS for one in begin_so(store, kind, text, BEGINNING_MOST)]
    # of several with one surname, those used most come first
    return [*beginning, *named_so] if len(named_so) > 1 else [*named_so, *beginning]


def _spelt(
    store: Store, text: str, found: dict[RecordId, ListedRecord | Named], *, has_names: bool
) -> tuple[str, ...]:
    """Add what has other spellings of what is typed, and give these spellings, to be marked."""
    words = tuple(re.findall(r"\w+", plain(text)))
    tried = tuple(spelling for word in words for spelling in spellings(word))
    if not tried:
        return ()
    before = len(found)
    if has_names:
        for one in names_spelt(store, name_spellings(words), SPELT_MOST):
            found.setdefault(one.id, one)
    if before <= FEW and match_of(text) is not None:
        for hit in search_spelt(store, words, FOUND_MOST):
            if has_names or hit.kind in TIMELINE_KINDS:
                found.setdefault(hit.id, hit)
    return tried if len(found) > before else ()


def _by_kind(found: Sequence[ListedRecord | Named]) -> list[ListedRecord | Named]:
    """Put each kind together, kinds in the order of their best, within each the order that was found."""
    kinds = list(dict.fromkeys(one.kind for one in found))
    return sorted(found, key=lambda one: kinds.index(one.kind))


def _told(
    store: Store, found: Sequence[ListedRecord | Named], in_time: frozenset[RecordId], text: str
) -> list[Hit]:
    names = [one for one in found if isinstance(one, Named) and one.kind in COUNTED_KINDS]
    counts_of = {one.id: _counted(store, one) for one in names[:COUNTED_MOST]}
    asked = [(one.id, one.kind, _title_of(one)) for one in found if one.id not in in_time]
    why = reasons(store, asked, text)
    return [Hit(counts_of.get(one.id, one), why.get(one.id, "")) for one in found]


def _title_of(found: ListedRecord | Named) -> str:
    return found.name if isinstance(found, Named) else found.title


def _counted(store: Store, subject: Named) -> CountedName:
    """Count what is about an actor or an agreement, kind by kind."""
    return CountedName(subject, *count_about(store, subject))
