"""What the app works with: the library, the data folder, the trainee and the clock.

Everything here may touch the disk, so screens call it off the UI thread.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from simulator.authoring.library import InvalidFileError, Library, UnknownIdError
from simulator.batch.scores import Outcome, Rejected, Scored, Unfinished, score_all
from simulator.batch.shelf import Shelf
from simulator.conversation import NotOfferedError
from simulator.model.rubric import Rubric, applies
from simulator.model.scenario import Scenario
from simulator.model.texts import clean
from simulator.model.translation import Translation
from simulator.playing.clock import Clock
from simulator.playing.opening import NotPlayableError, new_sitting, resumed, translation_if_any
from simulator.playing.talk import Cast, Talk
from simulator.progress.spacing import due_on
from simulator.storage.archive import Archive, ArchiveError
from simulator.storage.files import SaveError
from simulator.storage.journal import InUseError
from simulator.storage.journal_lines import JournalError
from simulator.storage.places import Places
from simulator.storage.sessions import read_sessions
from simulator.tui.overview import Broken, Offered, Overview, Record, Waiting
from simulator.tui.preset import Preset
from simulator.tui.settings import read_settings

_REFUSALS = (
    InvalidFileError,
    UnknownIdError,
    SaveError,
    JournalError,
    ArchiveError,
    NotOfferedError,
    NotPlayableError,
    OSError,
)
"""What is not the program's fault when something is opened."""

_OPEN_ELSEWHERE = "This talk is open in another window. Go on there, or leave it there first."


class Desk:
    """One trainee's place of practice."""

    def __init__(self, library: Library, places: Places, trainee: str, clock: Clock) -> None:
        self.library = library
        self.places = places
        self.trainee = trainee
        self.clock = clock

    def overview(self) -> Overview:
        """Scenarios with their records, talks that wait, and files that are broken."""
        shelf = Shelf(self.library, Archive(self.places), "played")
        outcomes = list(self._outcomes(shelf))
        offered: list[Offered] = []
        broken: list[Broken] = []
        for scenario_id in self.library.scenario_ids:
            try:
                scenario = self.library.scenario(scenario_id)
            except InvalidFileError as error:
                broken.append(Broken(scenario_id, error.problems))
            else:
                record = _record(scenario_id, outcomes, shelf)
                languages = tuple(each.language for each in self.translations(scenario))
                offered.append(Offered(scenario, record, languages))
        titles = {entry.scenario.id: entry.scenario.title for entry in offered}
        waiting = sorted(_waiting(outcomes, titles), key=lambda talk: talk.session.at, reverse=True)
        today = date.fromisoformat(self.clock.now()[:10])
        return Overview(today, tuple(waiting), tuple(offered), tuple(broken))

    def rubrics_for(self, scenario: Scenario) -> tuple[Rubric, ...]:
        """The rubrics that ask something of a scenario, its own default first; broken ones out."""
        found = []
        for rubric_id in self.library.rubric_ids:
            try:
                rubric = self.library.rubric(rubric_id)
            except InvalidFileError:
                continue
            if any(applies(criterion, scenario.situations) for criterion in rubric.criteria):
                found.append(rubric)
        return tuple(sorted(found, key=lambda rubric: rubric.id != scenario.default_rubric))

    def translations(self, scenario: Scenario) -> tuple[Translation, ...]:
        """The languages that a scenario can be played in besides its own; broken ones out."""
        languages = self.library.languages(scenario.id)
        found = (translation_if_any(self.library, scenario, language) for language in languages)
        return tuple(translation for translation in found if translation is not None)

    def preset(self, scenario: Scenario) -> Preset:
        """A scenario with its default rubric, in the language of the settings if it is to be had.

        Raises UnknownIdError and InvalidFileError.
        """
        rubric = self.library.rubric(scenario.default_rubric)
        language = read_settings(self.places).language
        return Preset(Cast(scenario, rubric, translation_if_any(self.library, scenario, language)))

    def begin(self, preset: Preset) -> Talk:
        """Start a talk. Raises SaveError if its journal cannot be created."""
        cast = preset.cast
        sitting = new_sitting(self.places, self.trainee, cast.scenario.id, preset.mode, preset.seed)
        return Talk.begin(cast, sitting, self.places, self.clock)

    def opened(self, entry: Offered | Waiting) -> Preset | Talk:
        """What an entry of the list opens: a scenario with its rubric, or a talk that goes on.

        Raises NotPlayableError.
        """
        try:
            match entry:
                case Offered():
                    return self.preset(entry.scenario)
                case Waiting():
                    return self.resume(entry.journal)
        except InUseError as error:
            raise NotPlayableError(_OPEN_ELSEWHERE) from error
        except _REFUSALS as error:
            raise NotPlayableError(clean(str(error))) from error

    def resume(self, journal_path: Path) -> Talk:
        """Take up a talk that was left.

        Raises NotPlayableError if its scenario is not to be had, and what reopening a journal and
        reading the archive and the library raise.
        """
        return resumed(journal_path, self.library, self.places, self.clock)[0]

    def _outcomes(self, shelf: Shelf) -> Iterator[Outcome]:
        if not self.places.sessions.is_dir():
            return
        for outcome in score_all(read_sessions(self.places.sessions), shelf, ()):
            if not isinstance(outcome, Rejected) and outcome.session.trainee == self.trainee:
                yield outcome


def _record(scenario_id: str, outcomes: list[Outcome], shelf: Shelf) -> Record | None:
    """Talks that were taken up at a turn of an earlier one do not count: they repeat its turns."""
    finished = sorted(
        (
            outcome
            for outcome in outcomes
            if isinstance(outcome, Scored)
            and outcome.session.scenario.id == scenario_id
            and not outcome.session.branched_from
            and outcome.cards
        ),
        key=_finished_at,
    )
    if not finished:
        return None
    last = date.fromisoformat(_finished_at(finished[-1])[:10])
    best = max(finished, key=lambda outcome: outcome.cards[0].percent)
    return Record(
        best=best.cards[0],
        rubric=shelf.rubric_for(best.session).rubric.title,
        last=last,
        due=due_on([outcome.cards[0].passed for outcome in finished], last),
    )


def _finished_at(outcome: Scored) -> str:
    return outcome.session.ended or outcome.session.at


def _waiting(outcomes: Iterable[Outcome], titles: Mapping[str, str]) -> Iterator[Waiting]:
    for outcome in outcomes:
        if isinstance(outcome, Unfinished):
            session, journal = outcome.session, Path(outcome.source)
            yield Waiting(session, titles.get(session.scenario.id, session.scenario.id), journal)
