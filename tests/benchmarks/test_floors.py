"""The floors are what they are called: the same picture, and the statements that loading runs."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from benchmarks.bare import BareFrame
from benchmarks.frames import Stage, load, shapes_in
from benchmarks.generated import generate, write_database
from benchmarks.moving import FIRST_MS, HEIGHT_PX, LAST_MS, WIDTH_PX, all_in_view, whole
from benchmarks.scans import scan_in_python, scan_in_sqlite, statements_of_loading
from explorer.render.theme import load_theme
from explorer.store.store import Store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small database of generated records."""
    path = tmp_path_factory.mktemp("floors") / "made.db"
    write_database(path, generate(1_000))
    return path


def test_a_frame_drawn_bare_is_the_same_picture(made: Path, qtbot: QtBot) -> None:  # noqa: ARG001 - Qt is there
    """Its floor is Qt's share of the very same frame, to the pixel."""
    theme = load_theme("light")
    with Store.open(made) as store:
        stage = Stage(load(store, made.parent))
        stage.draw(whole())
        scene = stage.scene
    assert scene is not None
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_RGB32)
    image.fill(theme.colour("ground"))
    BareFrame(scene, theme, shapes_in(scene)).draw(image)
    assert image == stage.image


def test_everything_stays_in_view() -> None:
    """The frames that are called all in view hold all thirty years."""
    scales = list(all_in_view())
    assert len(scales) == 120
    assert all(scale.start_ms <= FIRST_MS and scale.end_ms >= LAST_MS for scale in scales)


def test_the_floor_of_loading_reads_the_rows_of_every_record(made: Path) -> None:
    """Both scans walk the same rows: each dated record, with who stands with it."""
    statements = statements_of_loading(made)
    numbers, rows = scan_in_python(made, statements), scan_in_sqlite(made, statements)
    assert rows > 1_000
    assert numbers > 3 * rows


def test_generated_titles_are_hardly_ever_alike() -> None:
    """Text that repeats would be laid out once and cost nothing afterwards."""
    generated = generate(2_000)
    titles = {generated.title(number) for number in range(len(generated))}
    assert len(titles) > 1_990
