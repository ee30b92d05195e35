"""How the words of a command line are told apart."""

import pytest

from explorer.cli.parsing import CommandParser, text, whole_number


def parser() -> CommandParser:
    """A command with a value, a repeated value, a flag and two words."""
    words = CommandParser("try", "Try.", "try a b")
    words.add_argument("first")
    words.add_argument("second", nargs="?")
    words.add_argument("--when")
    words.add_argument("--actor", action="append")
    words.add_json()
    return words


@pytest.mark.parametrize("value", ["-0044-03-15", "-5", "-x", "- dash first", "2019"])
def test_what_follows_an_option_is_its_value(value: str) -> None:
    """The word after an option that takes a value is that value, whatever it begins with."""
    assert parser().parse(["a", "--when", value]).when == value


def test_another_option_is_no_value() -> None:
    """An option of the command is never taken for the value of the one before it."""
    with pytest.raises(SystemExit) as leaving:
        parser().parse(["a", "--when", "--json"])
    assert leaving.value.code == 2


def test_an_option_with_an_equals_sign_takes_anything() -> None:
    """`--when=VALUE` reaches even a value that looks like an option."""
    assert parser().parse(["a", "--when=--json"]).when == "--json"


@pytest.mark.parametrize(
    "words", [["-0044-03-15", "--json"], ["--json", "-0044-03-15"], ["--json", "--", "-0044-03-15"]]
)
def test_a_word_that_begins_with_a_minus_and_a_digit_is_a_value(words: list[str]) -> None:
    """A year before Christ needs no quoting wherever it stands."""
    assert parser().parse(words).first == "-0044-03-15"


def test_everything_behind_two_dashes_is_a_value() -> None:
    """`--` ends the options."""
    asked = parser().parse(["--when", "2019", "--", "--json", "-h"])
    assert (asked.first, asked.second, asked.when, asked.json) == ("--json", "-h", "2019", False)


def test_options_may_be_repeated_and_mixed_with_words() -> None:
    """Options stand before, between and after the words."""
    asked = parser().parse(["--actor", "A", "a", "--actor", "B", "b", "--json"])
    assert (asked.first, asked.second, asked.actor, asked.json) == ("a", "b", ["A", "B"], True)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["a", "b", "c"],
        ["a", "--wehn", "2019"],
        ["a", "--when"],
        ["a", "--when", "--"],
        ["a", "--when=--"],
        ["a", "-x"],
        ["a", "--jso"],
    ],
)
def test_words_that_make_no_sense_leave_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command line is answered by what is wrong and where help is, and by nothing on stdout."""
    with pytest.raises(SystemExit) as leaving:
        parser().parse(words)
    said = capsys.readouterr()
    assert leaving.value.code == 2
    assert said.out == ""
    assert said.err.startswith("timeline-explorer try: ")
    assert said.err.endswith("Try “timeline-explorer try --help”.\n")


@pytest.mark.parametrize("word", ["0", "-1", "6", "x", "1.5", ""])
def test_numbers_out_of_range_are_refused(word: str) -> None:
    """A number that is none, or lies outside its range, is refused."""
    words = CommandParser("try", "Try.", "try")
    words.add_argument("--importance", type=whole_number(1, 5))
    with pytest.raises(SystemExit):
        words.parse([f"--importance={word}"])


def test_bytes_that_are_no_text_are_refused() -> None:
    """A word that is not UTF-8 is refused where people are to read it."""
    words = CommandParser("try", "Try.", "try")
    words.add_argument("title", type=text)
    with pytest.raises(SystemExit):
        words.parse(["caf\udce9"])
