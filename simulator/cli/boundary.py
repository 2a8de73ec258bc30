"""The error boundary: the one place where an exception becomes a line and an exit code.

What tells a refusal from a bug knows all the layers below; it is imported once there is an error,
for no command should wait for that.
"""

import contextlib
import io
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
    _make_streams_safe()
    try:
        # not `app.main`, which turns a reader that has gone into an exit code of its own
        with app.make_context("simulator", list(arguments)) as context:
            code = app.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        from simulator.model.texts import clean

        shown = io.StringIO()
        error.show(shown)
        click.echo(clean(shown.getvalue()), err=True, nl=False)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return FINE
    except Exception as error:  # noqa: BLE001 (this is the boundary)
        return _ended_by(error)
    return code if isinstance(code, int) else FINE


def _make_streams_safe() -> None:
    """Streams that are closed become empty ones, and what cannot be encoded is replaced."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 (for good)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _ended_by(error: Exception) -> int:
    from simulator.cli.refusals import as_refusal
    from simulator.model.texts import clean

    refusal = error if isinstance(error, RefusalError) else as_refusal(error)
    if isinstance(error, OSError):
        _discard_output()  # it may be the output that cannot be written
    if refusal is not None:
        click.echo(f"simulator: {clean(str(refusal))}", err=True)
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
    """Keep the interpreter from complaining, on leaving, of what it still cannot write."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
