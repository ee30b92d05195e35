"""A scene as text, for tests to compare and for people to read."""

from explorer.scene.primitives import Font, Text
from explorer.scene.scene import DrawnMark, Scene

_SIGNS = {"disc": "●", "speech": "❝", "diamond": "◆", "lock": "▣"}
_HOLLOW = {"disc": "○", "speech": "❞", "diamond": "◇", "lock": "□"}


def describe_scene(scene: Scene) -> str:
    """Tell a scene line by line: the axis, then each lane on screen with what it shows, left to right."""
    lines = [
        f"scene {scene.width_px:.0f} × {scene.height_px:.0f}, content {scene.content_height_px:.0f}",
        *_axis_lines(scene),
    ]
    for lane in scene.lanes:
        lines.append(
            f"lane {lane.name}, {lane.count}: y {lane.y:.0f}, height {lane.height:.0f}, rows {lane.rows}"
        )
        lines += [
            f"  says {text.text}"
            for text in _texts(scene)
            if lane.y <= text.y < lane.y + lane.height
            and (text.font is Font.SECOND_STRONG or (text.font is Font.SECOND and text.x < scene.header_px))
        ]
        shown: list[tuple[float, str]] = [
            (mark.box.x, "  " + _mark_words(mark)) for mark in scene.marks if mark.lane == lane.key
        ]
        shown += [
            (hit.box.x, f"  x {hit.box.x:.0f} fold of {hit.count}")
            for hit in scene.hits
            if hit.kind == "fold" and hit.lane == lane.key
        ]
        lines += [words for _, words in sorted(shown)]
    return "\n".join(lines)


def _texts(scene: Scene) -> list[Text]:
    return [one for one in scene.primitives if isinstance(one, Text)]


def _axis_lines(scene: Scene) -> list[str]:
    """Tell the two rows of the axis, and the flag where there is one."""
    rows: dict[float, list[Text]] = {}
    for text in _texts(scene):
        if text.y < scene.axis_px and text.x >= scene.header_px:
            rows.setdefault(text.y, []).append(text)
    return [
        "axis " + " | ".join(text.text for text in sorted(rows[y], key=lambda one: one.x))
        for y in sorted(rows)
    ]


def _mark_words(mark: DrawnMark) -> str:
    """Tell one mark: where, what, and its title with the side on which it stands."""
    x = (
        f"x {mark.box.x:.0f} to {mark.box.x + mark.box.width:.0f}"
        if mark.is_bar
        else f"x {mark.mark_x or 0:.0f}"
    )
    sign = "▬" if mark.is_bar else ""
    if mark.look is not None:
        sign += (_HOLLOW if mark.look.is_hollow else _SIGNS)[mark.look.shape]
        sign += "½" if mark.look.is_split else ""
        sign += "?" if mark.look.is_dashed else ""
    words = f"{x} {sign} {mark.record}"
    if mark.title is None:
        return words
    is_left = mark.title.box.x < mark.box.x
    side = "inside" if mark.title.is_inside else "left" if is_left else "right"
    return f"{words} “{mark.title.text}” {side}"
