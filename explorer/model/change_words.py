"""Changes of standing in words: one change, and in one line what a day brought."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from explorer.model.act_words import claim_words
from explorer.model.calendar import DAY_MS
from explorer.model.comparing import ChangedAgreement, Histories
from explorer.model.day_words import day_short
from explorer.model.edtf import parse_edtf
from explorer.model.history import History, StandingChange
from explorer.model.ids import Day, RecordId
from explorer.model.records import Act, Agreement
from explorer.model.standing import Standing
from explorer.model.wording import short

NO_STANDING: Final = "no standing"
WHOLE: Final = "The whole"
_MOST_NAMED: Final = 3
_MOST_AGREEMENTS: Final = 2


@dataclass(frozen=True, slots=True)
class DayTold:
    """What a day brought: in one line, and the acts that did it."""

    day: Day
    text: str
    acts: tuple[RecordId, ...] = ()

    @property
    def sentence(self) -> str:
        """The day and what it brought."""
        return f"{day_short(self.day)} · {self.text or 'no standing changes'}"


def called(agreement: Agreement) -> str:
    """Give the short name of an agreement, else its name."""
    return agreement.short_name or agreement.name


def standing_before(change: StandingChange) -> str:
    """Tell the standing of the earlier day."""
    return change.before or NO_STANDING


def standing_after(change: StandingChange) -> str:
    """Tell the standing of the later day, when a notice takes effect, and whether it is in doubt."""
    words = change.after or NO_STANDING
    parts = [f"judged {words}" if change.is_judgement else words]
    if change.leaves_on is not None:
        parts.append(f"leaves on {short(parse_edtf(change.leaves_on))}")
    if change.contested:
        parts.append("contested")
    if change.uncertain:
        parts.append("uncertain")
    return " · ".join(parts)


def act_in_words(act: Act, names: Mapping[RecordId, str]) -> str:
    """Tell an act with who did it, such as “Russia suspended”, or “entered into force”."""
    before, after = claim_words(act, names)
    who = "" if act.actor is None else f"{names.get(act.actor, '')} "
    return f"{who}{before}{act.act}{after}"


def day_told(
    histories: Histories, day: Day, names: Mapping[int, str], among: frozenset[int] | None = None
) -> DayTold:
    """Tell what a day changed of the standings, the first agreements by name and the others counted.

    `names` are those to show, by actor.
    """
    changed = histories.compare(Day(day - 1), day, among).agreements
    told = [f"{called(one.agreement)}: {'; '.join(_parts(one, day, names))}" for one in changed]
    if not told:
        told = _marks_told(histories, day, names, among)
    rest = len(told) - _MOST_AGREEMENTS
    if rest > 0:
        told = [*told[:_MOST_AGREEMENTS], f"{rest} more agreement{'s' if rest > 1 else ''}"]
    return DayTold(day, " · ".join(told), tuple(act for one in changed for act in one.acts))


def _marks_told(
    histories: Histories, day: Day, names: Mapping[int, str], among: frozenset[int] | None
) -> list[str]:
    """Tell the agreements whose words stay and are in doubt from here on, or no more."""
    return [
        f"{called(history.agreement)}: {_mark_told(history, day, names)}"
        for number, history in histories.moved_on(day).items()
        if among is None or int(number) in among
    ]


def _mark_told(history: History, day: Day, names: Mapping[int, str]) -> str:
    before, after = history.standing_on(Day(day - 1)), history.standing_on(day)
    for mark in ("contested", "uncertain"):
        was, now = _marked(before, mark), _marked(after, mark)
        if now - was:
            return f"{mark} from here on"
        if was - now:
            return f"no longer {mark}"
    return history.headline_on(day, names).text


def _marked(standing: Standing, mark: str) -> set[RecordId | None]:
    """Give who bears the mark: the whole (None) and actors."""
    marked: set[RecordId | None] = {party.actor for party in standing.parties if getattr(party, mark)}
    return marked | {None} if getattr(standing, mark) else marked


def _parts(changed: ChangedAgreement, day: Day, names: Mapping[int, str]) -> list[str]:
    """Tell what was done that day, and what began to hold without anything done on it."""
    done: dict[tuple[str, str], list[str]] = {}
    begun: dict[str, list[str]] = {}
    for change in changed.changes:
        act = None if change.act is None else changed.acts.get(change.act)
        if act is not None and _is_made_on(act, day):
            words = claim_words(act, changed.names)
            actor = () if act.actor is None else (_name(act.actor, names, changed),)
            done.setdefault((words[0] + act.act, words[1]), []).extend(actor)
        else:
            who = () if change.actor is None else (_name(change.actor, names, changed),)
            begun.setdefault(change.after or "succeeded", []).extend(who)
    told = [f"{_listed(who)} {what}{after}".strip() for (what, after), who in done.items()]
    return told + [f"{_listed(who)} now {word}".strip() for word, who in begun.items()]


def _is_made_on(act: Act, day: Day) -> bool:
    latest = act.when.start_latest if act.when.start_latest is not None else act.when.start_earliest
    return latest is not None and latest // DAY_MS == day


def _name(actor: RecordId, names: Mapping[int, str], changed: ChangedAgreement) -> str:
    return names.get(actor) or changed.names.get(actor, "")


def _listed(names: Iterable[str]) -> str:
    each: Sequence[str] = tuple(dict.fromkeys(names))
    if len(each) <= _MOST_NAMED:
        return ", ".join((*each[:-2], " and ".join(each[-2:]))) if each else ""
    return f"{', '.join(each[: _MOST_NAMED - 1])} and {len(each) - _MOST_NAMED + 1} more"
