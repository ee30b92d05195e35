"""A record with the sources that are cited for it in full, as whoever quotes it needs them."""

from dataclasses import dataclass

from explorer.model.records import Citation, Source
from explorer.model.small_details import PaneDetail


@dataclass(frozen=True, slots=True)
class FullCitation:
    """A citation with its source in full; `via` is the source that it was told by."""

    citation: Citation
    source: Source
    via: Source | None = None


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """A record and its citations, in the order in which they were added."""

    detail: PaneDetail
    citations: tuple[FullCitation, ...]
