"""`add`: write down a record of any kind; what each kind takes is in `add_dated` and `add_named`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from explorer.cli import add_dated, add_named
from explorer.cli.adding import Asked
from explorer.cli.databases import writing
from explorer.cli.output import Json, complain, print_json, say
from explorer.cli.parsing import PROGRAM, CommandParser
from explorer.model.changes import Changes
from explorer.model.vocabulary import RecordKind
from explorer.store.store import Store

KINDS: Final[dict[str, tuple[Callable[[], CommandParser], Callable[[Store, Asked], Changes]]]] = {
    "event": (add_dated.event_parser, add_dated.add_event),
    "statement": (add_dated.statement_parser, add_dated.add_statement),
    "act": (add_dated.act_parser, add_dated.add_act),
    "actor": (add_named.actor_parser, add_named.add_actor),
    "agreement": (add_named.agreement_parser, add_named.add_agreement),
    "source": (add_named.source_parser, add_named.add_source),
    "link": (add_named.link_parser, add_named.add_link),
}
"""For each kind the parser of its command and the edit."""

_HELP: Final = f"""\
usage: {PROGRAM} add DATABASE {"|".join(KINDS)} …

Add a record. Actors, places, tags and sources that are not known by name, short name or alias are
made on the way and named; an agreement must be known. A date that can't be read is kept as text.
`undo` takes the whole step back.

Each kind has its own options: {PROGRAM} add DATABASE event --help
"""


def run(words: Sequence[str]) -> int:
    """Add the record; `words` begin with the database and the kind."""
    rest = list(words)
    in_front = [rest.pop(0)] if rest[:1] == ["--json"] else []
    if not rest or rest[0] in {"-h", "--help"}:
        print(_HELP, end="")
        return 0 if rest else 2
    kind = next((word for word in rest[1:2] if word in KINDS), None)
    if kind is None and rest[0] in KINDS:
        kind = rest[0] if {"-h", "--help"} & set(rest) else None
        rest = [rest[0], *rest]
    if kind is None:
        complain(f"{PROGRAM} add: after the DATABASE say what to add: {', '.join(KINDS)}.")
        return 2
    parser, deed = KINDS[kind]
    asked = parser().parse([*in_front, *rest[2:]])
    with writing(Path(rest[0])) as store:
        changes = deed(store, asked)
    if asked.json:
        print_json(_shape(changes))
    else:
        _say(changes)
    return 0


def _shape(changes: Changes) -> dict[str, Json]:
    shape: dict[str, Json] = {
        "kind": None if changes.kind is None else str(changes.kind),
        "id": changes.record,
        "created": [{"kind": str(made.kind), "id": made.id, "name": made.name} for made in changes.created],
    }
    return shape | {"undated": True} if changes.is_undated else shape


def _say(changes: Changes) -> None:
    say(f"{changes.label.replace('Add ', 'Added ', 1)}, number {changes.record}")
    for made in changes.created:
        if made.id != changes.record:
            say(f"  made on the way: {made.kind} {made.id}, {made.name}")
    if changes.is_undated and changes.kind in {RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT}:
        complain("The date can't be read; it is kept as the text it is, and the record is undated.")
