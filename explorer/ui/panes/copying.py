"""Copying records with their sources: asked of the worker, put on the clipboard as text and as rich text."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from PySide6.QtGui import QGuiApplication

from explorer.model.ids import RecordId
from explorer.store.queries.cited_records import cited_records
from explorer.store.store import Store
from explorer.ui.clipboard import several_forms
from explorer.ui.panes.record_text import Copied, copied
from explorer.ui.worker import Worker

COPIED_MOST: Final = 500
"""More records than this are no quotation any more; for all of them there is the export."""


def copied_records(store: Store, records: Sequence[RecordId]) -> Copied:
    """Read records and put them into words; for the worker's thread."""
    return copied(cited_records(store, records))


def copy_records(worker: Worker, records: Sequence[RecordId], say: Callable[[str], None]) -> None:
    """Copy records with their sources, and say so."""
    wanted = tuple(records[:COPIED_MOST])

    def take(found: Copied) -> None:
        put_into_clipboard(found)
        if len(records) > len(wanted):
            say(f"Copied the first {len(wanted):,} of {len(records):,} records with their sources.")
        elif len(wanted) == 1:
            say("Copied with its sources.")
        else:
            say(f"Copied {len(wanted):,} records with their sources.")

    worker.ask(lambda store: copied_records(store, wanted), take, slot="copy")


def copy_text(text: str) -> None:
    """Copy lines of text, as rich text with the same breaks."""
    put_into_clipboard(Copied(text, escape(text).replace("\t", " &nbsp; ").replace("\n", "<br>\n")))


def put_into_clipboard(text: Copied) -> None:
    """Offer both forms to whoever pastes."""
    carried = several_forms()
    carried.setText(text.plain)
    carried.setHtml(text.html)
    QGuiApplication.clipboard().setMimeData(carried)
