"""Consent, withdrawal, suspension, succession: who is bound, from which day, and what is told beside."""

import pytest
from treaties import Treaty

from explorer.model.vocabulary import Consent


def test_a_treaty_built_from_scratch_is_right_on_every_day_between() -> None:
    """Opened, signed, ratified, in force, joined, left, rejoined, ended: each day tells the right thing."""
    treaty = (
        Treaty()
        .add("2000-01-01", "opened for signature")
        .add("2000-01-02", "signed", "A", "B", "C")
        .add("2000-01-10", "ratified", "A")
        .add("2000-02-01", "entered into force")
        .add("2000-02-10", "ratified", "B", effect="2000-03-10")
        .add("2000-04-01", "acceded", "D")
        .add("2000-05-01", "announced withdrawal", "A")
        .add("2000-05-10", "notified withdrawal", "A", effect="2000-11-10")
        .add("2000-06-01", "withdrew notice", "A")
        .add("2000-06-10", "notified withdrawal", "A", effect="2000-12-10")
        .add("2001-01-10", "accepted", "A", effect="2001-02-10")
        .add("2001-03-01", "suspended", "B")
        .add("2001-04-01", "resumed", "B")
        .add("2001-05-01", "terminated")
    )
    whole = {
        "1999-12-31": None,
        "2000-01-01": "signed",
        "2000-01-31": "signed",
        "2000-02-01": "in force",
        "2001-04-30": "in force",
        "2001-05-01": "terminated",
    }
    assert {iso: treaty.whole(iso) for iso in whole} == whole
    a = {
        "2000-01-01": None,
        "2000-01-02": "signatory",
        "2000-01-09": "signatory",
        "2000-01-10": "contracting",
        "2000-01-31": "contracting",
        "2000-02-01": "party",
        "2000-04-30": "party",
        "2000-05-01": "withdrawal announced",
        "2000-05-09": "withdrawal announced",
        "2000-05-10": "notice given",
        "2000-05-31": "notice given",
        "2000-06-01": "party",
        "2000-06-09": "party",
        "2000-06-10": "notice given",
        "2000-11-10": "notice given",
        "2000-12-09": "notice given",
        "2000-12-10": "withdrawn",
        "2001-01-09": "withdrawn",
        "2001-01-10": "contracting",
        "2001-02-09": "contracting",
        "2001-02-10": "party",
        "2001-04-30": "party",
        "2001-05-01": "former party",
    }
    assert {iso: treaty.of("A", iso) for iso in a} == a
    b = {
        "2000-02-01": "signatory",
        "2000-02-09": "signatory",
        "2000-02-10": "contracting",
        "2000-03-09": "contracting",
        "2000-03-10": "party",
        "2001-02-28": "party",
        "2001-03-01": "suspended",
        "2001-03-31": "suspended",
        "2001-04-01": "party",
        "2001-05-01": "former party",
    }
    assert {iso: treaty.of("B", iso) for iso in b} == b
    assert treaty.of("C", "2001-04-30") == treaty.of("C", "2001-05-01") == "signatory"
    assert treaty.of("D", "2000-03-31") is None
    assert treaty.of("D", "2000-04-01") == "party"
    assert treaty.listed("2000-04-01") == ["A", "B", "C", "D"]


def test_leaving_tells_how_and_on_which_day() -> None:
    """A notice tells the day on which it takes effect until then; an announcement is an intention only."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "announced withdrawal", "A")
    treaty.add("2000-03-01", "notified withdrawal", "A", effect="2000-09-01")
    treaty.add("2000-04-01", "suspended", "A")
    told = {}
    for iso in ("2000-01-31", "2000-02-01", "2000-03-01", "2000-04-01", "2000-09-01"):
        party = treaty.party("A", iso)
        assert party is not None
        told[iso] = (party.standing, party.leaving, party.leaves_on, party.suspended)
    assert told == {
        "2000-01-31": ("party", None, None, False),
        "2000-02-01": ("withdrawal announced", "announced", None, False),
        "2000-03-01": ("notice given", "notified", "2000-09-01", False),
        "2000-04-01": ("suspended", "notified", "2000-09-01", True),
        "2000-09-01": ("withdrawn", None, None, False),
    }


@pytest.mark.parametrize("act", ["suspended withdrawal", "withdrew notice"])
def test_a_notice_withdrawn_before_its_day_has_no_effect(act: str) -> None:
    """A notice withdrawn the day before it takes effect leaves a party; on the day itself it is too late."""
    treaty = Treaty().add("2000-01-01", "acceded", "A", "B").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "notified withdrawal", "A", "B", effect="2000-05-01")
    treaty.add("2000-04-30", act, "A").add("2000-05-01", act, "B")
    assert treaty.of("A", "2000-04-29") == "notice given"
    assert (
        treaty.of("A", "2000-04-30")
        == treaty.of("A", "2000-05-01")
        == treaty.of("A", "2010-01-01")
        == "party"
    )
    assert treaty.of("B", "2000-05-01") == "withdrawn"


def test_a_notice_without_an_effect_day_waits_for_the_withdrawal_itself() -> None:
    """Without a day a notice is no more than a notice; a later announcement does not take it back."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "notified withdrawal", "A").add("2000-03-01", "announced withdrawal", "A")
    assert treaty.of("A", "2010-01-01") == "notice given"
    treaty.add("2010-02-01", "withdrew", "A")
    assert treaty.of("A", "2010-02-01") == "withdrawn"


def test_a_second_notice_without_a_day_leaves_the_first_one_its_day() -> None:
    """Repeating a notice does not undo its effect day; a notice with another day replaces it."""
    treaty = Treaty().add("2000-01-01", "acceded", "A", "B").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "notified withdrawal", "A", "B", effect="2000-05-01")
    treaty.add("2000-03-01", "notified withdrawal", "A")
    treaty.add("2000-03-01", "notified withdrawal", "B", effect="2000-08-01")
    assert treaty.of("A", "2000-05-01") == "withdrawn"
    assert treaty.of("B", "2000-05-01") == "notice given"
    assert treaty.of("B", "2000-08-01") == "withdrawn"


def test_withdrawal_with_a_later_effect_day_is_a_notice_until_then() -> None:
    """A withdrawal recorded with its effect day leaves the actor a party on notice until that day."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "withdrew", "A", effect="2000-08-01")
    assert treaty.of("A", "2000-07-31") == "notice given"
    assert treaty.of("A", "2000-08-01") == "withdrawn"


def test_consent_after_withdrawal_is_contracting_until_its_effect_day() -> None:
    """Acceptance after withdrawal ends it: contracting until its effect day, then a party again."""
    treaty = Treaty().add("2016-09-03", "accepted", "A").add("2016-11-04", "entered into force")
    treaty.add("2019-11-04", "notified withdrawal", "A", effect="2020-11-04").add(
        "2020-11-04", "withdrew", "A"
    )
    treaty.add("2021-01-20", "accepted", "A", effect="2021-02-19")
    assert treaty.of("A", "2021-01-19") == "withdrawn"
    assert treaty.of("A", "2021-01-20") == treaty.of("A", "2021-02-18") == "contracting"
    assert treaty.of("A", "2021-02-19") == "party"


def test_consent_given_while_on_notice_survives_the_exit() -> None:
    """Who gives notice and then consents anew leaves on the notice's day and is back on the consent's."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "notified withdrawal", "A", effect="2000-08-01")
    treaty.add("2000-07-15", "accepted", "A", effect="2000-09-01")
    assert treaty.of("A", "2000-07-31") == "notice given"
    assert treaty.of("A", "2000-08-01") == "contracting"
    assert treaty.of("A", "2000-09-01") == "party"


def test_consent_that_takes_effect_before_the_notice_does_ends_the_notice() -> None:
    """A consent given after the notice and in effect before its day keeps the actor a party."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "notified withdrawal", "A", effect="2000-08-01")
    treaty.add("2000-03-01", "rejoined", "A", effect="2000-04-01")
    assert treaty.of("A", "2000-03-31") == "notice given"
    assert treaty.of("A", "2000-04-01") == treaty.of("A", "2000-08-01") == "party"


def test_a_notice_given_before_a_first_consent_takes_effect_stays() -> None:
    """A consent that takes effect after a notice was given does not end the notice that came later."""
    treaty = (
        Treaty()
        .add("2000-01-01", "entered into force")
        .add("2000-01-01", "acceded", "A", effect="2000-03-01")
    )
    treaty.add("2000-02-01", "notified withdrawal", "A", effect="2000-06-01")
    assert treaty.of("A", "2000-03-01") == "notice given"
    assert treaty.of("A", "2000-06-01") == "withdrawn"


def test_withdrawal_wipes_what_was_there_before() -> None:
    """Suspension and notice end with the exit and do not come back with a new accession."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "suspended", "A").add("2000-03-01", "withdrew", "A").add(
        "2000-04-01", "acceded", "A"
    )
    party = treaty.party("A", "2000-04-01")
    assert party is not None
    assert (party.standing, party.suspended, party.leaving) == ("party", False, None)


def test_a_signature_does_not_end_a_withdrawal_where_instruments_bind() -> None:
    """Signing again makes nobody a party of a treaty that is joined by instrument."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2000-02-01", "withdrew", "A").add("2000-03-01", "signed", "A")
    assert treaty.of("A", "2000-03-01") == "withdrawn"


def test_a_withdrawn_signature_is_declined_until_another_act() -> None:
    """Who takes back its signature has declined, until it signs or consents again."""
    treaty = Treaty().add("2000-01-01", "signed", "A").add("2000-02-01", "withdrew signature", "A")
    treaty.add("2000-03-01", "signed", "A").add("2000-04-01", "withdrew signature", "A")
    treaty.add("2000-05-01", "acceded", "A")
    days = ("2000-02-01", "2000-03-01", "2000-04-01", "2000-05-01")
    assert [treaty.of("A", d) for d in days] == ["declined", "signatory", "declined", "contracting"]


@pytest.mark.parametrize(
    ("act", "standing"),
    [
        ("suspended", "suspended"),
        ("notified withdrawal", "notice given"),
        ("announced withdrawal", "withdrawal announced"),
    ],
)
def test_who_does_what_only_a_party_can_do_is_taken_to_be_one(act: str, standing: str) -> None:
    """An actor of whom no consent is recorded, but a suspension or a notice, was bound before."""
    treaty = Treaty().add("2000-01-01", "entered into force").add("2000-02-01", act, "A")
    assert treaty.of("A", "2000-02-01") == standing
    treaty.add("2000-03-01", "resumed" if act == "suspended" else "withdrew notice", "A")
    assert treaty.of("A", "2000-03-01") == "party"


def test_by_entry_everyone_at_the_table_is_bound_by_the_entry_into_force() -> None:
    """Consent by entry: negotiators and signatories become parties that day, later ones as they join."""
    treaty = Treaty(Consent.ENTRY).add("2000-01-01", "concluded", "N").add("2000-01-02", "signed", "S")
    treaty.add("2000-01-03", "ratified", "R", effect="2000-01-05").add("2000-02-01", "entered into force")
    treaty.add("2000-03-01", "signed", "L").add("2000-03-01", "acceded", "J", effect="2000-04-01")
    before = {name: treaty.of(name, "2000-01-31") for name in "NSRLJ"}
    assert before == {"N": "negotiating", "S": "signatory", "R": "contracting", "L": None, "J": None}
    assert {name: treaty.of(name, "2000-02-01") for name in "NSR"} == dict.fromkeys("NSR", "party")
    assert treaty.of("L", "2000-03-01") == "party"
    assert (treaty.of("J", "2000-03-31"), treaty.of("J", "2000-04-01")) == ("contracting", "party")
    treaty.add("2000-05-01", "withdrew", "S", "N").add("2000-06-01", "rejoined", "S", effect="2000-07-01")
    treaty.add("2000-06-01", "signed", "N")
    assert [treaty.of("S", d) for d in ("2000-05-01", "2000-06-01", "2000-07-01")] == [
        "withdrawn",
        "contracting",
        "party",
    ]
    assert [treaty.of("N", d) for d in ("2000-05-01", "2000-06-01")] == ["withdrawn", "party"]


@pytest.mark.parametrize("act", ["signed", "concluded", "announced"])
def test_by_signature_it_is_in_force_as_soon_as_it_is_signed(act: str) -> None:
    """Consent by signature: signed, concluded or announced is in force, and who did it is bound."""
    treaty = Treaty(Consent.SIGNATURE).add("2000-01-01", "initialled", "A", "B").add("2000-02-01", act, "A")
    assert treaty.whole("2000-01-31") == "initialled"
    assert treaty.whole("2000-02-01") == "in force"
    assert treaty.of("A", "2000-02-01") == treaty.of("B", "2000-02-01") == "party"


@pytest.mark.parametrize(("act", "stage"), [("adopted", "adopted"), ("opened for signature", "signed")])
def test_by_signature_neither_adoption_nor_opening_brings_it_into_force(act: str, stage: str) -> None:
    """An adopted text and one that is only open for signature bind nobody."""
    assert Treaty(Consent.SIGNATURE).add("2000-01-01", act).whole("2000-01-01") == stage


def test_by_signature_a_recorded_entry_into_force_is_waited_for() -> None:
    """Where the entry into force is recorded, the signatures alone did not bring it about."""
    treaty = (
        Treaty(Consent.SIGNATURE).add("2000-01-01", "signed", "A").add("2000-02-01", "entered into force")
    )
    assert (treaty.whole("2000-01-31"), treaty.of("A", "2000-01-31")) == ("signed", "signatory")
    assert (treaty.whole("2000-02-01"), treaty.of("A", "2000-02-01")) == ("in force", "party")


def test_by_signature_a_signature_with_an_effect_day_is_in_force_from_then() -> None:
    """Signed with an effect day: signed at once, in force from that day."""
    treaty = Treaty(Consent.SIGNATURE).add("2000-01-01", "signed", "A", "B", effect="2000-03-01")
    assert (treaty.whole("2000-02-28"), treaty.of("A", "2000-02-28")) == ("signed", "signatory")
    assert (treaty.whole("2000-03-01"), treaty.of("B", "2000-03-01")) == ("in force", "party")


def test_by_instrument_a_signature_alone_binds_nobody() -> None:
    """Consent by instrument: a signatory of a treaty in force is no party."""
    treaty = Treaty().add("2000-01-01", "signed", "A").add("2000-02-01", "entered into force")
    assert treaty.of("A", "2000-02-01") == "signatory"


def test_acts_with_an_effect_day_move_from_that_day() -> None:
    """Entry into force, suspension and termination recorded with an effect day move on that day."""
    treaty = (
        Treaty()
        .add("2000-01-01", "acceded", "A")
        .add("2000-01-01", "entered into force", effect="2000-02-01")
    )
    treaty.add("2000-03-01", "suspended", effect="2000-04-01").add(
        "2000-05-01", "terminated", effect="2000-06-01"
    )
    days = ("2000-01-31", "2000-02-01", "2000-03-31", "2000-04-01", "2000-05-31", "2000-06-01")
    assert [treaty.whole(d) for d in days] == [
        None,
        "in force",
        "in force",
        "suspended",
        "suspended",
        "terminated",
    ]


def test_an_effect_day_before_the_act_counts_from_the_act() -> None:
    """What is given effect in the past was not known then: it counts from the day of the act."""
    treaty = (
        Treaty()
        .add("2000-01-01", "entered into force")
        .add("2000-03-01", "acceded", "A", effect="1999-01-01")
    )
    assert treaty.of("A", "2000-02-29") is None
    assert treaty.of("A", "2000-03-01") == "party"


def test_a_successor_inherits_a_copy_and_the_predecessor_leaves() -> None:
    """Several successors inherit what stood that day, with suspension and notice; the predecessor leaves."""
    treaty = Treaty().add("1988-06-01", "ratified", "P", "Q").add("1988-06-01", "entered into force")
    treaty.add("1990-01-01", "suspended", "P").add(
        "1991-01-01", "notified withdrawal", "P", effect="1993-01-01"
    )
    treaty.add("1991-12-26", "succeeded", "R", "S", predecessor="P")
    treaty.add("1992-03-01", "resumed", "R").add("1992-04-01", "withdrew notice", "S")
    treaty.add("1992-06-01", "succeeded", "T", predecessor="P")
    assert treaty.listed("1991-12-25") == ["P", "Q"]
    assert treaty.listed("1991-12-26") == ["Q", "R", "S"]
    inherited = treaty.party("R", "1991-12-26")
    assert inherited is not None
    assert (inherited.standing, inherited.leaving, inherited.leaves_on) == (
        "suspended",
        "notified",
        "1993-01-01",
    )
    assert inherited.predecessor == treaty.actor("P")
    assert treaty.of("R", "1992-03-01") == "notice given"
    assert treaty.of("T", "1992-06-01") == "suspended"
    assert {name: treaty.of(name, "1993-01-01") for name in "RST"} == {
        "R": "withdrawn",
        "S": "suspended",
        "T": "withdrawn",
    }


def test_a_successor_that_is_bound_already_keeps_its_own_standing() -> None:
    """A party that also succeeds to another stays what it is; the other leaves the list."""
    treaty = Treaty().add("1970-01-01", "entered into force").add("1970-01-01", "acceded", "A", "P")
    treaty.add("1980-01-01", "suspended", "P").add("1990-10-03", "succeeded", "A", predecessor="P")
    assert treaty.listed("1990-10-03") == ["A"]
    assert treaty.of("A", "1990-10-03") == "party"


def test_a_successor_of_a_signatory_is_a_signatory() -> None:
    """The copy is of whatever stood: before ratification a successor is a signatory, and may ratify."""
    treaty = Treaty().add("1991-07-31", "signed", "U", "P")
    treaty.add("1992-05-23", "succeeded", "R", "B", "K", predecessor="P").add(
        "1994-12-05", "ratified", "R", "U"
    )
    treaty.add("1994-12-05", "entered into force")
    assert treaty.listed("1992-05-23") == ["U", "R", "B", "K"]
    assert treaty.of("B", "1994-12-05") == "signatory"
    assert treaty.of("R", "1994-12-05") == "party"


def test_a_succession_without_a_known_predecessor_is_a_consent() -> None:
    """A notification of succession to a treaty binds, even where nothing is recorded of the predecessor."""
    treaty = (
        Treaty().add("1970-01-01", "entered into force").add("1992-01-01", "succeeded", "R", predecessor="P")
    )
    treaty.add("1992-01-01", "succeeded", "N")
    assert treaty.of("R", "1992-01-01") == treaty.of("N", "1992-01-01") == "party"


def test_a_predecessor_that_acts_again_is_on_the_list_again() -> None:
    """A state that lives on beside its successor, and acts, stands under the agreement itself."""
    treaty = Treaty().add("1970-01-01", "entered into force").add("1970-01-01", "acceded", "P")
    treaty.add("1992-01-01", "succeeded", "R", predecessor="P").add("1993-01-01", "suspended", "P")
    assert treaty.listed("1992-06-01") == ["R"]
    assert treaty.listed("1993-01-01") == ["P", "R"]


def test_only_a_succession_takes_a_predecessor_off_the_list() -> None:
    """A predecessor noted with any other act moves nothing, though the two succeed each other later."""
    treaty = Treaty().add("2000-01-01", "proposed", "Union").add("", "proposed", "Heir", predecessor="Union")
    before = treaty.on("2000-01-01").of(treaty.actor("Union"))
    treaty.add("2000-01-02", "succeeded", "Union", predecessor="Heir")
    assert treaty.on("2000-01-01").of(treaty.actor("Union")) == before


def test_successions_in_a_chain_and_in_a_circle_end() -> None:
    """A successor may be succeeded in turn, even by the first one."""
    treaty = Treaty().add("1950-01-01", "entered into force").add("1950-01-01", "acceded", "A")
    treaty.add("1958-02-01", "succeeded", "B", predecessor="A").add(
        "1961-09-28", "succeeded", "A", predecessor="B"
    )
    treaty.add("1971-01-01", "succeeded", "C", predecessor="A")
    assert [treaty.listed(d) for d in ("1958-02-01", "1961-09-28", "1971-01-01")] == [["B"], ["A"], ["C"]]
    assert treaty.of("C", "1971-01-01") == "party"


def test_parties_are_listed_by_their_first_acts() -> None:
    """The list follows the first act of each, then sequence, then the order of the table."""
    treaty = Treaty().add("2000-01-02", "ratified", "C").add("2000-01-02", "signed", "B")
    treaty.add("2000-01-02", "signed", "D", sequence=-1).add("2000-01-01", "signed", "A")
    assert treaty.listed("2000-01-02") == ["A", "D", "B", "C"]


def test_since_tells_when_the_standing_began() -> None:
    """The date told is that of the act, or effect, that made the standing what it is."""
    treaty = Treaty().add("1987-12-08", "signed", "A", "P").add("1988-05-01", "ratified", "A", "P")
    treaty.add("1988-06-01", "entered into force").add("1991-12-26", "succeeded", "R", predecessor="P")
    treaty.add("2019-02-02", "suspended", "A").add(
        "2019-02-01", "notified withdrawal", "R", effect="2019-08-01"
    )

    def since(name: str, iso: str) -> str | None:
        party = treaty.party(name, iso)
        return None if party is None or party.since is None else party.since.edtf

    assert since("A", "1988-01-01") == "1987-12-08"
    assert since("A", "1988-05-15") == "1988-05-01"
    assert since("A", "1990-01-01") == "1988-06-01"
    assert since("R", "1992-01-01") == "1991-12-26"
    assert since("A", "2019-02-02") == "2019-02-02"
    assert since("R", "2019-08-01") == "2019-08-01"
    whole = treaty.on("2019-01-01").since
    assert whole is not None
    assert whole.edtf == "1988-06-01"
