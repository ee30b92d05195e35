"""The templates of the panes: autoescaped, and strict about what they are given."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from explorer.model.disputes import disputed, lone_source
from explorer.model.link_words import relation_words
from explorer.paths import resources
from explorer.ui.panes import wording

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> "Environment":
    """The templates under `resources/templates` with the words that they use."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # loaded with the first pane

    made = Environment(
        loader=FileSystemLoader(resources() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=wording.shown,
    )
    made.filters.update(
        {
            "link": wording.link,
            "lines": wording.lines,
            "clip": wording.clip,
            "beginning": wording.beginning,
            "quoted": wording.quoted,
            "words": wording.words,
            "announced": wording.announced,
            "relation": lambda link: relation_words(link.relation, link.certainty),
            "short": wording.short_words,
            "typed_otherwise": wording.typed_otherwise,
            "dots": wording.dots,
            "disputed": disputed,
            "balance": wording.balance,
            "lone": lone_source,
            "confidence": wording.confidence_word,
            "article": wording.article,
            "verdict_tone": wording.verdict_tone,
            "count": wording.count,
            "deed": wording.deed,
            "moment": wording.moment_of_entry,
            "address": wording.address,
        }
    )
    return made


def fill(template: str, values: Mapping[str, object]) -> str:
    """The template `template` filled with `values`, as HTML."""
    return environment().get_template(f"{template}.html").render(values)
