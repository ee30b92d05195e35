"""The form of an agreement; its life is told by its acts."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from explorer.model.drafts import AgreementDraft, Draft
from explorer.model.records import Alias
from explorer.model.vocabulary import AGREEMENT_KINDS, RecordKind
from explorer.ui.editor.aliases_field import AliasesField
from explorer.ui.editor.consent_field import ConsentField
from explorer.ui.editor.fields import ListField, TextField, line_field
from explorer.ui.editor.forms.base import FormContext, RecordForm, optional_text
from explorer.ui.editor.forms.choices import Names
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept, kept_or_none, one_line

_KIND_PX = 220


class AgreementForm(RecordForm):
    """The fields of an agreement."""

    KIND = RecordKind.AGREEMENT

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        self._base = AgreementDraft("")
        self.name = line_field("Name")
        self.short_name = line_field("Short name", "As lanes and lists have it: INF Treaty")
        self.kind = ListField(AGREEMENT_KINDS, "Kind of agreement")
        self.kind.setFixedWidth(_KIND_PX)
        self.prospective = QCheckBox("&Prospective: spoken of, not made yet")
        self.prospective.setAccessibleName("Prospective")
        self.consent = ConsentField()
        self.aliases = AliasesField(context.theme, is_datable=False, hint="Type another name; Enter adds it")
        self.description = TextField("Description", 96)
        self.add_row("name", "&Name", self.name)
        self.add_row("short_name", "Sh&ort name", self.short_name)
        self.add_row("kind", "&Is a", self.kind, self.prospective)
        self.add_row("consent", "&Consent", self.consent)
        self.add_row("aliases", "&Aliases", self.aliases)
        self.add_row("description", "&Description", self.description)
        self.common = CommonFields(title=self.name, description=self.description)

    def show_draft(self, draft: Draft, names: Names) -> None:  # noqa: ARG002  # every form's signature
        """Fill the fields."""
        assert isinstance(draft, AgreementDraft)
        self._base = draft
        self.name.setText(one_line(draft.name))
        self.name.setCursorPosition(0)
        self.short_name.setText(one_line(draft.short_name or ""))
        self.kind.set_word(draft.kind)
        self.prospective.setChecked(draft.prospective)
        self.consent.set_consent(draft.consent)
        self.aliases.set_aliases(map(Alias, draft.aliases))
        self.description.set_text(draft.description or "")

    def draft(self) -> AgreementDraft:
        """The agreement as it now stands."""
        return replace(
            self._base,
            name=kept(self.name.text(), self._base.name),
            short_name=kept_or_none(self.short_name.text(), self._base.short_name),
            kind=self.kind.word(),
            prospective=self.prospective.isChecked(),
            consent=self.consent.consent(),
            aliases=tuple(alias.name for alias in self.aliases.aliases()),
            description=optional_text(self.description.text()),
        )

    def missing(self) -> dict[str, str]:
        """An agreement needs a name."""
        return {} if self.name.text().strip() else {"name": "Give the agreement a name."}

    def next_draft(self) -> AgreementDraft:
        """Agreements written one after the other are often alike."""
        return AgreementDraft("", kind=self.kind.word(), consent=self.consent.consent())
