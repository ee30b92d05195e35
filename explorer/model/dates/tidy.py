"""Text as typed with its typography evened out: spaces, dashes, digits, case; no meaning is read here."""

import re
import unicodedata
from typing import Final

from explorer.model.errors import UnreadableDate

_HYPHENS: Final = "\u2010\u2011\u2212\ufe63"
"""Hyphens and minus signs, which stand for `-`."""

_DASHES: Final = "\u2012\u2013\u2014\u2015"
"""Dashes between two dates, told as an en dash."""

_UNSEEN: Final = "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
"""Marks that neither show nor reorder digits, as copied from a web page."""

_TABLE: Final = str.maketrans(
    {
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_DASHES, "–"),
        **dict.fromkeys(_UNSEEN, ""),
        **dict.fromkeys("’‘ʼ′", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("\t\n\r\v\f\u0085\u2028\u2029", " "),
        "…": "..",
    }
)
_THOUSANDS: Final = re.compile(r"(?<![0-9])([0-9]{1,3}(?:,[0-9]{3}){1,3})(?= ?(?:bc|bce|b\.c)\b)")


def evened(text: str) -> str:
    """Write plain spaces, hyphens and digits for all their kinds, and drop what can't be seen.

    An en dash stands for every longer dash, as it may join two dates where a hyphen joins the parts of one.
    Raises UnreadableDate at a control character, or one that turns the order of reading.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    letters = []
    for letter in text.translate(_TABLE):
        category = unicodedata.category(letter)
        if category == "Nd":
            letters.append(str(unicodedata.decimal(letter)))
        elif category == "Zs":
            letters.append(" ")
        elif "\uff01" <= letter <= "\uff5d":
            letters.append(chr(ord(letter) - 0xFEE0))
        elif category in ("Cc", "Cf", "Cs", "Co", "Cn"):
            raise UnreadableDate(
                f"A date has no place for the character U+{ord(letter):04X}, which can't be seen."
            )
        else:
            letters.append(letter)
    return " ".join("".join(letters).split())


def worded(text: str) -> str:
    """Write evened text in small letters, without abbreviations' full stops and the commas between words."""
    text = text.lower()
    text = _THOUSANDS.sub(lambda match: match[1].replace(",", ""), text)
    text = re.sub(r"(?<=[a-z])\.(?=[0-9])", " ", text)
    text = re.sub(r"(?<=[a-z])\.", "", text)
    text = re.sub(r"[,;]+", " ", text)
    text = re.sub(r"(?<=[0-9])\.$", "", text)
    return " ".join(text.split())


def shown(text: str, longest: int = 60) -> str:
    """Quote text in a message, cut where it is long."""
    visible = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[: longest + 1])
    return f"“{visible[:longest]}…”" if len(visible) > longest else f"“{visible}”"
