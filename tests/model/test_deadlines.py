"""Deadlines and verdicts as they are known on a day."""

from explorer.model.calendar import day_of
from explorer.model.deadlines import assessed_on, has_passed, is_contested_on, open_on
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Assessment, Commitment, Named
from explorer.model.vocabulary import RecordKind

NORTH = Named(RecordId(1), RecordKind.ACTOR, "North")
SOUTH = Named(RecordId(2), RecordKind.ACTOR, "South")


def judged(number: int, by: Named, verdict: str, when: str) -> Assessment:
    return Assessment(RecordId(number), by, verdict, read_when(when))


def owed(number: int, due: str | None, *assessments: Assessment) -> Commitment:
    when = None if due is None else read_when(due)
    return Commitment(RecordId(number), NORTH, SOUTH, "Do it", due=when, assessments=assessments)


def test_each_assessor_has_the_last_word_of_its_own() -> None:
    """Of one assessor the latest verdict by the day counts; what comes later is not known yet."""
    one = owed(9, None, judged(1, NORTH, "pending", "1 Jan 2018"), judged(2, NORTH, "met", "1 Jan 2019"))
    assert [told.verdict for told in assessed_on(one, day_of(2018, 6, 1))] == ["pending"]
    assert [told.verdict for told in assessed_on(one, None)] == ["met"]


def test_assessors_who_disagree_make_it_contested() -> None:
    """Two verdicts that differ are contested from the day of the second on; waiting is no verdict."""
    one = owed(9, None, judged(1, NORTH, "met", "1 Jan 2018"), judged(2, SOUTH, "broken", "1 Jan 2019"))
    assert not is_contested_on(one, day_of(2018, 6, 1))
    assert is_contested_on(one, day_of(2019, 1, 1))
    assert not is_contested_on(owed(9, None, judged(1, NORTH, "pending", "2018")), None)


def test_a_deadline_has_passed_once_its_last_day_ends() -> None:
    """A month as a deadline passes with its last day; without a day, or without an end, none has passed."""
    due = read_when("February 2019")
    assert not has_passed(due, day_of(2019, 2, 27))
    assert has_passed(due, day_of(2019, 2, 28))
    assert not has_passed(due, None)
    assert not has_passed(read_when("since 2018"), day_of(2021, 1, 1))


def test_open_are_deadlines_that_passed_without_an_assessment_by_then() -> None:
    """The longest overdue comes first; one judged later is still open on the day, one pending is open too."""
    commitments = (
        owed(11, "1 March 2019"),
        owed(12, "1 Feb 2019", judged(1, SOUTH, "pending", "2 Feb 2019")),
        owed(13, "1 Jan 2019", judged(2, SOUTH, "broken", "2 Jan 2019")),
        owed(14, "1 March 2019", judged(3, SOUTH, "met", "1 May 2019")),
        owed(15, None),
        owed(16, "1 June 2019"),
    )
    assert [one.id for one in open_on(commitments, day_of(2019, 4, 1))] == [12, 11, 14]
    assert [one.id for one in open_on(commitments, day_of(2019, 5, 2))] == [12, 11]
    assert open_on(commitments, None) == ()
