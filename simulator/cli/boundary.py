"""The error boundary: the one place where an exception becomes a line and an exit code.

What tells a refusal from a bug knows all the layers below; it is imported once there is an error,
for no command should wait for that.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from simulator.cli.app import app
from simulator.cli.exits import BUG, FINE, INTERRUPTED, RefusalError


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; it never raises and shows no traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        code = app.main(list(arguments), prog_name="simulator", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return FINE
    except Exception as error:  # noqa: BLE001 (this is the boundary)
        return _ended_by(error)
    return code if isinstance(code, int) else FINE


def _ended_by(error: Exception) -> int:
    from simulator.cli.refusals import as_refusal

    refusal = error if isinstance(error, RefusalError) else as_refusal(error)
    if refusal is not None:
        click.echo(f"simulator: {refusal}", err=True)
        return refusal.code
    click.echo(f"simulator: this is a bug in the simulator; details are in {_log(error)}", err=True)
    return BUG


def _log(error: Exception) -> Path | str:
    """Write the traceback, without the values of variables, and return where it lies."""
    from simulator.storage.places import Places

    try:
        log = Places.default().log_file()
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"no log, for none could be written ({type(error).__name__})"
    return log


def _discard_output() -> None:
    """Keep the interpreter from complaining, on leaving, that the reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
