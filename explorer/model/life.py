"""An agreement's life, ready to be asked for any day: the whole and each actor under it.

What `standing_on` says, what a band shows and what changed between two days are all asked here, so that they
can't disagree. What one step moves lives in `whole` and `party`, the order of steps in `steps`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explorer.model.act_kinds import OF_A_PARTY, OF_THE_WHOLE, SIGNING_STAGES
from explorer.model.ids import Day, RecordId
from explorer.model.party import Leaving, Party
from explorer.model.records import Act, Agreement
from explorer.model.steps import LAST_DAY, Key, Step, Window, alternatives, certain_steps, days_of, windows_of
from explorer.model.when import When
from explorer.model.whole import Course, Rules, Turn


@dataclass(frozen=True, slots=True)
class WholeStanding:
    """The standing of the whole agreement on a day; `standing` is None before its first act.

    `decided_by` is the act that made it so.
    """

    standing: str | None
    contested: bool
    uncertain: bool
    is_judgement: bool
    since: When | None
    decided_by: RecordId | None = None


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """One actor's standing under an agreement on a day: its headline, and what is told beside it.

    `leaves_on` is the EDTF of the day on which a notice takes effect, `since` the date of what decided the
    headline and `decided_by` the act that did, `predecessor` the actor whose standing it has inherited.
    `provisional`: it applies the agreement provisionally, for itself alone.
    """

    actor: RecordId
    standing: str
    suspended: bool = False
    leaving: Leaving | None = None
    leaves_on: str | None = None
    contested: bool = False
    uncertain: bool = False
    since: When | None = None
    predecessor: RecordId | None = None
    provisional: bool = False
    decided_by: RecordId | None = None


_Turns = tuple[tuple[Step, Turn], ...]


@dataclass(frozen=True, slots=True)
class _Moment:
    """The whole at the end of a day, and the turns that the records allow it to have taken instead."""

    course: Course
    turns: _Turns
    other_turns: tuple[_Turns, ...]
    is_uncertain: bool


class Life:
    """The acts of one agreement, sorted out once by whom they move."""

    def __init__(self, agreement: Agreement, acts: Iterable[Act]) -> None:
        all_acts = tuple(acts)
        self._rules = Rules.of(agreement, all_acts)
        self._whole = _windows(_acts_of_whole(all_acts))
        claims = [act for act in all_acts if act.claimed_by is not None]
        self._claims = _windows(act for act in claims if act.actor is None)
        self._claimed = {act.actor for act in claims if act.actor is not None}
        self._ancestors = _ancestors(all_acts)
        self._parties = _windows_of_parties(all_acts, self._ancestors)
        self._moments: dict[Day, _Moment] = {}

    @property
    def actors(self) -> tuple[RecordId, ...]:
        """Every actor that an act speaks of, whether or not it ever has a standing."""
        return tuple(self._parties)

    def days_of_whole(self) -> list[Day]:
        """List, in order, the only days on which the standing of the whole can change."""
        days = days_of(self._whole) | days_of(self._claims)
        for actor in self._claimed:
            days |= days_of(self._parties[actor])
        return [Day(day) for day in sorted(days)]

    def days_of_party(self, actor: RecordId) -> list[Day]:
        """List, in order, the only days on which the standing of the actor can change."""
        return [Day(day) for day in sorted(days_of(self._parties[actor]) | days_of(self._whole))]

    def whole_on(self, day: Day) -> WholeStanding:
        """Tell the standing of the whole at the end of the day."""
        moment = self._moment(day)
        deciding = moment.course.deciding
        return WholeStanding(
            standing=moment.course.word,
            contested=self._is_whole_contested(day, moment),
            uncertain=moment.is_uncertain,
            is_judgement=moment.course.is_judgement,
            since=None if deciding is None else deciding.when,
            decided_by=None if deciding is None else deciding.act.id,
        )

    def party_on(self, actor: RecordId, day: Day) -> PartyStanding | None:
        """Tell the standing of an actor at the end of the day; None where it has none."""
        party = self._party_on(actor, day)
        return None if party.headline is None else self._standing(actor, party, day)

    def parties_on(self, day: Day) -> tuple[PartyStanding, ...]:
        """Tell the standing of every actor that has one at the end of the day, by their first acts."""
        parties = [(actor, self._party_on(actor, day)) for actor in self._parties]
        listed = [
            (party.first.key, actor, party) for actor, party in parties if party.headline and party.first
        ]
        listed.sort(key=lambda entry: entry[:2])
        return tuple(self._standing(actor, party, day) for _, actor, party in listed)

    def first_act_of(self, actor: RecordId) -> tuple[int, ...]:
        """Give what actors are put in order by: their first act; last are those who never act for certain."""
        own = [
            window.step.key
            for window in self._parties[actor]
            if window.counts_from is not None
            and window.step.act.actor == actor
            and window.step.act.claimed_by is None
        ]
        return (*min(own), actor) if own else (LAST_DAY, actor)

    def left_by(self, actor: RecordId, day: Day) -> Step | None:
        """Give the step by which the actor left the list to a successor, if it has by the end of the day."""
        return self._party_on(actor, day).succeeded_by

    def _moment(self, day: Day) -> _Moment:
        if day not in self._moments:
            course = Course.through(self._rules, certain_steps(self._whole, day))
            others = [Course.through(self._rules, steps) for steps in alternatives(self._whole, day)]
            turns = tuple(course.turns)
            other_turns = dict.fromkeys(tuple(other.turns) for other in others)
            self._moments[day] = _Moment(
                course=course,
                turns=turns,
                other_turns=tuple(other for other in other_turns if other != turns),
                is_uncertain=any(other.word != course.word for other in others),
            )
        return self._moments[day]

    def _is_whole_contested(self, day: Day, moment: _Moment) -> bool:
        """Whether a claim or a contradicting citation disputes the whole.

        A claim about an actor that has no standing disputes who stands under the agreement at all.
        """
        deciding = moment.course.deciding
        if certain_steps(self._claims, day) or (deciding is not None and deciding.act.is_contradicted):
            return True
        claimed = (self._party_on(actor, day) for actor in self._claimed)
        return any(
            party.is_contested and party.headline is None and party.succeeded_by is None for party in claimed
        )

    def _standing(self, actor: RecordId, party: Party, day: Day) -> PartyStanding:
        word, deciding = party.headline or ("", ())
        decided = _decided(party, deciding)
        leaves_on = party.leaving.act.effect if party.leaving is not None else None
        told = party.told
        return PartyStanding(
            actor=actor,
            standing=word,
            suspended=party.suspended is not None and not party.is_ended,
            leaving=None if party.is_ended else party.leaving_how,
            leaves_on=None if leaves_on is None or party.is_ended else leaves_on.edtf,
            contested=party.is_contested or any(step.act.is_contradicted for step in deciding),
            uncertain=any(other.told != told for other in self._other_parties(actor, day)),
            since=None if decided is None else decided.when,
            predecessor=party.predecessor,
            provisional=party.provisional is not None and not party.is_bound and not party.is_ended,
            decided_by=None if decided is None else decided.act.id,
        )

    def _party_on(self, actor: RecordId, day: Day) -> Party:
        return self._party(actor, certain_steps(self._parties[actor], day), self._moment(day).turns)

    def _other_parties(self, actor: RecordId, day: Day) -> Iterator[Party]:
        """Give the other courses of an actor that the records of its acts and of the whole allow."""
        windows, moment = self._parties[actor], self._moment(day)
        others = list(alternatives(windows, day))
        for steps in others:
            yield self._party(actor, steps, moment.turns)
        if moment.other_turns:
            certain = certain_steps(windows, day)
            for turns in moment.other_turns:
                for steps in (certain, *others):
                    yield self._party(actor, steps, turns)

    def _party(
        self, actor: RecordId, steps: Sequence[Step], turns: _Turns, until: Key | None = None
    ) -> Party:
        """Take the actor's steps and the turns of the whole in order, up to but without the key `until`.

        The steps may be of its predecessors too: their notices take effect for the heir.
        """
        party = Party(self._rules)
        ancestors = self._ancestors.get(actor, frozenset())
        queue: list[tuple[Key, int, Step, Turn | None]] = [(step.key, 2, step, turn) for step, turn in turns]
        queue += [
            (step.key, step.is_effective, step, None)
            for step in steps
            if actor in (step.act.actor, step.act.predecessor) or step.act.actor in ancestors
        ]
        queue.sort(key=lambda entry: entry[:2])
        for key, _, step, turn in queue:
            if until is not None and key >= until:
                break
            if turn is not None:
                party.turn(step, turn)
            elif step.act.actor == actor:
                heir_of = self._predecessor_at(step, steps, turns)
                if heir_of is None:
                    party.take(step)
                else:
                    party = party.inherit(step, heir_of)
            elif step.act.predecessor == actor and step.act.act == "succeeded":
                party.be_succeeded(step)
            elif not step.is_made and party.inherited is not None and party.inherited.key > step.made_key:
                party.take_inherited(step)
        return party

    def _predecessor_at(self, step: Step, steps: Sequence[Step], turns: _Turns) -> Party | None:
        """Give the predecessor as it stood when this step succeeded to it; None where it is no succession."""
        act = step.act
        if act.act != "succeeded" or act.claimed_by is not None or not step.is_effective:
            return None
        if act.predecessor is None or act.predecessor == act.actor:
            return None
        former = self._party(act.predecessor, steps, turns, until=step.key)
        return None if former.own_headline is None else former


def _windows(acts: Iterable[Act]) -> tuple[Window, ...]:
    return tuple(window for act in acts for window in windows_of(act))


def _acts_of_whole(acts: Iterable[Act]) -> Iterator[Act]:
    """Give the acts that move the whole: its own, and what parties did to bring it to be signed.

    Of many such acts of one kind only those are kept that can be the first: the others move nothing.
    """
    signing: dict[str, list[tuple[Act, Window]]] = defaultdict(list)
    for act in acts:
        if act.claimed_by is not None:
            continue
        if act.actor is None and act.act in OF_THE_WHOLE and act.act not in SIGNING_STAGES:
            yield act
        elif act.act in SIGNING_STAGES:
            windows = windows_of(act)
            if len(windows) > 1 or windows[0].counts_from is None or windows[0].is_open:
                yield act
            else:
                signing[act.act].append((act, windows[0]))
    for rivals in signing.values():
        earliest: int | None = None
        for act, window in sorted(rivals, key=lambda rival: (rival[1].step.key, rival[1].earliest)):
            if earliest is None or window.earliest < earliest:
                earliest = window.earliest
                yield act


def _ancestors(acts: Iterable[Act]) -> dict[RecordId, frozenset[RecordId]]:
    """List for each successor its predecessors and theirs."""
    direct: dict[RecordId, set[RecordId]] = defaultdict(set)
    for act in acts:
        if act.act == "succeeded" and act.claimed_by is None and act.actor and act.predecessor:
            direct[act.actor].add(act.predecessor)
    every: dict[RecordId, frozenset[RecordId]] = {}
    for actor in direct:
        found: set[RecordId] = set()
        ahead = list(direct[actor])
        while ahead:
            predecessor = ahead.pop()
            if predecessor not in found:
                found.add(predecessor)
                ahead.extend(direct.get(predecessor, ()))
        every[actor] = frozenset(found - {actor})
    return every


def _windows_of_parties(
    acts: Iterable[Act], ancestors: dict[RecordId, frozenset[RecordId]]
) -> dict[RecordId, tuple[Window, ...]]:
    """Sort the acts by the actors whose standing they can move, in order of their first mention."""
    own: dict[RecordId, dict[RecordId, Act]] = defaultdict(dict)
    for act in acts:
        moves = act.act in OF_A_PARTY or act.claimed_by is not None
        if act.actor is not None and moves:
            own[act.actor][act.id] = act
            if act.act == "succeeded" and act.predecessor is not None:
                own[act.predecessor][act.id] = act
    windows = {}
    for actor in own:
        related = dict(own[actor])
        for ancestor in ancestors.get(actor, ()):
            related |= own.get(ancestor, {})
        windows[actor] = _windows(related.values())
    return windows


def _decided(party: Party, deciding: Sequence[Step]) -> Step | None:
    """Give the latest step that decides the headline; an heir holds it from its succession on."""
    steps = [*deciding]
    if party.inherited is not None and party.is_bound:
        steps.append(party.inherited)
    return max(steps, key=lambda step: step.key) if steps else None
