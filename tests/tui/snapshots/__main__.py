"""`python -m tests.tui.snapshots`: draw all pictures anew, and say which have changed."""

import asyncio
import tempfile
from pathlib import Path

from tests.tui.snapshots.comparing import kept, picture_file, unlike
from tests.tui.snapshots.drawing import picture
from tests.tui.snapshots.scenes import scenes


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for scene in scenes(Path(folder)):
            drawn = asyncio.run(picture(scene))
            changed = drawn != kept(scene.name)
            picture_file(scene.name).write_text(drawn, encoding="utf-8", newline="\n")
            unlike(scene.name).unlink(missing_ok=True)
            print(f"{scene.name}: {'drawn anew' if changed else 'as it was'}")


if __name__ == "__main__":
    main()
