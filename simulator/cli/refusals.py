"""Which exceptions of the layers below are no bugs, and what a person is told."""

from simulator.authoring.library import InvalidFileError, UnknownIdError
from simulator.cli.exits import RefusalError, WrongUseError
from simulator.playing.opening import NotPlayableError
from simulator.storage.archive import ArchiveError
from simulator.storage.files import SaveError
from simulator.storage.finding import SessionNotFoundError
from simulator.storage.journal import InUseError
from simulator.storage.journal_lines import JournalError


def as_refusal(error: Exception) -> RefusalError | None:
    """The error as something to tell a person; None if it is a bug."""
    match error:
        case InvalidFileError():
            from simulator.reports.problem_text import problem_lines

            lines = (
                line
                for problem in error.problems
                for line in problem_lines(problem, error.sources.get(problem.file))
            )
            return RefusalError("\n".join(("a file that is needed has errors:", *lines)))
        case UnknownIdError() | NotPlayableError():
            return WrongUseError(error)
        case SaveError() | ArchiveError() | InUseError() | JournalError() | SessionNotFoundError():
            return RefusalError(error)
        case OSError() if error.filename is not None:
            return RefusalError(f"{error.filename}: {error.strerror}")
        case OSError():
            return RefusalError(error.strerror or str(error))
    return None
