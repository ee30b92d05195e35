"""Acts' titles: found by number without reading the whole timeline, and the same as everywhere else."""

from explorer.edit import add_act, add_actor, add_agreement
from explorer.model.drafts import ActDraft, ActorDraft, AgreementDraft
from explorer.model.reading import read_when
from explorer.store.queries.act_titles import ACT_TITLES, act_titles
from explorer.store.store import Store


def acts_of(store: Store) -> dict[int, str]:
    """Write down acts of parties and of the whole, claims too, with and without short names; their titles."""
    add_actor(store, ActorDraft("United States", short_name="U.S.", kind="state"))
    add_actor(store, ActorDraft("Russia", kind="state"))
    add_agreement(store, AgreementDraft("Intermediate-Range Nuclear Forces Treaty", short_name="INF Treaty"))
    add_agreement(store, AgreementDraft("Charter"))
    for agreement, act, actor, claimed_by in (
        ("INF Treaty", "suspended", "United States", None),
        ("INF Treaty", "suspended", "Russia", None),
        ("INF Treaty", "terminated", None, None),
        ("Charter", "signed", "Russia", None),
        ("Charter", "withdrew", "Russia", "Russia"),
        ("Charter", "withdrew", "Russia", "United States"),
        ("Charter", "terminated", None, "Russia"),
    ):
        day = read_when("2 Feb 2019")
        add_act(store, ActDraft(agreement, act, day, actor=actor, claimed_by=claimed_by))
    rows = store.connection.execute("select id, title from timeline where kind = 'act'")
    return {int(row[0]): str(row[1]) for row in rows}


def test_an_act_has_the_title_that_the_view_gives_it(store: Store) -> None:
    """Short names where there are any; an act of the whole begins with a capital; a claim is told as one."""
    told = acts_of(store)
    titles = act_titles(store, f"{[*told, 999]}")
    assert {one: title.casefold() for one, title in titles.items()} == {
        one: title.casefold() for one, title in told.items()
    }
    assert sorted(titles.values()) == [
        "Russia · says it withdrew · Charter",
        "Russia · signed · Charter",
        "Russia · suspended · INF Treaty",
        "Russia · withdrew (claimed by U.S.) · Charter",
        "Terminated (claimed by Russia) · Charter",
        "Terminated · INF Treaty",
        "U.S. · suspended · INF Treaty",
    ]


def test_titles_of_a_few_are_found_by_number(store: Store) -> None:
    """However many acts there are, none but those asked for is read."""
    few = " where acts.id in (select value from json_each('[1, 2]'))"
    rows = store.connection.execute("explain query plan " + ACT_TITLES + few)
    plan = [str(row[3]) for row in rows]
    assert any(step.startswith("SEARCH acts USING INTEGER PRIMARY KEY") for step in plan)
    assert not any(step.startswith(("SCAN acts", "SCAN actors", "SCAN agreements")) for step in plan)
