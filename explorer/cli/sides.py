"""The two sides of a list that `show` tells: what had begun by the as-of day, and what is marked as later."""

from collections.abc import Sequence

from explorer.cli.output import Json


def parted_by_day(entries: Sequence[Json]) -> tuple[list[Json], list[Json]]:
    """Part the entries of a list; a commitment stands on both sides where verdicts on it do."""
    earlier: list[Json] = []
    later: list[Json] = []
    for entry in entries:
        verdicts = entry.get("assessments") if isinstance(entry, dict) else None
        if isinstance(entry, dict) and isinstance(verdicts, list):
            to_come = [one for one in verdicts if _is_later(one)]
            earlier.append(entry | {"assessments": [one for one in verdicts if not _is_later(one)]})
            if to_come:
                later.append(entry | {"assessments": to_come})
        else:
            (later if _is_later(entry) else earlier).append(entry)
    return earlier, later


def _is_later(entry: Json) -> bool:
    return isinstance(entry, dict) and entry.get("after_as_of") is True
