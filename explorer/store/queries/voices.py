"""Through whom an actor speaks: its organs and parts, and whoever holds an office in them, while they do."""

from dataclasses import dataclass
from typing import Final

from explorer.model.ids import RecordId
from explorer.store.store import Store

MOST_VOICES: Final = 500
MOST_DEPTH: Final = 4
"""A state, its ministry, a department of that, whoever heads it."""

_TIES: Final = (
    "select actor, coalesce(start_earliest, start_latest) as first_ms,"
    " coalesce(end_latest, end_earliest) as last_ms from ties"
    " where to_actor = ? and relation in ('organ of', 'part of', 'holds office') limit ?"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor and the closed span in ms in which it speaks for another; None where a side is open."""

    actor: RecordId
    first_ms: int | None = None
    last_ms: int | None = None

    def may_speak(self, first_ms: int | None, last_ms: int | None) -> bool:
        """Whether a record between these bounds may lie within the span."""
        begins_late = self.first_ms is not None and last_ms is not None and last_ms < self.first_ms
        ended = self.last_ms is not None and first_ms is not None and first_ms > self.last_ms
        return not begins_late and not ended


def voices_of(store: Store, actor: RecordId) -> list[Voice]:
    """Give an actor itself and everyone it speaks through, each in the span of the ties that lead there."""
    found = [Voice(actor)]
    met = {found[0]}
    new = found
    for _ in range(MOST_DEPTH):
        inner: list[Voice] = []
        for voice in new:
            for row in store.connection.execute(_TIES, (voice.actor, MOST_VOICES)):
                one = Voice(
                    RecordId(int(row[0])),
                    _later(voice.first_ms, row[1]),
                    _earlier(voice.last_ms, row[2]),
                )
                is_empty = one.first_ms is not None and one.last_ms is not None and one.first_ms > one.last_ms
                if one not in met and not is_empty and len(met) < MOST_VOICES:
                    met.add(one)
                    inner.append(one)
        found = [*found, *inner]
        new = inner
    return found


def _later(one: int | None, other: int | None) -> int | None:
    known = [value for value in (one, other) if value is not None]
    return max(known) if known else None


def _earlier(one: int | None, other: int | None) -> int | None:
    known = [value for value in (one, other) if value is not None]
    return min(known) if known else None
