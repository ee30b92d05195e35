"""What a timeline is drawn from, read from a database as one state of it; standings follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.model.bands import AgreementBands, bands_of
from explorer.model.calendar import day_last_ms
from explorer.model.columns import Columns, Membership
from explorer.model.headline import Headline, headline
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife
from explorer.model.standing import standing_on


@dataclass(frozen=True, slots=True)
class TimelineRecords:
    """The dated records with what their lanes need: who stands where, lives, names and colours.

    `membership` is that of the lanes that were asked for, None where they are by kind or none. `names`
    are the short names of actors, else their names; `colours` theirs, `#rrggbb` or in turn. Titles are
    read when they are wanted.
    """

    columns: Columns
    membership: Membership | None
    lives: tuple[AgreementLife, ...]
    names: Mapping[int, str]
    colours: Mapping[int, str]


def pending_acts(lives: Iterable[AgreementLife], as_of: Day | None) -> frozenset[int]:
    """Give the acts that certainly take effect only after a day, whatever day they were done on."""
    if as_of is None:
        return frozenset()
    last_ms = day_last_ms(as_of)
    return frozenset(
        int(act.id)
        for life in lives
        for act in life.acts
        if act.effect is not None
        and act.effect.start_earliest is not None
        and act.effect.start_earliest > last_ms
    )


def bands_and_headlines(
    lives: Iterable[AgreementLife], names: Mapping[int, str], as_of: Day | None
) -> tuple[dict[int, AgreementBands], dict[int, Headline]]:
    """Compute the bands of agreements, and, for a day, their headlines.

    Without a day every act shapes the bands and there are no headlines: a standing without its day can't
    be defended.
    """
    bands: dict[int, AgreementBands] = {}
    headlines: dict[int, Headline] = {}
    told = {RecordId(number): name for number, name in names.items()}
    for life in lives:
        number = int(life.agreement.id)
        bands[number] = bands_of(life.agreement, life.acts, as_of)
        if as_of is not None:
            headlines[number] = headline(standing_on(life.agreement, life.acts, as_of), told)
    return bands, headlines
