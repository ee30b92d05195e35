"""Errors that are the user's to mend; every other exception is a bug of ours."""


class UserError(Exception):
    """Something the user can mend: the message says in one sentence what is wrong, where, what to do."""


class DateError(UserError):
    """A date that can't be taken as it is."""


class ImpossibleDate(DateError):
    """A date that does not exist or contradicts itself; refused everywhere."""


class UnreadableDate(DateError):
    """Text that can't be read as a date; `when` refuses it, everything else keeps it as undated text."""
