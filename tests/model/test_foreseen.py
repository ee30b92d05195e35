"""What an act would do is told in one sentence before it is written down."""

from dataclasses import replace

import pytest

from explorer.model.edtf import parse_edtf
from explorer.model.foreseen import foreseen
from explorer.model.ids import RecordId
from explorer.model.records import Act, Agreement, AgreementLife
from explorer.model.vocabulary import Consent
from explorer.model.when import When

TREATY = Agreement(RecordId(1), "Intermediate Nuclear Treaty", "INF Treaty", consent=Consent.SIGNATURE)
NORTH, SOUTH = RecordId(11), RecordId(12)


def act(number: int, word: str, when: str, **more: object) -> Act:
    """An act of the treaty."""
    return Act(RecordId(number), TREATY.id, word, parse_edtf(when), **more)  # type: ignore[arg-type]  # a test's shorthand


SIGNED = (act(21, "signed", "1987-12-08", actor=NORTH), act(22, "signed", "1987-12-08", actor=SOUTH))
LIFE = AgreementLife(TREATY, SIGNED, {NORTH: "Northland", SOUTH: "Southland"})


@pytest.mark.parametrize(
    ("life", "written", "sentence"),
    [
        (
            LIFE,
            act(30, "announced withdrawal", "2019-02-01", actor=NORTH),
            "On 1 Feb 2019: INF Treaty stays in force; Northland: withdrawal announced.",
        ),
        (
            LIFE,
            act(30, "notified withdrawal", "2019-02-02", actor=NORTH, effect=parse_edtf("2019-08-02")),
            "On 2 Feb 2019: INF Treaty stays in force; Northland: notice given."
            " On 2 Aug 2019: INF Treaty stays in force; Northland: withdrawn.",
        ),
        (
            LIFE,
            act(30, "terminated", "2019-08-02"),
            "On 2 Aug 2019: INF Treaty goes from in force to terminated;"
            " Northland: former party; Southland: former party.",
        ),
        (
            LIFE,
            act(30, "suspended", "[2019-02-02..2019-02-05]", actor=SOUTH),
            "By 5 Feb 2019: INF Treaty stays in force; Southland: suspended.",
        ),
        (
            AgreementLife(TREATY, (), {}),
            act(30, "proposed", "1981-11-18"),
            "On 18 Nov 1981: INF Treaty begins as proposed.",
        ),
        (LIFE, act(30, "amended", "1990"), "By 31 Dec 1990: INF Treaty stays in force."),
        (
            LIFE,
            act(30, "terminated", "2019-08-02", claimed_by=NORTH),
            "On 2 Aug 2019: INF Treaty stays in force, contested from now on.",
        ),
    ],
    ids=["announced", "notified", "ended", "some day", "first", "nothing", "claimed"],
)
def test_what_stands_then_is_told(life: AgreementLife, written: Act, sentence: str) -> None:
    """The whole is told always, a party where the act changes its standing, a later effect on its own day."""
    assert foreseen(life, written) == sentence


def test_an_act_that_is_changed_takes_its_own_place() -> None:
    """The act as it was is left out: what is told is the difference that the act as written makes."""
    moved = replace(SIGNED[0], when=parse_edtf("1987-12-10"))
    only = AgreementLife(TREATY, (SIGNED[0],), LIFE.names)
    assert foreseen(only, moved) == "On 10 Dec 1987: INF Treaty begins as in force; Northland: party."


def test_an_undated_act_moves_nothing() -> None:
    """Undated text is said to move nothing."""
    undated = replace(SIGNED[0], when=When("some day"))
    assert foreseen(LIFE, undated) == "Without a date that can be read, the act moves nothing."


def test_actors_not_yet_known_are_told_by_their_new_names() -> None:
    """An actor to be made with the save has its name already."""
    joining = act(30, "signed", "1988-01-01", actor=RecordId(-1))
    assert foreseen(LIFE, joining, {RecordId(-1): "Westland"}).endswith("Westland: party.")


def test_of_many_parties_a_few_are_told() -> None:
    """A long list is counted after the third."""
    many = tuple(act(40 + n, "signed", "1990", actor=RecordId(100 + n)) for n in range(9))
    names = {RecordId(100 + n): f"State {n}" for n in range(9)}
    told = foreseen(AgreementLife(TREATY, many, names), act(90, "expired", "2000-01-01"))
    assert told.count("former party") == 3
    assert told.endswith("and 6 more.")


def test_whose_standing_an_act_leaves_as_it_is_is_told_too() -> None:
    """Announcing once more what was announced changes nothing, and that is said of the party."""
    announced = act(30, "announced withdrawal", "2018-10-20", actor=NORTH)
    life = AgreementLife(TREATY, (*SIGNED, announced), LIFE.names)
    again = act(31, "announced withdrawal", "2019-02-01", actor=NORTH)
    assert foreseen(life, again) == (
        "On 1 Feb 2019: INF Treaty stays in force; Northland stays withdrawal announced."
    )
