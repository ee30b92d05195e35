"""A filter as a value: what it asks for, and how it is written down and read back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.ids import RecordId
from explorer.model.view import SUBJECTS, TIMELINE_KINDS, Filter
from explorer.model.vocabulary import EVENT_STATUSES, RecordKind

NUMBERS = st.lists(st.integers(1, 2**40).map(RecordId), unique=True, max_size=4).map(tuple)
FILTERS = st.builds(
    Filter,
    kinds=st.frozensets(st.sampled_from(sorted(TIMELINE_KINDS))),
    importance=st.integers(1, 5),
    actors=NUMBERS,
    agreements=NUMBERS,
    tags=NUMBERS,
    places=NUMBERS,
    sources=NUMBERS,
    text=st.text(max_size=12),
    confidence=st.integers(0, 5),
    statuses=st.frozensets(st.sampled_from(EVENT_STATUSES)),
    media=st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=3).map(tuple),
    is_private=st.sampled_from((None, True, False)),
)


def test_a_filter_counts_its_conditions() -> None:
    """What can be taken away at once counts once: kinds, importance, statuses, media, each subject, words."""
    assert Filter().count == 0
    assert Filter(statuses=frozenset({"planned", "postponed"})).count == 1
    assert Filter(frozenset({RecordKind.ACT}), 4).count == 2
    assert Filter(media=("speech", "post"), is_private=False).count == 2
    assert Filter(actors=(RecordId(3), RecordId(4)), text="missile", confidence=3).count == 4


def test_only_subjects_words_and_confidence_ask_the_database() -> None:
    """Kinds, importance and status stand in the columns; all else has to be looked up."""
    assert not Filter(frozenset({RecordKind.ACT}), 4, statuses=frozenset({"planned"})).asks_database
    assert not Filter(is_private=True).asks_database
    assert Filter(text="missile").asks_database
    assert Filter(media=("speech",)).asks_database
    assert Filter(confidence=1).asks_database
    for kind in SUBJECTS:
        assert Filter.about(kind, RecordId(3)).asks_database


@pytest.mark.parametrize("kind", list(SUBJECTS))
def test_a_subject_is_asked_for_once_and_taken_away_again(kind: RecordKind) -> None:
    """Asking twice is asking once; without its subjects the filter keeps everything again."""
    one, other = RecordId(3), RecordId(4)
    kept = Filter.about(kind, one).with_subject(kind, other).with_subject(kind, one)
    assert kept.subjects(kind) == (one, other)
    assert kept.has_subject(kind, other)
    assert kept.without_subject(kind, one).without_records(frozenset({other})).is_everything


def test_no_record_is_about_a_record() -> None:
    """Events can't be the subject of a filter, and whoever tries hears it at once."""
    with pytest.raises(ValueError, match="the event that a record is about"):
        Filter.about(RecordKind.EVENT, RecordId(3))


@given(FILTERS)
def test_a_filter_survives_being_written_down(kept: Filter) -> None:
    """What has been written as JSON reads as the same filter."""
    assert Filter.from_plain(json.loads(json.dumps(kept.to_plain()))) == kept


def test_how_actors_are_meant_is_said_of_actors_alone() -> None:
    """Organs and being about all of them go with the actors that they are said of."""
    one, other = RecordId(3), RecordId(4)
    kept = Filter(actors=(one, other), with_organs=True, together=True)
    assert Filter.from_plain(json.loads(json.dumps(kept.to_plain()))) == kept
    assert kept.count == 3
    assert kept.without_subject(RecordKind.ACTOR, one) == Filter(actors=(other,), with_organs=True)
    assert kept.without_records(frozenset({one, other})).is_everything
    assert not Filter(with_organs=True, together=True).asks_database


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        {"kinds": "event"},
        {"kinds": ["actor"]},
        {"kinds": [["event"]]},
        {"importance": 9},
        {"importance": True},
        {"confidence": -1},
        {"statuses": "planned"},
        {"media": "speech"},
        {"media": [3]},
        {"media": [""]},
        {"private": 1},
        {"actors": [3], "with_organs": 1},
        {"together": "yes"},
        {"statuses": ["signed"]},
        {"statuses": [["planned"]]},
        {"actors": ["3"]},
        {"actors": [0]},
        {"tags": 3},
        {"text": None},
    ],
)
def test_what_is_no_filter_is_not_read_as_one(plain: object) -> None:
    """A remembered filter that somebody has changed is dropped whole, not guessed at."""
    assert Filter.from_plain(plain) is None
