"""What is wrong with something written down, and in which field, so that a form can say it there."""

from explorer.model.errors import UserError


class FieldError(UserError):
    """One field can't be taken as it is; `field` is its name in the draft ("title", "when", "actors")."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class CannotDelete(UserError):
    """Other records depend on the one to delete; the message says which and what to do."""
