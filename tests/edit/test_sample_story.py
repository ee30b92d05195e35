"""The whole story in the sample: from the armistice of 1953 to the end of 2021, sound and with measure."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.edit.sample import build_sample, uid_of
from explorer.model.calendar import day_of, day_of_ms
from explorer.model.edtf import parse_edtf
from explorer.model.ids import Day
from explorer.model.records import AgreementLife
from explorer.model.standing import standing_on
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.render.theme import contrast, load_theme
from explorer.store.errors import Ambiguous
from explorer.store.queries.check import check
from explorer.store.queries.counts import counts
from explorer.store.queries.listing import records_by_id
from explorer.store.queries.lives import all_lives, life
from explorer.store.queries.names import find_named, named
from explorer.store.queries.timeline import titles_of
from explorer.store.store import Store

_STORY = Path(__file__).parents[2] / ".." / "shared" / "hanoi" / "story"
_LAST_DAY = day_of(2021, 12, 31)
_LONGEST_TITLE = 60
_MOST_THAT_STAND_OUT = 0.2
_FORESEEN = {
    "U.S. gives notice of leaving the ABM Treaty",
    "Junichiro Koizumi visits Pyongyang",
    "Trump announces exit from the Paris Agreement",
    "Special Measures Agreement (9th)",
    "Special Measures Agreement (11th)",
}
"""What names a later year as a term that was set at the time."""
_MAIN_ACTORS = (
    "North Korea",
    "United States",
    "South Korea",
    "China",
    "Russia",
    "Donald Trump",
    "Kim Jong-un",
)
_BOUND = frozenset({"party", "participant", "suspended", "notice given", "withdrawal announced"})

_needs_story = pytest.mark.skipif(
    not _STORY.is_dir(), reason="the shared tables are not beside this checkout"
)


def _rows(*names: str) -> list[dict[str, str]]:
    found = []
    for path in (_STORY / f"{name}.csv" for name in names):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                found += list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Build the sample once."""
    path = tmp_path_factory.mktemp("story") / "hanoi.db"
    build_sample(path)
    with Store.open(path, read_only=True) as store:
        yield store


def _columns(store: Store, query: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in store.connection.execute(query)]


def _count(store: Store, table: str) -> int:
    return int(store.connection.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608 - a table of ours


def test_the_story_is_wide(sample: Store) -> None:
    """Actors, agreements, events, statements, and what hangs on them, are many."""
    told = counts(sample)
    assert told.actors >= 80
    assert told.agreements >= 45
    assert told.events >= 160
    assert told.statements >= 105
    assert told.citations >= told.events + told.statements
    assert told.links >= 80
    assert _count(sample, "ties") >= 120
    assert _count(sample, "commitments") >= 50
    assert _count(sample, "assessments") >= 35


def test_the_story_reaches_from_the_armistice_to_the_end_of_2021(sample: Store) -> None:
    """The first record is of July 1953, and none lies after 2021."""
    first, last = sample.connection.execute(
        "select min(start_earliest), max(end_latest) from timeline"
    ).fetchone()
    assert day_of(1953, 7, 1) <= day_of_ms(first) <= day_of(1953, 7, 27)
    assert day_of_ms(last) == _LAST_DAY


def test_check_has_nothing_to_say(sample: Store) -> None:
    """Neither an error nor a warning."""
    assert check(sample) == []


def test_every_agreement_is_cited(sample: Store) -> None:
    """The document of each agreement is a source of its own record."""
    assert (
        _columns(sample, "select name from agreements where id not in (select record from citations)") == []
    )


def test_dates_are_read_and_one_is_not(sample: Store) -> None:
    """Everything on the timeline is dated, save the one statement that the report gives no date for."""
    undated = _columns(
        sample, "select title from timeline where start_earliest is null and end_latest is null"
    )
    assert undated == [("Iran keeps the nuclear deal, inspections find",)]
    for table in ("acts", "commitments", "assessments", "sources", "ties"):
        prefix = {"commitments": "due_", "sources": "published_"}.get(table, "")
        unread = _columns(
            sample,
            f"select id from {table} where {prefix}when_edtf is null"  # noqa: S608 - a table of ours
            f" and coalesce({prefix}when_text, '') <> ''",
        )
        assert unread == [], table


def test_a_title_is_short(sample: Store) -> None:
    """What stands beside a mark is a line of at most sixty letters."""
    titles = _columns(sample, "select title from events union all select summary from statements")
    assert [title for (title,) in titles if len(title) > _LONGEST_TITLE] == []


def test_few_records_stand_out(sample: Store) -> None:
    """At most a fifth of what lies on the timeline has importance 4 or 5."""
    importances = [int(importance) for (importance,) in _columns(sample, "select importance from timeline")]
    assert sum(one >= 4 for one in importances) <= _MOST_THAT_STAND_OUT * len(importances)


@pytest.mark.parametrize(
    ("kind", "table"), [(RecordKind.ACTOR, "actor"), (RecordKind.AGREEMENT, "agreement")]
)
def test_every_name_finds_its_bearer(sample: Store, kind: RecordKind, table: str) -> None:
    """Each name, short name and alias of an actor or agreement belongs to it alone."""
    names = _columns(
        sample,
        f"select id, name from {table}s union all"  # noqa: S608 - a table of ours
        f" select id, short_name from {table}s where short_name is not null"
        f" union all select {table}, name from {table}_names",
    )
    for record, name in names:
        assert find_named(sample, kind, name).id == int(record), name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Trump administration", "Trump administration"),
        ("White House", "White House"),
        ("Perry", "William Perry"),
        ("Kim Yo Jong", "Kim Yo-jong"),
        ("UNSC", "United Nations Security Council"),
        ("Pentagon", "U.S. Department of Defense"),
        ("Trump", "Donald Trump"),
    ],
)
def test_people_and_bodies_are_found_as_they_are_called(sample: Store, said: str, name: str) -> None:
    """A surname that only one bears and an everyday name find the actor."""
    assert find_named(sample, RecordKind.ACTOR, said).name == name


@pytest.mark.parametrize("surname", ["Kim", "Clinton", "Bush"])
def test_a_surname_of_several_is_not_guessed(sample: Store, surname: str) -> None:
    """Where several bear a surname, they are listed."""
    with pytest.raises(Ambiguous):
        find_named(sample, RecordKind.ACTOR, surname)


def _on(told: AgreementLife, day: Day) -> tuple[str | None, list[str]]:
    standing = standing_on(told.agreement, told.acts, day)
    return standing.of_whole, [party.standing for party in standing.parties]


def test_every_agreement_has_a_life_that_gives_a_standing(sample: Store) -> None:
    """On the last day of the story each agreement stands somehow."""
    assert [told.agreement.name for told in all_lives(sample) if _on(told, _LAST_DAY)[0] is None] == []


def test_what_is_in_force_binds_somebody(sample: Store) -> None:
    """On the day of each act, what is in force or in effect binds an actor; a resolution says whom."""
    for told in all_lives(sample):
        if told.agreement.kind == "resolution":
            assert "no parties of its own" in (told.agreement.description or "")
            continue
        for act in told.acts:
            last = act.when.end_latest
            assert last is not None
            whole, standings = _on(told, day_of_ms(last))
            if whole in ("in force", "in effect"):
                assert _BOUND & set(standings), (told.agreement.name, act.when.edtf)


def test_treaties_among_many_are_told_with_more_than_one_party(sample: Store) -> None:
    """The NPT, the Paris Agreement and their like have the parties that concern the story."""
    for name in ("NPT", "Paris Agreement", "CTBT", "Open Skies", "CPTPP"):
        told = life(sample, find_named(sample, RecordKind.AGREEMENT, name).id)
        assert len(_on(told, _LAST_DAY)[1]) >= 7, name


@pytest.mark.parametrize(
    ("agreement", "day", "whole", "actor", "party"),
    [
        ("MDT", (1954, 11, 16), "signed", "South Korea", "signatory"),
        ("MDT", (1954, 11, 17), "in force", "South Korea", "party"),
        ("ABM Treaty", (1995, 1, 1), "in force", "Russia", "party"),
        ("ABM Treaty", (2002, 6, 12), "in force", "United States", "notice given"),
        ("ABM Treaty", (2002, 6, 13), "terminated", "United States", "withdrawn"),
        ("START I", (1993, 1, 1), "signed", "Ukraine", "signatory"),
        ("START I", (2009, 12, 4), "in force", "Kazakhstan", "party"),
        ("START I", (2009, 12, 5), "expired", "Russia", "former party"),
        ("CTBT", (2021, 12, 31), "signed", "Russia", "contracting"),
        ("Missile moratorium (1999)", (2004, 1, 1), "in effect", "North Korea", "participant"),
        ("JPOA", (2016, 1, 16), "superseded", "Iran", "former participant"),
        ("Six-Party Joint Statement", (2021, 1, 1), "in effect", "North Korea", "withdrawn"),
        ("Test moratorium (2018)", (2020, 1, 1), "in effect", "North Korea", "withdrawal announced"),
        ("Open Skies", (2021, 12, 17), "in force", "Russia", "notice given"),
        ("Open Skies", (2021, 12, 18), "in force", "Russia", "withdrawn"),
        ("11th SMA", (2021, 9, 1), "in force", "South Korea", "party"),
        ("CPTPP", (2021, 12, 31), "in force", "Chile", "signatory"),
        ("New START", (2021, 12, 31), "in force", "United States", "party"),
        ("Paris Agreement", (2021, 12, 31), "in force", "Iran", "signatory"),
        ("Armistice", (2013, 3, 12), "in force", "Korean People's Army", "party"),
    ],
)
def test_standings_of_the_wider_story(
    sample: Store, agreement: str, day: tuple[int, int, int], whole: str, actor: str, party: str
) -> None:
    """The wider story's agreements stand as history has them."""
    told = life(sample, find_named(sample, RecordKind.AGREEMENT, agreement).id)
    standing = standing_on(told.agreement, told.acts, day_of(*day))
    found = standing.of(find_named(sample, RecordKind.ACTOR, actor).id)
    assert found is not None
    assert (standing.of_whole, found.standing) == (whole, party)


@pytest.mark.parametrize(
    ("agreement", "actor"),
    [
        ("Armistice", "Korean People's Army"),
        ("Basic Agreement", "North Korea"),
        ("Joint Declaration (1992)", "North Korea"),
        ("DPRK Safeguards Agreement", "North Korea"),
        ("NPT", "North Korea"),
    ],
)
def test_what_one_side_claims_is_contested(sample: Store, agreement: str, actor: str) -> None:
    """An exit that one side declares alone moves nothing and is told as contested."""
    told = life(sample, find_named(sample, RecordKind.AGREEMENT, agreement).id)
    party = standing_on(told.agreement, told.acts, _LAST_DAY).of(
        find_named(sample, RecordKind.ACTOR, actor).id
    )
    assert party is not None
    assert party.contested


def test_a_claimed_exit_is_never_titled_as_one(sample: Store) -> None:
    """Lists, the timeline, the view and every name of the act say that North Korea says so."""
    (act,) = sample.connection.execute(
        "select id from records where uid = ?",
        (uid_of("acts", "npt-2003-01-11-withdrew-north-korea-claimed"),),
    ).fetchone()
    told = "North Korea · says it withdrew · NPT"
    assert titles_of(sample, [act]) == {act: told}
    assert [one.title for one in records_by_id(sample, [act])] == [told]
    assert named(sample, act).name == told
    assert _columns(sample, f"select title from timeline where id = {act}") == [(told,)]  # noqa: S608 - a number


def test_no_description_tells_of_a_later_year(sample: Store) -> None:
    """What came later is a record of its own: no event and no agreement tells of a year after its day."""
    told = _columns(
        sample,
        "select title, description, strftime('%Y', end_latest / 1000, 'unixepoch') from events"
        " where description is not null union all"
        " select name, description, (select strftime('%Y', min(start_earliest) / 1000, 'unixepoch')"
        " from acts where acts.agreement = agreements.id) from agreements where description is not null",
    )
    later = {
        title: [year for year in re.findall(r"(?<!resolution )\b(?:19|20)\d\d\b", text) if year > end]
        for title, text, end in told
    }
    assert {title: years for title, years in later.items() if years and title not in _FORESEEN} == {}


def test_the_hanoi_summit_is_told_without_its_end(sample: Store) -> None:
    """The planned summit does not tell that it failed; the event of its second day does."""
    (told,) = sample.connection.execute(
        "select description from events join records using (id) where uid = ?", (uid_of("events", "E1"),)
    ).fetchone()
    assert "Planned" in told
    assert "without" not in told


@pytest.mark.parametrize(
    ("agreement", "actor", "days"),
    [
        (
            "JCPOA",
            "Iran",
            ["2019-05-08", "2019-07-07", "2019-09-06", "2019-11-05", "2020-01-05"],
        ),
        ("Armistice", "Korean People's Army", ["1994-04-28", "1996-04-04"]),
    ],
)
def test_steps_short_of_an_exit_are_told(sample: Store, agreement: str, actor: str, days: list[str]) -> None:
    """Who keeps less of an agreement step by step declares it, and stays a party to it."""
    told = life(sample, find_named(sample, RecordKind.AGREEMENT, agreement).id)
    who = find_named(sample, RecordKind.ACTOR, actor).id
    assert [act.when.edtf for act in told.acts if act.act == "declared" and act.actor == who] == days
    party = standing_on(told.agreement, told.acts, _LAST_DAY).of(who)
    assert party is not None
    assert party.standing in ("party", "participant")


def test_those_who_appear_together_have_colours_of_their_own(sample: Store) -> None:
    """In no event, statement or agreement do two actors look alike, and nobody looks like a main actor."""
    together = _columns(
        sample,
        "select e.name, f.name, e.colour, f.colour from event_actors as a join event_actors as b"
        " on a.event = b.event and a.actor < b.actor join actors as e on e.id = a.actor"
        " join actors as f on f.id = b.actor union"
        " select e.name, f.name, e.colour, f.colour from statement_actors as a join statement_actors as b"
        " on a.statement = b.statement and a.actor < b.actor join actors as e on e.id = a.actor"
        " join actors as f on f.id = b.actor union"
        " select e.name, f.name, e.colour, f.colour from acts as a join acts as b"
        " on a.agreement = b.agreement and a.actor < b.actor join actors as e on e.id = a.actor"
        " join actors as f on f.id = b.actor",
    )
    assert len(together) > 300
    assert [row for row in together if row[2] == row[3]] == []
    colours = {row[0]: row[1] for row in _columns(sample, "select name, colour from actors")}
    for main in _MAIN_ACTORS:
        assert [name for name, colour in colours.items() if colour == colours[main]] == [main]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_colour_can_be_told_from_its_ground(sample: Store, theme: str) -> None:
    """Each actor's own colour stands out from the ground of every theme, as it is and not moved."""
    look = load_theme(theme)
    for (colour,) in _columns(sample, "select distinct colour from actors"):
        shown = look.hex(colour)
        assert shown in (colour, *look.actors)
        assert contrast(shown, look.tokens["ground"]) >= 3, colour
        assert contrast(shown, look.tokens["panel"]) >= 3, colour


def test_verdicts_disagree(sample: Store) -> None:
    """Six commitments and more carry verdicts that are not the same."""
    disputed = _columns(
        sample, "select commitment from assessments group by commitment having count(distinct verdict) > 1"
    )
    assert len(disputed) >= 6


def test_a_citation_tells_a_date_only_where_it_is_another(sample: Store) -> None:
    """What a source says when is told only where it is not the record's own date."""
    told_twice = _columns(
        sample,
        "select timeline.title from citations join timeline on timeline.id = citations.record"
        " where citations.says_when_edtf = timeline.when_edtf",
    )
    assert told_twice == []


@_needs_story
@pytest.mark.parametrize("table", ["events", "statements"])
def test_each_row_of_the_facts_is_there_on_its_day(sample: Store, table: str) -> None:
    """Each event and statement of the facts is told with its date, a moment as the clock there showed it."""
    for row in _rows(table):
        found = sample.connection.execute(
            "select when_edtf from timeline join records using (id) where uid = ?",
            (uid_of(table, row["key"]),),
        ).fetchone()
        assert found is not None, row["key"]
        assert _moment(parse_edtf(found[0])) == _moment(parse_edtf(row["when"])), row["key"]


def _moment(when: When) -> tuple[int | None, int | None]:
    shift = (when.utc_offset_min or 0) * 60_000
    bounds = (when.start_earliest, when.end_latest)
    return bounds[0] and bounds[0] - shift, bounds[1] and bounds[1] - shift


@_needs_story
def test_no_address_is_invented(sample: Store) -> None:
    """Each web address stands in the facts."""
    known = {row["url"] for row in _rows("sources_a", "sources_b")}
    assert {url for (url,) in _columns(sample, "select url from sources where url is not null")} <= known
