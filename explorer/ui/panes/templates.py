"""The templates of the panes: autoescaped, and strict about what they are given."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from explorer.model.link_words import relation_words
from explorer.paths import resources
from explorer.ui.panes import wording


@cache
def environment() -> Environment:
    """The templates under `resources/templates` with the words that they use."""
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
            "confidence": wording.confidence_word,
            "article": wording.article,
            "verdict_tone": wording.verdict_tone,
            "count": wording.count,
            "day": wording.day_of_entry,
            "address": wording.address,
        }
    )
    return made


def fill(template: str, values: Mapping[str, object]) -> str:
    """The template `template` filled with `values`, as HTML."""
    return environment().get_template(f"{template}.html").render(values)
