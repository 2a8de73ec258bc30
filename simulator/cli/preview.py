"""`simulator preview FILE`: play a draft while it is being written."""

import tempfile
from pathlib import Path
from uuid import uuid4

import click

from simulator.authoring.library import InvalidFileError, UnknownIdError
from simulator.authoring.suggestions import did_you_mean
from simulator.cli.clocks import clock
from simulator.cli.exits import RefusalError, WrongUseError
from simulator.cli.libraries import opened_library, with_files
from simulator.cli.options import library_options, option
from simulator.cli.talking import ask, say, width
from simulator.conversation import script
from simulator.model.texts import clean
from simulator.plain import Ask, LinePlayer
from simulator.playing.drafting import path_to, playable
from simulator.playing.opening import NotPlayableError, cast_of
from simulator.playing.talk import Cast, Sitting, Talk
from simulator.reports.problem_text import problem_lines
from simulator.storage.places import Places


@click.command(epilog="Example: simulator preview my-scenarios/late-suitcase/scenario.yaml")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@option("--step", metavar="STEP", help="Begin at this step.")
@option("--language", metavar="L", help="Play its translation into this language, such as he.")
@library_options
def command(
    file: Path,
    step: str | None,
    language: str | None,
    library: tuple[Path, ...],
    no_shipped: bool,
) -> None:
    """Play a scenario while it is being written; nothing is kept.

    Once the file was saved, the next Enter reads it again, and the talk goes on where it can.
    Besides the line player's commands: j STEP jumps to a step, s starts again.
    """
    preview = Preview(file, language, library, no_shipped)
    if step:
        preview.jump(step)
    with tempfile.TemporaryDirectory() as folder:
        while preview.play(Places(Path(folder))):
            pass


_BESIDES = {
    "a number": "chooses that reply; nothing is kept",
    "j STEP": "jump to a step",
    "s": "start again",
    "q": "leave",
}
"""What the preview's help says besides the line player's own commands."""


class _AgainError(Exception):
    """The talk is to be taken up anew, by another path or in an edited scenario."""


class Preview:
    """A draft, and the replies that were chosen in it so far."""

    def __init__(
        self, file: Path, language: str | None, folders: tuple[Path, ...], no_shipped: bool
    ) -> None:
        self._file = file
        self._language = language
        self._folders = folders
        self._no_shipped = no_shipped
        self._watched = [file]
        self._read_at: list[int] = []
        self._path: tuple[str, ...] = ()

    def jump(self, step: str) -> None:
        """Take a way to a step. Raises WrongUseError if there is none."""
        cast = self._cast()
        if cast is None:  # what is wrong has been said
            return
        found = path_to(cast.scenario, step)
        if found is None:
            scenario = cast.scenario
            places = [place.id for part in (scenario.steps, scenario.endings) for place in part]
            hint = "" if step in places else did_you_mean(step, places)
            raise WrongUseError(f"no talk comes to '{clean(step)}'{hint and f'. {hint}'}")
        self._path = found

    def play(self, places: Places) -> bool:
        """Play on from the replies so far; whether there is more to play."""
        try:
            cast = self._cast()
            if cast is None:
                typed = ask("Mend the file, save it and press Enter (q to leave):")
            elif self._play(cast, places):
                typed = self._watching(ask, "s to start again, j STEP to jump, q to leave:")
            else:
                return False
        except _AgainError:
            return True
        return typed not in (None, "q")

    def _play(self, cast: Cast, places: Places) -> bool:
        self._path = playable(script(cast.scenario), self._path)
        sitting = Sitting(
            session=str(uuid4()), trainee="author", attempt=1, mode="practice", seed=0
        )
        talk = Talk.begin(cast, sitting, places, clock())
        for reply in self._path:
            talk.choose(reply)

        def watching(prompt: str) -> str | None:
            self._path = talk.state.chosen
            return self._watching(ask, prompt)

        try:
            return LinePlayer(talk, watching, click.echo, width(), _BESIDES).play()
        finally:
            talk.close()

    def _watching(self, ask: Ask, prompt: str) -> str | None:
        """What was typed, unless it is a command of the preview or the file was saved meanwhile."""
        typed = ask(prompt)
        word, _, step = (typed or "").strip().partition(" ")
        if word == "s":
            self._path = ()
            raise _AgainError
        if word == "j":
            try:
                self.jump(step.strip())
            except WrongUseError as error:
                say(f"{error}")
                click.echo()
            raise _AgainError
        if self._saved_at() != self._read_at:
            say("The file was saved, and is read again.")
            click.echo()
            raise _AgainError
        return typed

    def _cast(self) -> Cast | None:
        """The draft as it is now; None after saying what is wrong with it."""
        self._read_at = self._saved_at()
        known = opened_library(self._folders, self._no_shipped)
        try:
            known, (name,) = with_files(known, [str(self._file.resolve())])
            if self._language in known.languages(name):
                translation = known.file_of("translation", f"{name}/{self._language}")
                self._watched = [self._file, translation]
                self._read_at = self._saved_at()
            return cast_of(known, name, None, self._language)
        except InvalidFileError as error:
            for problem in error.problems:
                for line in problem_lines(problem, error.sources.get(problem.file)):
                    click.echo(line)
        except (UnknownIdError, RefusalError, NotPlayableError) as error:
            say(str(error))
        return None

    def _saved_at(self) -> list[int]:
        return [_saved_at(file) for file in self._watched]


def _saved_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:  # editors take a file away for a moment while they save
        return 0
