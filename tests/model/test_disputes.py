"""Who says otherwise of a record, and whether one source alone vouches for it."""

import pytest

from explorer.model.disputes import disputed, lone_source
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.records import Citation, Named
from explorer.model.vocabulary import RecordKind


def citation(source: int, stance: str = "supports", says: str = "") -> Citation:
    """A citation of a source, with the date that it gives."""
    named = Named(RecordId(source), RecordKind.SOURCE, f"Source {source}")
    said = parse_edtf(says) if says else None
    return Citation(source, RecordId(99), named, stance=stance, says_when=said)


@pytest.mark.parametrize(
    ("stance", "says", "is_otherwise"),
    [
        ("supports", "", False),
        ("mentions", "", False),
        ("contradicts", "", True),
        ("contradicts", "2019-02-27", True),
        ("supports", "2019-02", False),
        ("supports", "2019-02-27/2019-02-28", False),
        ("supports", "2019-02-28", True),
        ("mentions", "2018", True),
        ("supports", "../2018", True),
    ],
)
def test_another_date_or_a_contradiction_says_otherwise(stance: str, says: str, is_otherwise: bool) -> None:
    """A vaguer date that holds the record's day agrees with it; one that can't be the same does not."""
    one = citation(1, stance, says)
    parted = disputed([one], parse_edtf("2019-02-27"))
    assert parted.is_disputed == is_otherwise
    assert (parted.otherwise if is_otherwise else parted.agreeing) == (one,)


def test_a_source_cited_twice_is_still_one() -> None:
    """One document does not vouch twice; no document does not vouch at all."""
    assert lone_source([citation(1), citation(1)])
    assert not lone_source([citation(1), citation(2)])
    assert not lone_source([])
