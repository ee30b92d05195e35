"""What stands beside the records, as values: what is open on a day, and what a picture may not show."""

from explorer.model.beside import Beside, CommitmentMark, SaidWhen
from explorer.model.ids import RecordId


def test_a_deadline_is_open_from_its_end_until_it_is_judged() -> None:
    """Before its end and from the judgement on it is not; without a day nothing is open."""
    due = CommitmentMark(RecordId(1), RecordId(1), 100, 199, judged_ms=500)
    assert [due.is_open_on(at) for at in (150, 199, 499, 500)] == [False, True, True, False]
    assert not due.is_open_on(None)
    assert not CommitmentMark(RecordId(2), RecordId(1), 100, 199, "met").is_open_on(300)


def test_what_is_private_goes_with_all_that_tells_of_it() -> None:
    """A hidden commitment takes its assessments along, a hidden agreement its row, a record its dates."""
    marks = (
        CommitmentMark(RecordId(1), RecordId(1), 0, 1),
        CommitmentMark(RecordId(2), RecordId(1), 0, 1, "met"),
        CommitmentMark(RecordId(3), RecordId(3), 0, 1),
    )
    said = {7: (SaidWhen(0, 1),), 8: (SaidWhen(0, 1),)}
    shown = Beside({50: marks, 60: marks}, said=said).without(frozenset({1, 60, 7}))
    assert [mark.record for mark in shown.commitments[50]] == [3]
    assert set(shown.commitments) == {50}
    assert set(shown.said) == {8}
