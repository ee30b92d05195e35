"""Commitments in an agreement's pane: by party, how far off they are due, open ones, judges who disagree."""

import pytest
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_of
from explorer.model.drafts import AssessmentDraft, CommitmentDraft
from explorer.model.edtf import parse_edtf
from explorer.store.store import Store
from explorer.ui.panes.commitment_words import due_words
from explorer.ui.panes.pane_area import PaneArea
from tests.ui.panes_at_work import open_in, shown_in
from tests.ui.small_story import Story

OPEN = "open: the deadline passed, and nobody had judged it"


def undertake(story: Story) -> None:
    """Russia is to destroy by 1 February 2019; two judge it, on 10 February and on 1 March."""
    with Store.open(story.path) as store:
        due = parse_edtf("2019-02-01")
        commitment = edit.add_commitment(
            store, CommitmentDraft(story.treaty, story.russia, "To destroy missiles", due=due)
        ).record
        assert commitment is not None
        for assessor, verdict, day in (
            (story.kimball, "met", "2019-02-10"),
            (story.united_states, "broken", "2019-03-01"),
        ):
            edit.add_assessment(store, AssessmentDraft(commitment, assessor, verdict, parse_edtf(day)))
        edit.add_commitment(store, CommitmentDraft(story.treaty, story.united_states, "To watch it done"))


def test_a_commitment_is_told_as_of_the_day(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Ahead it is so many days off; passed without a verdict it is open; verdicts count from their day on."""
    undertake(story)
    area.set_as_of(day_of(2019, 1, 6))
    text = open_in(area, story.treaty, qtbot)
    assert "due 1 February 2019, 26 days after the as-of day" in text
    assert OPEN not in text
    area.set_as_of(day_of(2019, 2, 5))
    text = shown_in(area, qtbot)
    assert "due 1 February 2019, 4 days before the as-of day" in text
    assert OPEN in text
    assert "as of 5 Feb 2019 · 2 · 1 open" in text
    area.set_as_of(day_of(2019, 2, 10))
    text = shown_in(area, qtbot)
    assert OPEN not in text
    assert "met, says Daryl Kimball" in text
    assert "disagree" not in text
    area.set_as_of(day_of(2019, 3, 1))
    text = shown_in(area, qtbot)
    assert "assessors disagree: met to Daryl Kimball, broken to United States" in text
    assert "broken, says United States" in text


def test_commitments_stand_by_party_and_wait_for_the_agreement(
    area: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Each under who undertook it; before the agreement's first act they are folded away."""
    undertake(story)
    text = open_in(area, story.treaty, qtbot)
    section = text[text.index("Commitments") :]
    assert section.index("Russia 1") < section.index("To destroy missiles")
    assert section.index("To destroy missiles") < section.index("To watch it done")
    area.set_as_of(day_of(1900, 1, 1))
    assert "To destroy missiles" not in shown_in(area, qtbot)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2019-02-22", "on the as-of day"),
        ("2019-02-23", "1 day after the as-of day"),
        ("2019-06-01", "3 months after the as-of day"),
        ("2022-06-01", "3 years after the as-of day"),
        ("2016-02-01", "3 years before the as-of day"),
        ("2019-02", "6 days after the as-of day"),
        ("2018/..", ""),
    ],
)
def test_how_far_off_a_deadline_is(due: str, words: str) -> None:
    """Counted from the as-of day, which it names, to the last day to keep it; nothing where there is none."""
    assert due_words(parse_edtf(due), day_of(2019, 2, 22)) == words
