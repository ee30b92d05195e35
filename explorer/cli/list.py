"""`list`: the records of one kind or of the whole timeline, filtered; printed as they come."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Final

from explorer.cli.databases import reading
from explorer.cli.dates import read_range_ms
from explorer.cli.output import print_json_rows, say, say_columns
from explorer.cli.parsing import CommandParser, database, text, whole_number
from explorer.cli.shapes import browser_shape, listed_shape, view_shape
from explorer.cli.telling import entry_line, listed_line
from explorer.model.details import BrowserEntry, ListQuery
from explorer.model.view_words import view_in_words
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import fold
from explorer.store.queries.listing import list_named, list_records
from explorer.store.queries.names import find_named, suggest
from explorer.store.queries.saved_views import list_views
from explorer.store.store import Store

_EXAMPLES = """
list talks.db timeline --from 2018-06 --to "March 2019"
list talks.db statements --actor Kimball --json
list talks.db acts --agreement "INF Treaty"
list talks.db actors --text korea
list talks.db views
"""
_DATED: Final = {
    "events": (RecordKind.EVENT,),
    "statements": (RecordKind.STATEMENT,),
    "acts": (RecordKind.ACT,),
    "timeline": (),
}
_NAMED: Final = {
    "actors": RecordKind.ACTOR,
    "agreements": RecordKind.AGREEMENT,
    "sources": RecordKind.SOURCE,
}

_VIEWS: Final = "views"


def parser() -> CommandParser:
    """The words of `list`."""
    command = CommandParser(
        "list",
        "List records in the order of time, the undated last. A record is in the range when it may have\n"
        "touched it. `timeline` lists events, statements and acts together; `views` the saved views by name.",
        _EXAMPLES,
    )
    database(command)
    kinds = (*_DATED, *_NAMED, _VIEWS)
    command.add_argument("kind", metavar="KIND", choices=kinds, help=", ".join(kinds))
    command.add_argument(
        "--from", metavar="WHEN", dest="first", type=text, help="from the first day of this date"
    )
    command.add_argument("--to", metavar="WHEN", dest="last", type=text, help="to the last day of this date")
    command.add_argument(
        "--actor", metavar="ACTOR", type=text, help="with this actor (name, short name, alias, id)"
    )
    command.add_argument("--agreement", metavar="AGREEMENT", type=text, help="that concern this agreement")
    command.add_argument("--tag", metavar="TAG", type=text, help="with this tag")
    command.add_argument("--text", metavar="WORDS", type=text, help="with these words")
    command.add_argument("--limit", metavar="N", type=whole_number(1), help="the first N only")
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Print the list."""
    parsed = parser()
    asked = parsed.parse(words)
    kind: str = asked.kind
    if kind in (*_NAMED, _VIEWS):
        for option in ("first", "last", "actor", "agreement", "tag", *(("text",) if kind == _VIEWS else ())):
            if getattr(asked, option) is not None:
                name = {"first": "from", "last": "to"}.get(option, option)
                parsed.error(f"--{name} does not go with {kind}: it filters events, statements and acts")
    with reading(asked.database) as store:
        if kind == _VIEWS:
            views = list_views(store)[: asked.limit]
            if asked.json:
                print_json_rows(map(view_shape, views))
            else:
                say_columns([(view.name, view_in_words(view)) for view in views])
        elif kind in _NAMED:
            entries = _entries(store, _NAMED[kind], asked.text, asked.limit)
            if asked.json:
                print_json_rows(map(browser_shape, entries))
            else:
                for entry in entries:
                    say(entry_line(entry))
        else:
            rows = list_records(store, _query(store, asked))
            if asked.json:
                print_json_rows(map(listed_shape, rows))
            else:
                for row in rows:
                    say(listed_line(row))
    return 0


def _query(store: Store, asked: argparse.Namespace) -> ListQuery:
    from_ms, to_ms = read_range_ms(asked.first, asked.last)
    return ListQuery(
        kinds=_DATED[asked.kind],
        from_ms=from_ms,
        to_ms=to_ms,
        actor=None if asked.actor is None else find_named(store, RecordKind.ACTOR, asked.actor).id,
        agreement=(
            None if asked.agreement is None else find_named(store, RecordKind.AGREEMENT, asked.agreement).id
        ),
        tag=None if asked.tag is None else find_named(store, RecordKind.TAG, asked.tag).id,
        text=asked.text,
        limit=asked.limit,
    )


def _entries(store: Store, kind: RecordKind, words: str | None, limit: int | None) -> Iterator[BrowserEntry]:
    """The entries whose name has the words in it, or begins with them under one of its aliases."""
    found = set() if words is None else {named.id for named in suggest(store, kind, words, limit=1000)}
    left = limit
    for entry in list_named(store, kind):
        names = (entry.record.name, entry.short_name or "")
        if (
            words is not None
            and entry.record.id not in found
            and not any(fold(words) in fold(n) for n in names)
        ):
            continue
        if left is not None:
            if left == 0:
                return
            left -= 1
        yield entry
