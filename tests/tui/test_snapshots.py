"""Screens look as they did when somebody last looked at them."""

from pathlib import Path

import pytest

from tests.tui.snapshots import comparing
from tests.tui.snapshots.comparing import difference, picture_file, unlike
from tests.tui.snapshots.drawing import picture
from tests.tui.snapshots.scenes import scenes

NAMES = [scene.name for scene in scenes(Path())]


@pytest.mark.parametrize("name", NAMES)
async def test_a_screen_looks_as_it_did(tmp_path: Path, name: str) -> None:
    scene = next(scene for scene in scenes(tmp_path) if scene.name == name)
    differs = difference(name, await picture(scene))
    assert not differs, differs


def test_no_picture_is_kept_of_a_screen_that_is_not_drawn() -> None:
    kept = {path.stem for path in Path(comparing.__file__).parent.glob("*.txt")}
    assert {name for name in kept if not name.endswith(".new")} == set(NAMES)


def test_a_difference_is_shown_and_the_new_picture_put_beside_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_FOLDER", tmp_path)
    picture_file("home").write_text("one\ntwo\n", encoding="utf-8")
    shown = difference("home", "one\nthree\n")
    assert "-two\n+three" in shown
    assert "python -m tests.tui.snapshots" in shown
    assert unlike("home").read_text(encoding="utf-8") == "one\nthree\n"
    assert difference("home", "one\ntwo\n") == ""
    assert not unlike("home").exists()
