"""What the editor's own widgets look like beyond the controls' common sheet: chips and suggestions."""

from explorer.render.theme import Theme


def editor_style(theme: Theme) -> str:
    """The style sheet of chips, fields of names and the list of suggestions."""
    c = theme.tokens
    return f"""
        QScrollArea#form_scroll, QWidget#form, QWidget#form_page {{ background: {c["panel"]}; }}
        ChipsField {{ background: {c["field"]}; border: 1px solid {c["line"]}; border-radius: 7px; }}
        ChipsField:hover {{ border-color: {c["strong_line"]}; }}
        ChipsField[is_active="true"] {{ background: {c["panel"]}; border-color: {c["accent"]}; }}
        ChipsField[invalid="true"] {{ border-color: {c["error"]}; }}
        QFrame[role="names"] {{
            background: {c["field"]}; border: 1px solid {c["line"]}; border-radius: 7px;
        }}
        QFrame[role="names"]:hover {{ border-color: {c["strong_line"]}; }}
        QFrame[role="names"][is_active="true"] {{ background: {c["panel"]}; border-color: {c["accent"]}; }}
        QFrame[role="names"][invalid="true"] {{ border-color: {c["error"]}; }}
        Chip, AliasChip {{ background: {c["panel"]}; border: 1px solid {c["line"]}; border-radius: 11px; }}
        Chip[is_new="true"] {{ border: 1px dashed {c["accent"]}; }}
        Chip:focus, AliasChip:focus {{ border: 1px solid {c["accent"]}; background: {c["accent_ground"]}; }}
        Chip QLabel, AliasChip QLabel {{ color: {c["text"]}; border: none; }}
        Chip[is_new="true"] QLabel {{ color: {c["accent"]}; }}
        Chip QToolButton, AliasChip QToolButton {{
            border: none; background: transparent; color: {c["third"]}; padding: 0; margin: 0;
        }}
        Chip QToolButton:hover, AliasChip QToolButton:hover {{ color: {c["text"]}; background: transparent; }}
        QToolButton[role="remove"] {{
            color: {c["third"]}; padding: 0; min-width: 26px; min-height: 28px; font-size: 15px;
        }}
        QToolButton[role="remove"]:hover {{ color: {c["error"]}; }}
        QFrame#draft_notice {{ background: {c["accent_ground"]}; border: none; }}
        ListField[is_hint="true"] {{ color: {c["third"]}; }}
        KindSwitch > QPushButton {{ padding-left: 10px; padding-right: 10px; }}
        SuggestionPopup {{
            background: {c["panel"]}; border: 1px solid {c["strong_line"]}; border-radius: 7px; outline: none;
            padding: 3px;
        }}
    """
