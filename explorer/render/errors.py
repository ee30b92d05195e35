"""What can't be drawn or saved, with the reason."""

from explorer.model.errors import UserError


class PictureError(UserError):
    """A picture that can't be had as it was asked for.

    `field` names what to mend: "width", "height", "scale", "dpi", "range", "path", "theme" or "records".
    `limit_px` is the least or most that a side may have, in pixels before scaling, where that is the reason.
    """

    def __init__(self, message: str, field: str, *, limit_px: float | None = None) -> None:
        super().__init__(message)
        self.field = field
        self.limit_px = limit_px
