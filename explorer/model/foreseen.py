"""What one act does to an agreement's standing, in words: told before it is written down."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from explorer.model.calendar import day_of_ms
from explorer.model.day_words import day_short
from explorer.model.ids import Day, RecordId
from explorer.model.life import PartyStanding
from explorer.model.records import Act, AgreementLife
from explorer.model.standing import Standing, standing_on
from explorer.model.when import When

_MOST_PARTIES: Final = 3


def foreseen(life: AgreementLife, act: Act, names: Mapping[RecordId, str] | None = None) -> str:
    """Say what stands on the day of `act`, and on the day of its effect, once it is among the acts of `life`.

    An act of the same number in `life` is the one that it replaces. `names` are those of actors that `life`
    does not know yet. Parties are told where the act changes their standing; where it changes none, whoever
    does it is told.
    """
    others = [one for one in life.acts if one.id != act.id]
    known = {**life.names, **(names or {})}
    day = _counts_from(act.when)
    if day is None:
        return "Without a date that can be read, the act moves nothing."
    told = [_on_day(life, others, act, day, known, act.when)]
    effect = None if act.effect is None else _counts_from(act.effect)
    if act.effect is not None and effect is not None and effect > day:
        told.append(_on_day(life, others, act, effect, known, act.effect))
    return " ".join(told)


def _counts_from(when: When) -> Day | None:
    """The day by which it has certainly begun."""
    first = when.start_latest if when.start_latest is not None else when.start_earliest
    return None if first is None else day_of_ms(first)


def _on_day(
    life: AgreementLife, others: list[Act], act: Act, day: Day, names: Mapping[RecordId, str], when: When
) -> str:
    agreement = life.agreement
    before = standing_on(agreement, others, day)
    after = standing_on(agreement, [*others, act], day)
    is_certain = when.start_earliest == when.start_latest
    on = f"{'On' if is_certain else 'By'} {day_short(day)}"
    name = agreement.short_name or agreement.name
    parties = _parties(before, after, names)
    own = None if act.actor is None else after.of(act.actor)
    if not parties and own is not None:
        parties = [f"{names.get(own.actor, 'this actor')} stays {_standing(own)}"]
    return f"{on}: {'; '.join([f'{name} {_whole(before, after)}', *parties])}."


def _whole(before: Standing, after: Standing) -> str:
    """What becomes of the agreement as a whole."""
    contested = ", contested from now on" if after.contested and not before.contested else ""
    if after.of_whole is None:
        return f"has no standing yet{contested}"
    if before.of_whole is None:
        return f"begins as {after.of_whole}{contested}"
    if before.of_whole == after.of_whole:
        return f"stays {after.of_whole}{contested}"
    return f"goes from {before.of_whole} to {after.of_whole}{contested}"


def _parties(before: Standing, after: Standing, names: Mapping[RecordId, str]) -> list[str]:
    """The parties whose standing differs, each with its new one."""
    told = []
    for actor in dict.fromkeys(party.actor for party in (*after.parties, *before.parties)):
        was, is_now = before.of(actor), after.of(actor)
        name = names.get(actor, "this actor")
        if is_now is None:
            told.append(f"{name} leaves the list")
        elif was is None or _undated(was) != _undated(is_now):
            told.append(f"{name}: {_standing(is_now)}")
    rest = len(told) - _MOST_PARTIES
    return told if rest <= 0 else [*told[:_MOST_PARTIES], f"and {rest} more"]


def _undated(party: PartyStanding) -> PartyStanding:
    """The standing whatever act decided it, and when."""
    return replace(party, since=None, decided_by=None)


def _standing(party: PartyStanding) -> str:
    beside = [
        word
        for word, holds in (
            ("suspended", party.suspended and party.standing != "suspended"),
            ("contested", party.contested),
            ("uncertain", party.uncertain),
        )
        if holds
    ]
    return f"{party.standing} ({', '.join(beside)})" if beside else party.standing
