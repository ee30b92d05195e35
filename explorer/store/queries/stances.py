"""What an actor said and did about each agreement and tag, found through its own records."""

from typing import Final

from explorer.model.ids import RecordId
from explorer.model.stances import Stance, Stances
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import named_all, short_names_of
from explorer.store.store import Store

MOST_STANCES: Final = 2_000
"""Of an actor with more only the latest of these are told."""

_SAID: Final = (
    "statement_actors as ours join statements on statements.id = ours.statement"
    " and ours.role in ('speaker', 'on behalf of') and statements.start_earliest is not null"
)
ABOUT_AGREEMENTS: Final = (
    "select agreement as subject, statements.id as record, start_earliest as at_ms, 'statement' as kind"  # noqa: S608 - constants
    f" from {_SAID} join statement_agreements on statement_agreements.statement = statements.id"
    " where ours.actor = :actor union select agreement, id, start_earliest, 'act' from acts"
    " where actor = :actor and start_earliest is not null and claimed_by is null"
    " order by at_ms desc, record limit :most"
)
ABOUT_TAGS: Final = (
    "select tag as subject, statements.id as record, start_earliest as at_ms, 'statement' as kind"  # noqa: S608 - constants
    f" from {_SAID} join taggings on taggings.record = statements.id where ours.actor = :actor"
    " union select tag, acts.id, start_earliest, 'act' from acts join taggings on taggings.record = acts.id"
    " where actor = :actor and start_earliest is not null and claimed_by is null"
    " order by at_ms desc, record limit :most"
)
_RELATIONS: Final = (
    "select from_record, relation from links where from_record in (select value from json_each(?))"
    " order by relation in ('reverses', 'contradicts', 'violates'),"
    " relation in ('reaffirms', 'implements'), id"
)


def stances(store: Store, actor: RecordId) -> Stances:
    """Read an actor's stances; each row is found by an index of its own records."""
    with store.reading():
        parameters = {"actor": actor, "most": MOST_STANCES}
        found = [
            store.connection.execute(query, parameters).fetchall() for query in (ABOUT_AGREEMENTS, ABOUT_TAGS)
        ]
        records = sorted({int(row["record"]) for rows in found for row in rows})
        relations = {
            int(row[0]): str(row[1])
            for row in store.connection.execute(_RELATIONS, (f"[{','.join(map(str, records))}]",))
        }
        agreements, tags = (
            tuple(
                Stance(
                    RecordId(row["subject"]),
                    RecordId(row["record"]),
                    RecordKind(row["kind"]),
                    int(row["at_ms"]),
                    relations.get(int(row["record"]), ""),
                )
                for row in reversed(rows)
            )
            for rows in found
        )
        numbers = sorted({one.subject for one in (*agreements, *tags)})
        short = short_names_of(store, numbers)
        subjects = named_all(store, list(numbers))
    return Stances(
        agreements,
        tags,
        tuple(type(one)(one.id, one.kind, short.get(one.id, one.name)) for one in subjects),
        any(len(rows) == MOST_STANCES for rows in found),
    )
