"""Partial repaints: what is written to the terminal adds up to what Textual would paint whole."""

from pathlib import Path

from textual._compositor import ChopsUpdate, Compositor
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui import stage
from tests.tui.stage import answer, press

Cells = list[list[tuple[str, str]]]


def cells_of(strip: Strip) -> list[tuple[str, str]]:
    """The characters, each with its style; none of this test's is two columns wide."""
    return [(letter, str(part.style)) for part in strip for letter in part.text]


def painted_by_textual(pilot: Pilot[int]) -> Cells:
    compositor = pilot.app.screen._compositor
    tight, compositor.__class__ = compositor.__class__, Compositor
    strips = compositor.render_strips()
    compositor.__class__ = tight
    return [cells_of(strip) for strip in strips]


class Written:
    """What stands on a terminal to which all repaints of the screen were written."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.cells = painted_by_textual(pilot)
        self.partial_repaints = 0
        compositor = pilot.app.screen._compositor
        paint = compositor.render_update

        def painted(*arguments: object, **named: object) -> object:
            update = paint(*arguments, **named)  # type: ignore[arg-type]
            if isinstance(update, ChopsUpdate):
                self._write(update)
            elif update is not None:
                self.cells = painted_by_textual(pilot)
            return update

        compositor.render_update = painted  # type: ignore[method-assign,assignment]

    def _write(self, update: ChopsUpdate) -> None:
        self.partial_repaints += 1
        for y, left, right in update.spans:
            for column, strip in update.chops[y].items():
                if strip is not None and column <= right and column + strip.cell_length > left:
                    written = cells_of(strip.crop(0, right - column))
                    self.cells[y][column : column + len(written)] = written


async def test_a_repaint_of_a_part_leaves_the_screen_as_textual_would_paint_all_of_it(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test(size=stage.WIDE) as pilot:
        terminal = Written(pilot)
        for key in ("down", "down", "up", "h", "u"):
            await press(pilot, key)
            assert terminal.cells == painted_by_textual(pilot)
        await answer(pilot, "look-up", "wait-some-more")
        assert terminal.cells == painted_by_textual(pilot)
        assert terminal.partial_repaints
