"""Acts in words: what one side alone says is told as its claim."""

import pytest

from explorer.model.act_words import told_act
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Act

_KPA, _UNC = RecordId(1), RecordId(2)
_NAMES = {_KPA: "Korean People's Army", _UNC: "United Nations Command"}


@pytest.mark.parametrize(
    ("actor", "claimed_by", "told"),
    [
        (_KPA, None, "withdrew"),
        (_KPA, _KPA, "says it withdrew"),
        (_KPA, _UNC, "withdrew (claimed by United Nations Command)"),
        (None, _KPA, "withdrew (claimed by Korean People's Army)"),
        (_KPA, RecordId(9), "withdrew (claimed by one side)"),
    ],
)
def test_a_claim_is_told_as_one(actor: RecordId | None, claimed_by: RecordId | None, told: str) -> None:
    """A party's own claim says that it says so, another's names who claims it; a fact is told as it is."""
    act = Act(
        RecordId(5), RecordId(3), "withdrew", read_when("2013-03-11"), actor=actor, claimed_by=claimed_by
    )
    assert told_act(act, _NAMES) == told
