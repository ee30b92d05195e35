"""The words and marks that the templates of the panes are filled with; plain text in, escaped markup out."""

import re
from typing import Final

from markupsafe import Markup, escape

from explorer.model.disputes import Disputed
from explorer.model.edtf import parse_edtf
from explorer.model.errors import DateError
from explorer.model.records import Named
from explorer.model.when import When
from explorer.model.wording import describe, short

CLIPPED_AT: Final = 280
"""Letters of another record's title or excerpt that a row shows; its own pane shows all of them."""

TITLE_LETTERS: Final = 220
TITLE_LINES: Final = 6

_CONFIDENCE: Final = {1: "very low", 2: "low", 3: "medium", 4: "high", 5: "very high"}
_UNSHOWABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufddf\ufffe\uffff]")
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202a-\u202e\u2066-\u2069]"
)
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
PICTURE: Final = "\ufffc"
"""What stands in a text for a picture, such as the lock."""
_BREAK: Final = f"{_ISOLATE}\u200b{_END_ISOLATE}"
"""A place where a line may be broken, told apart from any that the text itself has."""
_UNBROKEN: Final = re.compile(r"\S{120}(?=\S)")
"""Letters without any space; laying out a hundred thousand of them in one go takes seconds."""


def shown(text: object) -> object:
    """Make a value fit to be shown.

    Control letters become visible, right-to-left text keeps to itself, endless words may be broken.

    Markup that the program itself made passes unchanged.
    """
    if not isinstance(text, str) or isinstance(text, Markup):
        return text
    text = _UNSHOWABLE.sub("\ufffd", text)
    if _RIGHT_TO_LEFT.search(text) is not None:
        text = "\n".join(_isolated(line) for line in text.split("\n"))
    return _UNBROKEN.sub(lambda run: run[0] + _BREAK, text) if len(text) > 120 else text


def _isolated(line: str) -> str:
    """`line` between marks that keep its direction from the text around it, whatever marks it leaves open."""
    depth = 0
    for letter in line:
        if letter in "\u2066\u2067\u2068":
            depth += 1
        elif letter == _END_ISOLATE and depth:
            depth -= 1
    return f"{_ISOLATE}{line}{_END_ISOLATE * depth}{_END_ISOLATE}"


def as_written(text: str) -> str:
    """Take the marks that `shown` adds out again, so that what is copied is what was written."""
    text = text.replace(f"{PICTURE}\u00a0", "").replace(PICTURE, "")
    return text.replace(_BREAK, "").replace(_ISOLATE, "").replace(_END_ISOLATE, "")


def link(named: Named) -> Markup:
    """The name as a link to its pane."""
    name = escape(shown(clip(named.name)))
    return Markup('<a href="record:{}">{}</a>').format(int(named.id), name)


def lines(text: str) -> Markup:
    """The text with its line breaks kept."""
    return Markup("<br>").join(escape(shown(line)) for line in text.splitlines())


def clip(text: str, letters: int = CLIPPED_AT) -> str:
    """The first `letters` letters on one line, with an ellipsis where something was left out."""
    if len(text) > letters:
        text = text[: letters - 1].rstrip() + "…"
    return " ".join(text.split())


def beginning(text: str) -> str:
    """What a title shows of a long text before it is asked for the whole: about six lines of a pane."""
    if len(text) <= TITLE_LETTERS and len(text.splitlines()) <= TITLE_LINES:
        return text
    first = "\n".join(text[:TITLE_LETTERS].splitlines()[:TITLE_LINES])
    return f"{first.rstrip()}…"


def quoted(text: str) -> Markup:
    """The words between typographic quotation marks; marks that already enclose it are not doubled."""
    stripped = text.strip()
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")):
        if len(stripped) > 1 and stripped[0] == opening and stripped[-1] == closing:
            inner = stripped[1:-1]
            if opening not in inner and closing not in inner:
                stripped = inner
            break
    return Markup("“{}”").format(lines(stripped))


def words(when: When) -> str:
    """The date in words; text that is no date as it was typed."""
    if not when.is_dated:
        return f"“{clip(when.text)}” (undated)" if when.text else "undated"
    return describe(when)


def announced(when: When) -> str:
    """When an event was announced: `announced on 5 February 2019`, `announced in February 2019`."""
    told = words(when)
    is_plain = when.is_dated and not when.approximate and "/" not in (when.edtf or "")
    if is_plain and re.fullmatch(r"\d+ [A-Z][a-z]+ \d+", told):
        return f"announced on {told}"
    if is_plain and re.fullmatch(r"([A-Z][a-z]+ )?\d+", told):
        return f"announced in {told}"
    return f"announced: {told}"


def short_words(when: When) -> str:
    """The date in the few letters of a row."""
    if not when.is_dated:
        return clip(when.text, 40) if when.text else "undated"
    return unbroken(short(when))


def unbroken(text: str) -> str:
    """Keep a few short words on one line."""
    return text.replace(" ", "\u00a0") if len(text) <= 22 else text


def typed_otherwise(when: When) -> bool:
    """Whether the date as typed says something that its words do not."""
    if not when.is_dated or not when.text:
        return False
    said = {_plain_date(words) for words in (describe(when), short(when), when.edtf or "")}
    return _plain_date(when.text) not in said


def _plain_date(text: str) -> str:
    """A date's text without what makes no difference: case, commas, the length of dashes."""
    text = re.sub(r"\s*[-–—]\s*", "-", text.casefold().replace(",", " "))
    return " ".join(text.split())


def dots(confidence: int) -> str:
    """The confidence as five dots, full ones first."""
    return "●" * confidence + "○" * (5 - confidence)


def confidence_word(confidence: int) -> str:
    """The confidence in a word: `medium confidence`."""
    return f"{_CONFIDENCE[confidence]} confidence"


def balance(parted: Disputed) -> str:
    """How many sources stand on either side: `1 says otherwise, 3 bear it out`."""
    against = len({one.source.id for one in parted.otherwise})
    for_it = len({one.source.id for one in parted.agreeing if one.stance == "supports"})
    otherwise = f"{against} {'says' if against == 1 else 'say'} otherwise"
    return f"{otherwise}, {for_it or 'none'} {'bears' if for_it < 2 else 'bear'} it out"


def article(text: str) -> str:
    """Where in an agreement a commitment stands; a bare number is an article's."""
    return f"article {text}" if text[:1].isdigit() else text


def verdict_tone(verdict: str) -> str:
    """The class of colour that a verdict on a commitment is told in."""
    return {"met": "in_force", "broken": "withdrawn", "pending": "second"}.get(verdict, "suspended")


def count(number: int) -> str:
    """A count with its thousands set apart."""
    return f"{number:,}"


def day_of_entry(moment: str) -> str:
    """The day of a moment in ISO 8601, in UTC: `24 Nov 2026`; as it is where another program wrote it."""
    try:
        return unbroken(short(parse_edtf(moment[:10])))
    except DateError:
        return moment


def deed(label: str) -> str:
    """What a step of the journal did, without the title of the record that it did it to: `Add event`."""
    return clip(label.split(" “", 1)[0])


def moment_of_entry(moment: str) -> str:
    """A moment in ISO 8601 to the minute, in UTC: `24 Nov 2026, 17:05`; as it is where it is none."""
    clock = re.fullmatch(r"T(\d{2}:\d{2}).*Z", moment[10:])
    return f"{day_of_entry(moment)}, {clock[1]}" if clock else day_of_entry(moment)


def address(url: str, key: str) -> Markup:
    """An address as text, with links that copy it and, where it is safe, open it in the browser.

    `key` stands for the address in the links, so that nothing typed by anyone becomes a link's target.
    """
    text = escape(shown(" ".join(url.split())))
    opened = (
        Markup(' · <a href="browse:{}">open in the browser</a>').format(key) if is_safe_address(url) else ""
    )
    return Markup('<span class="address">{}</span><br><a href="copy:{}">copy address</a>{}').format(
        text, key, opened
    )


def is_safe_address(url: str) -> bool:
    """Whether the address may be handed to the browser: https, without space or control letters."""
    return re.fullmatch(r"https://[^\s\x00-\x1f\x7f]+", url) is not None
