"""What a pane knows of its record, as the worker gathered it, with as much of long lists as was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from explorer.model.company import Company
from explorer.model.details import (
    NO_ROWS,
    ActorDetail,
    AgreementDetail,
    CitedSource,
    ListedRecord,
    Page,
    SourceDetail,
)
from explorer.model.ids import Day, RecordId
from explorer.model.record_history import HistoryStep
from explorer.model.records import Citation, Link, Tie
from explorer.model.small_details import Entered, PaneDetail
from explorer.model.source_uses import SourceUses
from explorer.model.stances import Stances
from explorer.model.subject_order import SubjectOrder
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.ui.panes.sides import LATER, Sides, parted
from explorer.ui.panes.wording import count

PAGE_ROWS: Final = 50
"""Rows of a list that a pane shows at first."""
MORE_ROWS: Final = 1000
"""Rows that each further page of a long list adds."""

TIE_ROWS: Final = 8
"""Ties that a pane shows at first: a state has many organs, and its agreements are to be seen beneath."""
AGREEMENT_ROWS: Final = 12
"""Agreements of an actor that a pane shows at first."""
PARTY_ROWS: Final = 20
"""Parties of an agreement that a pane shows at first."""
NEVER: Final = Entered("", "")


@dataclass(frozen=True, slots=True)
class Further:
    """What is told of a record last, and read after the rest where there are very many records to count.

    Of these only every `every`-th was looked at for `sources`; `resting` is the number of records for which
    no source but this one is cited.
    """

    sources: tuple[CitedSource, ...] = ()
    company: Company = field(default_factory=Company)
    every: int = 1
    resting: int = 0
    stances: Stances = field(default_factory=Stances)


NOT_READ: Final = Further()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a pane knows of its record, with its long lists as far as they have been asked for.

    `statements`, `events` and `acts` stand in the order asked for, parted by `day` where one was chosen;
    `other_ends` has the dates of what the links lead to; `orders` are the lists whole, as numbers, from which
    another page is cut without asking again. `further` is None where it is still to be read; `offices` are
    those in the organs of an actor, `successions` the ties of the chain in which it stands; `uses` is
    all that cites a source, `cited_kind` the kind of it that is listed; `history` are
    the edits of the record, once they were asked for.
    """

    detail: PaneDetail
    statements: Page = NO_ROWS
    events: Page = NO_ROWS
    acts: Page = NO_ROWS
    sources_shown: int = PAGE_ROWS
    ties_shown: int = TIE_ROWS
    agreements_shown: int = AGREEMENT_ROWS
    links_shown: int = PAGE_ROWS
    parties_shown: int = PARTY_ROWS
    life_shown: int = PAGE_ROWS
    links: tuple[Link, ...] = ()
    entered: Entered = NEVER
    day: Day | None = None
    other_ends: Mapping[RecordId, When] = field(default_factory=dict)
    orders: Mapping[RecordKind, SubjectOrder] = field(default_factory=dict)
    further: Further | None = NOT_READ
    offices: tuple[Tie, ...] = ()
    successions: tuple[Tie, ...] = ()
    with_organs: bool = False
    uses: SourceUses | None = None
    cited_kind: str = ""
    history: tuple[HistoryStep, ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every record of the lists is here, so that another day parts them without reading again."""
        pages = [self.statements, self.events, self.acts]
        if isinstance(self.detail, SourceDetail):
            return len(self.detail.cited_by) == self.detail.total and not self.cited_kind
        return all(len(page.rows) == page.total for page in pages)

    @property
    def kind(self) -> RecordKind:
        """The kind of the record."""
        return RecordKind(type(self.detail).__name__.removesuffix("Detail").lower())

    @property
    def sources(self) -> tuple[CitedSource, ...]:
        """The sources cited for the records of an actor or agreement, as far as they are known yet."""
        return () if self.further is None else self.further.sources

    def rows_of(self, section: str) -> tuple[int, int]:
        """How many rows of the list `section` are here, and how many there are in all."""
        is_later, section = section.startswith(LATER), section.removeprefix(LATER)
        if section == "cited_by" and isinstance(self.detail, SourceDetail):
            cited = cited_sides(self.detail, self.day)
            if is_later:
                return len(cited.later), cited.later_total
            shown = len(cited.rows) + len(self.detail.cited_elsewhere)
            return shown, cited.total + self.detail.total_elsewhere
        if section == "sources":
            total = len(self.sources)
            return min(self.sources_shown, total), total
        if section == "ties" and isinstance(self.detail, ActorDetail):
            total = len(self.detail.ties)
            return min(self.ties_shown, total), total
        if section == "agreements" and isinstance(self.detail, ActorDetail):
            total = len(self.detail.agreements)
            return min(self.agreements_shown, total), total
        if section in ("parties", "life") and isinstance(self.detail, AgreementDetail):
            total = len(self.detail.life.acts)  # at most as many parties as acts
            return min(self.parties_shown if section == "parties" else self.life_shown, total), total
        if section == "links":
            return min(self.links_shown, len(self.links)), len(self.links)
        page = {"statements": self.statements, "events": self.events, "acts": self.acts}[section]
        sides = page_sides(page, self.day)
        return (len(sides.later), sides.later_total) if is_later else (len(sides.rows), sides.total)


def page_sides(page: Page, divider: Day | None) -> Sides[ListedRecord]:
    """A list of records parted by a day."""
    return parted(page.rows, divider, lambda row: row.when, page.total, page.later)


def cited_sides(detail: SourceDetail, divider: Day | None) -> Sides[tuple[ListedRecord, Citation]]:
    """What cites a source and has a date, parted by a day."""
    return parted(detail.cited_by, divider, lambda row: row[0].when, detail.total, detail.later)


def more_rows(shown: int, total: int) -> int:
    """How many rows the next page of a list adds: all of them, up to `MORE_ROWS`."""
    return min(total - shown, MORE_ROWS)


def more_label_of(shown: int, total: int) -> str:
    """What is written on the link to the next page of a list."""
    added = more_rows(shown, total)
    if added == total - shown:
        return f"Show all {count(total)}"
    return f"Show {count(added)} more of {count(total)}"
