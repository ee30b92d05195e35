"""PNG files: whole or not at all, the same bytes each time, and honest about what they show."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.render.errors import PictureError
from explorer.render.limits import refuse_size
from explorer.render.picture import Picture, compose
from explorer.render.png import render, save_png
from explorer.render.request import PictureRequest
from explorer.render.saving import PictureFormat, save_picture, weigh
from explorer.render.watch import Cancelled
from tests.render.pictures import assert_golden, drawn
from tests.render.story import AS_OF, story


def picture(**wishes: object) -> Picture:
    """A small picture of the story with the wishes of a test."""
    eve = {
        "first_ms": day_first_ms(day_of(2018, 3, 1)),
        "last_ms": day_last_ms(day_of(2019, 4, 30)),
        "as_of": AS_OF,
        "title": "On the eve",
        "width_px": 800,
        "height_px": 420,
    }
    return compose(replace(PictureRequest(story()), **{**eve, **wishes}))


def test_the_file_has_the_size_and_resolution_asked_for(tmp_path: Path) -> None:
    """Pixels are those asked for times the scale, and the resolution survives reading."""
    save_png(picture(scale=2, dpi=200), tmp_path / "out.png")
    read = QImage(str(tmp_path / "out.png"))
    assert (read.width(), read.height()) == (1600, 840)
    assert round(read.dotsPerMeterX() * 0.0254) == round(read.dotsPerMeterY() * 0.0254) == 200


def test_the_text_chunks_can_be_read(tmp_path: Path) -> None:
    """What the picture shows is in the file, other scripts too."""
    save_png(picture(title="Ханой — 하노이"), tmp_path / "out.png")
    read = QImage(str(tmp_path / "out.png"))
    assert read.text("Title") == "Ханой — 하노이"
    assert read.text("As-of") == "2019-02-22"
    assert read.text("View") == "2018-03-01/2019-04-30, lanes by agreement"
    assert read.text("Records") == "6"
    assert read.text("Software").startswith("Timeline Explorer")


def test_twice_the_same_picture_is_twice_the_same_bytes(tmp_path: Path) -> None:
    """No time, no name and no chance is in the file."""
    for name in ("one.png", "two.png"):
        save_png(picture(has_legend=True), tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_only_a_transparent_picture_has_an_alpha_channel(tmp_path: Path) -> None:
    """Without ground the corners are empty; otherwise every pixel is covered."""
    save_png(picture(is_transparent=True), tmp_path / "clear.png")
    save_png(picture(), tmp_path / "full.png")
    clear, full = QImage(str(tmp_path / "clear.png")), QImage(str(tmp_path / "full.png"))
    assert clear.hasAlphaChannel()
    assert clear.pixelColor(799, 419).alpha() == 0
    assert not full.hasAlphaChannel()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_larger_scale_shows_the_same_picture_larger(scale: float) -> None:
    """Scaling changes the pixels, not what stands where."""
    made = picture(scale=scale)
    assert made.timeline.scene.width_px == 800
    assert render(made).width() == 800 * scale


def test_a_very_large_picture_is_saved(tmp_path: Path) -> None:
    """16,000 × 4,000 px is no trouble."""
    save_png(picture(width_px=16_000, height_px=4_000), tmp_path / "large.png")
    read = QImage(str(tmp_path / "large.png"))
    assert (read.width(), read.height()) == (16_000, 4_000)


@pytest.mark.parametrize("is_transparent", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_picture_drawn_in_strips_is_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_transparent: bool, scale: float
) -> None:
    """However few rows are drawn at once, each pixel is as if the whole were."""
    monkeypatch.setattr("explorer.render.png._STRIP_PIXELS", 800 * 77)
    made = picture(is_transparent=is_transparent, scale=scale, has_legend=True)
    save_png(made, tmp_path / "strips.png")
    read = QImage(str(tmp_path / "strips.png")).convertToFormat(QImage.Format.Format_ARGB32)
    assert read == render(made).convertToFormat(QImage.Format.Format_ARGB32)


def test_who_watches_hears_how_much_is_done(tmp_path: Path) -> None:
    """The share grows from nothing to all."""
    told: list[float] = []
    save_png(picture(), tmp_path / "out.png", told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len(told) > 5


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_picture_that_is_given_up_leaves_nothing(tmp_path: Path, suffix: str) -> None:
    """The file that was there stays, and no part of the new one lies beside it."""
    path = tmp_path / f"out.{suffix}"
    path.write_bytes(b"the old picture")

    def give_up(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        save_picture(picture(), path, give_up)
    assert path.read_bytes() == b"the old picture"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", list(PictureFormat))
@pytest.mark.parametrize("scale", [1.0, 2.0, 4.0])
def test_about_how_large_the_file_will_be(tmp_path: Path, form: PictureFormat, scale: float) -> None:
    """What is told before is what comes out, give or take a third."""
    made = picture(scale=scale, has_legend=True)
    save_picture(made, tmp_path / f"out{form.suffix}")
    real = (tmp_path / f"out{form.suffix}").stat().st_size
    assert real * 2 / 3 < weigh(made, form) < real * 3 / 2


@pytest.mark.parametrize(
    ("width", "height", "field", "reason"),
    [
        (300_000, 400, "width", "200,000 px at most"),
        (400, 300_000, "height", "200,000 px at most"),
        (0, 400, "width", "at least 1 px"),
        (100_000, 100_000, "width", "37.3 GB of memory"),
    ],
)
def test_impossible_sizes_are_refused(width: int, height: int, field: str, reason: str) -> None:
    """The refusal names the side, what was asked and what is the most."""
    with pytest.raises(PictureError, match=reason) as refused:
        refuse_size(width, height)
    assert refused.value.field == field


def test_a_place_that_cant_be_had_is_refused(tmp_path: Path) -> None:
    """A missing folder, a folder as file, a file as folder are refused by name; nothing is written."""
    (tmp_path / "file").write_text("here")
    before = sorted(tmp_path.rglob("*"))
    for path, reason in (
        (tmp_path / "missing" / "out.png", "does not exist"),
        (tmp_path, "is a folder"),
        (tmp_path / "file" / "out.png", "is not a folder"),
        (tmp_path / f"{'x' * 300}.png", "name too long"),
        (tmp_path / "nu\0ll.png", "null"),
    ):
        with pytest.raises(PictureError, match=reason) as refused:
            save_png(picture(), path)
        assert refused.value.field == "path"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cant_be_written_to_is_refused(tmp_path: Path) -> None:
    """A write-protected folder is named."""
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(PictureError, match="can't be written to"):
        save_png(picture(), tmp_path / "out.png")
    tmp_path.chmod(stat.S_IRWXU)


def test_a_full_disk_leaves_nothing_and_says_so() -> None:
    """Where the system takes no byte, the reason is told and no part of a file stays."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(PictureError):
        save_png(picture(), full / "out.png")


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that was there survives a failure, and no part of the new one stays beside it."""
    path = tmp_path / "out.png"
    path.write_bytes(b"the old picture")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.render.places.os.replace", fails)
    with pytest.raises(PictureError, match="no space left on device"):
        save_png(picture(), path)
    assert path.read_bytes() == b"the old picture"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Saving again under the same name gives the new picture, through a symbolic link too."""
    path, link = tmp_path / "out.png", tmp_path / "link.png"
    path.write_bytes(b"the old picture")
    link.symlink_to(path)
    save_png(picture(), link)
    assert link.is_symlink()
    assert not QImage(str(path)).isNull()


def test_a_transparent_picture_keeps_what_is_drawn() -> None:
    """Taking the ground away leaves marks, bands and words."""
    clear = render(picture(is_transparent=True))
    raw = np.frombuffer(clear.constBits(), np.uint8).reshape(clear.height(), -1, 4)
    assert 0.03 < (raw[:, :, 3] > 0).mean() < 0.4


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_the_frame_of_a_picture_looks_as_it_should(theme: str) -> None:
    """Title, subtitle, legend and stamp around the timeline, in each theme."""
    frame = picture(theme=theme, has_legend=True)
    assert_golden(drawn(frame.primitives, 800, 420, theme=theme, ground="panel"), f"frame-{theme}")
