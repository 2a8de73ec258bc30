"""The command `simulator` and its list of subcommands, each loaded when it is called."""

from importlib import import_module

import click

from simulator import __version__

COMMANDS = (
    "play",
    "resume",
    "debrief",
    "progress",
    "list",
    "check",
    "test",
    "schema",
    "new",
    "preview",
    "explore",
    "graph",
    "score",
    "compare",
    "items",
    "pack",
)


class LazyGroup(click.Group):
    """A group whose commands live in modules of the same name beside this one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"simulator.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but with suggestions from the commands not yet loaded."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: simulator play nasa-boots",
)
@click.version_option(__version__, prog_name="simulator")
@click.pass_context
def app(ctx: click.Context) -> None:
    """Practise difficult customer conversations, and learn why they went as they went.

    Without a command it asks which scenario to practise.
    """
    if ctx.invoked_subcommand is None:
        command = import_module("simulator.cli.play").command
        with command.make_context("play", [], parent=ctx) as play:
            command.invoke(play)
