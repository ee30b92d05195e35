"""The one line under a lane's name."""

import pytest
from treaties import Treaty

from explorer.model.headline import headline
from explorer.model.vocabulary import Consent


def _line(treaty: Treaty, iso: str = "2010-01-01") -> tuple[str, str]:
    line = headline(treaty.on(iso), treaty.names)
    return line.text, line.tone


def _in_force(*parties: str) -> Treaty:
    return Treaty().add("2000-01-01", "acceded", *parties).add("2000-01-01", "entered into force")


def test_before_the_first_act_there_is_nothing_to_tell() -> None:
    """An agreement that is not made yet says so."""
    assert _line(Treaty()) == ("not yet made", "none")


@pytest.mark.parametrize(
    ("act", "text", "tone"),
    [
        ("proposed", "proposed", "signed"),
        ("initialled", "initialled", "signed"),
        ("adopted", "adopted", "signed"),
        ("signed", "signed", "signed"),
        ("provisionally applied", "provisionally applied", "in_force"),
        ("entered into force", "in force", "in_force"),
        ("suspended", "suspended", "suspended"),
        ("terminated", "terminated", "ended"),
        ("collapsed", "judged collapsed", "ended"),
    ],
)
def test_the_standing_of_the_whole_comes_first_and_gives_the_colour(act: str, text: str, tone: str) -> None:
    """Without parties that stand apart, the line is the standing of the whole."""
    assert _line(Treaty().add("2000-01-01", act)) == (text, tone)


@pytest.mark.parametrize(
    ("act", "text", "tone"),
    [
        ("suspended", "in force · U.S. suspended", "suspended"),
        ("withdrew", "in force · U.S. withdrawn", "withdrawn"),
        ("announced withdrawal", "in force · U.S. exit announced", "signed"),
        ("notified withdrawal", "in force · U.S. gave notice", "signed"),
    ],
)
def test_one_party_apart_is_named(act: str, text: str, tone: str) -> None:
    """A single party that stands apart is told by its short name, in the colour of what it did."""
    assert _line(_in_force("U.S.", "Russia").add("2000-02-01", act, "U.S.")) == (text, tone)


def test_several_parties_apart_are_counted() -> None:
    """Both, all, or a number."""
    assert (
        _line(_in_force("A", "B").add("2000-02-01", "suspended", "A", "B"))[0] == "in force · both suspended"
    )
    assert _line(_in_force("A", "B", "C").add("2000-02-01", "suspended", "A", "B", "C"))[0] == (
        "in force · all suspended"
    )
    assert _line(_in_force("A", "B", "C", "D").add("2000-02-01", "withdrew", "A", "B", "C"))[0] == (
        "in force · 3 withdrawn"
    )


def test_different_deviations_are_told_weightiest_first_and_at_most_two() -> None:
    """A suspension comes before an exit, and a line has no more than two of them."""
    treaty = (
        _in_force("A", "B", "C", "D").add("2000-02-01", "withdrew", "A").add("2000-02-01", "suspended", "B")
    )
    treaty.add("2000-02-01", "announced withdrawal", "C")
    assert _line(treaty) == ("in force · B suspended · A withdrawn", "suspended")


def test_who_took_back_its_signature_is_told() -> None:
    """A signature withdrawn from an agreement that is signed stands beside it."""
    treaty = (
        Treaty().add("2000-01-01", "signed", "Japan", "U.S.").add("2001-01-01", "withdrew signature", "U.S.")
    )
    assert _line(treaty) == ("signed · U.S. declined", "withdrawn")


def test_what_has_ended_tells_no_parties() -> None:
    """After the end it matters no more who stood apart."""
    treaty = _in_force("A", "B").add("2000-02-01", "withdrew", "A").add("2001-01-01", "terminated")
    assert _line(treaty) == ("terminated", "ended")


def test_contested_and_uncertain_are_told_in_words() -> None:
    """A doubt or a dispute about the whole ends the line; a dispute about a party stands with it."""
    treaty = (
        _in_force("A", "B")
        .add("2000-02-01", "withdrew", "A")
        .add("2000-02-01", "withdrew", "A", claimed_by="B")
    )
    assert _line(treaty)[0] == "in force · A withdrawn (contested)"
    treaty = _in_force("A", "B").add("2000-02-01", "withdrew", "A", claimed_by="A")
    assert _line(treaty) == ("in force · standing of A contested", "in_force")
    assert _line(_in_force("A").add("2000-02-01", "terminated", claimed_by="A"))[0] == "in force · contested"
    assert _line(_in_force("A").add("2000", "terminated"), "2000-05-01")[0] == "in force · uncertain"


def test_a_political_commitment_is_in_effect() -> None:
    """What binds politically is told as in effect."""
    treaty = Treaty(Consent.SIGNATURE, "political commitment").add("2000-01-01", "signed", "A", "B")
    assert _line(treaty) == ("in effect", "in_force")
