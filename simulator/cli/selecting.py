"""The options that say which sessions are wanted."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

import click

from simulator.batch.selection import Selection
from simulator.cli.days import DAY
from simulator.cli.exits import WrongUseError
from simulator.cli.options import PLAIN_TEXT, option
from simulator.model.texts import clean


def selection_options(command: Callable[..., int]) -> Callable[..., int]:
    """`--since`, `--until`, `--trainee`, `--scenario` and `--mode`, passed on as `selection`."""

    @option("--since", type=DAY, help="Only sessions from then on (UTC).")
    @option("--until", type=DAY, help="Only sessions up to then, that day included (UTC).")
    @option(
        "--trainee",
        "trainees",
        type=PLAIN_TEXT,
        multiple=True,
        help="Only this trainee's (repeatable).",
    )
    @option(
        "--scenario",
        "scenarios",
        multiple=True,
        metavar="ID",
        help="Only this scenario's (repeatable).",
    )
    @option("--mode", type=click.Choice(["practice", "assess"]), help="Only sessions in this mode.")
    @functools.wraps(command)
    def with_selection(
        *,
        since: str | None,
        until: str | None,
        trainees: tuple[str, ...],
        scenarios: tuple[str, ...],
        mode: Any,
        **rest: Any,
    ) -> int:
        if since and until and since[: len(until)] > until:
            raise WrongUseError(f"--since {since} is after --until {until}")
        selection = Selection(
            since=since or "",
            until=until or "",
            trainees=trainees,
            scenarios=scenarios,
            mode=mode,
        )
        return command(selection=selection, **rest)

    return with_selection


def asked_for(paths: Sequence[str], selection: Selection, attempt: str | None) -> list[str]:
    """Which sessions a report is of, in lines: where they are, and which of them are wanted."""
    wanted = (
        ("since ", selection.since),
        ("until ", selection.until),
        ("of ", " and ".join(sorted(selection.trainees))),
        ("of ", " and ".join(sorted(selection.scenarios))),
        ("in mode ", selection.mode),
    )
    only = ", ".join(f"{how}{what}" for how, what in wanted if what)
    return [
        f"From {', '.join(clean(path) for path in paths)}.",
        *([f"Only sessions {only}."] if only else []),
        *([f"Of each trainee's attempts at a scenario the {attempt} one."] if attempt else []),
    ]
