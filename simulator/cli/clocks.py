"""The machine's clock, for whatever is told the time."""

import time
from datetime import UTC, datetime

from simulator.playing.clock import Clock


def clock() -> Clock:
    """UTC in milliseconds, and a monotonic count of milliseconds."""
    return Clock(
        now=lambda: datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        ms=lambda: time.monotonic_ns() // 1_000_000,
    )
