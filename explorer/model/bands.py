"""Bands: what stood over time, as spans for an agreement's lane and for each party beneath it.

They are what `standing` says on each day on which anything can change, and so can't disagree with it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.model.calendar import day_first_ms, day_last_ms
from explorer.model.ids import Day, RecordId
from explorer.model.life import Life, PartyStanding, WholeStanding
from explorer.model.records import Act, Agreement
from explorer.model.when import When
from explorer.model.wording import describe

_LASTING = frozenset(
    {
        "in force",
        "in effect",
        "provisionally applied",
        "suspended",
        "party",
        "participant",
        "former party",
        "former participant",
        "contracting",
        "signatory",
        "negotiating",
    }
)
"""Standings that are told with the date since when they have lasted; the others with the day of the act."""


@dataclass(frozen=True, slots=True)
class Band:
    """A span of one standing, in milliseconds, both ends inclusive; `end_ms` None where it goes on.

    `word` tells the standing with its date, such as "In force since 1 June 1988".
    """

    start_ms: int
    end_ms: int | None
    standing: str
    word: str
    suspended: bool = False
    contested: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class AgreementBands:
    """The bands of an agreement: of the whole, and of each actor in the order of their first acts."""

    whole: tuple[Band, ...]
    parties: tuple[tuple[RecordId, tuple[Band, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    standing: str
    word: str
    suspended: bool
    contested: bool
    uncertain: bool


def bands_of(agreement: Agreement, acts: Iterable[Act], as_of: Day | None) -> AgreementBands:
    """Give the bands up to the as-of day, the last one going on; nothing dated after that day shapes them.

    Without an as-of day all acts are told.
    """
    return bands_in(Life(agreement, acts), as_of)


def bands_in(life: Life, as_of: Day | None) -> AgreementBands:
    """Give the same of a life that is asked for more."""
    whole = _bands(life.days_of_whole(), as_of, lambda day: _told_whole(life.whole_on(day)))
    parties = []
    for actor in sorted(life.actors, key=life.first_act_of):
        bands = _bands(life.days_of_party(actor), as_of, _party_teller(life, actor))
        if bands:
            parties.append((actor, bands))
    return AgreementBands(whole, tuple(parties))


def bands_until(bands: AgreementBands, as_of: Day | None) -> AgreementBands:
    """Cut bands that tell all acts short: what is left is what `bands_of` gives for the as-of day."""
    if as_of is None:
        return bands
    parties = ((actor, _until(own, as_of)) for actor, own in bands.parties)
    return AgreementBands(_until(bands.whole, as_of), tuple((actor, own) for actor, own in parties if own))


def _until(bands: tuple[Band, ...], as_of: Day) -> tuple[Band, ...]:
    """Leave out what begins after the day; what goes beyond it goes on."""
    first_ms, last_ms = day_first_ms(as_of), day_last_ms(as_of)
    begun = bisect_right(bands, last_ms, key=lambda band: band.start_ms)
    kept = bands[:begun]
    if kept and kept[-1].end_ms is not None and kept[-1].end_ms >= first_ms:
        return (*kept[:-1], replace(kept[-1], end_ms=None))
    return kept


def _party_teller(life: Life, actor: RecordId) -> Callable[[Day], _Told | None]:
    return lambda day: _told_party(life.party_on(actor, day))


def _bands(
    days: Sequence[Day], as_of: Day | None, told_on: Callable[[Day], _Told | None]
) -> tuple[Band, ...]:
    """Join the days on which something can change into spans on which the same is told."""
    spans: list[tuple[Day, _Told | None]] = []
    for day in days:
        if as_of is not None and day > as_of:
            break
        told = told_on(day)
        if not spans or spans[-1][1] != told:
            spans.append((day, told))
    bands = []
    for position, (day, told) in enumerate(spans):
        if told is None:
            continue
        is_last = position + 1 == len(spans)
        bands.append(
            Band(
                start_ms=day_first_ms(day),
                end_ms=None if is_last else day_first_ms(spans[position + 1][0]) - 1,
                standing=told.standing,
                word=told.word,
                suspended=told.suspended,
                contested=told.contested,
                uncertain=told.uncertain,
            )
        )
    return tuple(bands)


def _told_whole(whole: WholeStanding) -> _Told | None:
    if whole.standing is None:
        return None
    standing = f"judged {whole.standing}" if whole.is_judgement else whole.standing
    return _Told(
        standing=whole.standing,
        word=_word(standing, whole.since),
        suspended=whole.standing == "suspended",
        contested=whole.contested,
        uncertain=whole.uncertain,
    )


def _told_party(party: PartyStanding | None) -> _Told | None:
    if party is None:
        return None
    return _Told(
        standing=party.standing,
        word=_word(party.standing, party.since),
        suspended=party.suspended,
        contested=party.contested,
        uncertain=party.uncertain,
    )


def _word(standing: str, since: When | None) -> str:
    words = standing[:1].upper() + standing[1:]
    if since is None:
        return words
    return f"{words} since {describe(since)}" if standing in _LASTING else f"{words} {describe(since)}"
