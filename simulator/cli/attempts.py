"""The option that says which of a trainee's attempts at a scenario count."""

import click

from simulator.cli.options import Decorator, option


def attempt_option(*choices: str, default: str | None = None) -> Decorator:
    """`--attempt`, passed on as `attempt`: some of first, last, best and all."""
    return option(
        "--attempt",
        type=click.Choice(choices),
        default=default,
        show_default=default is not None,
        help="Which of a trainee's attempts at a scenario, under a rubric, count.",
    )
