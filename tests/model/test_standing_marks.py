"""Order within a day, uncertain dates, claims and contradictions."""

import pytest
from treaties import Treaty

from explorer.model.standing import PartyStanding
from explorer.model.vocabulary import Consent


def _party(treaty: Treaty, name: str, iso: str) -> PartyStanding:
    party = treaty.party(name, iso)
    assert party is not None
    return party


def test_acts_of_a_day_follow_the_sequence_then_the_table() -> None:
    """Resumption comes after suspension on one day, unless the sequence says otherwise."""
    treaty = Treaty().add("2000-01-01", "entered into force").add("2000-02-01", "resumed")
    treaty.add("2000-02-01", "suspended")
    assert treaty.whole("2000-02-01") == "in force"
    treaty = Treaty().add("2000-01-01", "entered into force").add("2000-02-01", "suspended", sequence=2)
    treaty.add("2000-02-01", "resumed", sequence=1)
    assert treaty.whole("2000-02-01") == "suspended"


def test_acts_of_a_day_and_kind_follow_their_numbers() -> None:
    """Two equal acts of a day are taken by number: the first one decides since when it stands."""
    treaty = Treaty().add("2000-01-01", "signed", "B").add("2000-01-01", "signed", "A")
    assert treaty.listed("2000-01-01") == ["B", "A"]


def test_an_act_of_a_kind_that_another_program_made_up_moves_nothing() -> None:
    """A kind that is not known here is shown in the life like a declaration, for a party as for the whole."""
    treaty = Treaty().add("2000-01-01", "signed", "A", "B").add("2000-01-02", "entered into force")
    before = treaty.on("2001-01-01")
    treaty.add("2000-01-02", "blessed").add("2000-06-01", "blessed", "A")
    assert treaty.on("2001-01-01") == before
    assert treaty.changes("2000-02-01", "2001-01-01") == ()


def test_an_act_counts_once_it_has_certainly_begun() -> None:
    """An act dated to a span counts on the span's last day, and makes the standing uncertain before."""
    treaty = Treaty(Consent.SIGNATURE, "political commitment").add("1994-10-21", "signed", "A", "B")
    treaty.add("[2002-11-14..2003-01-10]", "collapsed")
    told = [(s.of_whole, s.uncertain) for s in map(treaty.on, ("2002-11-13", "2002-11-14", "2003-01-09"))]
    assert told == [("in effect", False), ("in effect", True), ("in effect", True)]
    assert (treaty.whole("2003-01-10"), treaty.on("2003-01-10").uncertain) == ("collapsed", False)
    assert _party(treaty, "A", "2002-12-01").uncertain
    assert (_party(treaty, "A", "2002-12-01").standing) == "participant"
    assert not _party(treaty, "A", "2003-01-10").uncertain


@pytest.mark.parametrize(
    ("when", "first_maybe", "counts"),
    [
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2000", "2000-01-01", "2000-12-31"),
        ("2000-02-05/2000-02-09", "2000-02-05", "2000-02-05"),
        ("2000-02~/..", "2000-02-01", "2000-02-29"),
    ],
)
def test_a_month_or_a_year_counts_from_its_last_day(when: str, first_maybe: str, counts: str) -> None:
    """What happened some time within a month or a year has certainly happened on its last day."""
    treaty = Treaty().add("1999-01-01", "acceded", "A").add("1999-01-01", "entered into force")
    treaty.add(when, "suspended", "A")
    before, after = _party(treaty, "A", first_maybe), _party(treaty, "A", counts)
    assert (after.standing, after.uncertain) == ("suspended", False)
    if first_maybe != counts:
        assert (before.standing, before.uncertain) == ("party", True)


def test_an_act_open_towards_the_future_counts_from_its_first_day_and_stays_uncertain() -> None:
    """Some time after a day: it counts from there, and it never becomes certain that it has happened."""
    treaty = Treaty().add("1999-01-01", "acceded", "A").add("1999-01-01", "entered into force")
    treaty.add("after 5 May 2000", "withdrew", "A")
    assert (_party(treaty, "A", "2000-05-05").standing, _party(treaty, "A", "2000-05-05").uncertain) == (
        "party",
        False,
    )
    for iso in ("2000-05-06", "2020-01-01"):
        party = _party(treaty, "A", iso)
        assert (party.standing, party.uncertain) == ("withdrawn", True)


def test_an_act_open_towards_the_past_counts_once_it_is_over() -> None:
    """Some time before a day: it may always have begun, and has certainly begun by then."""
    treaty = Treaty().add("1999-01-01", "acceded", "A").add("1999-01-01", "entered into force")
    treaty.add("before 3 June 2000", "suspended", "A")
    assert (_party(treaty, "A", "2000-06-01").standing, _party(treaty, "A", "2000-06-01").uncertain) == (
        "party",
        True,
    )
    assert (_party(treaty, "A", "2000-06-02").standing, _party(treaty, "A", "2000-06-02").uncertain) == (
        "suspended",
        False,
    )


def test_an_undated_act_never_counts_and_leaves_what_it_would_change_uncertain() -> None:
    """An act without a date may lie on any day: it moves nothing and casts doubt on what it would move."""
    treaty = Treaty().add("1999-01-01", "acceded", "A", "B").add("1999-01-01", "entered into force")
    treaty.add("", "withdrew", "A").add("", "declared", "B")
    assert (_party(treaty, "A", "2020-01-01").standing, _party(treaty, "A", "2020-01-01").uncertain) == (
        "party",
        True,
    )
    assert not _party(treaty, "B", "2020-01-01").uncertain
    assert not treaty.on("2020-01-01").uncertain


def test_what_would_change_nothing_casts_no_doubt() -> None:
    """A signature some time in a year does not make an agreement in force, or one signed, uncertain."""
    treaty = (
        Treaty().add("1999-01-01", "signed", "A").add("2000", "signed", "B").add("2000-03-01", "acceded", "A")
    )
    assert not treaty.on("2000-06-01").uncertain
    assert not _party(treaty, "A", "2000-06-01").uncertain
    treaty.add("2000", "entered into force")
    assert treaty.on("2000-06-01").uncertain
    assert _party(treaty, "A", "2000-06-01").uncertain


def test_an_effect_day_known_to_the_month_only_is_uncertain_within_it() -> None:
    """Where the effect day is known to the month, the party is uncertain in it and gone at its end."""
    treaty = Treaty().add("1999-01-01", "acceded", "A").add("1999-01-01", "entered into force")
    treaty.add("2000-01-15", "notified withdrawal", "A", effect="2000-08")
    told = [_party(treaty, "A", iso) for iso in ("2000-07-31", "2000-08-01", "2000-08-30", "2000-08-31")]
    assert [(p.standing, p.uncertain) for p in told] == [
        ("notice given", False),
        ("notice given", True),
        ("notice given", True),
        ("withdrawn", False),
    ]


def test_an_act_that_may_come_before_another_is_tried_there_too() -> None:
    """An entry into force that may have come before the end leaves open whether there are former parties."""
    treaty = Treaty().add("1999-01-01", "acceded", "A").add("2000-06-15", "terminated")
    treaty.add("2000", "entered into force")
    assert _party(treaty, "A", "2000-07-01").standing == "contracting"
    assert _party(treaty, "A", "2000-07-01").uncertain
    assert not treaty.on("2000-07-01").uncertain


def test_a_succession_of_uncertain_day_casts_doubt_on_the_predecessor() -> None:
    """As long as the successor may have taken its place, the predecessor stands there uncertain."""
    treaty = Treaty().add("1988-06-01", "acceded", "P").add("1988-06-01", "entered into force")
    treaty.add("1991-12", "succeeded", "R", predecessor="P")
    assert _party(treaty, "P", "1991-12-15").uncertain
    assert treaty.listed("1991-12-15") == ["P"]
    assert treaty.listed("1991-12-31") == ["R"]
    assert not _party(treaty, "R", "1991-12-31").uncertain


def test_a_claim_moves_nothing_and_contests_the_party_from_then_on() -> None:
    """One side's claim about a party contests its standing from its day on, and not that of the whole."""
    treaty = Treaty().add("1985-12-12", "acceded", "A").add("1970-03-05", "entered into force")
    treaty.add("2003-01-10", "notified withdrawal", "A", effect="2003-04-10")
    treaty.add("2003-01-11", "withdrew", "A", claimed_by="A").add("2003-04-10", "withdrew", "A")
    told = [_party(treaty, "A", iso) for iso in ("2003-01-10", "2003-01-11", "2003-04-10", "2019-02-22")]
    assert [(p.standing, p.contested) for p in told] == [
        ("notice given", False),
        ("notice given", True),
        ("withdrawn", True),
        ("withdrawn", True),
    ]
    assert not treaty.on("2019-02-22").contested


def test_a_claim_about_the_whole_contests_the_whole() -> None:
    """A claim that an agreement has ended contests the whole and moves neither it nor its parties."""
    treaty = Treaty().add("2000-01-01", "acceded", "A", "B").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "terminated", claimed_by="A")
    standing = treaty.on("2000-02-01")
    assert (standing.of_whole, standing.contested) == ("in force", True)
    assert [(p.standing, p.contested) for p in standing.parties] == [("party", False), ("party", False)]


def test_a_claim_about_one_without_a_standing_contests_the_whole() -> None:
    """Who claims to have joined is not on the list; that the list is disputed is said of the whole."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "acceded", "N", claimed_by="N")
    assert treaty.listed("2000-02-01") == ["A"]
    assert not treaty.on("2000-01-31").contested
    assert treaty.on("2000-02-01").contested


def test_a_claimed_succession_contests_both_sides() -> None:
    """A claim to be the successor leaves the predecessor on the list, contested."""
    treaty = Treaty().add("2000-01-01", "acceded", "P").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "succeeded", "R", predecessor="P", claimed_by="R")
    assert treaty.listed("2000-02-01") == ["P"]
    assert _party(treaty, "P", "2000-02-01").contested


def test_a_successor_inherits_that_it_is_contested() -> None:
    """A copy of a contested standing is contested."""
    treaty = Treaty().add("2000-01-01", "acceded", "P").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "suspended", "P", claimed_by="Q").add(
        "2000-03-01", "succeeded", "R", predecessor="P"
    )
    assert _party(treaty, "R", "2000-03-01").contested


def test_a_contradicted_act_contests_what_it_decides() -> None:
    """A citation that contradicts the deciding act contests the standing as long as that act decides it."""
    treaty = Treaty().add("2000-01-01", "acceded", "A", "B").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "suspended", "A", is_contradicted=True).add("2000-03-01", "resumed", "A")
    treaty.add("2000-04-01", "terminated", is_contradicted=True)
    days = ("2000-01-31", "2000-02-01", "2000-03-01", "2000-04-01")
    assert [_party(treaty, "A", iso).contested for iso in days] == [False, True, False, True]
    assert not treaty.on("2000-03-01").contested
    assert treaty.on("2000-04-01").contested
    assert not _party(treaty, "B", "2000-03-01").contested


def test_changes_between_two_days() -> None:
    """Comparing two days tells each standing that differs, with the date on which the later one began."""
    treaty = Treaty().add("1988-06-01", "ratified", "A", "P").add("1988-06-01", "entered into force")
    treaty.add("1991-12-26", "succeeded", "R", predecessor="P").add("2019-02-02", "suspended", "A", "R")
    treaty.add("2019-02-02", "notified withdrawal", "A", effect="2019-08-02").add("2019-08-02", "terminated")
    names = {None: None, **treaty.names}
    changes = treaty.changes("1990-01-01", "2019-09-01")
    told = [(names[c.actor], c.before, c.after, c.when and c.when.edtf) for c in changes]
    assert told == [
        (None, "in force", "terminated", "2019-08-02"),
        ("A", "party", "withdrawn", "2019-08-02"),
        ("P", "party", None, "1991-12-26"),
        ("R", None, "former party", "2019-08-02"),
    ]
    acts = {act.id: act.act for act in treaty.acts}
    assert [acts[c.act] for c in changes if c.act] == [
        "terminated",
        "notified withdrawal",
        "succeeded",
        "terminated",
    ]
    assert treaty.changes("2019-09-01", "1990-01-01") == treaty.changes("1990-01-01", "2019-09-01")
    assert treaty.changes("2019-03-01", "2019-03-02") == ()


def test_a_heap_of_undated_acts_is_told_in_no_time() -> None:
    """Hundreds of acts without a date leave the standing uncertain, and the program answering."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    for _ in range(300):
        treaty.add("", "suspended").add("", "suspended", "A").add("", "resumed", "A")
    standing = treaty.on("2010-01-01")
    assert (standing.of_whole, standing.uncertain) == ("in force", True)
    assert _party(treaty, "A", "2010-01-01").uncertain
