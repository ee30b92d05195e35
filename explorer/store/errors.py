"""What can go wrong with a database that the user can mend; each message is the one sentence shown."""

from explorer.model.errors import UserError
from explorer.model.records import Named


class StoreError(UserError):
    """Something is wrong with the database or with what is asked of it."""


class CannotOpen(StoreError):
    """The file is missing, damaged, another program's or newer than this program."""


class Damaged(CannotOpen):
    """The file can't be read to its end: it is cut off or overwritten somewhere."""


class CannotCreate(StoreError):
    """A new database can't be made at that place."""


class ReadOnly(StoreError):
    """An edit was asked of a database that can only be read."""


class Locked(StoreError):
    """Another program is writing and did not finish in time."""


class CannotWrite(StoreError):
    """The disk is full or refuses to write."""


class NotKnown(StoreError):
    """No record answers to a name or number."""


class Ambiguous(StoreError):
    """Several records answer to a name; `matches` are they."""

    def __init__(self, message: str, matches: tuple[Named, ...]) -> None:
        super().__init__(message)
        self.matches = matches


class CannotUndo(StoreError):
    """There is nothing to undo or redo, or somebody else has changed the rows since."""
