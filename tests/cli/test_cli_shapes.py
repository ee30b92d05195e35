"""The JSON that each command prints has the keys that others rely on."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from explorer.edit import change_actor, draft_of
from explorer.model.drafts import ActorDraft
from explorer.model.edtf import parse_edtf
from explorer.model.records import Alias
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import details
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from tests.cli.running import CommandLine, run_for_real

LISTED = ["kind", "id", "title", "when", "start_earliest", "end_latest", "actors", "agreements"]


@pytest.fixture
def talks(run: CommandLine, empty: Path) -> Path:
    """A small database: an agreement with an act, an event, two statements that contradict each other."""
    run.json(
        "add",
        empty,
        "agreement",
        "--name",
        "Treaty of Sark",
        "--short-name",
        "ToS",
        "--alias",
        "The Sark Deal",
    )
    for actor in ("Arcadia", "Borduria"):
        run.json("add", empty, "actor", "--name", actor, "--kind", "state", "--short-name", actor[:3])
    run.json(
        "add",
        empty,
        "act",
        "--agreement",
        "ToS",
        "--act",
        "signed",
        "--when",
        "2000-02-01",
        "--actor",
        "Arcadia",
    )
    run.json(
        "add", empty, "event", "--title", "Summit of Sark", "--when", "2000-02-01/2000-02-03",
        "--actor", "Arcadia:host",
        "--actor", "Borduria", "--agreement", "ToS", "--place", "Sark", "--tag", "summit",
        "--source", "Sark Gazette",
        "--source", "Second Paper", "--description", "They met.",
    )  # fmt: skip
    first = run.json(
        "add", empty, "statement", "--summary", "We agree", "--when", "2000-02-02",
        "--speaker", "Ann Arcadian",
        "--about", "Borduria", "--quote", "we agree", "--mode", "partial", "--agreement", "ToS",
    )  # fmt: skip
    second = run.json(
        "add",
        empty,
        "statement",
        "--summary",
        "We don't",
        "--when",
        "c. 2000-02-03",
        "--speaker",
        "Bo Bordurian",
    )
    run.json(
        "add", empty, "link", "--from", str(second["id"]), "--to", str(first["id"]),
        "--relation", "contradicts",
        "--asserted-by", "Arcadia", "--note", "plainly",
    )  # fmt: skip
    return empty


def test_info(run: CommandLine, talks: Path) -> None:
    """`info` counts each kind, the undated, and tells the first and the last date."""
    told = run.json("info", talks)
    counted = {
        "events": 1,
        "statements": 2,
        "acts": 1,
        "actors": 4,
        "agreements": 1,
        "sources": 2,
        "citations": 2,
        "links": 1,
    }
    assert counted.items() <= told.items()
    assert list(told) == [*counted, "undated", "first", "last", "schema", "views"]
    assert (told["undated"], told["schema"] >= 1) == (0, True)
    assert told["first"] in {"2000-02-01", "2000-02-01/2000-02-03"}
    assert "events" in run.done("info", talks)


def test_list_of_dated_records(run: CommandLine, talks: Path) -> None:
    """`list` has a row for each record in the order of time, with bounds, actors and agreements by name."""
    rows = run.json("list", talks, "timeline")
    assert [row["kind"] for row in rows] == ["act", "event", "statement", "statement"]
    for row in rows:
        assert [key for key in row if key in LISTED] == LISTED
    act, event, first, second = rows
    assert (act["act"], act["actors"], act["agreements"]) == ("signed", ["Arcadia"], ["Treaty of Sark"])
    assert (event["title"], event["when"], event["actors"]) == (
        "Summit of Sark",
        "2000-02-01/2000-02-03",
        ["Arcadia", "Borduria"],
    )
    assert event["end_latest"] - event["start_earliest"] == 3 * 86_400_000 - 1
    assert (first["title"], first["actors"]) == ("We agree", ["Ann Arcadian", "Borduria"])
    assert second["when"] == "2000-02-03~"


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["events"], ["Summit of Sark"]),
        (["statements"], ["We agree", "We don't"]),
        (["statements", "--limit", "1"], ["We agree"]),
        (["statements", "--actor", "borduria"], ["We agree"]),
        (["statements", "--actor", "Bordurian"], ["We don't"]),
        (["statements", "--agreement", "the sark deal"], ["We agree"]),
        (["events", "--tag", "Summit"], ["Summit of Sark"]),
        (["events", "--text", "met"], ["Summit of Sark"]),
        (["timeline", "--text", "agree", "--actor", "Ann Arcadian"], ["We agree"]),
        (["statements", "--from", "2000-02-03"], ["We don't"]),
        (["statements", "--to", "2000-02-02"], ["We agree"]),
        (["statements", "--from", "2001"], []),
        (["events", "--from", "2000-02-03", "--to", "2000"], ["Summit of Sark"]),
        (["events", "--from", "-0044", "--to", "1999"], []),
    ],
)
def test_list_is_filtered(words: list[str], titles: list[str], run: CommandLine, talks: Path) -> None:
    """Every filter narrows the list; names are matched in any case, by alias and by surname."""
    assert [row["title"] for row in run.json("list", talks, *words)] == titles
    assert len(run.done("list", talks, *words).splitlines()) == len(titles)


@pytest.mark.parametrize(("kind", "names"), [
    ("actors", ["Ann Arcadian", "Arcadia", "Bo Bordurian", "Borduria"]),
    ("agreements", ["Treaty of Sark"]),
    ("sources", ["Sark Gazette", "Second Paper"]),
])  # fmt: skip
def test_list_of_names(kind: str, names: list[str], run: CommandLine, talks: Path) -> None:
    """Actors, agreements and sources are listed in the keys of every list, by name."""
    rows = run.json("list", talks, kind)
    assert [row["title"] for row in rows] == names
    for row in rows:
        assert row["kind"] == kind[:-1]
        assert set(LISTED) <= set(row)
    assert len(run.done("list", talks, kind).splitlines()) == len(names)
    assert [row["title"] for row in run.json("list", talks, kind, "--limit", "1")] == names[:1]
    assert [row["title"] for row in run.json("list", talks, kind, "--text", names[0][:4].lower())][
        :1
    ] == names[:1]


def test_show_agreement(run: CommandLine, talks: Path) -> None:
    """An agreement is shown with its standing, its parties, its life and what was said of it."""
    told = run.json("show", talks, "agreement", "tos", "--as-of", "2000-02-01")
    assert told.items() >= {
        "name": "Treaty of Sark", "short_name": "ToS", "as_of": "2000-02-01", "standing": "signed",
        "contested": False,
        "uncertain": False, "commitments": [],
    }.items()  # fmt: skip
    (party,) = told["parties"]
    assert party.items() >= {
        "actor": "Arcadia", "standing": "signatory", "suspended": False, "leaving": None, "leaves_on": None,
        "contested": False, "uncertain": False,
    }.items()  # fmt: skip
    assert [act["act"] for act in told["acts"]] == ["signed"]
    assert [event["title"] for event in told["events"]] == ["Summit of Sark"]
    assert [statement["title"] for statement in told["statements"]] == ["We agree"]
    assert "sources" in told
    assert "changes" not in told
    before = run.json("show", talks, "agreement", "ToS", "--as-of", "31 January 2000")
    assert (before["as_of"], before["standing"], before["parties"]) == ("2000-01-31", None, [])
    said = run.done("show", talks, "agreement", "ToS")
    assert "Arcadia" in said
    assert "signatory" in said


def test_show_actor(run: CommandLine, talks: Path) -> None:
    """An actor is shown with its standing in each agreement and what it said and did."""
    told = run.json("show", talks, "actor", "Arcadia", "--as-of", "2000-02-01")
    assert (told["name"], told["kind"], told["ties"]) == ("Arcadia", "state", [])
    (membership,) = told["agreements"]
    assert (membership["agreement"], membership["standing"]) == ("Treaty of Sark", "signatory")
    assert [event["title"] for event in told["events"]] == ["Summit of Sark"]
    assert {"statements", "events", "sources"} <= set(told)
    earlier = run.json("show", talks, "actor", "Arc", "--as-of", "1999-01-01")
    assert [each["standing"] for each in earlier["agreements"]] == [None]
    assert "Treaty of Sark" in run.done("show", talks, "actor", "Arcadia")


def test_show_event_statement_act_and_source(run: CommandLine, talks: Path) -> None:
    """Everything else is shown by its title or its number, with roles, citations and links."""
    event = run.json("show", talks, "event", "summit of sark")
    assert event["roles"] == [
        {"actor": "Arcadia", "role": "host"},
        {"actor": "Borduria", "role": "participant"},
    ]
    assert [citation["source"] for citation in event["citations"]] == ["Sark Gazette", "Second Paper"]
    assert (event["place"], event["tags"], event["agreements"]) == ("Sark", ["summit"], ["Treaty of Sark"])
    statement = run.json("show", talks, "statement", "We don't")
    (link,) = statement["links"]
    assert (link["relation"], link["to"]["title"], link["asserted_by"]) == (
        "contradicts",
        "We agree",
        "Arcadia",
    )
    (row,) = run.json("list", talks, "acts")
    act = run.json("show", talks, "act", str(row["id"]))
    assert (act["act"], act["actor"], act["agreements"], act["when"]) == (
        "signed",
        "Arcadia",
        ["Treaty of Sark"],
        "2000-02-01",
    )
    source = run.json("show", talks, "source", "sark gazette")
    assert [cited["title"] for cited in source["cited_by"]] == ["Summit of Sark"]
    assert (source["cited_elsewhere"], source["total"], source["records"]) == ([], 1, 1)
    for kind, name in [
        ("event", "Summit of Sark"),
        ("statement", "We agree"),
        ("act", str(row["id"])),
        ("source", "Sark Gazette"),
    ]:
        assert run.done("show", talks, kind, name)


def test_a_source_shows_all_that_cites_it(run: CommandLine, tmp_path: Path) -> None:
    """Beside events, statements and acts, ties are told too, in JSON and in lines."""
    story = tmp_path / "story.db"
    run.done("new", story, "--sample", "hanoi")
    report = "News report on the eve of the Hanoi summit: why the meeting may go wrong"
    source = run.json("show", story, "source", report)
    assert source["records"] == source["total"] + len(source["cited_elsewhere"])
    assert {tie["kind"] for tie in source["cited_elsewhere"]} == {"tie"}
    lines = run.done("show", story, "source", report)
    for tie in source["cited_elsewhere"]:
        assert tie["citation"]["source"] == report
        assert tie["title"] in lines


def test_search(run: CommandLine, talks: Path) -> None:
    """Search finds records and names alike, in the keys of a list, and an empty result is an empty array."""
    rows = run.json("search", talks, "sark")
    assert {row["kind"] for row in rows} >= {"event", "agreement", "source"}
    for row in rows:
        assert set(LISTED) <= set(row)
    assert len(run.json("search", talks, "sark", "--limit", "1")) == 1
    assert run.json("search", talks, "Atlantis") == []
    nothing = run("search", talks, "Atlantis")
    assert (nothing.code, nothing.out) == (0, "")
    for query in ('"', "sark AND", "NEAR(", "*", "-sark", "(", "sark:x", "'"):
        assert run("search", talks, "--", query).code == 0


def test_add_tells_what_it_made(run: CommandLine, empty: Path) -> None:
    """`add` answers with the kind and number of the record and with each record made on the way."""
    told = run.json(
        "add", empty, "event", "--title", "T", "--when", "2019", "--actor", "Ann", "--place", "Sark",
        "--tag", "x",
        "--source", "Paper",
    )  # fmt: skip
    assert list(told) == ["kind", "id", "created"]
    assert told["kind"] == "event"
    assert {(made["kind"], made["name"]) for made in told["created"]} == {
        ("actor", "Ann"), ("place", "Sark"), ("tag", "x"), ("source", "Paper"),
    }  # fmt: skip
    assert all(isinstance(made["id"], int) for made in told["created"])
    again = run.json(
        "add", empty, "event", "--title", "U", "--when", "2020", "--actor", "ANN", "--place", "sark"
    )
    assert again["created"] == []


def test_add_agreement_has_its_usual_consent_and_kind(run: CommandLine, empty: Path) -> None:
    """An agreement is a treaty by entry unless said."""
    run.json("add", empty, "agreement", "--name", "Treaty of Sark")
    told = run.json("show", empty, "agreement", "Treaty of Sark")
    assert (told["kind"], told["consent"]) == ("treaty", "entry")


@pytest.mark.parametrize(("word", "actor", "role"), [
    ("Ann:host", "Ann", "host"),
    ("Ann: HOST", "Ann", "host"),
    ("Ann:", "Ann:", "participant"),
    ("Ann:queen", "Ann:queen", "participant"),
    ("Mission: Sark:mediator", "Mission: Sark", "mediator"),
    ("Ann", "Ann", "participant"),
])  # fmt: skip
def test_a_role_is_only_what_is_known_as_one(
    word: str, actor: str, role: str, run: CommandLine, empty: Path
) -> None:
    """What follows the last colon is a role only where it is a known one."""
    made = run.json("add", empty, "event", "--title", "T", "--when", "2019", "--actor", word)
    assert run.json("show", empty, "event", str(made["id"]))["roles"] == [{"actor": actor, "role": role}]


def test_an_actor_may_be_given_by_number(run: CommandLine, empty: Path) -> None:
    """The number that `add` answered with names the record in the next command."""
    ann = run.json("add", empty, "actor", "--name", "Ann")["id"]
    deal = run.json("add", empty, "agreement", "--name", "Deal")["id"]
    act = run.json(
        "add",
        empty,
        "act",
        "--agreement",
        str(deal),
        "--act",
        "signed",
        "--when",
        "2019",
        "--actor",
        str(ann),
    )
    assert act["created"] == []
    assert (
        run.json("show", empty, "agreement", str(deal), "--as-of", "2020-01-01")["parties"][0]["actor"]
        == "Ann"
    )


def test_the_order_of_day_and_month_may_be_said(run: CommandLine, empty: Path) -> None:
    """A date of numbers is read day first unless said."""
    for order, when in (([], "2019-04-03"), (["--date-order", "mdy"], "2019-03-04")):
        made = run.json("add", empty, "event", "--title", "T", "--when", "3/4/2019", *order)
        assert run.json("show", empty, "event", str(made["id"]))["when"] == when


def test_check(run: CommandLine, talks: Path) -> None:
    """A sound database has no problem, and its findings are a list."""
    answer = run("check", talks, "--json")
    assert answer.code == 0
    findings: list[dict[str, Any]] = answer.json
    assert all(set(finding) >= {"severity", "sentence"} for finding in findings)


def test_a_long_list_into_a_reader_that_leaves(sample: Path) -> None:
    """`list | head` ends quietly."""
    reader = f'"{sys.executable}" -m explorer list "{sample}" timeline | head -n 1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", reader], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)


def test_json_is_all_that_is_printed(sample: Path) -> None:
    """With `--json` stdout holds one document and stderr nothing, in a process of its own too."""
    for words in (
        ["info"],
        ["list", "acts"],
        ["show", "actor", "Russia"],
        ["search", "Hanoi"],
        ["log"],
        ["check"],
    ):
        answer = run_for_real(words[0], sample, *words[1:], "--json")
        assert answer.json is not None
        assert answer.err == ""


@pytest.fixture
def sample(run: CommandLine, tmp_path: Path) -> Path:
    """A database with the sample."""
    path = tmp_path / "sample.db"
    run.done("new", path, "--sample", "hanoi")
    return path


def test_what_is_after_the_day_is_marked_and_told_last(run: CommandLine, sample: Path) -> None:
    """Later acts and events of an agreement keep their places in JSON, and stand apart in the text."""
    words = ("show", sample, "agreement", "INF Treaty", "--as-of", "2019-02-22")
    told = run.json(*words)
    later = [act["act"] for act in told["acts"] if act.get("after_as_of")]
    assert later == ["withdrew", "terminated"]
    assert all("after_as_of" not in act for act in told["acts"] if act["act"] == "suspended")
    before, after = run.done(*words).split("After 22 February 2019")
    assert "2 Aug 2019  U.S. · withdrew" not in before
    assert "2 Aug 2019  U.S. · withdrew" in after
    assert "acts (10)" in before
    assert "acts (2)" in after


def test_an_actors_later_offices_and_agreements_are_told_last(run: CommandLine, sample: Path) -> None:
    """An end to come is not told for the day; what is yet to be made is not counted among what there is."""
    words = ("show", sample, "actor", "United States", "--as-of", "2019-02-22")
    told = run.json(*words)
    trump = next(tie for tie in told["ties"] if tie["actor"] == "Donald Trump")
    assert (trump["when"], trump["ends_after_as_of"]) == ("2017-01-20/2021-01-20", True)
    to_come = [one for one in told["agreements"] if one.get("after_as_of")]
    assert [one["standing"] for one in to_come] == [None]
    before, after = run.done(*words).split("After 22 February 2019")
    assert f"agreements ({len(told['agreements']) - 1})" in before
    assert "none on this day" not in before
    assert "since 20 January 2017" in before
    assert "to 20 January 2021" not in before
    assert "20 January 2021 to 20 January 2025" in after


def test_a_comparison_tells_who_is_leaving_and_that_nothing_changed(run: CommandLine, sample: Path) -> None:
    """A notice that takes effect later is told with the change; without any change a sentence says so."""
    words = ("show", sample, "agreement", "INF Treaty", "--as-of", "2019-02-22", "--compare", "2019-01-01")
    change = next(one for one in run.json(*words)["changes"] if one["actor"] == "United States")
    assert (change["leaving"], change["leaves_on"]) == ("notified", "2019-08-02")
    assert "party → suspended · leaves on 2 August 2019" in run.done(*words)
    same = run.done("show", sample, "agreement", "NAFTA", "--as-of", "2019-02-22", "--compare", "2019-01-01")
    assert "No change between 1 January 2019 and 22 February 2019." in same


def test_whoever_leaves_the_kind_out_is_told_what_was_meant(run: CommandLine, talks: Path) -> None:
    """A name in the place of the kind is answered with the words that show it."""
    answer = run("show", talks, "ToS")
    assert answer.code == 2
    assert f"did you mean: show {talks} agreement ToS" in answer.err
    assert "did you mean" not in run("show", talks, "nobody").err


def test_a_name_taken_after_the_day_is_told_last(run: CommandLine, talks: Path) -> None:
    """An alias that was not yet borne stands with what came after, and is named by a key of its own."""
    with Store.open(talks) as store:
        arcadia = find_named(store, RecordKind.ACTOR, "Arcadia").id
        draft = draft_of(details.actor(store, arcadia))
        assert isinstance(draft, ActorDraft)
        later = Alias("New Arcadia", parse_edtf("2010/.."))
        change_actor(store, arcadia, replace(draft, aliases=(*draft.aliases, later)))
    words = ("show", talks, "actor", "Arcadia", "--as-of", "2000-02-01")
    told = run.json(*words)
    assert "New Arcadia" in told["aliases"]
    assert told["aliases_after_as_of"] == ["New Arcadia"]
    before, after = run.done(*words).split("After 1 February 2000")
    assert "New Arcadia" not in before
    assert "New Arcadia" in after
    assert "aliases_after_as_of" not in run.json("show", talks, "actor", "Arcadia", "--as-of", "2011-01-01")
