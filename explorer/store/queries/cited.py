"""The citations of what stands on the timeline, as one value for a picture's list of sources."""

from itertools import chain
from typing import Final

import numpy as np

from explorer.model.cited import Citations, source_in_words
from explorer.store.rows import number_of, text_of, text_or_none, when_of
from explorer.store.store import Store

_PAIRS: Final = "select record, source from citations order by record, id"
_SOURCES: Final = (
    "select id, title, author, publisher, published_when_text, published_when_edtf,"
    " published_start_earliest, published_start_latest, published_end_earliest, published_end_latest,"
    " published_precision, published_approximate, published_uncertain, published_utc_offset_min"
    " from sources where id in (select source from citations)"
)


def load_citations(store: Store) -> Citations:
    """Load which record cites which source, and the words of every source that is cited."""
    with store.reading():
        cursor = store.connection.cursor()
        cursor.row_factory = None
        pairs = np.fromiter(chain.from_iterable(cursor.execute(_PAIRS)), np.int64).reshape(-1, 2)
        words = {
            number_of(row, "id"): source_in_words(
                text_of(row, "title"),
                text_or_none(row, "author"),
                text_or_none(row, "publisher"),
                when_of(row, "published_"),
            )
            for row in store.connection.execute(_SOURCES)
        }
    return Citations(
        records=np.ascontiguousarray(pairs[:, 0]), sources=np.ascontiguousarray(pairs[:, 1]), words=words
    )
