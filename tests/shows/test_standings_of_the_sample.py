"""The sample answers who stood where on which day, as its truth table has it."""

import csv
from pathlib import Path

import pytest

from tests.cli.running import SHARED, CommandLine, needs_tables

pytestmark = needs_tables


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    path = SHARED / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spellings(run: CommandLine, sample_file: Path, name: str) -> set[str]:
    """Every name of an agreement in any case, with and without hyphens and full stops."""
    told = run.json("show", sample_file, "agreement", name)
    known = {told["name"], told["short_name"], *told["aliases"]} - {None}
    return known | {n.upper() for n in known} | {n.lower().replace("-", " ").replace(".", "") for n in known}


@pytest.mark.parametrize("row", rows("as_of.csv"), ids=lambda r: f"{r['agreement']} {r['day']} {r['party']}")
def test_an_agreement_and_a_party_stand_as_the_table_has_it(
    row: dict[str, str], run: CommandLine, sample_file: Path
) -> None:
    """On the day the whole and the party stand as in the table, whatever the agreement is called."""
    for name in spellings(run, sample_file, row["agreement"]):
        told = run.json("show", sample_file, "agreement", name, "--as-of", row["day"])
        assert told["as_of"] == row["day"]
        assert told["standing"] == row["standing"], name
        parties = {party["actor"]: party for party in told["parties"]}
        party = parties[row["party"]]
        assert party["standing"] == row["party_standing"], name
        if "contested" in row["note"]:
            assert party["contested"] is True
        if "leaves on" in row["note"]:
            assert party["leaving"] == "notified"
            assert party["leaves_on"] == row["note"].rpartition("leaves on ")[2]
        if "judgement" in row["note"]:
            assert told["is_judgement"] is True


@pytest.mark.parametrize("row", rows("as_of.csv"), ids=lambda r: f"{r['agreement']} {r['day']} {r['party']}")
def test_an_actor_tells_the_same_standing(row: dict[str, str], run: CommandLine, sample_file: Path) -> None:
    """Seen from the actor, its standing in the agreement is the same."""
    agreement = run.json("show", sample_file, "agreement", row["agreement"])["name"]
    told = run.json("show", sample_file, "actor", row["party"], "--as-of", row["day"])
    standings = {each["agreement"]: each["standing"] for each in told["agreements"]}
    assert standings[agreement] == row["party_standing"]


def test_the_inf_treaty_on_the_day_of_the_report(run: CommandLine, sample_file: Path) -> None:
    """On 22 February 2019 the INF Treaty is in force, and Russia has suspended it."""
    told = run.json("show", sample_file, "agreement", "INF Treaty", "--as-of", "2019-02-22")
    assert told["standing"] == "in force"
    russia = next(party for party in told["parties"] if party["actor"] == "Russia")
    assert (russia["standing"], russia["suspended"], russia["leaving"]) == ("suspended", True, None)
    assert "Soviet Union" not in {party["actor"] for party in told["parties"]}


@pytest.mark.parametrize("row", rows("agreements.csv"), ids=lambda r: r["name"])
def test_every_agreement_of_the_table_is_there(
    row: dict[str, str], run: CommandLine, sample_file: Path
) -> None:
    """An agreement has its kind and its way of consent, and is found by name and by short name."""
    for name in (row["name"], row["short_name"]):
        told = run.json("show", sample_file, "agreement", name)
        assert (told["name"], told["kind"], told["consent"]) == (row["name"], row["kind"], row["consent"])


@pytest.mark.parametrize("name", sorted({row["agreement"] for row in rows("acts.csv")}))
def test_every_act_of_the_table_is_in_the_life(name: str, run: CommandLine, sample_file: Path) -> None:
    """The life of an agreement holds each act of the table with its day, party, effect and claimant."""
    told = run.json("show", sample_file, "agreement", name)
    lived = {
        (act["when"], act["act"], act["actor"] or "", act["effect"] or "", act["claimed_by"] or "")
        for act in told["acts"]
    }
    wanted = {
        (row["when"], row["act"], row["party"], row["effect"], row["claimed_by"])
        for row in rows("acts.csv")
        if row["agreement"] == name
    }
    assert wanted <= lived
