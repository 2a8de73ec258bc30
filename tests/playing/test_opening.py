"""A talk that was left is taken up with what it was played with."""

from pathlib import Path

from simulator.authoring.library import open_library
from simulator.playing.opening import resumed
from simulator.playing.talk import Talk
from simulator.storage.places import Places
from tests import samples

TRUST_FIRST = samples.SCENARIO_TEXT.replace("{patience: 4, trust: 4}", "{trust: 4, patience: 4}")


def feelings_after_a_break(folder: Path) -> list[str]:
    places, library = Places(folder / "data"), open_library([folder / "library"])
    scenario = library.scenario("late-parcel")
    cast = samples.cast(scenario)
    Talk.begin(cast, samples.sitting(), places, samples.clock()).close()
    path = places.sessions / f"{samples.SESSION}.jsonl"
    talk, _ = resumed(path, library, places, samples.clock())
    talk.close()
    return list(talk.state.feelings)


def test_feelings_keep_the_order_in_which_the_author_wrote_them(tmp_path: Path) -> None:
    samples.write_library(tmp_path / "library")
    file = tmp_path / "library" / "late-parcel" / "scenario.yaml"
    file.write_text(TRUST_FIRST, encoding="utf-8")

    assert feelings_after_a_break(tmp_path) == ["trust", "patience"]
