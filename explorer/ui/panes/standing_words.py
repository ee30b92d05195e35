"""How the standing of an agreement and of each party is told in a pane for one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from explorer.model.act_kinds import ENDS
from explorer.model.act_words import claim_words
from explorer.model.calendar import day_last_ms, today
from explorer.model.edtf import parse_edtf
from explorer.model.headline import headline
from explorer.model.ids import Day, RecordId
from explorer.model.records import Act, AgreementLife, Assessment, Commitment, Named
from explorer.model.standing import PartyStanding, had_stood, standing_on
from explorer.model.vocabulary import POLITICAL_KINDS, RecordKind
from explorer.model.wording import day_in_words, day_short, short
from explorer.ui.panes.sides import Sides, parted
from explorer.ui.panes.wording import unbroken

_TONES: Final = {
    "party": "in_force",
    "participant": "in_force",
    "in force": "in_force",
    "in effect": "in_force",
    "provisionally applied": "in_force",
    "suspended": "suspended",
    "notice given": "suspended",
    "withdrawal announced": "suspended",
    "withdrawn": "withdrawn",
    "declined": "withdrawn",
    "former party": "ended",
    **dict.fromkeys(ENDS, "ended"),
    "former participant": "ended",
}
"""The class of colour of each standing; every other one is told in the colour of what is signed."""


@dataclass(frozen=True, slots=True)
class ToldParty:
    """A party's line: its name and standing, and what stands in small beneath either."""

    actor: Named
    word: str
    tone: str
    note: str
    since: str


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One act in a life; `day` is empty where the act before it was of the same date."""

    record: RecordId
    day: str
    actor: Named | None
    act: str
    rest: str


@dataclass(frozen=True, slots=True)
class ToldStanding:
    """An agreement's standing on a day; `pill` is empty where nothing had been done about it.

    `contested` are the acts that it rests on, or that dispute it, where it or a party's is contested.
    """

    pill: str
    tone: str
    on: str
    note: str
    as_of: str
    parties_word: str
    parties: tuple[ToldParty, ...]
    contested: tuple[ToldStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldLife:
    """The acts up to the day, and those that are dated after it."""

    steps: tuple[ToldStep, ...]
    later: tuple[ToldStep, ...]


@dataclass(frozen=True, slots=True)
class ToldAgreement:
    """An agreement's line on an actor's pane."""

    agreement: Named
    word: str
    tone: str
    note: str
    since: str
    contested: tuple[ToldStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldAgreements:
    """The agreements in which an actor had a standing, and those that it came to later."""

    rows: tuple[ToldAgreement, ...]
    later: tuple[Named, ...]


def told_standing(life: AgreementLife, as_of: Day) -> ToldStanding:
    """Tell the standing of the agreement and of each party on `as_of`."""
    standing = standing_on(life.agreement, life.acts, as_of)
    head = headline(standing, life.names)
    whole = standing.of_whole
    word, *notes = ("",) if whole is None else head.text.split(" · ")
    notes += [mark for mark in _marks(standing.contested, standing.uncertain) if mark not in head.text]
    is_contested = standing.contested or any(party.contested for party in standing.parties)
    political = life.agreement.kind in POLITICAL_KINDS
    return ToldStanding(
        pill=_capital(word),
        tone="ended" if whole is None else tone_of(whole),
        on="today" if as_of == today() else f"on {day_in_words(as_of)}",
        note=" · ".join(notes),
        as_of=f"as of {day_short(as_of)}",
        parties_word="Participants" if political else "Parties",
        parties=tuple(_told_party(party, life.names) for party in standing.parties),
        contested=_told_steps(contested_acts(life, as_of), life.names) if is_contested else (),
    )


def contested_acts(life: AgreementLife, as_of: Day, actor: RecordId | None = None) -> tuple[Act, ...]:
    """Give the acts by the day that are one side's claim or that a source contradicts.

    With `actor` those alone that bear on its standing: its own and those of the whole.
    """
    return tuple(
        act
        for act in life.acts
        if (act.claimed_by is not None or act.is_contradicted)
        and _has_begun(act, as_of)
        and (actor is None or act.actor in (None, actor))
    )


def tone_of(standing: str) -> str:
    """The class of colour that a standing is told in."""
    return _TONES.get(standing, "signed")


def _told_party(party: PartyStanding, names: Mapping[RecordId, str]) -> ToldParty:
    return ToldParty(
        actor=Named(party.actor, RecordKind.ACTOR, names[party.actor]),
        word=_capital(party.standing),
        tone=tone_of(party.standing),
        note=", ".join(_party_notes(party, names)),
        since="" if party.since is None else unbroken(short(party.since)),
    )


def _party_notes(party: PartyStanding, names: Mapping[RecordId, str]) -> list[str]:
    notes = []
    if party.suspended and party.standing != "suspended":
        notes.append("suspended")
    if party.leaving == "announced" and party.standing != "withdrawal announced":
        notes.append("withdrawal announced")
    if party.leaving == "notified" and party.standing != "notice given":
        notes.append("notice given")
    if party.leaves_on is not None:
        notes.append(f"leaves on {unbroken(short(parse_edtf(party.leaves_on)))}")
    if party.predecessor is not None and party.predecessor in names:
        notes.append(f"successor of {names[party.predecessor]}")
    return notes + _marks(party.contested, party.uncertain)


def _marks(contested: bool, uncertain: bool) -> list[str]:
    return (["contested"] if contested else []) + (["uncertain"] if uncertain else [])


def told_life(life: AgreementLife, divider: Day | None) -> ToldLife:
    """Tell the acts oldest first, those dated after `divider` apart; without a day all are of one piece."""
    sides = parted(life.acts, divider, lambda act: act.when)
    return ToldLife(_told_steps(sides.rows, life.names), _told_steps(sides.later, life.names))


def _told_steps(acts: tuple[Act, ...], names: Mapping[RecordId, str]) -> tuple[ToldStep, ...]:
    """Acts in the order of time, the undated last; a day is written once for all its acts."""

    def order(act: Act) -> tuple[bool, int, int, int]:
        begun = act.when.certainly_begun_ms
        return (begun is None, begun or 0, act.sequence, act.id)

    steps: list[ToldStep] = []
    day_before = ""
    for act in sorted(acts, key=order):
        day = unbroken(short(act.when)) if act.when.is_dated else "undated"
        steps.append(_told_step(act, "" if day == day_before else day, names))
        day_before = day
    return tuple(steps)


def told_commitments(
    commitments: tuple[Commitment, ...], divider: Day | None
) -> list[tuple[Commitment, Sides[Assessment]]]:
    """Tell each commitment with its verdicts, those given after `divider` apart."""
    return [(one, parted(one.assessments, divider, lambda verdict: verdict.when)) for one in commitments]


def _has_begun(act: Act, as_of: Day) -> bool:
    begun = act.when.certainly_begun_ms
    return begun is not None and begun <= day_last_ms(as_of)


def _told_step(act: Act, day: str, names: Mapping[RecordId, str]) -> ToldStep:
    before, after = claim_words(act, names)
    rest = ""
    if act.predecessor is not None and act.predecessor in names:
        rest += f" {names[act.predecessor]}"
    rest += after
    if act.effect is not None and act.effect.is_dated:
        rest += f", takes effect {unbroken(short(act.effect))}"
    if act.is_contradicted:
        rest += ", contradicted"
    actor = None
    if act.actor is not None:
        actor = Named(act.actor, RecordKind.ACTOR, names[act.actor])
    told = f"{before}{act.act}"
    return ToldStep(act.id, day, actor, told if actor else _capital(told), rest)


def told_agreements_of(actor: RecordId, lives: tuple[AgreementLife, ...], as_of: Day) -> ToldAgreements:
    """Tell the standing of one actor in each of its agreements on `as_of`."""
    rows: list[ToldAgreement] = []
    later: list[Named] = []
    for life in lives:
        named = Named(
            life.agreement.id, RecordKind.AGREEMENT, life.agreement.short_name or life.agreement.name
        )
        standing = standing_on(life.agreement, life.acts, as_of)
        party = next((party for party in standing.parties if party.actor == actor), None)
        if party is not None:
            notes = _party_notes(party, life.names)
            told = _told_party(party, life.names)
            disputed = contested_acts(life, as_of, actor) if party.contested else ()
            steps = _told_steps(disputed, life.names)
            rows.append(ToldAgreement(named, told.word, told.tone, ", ".join(notes), told.since, steps))
        elif had_stood(life.acts, actor, as_of):
            rows.append(ToldAgreement(named, "No standing any more", "ended", "", ""))
        elif any(act.actor == actor for act in life.acts):
            later.append(named)
    return ToldAgreements(tuple(rows), tuple(later))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
