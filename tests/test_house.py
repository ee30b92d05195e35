"""The picture of the house: which room may import which, and which load without Qt."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "explorer"

MAY_IMPORT = {
    "model": set(),
    "store": {"model"},
    "edit": {"store", "model"},
    "scene": {"model"},
    "render": {"scene", "model"},
    # the window's queries are store functions that it hands to the worker; it never writes SQL
    "ui": {"edit", "store", "render", "scene", "model"},
    "cli": {"edit", "store", "render", "scene", "model", "app"},
    "app": {"ui", "edit", "store", "render", "scene", "model"},
    "__main__": {"cli"},
    "paths": set(),
}
WITHOUT_QT = ("model", "store", "edit", "scene")


def room_of(module: str) -> str:
    """The room of `explorer.<room>.…`."""
    return module.split(".")[1]


def imports_of(path: Path) -> set[str]:
    """The modules below `explorer` that a file imports, at its top or inside a function."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room"
            assert node.module is not None
            if node.module == "explorer":
                modules |= {f"explorer.{alias.name}" for alias in node.names}
            else:
                modules.add(node.module)
    return {m for m in modules if m.startswith("explorer.")}


def files() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def test_the_walk_sees_every_room() -> None:
    """The test below would be empty if the package moved: each room of the plan has modules."""
    seen = {room_of("explorer." + ".".join(p.relative_to(PACKAGE).with_suffix("").parts)) for p in files()}
    assert set(MAY_IMPORT) <= seen | {"__main__"}


@pytest.mark.parametrize("path", files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A module imports only from its own room and from the rooms that the plan allows it."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if parts == ("__init__",):
        return
    room = parts[0]
    allowed = MAY_IMPORT[room] | {room, "paths", "__version__"}
    wrong = {m for m in imports_of(path) if room_of(m) not in allowed}
    assert not wrong, f"{room} must not import {sorted(wrong)}"


def test_only_the_store_and_the_sample_speak_to_sqlite() -> None:
    """SQLite is imported in the store only, and by the command that tells its version."""
    speakers = {
        str(path.relative_to(PACKAGE))
        for path in files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
        if name.split(".")[0] in {"sqlite3", "sqlite_utils"}
    }
    assert {s for s in speakers if not s.startswith("store/")} <= {"cli/doctor.py"}


@pytest.mark.parametrize("room", WITHOUT_QT)
def test_a_room_without_qt_loads_where_qt_is_missing(room: str) -> None:
    """Every module of the room imports in a process in which PySide6 can't be imported."""
    modules = [
        "explorer." + ".".join(p.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        for p in files()
        if p.relative_to(PACKAGE).parts[0] == room
    ]
    code = "import sys, importlib\nsys.modules['PySide6'] = None\n" + "".join(
        f"importlib.import_module({m!r})\n" for m in modules
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_module_is_longer_than_a_reader_bears() -> None:
    """A module has 500 lines at most."""
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in files()}
    assert not {str(p.relative_to(PACKAGE)): n for p, n in lengths.items() if n > 500}
