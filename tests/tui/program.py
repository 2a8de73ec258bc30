"""The app as a program, for tests that run it on a terminal: `program FOLDER [hostile|fails]`.

With `hostile` all texts of the scenario are; with `fails` the first reply meets a bug.
"""

import sys
from pathlib import Path

from simulator.model.texts import clean
from simulator.playing.talk import Talk
from simulator.tui.app import Opening, open_app
from tests import samples
from tests.tui import stage
from tests.tui.hostile import hostile_scenario

HIDDEN = "the-value-of-a-local-variable"


def main(folder: Path, kind: str) -> int:
    scenario = hostile_scenario() if kind == "hostile" else samples.SCENARIO_TEXT
    desk = stage.desk(folder, scenario)
    if kind == "fails":
        Talk.choose = _fail  # type: ignore[method-assign,assignment]
    trainee = clean("[/red]\x1b]52;c;dGVzdA==\x07") if kind == "hostile" else "t-1"
    try:
        return open_app(Opening(lambda: desk.library, desk.places, trainee, stage.clock()))
    except RuntimeError as error:
        sys.stderr.write(f"failed: {error}\n")
        return 3


def _fail(talk: Talk, reply: str) -> None:
    value = HIDDEN + reply
    if value:
        raise RuntimeError("a bug of ours")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""))
