"""How much a database holds, and from when to when."""

from explorer.model.details import Counts
from explorer.store.store import Store


def counts(store: Store) -> Counts:
    """Count the records of each kind; find the EDTF of the earliest and the latest that is dated.

    The earliest is the one that begins first by its outer bound, the latest the one that ends last.
    """
    with store.reading():
        (events, statements, acts, actors, agreements, sources, citations, links) = store.connection.execute(
            "select (select count(*) from events), (select count(*) from statements),"
            " (select count(*) from acts), (select count(*) from actors),"
            " (select count(*) from agreements), (select count(*) from sources),"
            " (select count(*) from citations), (select count(*) from links)"
        ).fetchone()
        return Counts(
            events=events,
            statements=statements,
            acts=acts,
            actors=actors,
            agreements=agreements,
            sources=sources,
            citations=citations,
            links=links,
            undated=count_undated(store),
            first=_edtf_at_edge(store, _FIRST),
            last=_edtf_at_edge(store, _LAST),
            schema=int(store.connection.execute("pragma user_version").fetchone()[0]),
        )


def count_undated(store: Store) -> int:
    """How many events, statements and acts have no date."""
    row = store.connection.execute(
        "select (select count(*) from events where when_edtf is null)"
        " + (select count(*) from statements where when_edtf is null)"
        " + (select count(*) from acts where when_edtf is null)"
    ).fetchone()
    return int(row[0])


_FIRST = (
    "select start_earliest, when_edtf from events"
    " where start_earliest = (select min(start_earliest) from events)"
    " union all select start_earliest, when_edtf from statements"
    " where start_earliest = (select min(start_earliest) from statements)"
    " union all select start_earliest, when_edtf from acts"
    " where start_earliest = (select min(start_earliest) from acts)"
    " order by 1 limit 1"
)
_LAST = (
    "select end_latest, when_edtf from events where end_latest = (select max(end_latest) from events)"
    " union all select end_latest, when_edtf from statements"
    " where end_latest = (select max(end_latest) from statements)"
    " union all select end_latest, when_edtf from acts"
    " where end_latest = (select max(end_latest) from acts)"
    " order by 1 desc limit 1"
)


def _edtf_at_edge(store: Store, query: str) -> str | None:
    row = store.connection.execute(query).fetchone()
    return None if row is None else row["when_edtf"]
