"""`simulator check --explain CODE`."""

from tests.cli.conftest import Run


def test_a_code_is_explained_without_a_library(run: Run) -> None:
    explained = run("check", "--explain", "no-destination")

    assert explained.returncode == 0
    assert explained.stdout.startswith("no-destination\n\nAfter a reply that is said")
    assert "Right:" in explained.stdout


def test_a_code_that_nothing_has_is_wrong_use_with_the_nearest_one(run: Run) -> None:
    explained = run("check", "--explain", "no-destinaton")

    assert explained.returncode == 2
    assert "Did you mean `no-destination`?" in explained.stderr
    assert explained.stdout == ""
