"""The form of a source."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from explorer.model.drafts import Draft, SourceDraft
from explorer.model.vocabulary import RecordKind
from explorer.model.when import UNDATED
from explorer.ui.editor.fields import TextField, line_field
from explorer.ui.editor.forms.base import FormContext, RecordForm, optional_text
from explorer.ui.editor.forms.choices import Names
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept, kept_or_none, one_line

KINDS: Final = (
    "article",
    "book",
    "broadcast",
    "cable",
    "interview",
    "letter",
    "memorandum",
    "minutes",
    "press release",
    "report",
    "resolution",
    "speech",
    "transcript",
    "treaty text",
    "web page",
)
"""What sources often are; any other word will do."""


class SourceForm(RecordForm):
    """The fields of a source."""

    KIND = RecordKind.SOURCE

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        self._base = SourceDraft("")
        self.title = line_field("Title")
        self.author = line_field("Author")
        self.publisher = line_field("Publisher", "Newspaper, ministry, publishing house")
        self.published = self.when_box("Published")
        self.url = line_field("Web address", "https://")
        self.archived_url = line_field("Address of an archived copy", "https://web.archive.org/…")
        self.accessed = self.small_when_box("Accessed", "The day on which it was read: today, 22 Feb 2019")
        self.kind = line_field("Kind of source", "Article, transcript, treaty text …")
        completer = QCompleter(KINDS, self.kind)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.kind.setCompleter(completer)
        self.note = TextField("Note", 64)
        self.add_row("title", "&Title", self.title)
        self.add_row("author", "&Author", self.author)
        self.add_row("publisher", "Pu&blisher", self.publisher)
        self.add_row("published", "P&ublished", self.published)
        self.add_row("url", "&Web address", self.url)
        self.add_row("archived_url", "A&rchived at", self.archived_url)
        self.add_row("accessed", "Acc&essed", self.accessed)
        self.add_row("kind", "&Is a", self.kind)
        self.add_row("note", "&Note", self.note)
        self.common = CommonFields(title=self.title, description=self.note)

    def show_draft(self, draft: Draft, names: Names) -> None:  # noqa: ARG002  # every form's signature
        """Fill the fields."""
        assert isinstance(draft, SourceDraft)
        self._base = draft
        for line, text in (
            (self.title, draft.title),
            (self.author, draft.author),
            (self.publisher, draft.publisher),
            (self.url, draft.url),
            (self.archived_url, draft.archived_url),
            (self.kind, draft.kind),
        ):
            line.setText(one_line(text or ""))
            line.setCursorPosition(0)
        self.published.set_when(draft.published)
        self.accessed.set_when(UNDATED)
        self.accessed.line.setText(one_line(draft.accessed or ""))
        self.note.set_text(draft.note or "")

    def draft(self) -> SourceDraft:
        """The source as it now stands."""
        base = self._base
        return replace(
            base,
            title=kept(self.title.text(), base.title),
            author=kept_or_none(self.author.text(), base.author),
            publisher=kept_or_none(self.publisher.text(), base.publisher),
            published=self.published.when(),
            url=kept_or_none(self.url.text(), base.url),
            archived_url=kept_or_none(self.archived_url.text(), base.archived_url),
            accessed=self._accessed(),
            kind=kept_or_none(self.kind.text(), base.kind),
            note=optional_text(self.note.text()),
        )

    def missing(self) -> dict[str, str]:
        """A source needs a title."""
        return {} if self.title.text().strip() else {"title": "Give the source a title."}

    def next_draft(self) -> SourceDraft:
        """Sources written one after the other often come from one place, read on one day."""
        return SourceDraft(
            "",
            publisher=kept_or_none(self.publisher.text(), None),
            accessed=self._accessed(),
            kind=kept_or_none(self.kind.text(), None),
        )

    def _accessed(self) -> str | None:
        """The day of access in its normal form, for “today” would age; untouched it is what it was."""
        typed = self.accessed.line.text().strip()
        if typed == (self._base.accessed or ""):
            return self._base.accessed
        return self.accessed.when().edtf or typed or None
