"""What is printed, and how it lines up."""

import json

import pytest

from explorer.cli.output import columns, plain, print_json, print_json_rows, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines", "two ⏎ lines"),
        ("windows\r\nlines", "windows ⏎ lines"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb", "a b"),
        ("del\x7f", "del␡"),
        ("c1\x9b", "c1\ufffd"),
        ("paragraph\u2029next", "paragraph ⏎ next"),
        ("<b>‘quotes’ שלום 👩‍🚀", "<b>‘quotes’ שלום 👩‍🚀"),
    ],
)
def test_a_terminal_can_not_be_made_to_obey(text: str, shown: str) -> None:
    """Control characters become visible and a line stays one line; all other letters stay as they are."""
    assert plain(text) == shown


def test_columns_line_up_by_cells() -> None:
    """Wide letters count as two cells and combining ones as none, and the last column is not padded."""
    assert columns([("김정은", "a"), ("e\u0301", "b"), ("abcdefgh", "c")]) == [
        "김정은    a",
        "e\u0301         b",
        "abcdefgh  c",
    ]
    assert width_of("김정은") == 6


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rows_that_come_one_by_one_make_one_document(count: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A streamed array is JSON whatever its length."""
    rows: list[dict[str, str | int]] = [{"id": i, "title": "“Ä”\n</b>"} for i in range(count)]
    print_json_rows(iter(rows))
    out = capsys.readouterr().out
    assert json.loads(out) == rows
    assert out.endswith("]\n")


def test_json_keeps_letters_and_the_order_of_keys(capsys: pytest.CaptureFixture[str]) -> None:
    """Letters come out as themselves, keys in the order in which they were given."""
    print_json({"z": "김정은", "a": None})
    assert capsys.readouterr().out == '{\n  "z": "김정은",\n  "a": null\n}\n'
