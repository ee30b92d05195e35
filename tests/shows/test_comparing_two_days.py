"""Comparing two days lists what changed between them and no more, worked out here day by day."""

from pathlib import Path

import pytest

from explorer.model.calendar import day_of, day_of_ms
from explorer.model.ids import Day
from explorer.model.records import AgreementLife
from explorer.model.standing import standing_on
from explorer.store.queries.lives import all_lives
from explorer.store.store import Store
from tests.cli.running import CommandLine

FIRST, LAST = day_of(2017, 1, 1), day_of(2019, 2, 22)
Words = dict[str | None, str | None]


def lives_of(path: Path) -> list[AgreementLife]:
    """The lives of all agreements of a database."""
    with Store.open(path, read_only=True) as store:
        return all_lives(store)


def days_of_acts(life: AgreementLife) -> list[Day]:
    """Every day on which an act or its effect may begin, must have begun, or may end."""
    days = set()
    for act in life.acts:
        for when in (act.when, act.effect):
            if when is not None:
                bounds = (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
                days |= {day_of_ms(ms) for ms in bounds if ms is not None}
    return sorted(days)


def words_on(life: AgreementLife, day: Day) -> Words:
    """How the whole (None) and each actor, by name, stand at the end of a day."""
    standing = standing_on(life.agreement, life.acts, day)
    return {None: standing.of_whole} | {life.names[one.actor]: one.standing for one in standing.parties}


def changes_day_by_day(life: AgreementLife, first: Day, last: Day) -> set[tuple[str | None, ...]]:
    """Walk from act to act between the days, and tell the words that are others at the end."""
    before = words_on(life, first)
    now = dict(before)
    for day in days_of_acts(life):
        if first < day <= last:
            now = words_on(life, day)
    return {(who, before.get(who), now.get(who)) for who in before | now if before.get(who) != now.get(who)}


@pytest.mark.parametrize("is_turned_round", [False, True])
def test_the_command_line_lists_the_changes_and_no_others(
    run: CommandLine, sample_file: Path, is_turned_round: bool
) -> None:
    """For each agreement of the sample, `changes` is the difference of the two days, in either order."""
    days = ("2019-02-22", "2017-01-01") if is_turned_round else ("2017-01-01", "2019-02-22")
    total = 0
    for life in lives_of(sample_file):
        asked = ("show", sample_file, "agreement", str(life.agreement.id))
        told = run.json(*asked, "--as-of", days[0], "--compare", days[1])["changes"]
        assert {one["agreement"] for one in told} <= {life.agreement.name}
        listed = [(one["actor"], one["from"], one["to"]) for one in told]
        assert len(listed) == len(set(listed))
        assert set(listed) == changes_day_by_day(life, FIRST, LAST), life.agreement.name
        total += len(listed)
        for one in told:
            assert "2017-01-01" < one["when"] <= "2019-02-22"
            assert one["act"] in {act.id for act in life.acts}
    assert total > 20


def test_the_comparison_tells_what_became_of_the_inf_treaty(run: CommandLine, sample_file: Path) -> None:
    """From 2017 to the eve of Hanoi both parties to the INF Treaty suspended it, and that is all."""
    told = run.json(
        *("show", sample_file, "agreement", "INF Treaty"),
        *("--as-of", "2017-01-01", "--compare", "2019-02-22"),
    )["changes"]
    assert {(one["actor"], one["from"], one["to"], one["when"]) for one in told} == {
        ("United States", "party", "suspended", "2019-02-02"),
        ("Russia", "party", "suspended", "2019-02-02"),
    }
