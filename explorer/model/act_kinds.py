"""The kinds of act in the order of one day, and which of them move what; how they move it lives in `life`."""

from dataclasses import dataclass
from typing import Final

ACT_KINDS: Final = (
    "proposed",
    "initialled",
    "concluded",
    "announced",
    "adopted",
    "opened for signature",
    "signed",
    "ratified",
    "accepted",
    "approved",
    "acceded",
    "rejoined",
    "succeeded",
    "provisionally applied",
    "entered into force",
    "announced withdrawal",
    "notified withdrawal",
    "suspended withdrawal",
    "withdrew notice",
    "suspended",
    "resumed",
    "withdrew signature",
    "withdrew",
    "terminated",
    "expired",
    "superseded",
    "collapsed",
    "extended",
    "amended",
    "declared",
    "reserved",
    "objected",
)
"""All kinds, in the order in which acts of one day and one sequence are taken; as in the database."""

POSITIONS: Final = {kind: position for position, kind in enumerate(ACT_KINDS)}

SIGNING_STAGES: Final = {
    "proposed": "proposed",
    "initialled": "initialled",
    "concluded": "adopted",
    "announced": "adopted",
    "adopted": "adopted",
    "opened for signature": "signed",
    "signed": "signed",
}
"""The stage to which an act before entry into force brings the agreement, by whomever it is done."""

SIGNATURES: Final = frozenset({"opened for signature", "signed"})
BINDING_BY_SIGNATURE: Final = frozenset({"signed", "concluded", "announced"})
"""What brings an agreement into force at once where consent is given by signature."""

STAGES: Final = ("proposed", "initialled", "adopted", "signed", "provisionally applied", "in force")
"""How far an agreement has come; it never goes back."""

CONSENTS: Final = frozenset({"ratified", "accepted", "approved", "acceded", "rejoined"})
NOTICES_WITHDRAWN: Final = frozenset({"suspended withdrawal", "withdrew notice"})
PRESUPPOSING: Final = NOTICES_WITHDRAWN | {
    "announced withdrawal",
    "notified withdrawal",
    "suspended",
    "resumed",
}
"""Acts that only one who is bound can do: who is recorded with nothing earlier is taken to be bound."""

FORMAL_ENDS: Final = frozenset({"terminated", "expired", "superseded"})
COLLAPSED: Final = "collapsed"
ENDS: Final = FORMAL_ENDS | {COLLAPSED}

OF_THE_WHOLE: Final = (
    frozenset(SIGNING_STAGES) | ENDS | {"provisionally applied", "entered into force", "suspended", "resumed"}
)
OF_A_PARTY: Final = (
    frozenset(SIGNING_STAGES)
    | CONSENTS
    | PRESUPPOSING
    | {"succeeded", "provisionally applied", "entered into force", "withdrew signature", "withdrew"}
)
"""What moves something when an actor does it; all other acts are shown in the life and move nothing."""

TAKES_EFFECT_LATER: Final = (
    CONSENTS
    | PRESUPPOSING
    | FORMAL_ENDS
    | {"succeeded", "provisionally applied", "entered into force", "withdrew", "extended", "amended"}
)
"""Acts for which a day of effect of its own makes sense: what they move, they may move later."""


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act: whose it may be (`whole`, `party`, `both`, `none`), and in words what it moves."""

    name: str
    scope: str
    moves: str

    @property
    def needs_actor(self) -> bool:
        """Whether it is always the act of one party."""
        return self.scope == "party"

    @property
    def may_have_actor(self) -> bool:
        """Whether it may be the act of one party."""
        return self.scope != "whole"
