"""The exported picture: its size, its words in the file, what it leaves out, and that it repeats."""

import struct
import zlib
from pathlib import Path

import pytest

from explorer.cli import picturing
from explorer.cli.dates import read_as_of, read_range_ms
from explorer.cli.gathering import gather
from explorer.render.application import ensure_application
from explorer.render.fonts import QtMeasure
from explorer.render.picture import Picture, compose
from explorer.render.request import PictureRequest
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Font, Text
from explorer.store.store import Store
from tests.cli.running import CommandLine, run_for_real

REPORT = [
    "--from", "2017", "--to", "2019", "--lanes", "agreement", "--as-of", "2019-02-22", "--width", "2400",
    "--height", "1400", "--dpi", "200", "--title", "The road to Hanoi – “denuclearisation”", "--legend",
]  # fmt: skip


_LETTER_HEIGHT_PX = 12


def chunks_of(path: Path) -> list[tuple[str, bytes]]:
    """The chunks of a PNG file, each with its checksum right."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, []
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert checksum == zlib.crc32(name + body)
        chunks.append((name.decode(), body))
        at += 12 + length
    return chunks


def size_of(path: Path) -> tuple[int, int]:
    """Width and height in pixels."""
    header = dict(chunks_of(path))["IHDR"]
    return struct.unpack(">II", header[:8])


def texts_of(path: Path) -> dict[str, str]:
    """The text chunks by their keyword."""
    texts = {}
    for name, body in chunks_of(path):
        keyword, _, rest = body.partition(b"\0")
        if name == "tEXt":
            texts[keyword.decode("latin-1")] = rest.decode("latin-1")
        elif name == "zTXt":
            texts[keyword.decode("latin-1")] = zlib.decompress(rest[1:]).decode("latin-1")
        elif name == "iTXt":
            is_compressed, words = rest[0], rest[2:].split(b"\0", 2)[2]
            texts[keyword.decode("latin-1")] = (zlib.decompress(words) if is_compressed else words).decode(
                "utf-8"
            )
    return texts


def test_a_picture_for_a_report(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """The file has the size, the resolution and the words that were asked for."""
    out = tmp_path / "out.png"
    said = run.done("export", sample, out, *REPORT)
    assert f"{out}: 2,400 × 1,400 px" in said
    assert size_of(out) == (2400, 1400)
    x, y, unit = struct.unpack(">IIB", dict(chunks_of(out))["pHYs"])
    assert (x, y, unit) == (7874, 7874, 1)
    texts = texts_of(out)
    assert texts["Title"] == "The road to Hanoi – “denuclearisation”"
    assert "2017-01-01/2019-12-31" in texts["View"]
    assert "agreement" in texts["View"]
    assert texts["As-of"] == "2019-02-22"
    assert texts["Software"].startswith("Timeline Explorer ")
    assert int(texts["Records"]) > 20
    assert "t.db" not in " ".join(texts.values())


def test_the_same_picture_has_the_same_bytes(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """Twice the same picture, once in this process and once in another, is the same file."""
    run.done("export", sample, tmp_path / "one.png", *REPORT)
    run.done("export", sample, tmp_path / "two.png", *REPORT)
    assert (
        run_for_real("export", sample, tmp_path / "three.png", *REPORT, DISPLAY="", QT_QPA_PLATFORM="").code
        == 0
    )
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "three.png").read_bytes()


def test_without_options(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """By default a picture is 1600 × 1000 px, of everything dated, without an as-of day or a title."""
    out = tmp_path / "out.png"
    run.done("export", sample, out)
    assert size_of(out) == (1600, 1000)
    texts = texts_of(out)
    assert "Title" not in texts
    assert "As-of" not in texts
    told = run.json("info", sample)
    dated = told["events"] + told["statements"] + told["acts"] - told["undated"]
    assert int(texts["Records"]) <= dated
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.png", "t.db"]


@pytest.mark.parametrize("lanes", ["kind", "actor", "agreement", "place", "tag", "none"])
@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_kind_of_lanes_in_every_theme(
    lanes: str, theme: str, run: CommandLine, sample: Path, tmp_path: Path
) -> None:
    """Lanes by anything can be drawn in each theme."""
    out = tmp_path / "out.png"
    run.done("export", sample, out, "--lanes", lanes, "--theme", theme, "--as-of", "2019-02-22")
    assert size_of(out) == (1600, 1000)


def test_scale_makes_everything_larger(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """At scale 2 the file has twice as many pixels each way; transparent gives it an alpha channel."""
    out = tmp_path / "out.png"
    run.done("export", sample, out, "--scale", "2", "--width", "1000", "--height", "600", "--transparent")
    assert size_of(out) == (2000, 1200)
    assert dict(chunks_of(out))["IHDR"][9] == 6


def test_a_filter_leaves_records_out(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """Actors, agreements and words narrow the picture down to what `list` finds with them."""
    for words in (
        ["--actor", "Kimball"],
        ["--agreement", "INF Treaty"],
        ["--text", "summit"],
        ["--actor", "North Korea", "--agreement", "NPT"],
    ):
        out = tmp_path / "out.png"
        run.done("export", sample, out, "--lanes", "none", *words)
        listed = [r for r in run.json("list", sample, "timeline", *words) if r["when"] and not r["private"]]
        assert int(texts_of(out)["Records"]) == len(listed), words


def test_several_actors_are_any_of_them(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """Two actors show what has the one or the other."""
    out = tmp_path / "out.png"
    run.done("export", sample, out, "--lanes", "none", "--actor", "Kimball", "--actor", "Laura Kennedy")
    listed = {
        record["id"]
        for name in ("Kimball", "Laura Kennedy")
        for record in run.json("list", sample, "timeline", "--actor", name)
        if record["when"]
    }
    assert int(texts_of(out)["Records"]) == len(listed)


def test_private_records_are_left_out_and_counted(run: CommandLine, empty: Path, tmp_path: Path) -> None:
    """What is private is not drawn, its count is said, and it is drawn where that is asked for."""
    run.json("add", empty, "event", "--title", "Open", "--when", "2019-03-01")
    run.json("add", empty, "event", "--title", "Secret", "--when", "2019-03-02", "--private")
    run.json("add", empty, "agreement", "--name", "Secret Pact", "--private")
    run.json("add", empty, "act", "--agreement", "Secret Pact", "--act", "signed", "--when", "2019-03-05")
    out = tmp_path / "out.png"
    answer = run("export", empty, out)
    assert answer.code == 0
    assert "2 private records" in answer.err
    assert texts_of(out)["Records"] == "1"
    answer = run("export", empty, out, "--include-private")
    assert (answer.code, answer.err) == (0, "")
    assert texts_of(out)["Records"] == "3"


def test_a_private_actor_is_named_nowhere(
    run: CommandLine, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A private actor has no lane, no place in the legend and no statement in the picture."""
    run.json("add", empty, "actor", "--name", "Deep Throat", "--private")
    run.json("add", empty, "event", "--title", "A meeting", "--when", "2019-03-01", "--actor", "Deep Throat")
    run.json(
        "add", empty, "statement", "--summary", "Whisper", "--when", "2019-03-02", "--speaker", "Deep Throat"
    )
    pictures: list[Picture] = []
    monkeypatch.setattr(picturing, "save", lambda picture, _path: pictures.append(picture))
    for words in ([], ["--include-private"]):
        run.done("export", empty, tmp_path / "out.png", "--lanes", "actor", "--legend", *words)
        (picture,) = pictures
        pictures.clear()
        primitives = [*picture.primitives, *picture.timeline.scene.primitives]
        said = {primitive.text for primitive in primitives if isinstance(primitive, Text)}
        assert ("Deep Throat" in said) is bool(words)
        assert ("Whisper" in said) is bool(words)
        assert "A meeting" in said


def test_a_private_act_shapes_no_band(run: CommandLine, empty: Path, tmp_path: Path) -> None:
    """A picture without private records is the same whether a private act is there or not."""
    run.json("add", empty, "agreement", "--name", "Pact")
    run.json(
        "add", empty, "act", "--agreement", "Pact", "--act", "signed", "--when", "2019-03-05", "--actor", "A"
    )
    words = ["--from", "2019", "--to", "2020", "--as-of", "2020-12-01", "--actor", "A"]
    run.done("export", empty, tmp_path / "before.png", *words)
    run.json(
        "add", empty, "act", "--agreement", "Pact", "--act", "terminated", "--when", "2020-03-05", "--private"
    )
    run.done("export", empty, tmp_path / "after.png", *words)
    assert (tmp_path / "before.png").read_bytes() == (tmp_path / "after.png").read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        [],
        REPORT,
        ["--from", "2018", "--to", "2019-03"],
        ["--from", "2019-02", "--to", "2019-02", "--lanes", "actor", "--height", "3000"],
        ["--lanes", "kind", "--width", "4000", "--height", "3000"],
        ["--lanes", "none", "--as-of", "2019-02-22", "--height", "2000"],
        ["--lanes", "place", "--width", "800", "--height", "600"],
    ],
    ids=lambda words: " ".join(words[:6]),
)
def test_no_two_titles_overlap(
    words: list[str], run: CommandLine, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the font that is drawn, no title touches another, and none leaves the picture."""
    pictures: list[Picture] = []
    monkeypatch.setattr(picturing, "save", lambda picture, _path: pictures.append(picture))
    run.done("export", sample, tmp_path / "out.png", *words)
    (picture,) = pictures
    assert crossings(picture, QtMeasure()) == []


QUIET_WEEKS = [
    "--from", "2019-01-13", "--to", "2019-02-20", "--as-of", "2019-02-22", "--legend", "--width", "2400",
    "--height", "1400", "--scale", "1.5",
]  # fmt: skip


def test_lanes_without_records_take_the_room_that_is_left(
    run: CommandLine, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records have the rows they need, agreements with a band alone fill the page, those in force first."""
    pictures: list[Picture] = []
    monkeypatch.setattr(picturing, "save", lambda picture, _path: pictures.append(picture))
    run.done("export", sample, tmp_path / "out.png", *QUIET_WEEKS)
    run.done("export", sample, tmp_path / "out.png", *QUIET_WEEKS[:-3], "4000")
    quiet, whole = pictures
    scene = quiet.timeline.scene
    assert scene.height_px - 60 < scene.axis_px + scene.content_height_px <= scene.height_px
    assert quiet.left_out
    assert not whole.left_out
    names = [lane.name for lane in scene.lanes]
    everything = [lane.name for lane in whole.timeline.scene.lanes]
    assert names == [name for name in everything if name in names]
    assert {*names, *quiet.left_out} == set(everything)
    assert {"INF Treaty", "Panmunjom Declaration", "JCPOA", "New START"} <= set(names)
    assert {"ABM Treaty", "START I"} <= set(quiet.left_out)
    assert quiet.records == whole.records


def test_the_height_that_is_told_can_be_typed(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """What is said to hold all lanes is the option as it is to be written, before the scale."""
    answer = run("export", sample, tmp_path / "out.png", *QUIET_WEEKS)
    assert answer.code == 0
    assert answer.err.rstrip().endswith(" holds them all.")
    option, height = answer.err.rsplit(". ", 1)[1].split(" ")[:2]
    assert option == "--height"
    answer = run("export", sample, tmp_path / "out.png", *QUIET_WEEKS, option, height)
    assert (answer.code, answer.err) == (0, "")
    assert size_of(tmp_path / "out.png") == (3600, round(int(height) * 1.5))


WIDE_RANGES = ((None, None), ("2017", "2019"), ("2018-03", "2019-04"), ("2019-02", "2019-02"))


@pytest.mark.parametrize("size", [(800, 600), (1600, 1000), (4000, 3000)], ids=str)
@pytest.mark.parametrize("lanes_by", list(LanesBy))
def test_titles_never_cross_whatever_is_composed(
    lanes_by: LanesBy, size: tuple[int, int], sample: Path
) -> None:
    """Any lanes in any size over any range: no title touches another, none leaves the picture."""
    ensure_application()
    measure = QtMeasure()
    as_of = read_as_of("2019-02-22")
    with Store.open(sample, read_only=True) as store:
        data = gather(store, lanes_by, as_of, include_private=False)
        for words in WIDE_RANGES:
            first_ms, last_ms = read_range_ms(*words)
            picture = compose(
                PictureRequest(
                    data,
                    title="The road to Hanoi",
                    first_ms=first_ms,
                    last_ms=last_ms,
                    lanes_by=lanes_by,
                    as_of=as_of,
                    width_px=size[0],
                    height_px=size[1],
                    has_legend=True,
                ),
                measure,
            )
            assert crossings(picture, measure) == [], words
            scene = picture.timeline.scene
            assert scene.axis_px + scene.content_height_px <= scene.height_px


def crossings(picture: Picture, measure: QtMeasure) -> list[tuple[str, ...]]:
    """Titles that touch another one, or leave the time area."""
    scene = picture.timeline.scene
    titles = sorted(
        (text.x, text.x + measure.width(text.text, text.font), text.y, text.text)
        for text in scene.primitives
        if isinstance(text, Text) and text.font in {Font.TEXT, Font.TEXT_STRONG} and text.x >= scene.header_px
    )
    wrong: list[tuple[str, ...]] = [(one[3],) for one in titles if one[1] > picture.width_px + 0.5]
    for at, (_, right, y, title) in enumerate(titles):
        for left, _, other_y, other in titles[at + 1 :]:
            if left >= right - 0.5:
                break
            if abs(y - other_y) < _LETTER_HEIGHT_PX:
                wrong.append((title, other))
    return wrong


def test_an_existing_file_is_replaced_only_by_a_whole_one(
    run: CommandLine, empty: Path, tmp_path: Path
) -> None:
    """A refused export leaves the old file alone."""
    out = tmp_path / "out.png"
    out.write_bytes(b"old")
    run.refused("export", empty, out)
    assert out.read_bytes() == b"old"
    run.json("add", empty, "event", "--title", "Open", "--when", "2019-03-01")
    run.done("export", empty, out)
    assert size_of(out) == (1600, 1000)


def test_a_wide_picture(run: CommandLine, sample: Path, tmp_path: Path) -> None:
    """16,000 × 4,000 px can be had."""
    out = tmp_path / "wide.png"
    run.done("export", sample, out, "--width", "16000", "--height", "4000")
    assert size_of(out) == (16_000, 4_000)
