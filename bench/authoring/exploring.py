"""What it takes to explore each shipped scenario under all rubrics.

Seconds of processor time and the peak of memory, each scenario in a process of its own; the goal is
3 s and 1 GB for what is shipped. `python bench/authoring/exploring.py`
"""

import resource
import subprocess
import sys
import time

from simulator.authoring.library import open_library, shipped_folder
from simulator.exploration.findings import explore


def main() -> None:
    for scenario_id in open_library([shipped_folder()]).scenario_ids:
        subprocess.run([sys.executable, __file__, scenario_id], check=True)


def one(scenario_id: str) -> None:
    """Explore one scenario, and print what it took."""
    library = open_library([shipped_folder()])
    scenario = library.scenario(scenario_id)
    rubrics = [library.rubric(rubric_id) for rubric_id in library.rubric_ids]
    start = time.process_time()
    found = explore(scenario, rubrics)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    extent = "in full" if found.complete else "in part"
    print(f"{scenario_id}: {found.states} states {extent}, {seconds:.2f} s, {megabytes} MB")


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else main()
