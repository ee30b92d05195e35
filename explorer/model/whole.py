"""The course of an agreement as a whole: how far it has come, whether suspended, whether ended."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from explorer.model.act_kinds import (
    BINDING_BY_SIGNATURE,
    COLLAPSED,
    ENDS,
    SIGNING_STAGES,
    STAGES,
)
from explorer.model.records import Act, Agreement
from explorer.model.steps import Step
from explorer.model.vocabulary import POLITICAL_KINDS, Consent

SUSPENDED: Final = "suspended"
_RANKS: Final = {stage: rank for rank, stage in enumerate(STAGES)}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the agreement itself says about who is bound by it, and from when."""

    binds_by_instrument: bool
    binds_at_signature: bool
    in_force_word: str
    party_word: str

    @classmethod
    def of(cls, agreement: Agreement, acts: Iterable[Act]) -> "Rules":
        """Read the rules of an agreement.

        One of consent by signature waits for its entry into force where such an act of the whole is recorded
        on whatever day: that it is recorded tells that the signatures alone did not bring it about.
        """
        is_political = agreement.kind in POLITICAL_KINDS
        has_entry = any(
            act.act == "entered into force" and act.actor is None and act.claimed_by is None for act in acts
        )
        return cls(
            binds_by_instrument=agreement.consent == Consent.INSTRUMENT,
            binds_at_signature=agreement.consent == Consent.SIGNATURE and not has_entry,
            in_force_word="in effect" if is_political else "in force",
            party_word="participant" if is_political else "party",
        )


class Turn(Enum):
    """What happens to the whole that moves every party."""

    IN_FORCE = "in force"
    ENDED = "ended"
    REVIVED = "revived"


@dataclass(slots=True)
class Course:
    """Where the whole has come by some day, and the turns that it took on the way.

    `stage` is None before the first act that moves it. `turns` are in the order in which they came.
    """

    rules: Rules
    stage: str | None = None
    stage_step: Step | None = None
    in_force: Step | None = None
    suspended: Step | None = None
    ended: Step | None = None
    turns: list[tuple[Step, Turn]] = field(default_factory=list)

    @classmethod
    def through(cls, rules: Rules, steps: Iterable[Step]) -> "Course":
        """Take the steps in their order."""
        course = cls(rules)
        for step in steps:
            course._take(step)
        return course

    @property
    def word(self) -> str | None:
        """The standing of the whole."""
        if self.ended is not None:
            return self.ended.act.act
        if self.suspended is not None:
            return SUSPENDED
        return self.rules.in_force_word if self.stage == "in force" else self.stage

    @property
    def deciding(self) -> Step | None:
        """The step that made the standing what it is."""
        return self.ended or self.suspended or self.stage_step

    @property
    def is_judgement(self) -> bool:
        """Whether the end is an observer's judgement and no act of law."""
        return self.ended is not None and self.ended.act.act == COLLAPSED

    def _take(self, step: Step) -> None:
        kind = step.act.act
        if self.ended is not None and not self.is_judgement:
            return
        if kind in SIGNING_STAGES:
            self._sign(step)
        elif not step.is_effective:
            return
        elif kind in ENDS:
            self._end(step)
        elif kind == "provisionally applied":
            self._advance("provisionally applied", step)
        elif kind == "entered into force":
            self._revive(step)
            self._enter_into_force(step)
        elif kind == "suspended":
            if self.ended is None:
                self.suspended = step
        elif kind == "resumed":
            self._revive(step)
            self.suspended = None

    def _sign(self, step: Step) -> None:
        if self.ended is not None:
            return
        if step.is_made:
            self._advance(SIGNING_STAGES[step.act.act], step)
        if step.is_effective and self.rules.binds_at_signature and step.act.act in BINDING_BY_SIGNATURE:
            self._enter_into_force(step)

    def _advance(self, stage: str, step: Step) -> None:
        if self.stage is None or _RANKS[stage] > _RANKS[self.stage]:
            self.stage, self.stage_step = stage, step

    def _enter_into_force(self, step: Step) -> None:
        if self.in_force is None:
            self._advance("in force", step)
            self.in_force = step
            self.turns.append((step, Turn.IN_FORCE))

    def _end(self, step: Step) -> None:
        if self.ended is not None and step.act.act == COLLAPSED:
            return
        self.ended = step
        self.turns.append((step, Turn.ENDED))

    def _revive(self, step: Step) -> None:
        """Take an agreement that was judged to have collapsed as alive again, as its parties do."""
        if self.ended is not None:
            self.ended = None
            self.turns.append((step, Turn.REVIVED))
