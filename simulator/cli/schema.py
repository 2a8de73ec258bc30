"""`simulator schema KIND`: the JSON Schema of a format, for editors and other programs."""

from pathlib import Path

import click

from simulator.cli.libraries import opened_library
from simulator.cli.options import library_options
from simulator.model.schemas import KINDS, schema


@click.command(epilog="Example: simulator schema scenario > scenario.json")
@click.argument("kind", type=click.Choice(list(KINDS)))
@library_options
def command(kind: str, library: tuple[Path, ...], no_shipped: bool) -> None:
    """Print the JSON Schema of a format, with the library's behaviours and situations."""
    import json

    vocabulary = opened_library(library, no_shipped).vocabulary
    click.echo(json.dumps(schema(kind, vocabulary), indent=2, ensure_ascii=False))
