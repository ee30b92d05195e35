"""The page of a chain: its steps as rich text, in which each name is a link."""

from dataclasses import dataclass
from typing import Final

from explorer.model.chain_words import after_words, asserted, count_of, remarks_of, title_of, when_words
from explorer.model.chains import Bond, Chain, ChainStep
from explorer.model.ids import Day, RecordId
from explorer.render.theme import Theme
from explorer.scene.selection import OPPOSING
from explorer.ui.panes.templates import fill

ASK: Final = (
    "Choose a topic, a tag or an agreement, and the positions taken on it stand here in order of time."
)
NO_POSITION: Final = "Nothing on this topic has been entered as a statement, or linked as one."


@dataclass(frozen=True, slots=True)
class _Row:
    """A step as its row tells it."""

    number: int
    step: ChainStep
    when: str
    remarks: tuple[str, ...]
    bonds: tuple[Bond, ...]
    is_current: bool


def chain_html(chain: Chain, current: RecordId | None, as_of: Day | None, theme: Theme) -> str:
    """Give the page; the row of the record that is selected stands out, later ones say so."""
    rows = [
        _Row(
            at + 1,
            step,
            when_words(step.when),
            (*remarks_of(step), *after_words(step, as_of)),
            chain.bonds_of(at),
            step.record.id == current,
        )
        for at, step in enumerate(chain.steps)
    ]
    colours = theme.tokens
    return fill(
        "chain",
        {
            "chain": chain,
            "title": title_of(chain),
            "count": count_of(chain) if chain.about is not None else "",
            "nothing": ASK if chain.about is None else NO_POSITION,
            "rows": rows,
            "asserted": asserted,
            "opposing": OPPOSING,
            "accent": colours["accent"],
            "ground": colours["accent_ground"],
            "line": colours["strong_line"],
        },
    )
