"""The truth table: what must stand on a day, for the agreements behind one news report."""

import csv
from pathlib import Path

import pytest

from explorer.model.calendar import day_of
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Act, Agreement
from explorer.model.standing import PartyStanding, Standing, standing_on
from explorer.model.vocabulary import Consent

_HANOI = Path(__file__).parents[2] / ".." / "shared" / "hanoi"

pytestmark = pytest.mark.skipif(not _HANOI.is_dir(), reason="the shared tables are not beside this checkout")


def _rows(name: str) -> list[dict[str, str]]:
    path = _HANOI / f"{name}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class _Record:
    """The agreements and acts of the tables, numbered as they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, RecordId] = {}
        self.agreements: dict[str, Agreement] = {}
        self.acts: dict[RecordId, list[Act]] = {}
        for row in _rows("agreements"):
            number = self.number(row["name"])
            consent = Consent(row["consent"])
            agreement = Agreement(number, row["name"], row["short_name"], row["kind"], consent)
            self.agreements[row["short_name"]] = agreement
            self.acts[number] = []
        for position, row in enumerate(_rows("acts")):
            agreement_number = self.number(row["agreement"])
            act = Act(
                id=RecordId(10_000 + position),
                agreement=agreement_number,
                act=row["act"],
                when=read_when(row["when"]),
                actor=self.number(row["party"]) if row["party"] else None,
                effect=read_when(row["effect"]) if row["effect"] else None,
                predecessor=self.number(row["other"]) if row["act"] == "succeeded" else None,
                claimed_by=self.number(row["claimed_by"]) if row["claimed_by"] else None,
            )
            self.acts[agreement_number].append(act)

    def number(self, name: str) -> RecordId:
        """Number an agreement or an actor by its name."""
        return self._numbers.setdefault(name, RecordId(1 + len(self._numbers)))

    def on(self, short_name: str, iso: str) -> Standing:
        """Ask what stands on a day."""
        agreement = self.agreements[short_name]
        year, month, day = (int(part) for part in iso.split("-"))
        return standing_on(agreement, self.acts[agreement.id], day_of(year, month, day))

    def party(self, short_name: str, actor: str, iso: str) -> PartyStanding:
        """Ask for an actor on a day."""
        party = self.on(short_name, iso).of(self.number(actor))
        assert party is not None
        return party


@pytest.fixture(scope="module")
def record() -> _Record:
    """Read the tables once."""
    return _Record()


@pytest.mark.parametrize(
    "row", _rows("as_of"), ids=lambda row: f"{row['agreement']} {row['day']} {row['party']}"
)
def test_each_row_of_the_truth_table_holds(record: _Record, row: dict[str, str]) -> None:
    """On the day of the row, the agreement and the actor stand as it says, and so do its remarks."""
    standing = record.on(row["agreement"], row["day"])
    party = record.party(row["agreement"], row["party"], row["day"])
    assert (standing.of_whole, party.standing) == (row["standing"], row["party_standing"])
    assert party.contested == (row["note"] == "contested")
    assert standing.is_judgement == (row["note"] == "a judgement")
    if "leaves on" in row["note"]:
        assert (party.leaving, party.leaves_on) == ("notified", row["note"].rsplit(" ", 1)[1])


def test_an_acceptance_after_withdrawal_is_contracting_until_it_takes_effect(record: _Record) -> None:
    """Paris: accepted anew on 20 January 2021 with effect on 19 February."""
    told = [
        record.party("Paris Agreement", "United States", iso).standing for iso in ("2021-01-19", "2021-01-20")
    ]
    assert told == ["withdrawn", "contracting"]
    assert record.party("Paris Agreement", "United States", "2021-02-19").standing == "party"


def test_a_notice_taken_back_one_day_before_its_day_leaves_a_party(record: _Record) -> None:
    """NPT 1993: the notice was suspended the day before it would have taken effect."""
    told = [
        record.party("NPT", "North Korea", iso).standing for iso in ("1993-06-10", "1993-06-11", "1993-06-12")
    ]
    assert told == ["notice given", "party", "party"]
    told = [record.party("NPT", "North Korea", iso).standing for iso in ("2003-04-09", "2003-04-10")]
    assert told == ["notice given", "withdrawn"]


def test_the_soviet_union_is_on_the_list_until_russia_succeeds_it(record: _Record) -> None:
    """INF: Russia takes the Soviet Union's place in December 1991."""
    soviet_union, russia = record.number("Soviet Union"), record.number("Russia")
    before, after = record.on("INF Treaty", "1991-12-25"), record.on("INF Treaty", "1991-12-26")
    assert (before.of(soviet_union) is None, before.of(russia) is None) == (False, True)
    assert (after.of(soviet_union) is None, after.of(russia) is None) == (True, False)


def test_a_collapse_without_a_day_of_its_own_is_uncertain_until_it_must_have_come(record: _Record) -> None:
    """Agreed Framework: between the halt of the oil and the notice to leave the NPT nobody can tell."""
    told = [
        record.on("Agreed Framework", iso) for iso in ("2002-11-13", "2002-11-14", "2003-01-09", "2003-01-10")
    ]
    assert [(s.of_whole, s.uncertain) for s in told] == [
        ("in effect", False),
        ("in effect", True),
        ("in effect", True),
        ("collapsed", False),
    ]
