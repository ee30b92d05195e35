"""The title of an act, put together from its names: that of the view `timeline`, found by number.

It begins with a capital, for it stands by itself; the view has the act's own word. The view joins three
kinds of records, and SQLite reads all of it to find a few of its rows. A claim is told as one, in the words
of `model/act_words.py`.
"""

from explorer.store.store import Store

ACT_TITLES = (
    "select acts.id, coalesce(coalesce(actors.short_name, actors.name) || ' · ', '')"
    " || case when acts.claimed_by = acts.actor then 'says it ' else '' end"
    " || case when acts.actor is null then upper(substr(acts.act, 1, 1)) || substr(acts.act, 2)"
    " else acts.act end"
    " || case when acts.claimed_by is null or acts.claimed_by = acts.actor then ''"
    " else ' (claimed by ' || coalesce(claimants.short_name, claimants.name, 'one side') || ')' end"
    " || ' · ' || coalesce(agreements.short_name, agreements.name) as title from acts"
    " join agreements on agreements.id = acts.agreement left join actors on actors.id = acts.actor"
    " left join actors as claimants on claimants.id = acts.claimed_by"
)
"""All acts with their titles; a condition on `acts.id` may follow."""


def act_titles(store: Store, ids: str) -> dict[int, str]:
    """The titles of those acts whose numbers stand in `ids`, a JSON array that may hold others too."""
    few = " where acts.id in (select value from json_each(?))"
    return {int(row[0]): str(row[1]) for row in store.connection.execute(ACT_TITLES + few, (ids,))}
