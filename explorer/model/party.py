"""One actor's course under an agreement: what its own acts and the turns of the whole make of it."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from explorer.model.act_kinds import (
    CONSENTS,
    NOTICES_WITHDRAWN,
    OF_A_PARTY,
    PRESUPPOSING,
    SIGNATURES,
    SIGNING_STAGES,
)
from explorer.model.ids import RecordId
from explorer.model.steps import FIRST_DAY, Key, Step
from explorer.model.whole import Rules, Turn

Leaving = Literal["announced", "notified"]

_BEFORE_ALL: Final[Key] = (FIRST_DAY - 1, 0, 0, 0, 0)


@dataclass(slots=True)
class Party:
    """Where one actor has come by some day. Each field holds the step that made it so, or None.

    `void` is the moment from which its consent counts: whatever it did before it left counts no more.
    """

    rules: Rules
    first: Step | None = None
    negotiating: Step | None = None
    signed: Step | None = None
    consented: Step | None = None
    pending: Step | None = None
    entered: Step | None = None
    provisional: Step | None = None
    leaving: Step | None = None
    gone: Step | None = None
    declined: Step | None = None
    suspended: Step | None = None
    former: Step | None = None
    inherited: Step | None = None
    succeeded_by: Step | None = None
    in_force: Step | None = None
    is_ended: bool = False
    is_closed: bool = False
    is_contested: bool = False
    void: Key = _BEFORE_ALL

    @property
    def is_bound(self) -> bool:
        """Whether the agreement binds it, whether or not the agreement has ended since."""
        if self.gone is not None or self.declined is not None:
            return False
        return self.entered is not None or (self.in_force is not None and self._own_bond is not None)

    @property
    def _own_bond(self) -> Step | None:
        """The step of its own by which it is bound once the agreement is in force."""
        if self.consented is not None or self.rules.binds_by_instrument:
            return self.consented
        return self.signed or self.negotiating

    @property
    def headline(self) -> tuple[str, tuple[Step, ...]] | None:
        """The first standing that holds, and the steps that decide it; None where it has none."""
        if self.succeeded_by is not None:
            return None
        return self.own_headline

    @property
    def own_headline(self) -> tuple[str, tuple[Step, ...]] | None:
        """The same, whether or not a successor has taken its place on the list."""
        if self.gone is not None:
            return "withdrawn", (self.gone,)
        if self.declined is not None:
            return "declined", (self.declined,)
        if self.former is not None:
            return f"former {self.rules.party_word}", (self.former,)
        if not self.is_ended:
            if self.suspended is not None:
                return "suspended", (self.suspended,)
            if self.leaving is not None:
                word = "notice given" if self.leaving_how == "notified" else "withdrawal announced"
                return word, (self.leaving,)
            if self.is_bound:
                return self.rules.party_word, self._bonds()
        for word, step in (
            ("contracting", self.consented or self.pending),
            ("signatory", self.signed),
            ("negotiating", self.negotiating),
        ):
            if step is not None:
                return word, (step,)
        return None

    @property
    def leaving_how(self) -> Leaving | None:
        """Whether it has announced or notified that it leaves."""
        if self.leaving is None:
            return None
        return "announced" if self.leaving.act.act == "announced withdrawal" else "notified"

    @property
    def told(self) -> tuple[str, bool, Leaving | None, int | None] | None:
        """What is told of it: headline, suspended, leaving and the number of the notice."""
        headline = self.headline
        if headline is None:
            return None
        if self.is_ended:
            return headline[0], False, None, None
        notice = None if self.leaving is None else self.leaving.act.id
        return headline[0], self.suspended is not None, self.leaving_how, notice

    def _bonds(self) -> tuple[Step, ...]:
        """Whichever bound it first: its own bond with the entry into force of the whole, or its own entry."""
        own = self._own_bond
        if self.in_force is not None and own is not None:
            bonds = (own, self.in_force)
            if self.entered is None or max(step.key for step in bonds) <= self.entered.key:
                return bonds
        return () if self.entered is None else (self.entered,)

    def turn(self, step: Step, turn: Turn) -> None:
        """Take a turn of the whole."""
        if turn is Turn.IN_FORCE:
            self.in_force = step
        elif turn is Turn.ENDED:
            if self.former is not None or self.is_bound:
                self.former = step
            self.is_ended = True
            self.is_closed = step.act.act != "collapsed"
        else:
            self.former = None
            self.is_ended = False

    def take(self, step: Step) -> None:
        """Take a step of its own; once the agreement has ended for good, none moves anything."""
        if step.act.claimed_by is not None:
            self.is_contested = True
            return
        if self.is_closed or step.act.act not in OF_A_PARTY:
            return
        self.first = self.first or step
        self.succeeded_by = None
        kind = step.act.act
        if kind in PRESUPPOSING:
            self._presume_bound(step)
        if kind in SIGNING_STAGES:
            self._sign(step)
        elif kind in CONSENTS or kind == "succeeded":
            self._consent(step)
        elif kind in ("notified withdrawal", "withdrew"):
            self._leave(step)
        elif kind == "announced withdrawal":
            if (
                step.is_made
                and self.gone is None
                and self.declined is None
                and self.leaving_how != "notified"
            ):
                self.leaving = step
        elif step.is_effective:
            self._do(kind, step)

    def _do(self, kind: str, step: Step) -> None:
        if kind in NOTICES_WITHDRAWN:
            self.leaving = None
        elif kind == "suspended":
            if self.gone is None and self.declined is None:
                self.suspended = step
        elif kind == "resumed":
            self.suspended = None
        elif kind == "provisionally applied":
            self.provisional = step
            self.negotiating = self.negotiating or step
        elif kind == "entered into force":
            self.gone = self.declined = self.pending = None
            self.consented = self.consented or step
            self.entered = self.entered or step
        elif kind == "withdrew signature":
            self._void(step.key)
            self.declined = step

    def _presume_bound(self, step: Step) -> None:
        bonds = (self.negotiating, self.signed, self.consented, self.pending, self.entered)
        if self.gone is None and self.declined is None and not any(bonds):
            self.consented = step

    def _sign(self, step: Step) -> None:
        if not step.is_made:
            return
        self.negotiating = self.negotiating or step
        if step.act.act in SIGNATURES:
            self.signed = self.signed or step
            self.declined = None
            if not self.rules.binds_by_instrument:
                self.gone = None

    def _consent(self, step: Step) -> None:
        """Consent now, or from the effect day; it ends a withdrawal, and a notice given before it."""
        if step.is_made:
            self.gone = self.declined = None
            if not step.is_effective:
                self.pending = step
                return
        if step.made_key <= self.void:
            return
        self.consented = self.consented or step
        self.pending = None
        if self.leaving is not None and self.leaving.key < step.made_key:
            self.leaving = None

    def _leave(self, step: Step) -> None:
        """Give notice, or be gone: at once by `withdrew`, on its effect day where one is given."""
        if self.gone is not None or self.declined is not None:
            is_said_outright = step.act.act == "withdrew" and step.is_effective
            if is_said_outright and self.gone is not None and self.gone.key[0] == step.key[0]:
                self.gone = step
            return
        if not step.is_made:
            if self.leaving is not None and self.leaving.act.id == step.act.id:
                self._go(step)
        elif step.is_effective and (step.act.act == "withdrew" or step.act.effect is not None):
            self._go(step)
        elif self.leaving is None or self.leaving_how == "announced" or step.act.effect is not None:
            self.leaving = step

    def _go(self, step: Step) -> None:
        renewed = self.pending if self.pending is not None and self.pending.key > step.made_key else None
        self._void(step.made_key)
        self.pending = renewed
        if renewed is None:
            self.gone = step

    def _void(self, key: Key) -> None:
        """Let nothing that was done before count any more."""
        self.void = key
        self.negotiating = self.signed = self.consented = self.pending = None
        self.entered = self.provisional = self.leaving = self.suspended = None

    def be_succeeded(self, step: Step) -> None:
        """Leave the list to a successor; the standing is kept for those who succeed later."""
        if step.act.claimed_by is not None:
            self.is_contested = True
        elif not self.is_closed and step.is_effective:
            self.succeeded_by = self.succeeded_by or step

    def take_inherited(self, step: Step) -> None:
        """Let a step of the predecessor take effect for the heir, such as a notice given before."""
        first = self.first
        self.take(step)
        self.first = first

    def inherit(self, step: Step, predecessor: "Party") -> "Party":
        """Copy the predecessor's standing, unless it is itself bound or has consented already."""
        if self.is_closed:
            return self
        if self.is_bound or self.consented is not None:
            self.succeeded_by = None
            return self
        first = self.first or step
        is_contested = self.is_contested or predecessor.is_contested
        return replace(predecessor, first=first, inherited=step, succeeded_by=None, is_contested=is_contested)

    @property
    def predecessor(self) -> RecordId | None:
        """Whose standing it has inherited."""
        return None if self.inherited is None else self.inherited.act.predecessor
