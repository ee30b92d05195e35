"""A database of real journeys: `python -m benchmarks.journeys FOLDER OUT.db`.

FOLDER holds `state-travels/travels_derived.csv` and `state-visits/visits_derived.csv`: the journeys abroad
of presidents and secretaries of state of the United States, and the visits of foreign leaders there.
"""

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from explorer.edit import add_actor, add_event
from explorer.edit.editing import bulk
from explorer.model.drafts import ActorDraft, CitationDraft, EventDraft, RoleDraft
from explorer.model.reading import read_or_keep
from explorer.store.folding import fold
from explorer.store.store import Store

TRAVELS: Final = Path("state-travels/travels_derived.csv")
VISITS: Final = Path("state-visits/visits_derived.csv")
_AMERICA: Final = "United States"
_KIND_OF_VISIT: Final = re.compile(
    r"\b(state|official|working|private|informal|unofficial)\b.{0,20}\bvisit", re.I
)
_LONGEST_TITLE: Final = 120


def journeys(folder: Path) -> Iterator[EventDraft]:
    """Read every journey and visit as an event with who travelled, where to, and what is told of it."""
    for line in _lines(folder / TRAVELS):
        is_president = line["role"] == "president"
        yield _event(
            line,
            where=line["country"],
            words=line["remarks"],
            actors=(RoleDraft(line["name"], "participant"), RoleDraft(line["country"], "host")),
            place=", ".join(part for part in (line["locale"], line["country"]) if part),
            tags=("president's journey" if is_president else "secretary's journey",),
            source="Travels abroad",
            importance=4 if is_president else 3,
        )
    for line in _lines(folder / VISITS):
        kind = _KIND_OF_VISIT.search(line["description"])
        yield _event(
            line,
            where=line["visitor"] or line["from"],
            words=line["description"],
            actors=tuple(
                RoleDraft(name, role)
                for name, role in (
                    (line["visitor"], "participant"),
                    (line["from"], "participant"),
                    (_AMERICA, "host"),
                )
                if name
            ),
            place=_AMERICA,
            tags=("visit", *(() if kind is None else (f"{kind.group(1).lower()} visit",))),
            source="Visits by foreign leaders",
            importance=3,
        )


def write_journeys(folder: Path, path: Path) -> int:
    """Write them into a new database; how many there are."""
    drafts = list(journeys(folder))
    with Store.create(path) as store, bulk(store):
        for name in _countries(folder):
            add_actor(store, ActorDraft(name, kind="state"))
        for draft in drafts:
            add_event(store, draft)
    return len(drafts)


def _countries(folder: Path) -> list[str]:
    """Each country once, however its accents are written."""
    names = [_AMERICA, *(line["country"] for line in _lines(folder / TRAVELS))]
    names += [line["from"] for line in _lines(folder / VISITS)]
    return list({fold(name): name for name in reversed(names) if name}.values())


def _event(
    line: dict[str, str],
    *,
    where: str,
    words: str,
    actors: tuple[RoleDraft, ...],
    place: str,
    tags: tuple[str, ...],
    source: str,
    importance: int,
) -> EventDraft:
    first, last = line["start-date"], line["end-date"]
    return EventDraft(
        title=_title(words, where),
        when=read_or_keep(first if first == last else f"{first}/{last}"),
        description=words or None,
        place=place or None,
        actors=actors,
        tags=tags,
        importance=importance,
        citations=(CitationDraft(source=source, locator=line["file"]),),
    )


def _title(words: str, where: str) -> str:
    """Where and the first sentence of what is told, cut at a word where it is long."""
    first = re.split(r"(?<=[a-z])\. ", words, maxsplit=1)[0].rstrip(".")
    if len(first) > _LONGEST_TITLE:
        first = first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return ": ".join(part for part in (where, first) if part)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main() -> None:
    """Write the database that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.journeys", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("database", type=Path)
    asked = parser.parse_args()
    print(f"{write_journeys(asked.folder, asked.database):,} journeys in {asked.database}")


if __name__ == "__main__":
    main()
