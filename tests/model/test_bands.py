"""Bands: what a lane shows of an agreement over time."""

from time import perf_counter

from treaties import TREATY, Treaty, day

from explorer.model.bands import Band, bands_of
from explorer.model.calendar import day_first_ms
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Act, Agreement


def _spans(bands: tuple[Band, ...]) -> list[tuple[int, int | None, str]]:
    return [(band.start_ms, band.end_ms, band.standing) for band in bands]


def _treaty() -> Treaty:
    treaty = Treaty().add("1987-12-08", "signed", "A", "P").add("1988-06-01", "ratified", "A", "P")
    treaty.add("1988-06-01", "entered into force").add("1991-12-26", "succeeded", "R", predecessor="P")
    treaty.add("2019-02-02", "notified withdrawal", "A", effect="2019-08-02").add(
        "2019-02-02", "suspended", "A"
    )
    return treaty.add("2019-08-02", "terminated")


def test_the_bands_of_the_whole_follow_its_standing() -> None:
    """Each standing of the whole is one span of whole days, and the last one goes on."""
    first, in_force, ended = (day_first_ms(day(iso)) for iso in ("1987-12-08", "1988-06-01", "2019-08-02"))
    assert _spans(_treaty().bands().whole) == [
        (first, in_force - 1, "signed"),
        (in_force, ended - 1, "in force"),
        (ended, None, "terminated"),
    ]


def test_a_party_has_its_own_bands() -> None:
    """A party's bands tell its headline and whether it is suspended; a predecessor's end with succession."""
    bands = dict(_treaty().bands().parties)
    names = {name: number for number, name in _treaty().names.items()}
    assert [(b.standing, b.suspended) for b in bands[names["A"]]] == [
        ("signatory", False),
        ("party", False),
        ("suspended", True),
        ("withdrawn", False),
    ]
    succession = day_first_ms(day("1991-12-26"))
    assert bands[names["P"]][-1].end_ms == succession - 1
    assert bands[names["R"]][0].start_ms == succession
    assert [actor for actor, _ in _treaty().bands().parties] == [names["A"], names["P"], names["R"]]


def test_bands_tell_nothing_dated_after_the_as_of_day() -> None:
    """With an as-of day the last band is what stands then, and goes on; later standings are not told."""
    bands = _treaty().bands("2019-02-22")
    assert _spans(bands.whole)[-1] == (day_first_ms(day("1988-06-01")), None, "in force")
    names = {name: number for number, name in _treaty().names.items()}
    last = dict(bands.parties)[names["A"]][-1]
    assert (last.standing, last.end_ms) == ("suspended", None)
    assert _treaty().bands("1987-12-07").whole == ()
    assert _treaty().bands("1987-12-07").parties == ()


def test_the_word_of_a_band_tells_the_standing_with_its_date() -> None:
    """A lasting standing is told with "since", an act with its day, a judgement as such."""
    whole = [band.word for band in _treaty().bands().whole]
    assert whole == ["Signed 8 December 1987", "In force since 1 June 1988", "Terminated 2 August 2019"]
    collapsed = Treaty().add("2000-01-01", "signed", "A").add("2000-02-01", "collapsed").bands().whole[-1]
    assert collapsed.word == "Judged collapsed 1 February 2000"


def test_marks_divide_a_band_and_keep_its_word() -> None:
    """A claim divides the band at its day: what stands is the same, and contested from there on."""
    treaty = Treaty().add("2000-01-01", "entered into force").add("2001-01-01", "terminated", claimed_by="A")
    before, after = treaty.bands().whole
    assert (before.contested, after.contested) == (False, True)
    assert before.word == after.word == "In force since 1 January 2000"


def test_days_on_which_nothing_changes_divide_nothing() -> None:
    """A second signature or an amendment leaves one band whole."""
    treaty = (
        Treaty()
        .add("2000-01-01", "signed", "A")
        .add("2000-02-01", "signed", "B")
        .add("2000-03-01", "amended")
    )
    assert len(treaty.bands().whole) == 1


def test_a_large_treaty_is_banded_in_the_blink_of_an_eye() -> None:
    """Two hundred parties and a thousand acts, some known to the month only, take well under a second."""
    kinds = ("signed", "ratified", "suspended", "resumed", "notified withdrawal")
    acts = [Act(RecordId(9), TREATY, "entered into force", read_when("1995-06-01"))]
    for actor in range(200):
        for step, kind in enumerate(kinds):
            iso = f"{1990 + 3 * step + actor % 3}-{1 + actor % 12:02}" + (
                "" if actor % 7 == 0 else f"-{1 + actor % 28:02}"
            )
            effect = read_when("2030") if kind == "notified withdrawal" else None
            acts.append(
                Act(RecordId(10_000 + len(acts)), TREATY, kind, read_when(iso), RecordId(100 + actor), effect)
            )
    started = perf_counter()
    bands = bands_of(Agreement(TREATY, "Large treaty"), acts, None)
    elapsed_s = perf_counter() - started
    assert len(bands.parties) == 200
    assert elapsed_s < 3
