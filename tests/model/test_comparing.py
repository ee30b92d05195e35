"""Many agreements over time: days of change, what a day brought in words, what is kept across edits."""

from dataclasses import replace

import pytest
from treaties import Treaty, day

from explorer.model.change_words import day_told, standing_after
from explorer.model.comparing import Histories, compare
from explorer.model.history import History, StandingChange
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife

INF = RecordId(1)
PARIS = RecordId(2)


def life(number: RecordId, name: str, treaty: Treaty) -> AgreementLife:
    """A life of a treaty in the making, under a number and a name of its own."""
    agreement = replace(treaty.agreement, id=number, name=name)
    acts = tuple(
        replace(act, agreement=number, id=RecordId(number * 10_000 + at))
        for at, act in enumerate(treaty.acts)
    )
    return AgreementLife(agreement, acts, treaty.names)


def two_lives() -> tuple[tuple[AgreementLife, ...], dict[int, str]]:
    """Two treaties between the same states, and the names of these."""
    inf = Treaty().add("1988-06-01", "ratified", "America", "Russia").add("1988-06-01", "entered into force")
    inf.add("2019-02-02", "suspended", "America", "Russia")
    inf.add("2019-08-02", "terminated")
    paris = (
        Treaty().add("2016-09-03", "ratified", "America", "Russia").add("2016-11-04", "entered into force")
    )
    paris.add("2019-11-04", "notified withdrawal", "America", effect="2020-11-04")
    names = {int(number): name for number, name in inf.names.items()}
    return (life(INF, "INF Treaty", inf), life(PARIS, "Paris Agreement", paris)), names


def iso(found: Day | None) -> str | None:
    """A day as text."""
    return None if found is None else next(one for one in _DAYS if day(one) == found)


_DAYS = (
    *("1988-06-01", "2016-09-03", "2016-11-04", "2019-02-02", "2019-08-02"),
    *("2019-11-04", "2020-11-04"),
)


def test_the_next_and_the_previous_change_are_found() -> None:
    """From any day one comes to the nearest day on which a standing changes, and at the ends to none."""
    histories = Histories(two_lives()[0])
    assert [iso(Day(int(one))) for one in histories.days()] == list(_DAYS)
    assert iso(histories.next_day(day("2019-02-02"))) == "2019-08-02"
    assert iso(histories.previous_day(day("2019-02-02"))) == "2016-11-04"
    assert iso(histories.next_day(day("2017-05-05"))) == "2019-02-02"
    assert histories.next_day(day("2020-11-04")) is None
    assert histories.previous_day(day("1988-06-01")) is None


def test_only_the_changes_of_some_agreements_are_stepped_through() -> None:
    """Among chosen agreements the days of the others are passed over."""
    histories = Histories(two_lives()[0])
    only = frozenset({int(PARIS)})
    assert iso(histories.next_day(day("2016-11-04"), only)) == "2019-11-04"
    assert iso(histories.next_day(day("2016-11-04"))) == "2019-02-02"
    assert iso(histories.previous_day(day("2020-11-04"), frozenset({int(INF)}))) == "2019-08-02"
    assert not len(histories.days(frozenset()))


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("1988-06-01", "1 Jun 1988 · INF Treaty: entered into force"),
        ("2019-02-02", "2 Feb 2019 · INF Treaty: America and Russia suspended"),
        ("2019-11-04", "4 Nov 2019 · Paris Agreement: America notified withdrawal"),
        ("2020-11-04", "4 Nov 2020 · Paris Agreement: America now withdrawn"),
        ("2018-01-01", "1 Jan 2018 · no standing changes"),
    ],
)
def test_a_day_is_told_in_one_line(on: str, sentence: str) -> None:
    """What is done on a day is told by its acts, what takes effect on it by what holds from then on."""
    lives, names = two_lives()
    assert day_told(Histories(lives), day(on), names).sentence == sentence


def test_a_day_on_which_a_doubt_begins_is_told() -> None:
    """Where no word changes but somebody disputes the standing, or it becomes uncertain, the line says so."""
    treaty = Treaty().add("2000-01-01", "acceded", "A").add("2000-01-01", "entered into force")
    treaty.add("2003-01-11", "withdrew", "A", claimed_by="A")
    lives, names = (life(INF, "NPT", treaty),), {int(one): name for one, name in treaty.names.items()}
    told = day_told(Histories(lives), day("2003-01-11"), names)
    assert told.text == "NPT: contested from here on"


def test_all_agreements_are_compared_at_once() -> None:
    """The comparison tells the agreements that changed, what brought it about, and none besides."""
    lives, _ = two_lives()
    changed = compare(lives, day("2019-12-31"), day("2019-01-01"))
    assert (changed.first, changed.last) == (day("2019-01-01"), day("2019-12-31"))
    assert [one.agreement.id for one in changed.agreements] == [INF, PARIS]
    assert changed.count == 4
    assert {lives[0].acts[at].act for at in range(6) if int(lives[0].acts[at].id) in changed.acts} == {
        "terminated"
    }
    assert compare(lives, day("2017-01-01"), day("2018-12-31")).agreements == ()


def test_a_change_tells_its_doubts_and_when_a_notice_takes_effect() -> None:
    """What a list shows of the later standing includes the day of leaving and who is in doubt."""
    change = StandingChange(
        None, "party", "notice given", None, contested=True, uncertain=True, leaves_on="2020-11-04"
    )
    assert standing_after(change) == "notice given · leaves on 4 Nov 2020 · contested · uncertain"


def test_what_an_edit_left_alone_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit the history of the agreement that it touched is made anew, and no other."""
    lives, _ = two_lives()
    before = Histories(lives)
    made: list[RecordId] = []
    make = History.__init__

    def counting(self: History, agreement: object, acts: object) -> None:
        made.append(agreement.id)  # type: ignore[attr-defined]  # it is an agreement
        make(self, agreement, acts)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(History, "__init__", counting)
    read_again = tuple(replace(one) for one in lives)
    Histories(lives, before)
    Histories(read_again, before)
    assert made == []
    Histories((read_again[0], replace(read_again[1], acts=read_again[1].acts[:-1])), before)
    assert made == [PARIS]


def test_thousands_of_agreements_are_stepped_through_without_asking_for_any_standing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To find the next change no standing is worked out, however many agreements there are."""
    lives, _ = two_lives()
    many = tuple(
        replace(lives[1], agreement=replace(lives[1].agreement, id=RecordId(number)))
        for number in range(10, 2_010)
    )
    histories = Histories(many)

    def refuse(*_: object) -> None:
        raise AssertionError("a standing was asked for")

    monkeypatch.setattr(History, "standing_on", refuse)
    monkeypatch.setattr(History, "changes_between", refuse)
    at: Day | None = day("1900-01-01")
    steps = 0
    while (at := histories.next_day(at)) is not None:
        steps += 1
    assert steps == 4
