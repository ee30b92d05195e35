"""The chain that a record stands in and the history of a position, read through the indexes of links.

Nothing is read without a bound: a chain that goes on is cut and says so.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from explorer.model.chains import MOST_STEPS, OF_POSITIONS, Chain, ChainOf, ChainStep, in_order
from explorer.model.ids import RecordId
from explorer.model.records import Link, Named
from explorer.model.vocabulary import LINK_RELATIONS, RecordKind
from explorer.store.queries.details import source_alone
from explorer.store.queries.names import named
from explorer.store.queries.organs import ActingFor, acting_for
from explorer.store.queries.parts import (
    EVENT_ACTORS,
    STATEMENT_ACTORS,
    actors_of,
    citations_of,
    link_by_id,
)
from explorer.store.rows import number_of, text_of, text_or_none, when_of
from explorer.store.store import Store

MOST_LINKS: Final = 1_000
"""So many links are looked through at each step outwards."""
MOST_OF_TOPIC: Final = 20_000
"""Of a topic with more records than this only the first are looked through."""

_STEP_KINDS: Final = (RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT)
OUTWARDS: Final = (
    "select links.id, from_record, to_record from json_each(:ids)"
    " join links on links.from_record = json_each.value"
    " where relation in (select value from json_each(:relations)) limit :most"
)
INWARDS: Final = (
    "select links.id, from_record, to_record from json_each(:ids)"
    " join links on links.to_record = json_each.value"
    " where relation in (select value from json_each(:relations)) limit :most"
)
_OF_TOPIC: Final = {
    RecordKind.TAG: ("select record from taggings where tag = :topic limit :most",),
    RecordKind.AGREEMENT: (
        "select statement from statement_agreements where agreement = :topic limit :most",
        "select event from event_agreements where agreement = :topic limit :most",
        "select id from acts where agreement = :topic limit :most",
    ),
}
_STATEMENTS_AMONG: Final = "select id from statements where id in (select value from json_each(:ids))"
_LINKED_AMONG: Final = (
    "select json_each.value from json_each(:ids)"
    " where exists (select 1 from links where from_record = json_each.value"
    " and relation in (select value from json_each(:relations)))"
    " or exists (select 1 from links where to_record = json_each.value"
    " and relation in (select value from json_each(:relations)))"
)
_BY_ACTORS: Final = (
    "select statement as record, actor, statements.start_earliest, statements.end_latest"
    " from json_each(:ids) join statement_actors on statement = json_each.value"
    " join statements on statements.id = statement"
    " where role in ('speaker', 'on behalf of') and actor in (select value from json_each(:actors))"
    " union all select event, actor, events.start_earliest, events.end_latest from json_each(:ids)"
    " join event_actors on event = json_each.value join events on events.id = event"
    " where actor in (select value from json_each(:actors))"
    " union all select id, actor, start_earliest, end_latest from acts"
    " where id in (select value from json_each(:ids)) and actor in (select value from json_each(:actors))"
)
_DATED: Final = {
    RecordKind.EVENT: "select * from events where id = ?",
    RecordKind.STATEMENT: "select * from statements where id = ?",
    RecordKind.ACT: "select * from acts where id = ?",
}


def chain(store: Store, asked: ChainOf) -> Chain:
    """Read the chain that is asked for; NotKnown where the record, the topic or the actor is gone."""
    with store.reading():
        if asked.record is not None:
            return _through(store, asked, asked.record)
        if asked.topic is not None:
            return _on_topic(store, asked, asked.topic)
        return Chain(asked)


def links_among(store: Store, records: Sequence[int]) -> tuple[Link, ...]:
    """Read the links that start from or lead to any of these records, up to MOST_LINKS each way."""
    given = {"ids": _json(records), "relations": _words(LINK_RELATIONS), "most": MOST_LINKS}
    with store.reading():
        numbers = {
            int(row[0]) for query in (OUTWARDS, INWARDS) for row in store.connection.execute(query, given)
        }
        links = (link_by_id(store, RecordId(number)) for number in sorted(numbers))
        return tuple(link for link in links if link is not None)


def _through(store: Store, asked: ChainOf, record: RecordId) -> Chain:
    """Follow links from a record, near ones first, without going anywhere twice.

    Where no position leads on from it, every relation is followed.
    """
    about = named(store, record)
    is_wide = asked.is_wide
    found = _joined(store, [record], LINK_RELATIONS if is_wide else OF_POSITIONS)
    if not is_wide and len(found.records) == 1:
        wide = _joined(store, [record], LINK_RELATIONS)
        if len(wide.records) > 1:
            found, is_wide = wide, True
    return _told(store, Chain(asked, about, is_wide=is_wide), found, frozenset(found.records))


def _on_topic(store: Store, asked: ChainOf, topic: RecordId) -> Chain:
    """Tell the statements on a topic, whatever else of it is linked as a position, and what those are
    linked with."""
    about = named(store, topic)
    relations = LINK_RELATIONS if asked.is_wide else OF_POSITIONS
    records: list[int] = []
    for query in _OF_TOPIC.get(about.kind, ()):
        rows = store.connection.execute(query, {"topic": topic, "most": MOST_OF_TOPIC + 1})
        records += [int(row[0]) for row in rows]
    is_cut = len(records) > MOST_OF_TOPIC
    records = records[:MOST_OF_TOPIC]
    if asked.actor is not None:
        voices = acting_for(store, [asked.actor]) if asked.has_voices else (ActingFor(asked.actor),)
        records = _said_by(store, records, voices)
    linked = set(_among(store, _LINKED_AMONG, records, relations))
    positions = linked | set(_among(store, _STATEMENTS_AMONG, records, relations))
    # what is linked comes first, for it makes the chain; then what is entered last
    seeds = sorted(positions, key=lambda record: (record not in linked, -record))
    kept = seeds[:MOST_STEPS]
    found = _joined(store, kept, relations, most_rounds=1)
    found.left_out += len(seeds) - len(kept) + is_cut
    actor = None if asked.actor is None else named(store, asked.actor)
    return _told(store, Chain(asked, about, actor, is_wide=asked.is_wide), found, frozenset(kept))


class _Found:
    """The records of a chain in the order in which they were met, and the links between them."""

    def __init__(self, seeds: Iterable[int]) -> None:
        self.records: dict[int, None] = dict.fromkeys(seeds)
        self.links: dict[int, tuple[int, int]] = {}
        self.left_out = 0


def _joined(
    store: Store, seeds: Sequence[int], relations: Sequence[str], most_rounds: int = MOST_STEPS
) -> _Found:
    """Follow links of these relations outwards, round by round, up to MOST_STEPS records."""
    found = _Found(seeds)
    new = list(found.records)
    for _ in range(most_rounds):
        if not new:
            break
        given = {"ids": _json(new), "relations": _words(relations), "most": MOST_LINKS}
        new = []
        for query in (OUTWARDS, INWARDS):
            for link, start, end in store.connection.execute(query, given).fetchall():
                found.links[int(link)] = (int(start), int(end))
                for record in (int(start), int(end)):
                    if record in found.records:
                        continue
                    if len(found.records) >= MOST_STEPS:
                        found.left_out += 1
                    elif _is_step(store, record):
                        found.records[record] = None
                        new.append(record)
    if most_rounds == 1:  # what was met last may be linked among itself
        given = {"ids": _json(new), "relations": _words(relations), "most": MOST_LINKS}
        for link, start, end in store.connection.execute(OUTWARDS, given).fetchall():
            if start in found.records and end in found.records:
                found.links[int(link)] = (int(start), int(end))
    return found


def _told(store: Store, begun: Chain, found: _Found, positions: frozenset[int]) -> Chain:
    """Read what the steps and links of a chain tell."""
    told = [_step(store, record, is_beside=record not in positions) for record in found.records]
    steps = in_order([step for step in told if step is not None])
    links: list[Link] = []
    for number, (start, end) in sorted(found.links.items()):
        if start in found.records or end in found.records:
            link = link_by_id(store, RecordId(number))
            links += [] if link is None else [link]
    cited = {link.id: cited for link in links if (cited := citations_of(store, link.id))}
    every = (*(step.citations for step in steps), *cited.values())
    sources = {citation.source.id for citations in every for citation in citations}
    return Chain(
        begun.asked,
        begun.about,
        begun.actor,
        steps=steps,
        links=tuple(links),
        cited=cited,
        sources={source: source_alone(store, source) for source in sorted(sources)},
        left_out=found.left_out,
        is_wide=begun.is_wide,
    )


def _step(store: Store, record: int, *, is_beside: bool) -> ChainStep | None:
    one = named(store, record)
    if one.kind not in _DATED:  # a chain may be asked for of an agreement, which has no date of its own
        return ChainStep(one, is_beside=is_beside, citations=citations_of(store, one.id))
    row = store.connection.execute(_DATED[one.kind], (record,)).fetchone()
    if row is None:
        return None
    is_act, is_statement = one.kind is RecordKind.ACT, one.kind is RecordKind.STATEMENT
    who: tuple[Named, ...]
    if is_act:
        who = () if row["actor"] is None else (named(store, row["actor"]),)
    else:
        parts = actors_of(store, STATEMENT_ACTORS if is_statement else EVENT_ACTORS, one.id)
        who = tuple(part.actor for part in parts if not is_statement or part.role == "speaker")
    private = store.connection.execute("select private from records where id = ?", (record,)).fetchone()
    return ChainStep(
        record=one,
        when=when_of(row),
        who=who,
        quote=text_or_none(row, "quote") if is_statement else None,
        mode=text_of(row, "mode") if is_statement else None,
        certainty="established" if is_act else text_of(row, "certainty"),
        sequence=number_of(row, "sequence"),
        private=private is not None and private[0] == 1,
        citations=citations_of(store, one.id),
        is_beside=is_beside,
    )


def _is_step(store: Store, record: int) -> bool:
    row = store.connection.execute("select kind from records where id = ?", (record,)).fetchone()
    return row is not None and row[0] in _STEP_KINDS


def _said_by(store: Store, records: Sequence[int], voices: Sequence[ActingFor]) -> list[int]:
    """Keep the records in which one of the voices speaks or acts, on a day on which it may."""
    of_actor: dict[int, list[ActingFor]] = {}
    for voice in voices:
        of_actor.setdefault(voice.actor, []).append(voice)
    given = {"ids": _json(records), "actors": _json(of_actor)}
    kept = {
        int(row["record"])
        for row in store.connection.execute(_BY_ACTORS, given)
        if any(
            _may_speak(voice, row["start_earliest"], row["end_latest"])
            for voice in of_actor[int(row["actor"])]
        )
    }
    return [record for record in records if record in kept]


def _may_speak(voice: ActingFor, first_ms: int | None, last_ms: int | None) -> bool:
    """Tell whether a record between these bounds may lie in the span of a voice."""
    return (first_ms is None or first_ms <= voice.last_ms) and (last_ms is None or last_ms >= voice.first_ms)


def _among(store: Store, query: str, records: Sequence[int], relations: Sequence[str]) -> list[int]:
    given = {"ids": _json(records), "relations": _words(relations)}
    return [int(row[0]) for row in store.connection.execute(query, given)]


def _json(numbers: Iterable[int]) -> str:
    return f"[{','.join(str(int(one)) for one in numbers)}]"


def _words(relations: Sequence[str]) -> str:
    return "[" + ",".join(f'"{relation}"' for relation in relations) + "]"
