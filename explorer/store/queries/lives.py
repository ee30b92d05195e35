"""The lives of agreements: an agreement with all its acts, from which its standing is computed."""

import sqlite3
from collections.abc import Sequence

from explorer.model.ids import RecordId
from explorer.model.records import Act, Agreement, AgreementLife
from explorer.model.vocabulary import Consent
from explorer.store.errors import NotKnown
from explorer.store.rows import number_of, number_or_none, text_of, text_or_none, when_of, when_or_none
from explorer.store.store import Store


def life(store: Store, agreement: RecordId) -> AgreementLife:
    """An agreement with all its acts in the order of their numbers, and the names that they speak of."""
    lives = lives_of(store, [agreement])
    if not lives:
        raise NotKnown(f"There is no agreement with the number {agreement}; look it up with “list”.")
    return lives[0]


def all_lives(store: Store) -> list[AgreementLife]:
    """The lives of all agreements, by number."""
    rows = store.connection.execute("select id from agreements order by id")
    return lives_of(store, [RecordId(row[0]) for row in rows])


def lives_of(store: Store, agreements: Sequence[RecordId]) -> list[AgreementLife]:
    """The lives of these agreements, in the order given."""
    ids = {"ids": f"[{','.join(map(str, agreements))}]"}
    with store.reading():
        acts = _acts_by_agreement(store.connection, ids)
        aliases = _texts(
            store.connection,
            "select agreement, name from agreement_names"
            " where agreement in (select value from json_each(:ids)) order by id",
            ids,
        )
        names = {
            RecordId(row[0]): str(row[1])
            for row in store.connection.execute(
                "select id, name from actors where id in"
                " (select actor from acts where agreement in (select value from json_each(:ids))"
                " union select predecessor from acts where agreement in (select value from json_each(:ids))"
                " union select claimed_by from acts where agreement in (select value from json_each(:ids)))",
                ids,
            )
        }
        rows = store.connection.execute(
            "select agreements.*, records.private from agreements join records using (id)"
            " where id in (select value from json_each(:ids))",
            ids,
        )
        known = {RecordId(row["id"]): _agreement(row, aliases.get(row["id"], ())) for row in rows}
    return [
        AgreementLife(known[one], tuple(acts.get(one, ())), _names_in(acts.get(one, ()), names))
        for one in agreements
        if one in known
    ]


def _agreement(row: sqlite3.Row, aliases: Sequence[str]) -> Agreement:
    return Agreement(
        id=RecordId(number_of(row, "id")),
        name=text_of(row, "name"),
        short_name=text_or_none(row, "short_name"),
        kind=text_of(row, "kind"),
        consent=Consent(text_of(row, "consent")),
        prospective=row["prospective"] == 1,
        description=text_or_none(row, "description"),
        aliases=tuple(aliases),
        private=row["private"] == 1,
    )


def act_of(row: sqlite3.Row) -> Act:
    """An act from its row, with `private` and `is_contradicted` beside its own columns."""
    return Act(
        id=RecordId(number_of(row, "id")),
        agreement=RecordId(number_of(row, "agreement")),
        act=text_of(row, "act"),
        when=when_of(row),
        actor=_id_or_none(row, "actor"),
        effect=when_or_none(row, "effect_"),
        predecessor=_id_or_none(row, "predecessor"),
        other_agreement=_id_or_none(row, "other_agreement"),
        claimed_by=_id_or_none(row, "claimed_by"),
        note=text_or_none(row, "note"),
        importance=number_of(row, "importance"),
        sequence=number_of(row, "sequence"),
        private=row["private"] == 1,
        is_contradicted=row["is_contradicted"] == 1,
    )


def _id_or_none(row: sqlite3.Row, column: str) -> RecordId | None:
    number = number_or_none(row, column)
    return None if number is None else RecordId(number)


ACT_COLUMNS = (
    "acts.*, records.private, exists (select 1 from citations"
    " where citations.record = acts.id and citations.stance = 'contradicts') as is_contradicted"
)


def _acts_by_agreement(connection: sqlite3.Connection, ids: dict[str, str]) -> dict[RecordId, list[Act]]:
    rows = connection.execute(
        f"select {ACT_COLUMNS} from acts join records on records.id = acts.id"  # noqa: S608 - a constant
        " where agreement in (select value from json_each(:ids)) order by acts.id",
        ids,
    )
    acts: dict[RecordId, list[Act]] = {}
    for row in rows:
        acts.setdefault(RecordId(row["agreement"]), []).append(act_of(row))
    return acts


def _texts(connection: sqlite3.Connection, query: str, ids: dict[str, str]) -> dict[int, list[str]]:
    texts: dict[int, list[str]] = {}
    for row in connection.execute(query, ids):
        texts.setdefault(int(row[0]), []).append(str(row[1]))
    return texts


def _names_in(acts: Sequence[Act], names: dict[RecordId, str]) -> dict[RecordId, str]:
    spoken_of = {
        one for act in acts for one in (act.actor, act.predecessor, act.claimed_by) if one is not None
    }
    return {one: names[one] for one in sorted(spoken_of) if one in names}
