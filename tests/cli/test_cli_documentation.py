"""What the README and the help texts tell to type works."""

import importlib
import shlex
from pathlib import Path

import pytest

from explorer.cli.add import KINDS
from explorer.cli.dispatch import COMMANDS
from explorer.cli.parsing import CommandParser
from tests.cli.running import CommandLine

README = Path(__file__).parents[2] / "README.md"
PROGRAM = "timeline-explorer"


def commands_in(text: str) -> list[list[str]]:
    """The words of each indented line that runs the program, lines with a backslash at their end joined."""
    lines = text.replace("\\\n", " ").splitlines()
    return [
        shlex.split(line)[1:] for line in lines if line.startswith("  ") and line.split()[:1] == [PROGRAM]
    ]


def parsers() -> dict[str, CommandParser]:
    """The parser of each command, and of each kind that `add` takes."""
    modules = {name: importlib.import_module(f"explorer.cli.{name}") for name in COMMANDS if name != "add"}
    return {name: module.parser() for name, module in modules.items()} | {
        f"add {kind}": parser() for kind, (parser, _) in KINDS.items()
    }


def test_the_commands_of_the_readme_work(
    run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed in their order in an empty folder, each command of the README is done without a complaint."""
    monkeypatch.chdir(tmp_path)
    commands = [words for words in commands_in(README.read_text(encoding="utf-8")) if words != ["--help"]]
    assert len(commands) >= 6
    for words in commands:
        answer = run(*words)
        assert (answer.code, answer.err) == (0, ""), words
        assert answer.out, words


@pytest.mark.parametrize("name", parsers())
def test_the_examples_of_a_help_text_make_sense(name: str) -> None:
    """Every example in a help text is a command line that its parser takes."""
    parser = parsers()[name]
    examples = commands_in(parser.format_help())
    assert examples
    for words in examples:
        if words[0] not in COMMANDS:
            words = ["open", *words]
        command, *rest = words
        assert command == name.split()[0]
        if command == "add":
            assert rest.pop(1) == name.split()[1]
            rest.pop(0)
        parser.parse(rest)


@pytest.mark.parametrize("name", parsers())
def test_every_option_is_explained(name: str) -> None:
    """No option and no word of a command goes without a word of help."""
    for action in parsers()[name]._actions:  # the only way to see what a parser takes
        assert action.help, action.option_strings or action.dest
