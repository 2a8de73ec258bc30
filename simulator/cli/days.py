"""Days and moments on the command line."""

from datetime import datetime

import click

_FORMS = {10: "%Y-%m-%d", 16: "%Y-%m-%dT%H:%M", 19: "%Y-%m-%dT%H:%M:%S"}


class Day(click.ParamType[str]):
    """A day or a moment in UTC, as ISO 8601: `2026-01-31`, `2026-01-31T09:30`."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text itself, once it is known to be one."""
        try:
            datetime.strptime(value, _FORMS[len(value)])
        except (KeyError, ValueError):
            self.fail(f"'{value}' is no day or moment such as 2026-01-31 or 2026-01-31T09:30")
        return value


DAY = Day()
