"""The form of a tag."""

from dataclasses import replace

from explorer.model.drafts import Draft, TagDraft
from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.fields import line_field
from explorer.ui.editor.forms.base import FormContext, RecordForm
from explorer.ui.editor.forms.choices import Names
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept, one_line


class TagForm(RecordForm):
    """The name of a tag: with another, all that bears it has the new one."""

    KIND = RecordKind.TAG

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        self._base = TagDraft("")
        self.name = line_field("Name")
        self.add_row("name", "&Name", self.name)
        self.common = CommonFields(title=self.name)

    def show_draft(self, draft: Draft, names: Names) -> None:  # noqa: ARG002  # every form's signature
        """Fill the field."""
        assert isinstance(draft, TagDraft)
        self._base = draft
        self.name.setText(one_line(draft.name))
        self.name.setCursorPosition(0)

    def draft(self) -> TagDraft:
        """The tag as it now stands."""
        return replace(self._base, name=kept(self.name.text(), self._base.name))

    def missing(self) -> dict[str, str]:
        """A tag needs a name."""
        return {} if self.name.text().strip() else {"name": "Give the tag a name."}
