"""Full-text search: what is found, in what order, and that no text is a syntax error."""

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.edit import (
    add_act,
    add_actor,
    add_agreement,
    add_event,
    add_statement,
    bulk,
    change_event,
    undo,
)
from explorer.model.details import ListedRecord, ListQuery
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    CitationDraft,
    EventDraft,
    RoleDraft,
    StatementDraft,
)
from explorer.model.reading import read_when
from explorer.model.vocabulary import RecordKind
from explorer.store.freshening import freshen, mark_all_stale
from explorer.store.queries.listing import list_records
from explorer.store.queries.search import search, search_dated
from explorer.store.store import Store
from tests.edit.writing_down import meeting, when
from tests.store.files import run_sql, search_of


def found(store: Store, text: str, **more: object) -> list[str]:
    """Titles and names of what is found."""
    return [
        one.title if isinstance(one, ListedRecord) else one.name
        for one in search(store, text, **more)  # type: ignore[arg-type]  # limit and kinds by name
    ]


@pytest.mark.parametrize(
    "text", ["Jong-un", "Jong un", "Jongun", "jong‑UN", "JONG-U", "kim jongun", "Jóng un"]
)
@pytest.mark.parametrize("name", ["Kim Jong-un", "Kim Jong un", "Kim Jongun"])
def test_hyphens_make_no_difference(store: Store, name: str, text: str) -> None:
    """However a name is divided where it stands and where it is asked for, it is found."""
    add_actor(store, ActorDraft(name))
    assert found(store, text) == [name]


def test_full_stops_and_apostrophes(store: Store) -> None:
    """U.S. and US, D'Arc and DArc find each other."""
    add_event(store, EventDraft("U.S. withdraws"))
    add_event(store, EventDraft("US returns"))
    assert set(found(store, "US ")) == set(found(store, "u.s.")) == {"U.S. withdraws", "US returns"}
    add_event(store, EventDraft("O’Neill speaks"))
    assert found(store, "oneill") == found(store, "O'Neill") == ["O’Neill speaks"]


def test_where_words_are_found(store: Store) -> None:
    """Titles, descriptions, quotes, translations, names, aliases, notes and excerpts are searched."""
    add_actor(store, ActorDraft("Norway", "NOR", "state", "fjords", aliases=("Norge",)))
    add_agreement(store, AgreementDraft("Treaty", description="limits"))
    add_event(
        store,
        EventDraft(
            "Talks", description="longtalks", citations=(CitationDraft("Gazette", excerpt="handshake"),)
        ),
    )
    add_statement(
        store,
        StatementDraft(
            "Says", quote="frieden", translation="peace", actors=(RoleDraft("Norway", "speaker"),)
        ),
    )
    add_act(store, ActDraft("Treaty", "signed", when("2000"), actor="Norway", note="by candlelight"))
    expected = {
        "norge": ["Norway"],
        "nor": ["Norway"],
        "fjords": ["Norway"],
        "limits": ["Treaty"],
        "longtalks": ["Talks"],
        "handshake": ["Talks"],
        "frieden": ["Says"],
        "peace": ["Says"],
        "candlelight": ["NOR · signed · Treaty"],
        "gazette": ["Gazette"],
    }
    assert {text: found(store, text) for text in expected} == expected


def test_every_word_and_the_last_as_a_beginning(store: Store) -> None:
    """All words must be there; the last may be unfinished, the others not."""
    add_event(store, EventDraft("Summit in Hanoi"))
    assert found(store, "summit han") == ["Summit in Hanoi"]
    assert found(store, "sum hanoi") == []
    assert found(store, "summit paris") == []


def test_titles_before_descriptions(store: Store) -> None:
    """A word in a title counts more than in a description, and of equals the first comes first."""
    add_event(store, EventDraft("Talks", description="about Hanoi"))
    add_event(store, EventDraft("Hanoi"))
    add_event(store, EventDraft("Hanoi"))
    assert found(store, "hanoi") == ["Hanoi", "Hanoi", "Talks"]
    assert [one.id for one in search(store, "hanoi")][:2] == [2, 3]


def test_whole_names_and_whole_words_first(store: Store) -> None:
    """What is called exactly so comes first, then whole words before mere beginnings."""
    add_event(store, EventDraft("INF INF INF"))
    add_event(store, EventDraft("INFCIRC"))
    add_agreement(store, AgreementDraft("Intermediate-Range Nuclear Forces Treaty of Washington", "INF"))
    treaty = "Intermediate-Range Nuclear Forces Treaty of Washington"
    assert found(store, "inf") == [treaty, "INF INF INF", "INFCIRC"]


def test_of_equals_the_more_important_first(store: Store) -> None:
    """Records that hold the words alike stand by importance."""
    for importance in (1, 5, 3):
        add_event(store, EventDraft("Hanoi summit", importance=importance))
    assert [one.id for one in search(store, "hanoi")] == [2, 3, 1]


def test_what_is_dated_in_a_range_by_importance(store: Store) -> None:
    """What begins in the range or lasts into it from the month before; the most important first."""
    for title, date, importance in (
        ("Before", "2002-12-30", 5),
        ("Into it", "2002-12-30/2003-01-02", 2),
        ("In it", "2003-05-01", 4),
        ("After", "2004-01-01", 5),
    ):
        add_event(store, EventDraft(title, read_when(date), importance=importance))
    year = read_when("2003")
    assert year.start_earliest is not None
    assert year.end_latest is not None
    dated = search_dated(store, year.start_earliest, year.end_latest)
    assert [one.title for one in dated] == ["In it", "Into it"]


def test_kinds_and_limit(store: Store) -> None:
    """Only the kinds asked for, and no more than the limit."""
    for number in range(5):
        add_event(store, EventDraft(f"Hanoi {number}"))
    add_actor(store, ActorDraft("Hanoi Group", kind="group"))
    assert found(store, "hanoi", kinds=(RecordKind.ACTOR,)) == ["Hanoi Group"]
    assert len(found(store, "hanoi", limit=3)) == 3
    assert found(store, "hanoi", limit=0) == []


def test_of_very_many_some_are_weighed_and_all_names(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that more records hold than are weighed finds what is called so, and as many as wanted."""
    monkeypatch.setattr("explorer.store.queries.search._WEIGHED_WORDS", 20)
    add_actor(store, ActorDraft("Hanoi Group", kind="group"))
    for number in range(60):
        add_event(store, EventDraft(f"Hanoi {number}"))
    add_actor(store, ActorDraft("Friends of Hanoi", kind="group"))
    assert found(store, "hanoi", limit=4)[:2] == ["Hanoi Group", "Friends of Hanoi"]
    assert len(found(store, "hanoi", limit=4)) == 4
    assert sorted(found(store, "hano", kinds=(RecordKind.ACTOR,))) == ["Friends of Hanoi", "Hanoi Group"]


def test_a_word_that_every_record_holds_costs_no_more_than_what_is_weighed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite takes hardly more steps for a word of three thousand records than for one of a thousand."""
    monkeypatch.setattr("explorer.store.queries.search._WEIGHED_WORDS", 200)
    steps = []
    for _ in range(3):
        with bulk(store):
            for number in range(1_000):
                add_event(store, EventDraft(f"Hanoi {number}"))
        count = 0

        def tick() -> int:
            nonlocal count
            count += 1
            return 0

        store.connection.set_progress_handler(tick, 10)
        search(store, "hanoi", limit=10)
        store.connection.set_progress_handler(None, 10)
        steps.append(count)
    assert steps[2] < steps[0] * 1.2


HOSTILE = [
    "", " ", '"', "'", "*", "NEAR(", "NEAR(a b)", "a AND", "OR", "NOT a", "(", ")", "a:b", "name:x", "^a",
    "-a", "+", "{a b}:c", "\x00", "\ud83d", "a\x00b", "x" * 100_000, "x " * 50_000, "%", "\\", ";", "🕊️", "--",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_an_error(store: Store, text: str) -> None:
    """Whatever is typed, search and the text filter answer."""
    add_event(store, meeting())
    search(store, text)
    list(list_records(store, ListQuery(text=text)))


def test_any_text_at_all(tmp_path: Path) -> None:
    """No text that hypothesis can think of is an error."""
    with Store.create(tmp_path / "a.db") as store:
        add_event(store, meeting())

        @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(st.text(max_size=40))
        def ask(text: str) -> None:
            search(store, text)

        ask()


def test_a_record_is_found_by_each_word_of_its_title(tmp_path: Path) -> None:
    """Whatever words a title has, each finds it."""
    rng = random.Random(7)
    words = [
        "Kim",
        "Jong-un",
        "U.S.",
        "O’Neill",
        "Łódź",
        "北京",
        "Straße",
        "x2",
        "résumé",
        "İstanbul",
        "ﬁne",
        "한국",
    ]
    with Store.create(tmp_path / "a.db") as store:
        for number in range(20):
            title = " ".join(rng.sample(words, 4))
            record = add_event(store, EventDraft(f"{title} n{number}")).record
            for word in title.split():
                assert record in [one.id for one in search(store, word)], (title, word)


def test_search_follows_edits(store: Store) -> None:
    """What is changed, undone or deleted is found as it is now."""
    record = add_event(store, EventDraft("Hanoi")).record
    assert record is not None
    change_event(store, record, EventDraft("Paris"))
    assert (found(store, "hanoi"), found(store, "paris")) == ([], ["Paris"])
    undo(store)
    assert (found(store, "hanoi"), found(store, "paris")) == (["Hanoi"], [])
    undo(store)
    assert found(store, "hanoi") == []


def test_search_follows_others(store: Store, store_path: Path) -> None:
    """What another program writes is found after the next edit or opening."""
    add_event(store, EventDraft("Hanoi"))
    run_sql(store_path, "update events set title = 'Paris'")
    add_event(store, EventDraft("Oslo"))
    assert (found(store, "hanoi"), found(store, "paris")) == ([], ["Paris"])
    run_sql(
        store_path,
        "update events set title = 'Rome' where title = 'Paris'",
        "delete from records where id = 2",
    )
    with Store.open(store_path) as again:
        assert (found(again, "paris"), found(again, "rome"), found(again, "oslo")) == ([], ["Rome"], [])


def test_written_anew_it_is_the_same(store: Store) -> None:
    """Search written anew, in slices, holds what edits have written step by step."""
    for number in range(5):
        add_event(store, meeting(f"Meeting {number}"))
    add_actor(store, ActorDraft("Norway", "NOR", "state", aliases=("Norge",)))
    before = search_of(store)
    with store.writing():
        mark_all_stale(store.connection)
        assert freshen(store.connection, limit=3) == 3
    assert search_of(store) == before


def test_after_a_large_foreign_write(store: Store, store_path: Path) -> None:
    """A large foreign write is caught up with in slices while idle, and not at all while others write."""
    store.close()
    run_sql(
        store_path,
        "insert into records (id, kind, uid, created, changed)"
        " with recursive n (i) as (select 1 union all select i + 1 from n where i < 9000)"
        " select i, 'tag', 'u' || i, '', '' from n",
        "insert into tags (id, name) select id, 'Tag ' || id from records",
    )
    with Store.open(store_path) as again:
        assert found(again, "tag 9000") == []
        other = sqlite3.connect(store_path)
        other.execute("begin immediate")
        assert again.catch_up() == 0
        other.rollback()
        other.close()
        changes = add_event(again, EventDraft("Quickly added", tags=("Tag 9000",)))
        assert changes.created == ()
        assert again.connection.execute("select count(*) from stale").fetchone()[0] > 0
        while again.catch_up() == 1000:
            assert again.connection.in_transaction is False
        assert again.connection.execute("select count(*) from stale").fetchone()[0] == 0
        assert found(again, "tag 9000") == ["Tag 9000"]
        assert found(again, "quickly") == ["Quickly added"]
