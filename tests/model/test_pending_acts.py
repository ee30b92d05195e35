"""Which acts were done and are not in effect yet on a day."""

import pytest

from explorer.model.calendar import day_of
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Act, Agreement, AgreementLife
from explorer.model.timeline_records import pending_acts


@pytest.mark.parametrize(
    ("day", "pending"),
    [((2019, 2, 22), {1}), ((2019, 8, 1), {1}), ((2019, 8, 2), set()), ((2020, 1, 1), set())],
)
def test_an_act_is_pending_until_its_effect_day(day: tuple[int, int, int], pending: set[int]) -> None:
    """A notice of February that takes effect on 2 August is pending through 1 August; other acts never."""
    inf = Agreement(RecordId(9), "INF Treaty")
    notified = Act(
        RecordId(1),
        agreement=inf.id,
        act="notified withdrawal",
        when=read_when("2019-02-02"),
        effect=read_when("2019-08-02"),
    )
    signed = Act(RecordId(2), agreement=inf.id, act="signed", when=read_when("1987-12-08"))
    life = AgreementLife(inf, (signed, notified), {})
    assert pending_acts([life], day_of(*day)) == pending
    assert pending_acts([life], None) == set()
