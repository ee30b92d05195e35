"""Acts are found by what they are called."""

import pytest

from explorer.edit import add_act, add_actor, add_agreement
from explorer.model.drafts import ActDraft, ActorDraft, AgreementDraft
from explorer.model.edtf import parse_edtf
from explorer.store.queries.act_search import search_acts, search_called_acts
from explorer.store.store import Store


@pytest.fixture
def acts(store: Store) -> Store:
    """Two treaties, two states and what they did."""
    for name in ("Türkiye", "Northland"):
        add_actor(store, ActorDraft(name, kind="state"))
    add_agreement(store, AgreementDraft("River Treaty", short_name="River"))
    add_agreement(store, AgreementDraft("100% Pact"))
    for agreement, act, when, actor in (
        ("River Treaty", "signed", "2018", "Türkiye"),
        ("River Treaty", "notified withdrawal", "2019", "Northland"),
        ("100% Pact", "signed", "2020", "Northland"),
        ("100% Pact", "entered into force", "2021", None),
    ):
        add_act(store, ActDraft(agreement, act, parse_edtf(when), actor=actor))
    return store


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("turk", ["Türkiye signed River"]),
        ("river withdr", ["Northland notified withdrawal River"]),
        ("northland signed", ["Northland signed 100% Pact"]),
        ("signed", ["Northland signed 100% Pact", "Türkiye signed River"]),
        ("100", ["Entered into force 100% Pact", "Northland signed 100% Pact"]),
        ("%", []),
        ("_", []),
        ("", []),
        ("nobody signed", []),
    ],
)
def test_every_word_has_to_occur_somewhere(text: str, titles: list[str], acts: Store) -> None:
    """In the actor's or the agreement's name, folded, or in the act; the latest first; no wildcards."""
    found = search_acts(acts, text)
    assert [" ".join(_words(one.title)) for one in found] == titles


def _words(title: str) -> list[str]:
    """A title without its punctuation."""
    return title.replace(":", " ").replace("·", " ").replace(",", " ").split()


def test_no_more_are_given_than_asked_for(acts: Store) -> None:
    """The limit holds."""
    assert len(search_acts(acts, "signed", limit=1)) == 1
    assert search_acts(acts, "signed", limit=0) == []


@pytest.mark.parametrize(
    "text", ["says it withdrew", "river withdrew", "claimed turk", "withdrew (claimed by Türkiye)"]
)
def test_a_claim_is_found_as_it_is_titled(text: str, acts: Store) -> None:
    """The words of a claim's title find it: that its party says so, or who claims it."""
    is_of_another = "claimed" in text
    claimant = "Türkiye" if is_of_another else "Northland"
    day = parse_edtf("2022")
    add_act(acts, ActDraft("River Treaty", "withdrew", day, actor="Northland", claimed_by=claimant))
    told = "withdrew (claimed by Türkiye)" if is_of_another else "says it withdrew"
    assert [one.title for one in search_acts(acts, text)] == [f"Northland · {told} · River"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("river withdrawal", ["Northland notified withdrawal River"]),
        ("Northland withdraws from the River Treaty", ["Northland notified withdrawal River"]),
        ("northland leaves", ["Northland notified withdrawal River"]),
        ("pact signature", ["Northland signed 100% Pact"]),
        ("pact entry into force", ["Entered into force 100% Pact"]),
        ("northland", []),
        ("river", []),
    ],
)
def test_an_act_is_found_as_people_speak_of_it(text: str, titles: list[str], acts: Store) -> None:
    """By another form of its word or one of the press; a mere name asks for no act."""
    assert [" ".join(_words(one.title)) for one in search_called_acts(acts, text)] == titles
