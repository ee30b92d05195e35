"""A treaty that a user builds from acts stands, on every day, as its acts have it."""

from pathlib import Path

import pytest

from tests.cli.running import CommandLine

Standings = dict[str, str]

ACTS = [
    # act, when, more options
    ("opened for signature", "2000-01-10", []),
    ("signed", "2000-02-01", ["--actor", "Arcadia"]),
    ("signed", "2000-02-01", ["--actor", "Borduria"]),
    ("signed", "2000-02-05", ["--actor", "Dawsbergen"]),
    ("ratified", "2000-03-01", ["--actor", "Arcadia"]),
    ("ratified", "2000-06-01", ["--actor", "Borduria"]),
    ("acceded", "2000-06-15", ["--actor", "Costaguana"]),
    ("entered into force", "2000-07-01", []),
    ("ratified", "2001-01-01", ["--actor", "Dawsbergen"]),
    ("succeeded", "2001-05-01", ["--actor", "Elbonia", "--predecessor", "Dawsbergen"]),
    ("announced withdrawal", "2002-01-01", ["--actor", "Arcadia"]),
    ("notified withdrawal", "2002-02-01", ["--actor", "Arcadia", "--effect", "2002-08-01"]),
    ("withdrew notice", "2002-05-01", ["--actor", "Arcadia"]),
    ("suspended", "2002-09-01", ["--actor", "Borduria"]),
    ("resumed", "2002-10-01", ["--actor", "Borduria"]),
    ("notified withdrawal", "2003-01-01", ["--actor", "Costaguana", "--effect", "2003-04-01"]),
    ("rejoined", "2004-01-01", ["--actor", "Costaguana"]),
    ("terminated", "2005-01-01", []),
]
A, B, C, D, E = "Arcadia", "Borduria", "Costaguana", "Dawsbergen", "Elbonia"
DAYS: list[tuple[str, str | None, Standings]] = [
    ("2000-01-09", None, {}),
    ("2000-01-10", "signed", {}),
    ("2000-01-31", "signed", {}),
    ("2000-02-01", "signed", {A: "signatory", B: "signatory"}),
    ("2000-02-05", "signed", {A: "signatory", B: "signatory", D: "signatory"}),
    ("2000-03-01", "signed", {A: "contracting", B: "signatory", D: "signatory"}),
    ("2000-06-30", "signed", {A: "contracting", B: "contracting", C: "contracting", D: "signatory"}),
    ("2000-07-01", "in force", {A: "party", B: "party", C: "party", D: "signatory"}),
    ("2000-12-31", "in force", {A: "party", B: "party", C: "party", D: "signatory"}),
    ("2001-01-01", "in force", {A: "party", B: "party", C: "party", D: "party"}),
    ("2001-05-01", "in force", {A: "party", B: "party", C: "party", E: "party"}),
    ("2002-01-01", "in force", {A: "withdrawal announced", B: "party", C: "party", E: "party"}),
    ("2002-02-01", "in force", {A: "notice given", B: "party", C: "party", E: "party"}),
    ("2002-04-30", "in force", {A: "notice given", B: "party", C: "party", E: "party"}),
    ("2002-05-01", "in force", {A: "party", B: "party", C: "party", E: "party"}),
    ("2002-08-01", "in force", {A: "party", B: "party", C: "party", E: "party"}),
    ("2002-09-01", "in force", {A: "party", B: "suspended", C: "party", E: "party"}),
    ("2002-10-01", "in force", {A: "party", B: "party", C: "party", E: "party"}),
    ("2003-03-31", "in force", {A: "party", B: "party", C: "notice given", E: "party"}),
    ("2003-04-01", "in force", {A: "party", B: "party", C: "withdrawn", E: "party"}),
    ("2003-12-31", "in force", {A: "party", B: "party", C: "withdrawn", E: "party"}),
    ("2004-01-01", "in force", {A: "party", B: "party", C: "party", E: "party"}),
    ("2004-12-31", "in force", {A: "party", B: "party", C: "party", E: "party"}),
    ("2005-01-01", "terminated", dict.fromkeys((A, B, C, E), "former party")),
    ("2030-01-01", "terminated", dict.fromkeys((A, B, C, E), "former party")),
]


def standings(run: CommandLine, path: Path, name: str, day: str) -> tuple[str | None, Standings]:
    """The standing of the whole and of each party on a day."""
    told = run.json("show", path, "agreement", name, "--as-of", day)
    return told["standing"], {party["actor"]: party["standing"] for party in told["parties"]}


def test_an_agreement_by_instrument_through_its_whole_life(run: CommandLine, empty: Path) -> None:
    """Signed, ratified, in force, left, suspended, rejoined, terminated: right on each day between."""
    made = run.json(
        "add",
        empty,
        "agreement",
        "--name",
        "Treaty of Sark",
        "--short-name",
        "ToS",
        "--consent",
        "instrument",
    )
    assert made["created"] == []
    for act, when, more in ACTS:
        run.json("add", empty, "act", "--agreement", "tos", "--act", act, "--when", when, *more)
    for day, whole, parties in DAYS:
        assert standings(run, empty, "Treaty of Sark", day) == (whole, parties), day


def test_the_order_of_adding_does_not_matter(run: CommandLine, empty: Path) -> None:
    """The same acts written down from the last to the first stand the same."""
    run.json("add", empty, "agreement", "--name", "Treaty of Sark", "--consent", "instrument")
    for actor in (A, B, C, D, E):
        run.json("add", empty, "actor", "--name", actor, "--kind", "state")
    for act, when, more in reversed(ACTS):
        run.json("add", empty, "act", "--agreement", "Treaty of Sark", "--act", act, "--when", when, *more)
    for day, whole, parties in DAYS:
        assert standings(run, empty, "Treaty of Sark", day) == (whole, parties), day


def test_a_notice_is_told_with_the_day_on_which_it_takes_effect(run: CommandLine, empty: Path) -> None:
    """A party that has given notice is told as leaving, by which step, and on what day."""
    run.json("add", empty, "agreement", "--name", "Treaty of Sark", "--consent", "instrument")
    for act, when, more in ACTS:
        run.json("add", empty, "act", "--agreement", "Treaty of Sark", "--act", act, "--when", when, *more)
    for day, leaving, leaves_on in [
        ("2002-01-15", "announced", None),
        ("2002-02-01", "notified", "2002-08-01"),
        ("2002-05-01", None, None),
    ]:
        told = run.json("show", empty, "agreement", "Treaty of Sark", "--as-of", day)
        arcadia = next(party for party in told["parties"] if party["actor"] == "Arcadia")
        assert (arcadia["leaving"], arcadia["leaves_on"]) == (leaving, leaves_on)


@pytest.mark.parametrize(
    ("kind", "consent", "days"),
    [
        (
            "treaty",
            "entry",
            [
                ("1999-12-31", None, {}),
                ("2000-01-01", "signed", {A: "signatory", B: "signatory"}),
                ("2000-02-01", "in force", {A: "party", B: "party"}),
                ("2000-03-01", "in force", {A: "withdrawn", B: "party"}),
            ],
        ),
        (
            "political commitment",
            "entry",
            [
                ("2000-01-01", "signed", {A: "signatory", B: "signatory"}),
                ("2000-02-01", "in effect", {A: "participant", B: "participant"}),
                ("2000-03-01", "in effect", {A: "withdrawn", B: "participant"}),
            ],
        ),
    ],
)
def test_an_agreement_by_entry(
    kind: str, consent: str, days: list[tuple[str, str | None, Standings]], run: CommandLine, empty: Path
) -> None:
    """By entry, everybody who signed is bound once it is in force (politically: in effect)."""
    run.json("add", empty, "agreement", "--name", "Deal", "--kind", kind, "--consent", consent)
    for act, when, more in [
        ("signed", "2000-01-01", ["--actor", A]),
        ("signed", "2000-01-01", ["--actor", B]),
        ("entered into force", "2000-02-01", []),
        ("withdrew", "2000-03-01", ["--actor", A]),
    ]:
        run.json("add", empty, "act", "--agreement", "Deal", "--act", act, "--when", when, *more)
    for day, whole, parties in days:
        assert standings(run, empty, "Deal", day) == (whole, parties), day


def test_an_agreement_by_signature(run: CommandLine, empty: Path) -> None:
    """By signature, the agreement is in effect and its signatories take part from the day it is signed."""
    run.json(
        "add",
        empty,
        "agreement",
        "--name",
        "Deal",
        "--kind",
        "political commitment",
        "--consent",
        "signature",
    )
    for act, when, more in [
        ("signed", "2000-01-01", ["--actor", A]),
        ("signed", "2000-01-01", ["--actor", B]),
        ("collapsed", "[2001-02-01..2001-03-01]", []),
    ]:
        run.json("add", empty, "act", "--agreement", "Deal", "--act", act, "--when", when, *more)
    both = {A: "participant", B: "participant"}
    for day, whole, parties in [
        ("1999-12-31", None, {}),
        ("2000-01-01", "in effect", both),
        ("2001-02-15", "in effect", both),
        ("2001-03-01", "collapsed", dict.fromkeys(both, "former participant")),
    ]:
        assert standings(run, empty, "Deal", day) == (whole, parties), day
    assert run.json("show", empty, "agreement", "Deal", "--as-of", "2001-02-15")["uncertain"] is True
    assert run.json("show", empty, "agreement", "Deal", "--as-of", "2001-03-01")["is_judgement"] is True


def test_two_days_are_compared(run: CommandLine, empty: Path) -> None:
    """Of what changed between two days the date and the act are told, whichever day comes first."""
    run.json("add", empty, "agreement", "--name", "Treaty of Sark", "--consent", "instrument")
    numbers = {}
    for act, when, more in ACTS:
        made = run.json(
            "add", empty, "act", "--agreement", "Treaty of Sark", "--act", act, "--when", when, *more
        )
        numbers[act] = made["id"]
    for days in (("2000-06-30", "2002-09-01"), ("2002-09-01", "2000-06-30")):
        told = run.json(
            "show", empty, "agreement", "Treaty of Sark", "--as-of", days[0], "--compare", days[1]
        )
        changes = {
            change["actor"]: (change["from"], change["to"], change["when"]) for change in told["changes"]
        }
        assert changes[None] == ("signed", "in force", "2000-07-01")
        assert changes[A][:2] == ("contracting", "party")
        assert changes[B] == ("contracting", "suspended", "2002-09-01")
        assert changes[D][:2] == ("signatory", None)
        assert changes[E] == (None, "party", "2001-05-01")
        assert {change["agreement"] for change in told["changes"]} == {"Treaty of Sark"}
    seen_from_b = run.json("show", empty, "actor", B, "--as-of", "2000-06-30", "--compare", "2002-09-01")
    assert seen_from_b["changes"] == [
        {
            "agreement": "Treaty of Sark",
            "actor": B,
            "from": "contracting",
            "to": "suspended",
            "when": "2002-09-01",
            "act": numbers["suspended"],
            "leaving": None,
            "leaves_on": None,
            "contested": False,
            "uncertain": False,
        }
    ]
