"""When to practise a scenario again: a simple rule of spacing.

After a pass it is due in 1 day, after two in a row in 3, then in 7, and from the fourth on in 21;
after a session that did not pass, on the next day.
"""

from collections.abc import Sequence
from datetime import date, timedelta

_DAYS_AFTER_PASSES = (1, 3, 7, 21)
_DAYS_AFTER_FAIL = 1


def due_on(passes: Sequence[bool], last: date) -> date:
    """The day on which it is due, where `passes` says of each session in order if it passed, and
    `last` is the day of the last one. There is at least one session."""
    in_a_row = 0
    for passed in passes:
        in_a_row = in_a_row + 1 if passed else 0
    if not in_a_row:
        return last + timedelta(days=_DAYS_AFTER_FAIL)
    return last + timedelta(days=_DAYS_AFTER_PASSES[min(in_a_row, len(_DAYS_AFTER_PASSES)) - 1])
