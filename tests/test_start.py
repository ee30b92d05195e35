"""What is loaded before the window shows: what only a later deed needs is loaded with that deed."""

import subprocess
import sys
from pathlib import Path

import pytest

from explorer import edit
from explorer.edit.sample import build_sample

LATER = {
    "sqlite_utils": "a database of today's schema needs no migration",
    "dateutil": "dates are read once somebody writes one",
    "jinja2": "templates are filled with the first pane",
    "urllib.request": "nothing is fetched, ever",
    "explorer.ui.editor.dialog": "the editor comes with its forms when something is added",
    "explorer.ui.export_dialog": "pictures are saved on demand",
    "explorer.ui.link_popup": "links are drawn by hand on demand",
    "explorer.render.picture": "pictures are composed on demand",
    "explorer.edit.acts": "deeds are loaded with the first edit",
    "explorer.edit.deleting": "deeds are loaded with the first edit",
    "explorer.edit.fields": "a field is changed once somebody writes in a cell",
    "explorer.edit.sample": "a sample is built the first time only",
    "explorer.ui.chain_window": "chains are shown on demand",
    "explorer.ui.panes.record_pane": "a pane's text comes with the first pane",
    "explorer.ui.panes.gather": "a pane's text comes with the first pane",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that a process has loaded once it has looked at a database and is about to show it."""
    sample = tmp_path_factory.mktemp("start") / "sample.db"
    build_sample(sample)
    code = (
        "import sys\nfrom pathlib import Path\nimport explorer.cli.open\nimport explorer.app\n"
        "from explorer.cli.databases import reading\n"
        f"with reading(Path({str(sample)!r})): pass\n"
        "print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("module", LATER)
def test_what_only_a_later_deed_needs_is_not_loaded_at_start(loaded: set[str], module: str) -> None:
    """A start costs what it loads: each of these is loaded with the first deed that needs it."""
    assert module not in loaded, LATER[module]


def test_every_deed_is_found_where_it_lies() -> None:
    """The deeds of `edit` are loaded when they are asked for; what is no deed is not found."""
    for name in edit.__all__:
        assert getattr(edit, name).__name__ == name
    assert not hasattr(edit, "add_nothing")


def test_the_command_line_looks_at_a_database_without_qt_or_numpy() -> None:
    """A file that can't be opened is refused before anything large is loaded."""
    code = "import sys, explorer.cli.open\nprint(*({'numpy', 'PySide6'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
