"""Which sessions are wanted: those of some trainees, scenarios, modes and days."""

from collections.abc import Collection

import msgspec

from simulator.model.session import Mode


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a session; what is left empty asks nothing.

    `since` and `until` are ISO 8601 in UTC, as far as they go: a session of 2026-01-31 at noon is
    wanted since `2026-01-31`, and until `2026-01-31` too.
    """

    since: str = ""
    until: str = ""
    trainees: Collection[str] = ()
    scenarios: Collection[str] = ()
    mode: Mode | None = None

    @property
    def asks_for_anything(self) -> bool:
        """Whether it could leave out a session."""
        return self != EVERYTHING

    def selects(self, scenario: str, trainee: str, mode: Mode, at: str) -> bool:
        """Whether a session is wanted."""
        return (
            (not self.scenarios or scenario in self.scenarios)
            and (not self.trainees or trainee in self.trainees)
            and self.mode in (None, mode)
            and self.since <= at
            and (not self.until or at[: len(self.until)] <= self.until)
        )


EVERYTHING = Selection()
