"""How the panes look: the style sheet of their text, and that of their tabs, from a theme's tokens."""

from explorer.render.fonts import FAMILY
from explorer.render.theme import Theme


def text_style(theme: Theme) -> str:
    """The style sheet of a pane's text, in the part of CSS that Qt's rich text knows."""
    colours = theme.tokens
    rules = {
        "body": f"font-family: '{FAMILY}'; font-size: 13px; color: {colours['text']};",
        "p": "margin: 0; line-height: 18px;",
        "a": f"color: {colours['accent']}; text-decoration: none;",
        "a.plain": f"color: {colours['text']};",
        "a.quiet": f"color: {colours['second']};",
        "p.title": "font-size: 20px; font-weight: 600; line-height: 26px; margin-bottom: 6px;",
        "p.quotation": "font-size: 15px; line-height: 22px; margin-bottom: 4px;",
        "p.standing": "margin-top: 2px; margin-bottom: 2px; line-height: 24px;",
        "p.when": "font-weight: 600; margin-bottom: 1px;",
        "p.typed": f"font-size: 12px; color: {colours['second']}; line-height: 16px;",
        "p.place": f"color: {colours['text']};",
        "p.speakers": "margin-top: 4px; margin-bottom: 2px;",
        "p.text": "margin-top: 8px;",
        "p.second": f"font-size: 12px; color: {colours['second']}; line-height: 16px; margin-top: 2px;",
        "p.more": "font-size: 12px; margin-top: 6px;",
        "p.tags": "margin-top: 18px; line-height: 26px;",
        "p.names": "margin-top: 4px; line-height: 20px;",
        "table.facts": "margin-top: 6px;",
        "table.below": "margin-top: 8px;",
        "table.head": "margin-top: 20px; margin-bottom: 2px;",
        "td.section": "font-weight: 600; line-height: 18px; padding-bottom: 5px;",
        ".number": f"font-weight: 400; color: {colours['third']};",
        "td.tool": f"font-size: 12px; color: {colours['third']}; padding-bottom: 5px;",
        "p.entered": f"font-size: 12px; color: {colours['third']}; margin-top: 20px; line-height: 16px;",
        "a.strong": f"color: {colours['text']}; font-weight: 600;",
        "td.note": f"font-size: 12px; color: {colours['third']}; padding-bottom: 5px;",
        "a.fold": "font-size: 13px; font-weight: 400;",
        "td.row": (
            f"border-top: 1px solid {colours['faint_line']};"
            " padding-top: 5px; padding-bottom: 5px; line-height: 18px;"
        ),
        "td.run": "padding-top: 0px; padding-bottom: 5px; line-height: 18px;",
        "td.day": f"color: {colours['second']}; padding-left: 8px;",
        "td.bars": "padding-left: 8px; font-size: 13px;",
        "span.nobar": f"color: {colours['line']};",
        "p.kinds": f"font-size: 12px; color: {colours['text']}; margin-bottom: 6px; line-height: 16px;",
        "td.share": f"color: {colours['strong_line']}; font-size: 10px;",
        "p.switch_below": f"font-size: 12px; color: {colours['third']}; margin-top: 4px; line-height: 16px;",
        "td.beside": "padding-left: 12px;",
        "p.voice": "margin-bottom: 6px; line-height: 17px;",
        "p.says_day": f"font-weight: 600; color: {colours['suspended_text']}; margin-bottom: 1px;",
        "p.obligor": "margin-top: 8px; font-weight: 600;",
        "td.open": f"background-color: {colours['suspended']};",
        "td.stance": "font-size: 13px;",
        "a.said": f"color: {colours['second']};",
        "p.switch": f"font-size: 12px; color: {colours['third']}; margin-top: 18px; line-height: 16px;",
        "td.side": "padding-left: 12px;",
        "td.act": f"color: {colours['second']};",
        "td.date": "padding-right: 12px;",
        "table.quote": "margin-top: 8px;",
        "td.bar": f"background-color: {colours['line']};",
        "td.said": "padding-left: 10px; padding-right: 4px; line-height: 18px;",
        "td.number": f"color: {colours['third']}; font-size: 12px;",
        "td.source": "font-size: 12px; line-height: 18px;",
        "td.label": f"color: {colours['second']}; padding-top: 3px; padding-bottom: 3px;",
        "td.value": "padding-top: 3px; padding-bottom: 3px;",
        ".second": f"color: {colours['second']}; font-size: 12px;",
        ".third": f"color: {colours['third']};",
        ".dots": f"color: {colours['second']}; font-size: 10px;",
        ".small": "font-size: 12px;",
        ".relation": "font-weight: 600;",
        ".warning": f"color: {colours['withdrawn_text']}; font-size: 12px;",
        ".says": f"color: {colours['suspended_text']}; font-size: 12px;",
        ".mono": "font-family: monospace; font-size: 11px;",
        ".address": f"color: {colours['text']};",
        ".pill": "font-size: 12px; font-weight: 600;",
        ".tag": f"background-color: {colours['hover']}; color: {colours['second']};",
    }
    for tone in ("in_force", "signed", "suspended", "ended", "withdrawn"):
        rules[f".{tone}"] = rules[f"a.{tone}"] = f"color: {colours[f'{tone}_text']};"
        rules[f".pill.{tone}"] = (
            f"background-color: {colours[f'{tone}_ground']}; color: {colours[f'{tone}_text']};"
        )
    return "\n".join(f"{selector} {{ {rule} }}" for selector, rule in rules.items())


def area_style(theme: Theme) -> str:
    """The style sheet of the tabs and of each pane's head.

    The text has its colours from `text_style`; that of the widget is Qt's dotted frame around a link's, which
    a ring of our own replaces.
    """
    c = theme.tokens
    accent = theme.colour("accent")
    landing = f"rgba({accent.red()}, {accent.green()}, {accent.blue()}, 28)"
    return f"""
        PaneArea, PaneColumn, PaneHead, RecordPane, QStackedWidget#panes, QWidget#pane_window {{
            background: {c["panel"]};
        }}
        PaneArea QSplitter::handle {{ background: {c["line"]}; }}
        QWidget#pane_landing {{ background: {landing}; border: 2px solid {c["accent"]}; border-radius: 4px; }}
        QTabBar#pane_tabs {{ background: {c["panel"]}; border: none; }}
        QTabBar#pane_tabs::tab {{
            color: {c["second"]}; background: transparent; border: none;
            border-bottom: 2px solid transparent; padding: 0 4px 0 10px; height: 36px; min-width: 28px;
        }}
        QTabBar#pane_tabs::tab:hover {{ color: {c["text"]}; }}
        QTabBar#pane_tabs::tab:selected {{
            color: {c["text"]}; font-weight: 600; border-bottom: 2px solid {c["accent"]};
        }}
        QTabBar#pane_tabs[role="beside"]::tab:selected {{ border-bottom: 2px solid {c["strong_line"]}; }}
        QTabBar#pane_tabs::tab:selected:focus {{ color: {c["accent"]}; background: {c["accent_ground"]}; }}
        QTabBar#pane_tabs::scroller {{ width: 1px; }}
        QTabBar#pane_tabs::tear {{ width: 0; border: none; image: none; }}
        QToolButton#ScrollLeftButton, QToolButton#ScrollRightButton {{
            background: transparent; border: none; padding: 0; image: none;
        }}
        QToolButton#pane_all_tabs {{
            color: {c["second"]}; background: transparent; border: none; border-radius: 6px; padding: 0 6px;
            margin-right: 8px;
        }}
        QToolButton#pane_all_tabs:hover {{ color: {c["text"]}; background: {c["hover"]}; }}
        QToolButton#pane_all_tabs:focus {{ color: {c["accent"]}; background: {c["accent_ground"]}; }}
        QToolButton#pane_close {{
            color: {c["third"]}; background: transparent; border: none; border-radius: 4px; padding: 0;
            margin: 0; font-weight: 400;
        }}
        QToolButton#pane_close:hover {{ color: {c["text"]}; background: {c["hover"]}; }}
        QFrame#pane_hairline {{ background: {c["line"]}; border: none; }}
        QLabel#pane_kind {{ color: {c["third"]}; background: transparent; }}
        QLabel#pane_empty {{ color: {c["third"]}; background: transparent; }}
        QToolButton#pane_deed {{
            color: {c["second"]}; background: transparent; border: 1px solid transparent; border-radius: 6px;
            padding: 0;
        }}
        QToolButton#pane_deed:hover {{ color: {c["text"]}; background: {c["hover"]}; }}
        QToolButton#pane_deed:pressed {{ background: {c["pressed"]}; }}
        QToolButton#pane_deed:focus {{ border: 1px solid {c["accent"]}; }}
        QTextBrowser#pane_text QScrollBar {{ background: {c["panel"]}; }}
        QTextBrowser#pane_text QScrollBar::handle:disabled {{ background: transparent; }}
        QTextBrowser#pane_text {{
            background: {c["panel"]}; border: none; color: transparent;
            selection-background-color: {c["accent_ground"]}; selection-color: {c["text"]};
        }}
    """
