"""One line for a lane: how an agreement stands, and who stands apart from it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from explorer.model.act_kinds import ENDS
from explorer.model.ids import RecordId
from explorer.model.life import PartyStanding
from explorer.model.standing import Standing

Tone = Literal["in_force", "signed", "suspended", "ended", "withdrawn", "none"]

_DEVIATIONS: Final[Mapping[str, tuple[str, Tone]]] = {
    "suspended": ("suspended", "suspended"),
    "withdrawn": ("withdrawn", "withdrawn"),
    "notice given": ("gave notice", "signed"),
    "withdrawal announced": ("exit announced", "signed"),
    "declined": ("declined", "withdrawn"),
}
"""The standings that set a party apart, the weightiest first: its words and its colour."""

_TONES: Final[Mapping[str, Tone]] = {
    "in force": "in_force",
    "in effect": "in_force",
    "provisionally applied": "in_force",
    "suspended": "suspended",
    **dict.fromkeys(ENDS, "ended"),
}
_MOST_DEVIATIONS: Final = 2
_BEFORE_FIRST_ACT: Final = "not yet made"


@dataclass(frozen=True, slots=True)
class Headline:
    """A short line, such as "in force · both suspended", and the role of its colour."""

    text: str
    tone: Tone


def headline(standing: Standing, names: Mapping[RecordId, str]) -> Headline:
    """Tell a standing in one short line. `names` are the names to show, short ones where there are any.

    One party apart is named, several are counted: "U.S. withdrawn", "both suspended", "3 withdrawn"; so
    are those whose standing somebody disputes.
    """
    whole = standing.of_whole
    if whole is None:
        return Headline(_BEFORE_FIRST_ACT, "none")
    parts = [f"judged {whole}" if standing.is_judgement else whole]
    tone: Tone = _TONES.get(whole, "signed")
    if tone != "ended":
        apart = _apart(standing.parties, names)
        parts += [text for text, _ in apart] + _disputed(standing.parties, names)
        if apart and tone != "suspended":
            tone = apart[0][1]
    if standing.contested:
        parts.append("contested")
    if standing.uncertain:
        parts.append("uncertain")
    return Headline(" · ".join(parts), tone)


def _apart(parties: Sequence[PartyStanding], names: Mapping[RecordId, str]) -> list[tuple[str, Tone]]:
    """Tell the parties that stand apart, the weightiest deviations first."""
    by_standing: dict[str, list[PartyStanding]] = defaultdict(list)
    for party in parties:
        by_standing[party.standing].append(party)
    told = []
    for standing, (words, tone) in _DEVIATIONS.items():
        those = by_standing.get(standing)
        if those:
            contested = " (contested)" if any(party.contested for party in those) else ""
            told.append((f"{_who(those, len(parties), names)} {words}{contested}", tone))
    return told[:_MOST_DEVIATIONS]


def _disputed(parties: Sequence[PartyStanding], names: Mapping[RecordId, str]) -> list[str]:
    """Tell the parties that do not stand apart, but whose standing is contested."""
    those = [party for party in parties if party.contested and party.standing not in _DEVIATIONS]
    if not those:
        return []
    who = _who(those, len(parties), names)
    return [f"standing of {who} contested" if len(those) == 1 else f"{who} standings contested"]


def _who(those: Sequence[PartyStanding], count_of_all: int, names: Mapping[RecordId, str]) -> str:
    if len(those) == 1:
        return names.get(those[0].actor, "1 party")
    if len(those) == count_of_all:
        return "both" if count_of_all == 2 else "all"
    return str(len(those))
