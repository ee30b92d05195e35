"""Finding records by what people call them."""

import sqlite3
from pathlib import Path

import pytest

from explorer.edit import add_actor, add_agreement, add_event, change_actor
from explorer.model.drafts import ActorDraft, AgreementDraft, EventDraft, RoleDraft
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import Ambiguous, NotKnown
from explorer.store.folding import fold, surname
from explorer.store.queries.names import find_all_named, find_named, suggest
from explorer.store.store import Store
from tests.store.files import run_sql


def name_of(store: Store, text: str, kind: RecordKind = RecordKind.ACTOR) -> str:
    """The name of the one that is found."""
    return find_named(store, kind, text).name


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong-un",
        "kim jong un",
        "KIM JONGUN",
        " Kim  Jong‑un ",
        "Kim Jong–un",
        "Kím Jòng-ün",
        "Kim Jong­un",
    ],
)
def test_one_name_however_it_is_spelt(store: Store, text: str) -> None:
    """Case, diacritics, hyphens of every kind and spaces make no difference."""
    add_actor(store, ActorDraft("Kim Jong-un"))
    assert name_of(store, text) == "Kim Jong-un"


def test_short_names_and_aliases(store: Store) -> None:
    """A short name and an alias find a record as its name does."""
    add_actor(store, ActorDraft("United States", "U.S.", "state", aliases=("America", "États-Unis")))
    for text in ("united states", "US", "u.s.", "america", "Etats Unis"):
        assert name_of(store, text) == "United States"
    add_agreement(
        store, AgreementDraft("Joint Comprehensive Plan of Action", "JCPOA", aliases=("Iran deal",))
    )
    for text in ("jcpoa", "J.C.P.O.A.", "IRAN DEAL"):
        assert name_of(store, text, RecordKind.AGREEMENT) == "Joint Comprehensive Plan of Action"


def test_an_only_surname(store: Store) -> None:
    """A person's surname is a name where only one bears it; where several do, all are listed."""
    add_actor(store, ActorDraft("Daryl Kimball"))
    assert name_of(store, "kimball") == "Daryl Kimball"
    add_actor(store, ActorDraft("Jane Kimball"))
    with pytest.raises(Ambiguous, match=r"Daryl Kimball \(1\), Jane Kimball \(2\)") as caught:
        find_named(store, RecordKind.ACTOR, "Kimball")
    assert [one.name for one in caught.value.matches] == ["Daryl Kimball", "Jane Kimball"]


def test_a_whole_name_before_a_surname(store: Store) -> None:
    """One whose whole name it is comes before those who bear it as their surname."""
    add_actor(store, ActorDraft("Jane Norway"))
    add_actor(store, ActorDraft("Norway", kind="state"))
    assert name_of(store, "norway") == "Norway"


def test_states_have_no_surname(store: Store) -> None:
    """Only persons have a surname: "Korea" is not North Korea."""
    add_actor(store, ActorDraft("North Korea", kind="state"))
    with pytest.raises(NotKnown):
        find_named(store, RecordKind.ACTOR, "Korea")


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Daryl Kimball", "Kimball"),
        ("Kim Jong-un", "Kim"),
        ("Martin Luther King Jr.", "King"),
        ("Ban Ki-moon", "Ban"),
        ("Jean-Yves Le Drian", "Drian"),
        ("Xi", None),
        ("State Department official A (call of 21 February 2019)", "A"),
    ],
)
def test_surnames(name: str, family: str | None) -> None:
    """The surname is the last word, but the first before a Korean given name."""
    assert surname(name) == family


def test_by_number(store: Store) -> None:
    """A number finds the record of that number where nothing has it for a name."""
    add_actor(store, ActorDraft("Norway"))
    assert name_of(store, "1") == "Norway"
    with pytest.raises(NotKnown):
        find_named(store, RecordKind.AGREEMENT, "1")
    add_actor(store, ActorDraft("1"))
    assert name_of(store, "1") == "1"


@pytest.mark.parametrize(
    "text", ["", " ", "nobody", "\x00", "x" * 100_000, "9" * 400, "٣", "²", "%", "_", "'"]
)
def test_what_is_not_known(store: Store, text: str) -> None:
    """Text that names nobody is said to, in one sentence of a readable length."""
    add_actor(store, ActorDraft("Norway"))
    with pytest.raises(NotKnown) as caught:
        find_named(store, RecordKind.ACTOR, text)
    assert len(str(caught.value)) < 250
    assert suggest(store, RecordKind.ACTOR, text) == [] or not text.strip()


@pytest.mark.parametrize("name", ["…", "---", "🕊️", "!!!"])
def test_names_without_letters(store: Store, name: str) -> None:
    """A name of nothing but signs is found as it is."""
    add_actor(store, ActorDraft(name))
    add_actor(store, ActorDraft("Norway"))
    assert name_of(store, name) == name


def test_folding() -> None:
    """The key of a name has neither case nor diacritics, hyphens, full stops, spaces."""
    assert fold("Łódź, St. Pölten – Straße") == "lodz,stpoltenstrasse"
    assert fold("Ørsted") == fold("orsted")
    assert fold("平壤") == "平壤"
    assert fold("D’Arc") == fold("D'Arc")


def test_a_new_name_counts_at_once(store: Store) -> None:
    """After a change the old name is forgotten and the new one found."""
    record = add_actor(store, ActorDraft("Burma", kind="state")).record
    assert record is not None
    change_actor(store, record, ActorDraft("Myanmar", kind="state"))
    assert name_of(store, "myanmar") == "Myanmar"
    with pytest.raises(NotKnown):
        find_named(store, RecordKind.ACTOR, "Burma")


def test_only_what_has_a_name_is_found_by_one(store: Store, store_path: Path) -> None:
    """Events have titles, not names: they are found by number alone, also while search is behind."""
    add_event(store, EventDraft("Summit"))
    run_sql(store_path, "update events set title = 'Talks'")
    assert find_all_named(store, RecordKind.EVENT, "Talks") == []
    assert name_of(store, "1", RecordKind.EVENT) == "Talks"
    assert suggest(store, RecordKind.EVENT, "ta") == []


def insert_abroad(path: Path) -> None:
    """Have another program add and rename actors."""
    run_sql(
        path,
        "insert into records (kind, uid, created, changed) values ('actor', 'x', '', '')",
        "insert into actors (id, name, kind) select max(id), 'Federica Mogherini', 'person' from records",
        "update actors set name = 'Persia' where name = 'Iran'",
    )


def test_names_written_by_others(store: Store, store_path: Path) -> None:
    """What another program writes is found at once, and so it is after a restart or by a reader."""
    add_actor(store, ActorDraft("Iran", kind="state"))

    def holds(opened: Store) -> None:
        assert name_of(opened, "mogherini") == "Federica Mogherini"
        assert name_of(opened, "persia") == "Persia"
        assert find_all_named(opened, RecordKind.ACTOR, "Iran") == []
        assert [one.name for one in suggest(opened, RecordKind.ACTOR, "pers")] == ["Persia"]
        assert suggest(opened, RecordKind.ACTOR, "ira") == []

    insert_abroad(store_path)
    holds(store)
    with Store.open(store_path, read_only=True) as reader:
        holds(reader)
    with Store.open(store_path) as again:
        holds(again)
        assert again.connection.execute("select count(*) from stale").fetchone()[0] == 0
        holds(again)


def names(found: list[Named]) -> list[str]:
    """Their names."""
    return [one.name for one in found]


def test_suggestions(store: Store) -> None:
    """Type-ahead finds beginnings of names before beginnings of words, the most used first."""
    for name in ("Moon Jae-in", "Ban Ki-moon", "Moonlight Group", "Norway"):
        add_actor(store, ActorDraft(name))
    for title in ("First", "Second"):
        add_event(store, EventDraft(title, actors=(RoleDraft("Moonlight Group", "host"),)))
    assert names(suggest(store, RecordKind.ACTOR, "moon")) == [
        "Moonlight Group",
        "Moon Jae-in",
        "Ban Ki-moon",
    ]
    assert names(suggest(store, RecordKind.ACTOR, "MOON J")) == ["Moon Jae-in"]
    assert names(suggest(store, RecordKind.ACTOR, "kim jong")) == []
    assert names(suggest(store, RecordKind.ACTOR, "ki")) == ["Ban Ki-moon"]
    assert names(suggest(store, RecordKind.ACTOR, "jaein")) == ["Moon Jae-in"]
    assert names(suggest(store, RecordKind.ACTOR, "", limit=2)) == ["Moonlight Group", "Moon Jae-in"]


def test_names_use_their_index(store: Store) -> None:
    """Looking up a name and completing one go through the index, whatever the number of names."""
    plans = [
        store.connection.execute(query, parameters).fetchall()
        for query, parameters in (
            (
                "explain query plan select record from name_keys where kind = 'actor' and key = 'x'",
                (),
            ),
            (
                "explain query plan select record from name_keys where kind = ? and key > ? and key < ?",
                ("actor", "a", "b"),
            ),
        )
    ]
    for plan in plans:
        assert "SEARCH name_keys USING PRIMARY KEY" in str([tuple(row) for row in plan])


def test_a_row_is_not_written_by_looking(store: Store, store_path: Path) -> None:
    """Looking names up never writes, even while search is behind."""
    add_actor(store, ActorDraft("Iran", kind="state"))
    insert_abroad(store_path)
    with sqlite3.connect(store_path) as other:
        other.execute("begin immediate")
        assert name_of(store, "persia") == "Persia"
        other.rollback()
    other.close()
