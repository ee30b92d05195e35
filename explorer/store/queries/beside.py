"""Commitments with their assessments for the lanes in view, and dates that citations give otherwise."""

from collections.abc import Sequence
from typing import Final

from explorer.model.beside import Beside, CommitmentMark, SaidWhen
from explorer.model.ids import RecordId
from explorer.store.store import Store

MOST_COMMITMENTS: Final = 500
"""So many commitments of an agreement have marks; nobody tells more apart in one row."""
MOST_SAID: Final = 5_000
MOST_AGREEMENTS: Final = 5_000
MOST_RECORDS: Final = 20_000
"""A picture of more records shows most of them in folds, where no date can be told otherwise."""
MINUTE_MS: Final = 60_000

_FIRST: Final = "coalesce({0}start_earliest, {0}start_latest, {0}end_earliest, {0}end_latest)"
_LAST: Final = "coalesce({0}end_latest, {0}end_earliest, {0}start_latest, {0}start_earliest)"
_COMMITMENTS: Final = (
    f"select id, {_FIRST.format('due_')}, {_LAST.format('due_')} from commitments"  # noqa: S608 - constants
    " where agreement = ? order by id limit ?"
)
_ASSESSMENTS: Final = (
    f"select id, {_FIRST.format('')}, {_LAST.format('')}, verdict from assessments"  # noqa: S608 - constants
    " where commitment = ? order by start_earliest, id limit ?"
)
_SAID: Final = (
    f"select citations.record, {_FIRST.format('says_')}, {_LAST.format('says_')}, says_utc_offset_min"  # noqa: S608 - constants
    " from json_each(:ids) join citations on citations.record = json_each.value"
    " where says_when_edtf is not null order by citations.id limit :most"
)
_BOUNDS: Final = f"{_FIRST.format('')}, {_LAST.format('')}, utc_offset_min"
_OWN: Final = (
    f"select {_BOUNDS} from events where id = :record"  # noqa: S608 - constants
    f" union all select {_BOUNDS} from statements where id = :record"
    f" union all select {_BOUNDS} from acts where id = :record"
)


def all_beside(store: Store, agreements: Sequence[int], records: Sequence[int]) -> Beside:
    """Read what a picture tells beside these records; of too many records no other dates are read."""
    commitments = commitment_marks(store, agreements[:MOST_AGREEMENTS])
    return Beside(
        {key: marks for key, marks in commitments.items() if marks},
        said=said_whens(store, records) if len(records) <= MOST_RECORDS else {},
    )


def commitment_marks(store: Store, agreements: Sequence[int]) -> dict[int, tuple[CommitmentMark, ...]]:
    """Read the deadlines and assessments of these agreements' commitments; empty where there are none."""
    with store.reading():
        return {int(agreement): _marks_of(store, agreement) for agreement in agreements}


def said_whens(store: Store, records: Sequence[int]) -> dict[int, tuple[SaidWhen, ...]]:
    """Read the bounds that citations of these records give, where they contest the records' own.

    Bounds that hold the record's own, or lie within them, only tell less or more; a time in another zone is
    turned into the record's.
    """
    given = {"ids": f"[{','.join(str(int(one)) for one in records)}]", "most": MOST_SAID}
    found: dict[int, dict[SaidWhen, None]] = {}
    with store.reading():
        for row in store.connection.execute(_SAID, given).fetchall():
            if row[1] is None:
                continue
            own = store.connection.execute(_OWN, {"record": row[0]}).fetchone()
            if own is None or own[0] is None:
                continue
            moved_ms = 0 if row[3] is None or own[2] is None else (int(own[2]) - int(row[3])) * MINUTE_MS
            said = SaidWhen(int(row[1]) + moved_ms, int(row[2]) + moved_ms)
            if _contests(said, int(own[0]), int(own[1])):
                found.setdefault(int(row[0]), {})[said] = None
    return {record: tuple(said) for record, said in found.items()}


def _contests(said: SaidWhen, first_ms: int, last_ms: int) -> bool:
    """Tell whether neither of two spans holds the other."""
    holds = said.first_ms <= first_ms and said.last_ms >= last_ms
    return not holds and not (first_ms <= said.first_ms and last_ms >= said.last_ms)


def _marks_of(store: Store, agreement: int) -> tuple[CommitmentMark, ...]:
    marks: list[CommitmentMark] = []
    for number, first, last in store.connection.execute(_COMMITMENTS, (agreement, MOST_COMMITMENTS)):
        commitment, judged_ms = RecordId(int(number)), None
        for one in store.connection.execute(_ASSESSMENTS, (number, MOST_COMMITMENTS)):
            verdict = str(one[3])
            if verdict != "pending":
                # one without a date may have been given at any time
                at = -(2**63) if one[1] is None else int(one[1])
                judged_ms = at if judged_ms is None else min(judged_ms, at)
            if one[1] is not None:
                marks.append(
                    CommitmentMark(RecordId(int(one[0])), commitment, int(one[1]), int(one[2]), verdict)
                )
        if first is not None:
            marks.append(CommitmentMark(commitment, commitment, int(first), int(last), None, judged_ms))
    return tuple(sorted(marks, key=lambda mark: (mark.first_ms, mark.record)))
