"""What `play` and `resume` share: a talk on standard input and output, and its debrief."""

import shutil
import sys

import click

from simulator.authoring.library import Library
from simulator.cli.exits import RefusalError
from simulator.debrief import debrief
from simulator.model.session import SHORT_ID
from simulator.plain import LinePlayer
from simulator.playing.talk import Talk
from simulator.reports.debrief_text import render
from simulator.reports.layout import wrapped
from simulator.storage.journal import SaveError

_LONGEST_LINE = 65_536
_WIDEST = 100
_NARROWEST = 30


def play_lines(talk: Talk, library: Library) -> None:
    """Play a talk line by line, and debrief it if it comes to its ending.

    On leaving, at the end of input and at Ctrl-C it says how to resume. Raises RefusalError if a
    reply could not be saved: the talk stops rather than go on unsaved.
    """
    short = talk.start.session[:SHORT_ID]
    resume = f"Resume with: simulator resume {short}"
    player = LinePlayer(talk, ask, click.echo, width())
    try:
        ended = player.play()
    except KeyboardInterrupt:
        click.echo()
        say(f"Your talk is saved. {resume}")
        raise
    except SaveError as error:
        message = f"not saved, so the talk stops at turn {talk.turn}: {error}. {resume}"
        raise RefusalError(message) from error
    finally:
        talk.close()
    if not ended:
        say(f"Your talk is saved. {resume}")
        return
    titles = {behaviour.id: behaviour.title for behaviour in library.vocabulary.behaviours}
    told = debrief(talk.scenario, talk.cast.rubric, talk.session, titles)
    click.echo(render(told, width()))
    say(f"Saved. Read it again with: simulator debrief {short}")


def say(text: str, first: str = "") -> None:
    """Write a text in lines that fit, broken between words; `first` stands before the first."""
    for line in wrapped(text, width(), first):
        click.echo(line)


def ask(prompt: str) -> str | None:
    """What was typed at a prompt, without its line end; None at the end of input."""
    *above, last = wrapped(prompt, width())
    for line in above:
        click.echo(line)
    click.echo(f"{last} ", nl=False)
    sys.stdout.flush()
    line = sys.stdin.readline(_LONGEST_LINE)
    if not sys.stdin.isatty():
        click.echo()  # nobody typed the line end that a terminal would show
    return line.rstrip("\n") if line else None


def width() -> int:
    """How many columns texts are wrapped at."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
