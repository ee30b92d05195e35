"""What the panes of places, tags, ties, commitments, assessments and links need to know."""

from dataclasses import dataclass

from explorer.model.details import Detail
from explorer.model.records import Assessment, Citation, Commitment, Link, Named, Place, Tag, Tie


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """A place; what happened there is listed beside it."""

    place: Place


@dataclass(frozen=True, slots=True)
class TagDetail:
    """A tag, and what carries it besides events, statements and acts; those are listed beside it."""

    tag: Tag
    others: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class TieDetail:
    """A tie with what is cited for it."""

    tie: Tie
    private: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CommitmentDetail:
    """A commitment, the agreement under which it was made, and what is cited for it."""

    commitment: Commitment
    agreement: Named
    private: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class AssessmentDetail:
    """An assessment, what it is about, and what is cited for it."""

    assessment: Assessment
    commitment: Named
    agreement: Named
    private: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class LinkDetail:
    """A link with what is cited for it."""

    link: Link
    private: bool
    citations: tuple[Citation, ...]


PaneDetail = Detail | PlaceDetail | TagDetail | TieDetail | CommitmentDetail | AssessmentDetail | LinkDetail
"""What any pane tells of."""


@dataclass(frozen=True, slots=True)
class Entered:
    """When a record was entered and when it was last changed, as ISO 8601 in UTC; empty where it was not.

    `entered_by` and `changed_by` are the labels of the steps, where the journal has them; `import_label` and
    `import_file` tell the import that brought it.
    """

    created: str
    changed: str
    entered_by: str = ""
    changed_by: str = ""
    import_label: str = ""
    import_file: str = ""
    has_history: bool = False
