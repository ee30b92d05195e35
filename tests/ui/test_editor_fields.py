"""The editor's own fields, one by one, without a database."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from explorer.model.drafts import CitationDraft, EventDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.records import Alias
from explorer.model.vocabulary import EVENT_ROLES, MODES, RecordKind
from explorer.model.when import When
from explorer.render.theme import load_theme
from explorer.ui.editor.alias_chip import AliasChip
from explorer.ui.editor.chip import Chip
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.citation_fields import CitationFields, ShownCitation
from explorer.ui.editor.confidence_box import ConfidenceBox
from explorer.ui.editor.draft_json import KeptDraft
from explorer.ui.editor.segmented import Segmented
from explorer.ui.editor.suggestions import SuggestionModel, offered
from explorer.ui.editor.when_box import WhenBox
from tests.ui.conftest import OpenEditor

LIGHT = load_theme("light")
RUSSIA = Choice("Russia", RecordId(3))


def test_suggestions_are_a_sound_model(qtbot: QtBot) -> None:
    """The list of choices keeps the rules of item models while it changes."""
    label = QLabel()
    qtbot.add_widget(label)
    model = SuggestionModel(label)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_choices(offered(RecordKind.ACTOR, "Rus", [RUSSIA]))
    assert model.index(0).data() == "Russia"
    assert model.index(1).data() == "new person “Rus”"
    assert model.rowCount() == 6
    model.set_choices([])
    assert model.rowCount() == 0


def test_a_name_that_is_known_is_not_offered_as_new() -> None:
    """Typing a known name whole leaves nothing to be made."""
    assert offered(RecordKind.ACTOR, " russia ", [RUSSIA]) == [Choice("Russia", RecordId(3))]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (RecordKind.ACTOR, "person"),
        (RecordKind.AGREEMENT, "treaty"),
        (RecordKind.PLACE, "place"),
        (RecordKind.TAG, "tag"),
        (RecordKind.SOURCE, "source"),
    ],
)
def test_what_is_not_known_can_be_made(kind: RecordKind, first: str) -> None:
    """Each kind of name says what it would become."""
    assert offered(kind, "X", [])[0] == Choice("X", None, first)


def test_an_event_is_never_made_on_the_fly() -> None:
    """An event needs more than a name."""
    assert offered(RecordKind.EVENT, "X", []) == []


def test_a_word_is_taken_by_keys_and_by_mouse(qtbot: QtBot) -> None:
    """Right takes the next word and tells of it; the ends hold."""
    choice = Segmented(MODES, "Mode")
    qtbot.add_widget(choice)
    choice.show()
    taken: list[str] = []
    choice.chosen.connect(taken.append)
    qtbot.keyClick(choice.taken(), Qt.Key.Key_Right)
    qtbot.keyClick(choice.taken(), Qt.Key.Key_Right)
    qtbot.keyClick(choice.taken(), Qt.Key.Key_Right)
    assert taken == ["partial", "reported"]
    qtbot.mouseClick(choice.segments()[0], Qt.MouseButton.LeftButton)
    assert choice.word() == "direct"


def test_confidence_is_set_by_keys_and_dots(qtbot: QtBot) -> None:
    """Digits and arrows set it within one to five, and so does a click on a dot."""
    box = ConfidenceBox(LIGHT)
    qtbot.add_widget(box)
    box.resize(box.sizeHint())
    box.show()
    assert box.confidence() == 3
    for key, then in ((Qt.Key.Key_5, 5), (Qt.Key.Key_Right, 5), (Qt.Key.Key_1, 1), (Qt.Key.Key_Left, 1)):
        qtbot.keyClick(box, key)
        assert box.confidence() == then
    assert box.accessibleName() == "Confidence: Very low, 1 of 5"


def test_a_date_that_is_not_touched_stays_what_it_was(qtbot: QtBot) -> None:
    """Bounds that another program has written are not read anew from the text."""
    box = WhenBox(LIGHT, "When")
    qtbot.add_widget(box)
    when = When("in the spring", "2003-21", 1, 2, 3, 4)
    box.set_when(when)
    assert box.when() == when
    box.line.setText("2019")
    assert box.when().edtf == "2019"
    box.line.setText("in the spring")
    assert box.when() == when


def test_a_date_without_text_is_shown_in_its_normal_form(qtbot: QtBot) -> None:
    """A record imported without the text as typed can be edited."""
    box = WhenBox(LIGHT, "When")
    qtbot.add_widget(box)
    read = parse_edtf("2019-02")
    box.set_when(
        When("", read.edtf, read.start_earliest, read.start_latest, read.end_earliest, read.end_latest)
    )
    assert box.line.text() == "2019-02"
    assert box.when().edtf == "2019-02"


def test_hostile_text_in_the_date_box_is_only_text(qtbot: QtBot) -> None:
    """The reason of a refusal may repeat what was typed, and is never markup."""
    box = WhenBox(LIGHT, "When")
    qtbot.add_widget(box)
    box.show()
    box.line.setText("<b>31 April 2018</b>")
    assert "<b>" not in box.echo_label.text().replace("<span", "")


@pytest.mark.parametrize("kind", [RecordKind.EVENT, RecordKind.STATEMENT])
def test_every_mnemonic_means_one_thing(kind: RecordKind, open_editor: OpenEditor) -> None:
    """Alt and a letter lead to one field or button, whichever kind is written."""
    dialog = open_editor(kind=kind)
    dialog.notice.offer(KeptDraft(EventDraft("Left behind")))
    dialog.form.citations.fields()[0].source.add(Choice("Report", None, "source"))
    labelled = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    words = [one.text() for one in [*labelled, *dialog.findChildren(QAbstractButton)] if one.isVisible()]
    letters = [word[word.index("&") + 1].casefold() for word in words if "&" in word]
    assert len(letters) > 10
    assert sorted(letters) == sorted(set(letters))


def field(qtbot: QtBot) -> ChipsField:
    """A field of actors with their roles, shown."""
    chips = ChipsField(RecordKind.ACTOR, "Actors", LIGHT, roles=EVENT_ROLES)
    qtbot.add_widget(chips)
    chips.resize(500, 34)
    chips.show()
    return chips


def test_a_name_stands_once_in_each_role(qtbot: QtBot) -> None:
    """Choosing the same name again adds nothing; its first role is the usual one."""
    chips = field(qtbot)
    chips.add(Choice("Russia", RecordId(3)))
    chips.add(Choice("Russia", RecordId(3)))
    assert [(one.name, one.role) for one in chips.choices()] == [("Russia", "participant")]


def test_a_late_answer_is_dropped(qtbot: QtBot) -> None:
    """Suggestions for what is no longer typed are not shown."""
    chips = field(qtbot)
    chips.line.setFocus()
    qtbot.keyClicks(chips.line, "Rus")
    chips.offer("Ru", [RUSSIA])
    assert not chips.has_suggestions()
    assert chips.choices() == ()


def test_the_role_is_changed_in_the_chips_menu(qtbot: QtBot) -> None:
    """Enter on a chip opens its roles; the one taken is told beside the name."""
    chips = field(qtbot)
    chips.add(Choice("Russia", RecordId(3)))
    chip = chips.findChild(Chip)
    assert chip is not None
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: chip.menu is not None and chip.menu.isVisible())
    menu = chip.menu
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert chips.choices()[0].role == "host"
    assert chip.accessibleName() == "Russia, host"


def test_many_chips_take_more_rows(qtbot: QtBot) -> None:
    """Nothing is cut off where a row is full."""
    chips = field(qtbot)
    one_row = chips.heightForWidth(500)
    for number in range(6):
        chips.add(Choice(f"Somebody number {number}", RecordId(number)))
    assert chips.heightForWidth(500) > one_row
    assert chips.heightForWidth(5000) == one_row


def test_a_citation_keeps_what_its_fields_do_not_show(qtbot: QtBot) -> None:
    """Its number, the source that it came through and line breaks of its excerpt survive."""
    fields = CitationFields(LIGHT, "dmy")
    qtbot.add_widget(fields)
    draft = CitationDraft(
        RecordId(7), "p. 1", "two\nlines", 4, "mentions", parse_edtf("2019"), RecordId(8), 12
    )
    fields.show_citation(ShownCitation(Choice("Report", RecordId(7)), draft))
    assert fields.citation() == draft
    fields.locator.setText("p. 2")
    changed = fields.citation()
    assert changed is not None
    assert (changed.locator, changed.excerpt, changed.id) == ("p. 2", "two\nlines", 12)


def test_an_empty_line_behind_chips_takes_no_row_of_its_own(qtbot: QtBot) -> None:
    """However little room the chips leave, only text that does not fit begins another row."""
    with_room, full = field(qtbot), field(qtbot)
    for number in range(2):
        with_room.add(Choice(f"Somebody number {number}", RecordId(number)))
        full.add(Choice(f"Somebody number {number}", RecordId(number)))
    full.line.setFixedWidth(1)
    for width in range(200, 800, 7):
        assert with_room.heightForWidth(width) == full.heightForWidth(width), width
        with_room.resize(width, with_room.heightForWidth(width))
        with_room.layout().activate()
        assert with_room.line.width() >= 12
        assert with_room.line.geometry().right() < width
    one_row = with_room.heightForWidth(640)
    qtbot.keyClicks(with_room.line, "A name that is so long that it has no room behind the others any more")
    assert with_room.heightForWidth(640) > one_row


def test_a_very_long_or_hostile_name_makes_no_monster_of_its_tip(qtbot: QtBot) -> None:
    """A chip's tool tip shows markup as it is written, and no more than some lines of any name."""
    for name in ("<b>bold</b>", "long " * 2_000):
        chip = Chip(Choice(name, RecordId(1)), (), None, RecordKind.ACTOR)
        alias = AliasChip(Alias(name), is_datable=True)
        for shown in (chip, alias):
            qtbot.add_widget(shown)
            assert len(shown.toolTip()) < 500
            assert "<b>" not in shown.toolTip()
