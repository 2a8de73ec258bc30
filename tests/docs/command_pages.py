"""`docs/commands/`: what each command's help says, and a list of the commands."""

import click

from simulator.cli.app import COMMANDS, app

FOLDER = "docs/commands"

_WIDTH = 100
_INTRODUCTION = """\
# Commands

`simulator` alone opens the app. Results go to standard output, everything else to
standard error, so that output can be piped. Each option can be set by the environment variable that
its help names.

| exit code | means |
|---|---|
| 0 | fine |
| 1 | what was checked, tested, explored or scored fell short |
| 2 | wrong use |
| 3 | a bug in the program: one line, and where its log is |
| 130 | interrupted |

`--library DIR` adds a folder of scenarios and rubrics to the one that is shipped, and can be given
several times; `--no-shipped` leaves the shipped one out. A file that is named stands in for the
library's of the same id; what it needs and no library has is looked for beside it: `scenario.yaml`,
`vocabulary.yaml` and `rubrics/` in its folder and two above. `--data DIR` is where sessions are
kept.

| command | what it does |
|---|---|
"""


def command(name: str) -> click.Command:
    """A command by its name."""
    found = app.get_command(click.Context(app), name)
    assert isinstance(found, click.Command)
    return found


def usage(name: str) -> str:
    """A command's help as a block."""
    context = click.Context(
        command(name),
        info_name=f"simulator {name}",
        max_content_width=_WIDTH,
        terminal_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )
    return f"```text\n{command(name).get_help(context)}\n```"


def index() -> str:
    """The list of all commands."""
    rows = (
        f"| [{name}]({name}.md) | {command(name).get_short_help_str(200)} |" for name in COMMANDS
    )
    return _INTRODUCTION + "\n".join(rows) + "\n"
