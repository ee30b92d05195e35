"""What the window's own parts look like beyond the sheet of all controls."""

from string import Template
from typing import Final

from explorer.render.theme import Theme

_SHEET: Final = Template("""
QMenuBar { border-bottom: 1px solid $line; }
#toolbar { background: $panel; border: none; border-bottom: 1px solid $line; }
#browser, #browserList { background: $panel; }
#emptyState { background: $ground; }
#nothingMet { background: $panel; border: 1px solid $strong_line; border-radius: 8px; }
#nothingMet QPushButton { min-height: 26px; }
#asOfBar { background: $panel; border: none; border-bottom: 1px solid $line; }
#asOfBar QToolButton { padding: 0; }
#asOfSentence { background: transparent; border: 1px solid transparent; border-radius: 5px; color: $text;
    font-weight: 600; text-align: left; padding: 0 5px; min-height: 24px; }
#asOfSentence:hover:enabled { background: $hover; }
#asOfSentence:focus { border-color: $accent; }
#asOfSentence:disabled { color: $second; }
#comparePanel { background: $panel; border: none; border-top: 1px solid $line; }
#compareGrip { background: transparent; border: none; }
#compareGrip:hover { background: $accent_ground; }
#compareDay { background: transparent; border: 1px solid transparent; border-radius: 5px; color: $as_of;
    font-weight: 600; padding: 0 5px; min-height: 24px; }
#compareDay:hover { background: $hover; }
#compareDay:focus { border-color: $accent; }
#statusLine { background: $panel; border: none; border-top: 1px solid $line; }
#filterBar { background: $panel; border: none; border-bottom: 1px solid $line; }
#filterBar QPushButton[role="link"] { font-size: 12px; min-height: 22px; }
#filterChip { background: $accent_ground; color: $accent; border: 1px solid $accent_ground;
    border-radius: 12px; padding: 0 9px; min-height: 22px; font-size: 12px; }
#filterChip:hover { border-color: $accent; }
#filterChip:focus { border-color: $accent; }
#statusLine QPushButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
    color: $second; font-size: 12px; padding: 0 4px; min-height: 18px; }
#statusLine QPushButton:hover { background: $hover; color: $text; }
#statusLine QPushButton:focus { border-color: $accent; }
#statusLine #statusAsOf { color: $as_of; }
#timeline QScrollBar { background: $ground; }
#timeline QScrollBar::handle:disabled { background: transparent; }
#menuButton { padding: 0; }
#tableArea { background: $panel; border: none; border-top: 1px solid $line; }
#tableBar { background: $panel; border: none; border-bottom: 1px solid $faint_line; }
#recordTable QHeaderView::section { min-height: 20px; padding: 3px 9px; }
#recordTable::item:hover { background: $hover; }
#recordTable::item:selected { background: $accent_ground; color: $text; }
#cellEditor { border: 2px solid $accent; border-radius: 0; padding: 0 4px; min-height: 0;
    background: $panel; }
#cellBubble { background: $panel; border: 1px solid $strong_line; border-radius: 7px; }
#cellBubble QLabel { font-size: 12px; }
#hoverCard { background: $panel; border: 1px solid $strong_line; border-radius: 7px; }
#hoverCard QLabel { color: $second; font-size: 12px; }
#hoverCard #cardTitle { color: $text; font-size: 13px; font-weight: 600; }
#hoverCard #cardWhen { color: $text; }
#hoverCard #cardSays { color: $suspended_text; }
#notice { background: $text; border: none; border-radius: 8px; }
#notice #noticeText { color: $panel; }
#notice[role="error"] { background: $error; }
#notice #noticeAction { background: transparent; border: 1px solid $third; border-radius: 5px; color: $panel;
    font-weight: 600; padding: 0 10px; min-height: 22px; }
#notice #noticeAction:hover, #notice #noticeAction:focus { border-color: $panel; }
#notice #noticeCross { background: transparent; border: none; color: $panel;
    padding: 0; min-height: 0; font-size: 15px; }
""")


def window_sheet(theme: Theme) -> str:
    """Write the sheet in a theme's colours."""
    return _SHEET.substitute(theme.tokens)
