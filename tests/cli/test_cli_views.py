"""Saved views from the command line: listed, counted, drawn and opened by name."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from explorer.edit.sample import build_sample
from explorer.edit.saved_views import save_view
from explorer.model.ids import RecordId
from explorer.model.saved_view import ViewSettings
from explorer.model.view import Filter
from explorer.paths import user_data
from explorer.store.store import Store
from tests.cli.running import CommandLine

EVE = "The eve of Hanoi"


@pytest.fixture(scope="module")
def hanoi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with its views and one more that asks for a record that is gone."""
    path = tmp_path_factory.mktemp("sample") / "hanoi.db"
    build_sample(path, "hanoi")
    with Store.open(path) as store:
        gone = ViewSettings(0, 10**12, filter=Filter(actors=(RecordId(99_999),)))
        save_view(store, "Gone", gone)
        with store.writing():
            store.connection.execute("insert into views (name, settings) values ('Odd', 'no JSON')")
    return path


def words_of(path: Path) -> list[str]:
    """The lines of text on an SVG."""
    return [one.text or "" for one in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]


def test_the_views_are_listed_by_name(run: CommandLine, hanoi: Path) -> None:
    """Each with what it shows, for people and as JSON; one that can't be read is listed as such."""
    listed = run.json("list", hanoi, "views")
    assert [view["name"] for view in listed][:3] == ["Gone", "Leaving the agreements, 2017–2019", "Odd"]
    eve = next(view for view in listed if view["name"] == EVE)
    assert (eve["kind"], eve["as_of"], eve["lanes"]["by"]) == ("view", "2019-02-22", "agreement")
    assert next(view for view in listed if view["name"] == "Odd")["lanes"] is None
    told = run("list", hanoi, "views").out
    assert "1 Mar 2018 – 5 Apr 2019 · lanes by agreement · as of 22 Feb 2019" in told
    assert run.json("info", hanoi)["views"] == len(listed)
    assert run("list", hanoi, "views", "--text", "eve").code == 2


def test_a_picture_is_drawn_of_a_view(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """Range, lanes in their order, unfolded parties, filter and as-of day are those of the view."""
    out = tmp_path / "eve.svg"
    answer = run("export", hanoi, out, "--view", "the eve of hanoi")
    assert (answer.code, answer.err) == (0, "")
    words = words_of(out)
    assert "22 Feb 2019" in words
    lanes = [word for word in words if word in {"INF Treaty", "JCPOA", "NAFTA", "Agreed Framework"}]
    assert lanes == ["INF Treaty", "JCPOA", "NAFTA"]
    assert "Russia" in words


def test_other_words_override_their_part_of_the_view(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """The day, the range and the lanes can each be another, and the rest stays the view's."""
    out = tmp_path / "eve.svg"
    run("export", hanoi, out, "--view", EVE, "--as-of", "2019-03-10", "--lanes", "kind", "--from", "2019")
    words = words_of(out)
    assert "10 Mar 2019" in words
    assert "22 Feb 2019" not in words
    assert "Statements" in words
    assert "INF Treaty" not in words
    assert any("January" in word and "5 April 2019" in word for word in words)


def test_what_is_gone_of_a_view_is_said(run: CommandLine, hanoi: Path, tmp_path: Path) -> None:
    """The picture is drawn of what remains, and the error stream says that something is gone."""
    answer = run("export", hanoi, tmp_path / "gone.svg", "--view", "Gone")
    assert answer.code == 0
    assert "1 record is gone that the view “Gone” asks for; it shows what remains." in answer.err


@pytest.mark.parametrize(
    ("name", "says"),
    [("Nope", "There is no view “Nope”; choose one of “Gone”"), ("Odd", "“Odd” can't be read")],
)
def test_a_view_that_is_not_there_is_refused(
    run: CommandLine, hanoi: Path, tmp_path: Path, name: str, says: str
) -> None:
    """One line says which views there are, nothing is written, and no window opens."""
    out = tmp_path / "no.svg"
    for words in (("export", hanoi, out, "--view", name), ("open", hanoi, "--view", name)):
        answer = run(*words)
        assert answer.code == 1
        assert says in answer.err
    assert not out.exists()


def test_without_a_display_the_view_is_drawn(
    run: CommandLine, hanoi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening a view where no window can be shown saves its picture."""
    monkeypatch.setattr("explorer.cli.system.no_display", lambda: "no screen here")
    answer = run("open", hanoi, "--view", EVE)
    assert answer.code == 0, answer.err
    assert (user_data() / "hanoi.png").stat().st_size > 10_000
    assert run("open", "--view", EVE).code == 2
