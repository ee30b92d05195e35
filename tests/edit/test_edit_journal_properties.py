"""Whatever is done in whatever order, undoing all of it gives the tables back row for row, redoing it too."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.edit import (
    add_act,
    add_actor,
    add_agreement,
    add_event,
    add_link,
    add_place,
    add_source,
    add_statement,
    add_tag,
    change_actor,
    change_event,
    change_place,
    change_statement,
    change_tag,
    delete_record,
    redo,
    undo,
)
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    EventDraft,
    LinkDraft,
    OwnTieDraft,
    PlaceDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
    TagDraft,
)
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.model.records import Alias
from explorer.model.when import When
from explorer.store.queries.check import check
from explorer.store.queries.journal import redo_label, undo_label
from explorer.store.store import Store
from tests.conftest import counting_uids, ticking_clock
from tests.edit.writing_down import when
from tests.store.files import search_of, tables_of

Deed = Callable[[Store], object]

names = st.sampled_from(["Ann Lee", "Bo", "Kim Jong-un", "Kim Yo-jong", "U.S.", "<b>", "ø"])
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12
).filter(lambda text: bool(text.strip()))
dates = st.sampled_from(
    [when("2019-06-30"), when("1984~"), when("2018/.."), when("-0043-03-15"), When("soon"), When("")]
)
records = st.integers(1, 25).map(RecordId)
big = st.integers(-(2**63), 2**63 - 1)
citations = st.lists(st.builds(CitationDraft, names, excerpt=texts, says_when=dates), max_size=2).map(tuple)
event_drafts = st.builds(
    EventDraft,
    title=texts,
    when=dates,
    place=st.none() | names,
    sequence=big,
    private=st.booleans(),
    actors=st.lists(st.builds(RoleDraft, names, st.sampled_from(["host", "target"])), max_size=3).map(tuple),
    tags=st.lists(names, max_size=2).map(tuple),
    citations=citations,
)
statement_drafts = st.builds(
    StatementDraft,
    summary=texts,
    when=dates,
    quote=st.none() | texts,
    at_event=st.none() | records,
    actors=st.lists(st.builds(RoleDraft, names, st.just("speaker")), min_size=1, max_size=2).map(tuple),
)
own_ties = st.builds(
    OwnTieDraft,
    st.sampled_from(["holds office", "part of"]),
    st.none() | names,
    st.none() | texts,
    dates,
    id=st.none() | records,
)
actor_drafts = st.builds(
    ActorDraft,
    name=texts,
    short_name=st.none() | texts,
    aliases=st.lists(texts | st.builds(Alias, texts, dates), max_size=2).map(tuple),
    ties=st.none() | st.lists(own_ties, max_size=2).map(tuple),
)
place_drafts = st.builds(PlaceDraft, names | texts, st.none() | texts, private=st.booleans())
tag_drafts = st.builds(TagDraft, names | texts)


def deed(function: Callable[..., object], *parts: st.SearchStrategy[object]) -> st.SearchStrategy[Deed]:
    """A deed with parts that hypothesis chooses."""

    def with_parts(chosen: tuple[object, ...]) -> Deed:
        return lambda store: function(store, *chosen)

    return st.tuples(*parts).map(with_parts)


deeds = st.one_of(
    deed(add_event, event_drafts),
    deed(add_statement, statement_drafts),
    deed(add_actor, actor_drafts),
    deed(add_agreement, st.builds(AgreementDraft, name=texts)),
    deed(add_source, st.builds(SourceDraft, title=texts, published=dates)),
    deed(add_act, st.builds(ActDraft, agreement=records, act=st.just("signed"), when=dates, actor=names)),
    deed(add_link, st.builds(LinkDraft, records, records, st.just("reverses"), st.none() | names)),
    deed(change_event, records, event_drafts),
    deed(change_statement, records, statement_drafts),
    deed(change_actor, records, actor_drafts),
    deed(add_place, place_drafts),
    deed(change_place, records, place_drafts),
    deed(add_tag, tag_drafts),
    deed(change_tag, records, tag_drafts),
    deed(delete_record, records),
    deed(undo),
    deed(redo),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(deeds, max_size=14))
def test_back_and_forth(chosen: list[Deed]) -> None:
    """Undoing everything restores the empty tables, redoing everything the full ones; all is sound."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "a.db", clock=ticking_clock(), new_uid=counting_uids()) as store,
    ):
        empty = tables_of(store), search_of(store)
        for one in chosen:
            before = tables_of(store), undo_label(store)
            try:
                one(store)
            except UserError:
                assert (tables_of(store), undo_label(store)) == before
        while redo_label(store) is not None:
            redo(store)
        full = tables_of(store), search_of(store)
        while undo_label(store) is not None:
            undo(store)
        assert (tables_of(store), search_of(store)) == empty
        while redo_label(store) is not None:
            redo(store)
        assert (tables_of(store), search_of(store)) == full
        assert [one for one in check(store) if one.severity == "error"] == []
