"""What must hold of every life: no hindsight, no order of input, claims move nothing, bands agree."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from treaties import TREATY

from explorer.model.act_kinds import ACT_KINDS
from explorer.model.bands import Band, bands_of
from explorer.model.calendar import DAY_MS, day_first_ms, day_last_ms, day_of
from explorer.model.headline import headline
from explorer.model.history import History
from explorer.model.ids import Day, RecordId
from explorer.model.records import Act, Agreement
from explorer.model.standing import standing_on
from explorer.model.vocabulary import Consent
from explorer.model.when import When

_START = day_of(2000, 1, 1)
_DAYS = 12
_ACTORS = [RecordId(number) for number in (100, 101, 102)]
_FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _exact(offset: int) -> When:
    first, last = day_first_ms(Day(_START + offset)), day_last_ms(Day(_START + offset))
    return When(f"day {offset}", f"day {offset}", first, first, last, last)


def _within(offset: int, length: int) -> When:
    """Some day of several."""
    first, last = Day(_START + offset), Day(_START + offset + length)
    return When(
        "within",
        f"within {offset}+{length}",
        day_first_ms(first),
        day_first_ms(last),
        day_last_ms(first),
        day_last_ms(last),
    )


_offsets = st.integers(0, _DAYS)
_exact_dates = _offsets.map(_exact)
_dates = st.one_of(_exact_dates, st.builds(_within, _offsets, st.integers(1, 4)), st.just(When("some day")))


@st.composite
def _lives(draw: st.DrawFn, dates: st.SearchStrategy[When] = _dates) -> tuple[Agreement, list[Act]]:
    agreement = Agreement(TREATY, "Treaty of Nowhere", consent=draw(st.sampled_from(list(Consent))))
    acts = []
    for number in range(draw(st.integers(0, 10))):
        actor = draw(st.one_of(st.none(), st.sampled_from(_ACTORS)))
        acts.append(
            Act(
                id=RecordId(1000 + number),
                agreement=TREATY,
                act=draw(st.sampled_from(ACT_KINDS)),
                when=draw(dates),
                actor=actor,
                effect=draw(st.one_of(st.none(), st.none(), dates)),
                predecessor=draw(st.one_of(st.none(), st.sampled_from(_ACTORS))),
                claimed_by=draw(st.one_of(st.none(), st.none(), st.none(), st.sampled_from(_ACTORS))),
                sequence=draw(st.integers(-1, 1)),
                is_contradicted=draw(st.booleans()),
            )
        )
    return agreement, acts


_days = st.integers(-1, _DAYS + 5).map(lambda offset: Day(_START + offset))


@_FEW
@given(life=_lives(), day=_days)
def test_nothing_dated_after_the_day_shapes_what_is_said_of_it(
    life: tuple[Agreement, list[Act]], day: Day
) -> None:
    """Leaving out what lies after the day changes nothing; a recorded entry into force is waited for."""
    agreement, acts = life
    end_ms = day_last_ms(day)
    known = [
        act
        for act in acts
        if act.when.start_earliest is None
        or act.when.start_earliest <= end_ms
        or act.act == "entered into force"
    ]
    assert standing_on(agreement, known, day) == standing_on(agreement, acts, day)


@_FEW
@given(life=_lives(), day=_days, data=st.data())
def test_the_order_of_the_acts_given_does_not_matter(
    life: tuple[Agreement, list[Act]], day: Day, data: st.DataObject
) -> None:
    """The standing depends on the acts, not on the order in which they come from the database."""
    agreement, acts = life
    shuffled = data.draw(st.permutations(acts))
    assert standing_on(agreement, shuffled, day) == standing_on(agreement, acts, day)


@_FEW
@given(life=_lives(), day=_days)
def test_claims_move_nothing(life: tuple[Agreement, list[Act]], day: Day) -> None:
    """Without the claims the words are the same; with them they can only be contested."""
    agreement, acts = life
    told = standing_on(agreement, acts, day)
    unclaimed = standing_on(agreement, [act for act in acts if act.claimed_by is None], day)
    assert told.of_whole == unclaimed.of_whole
    assert [replace(party, contested=False) for party in told.parties] == [
        replace(party, contested=False) for party in unclaimed.parties
    ]


@_FEW
@given(life=_lives(_exact_dates), day=_days)
def test_exact_dates_leave_nothing_uncertain(life: tuple[Agreement, list[Act]], day: Day) -> None:
    """Where each date is a day, nothing is uncertain."""
    standing = standing_on(*life, day)
    assert not standing.uncertain
    assert not any(party.uncertain for party in standing.parties)


@_FEW
@given(life=_lives(), as_of=st.one_of(st.none(), _days))
def test_bands_say_on_each_day_what_the_standing_says(
    life: tuple[Agreement, list[Act]], as_of: Day | None
) -> None:
    """On every day up to the as-of day, the bands and the standing of that day tell the same."""
    agreement, acts = life
    bands = bands_of(agreement, acts, as_of)
    actors = [actor for actor, _ in bands.parties]
    for offset in range(-1, _DAYS + 6):
        day = Day(_START + offset)
        if as_of is not None and day > as_of:
            break
        standing = standing_on(agreement, acts, day)
        whole = _band_on(bands.whole, day)
        assert (None if whole is None else (whole.standing, whole.contested, whole.uncertain)) == (
            None if standing.of_whole is None else (standing.of_whole, standing.contested, standing.uncertain)
        )
        assert {party.actor for party in standing.parties} <= set(actors)
        for actor, party_bands in bands.parties:
            band, party = _band_on(party_bands, day), standing.of(actor)
            assert (band is None) == (party is None)
            if band is not None and party is not None:
                assert (band.standing, band.suspended, band.contested, band.uncertain) == (
                    party.standing,
                    party.suspended,
                    party.contested,
                    party.uncertain,
                )


@_FEW
@given(life=_lives(), as_of=st.one_of(st.none(), _days))
def test_bands_lie_end_to_end_on_whole_days(life: tuple[Agreement, list[Act]], as_of: Day | None) -> None:
    """Bands begin and end with days, never overlap, and only the last goes on."""
    bands = bands_of(*life, as_of)
    for row in (bands.whole, *(party for _, party in bands.parties)):
        for band, following in pairwise(row):
            assert band.end_ms is not None
            assert band.start_ms <= band.end_ms < following.start_ms
        assert all(band.start_ms % DAY_MS == 0 for band in row)


@_FEW
@given(life=_lives(), day_a=_days, day_b=_days)
def test_changes_are_the_differences_of_two_standings(
    life: tuple[Agreement, list[Act]], day_a: Day, day_b: Day
) -> None:
    """Each change tells the standings of its two days, and what is not told is the same on both."""
    changes = {change.actor: change for change in History(*life).changes_between(day_a, day_b)}
    before, after = standing_on(*life, min(day_a, day_b)), standing_on(*life, max(day_a, day_b))
    assert (None in changes) == (before.of_whole != after.of_whole)
    for actor in _ACTORS:
        words = [None if party is None else party.standing for party in (before.of(actor), after.of(actor))]
        assert (actor in changes) == (words[0] != words[1])
        if actor in changes:
            assert [changes[actor].before, changes[actor].after] == words


@_FEW
@given(life=_lives())
def test_a_history_says_what_is_worked_out_for_each_day(life: tuple[Agreement, list[Act]]) -> None:
    """What a history looks up is what the acts and the day alone give: standing, bands and headline."""
    history, names = History(*life), {int(actor): f"Actor {actor}" for actor in _ACTORS}
    for offset in range(-2, 2 * _DAYS):
        day = Day(_START + offset)
        looked_up, worked_out = history.standing_on(day), standing_on(*life, day)
        assert replace(looked_up, parties=()) == replace(worked_out, parties=())
        assert {party.actor: party for party in looked_up.parties} == {
            party.actor: party for party in worked_out.parties
        }
        assert history.bands_until(day) == bands_of(*life, day)
        assert history.headline_on(day, names) == headline(
            worked_out, {actor: names[actor] for actor in _ACTORS}
        )
    assert history.bands_until(None) == bands_of(*life, None)


@_FEW
@given(life=_lives())
def test_the_days_of_a_history_are_those_on_which_something_else_is_told(
    life: tuple[Agreement, list[Act]],
) -> None:
    """A day is listed where a word or a mark of a standing differs from the day before, and only then."""
    listed = set(History(*life).days)
    for offset in range(-2, 2 * _DAYS):
        day = Day(_START + offset)
        assert (day in listed) == (_told_on(life, day) != _told_on(life, Day(day - 1)))


def _told_on(life: tuple[Agreement, list[Act]], day: Day) -> object:
    standing = standing_on(*life, day)
    whole = (standing.of_whole, standing.is_judgement, standing.contested, standing.uncertain)
    return whole if standing.of_whole is not None else None, {
        party.actor: replace(party, since=None, decided_by=None, predecessor=None, provisional=False)
        for party in standing.parties
    }


@_FEW
@given(life=_lives(), day=_days)
def test_every_standing_has_a_headline(life: tuple[Agreement, list[Act]], day: Day) -> None:
    """Whatever stands can be told in one line."""
    line = headline(standing_on(*life, day), {})
    assert line.text
    assert line.text.strip() == line.text


def _band_on(bands: tuple[Band, ...], day: Day) -> Band | None:
    at = day_first_ms(day)
    return next((b for b in bands if b.start_ms <= at and (b.end_ms is None or at <= b.end_ms)), None)


@pytest.mark.parametrize("as_of", [None, _START])
def test_no_acts_no_bands(as_of: Day | None) -> None:
    """An agreement without acts has no bands."""
    bands = bands_of(Agreement(TREATY, "Treaty of Nowhere"), [], as_of)
    assert (bands.whole, bands.parties) == ((), ())
