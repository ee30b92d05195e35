"""Records in lines for people; the JSON shapes are in `shapes`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from explorer.cli.output import Json, columns, padded
from explorer.cli.shapes import Shape
from explorer.cli.sides import parted_by_day
from explorer.model.details import BrowserEntry, ListedRecord
from explorer.model.errors import UserError
from explorer.model.reading import parse_edtf
from explorer.model.records import Named
from explorer.model.when import When
from explorer.model.wording import describe, short

_DATE_WIDTH: Final = 24
_BOUNDS: Final = frozenset({"start_earliest", "end_latest", "when_text"})
_HEADINGS: Final = ("title", "name")
_SAID_ALREADY: Final = frozenset({*_HEADINGS, *_BOUNDS, "summary"})

Row = Mapping[str, Json]


def date_cell(when: When) -> str:
    """The date, short; the text as typed where it could not be read."""
    return short(when) if when.is_dated else f"({when.text or 'undated'})"


def listed_line(record: ListedRecord) -> str:
    """An event, statement or act in one line; the columns before the title are aligned."""
    who = f" ({'; '.join(actor.name for actor in record.actors)})" if record.actors else ""
    lock = " [private]" if record.private else ""
    when = padded(date_cell(record.when), _DATE_WIDTH)
    return f"{record.id:>6}  {when}  {record.kind:9}  {record.title}{'' if record.act else who}{lock}"


def entry_line(entry: BrowserEntry) -> str:
    """An actor, agreement or source in one line with the count of its records."""
    short_name = (
        f" ({entry.short_name})" if entry.short_name and entry.short_name != entry.record.name else ""
    )
    return f"{entry.record.id:>6}  {entry.count:>6}  {entry.kind:22}  {entry.record.name}{short_name}"


def named_line(named: Named) -> str:
    """A record that is found by its name, in one line."""
    return f"{named.id:>6}  {'':{_DATE_WIDTH}}  {named.kind:9}  {named.name}"


def found_line(found: ListedRecord | Named) -> str:
    """One line of `search`."""
    return listed_line(found) if isinstance(found, ListedRecord) else named_line(found)


def tell(shape: Shape) -> Iterator[str]:
    """A record as `show` tells it: its name, what is known in one line each, then its lists.

    What is not known is left out; a list that is empty too. What is dated after the as-of day comes last.
    """
    heading = next(key for key in _HEADINGS if key in shape)
    yield f"{shape[heading]}"
    facts = [
        (key.replace("_", " "), _fact(key, value, shape))
        for key, value in shape.items()
        if key not in _SAID_ALREADY and not isinstance(value, list)
    ]
    for line in columns([(key, fact) for key, fact in facts if fact]):
        yield f"  {line}"
    lists = {key: value for key, value in shape.items() if isinstance(value, list)}
    if "roles" in lists:
        lists.pop("actors", None)
    as_of = shape.get("as_of")
    to_come = lists.pop("aliases_after_as_of", [])
    sides = {key: parted_by_day(value) for key, value in lists.items()}
    if to_come:
        names, _ = sides["aliases"]
        sides["aliases"] = [name for name in names if name not in to_come], to_come
    for key, (rows, _) in sides.items():
        yield from _told_list(key, rows)
    if "changes" in shape and not shape["changes"]:
        yield ""
        days = sorted((f"{as_of}", f"{shape['compare']}"), key=_day_of)
        yield f"No change between {_edtf_in_words(days[0])} and {_edtf_in_words(days[1])}."
    if any(later for _, later in sides.values()):
        yield ""
        yield f"After {_edtf_in_words(f'{as_of}')}"
        for key, (_, later) in sides.items():
            yield from _told_list(key, later)


def _told_list(key: str, entries: Sequence[Json]) -> Iterator[str]:
    """One list under its name with its length; nothing where it is empty."""
    if not entries:
        return
    yield ""
    yield f"{key.replace('_', ' ')} ({len(entries)})"
    rows = [_ROWS.get(key, _row_of_anything)(row) if isinstance(row, dict) else [f"{row}"] for row in entries]
    for line in columns(rows):
        yield f"  {line}"


def _day_of(day: str) -> int:
    """When a day in ISO 8601 begins, to put days in order."""
    return parse_edtf(day).start_earliest or 0


def _fact(key: str, value: Json, shape: Shape) -> str:
    """One value in words; empty where it says nothing."""
    if key == "when":
        return _date(value, shape)
    if key in {"as_of", "compare", "published", "announced", "effect"} and isinstance(value, str):
        return _edtf_in_words(value)
    if value is None or value is False or value == 0:
        return "none on this day" if key == "standing" else ""
    return "yes" if value is True else f"{value}"


def _date(edtf: Json, row: Row) -> str:
    return _edtf_in_words(f"{edtf}") if edtf else f"({row.get('when_text') or 'undated'})"


def _edtf_in_words(edtf: str) -> str:
    try:
        return describe(parse_edtf(edtf))
    except ValueError:
        return edtf
    except UserError:
        return f"({edtf})"


def _row_of_record(row: Row) -> list[str]:
    """An event, statement or act among those of another record."""
    edtf, actors = row["when"], row["actors"]
    when = date_cell(parse_edtf(edtf)) if isinstance(edtf, str) else f"({row['when_text'] or 'undated'})"
    who = f" ({'; '.join(f'{actor}' for actor in actors)})" if isinstance(actors, list) and actors else ""
    more = []
    if row.get("effect"):
        more.append(f"takes effect {_edtf_in_words(str(row['effect']))}")
    if row.get("note"):
        more.append(f"{row['note']}")
    title = f"{row['title']}{'' if 'act' in row else who}{'; ' if more else ''}{'; '.join(more)}"
    return [f"{row['id']}", when, title]


def _row_of_party(row: Row) -> list[str]:
    return [f"{row['actor']}", _standing(row)]


def _standing(row: Row) -> str:
    """The standing of a party with all that stands beside it."""
    words = [f"{row['standing']}", *(word for word in ("suspended", "contested", "uncertain") if row[word])]
    if row["leaving"]:
        words.append(f"withdrawal {row['leaving']}")
    if row["leaves_on"]:
        words.append(f"leaves on {_edtf_in_words(str(row['leaves_on']))}")
    return "; ".join(dict.fromkeys(words))


def _row_of_membership(row: Row) -> list[str]:
    """An agreement of an actor with its standing there."""
    none = "none on this day" if row.get("after_as_of") else "no standing any more"
    return [f"{row['agreement']}", _standing(row) if row["standing"] else none]


def _row_of_role(row: Row) -> list[str]:
    return [f"{row['actor']}", f"{row['role']}"]


def _row_of_tie(row: Row) -> list[str]:
    """A tie as a sentence without a verb: who, in what relation, to whom."""
    to_actor = f" – {row['to_actor']}" if row["to_actor"] else ""
    relation = f"{row['relation']}: {row['title']}" if row["title"] else f"{row['relation']}"
    when = _date(row["when"], row)
    if row.get("ends_after_as_of"):
        when = _without_end(f"{row['when']}")
    return [when, f"{row['actor']}", f"{relation}{to_actor}"]


def _without_end(edtf: str) -> str:
    """A span that ends after the as-of day, in words without its end."""
    begins = edtf.partition("/")[0]
    return "" if begins in ("", "..") else f"since {_edtf_in_words(begins)}"


def _row_of_source(row: Row) -> list[str]:
    return [f"cited {row['citations']}×", f"confidence {row['confidence']}", f"{row['source']}"]


def _row_of_citation(row: Row) -> list[str]:
    """A source with its locator, its words and how it takes the record."""
    said = [f"{row['stance']}, confidence {row['confidence']}"]
    if row["says_when"]:
        said.append(f"gives the date as {_edtf_in_words(str(row['says_when']))}")
    if row["excerpt"]:
        said.append(f"“{row['excerpt']}”")
    if row["via_source"]:
        said.append(f"via {row['via_source']}")
    locator = f", {row['locator']}" if row["locator"] else ""
    return [f"{row['source']}{locator}", "; ".join(said)]


def _row_of_commitment(row: Row) -> list[str]:
    """What was undertaken, by whom and to whom, with the verdicts."""
    to_whom = f" to {row['owed_to']}" if row["owed_to"] else ""
    article = f"{row['article']}: " if row["article"] else ""
    due = f", due {_edtf_in_words(str(row['due']))}" if row["due"] else ""
    assessments = row["assessments"]
    verdicts = [
        f"{one['verdict']}, says {one['assessor']} ({_date(one['when'], one)})"
        for one in (assessments if isinstance(assessments, list) else [])
        if isinstance(one, dict)
    ]
    return [f"{row['obligor']}{to_whom}", f"{article}{row['text']}{due}", "; ".join(verdicts)]


def _row_of_change(row: Row) -> list[str]:
    who = f"{row['actor'] or 'the whole'}"
    leaves = f" · leaves on {_edtf_in_words(str(row['leaves_on']))}" if row.get("leaves_on") else ""
    marks = leaves + "".join(f" · {mark}" for mark in ("contested", "uncertain") if row[mark])
    return [
        _date(row["when"], row),
        f"{row['agreement']}",
        who,
        f"{row['from'] or 'none'} → {row['to'] or 'none'}{marks}",
    ]


def _row_of_link(row: Row) -> list[str]:
    ends = [
        f"{end['kind']} {end['id']}, {end['title']}"
        for end in (row["from"], row["to"])
        if isinstance(end, dict)
    ]
    by = f" (asserted by {row['asserted_by']})" if row["asserted_by"] else ""
    return [f"{ends[0]}  –{row['relation']}→  {ends[-1]}{by}"]


def _row_of_anything(row: Row) -> list[str]:
    """The values that say something, in their order."""
    said = [
        f"{value}" for key, value in row.items() if value not in (None, "", False, []) and key not in _BOUNDS
    ]
    return [" · ".join(said)]


_ROWS: Final[Mapping[str, Callable[[Row], list[str]]]] = {
    "acts": _row_of_record,
    "agreements": _row_of_membership,
    "appears_with": lambda row: [f"{row['actor']}", f"{row['records']}"],
    "citations": _row_of_citation,
    "commitments": _row_of_commitment,
    "roles": _row_of_role,
    "sources": _row_of_source,
    "ties": _row_of_tie,
    "events": _row_of_record,
    "statements": _row_of_record,
    "cited_by": _row_of_record,
    "cited_elsewhere": lambda row: [f"{row['id']}", f"{row['kind']}", f"{row['title']}"],
    "parties": _row_of_party,
    "changes": _row_of_change,
    "links": _row_of_link,
}
