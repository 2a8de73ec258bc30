"""The exit codes, and the errors that lead to them."""

FINE = 0
FELL_SHORT = 1
WRONG_USE = 2
BUG = 3
INTERRUPTED = 130


class RefusalError(Exception):
    """Something asked for cannot be done; the text says what is wrong and what would be right."""

    code = FELL_SHORT


class WrongUseError(RefusalError):
    """The command was called with something that does not exist or does not fit."""

    code = WRONG_USE
