"""An agreement's life as bands of a pane's small timeline: what stood of the whole and of each party."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from explorer.model.bands import Band, bands_of
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife
from explorer.ui.panes.standing_words import tone_of

MOST_PARTIES: Final = 6


@dataclass(frozen=True, slots=True)
class LifeBand:
    """One standing in milliseconds, both ends inclusive, `end_ms` None where it goes on.

    `word` tells it in full, with the party's name; `label` is what a band of the whole may say on itself.
    """

    start_ms: int
    end_ms: int | None
    tone: str
    is_suspended: bool
    is_uncertain: bool
    word: str
    label: str = ""


def life_bands(life: AgreementLife, as_of: Day) -> tuple[tuple[LifeBand, ...], ...]:
    """The bands of the whole, then of each of the first parties, up to a day; none before the first act."""
    bands = bands_of(life.agreement, life.acts, as_of)
    parties = _most_telling(bands.parties)
    rows = [
        tuple(_told(band, "") for band in bands.whole),
        *(tuple(_told(band, _name(actor, life.names)) for band in those) for actor, those in parties),
    ]
    return tuple(row for row in rows if row)


def _most_telling(
    parties: Sequence[tuple[RecordId, tuple[Band, ...]]],
) -> list[tuple[RecordId, tuple[Band, ...]]]:
    """The parties for whom there is a row: of too many those that stand apart, then those with most turns."""

    def rank(place: int) -> tuple[bool, int, int]:
        those = parties[place][1]
        return (
            tone_of(those[-1].standing) in ("in_force", "signed") and not those[-1].suspended,
            -len(those),
            place,
        )

    chosen = sorted(range(len(parties)), key=rank)[:MOST_PARTIES]
    return [parties[place] for place in sorted(chosen)]


def _name(actor: RecordId, names: Mapping[RecordId, str]) -> str:
    return names.get(actor, "A party")


def _told(band: Band, name: str) -> LifeBand:
    return LifeBand(
        band.start_ms,
        band.end_ms,
        tone_of(band.standing),
        band.suspended or band.standing == "suspended",
        band.uncertain,
        f"{name}: {band.word}" if name else band.word,
        "" if name else band.word,
    )
