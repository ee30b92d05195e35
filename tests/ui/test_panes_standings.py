"""How panes tell standings and ties for one day."""

from explorer.model.calendar import day_of, today
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.records import Act, Agreement, AgreementLife, Assessment, Commitment, Named, Tie
from explorer.model.small_details import TieDetail
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.ui.panes.life_bands import MOST_PARTIES, life_bands
from explorer.ui.panes.small_pages import small_page
from explorer.ui.panes.standing_words import told_agreements_of, told_commitments, told_life, told_standing
from explorer.ui.panes.tie_words import told_ties

TREATY, US, SU, RUSSIA = RecordId(1), RecordId(2), RecordId(3), RecordId(4)
NAMES = {US: "United States", SU: "Soviet Union", RUSSIA: "Russia"}


def act(number: int, word: str, when: str, actor: RecordId | None = None, **more: object) -> Act:
    """An act of the treaty."""
    return Act(RecordId(number), TREATY, word, parse_edtf(when), actor, **more)  # type: ignore[arg-type]  # shorthand


LIFE = AgreementLife(
    Agreement(TREATY, "Intermediate Nuclear Treaty", "INF Treaty"),
    (
        act(10, "signed", "1987-12-08", US),
        act(11, "signed", "1987-12-08", SU),
        act(12, "entered into force", "1988-06-01"),
        act(13, "succeeded", "1991-12-26", RUSSIA, predecessor=SU),
        act(14, "notified withdrawal", "2019-02-02", US, effect=parse_edtf("2019-08-02")),
        act(15, "suspended", "2019-02-02", RUSSIA),
        act(16, "terminated", "2019-08-02"),
    ),
    NAMES,
)


def test_the_pill_and_each_party_stand_as_on_the_day() -> None:
    """The whole is in force, one party suspended, the other on its way out."""
    told = told_standing(LIFE, day_of(2019, 2, 22))
    assert (told.pill, told.tone, told.on) == ("In force", "in_force", "on 22 February 2019")
    assert [(party.actor.name, party.word, party.tone) for party in told.parties] == [
        ("United States", "Notice given", "suspended"),
        ("Russia", "Suspended", "suspended"),
    ]
    assert told.parties[0].note == "leaves on 2\u00a0Aug\u00a02019"
    assert told.parties[1].note == "successor of Soviet Union"


def test_before_its_first_act_there_is_no_pill() -> None:
    """Nothing is said of a treaty before anything was done about it."""
    told = told_standing(LIFE, day_of(1980, 1, 1))
    assert told.pill == ""
    assert told.parties == ()


def test_today_is_called_today() -> None:
    """The day is not spelt out where it is this one."""
    assert told_standing(LIFE, today()).on == "today"


def test_a_life_tells_what_had_begun_and_keeps_the_rest_apart() -> None:
    """What is dated after the as-of day stands apart; without a day there is no such side."""
    told = told_life(LIFE, day_of(2019, 2, 22))
    assert [step.record for step in told.steps] == [10, 11, 12, 13, 14, 15]
    assert [step.record for step in told.later] == [16]
    assert told_life(LIFE, day_of(2020, 1, 1)).later == ()
    assert len(told_life(LIFE, day_of(1900, 1, 1)).later) == 7
    assert len(told_life(LIFE, None).steps) == 7


def test_a_date_is_written_once_for_the_acts_of_one_day() -> None:
    """The second act of a day leaves its date out."""
    steps = told_life(LIFE, day_of(2019, 2, 22)).steps
    assert [step.day for step in steps][:3] == ["8\u00a0Dec\u00a01987", "", "1\u00a0Jun\u00a01988"]


def test_an_act_tells_its_predecessor_and_its_effect() -> None:
    """What makes an act more than a word stands behind it."""
    rest = {step.record: step.rest for step in told_life(LIFE, day_of(2019, 2, 22)).steps}
    assert rest[RecordId(13)] == " Soviet Union"
    assert rest[RecordId(14)] == ", takes effect 2\u00a0Aug\u00a02019"


def test_a_claim_is_told_as_a_claim_in_the_life() -> None:
    """What a party alone says reads so; another's claim, or one about the whole, names who claims it."""
    acts = (
        act(17, "withdrew", "2019-02-03", RUSSIA, claimed_by=RUSSIA),
        act(18, "suspended", "2019-02-04", RUSSIA, claimed_by=US),
        act(19, "terminated", "2019-02-05", claimed_by=US),
    )
    steps = told_life(AgreementLife(LIFE.agreement, acts, NAMES), day_of(2019, 2, 22)).steps
    assert [f"{step.act}{step.rest}" for step in steps] == [
        "says it withdrew",
        "suspended (claimed by United States)",
        "Terminated (claimed by United States)",
    ]


def test_an_actor_is_told_its_standing_in_each_agreement() -> None:
    """Party, no longer one, or only later."""
    on_the_eve = day_of(2019, 2, 22)
    assert told_agreements_of(RUSSIA, (LIFE,), on_the_eve).rows[0].word == "Suspended"
    assert told_agreements_of(SU, (LIFE,), on_the_eve).rows[0].word == "No standing any more"
    early = told_agreements_of(RUSSIA, (LIFE,), day_of(1980, 1, 1))
    assert (early.rows, [named.name for named in early.later]) == ((), ["INF Treaty"])


def test_offices_are_told_as_of_the_day_and_seen_from_either_side() -> None:
    """An office held on the day comes first; the state sees the title before the person."""
    biegun = Named(RecordId(5), RecordKind.ACTOR, "Stephen Biegun")
    state = Named(US, RecordKind.ACTOR, "United States")
    past = Tie(RecordId(20), biegun, "holds office", state, "Aide", parse_edtf("2001/2003"))
    now = Tie(RecordId(21), biegun, "holds office", state, "Envoy", parse_edtf("2018-08-23/2021-01-20"))
    seen = told_ties((past, now), biegun.id, day_of(2019, 2, 22))
    assert [(tie.title, tie.other) for tie in seen.current] == [("Envoy", state)]
    assert [tie.title for tie in seen.others] == ["Aide"]
    next_one = Tie(RecordId(22), biegun, "holds office", state, "Deputy", parse_edtf("2019-12-19/2021"))
    apart = told_ties((now, next_one), biegun.id, day_of(2019, 2, 22), day_of(2019, 2, 22))
    assert [tie.title for tie in (*apart.current, *apart.others)] == ["Envoy"]
    assert [tie.title for tie in apart.later] == ["Deputy"]
    other_side = told_ties((now,), US, day_of(2019, 2, 22)).current[0]
    assert (other_side.title, other_side.relation, other_side.other) == ("", "Envoy:", biegun)


def test_the_pane_of_a_tie_keeps_an_end_to_come_apart() -> None:
    """On a day within an office its end is told only among what comes after; with no day it is told."""
    biegun = Named(RecordId(5), RecordKind.ACTOR, "Stephen Biegun")
    state = Named(US, RecordKind.ACTOR, "United States")
    when = parse_edtf("2018-08-23/2021-01-20")
    detail = TieDetail(
        Tie(RecordId(21), biegun, "holds office", state, "Envoy", when), private=False, citations=()
    )
    page = small_page(detail, day_of(2019, 2, 22))
    assert (page.facts[-1].words, page.when) == ("since 23 Aug 2018", None)
    assert [fact.words for fact in page.later] == ["until 20 Jan 2021"]
    whole = small_page(detail, None)
    assert (whole.facts[-1].when, whole.when, whole.later) == (when, when, ())


def test_bands_tell_the_whole_and_each_party_up_to_the_day() -> None:
    """The first row is the whole, the others the parties in turn; the last band goes on."""
    whole, *parties = life_bands(LIFE, day_of(2019, 2, 22))
    assert [(band.tone, band.label) for band in whole] == [
        ("signed", "Signed 8 December 1987"),
        ("in_force", "In force since 1 June 1988"),
    ]
    assert whole[-1].end_ms is None
    assert parties[-1][-1].is_suspended
    assert [row[0].word.split(":")[0] for row in parties] == ["United States", "Soviet Union", "Russia"]


def test_bands_have_nothing_of_what_came_later() -> None:
    """Before the first act there is none, and its end is not told before it has come."""
    assert life_bands(LIFE, day_of(1980, 1, 1)) == ()
    early = life_bands(LIFE, day_of(1990, 1, 1))
    assert not any(band.is_suspended for row in early for band in row)
    assert life_bands(LIFE, day_of(2020, 1, 1))[0][-1].tone == "ended"


def test_a_verdict_given_later_stands_apart() -> None:
    """A commitment is judged as it was on the day; what has no date is told with its lack of one."""
    monitor = Named(RecordId(6), RecordKind.ACTOR, "Agency")
    verdicts = tuple(
        Assessment(RecordId(30 + number), monitor, verdict, parse_edtf(when) if when else When("once"))
        for number, (verdict, when) in enumerate(
            [("met", "2018"), ("broken", "2019-07-01"), ("disputed", "")]
        )
    )
    commitment = Commitment(RecordId(29), monitor, None, "Keep the stock low", assessments=verdicts)
    ((_, told),) = told_commitments((commitment,), day_of(2019, 2, 22))
    assert [one.verdict for one in told.rows] == ["met", "disputed"]
    assert [one.verdict for one in told.later] == ["broken"]


def test_of_many_parties_those_that_stand_apart_have_bands() -> None:
    """Six rows at most: who has left or is suspended is among them, in the order of the first acts."""
    others = tuple(
        act(100 + number, "acceded", f"199{number}-01-01", RecordId(200 + number)) for number in range(9)
    )
    leaving = act(150, "withdrew", "2010-01-01", RecordId(208))
    names = {**NAMES, **{RecordId(200 + number): f"State {number}" for number in range(9)}}
    life = AgreementLife(LIFE.agreement, (*LIFE.acts, *others, leaving), names)
    _, *parties = life_bands(life, day_of(2019, 2, 22))
    told = [row[0].word.split(":")[0] for row in parties]
    assert len(told) == MOST_PARTIES
    assert {"United States", "Russia", "State 8"} <= set(told)
    assert told.index("Russia") < told.index("State 8")
