"""Which records must not leave the database."""

from explorer.model.ids import RecordId
from explorer.store.store import Store

_PRIVATE = """
with private as (select id from records where private = 1)
select id from private
union
select id from acts
where agreement in private or other_agreement in private or actor in private
   or predecessor in private or claimed_by in private
union
select statement from statement_actors where role = 'speaker' and actor in private
"""


def private_records(store: Store) -> frozenset[RecordId]:
    """Records of any kind that are private, acts that name one, and what a private actor said."""
    return frozenset(RecordId(row[0]) for row in store.connection.execute(_PRIVATE))
