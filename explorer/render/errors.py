"""What can't be drawn or saved, with the reason."""

from explorer.model.errors import UserError


class PictureError(UserError):
    """A picture that can't be had as it was asked for.

    `field` names what to mend: "width", "height", "scale", "dpi", "range", "path", "theme" or "records".
    """

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field
