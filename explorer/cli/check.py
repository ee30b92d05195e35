"""`check`: whether a database is sound."""

from collections.abc import Sequence

from explorer.cli.databases import reading, writing
from explorer.cli.output import print_json, say
from explorer.cli.parsing import CommandParser, database
from explorer.store.queries.check import check

_EXAMPLES = """
check talks.db
check talks.db --fix
"""


def parser() -> CommandParser:
    """The words of `check`."""
    command = CommandParser(
        "check",
        "Check a database: integrity, schema, dates, dangling links, and what looks odd. Exit 0 where there\n"
        "is nothing worse than a warning, 1 where there is an error that --fix did not mend.",
        _EXAMPLES,
    )
    database(command)
    command.add_argument("--fix", action="store_true", help="mend what can be mended without loss")
    command.add_json()
    return command


def run(words: Sequence[str]) -> int:
    """Check the database and print what was found."""
    asked = parser().parse(words)
    with (writing if asked.fix else reading)(asked.database) as store:
        findings = check(store, fix=asked.fix)
    worst = int(any(finding.severity == "error" for finding in findings))
    if asked.json:
        print_json(
            [
                {"severity": finding.severity, "sentence": finding.sentence, "record": finding.record}
                for finding in findings
            ]
        )
        return worst
    for finding in findings:
        say(f"{finding.severity}: {finding.sentence}")
    if not findings:
        say("Nothing to complain of.")
    return worst
