"""What is known of commitments on a day: who judged what by then, and which deadlines passed unjudged."""

from collections.abc import Sequence

from explorer.model.calendar import day_last_ms
from explorer.model.ids import Day
from explorer.model.records import Assessment, Commitment
from explorer.model.when import When


def is_known_on(when: When, day: Day | None) -> bool:
    """Tell whether something has certainly begun by the end of `day`; without a day all is known.

    What has no date counts as known: nobody can say that it is later.
    """
    if day is None:
        return True
    bound = when.start_latest if when.start_latest is not None else when.start_earliest
    return bound is None or bound <= day_last_ms(day)


def assessed_on(commitment: Commitment, day: Day | None) -> tuple[Assessment, ...]:
    """Give the latest verdict of each assessor by the end of `day`, in the order in which they were given."""
    latest: dict[int, Assessment] = {}
    for one in commitment.assessments:
        if is_known_on(one.when, day):
            latest.pop(int(one.assessor.id), None)
            latest[int(one.assessor.id)] = one
    return tuple(latest.values())


def is_contested_on(commitment: Commitment, day: Day | None) -> bool:
    """Tell whether two assessors disagree on the day, or one calls it disputed."""
    verdicts = {one.verdict for one in assessed_on(commitment, day)} - {"pending"}
    return len(verdicts) > 1 or "disputed" in verdicts


def has_passed(due: When | None, day: Day | None) -> bool:
    """Tell whether a deadline has certainly passed by the end of `day`: its last bound lies before or on it.

    Without a day, or without a last bound, it has not.
    """
    if due is None or day is None or due.end_latest is None:
        return False
    return due.end_latest <= day_last_ms(day)


def open_on(commitments: Sequence[Commitment], day: Day | None) -> tuple[Commitment, ...]:
    """Give the commitments whose deadline passed by the end of `day` without any assessment by then.

    A verdict of `pending` is no assessment of what was done. The longest overdue come first.
    """
    found = [
        one
        for one in commitments
        if has_passed(one.due, day) and all(told.verdict == "pending" for told in assessed_on(one, day))
    ]
    return tuple(sorted(found, key=lambda one: (_last(one), one.id)))


def _last(commitment: Commitment) -> int:
    due = commitment.due
    return 0 if due is None or due.end_latest is None else due.end_latest
