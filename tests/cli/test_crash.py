"""What a crash costs: nothing that was shown as done."""

import json
import subprocess
import sys
from pathlib import Path

TIMES = 200
ROOT = Path(__file__).parent.parent.parent


def test_killed_in_mid_talk_no_acknowledged_reply_is_lost_and_each_talk_resumes(
    tmp_path: Path,
) -> None:
    loop = subprocess.run(
        [sys.executable, "tests/cli/kill_loop.py", tmp_path / "lib", tmp_path / "data", str(TIMES)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert loop.returncode == 0, loop.stderr[-2_000:]
    totals = json.loads(loop.stdout)
    assert totals["killed"] == totals["resumed"] == TIMES
    assert totals["acknowledged"] > TIMES
    assert totals["lost"] == 0
