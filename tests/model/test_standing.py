"""Each row of the table of acts: what it moves, of the whole and of a party."""

import pytest
from treaties import Treaty

from explorer.model.act_kinds import ACT_KINDS
from explorer.model.vocabulary import Consent
from explorer.paths import migrations


def test_before_its_first_act_an_agreement_has_no_standing() -> None:
    """Nothing stands before the first act."""
    treaty = Treaty().add("2000-01-02", "signed", "A")
    assert treaty.on("2000-01-01").of_whole is None
    assert treaty.on("2000-01-01").parties == ()


@pytest.mark.parametrize(
    ("act", "standing"),
    [
        ("proposed", "proposed"),
        ("initialled", "initialled"),
        ("concluded", "adopted"),
        ("announced", "adopted"),
        ("adopted", "adopted"),
        ("opened for signature", "signed"),
        ("signed", "signed"),
        ("provisionally applied", "provisionally applied"),
        ("entered into force", "in force"),
        ("suspended", "suspended"),
        ("terminated", "terminated"),
        ("expired", "expired"),
        ("superseded", "superseded"),
        ("collapsed", "collapsed"),
    ],
)
def test_an_act_of_the_whole_moves_the_whole(act: str, standing: str) -> None:
    """An act of the whole makes the agreement what the table says, on its day and not before."""
    treaty = Treaty().add("2000-01-02", act)
    assert treaty.whole("2000-01-01") is None
    assert treaty.whole("2000-01-02") == standing
    assert treaty.listed("2000-01-02") == []


@pytest.mark.parametrize(
    ("act", "whole", "party"),
    [
        ("proposed", "proposed", "negotiating"),
        ("initialled", "initialled", "negotiating"),
        ("concluded", "adopted", "negotiating"),
        ("announced", "adopted", "negotiating"),
        ("adopted", "adopted", "negotiating"),
        ("signed", "signed", "signatory"),
        ("ratified", None, "contracting"),
        ("accepted", None, "contracting"),
        ("approved", None, "contracting"),
        ("acceded", None, "contracting"),
        ("rejoined", None, "contracting"),
        ("entered into force", None, "party"),
        ("announced withdrawal", None, "withdrawal announced"),
        ("notified withdrawal", None, "notice given"),
        ("suspended", None, "suspended"),
        ("withdrew signature", None, "declined"),
        ("withdrew", None, "withdrawn"),
    ],
)
def test_an_act_of_a_party_moves_the_party(act: str, whole: str | None, party: str) -> None:
    """An act of a party makes the party what the table says, and the whole only up to its signature."""
    treaty = Treaty().add("2000-01-02", act, "A")
    assert treaty.of("A", "2000-01-01") is None
    assert (treaty.whole("2000-01-02"), treaty.of("A", "2000-01-02")) == (whole, party)


@pytest.mark.parametrize("act", ["extended", "amended", "declared", "reserved", "objected"])
@pytest.mark.parametrize("actors", [(), ("A",), ("B",)])
def test_acts_that_are_only_told_move_nothing(act: str, actors: tuple[str, ...]) -> None:
    """Extensions, amendments, declarations, reservations and objections move nothing."""
    treaty = Treaty().add("2000-01-01", "signed", "A").add("2000-02-01", "ratified", "A")
    before = treaty.on("2000-03-01")
    treaty.add("2000-02-15", act, *actors)
    assert treaty.on("2000-03-01") == before


@pytest.mark.parametrize(
    "act", ["ratified", "acceded", "withdrew", "notified withdrawal", "withdrew signature"]
)
def test_acts_of_a_party_alone_move_nothing_without_one(act: str) -> None:
    """What only a party can do moves nothing when it is recorded of the whole."""
    treaty = Treaty().add("2000-01-01", "entered into force").add("2000-02-01", act)
    assert treaty.on("2000-03-01") == treaty.on("2000-01-15")


@pytest.mark.parametrize("act", ["terminated", "expired", "superseded", "collapsed"])
def test_a_party_alone_ends_nothing(act: str) -> None:
    """What only befalls the whole moves nothing when it is recorded of a party."""
    treaty = Treaty().add("2000-01-01", "entered into force").add("2000-02-01", act, "A")
    assert treaty.on("2000-03-01") == treaty.on("2000-01-15")


def test_signing_acts_never_move_an_agreement_back() -> None:
    """Signatures, adoptions and proposals after entry into force leave the whole in force."""
    treaty = Treaty().add("2000-01-01", "signed", "A").add("2000-02-01", "entered into force")
    for act in ("proposed", "initialled", "concluded", "adopted", "signed", "opened for signature"):
        treaty.add("2000-03-01", act, "B").add("2000-03-02", act)
    assert treaty.whole("2000-03-03") == "in force"
    treaty = Treaty().add("2000-01-01", "signed", "A").add("2000-01-02", "initialled", "B")
    assert treaty.whole("2000-01-03") == "signed"


@pytest.mark.parametrize("kind", ["political commitment", "unilateral undertaking"])
def test_what_binds_politically_is_in_effect_and_has_participants(kind: str) -> None:
    """A political commitment or undertaking is in effect, and who is bound by it is a participant."""
    treaty = Treaty(Consent.SIGNATURE, kind).add("2000-01-01", "announced", "A")
    assert treaty.whole("2000-01-01") == "in effect"
    assert treaty.of("A", "2000-01-01") == "participant"
    treaty.add("2000-02-01", "collapsed")
    assert treaty.of("A", "2000-02-01") == "former participant"


def test_suspension_of_the_whole_ends_as_before() -> None:
    """A suspended agreement is, once resumed, what it was before, and its parties are untouched."""
    treaty = Treaty().add("2000-01-01", "signed", "A").add("2000-01-02", "ratified", "A")
    treaty.add("2000-02-01", "entered into force").add("2000-03-01", "suspended").add("2000-04-01", "resumed")
    treaty.add("2000-03-15", "acceded", "B")
    assert [treaty.whole(d) for d in ("2000-02-29", "2000-03-01", "2000-04-01")] == [
        "in force",
        "suspended",
        "in force",
    ]
    party = treaty.party("A", "2000-03-01")
    assert party is not None
    assert (party.standing, party.suspended) == ("party", False)
    assert treaty.of("B", "2000-03-15") == "party"


def test_a_suspended_agreement_that_was_only_signed_is_signed_again() -> None:
    """Resumption goes back to whatever there was before."""
    treaty = (
        Treaty().add("2000-01-01", "signed", "A").add("2000-02-01", "suspended").add("2000-03-01", "resumed")
    )
    assert [treaty.whole(d) for d in ("2000-02-01", "2000-03-01")] == ["suspended", "signed"]


def test_a_party_that_suspends_never_changes_the_whole() -> None:
    """A party suspends its own performance; the agreement stays in force, the party comes back."""
    treaty = Treaty().add("2000-01-01", "acceded", "A", "B").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "suspended", "A", "B").add("2000-03-01", "resumed", "A")
    assert treaty.whole("2000-02-01") == "in force"
    assert treaty.of("A", "2000-02-01") == treaty.of("B", "2000-03-01") == "suspended"
    assert treaty.of("A", "2000-03-01") == "party"


def test_entry_into_force_for_a_party_alone_is_for_it_alone() -> None:
    """An agreement may enter into force for one party; the whole does not move."""
    treaty = Treaty().add("2000-01-01", "signed", "A", "B").add("2000-02-01", "entered into force", "A")
    assert treaty.whole("2000-02-01") == "signed"
    assert treaty.of("A", "2000-02-01") == "party"
    assert treaty.of("B", "2000-02-01") == "signatory"


def test_provisional_application_by_a_party_is_told_beside_its_standing() -> None:
    """Who applies provisionally is not bound yet: it stays what it was, and that is said beside it."""
    treaty = Treaty().add("2000-01-01", "signed", "A").add("2000-02-01", "provisionally applied", "A", "B")
    a, b = treaty.party("A", "2000-02-01"), treaty.party("B", "2000-02-01")
    assert a is not None
    assert b is not None
    assert (a.standing, a.provisional) == ("signatory", True)
    assert (b.standing, b.provisional) == ("negotiating", True)
    assert treaty.whole("2000-02-01") == "signed"


@pytest.mark.parametrize("end", ["terminated", "expired", "superseded"])
def test_what_has_ended_has_ended_for_good(end: str) -> None:
    """After the end no act moves anything."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "signed", "S").add("2000-03-01", end)
    ended = treaty.on("2000-03-01")
    for act in ("signed", "ratified", "suspended", "notified withdrawal", "withdrew", "entered into force"):
        treaty.add("2000-04-01", act, "A", "S", "N")
    for act in ("entered into force", "resumed", "suspended", "terminated", "expired", "collapsed", "signed"):
        treaty.add("2000-04-02", act)
    assert treaty.on("2000-05-01") == ended
    assert ended.of_whole == end
    assert not ended.is_judgement


def test_only_who_was_bound_at_the_end_is_a_former_party() -> None:
    """Former party is who was bound when it ended; a signatory and one that had left stay what they were."""
    treaty = Treaty().add("2000-01-01", "signed", "A", "S").add("2000-01-01", "acceded", "A", "W", "X")
    treaty.add("2000-01-01", "entered into force").add("2000-02-01", "withdrew", "W")
    treaty.add("2000-02-01", "acceded", "C", effect="2001-01-01").add("2000-03-01", "terminated")
    treaty.add("2000-02-02", "suspended", "X").add(
        "2000-02-02", "notified withdrawal", "A", effect="2000-06-01"
    )
    standings = {name: treaty.of(name, "2001-02-01") for name in "ASWXC"}
    assert standings == {
        "A": "former party",
        "S": "signatory",
        "W": "withdrawn",
        "X": "former party",
        "C": "contracting",
    }
    a, x = treaty.party("A", "2000-03-01"), treaty.party("X", "2000-03-01")
    assert a is not None
    assert x is not None
    assert (a.leaving, a.leaves_on, x.suspended) == (None, None, False)


def test_a_party_that_leaves_on_the_day_of_the_end_has_left() -> None:
    """On one day withdrawal is taken before the end: who left is withdrawn, the other a former party."""
    treaty = Treaty().add("2000-01-01", "acceded", "A", "B").add("2000-01-01", "entered into force")
    treaty.add("2001-01-01", "terminated").add("2001-01-01", "withdrew", "A")
    assert treaty.of("A", "2001-01-01") == "withdrawn"
    assert treaty.of("B", "2001-01-01") == "former party"


def test_collapse_is_a_judgement_and_no_act_of_law() -> None:
    """Collapse ends an agreement as a judgement; parties can still leave it, end it, or take it up again."""
    treaty = Treaty().add("2000-01-01", "acceded", "A", "B", "C").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "collapsed")
    collapsed = treaty.on("2000-02-01")
    assert (collapsed.of_whole, collapsed.is_judgement) == ("collapsed", True)
    assert treaty.of("A", "2000-02-01") == "former party"
    treaty.add("2000-03-01", "withdrew", "A")
    assert treaty.of("A", "2000-03-01") == "withdrawn"
    treaty.add("2000-04-01", "resumed")
    assert (treaty.whole("2000-04-01"), treaty.of("B", "2000-04-01")) == ("in force", "party")
    assert treaty.of("A", "2000-04-01") == "withdrawn"
    treaty.add("2000-05-01", "collapsed").add("2000-06-01", "terminated").add("2000-07-01", "resumed")
    ended = treaty.on("2000-08-01")
    assert (ended.of_whole, ended.is_judgement) == ("terminated", False)
    assert treaty.of("B", "2000-08-01") == "former party"


def test_the_table_of_acts_is_that_of_the_database() -> None:
    """The order of acts within a day is the same here and in the database's own table."""
    script = "\n".join(path.read_text(encoding="utf-8") for path in sorted(migrations().glob("*.sql")))
    rows = script.split("insert into act_kinds", 1)[1].split(";\n", 1)[0].splitlines()
    names = [row.split("'")[1] for row in rows if row.strip().startswith("('")]
    assert tuple(names) == ACT_KINDS
