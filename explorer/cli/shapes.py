"""The JSON shapes of the command line: model values in, plain dictionaries out. Keys are never renamed."""

from explorer.cli.output import Json
from explorer.model.when import When

Shape = dict[str, Json]


def when_shape(when: When) -> Shape:
    """A date with its bounds, as `when` prints it."""
    return {
        "text": when.text,
        "edtf": when.edtf,
        "start_earliest": when.start_earliest,
        "start_latest": when.start_latest,
        "end_earliest": when.end_earliest,
        "end_latest": when.end_latest,
        "precision": None if when.precision is None else str(when.precision),
        "approximate": when.approximate,
        "uncertain": when.uncertain,
        "utc_offset_min": when.utc_offset_min,
    }
