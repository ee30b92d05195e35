"""What a pane's small timeline shows: the records of its subject, or a record's nearest neighbours."""

from dataclasses import replace
from typing import Final

import numpy as np

from explorer.model.columns import ACT, CANCELLED, EVENT, PLANNED, STATEMENT, Int64s
from explorer.model.ids import RecordId
from explorer.model.pane_marks import NO_MARKS, PaneMarks
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.columns import read_table
from explorer.store.queries.names import named
from explorer.store.queries.subjects import ABOUT
from explorer.store.store import Store

NEIGHBOURS: Final = 24
"""So many records before and after an event or statement are its neighbours."""
GATHERED_MOST: Final = 20_000
"""Of more records that share an actor or agreement, the nearest are sought along the time, one by one."""
MOST_MARKS: Final = 20_000
"""Of more records than this only every second, third … is read."""
MOST_COLOURS: Final = 300
"""The colours of so many actors are asked for; no more can be told apart on a strip."""

_BOUNDS: Final = (
    "coalesce(start_earliest, end_earliest),"
    " coalesce(end_latest, start_latest, start_earliest, end_earliest),"
    " case when start_latest > end_earliest then (start_earliest + end_latest) / 2"
    " else coalesce(start_earliest, end_earliest) end"
)
_STATUS: Final = (
    f"case status when 'planned' then {PLANNED} when 'postponed' then {PLANNED}"
    f" when 'cancelled' then {CANCELLED} else 0 end"
)
_SPEAKER: Final = (
    "coalesce((select actor from statement_actors where statement = statements.id and role = 'speaker'"
    " order by position, id limit 1), 0)"
)
_FIRST: Final = (
    "coalesce((select actor from event_actors where event = events.id order by position, id limit 1), 0)"
)
_SELECTS: Final = (
    f"select id, {EVENT} as kind, {_STATUS} as flags, {_BOUNDS}, {_FIRST} as actor"  # noqa: S608 - constants
    " from events where when_edtf is not null",
    f"select id, {STATEMENT}, 0, {_BOUNDS}, {_SPEAKER}"  # noqa: S608 - constants
    " from statements where when_edtf is not null",
    f"select id, {ACT}, 0, {_BOUNDS}, coalesce(actor, 0) from acts"  # noqa: S608 - constants
    " where when_edtf is not null",
)
_OWN_ACTORS: Final = (
    "select actor from event_actors where event = :record"
    " union select actor from statement_actors where statement = :record"
)
_OWN_AGREEMENTS: Final = (
    "select agreement from event_agreements where event = :record"
    " union select agreement from statement_agreements where statement = :record"
    " union select agreement from acts where id = :record"
)
_SHARING: Final = (
    ("event_actors", "event", f"actor in ({_OWN_ACTORS})"),
    ("event_agreements", "event", f"agreement in ({_OWN_AGREEMENTS})"),
    ("statement_actors", "statement", f"actor in ({_OWN_ACTORS})"),
    ("statement_agreements", "statement", f"agreement in ({_OWN_AGREEMENTS})"),
    ("acts", "id", f"agreement in ({_OWN_AGREEMENTS})"),
)
"""Where it is told that a record shares an actor or an agreement with one: table, record, condition."""
_TOGETHER: Final = " union ".join(
    [f"select {record} from {table} where {shares}" for table, record, shares in _SHARING]  # noqa: S608 - constants
    + ["select :record"]
)
_NEAR: Final = tuple(
    " or ".join(
        f"exists (select 1 from {shared} where {shared}.{record} = {table}.id and {shares})"  # noqa: S608 - constants
        for shared, record, shares in _SHARING
        if record == kind or shared == table
    )
    for table, kind in (("events", "event"), ("statements", "statement"), ("acts", ""))
)
"""The same asked of one record of each kind, for actors with so many that they are not gathered first."""
_HOW_MANY: Final = " + ".join(
    f"(select count(*) from (select 1 from {table} where {shares} limit {GATHERED_MOST}))"  # noqa: S608 - constants
    for table, _, shares in _SHARING
)
_HAS_BOUND: Final = "coalesce(start_earliest, end_earliest) is not null"
_LINKED: Final = (
    "select from_record from links where id = :record union select to_record from links where id = :record"
)


def pane_marks(store: Store, record: RecordId) -> PaneMarks:
    """The records of an actor's, agreement's, place's, tag's or source's strip, or a record's neighbours.

    A link has its two ends; what stands beside no record of a date has none.
    """
    with store.reading():
        subject = named(store, record)
        if subject.kind in (RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT):
            return _marks(store, _neighbours(store, subject), record)
        if subject.kind is RecordKind.LINK:
            return _marks(store, _rows(store, _LINKED, {"record": record}), None)
        if subject.kind not in ABOUT:
            return NO_MARKS
        return _of_subject(store, subject)


def _of_subject(store: Store, subject: Named) -> PaneMarks:
    """All records of a subject, or every so manieth of them where a strip could not tell them apart."""
    subjects: dict[str, str | int] = {"subjects": f"[{subject.id}]"}
    about = ABOUT[subject.kind]
    counted = store.connection.execute(f"select count(*) from ({about})", subjects).fetchone()  # noqa: S608 - constants
    every = int(counted[0]) // MOST_MARKS + 1
    rest = f" and id % {every} = 0" if every > 1 else ""
    return replace(_marks(store, _rows(store, about, subjects, rest), None), every=every)


def _rows(store: Store, records: str, parameters: dict[str, str | int], rest: str = "") -> Int64s:
    """The rows of the records that a query gives; `rest` orders and limits them."""
    every = " union all ".join(
        f"select * from ({select} and id in ({records}) and {_HAS_BOUND}{rest})"  # noqa: S608 - constants
        for select in _SELECTS
    )
    return read_table(store.connection, every, 7, parameters)


def _neighbours(store: Store, subject: Named) -> Int64s:
    """The records before and after one in time that share an actor or agreement with it."""
    parameters: dict[str, str | int] = {"record": subject.id, "most": NEIGHBOURS}
    own = _rows(store, "select :record", parameters)
    if not len(own):
        return own
    parameters["here"] = int(own[0, 3])
    shared = store.connection.execute(f"select {_HOW_MANY}", parameters).fetchone()
    if int(shared[0]) < GATHERED_MOST:
        here = "coalesce(start_earliest, end_earliest)"
        before = _rows(store, _TOGETHER, parameters, f" and {here} <= :here order by {here} desc limit :most")
        after = _rows(store, _TOGETHER, parameters, f" and {here} > :here order by {here} limit :most")
    else:
        before = _along(store, parameters, "<= :here order by start_earliest desc")
        after = _along(store, parameters, "> :here order by start_earliest")
    before = before[np.argsort(-before[:, 3], kind="stable")][:NEIGHBOURS]
    after = after[np.argsort(after[:, 3], kind="stable")][:NEIGHBOURS]
    together = np.concatenate([own, before, after])
    _, first = np.unique(together[:, 0], return_index=True)
    return together[first]


def _along(store: Store, parameters: dict[str, str | int], where: str) -> Int64s:
    """The nearest records to one side that share something, found along the index of beginnings."""
    every = " union all ".join(
        f"select * from ({select} and ({near}) and start_earliest {where} limit :most)"  # noqa: S608 - constants
        for select, near in zip(_SELECTS, _NEAR, strict=True)
    )
    return read_table(store.connection, every, 7, parameters)


def _marks(store: Store, rows: Int64s, own: RecordId | None) -> PaneMarks:
    rows = rows[np.lexsort((rows[:, 0], rows[:, 3]))]
    return PaneMarks(
        ids=rows[:, 0],
        kinds=rows[:, 1].astype(np.uint8),
        flags=rows[:, 2].astype(np.uint8),
        first_ms=rows[:, 3],
        last_ms=np.maximum(rows[:, 4], rows[:, 3]),
        at_ms=rows[:, 5],
        actors=rows[:, 6],
        colours=_colours(store, np.unique(rows[:, 6])),
        own=own,
    )


def _colours(store: Store, actors: Int64s) -> dict[int, str]:
    """The colour of each actor, the same as on the timeline: its own, or its place in turn."""
    colours: dict[int, str] = {}
    for actor in actors[actors > 0][:MOST_COLOURS].tolist():
        row = store.connection.execute("select colour from actors where id = ?", (actor,)).fetchone()
        if row is None:
            continue
        if row[0]:
            colours[actor] = str(row[0])
        else:
            turn = store.connection.execute(
                "select count(*) from actors where id < ? and coalesce(colour, '') = ''", (actor,)
            ).fetchone()
            colours[actor] = f"actor:{turn[0]}"
    return colours
