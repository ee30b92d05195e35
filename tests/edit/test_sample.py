"""The sample: whole, cited, in our own words, and the same whenever it is built."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.edit.sample import build_from, build_sample, uid_of
from explorer.edit.sample_rows import SampleError
from explorer.model.calendar import day_of
from explorer.model.ids import RecordId
from explorer.model.standing import standing_on
from explorer.model.vocabulary import RecordKind
from explorer.paths import samples
from explorer.store.errors import CannotCreate
from explorer.store.queries.check import check
from explorer.store.queries.details import agreement, event, statement
from explorer.store.queries.journal import steps
from explorer.store.queries.lives import life
from explorer.store.queries.names import find_named
from explorer.store.store import Store

_HANOI = Path(__file__).parents[2] / ".." / "shared" / "hanoi"
_LONGEST_QUOTE_WORDS = 12
_LONGEST_RUN_WORDS = 8

_needs_tables = pytest.mark.skipif(
    not _HANOI.is_dir(), reason="the shared tables are not beside this checkout"
)


def _rows(name: str) -> list[dict[str, str]]:
    path = _HANOI / f"{name}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Build the sample once."""
    path = tmp_path_factory.mktemp("sample") / "hanoi.db"
    build_sample(path)
    with Store.open(path, read_only=True) as store:
        yield store


def _columns(store: Store, query: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in store.connection.execute(query)]


def _dump(path: Path) -> list[str]:
    with Store.open(path, read_only=True) as store:
        return list(store.connection.iterdump())


def test_two_builds_hold_the_same(tmp_path: Path) -> None:
    """The same tables give the same database: rows, numbers, uids and times."""
    build_sample(tmp_path / "one.db")
    build_sample(tmp_path / "two.db")
    assert _dump(tmp_path / "one.db") == _dump(tmp_path / "two.db")


def test_the_sample_is_one_file_without_a_journal(tmp_path: Path) -> None:
    """A new sample is a single file, and there is nothing in it to undo."""
    build_sample(tmp_path / "hanoi.db")
    assert [path.name for path in tmp_path.iterdir()] == ["hanoi.db"]
    with Store.open(tmp_path / "hanoi.db", read_only=True) as store:
        assert steps(store) == []


def test_the_sample_is_sound(sample: Store) -> None:
    """The program's own check finds no error in it."""
    assert [finding for finding in check(sample) if finding.severity == "error"] == []


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """A sample is built into a new file only."""
    path = tmp_path / "mine.db"
    path.write_text("mine")
    with pytest.raises(CannotCreate):
        build_sample(path)
    assert path.read_text() == "mine"


def test_an_unknown_sample_is_refused_with_those_there_are(tmp_path: Path) -> None:
    """The refusal names the samples that can be chosen, and leaves no file."""
    with pytest.raises(SampleError, match="hanoi"):
        build_sample(tmp_path / "new.db", "vienna")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("events", "Donald Trump; Kim Jong-un; Vietnam:host", "Donald Tramp", "Tramp"),
        ("acts", ",signed,", ",signd,", "signd"),
        ("citations", "E1,report", "E1,rapport", "rapport"),
        ("agreements", ",signature,", ",handshake,", "handshake"),
        ("places", "39.90", "north", "north"),
        ("statements", ",direct,", ",direct", "cells"),
        ("statements", "2019-02-21", "2019-02-30", "30 February"),
        ("sources", "\narmistice,", "\nreport,", "report"),
        ("links", "reverses", "undoes", "undoes"),
        ("ties", ",5\n", ",9\n", "9"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_no_file_is_left(
    tmp_path: Path, table: str, old: str, new: str, told: str
) -> None:
    """A mistake in a table is told with the table and its line, and nothing half-built stays behind."""
    folder = tmp_path / "hanoi"
    shutil.copytree(samples() / "hanoi", folder)
    line = _spoil(folder / f"{table}.csv", old, new)
    with pytest.raises(SampleError, match=rf"{table}\.csv, line {line}: .*{told}"):
        build_from(folder, tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["hanoi"]


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("citations", "E1,report", "E99,report", r"citations\.csv cites “E99”"),
        ("actors", "name,", "nom,", r"actors\.csv, line 2: .*name"),
    ],
)
def test_a_table_that_does_not_fit_is_named(
    tmp_path: Path, table: str, old: str, new: str, told: str
) -> None:
    """What is cited and not there, and a column that is not there, are told with their table."""
    folder = tmp_path / "hanoi"
    shutil.copytree(samples() / "hanoi", folder)
    _spoil(folder / f"{table}.csv", old, new)
    with pytest.raises(SampleError, match=told):
        build_from(folder, tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["hanoi"]


def _spoil(file: Path, old: str, new: str) -> int:
    """Replace the first `old` of a table by `new`; the line that it stands on."""
    before, found, after = file.read_text(encoding="utf-8").partition(old)
    assert found
    file.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1 + old.startswith("\n")


@pytest.mark.parametrize("table", ["events", "statements", "acts", "ties", "commitments", "assessments"])
def test_every_record_is_cited(sample: Store, table: str) -> None:
    """Each record that tells of something has a citation of a document that has a title."""
    uncited = _columns(
        sample,
        f"select id from {table} where id not in"  # noqa: S608 - a table of ours
        " (select c.record from citations as c join sources as s on s.id = c.source where s.title <> '')",
    )
    assert uncited == []


def test_quotations_are_short_phrases(sample: Store) -> None:
    """No quotation and no excerpt is longer than a dozen words."""
    quoted = _columns(
        sample,
        "select quote from statements where quote is not null union all"
        " select excerpt from citations where excerpt is not null",
    )
    assert [text for (text,) in quoted if len(text.split()) > _LONGEST_QUOTE_WORDS] == []


def test_what_is_quoted_is_short_of_whole_only_where_it_is_reported(sample: Store) -> None:
    """A reported statement quotes nothing; a direct or partial one has its phrase."""
    modes = _columns(sample, "select mode, quote is not null from statements")
    assert {(mode, bool(is_quoted)) for mode, is_quoted in modes} == {
        ("direct", True),
        ("partial", True),
        ("reported", False),
    }


def test_a_dozen_records_tell_the_story(sample: Store) -> None:
    """The records of importance 5 are few, and reach from the armistice to the last liaison office."""
    titles = [title for (title,) in _columns(sample, "select title from timeline where importance = 5")]
    assert 10 <= len(titles) <= 14
    for part in (
        "Armistice",
        "Agreed Framework",
        "NPT",
        "Joint Statement",
        "first nuclear test",
        "JCPOA",
        "First Trump-Kim summit",
        "Second Trump-Kim summit",
        "INF Treaty",
        "liaison office",
    ):
        assert any(part in title for title in titles)


def test_the_reversal_is_a_claim_of_the_report(sample: Store) -> None:
    """That one official reversed another is a link, reported, and the report's author asserts it."""
    bites = _numbered(sample, "statements", "S3")
    links = _columns(
        sample,
        "select f.quote, l.relation, t.quote, l.certainty, a.name from links as l"  # noqa: S608 - a number
        " join statements as f on f.id = l.from_record join statements as t on t.id = l.to_record"
        f" join actors as a on a.id = l.asserted_by where l.relation = 'reverses' and f.id = {bites}",
    )
    assert links == [
        (
            "very big bites",
            "reverses",
            "simultaneously and in parallel",
            "reported",
            "Author of the report of 22 February 2019",
        )
    ]


def test_commitments_carry_verdicts_that_disagree(sample: Store) -> None:
    """Who undertook what is told with the verdicts on it, whosever they are."""
    told = agreement(sample, find_named(sample, RecordKind.AGREEMENT, "Leap Day understanding").id)
    (moratorium,) = [one for one in told.commitments if one.text.startswith("Moratorium")]
    assert moratorium.obligor.name == "North Korea"
    verdicts = [(one.assessor.name, one.verdict) for one in moratorium.assessments]
    assert verdicts == [("United States", "broken"), ("North Korea", "disputed")]


def test_russia_succeeds_the_soviet_union(sample: Store) -> None:
    """The tie between the two is there, from the day of the succession."""
    ties = _columns(
        sample,
        "select a.name, b.name, t.when_edtf from ties as t join actors as a on a.id = t.actor"
        " join actors as b on b.id = t.to_actor where t.relation = 'successor of'",
    )
    assert ties == [("Russia", "Soviet Union", "1991-12-26/..")]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("USSR", "Soviet Union"),
        ("dprk", "North Korea"),
        ("ROK", "South Korea"),
        ("US", "United States"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Biegun", "Stephen Biegun"),
        ("Kimball", "Daryl Kimball"),
        ("State Department", "U.S. Department of State"),
        ("IAEA", "International Atomic Energy Agency"),
    ],
)
def test_actors_answer_to_their_other_names(sample: Store, said: str, name: str) -> None:
    """Everyday abbreviations, spellings and surnames find the actor."""
    assert find_named(sample, RecordKind.ACTOR, said).name == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Iran nuclear deal", "Joint Comprehensive Plan of Action"),
        ("Paris Climate Accord", "Paris Agreement"),
        ("Trans Pacific Partnership", "Trans-Pacific Partnership"),
        ("INF", "Intermediate-Range Nuclear Forces Treaty"),
        ("10th SMA", "Special Measures Agreement (10th)"),
    ],
)
def test_agreements_answer_to_their_other_names(sample: Store, said: str, name: str) -> None:
    """What a report calls an agreement finds it."""
    assert find_named(sample, RecordKind.AGREEMENT, said).name == name


@_needs_tables
@pytest.mark.parametrize("row", _rows("agreements"), ids=lambda row: row["short_name"])
def test_each_agreement_of_the_tables_is_there(sample: Store, row: dict[str, str]) -> None:
    """Each agreement has the kind and the way to consent of its row."""
    agreement = life(sample, find_named(sample, RecordKind.AGREEMENT, row["name"]).id).agreement
    assert (agreement.short_name, agreement.kind, agreement.consent.value) == (
        row["short_name"],
        row["kind"],
        row["consent"],
    )


@_needs_tables
@pytest.mark.parametrize(
    "row", _rows("acts"), ids=lambda row: f"{row['agreement'][:20]} {row['when']} {row['act']} {row['party']}"
)
def test_each_act_of_the_tables_is_there(sample: Store, row: dict[str, str]) -> None:
    """Each act has the date, party, effect day, claimant, predecessor or successor of its row."""
    found = _columns(
        sample,
        "select g.name, a.when_edtf, a.act, coalesce(p.name, ''), coalesce(a.effect_when_edtf, ''),"
        " coalesce(q.name, o.name, ''), coalesce(c.name, '')"
        " from acts as a join agreements as g on g.id = a.agreement"
        " left join actors as p on p.id = a.actor left join actors as q on q.id = a.predecessor"
        " left join agreements as o on o.id = a.other_agreement left join actors as c on c.id = a.claimed_by",
    )
    columns = ("agreement", "when", "act", "party", "effect", "other", "claimed_by")
    assert tuple(row[column] for column in columns) in found


@_needs_tables
@pytest.mark.parametrize("row", _rows("events"), ids=lambda row: row["id"])
def test_each_event_of_the_tables_is_there(sample: Store, row: dict[str, str]) -> None:
    """Each event has the date of the record, its actors and place, and the report's date if another."""
    found = event(sample, _numbered(sample, "events", row["id"])).event
    assert found.when.edtf == row["on_record"]
    assert {part.strip() for part in row["actors"].split(";")} <= {part.actor.name for part in found.actors}
    assert (found.place.name if found.place else "") == row["place"]
    (report,) = [one for one in found.citations if one.source.name.startswith("News report")]
    said = None if report.says_when is None else report.says_when.edtf
    assert said == (row["by_text"] if row["by_text"] != row["on_record"] else None)


@_needs_tables
@pytest.mark.parametrize("row", _rows("statements"), ids=lambda row: row["id"])
def test_each_statement_of_the_tables_is_there(sample: Store, row: dict[str, str]) -> None:
    """Each statement has the speaker, terms, date, mode and phrase of its row, and cites the report."""
    found = statement(sample, _numbered(sample, "statements", row["id"])).statement
    assert (found.actors[0].role, found.actors[0].actor.name) == ("speaker", row["speaker"])
    assert (found.attribution, found.mode, found.quote or "") == (
        row["attribution"],
        row["mode"],
        row["phrase"],
    )
    assert (found.when.edtf or "") == row["date"]
    assert found.when.text
    assert any(one.source.name.startswith("News report") for one in found.citations)


@pytest.mark.parametrize(
    ("number", "agreements"),
    [
        ("S4", {"Singapore Statement"}),
        ("S17", {"JCPOA"}),
        ("S22", {"INF Treaty", "Paris Agreement", "TPP", "NAFTA"}),
    ],
)
def test_statements_about_agreements_are_tied_to_them(
    sample: Store, number: str, agreements: set[str]
) -> None:
    """A statement about agreements is found under each of them."""
    found = statement(sample, _numbered(sample, "statements", number)).statement
    wanted = {find_named(sample, RecordKind.AGREEMENT, name).id for name in agreements}
    assert {one.id for one in found.agreements} == wanted


@_needs_tables
@pytest.mark.parametrize(
    "row", _rows("as_of"), ids=lambda row: f"{row['agreement']} {row['day']} {row['party']}"
)
def test_the_truth_table_holds_in_the_sample(sample: Store, row: dict[str, str]) -> None:
    """The acts as the sample holds them give every standing of the truth table."""
    told = life(sample, find_named(sample, RecordKind.AGREEMENT, row["agreement"]).id)
    year, month, day = (int(part) for part in row["day"].split("-"))
    standing = standing_on(told.agreement, told.acts, day_of(year, month, day))
    party = standing.of(find_named(sample, RecordKind.ACTOR, row["party"]).id)
    assert party is not None
    assert (standing.of_whole, party.standing) == (row["standing"], row["party_standing"])
    assert party.contested == (row["note"] == "contested")


@pytest.mark.skipif(not (_HANOI / "article.txt").is_file(), reason="the report is not beside this checkout")
def test_the_report_is_told_in_our_own_words() -> None:
    """No table repeats a run of eight words of the report, save in a quotation."""
    report = _words((_HANOI / "article.txt").read_text(encoding="utf-8"))
    runs = {tuple(report[at : at + _LONGEST_RUN_WORDS]) for at in range(len(report))}
    repeated = []
    for table in sorted((samples() / "hanoi").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    words = _words(cell)
                    spans = range(max(0, len(words) - _LONGEST_RUN_WORDS + 1))
                    if column not in ("quote", "excerpt") and any(
                        tuple(words[at : at + _LONGEST_RUN_WORDS]) in runs for at in spans
                    ):
                        repeated.append(cell)
    assert repeated == []


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _numbered(store: Store, table: str, number: str) -> RecordId:
    """The record that a row of the sample's table makes."""
    rows = _columns(store, f"select id from records where uid = '{uid_of(table, number)}'")  # noqa: S608 - a uid
    ((record,),) = rows
    return RecordId(int(record))
