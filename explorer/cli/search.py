"""`search`: find records by words, the best first."""

from collections.abc import Sequence

from explorer.cli.databases import reading
from explorer.cli.output import complain, print_json_rows, say
from explorer.cli.parsing import CommandParser, database, text, whole_number
from explorer.cli.shapes import found_shape
from explorer.cli.telling import found_line
from explorer.store.queries.act_search import search_called_acts
from explorer.store.queries.search import search

_EXAMPLES = """
search talks.db "action-for-action"
search talks.db Biegun --limit 5 --json
search talks.db "INF withdrawal"
"""


def parser() -> CommandParser:
    """The words of `search`."""
    command = CommandParser(
        "search",
        "Search titles, descriptions, quotations, names, aliases and excerpts, whatever the case, the\n"
        "diacritics and the hyphens, and acts by who did what. The best comes first.",
        _EXAMPLES,
    )
    database(command)
    command.add_argument("query", metavar="QUERY", type=text, help="one or more words")
    command.add_argument("--limit", metavar="N", type=whole_number(1), default=50, help="N at most (50)")
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Search and print what was found."""
    asked = parser().parse(words)
    with reading(asked.database) as store:
        acts = search_called_acts(store, asked.query, limit=asked.limit)
        by_words = search(store, asked.query, limit=asked.limit)
        found = list({one.id: one for one in (*acts, *by_words)}.values())[: asked.limit]
    if asked.json:
        print_json_rows(map(found_shape, found))
        return 0
    for record in found:
        say(found_line(record))
    if not found:
        complain(f"Nothing found for “{asked.query}”.")
    elif len(found) == asked.limit:
        complain(f"The first {asked.limit} only; --limit N shows more.")
    return 0
