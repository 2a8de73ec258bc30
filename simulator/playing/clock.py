"""Where the time comes from."""

from collections.abc import Callable

import msgspec


class Clock(msgspec.Struct, frozen=True):
    """`now` gives UTC as ISO 8601 with a Z, `ms` a monotonic count of milliseconds."""

    now: Callable[[], str]
    ms: Callable[[], int]
