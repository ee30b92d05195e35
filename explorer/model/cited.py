"""Which records are cited from which sources, and how a source is written in a list beneath a picture."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explorer.model.columns import Int64s, Numbers
from explorer.model.when import When
from explorer.model.wording import describe, short


@dataclass(frozen=True, slots=True)
class Citations:
    """All citations of a database by events, statements and acts.

    `records` is sorted; `sources` has the source of each, for one record in the order of its citations.
    `words` tells how each source is written.
    """

    records: Int64s
    sources: Int64s
    words: Mapping[int, str]

    def sources_of(self, record: int) -> tuple[int, ...]:
        """Give the sources of one record, each once, in the order of its citations."""
        first, end = np.searchsorted(self.records, [record, record + 1]).tolist()
        return tuple(dict.fromkeys(self.sources[first:end].tolist()))

    def first_mentions(self, records: Numbers) -> tuple[int, ...]:
        """Give the sources of records, each once, in the order in which those records first cite them."""
        order = np.argsort(records, kind="stable")
        sorted_records = records[order]
        if not len(records) or not len(self.records):
            return ()
        places = np.minimum(np.searchsorted(sorted_records, self.records), len(records) - 1)
        cites = sorted_records[places] == self.records
        turns, cited = order[places[cites]], self.sources[cites]
        by_turn = np.argsort(turns, kind="stable")
        return tuple(dict.fromkeys(cited[by_turn].tolist()))


def source_in_words(title: str, author: str | None, publisher: str | None, published: When) -> str:
    """Write a source for a list: author, title, publisher and date, each where it is known.

    A date that the title tells already is not told again. No line breaks within a date.
    """
    date = (short(published) if published.is_dated else published.text).replace(" ", "\N{NO-BREAK SPACE}")
    if published.is_dated and describe(published) in title:
        date = ""
    return ", ".join(part.strip() for part in (author, title, publisher, date) if part and part.strip())
