"""The form of a place."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from explorer.model.drafts import Draft, PlaceDraft
from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.coordinates_field import CoordinatesField
from explorer.ui.editor.fields import line_field
from explorer.ui.editor.forms.base import FormContext, RecordForm
from explorer.ui.editor.forms.choices import Names
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept, kept_or_none, one_line


class PlaceForm(RecordForm):
    """The fields of a place."""

    KIND = RecordKind.PLACE
    ROW_OF: ClassVar[Mapping[str, str]] = {"latitude": "coordinates", "longitude": "coordinates"}

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        self._base = PlaceDraft("")
        self.name = line_field("Name")
        self.country = line_field("Country")
        self.coordinates = CoordinatesField()
        self.add_row("name", "&Name", self.name)
        self.add_row("country", "&Country", self.country)
        self.add_row("coordinates", "C&oordinates", self.coordinates)
        self.common = CommonFields(title=self.name)

    def show_draft(self, draft: Draft, names: Names) -> None:  # noqa: ARG002  # every form's signature
        """Fill the fields."""
        assert isinstance(draft, PlaceDraft)
        self._base = draft
        self.name.setText(one_line(draft.name))
        self.name.setCursorPosition(0)
        self.country.setText(one_line(draft.country or ""))
        self.coordinates.set_degrees(draft.latitude, draft.longitude)

    def draft(self) -> PlaceDraft:
        """The place as it now stands."""
        latitude, longitude = self.coordinates.degrees()
        return replace(
            self._base,
            name=kept(self.name.text(), self._base.name),
            country=kept_or_none(self.country.text(), self._base.country),
            latitude=latitude,
            longitude=longitude,
        )

    def missing(self) -> dict[str, str]:
        """A place needs a name."""
        return {} if self.name.text().strip() else {"name": "Give the place a name."}

    def next_draft(self) -> PlaceDraft:
        """Places written one after the other often lie in one country."""
        return PlaceDraft("", country=kept_or_none(self.country.text(), None))
