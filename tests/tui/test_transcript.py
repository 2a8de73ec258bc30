"""The transcript: it follows the talk, keeps the reader's place, and draws only what is seen."""

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from simulator.tui.bubbles import Bubble
from simulator.tui.themes import DARK
from simulator.tui.widgets.bubble_layout import laid_out
from simulator.tui.widgets.transcript import Transcript

LONG = "She has been waiting for a week, and nobody has answered the telephone. " * 4


def talk(turns: int) -> list[Bubble]:
    bubbles: list[Bubble] = []
    for number in range(turns):
        bubbles.append(Bubble("customer", "Dana", f"Question {number}. {LONG}", "sharply"))
        bubbles.append(Bubble("you", "You", f"Answer {number}. {LONG}"))
    return bubbles


class TranscriptApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = "dark"

    def compose(self) -> ComposeResult:
        yield Transcript()

    @property
    def transcript(self) -> Transcript:
        return self.query_one(Transcript)

    @property
    def rows(self) -> list[str]:
        height = self.transcript.size.height
        return [self.transcript.render_line(row).text for row in range(height)]


async def test_a_short_talk_stands_at_the_bottom() -> None:
    app = TranscriptApp()
    async with app.run_test() as pilot:
        app.transcript.show([Bubble("customer", "Dana", "Where is my parcel?", "sharply")])
        await pilot.pause()
        assert "Dana (sharply)  Where is my parcel?" in app.rows[-1]
        assert not any(row.strip() for row in app.rows[:-1])


def turn(reply: str, answer: str, coaching: str) -> list[Bubble]:
    return [
        Bubble("you", "You", reply),
        Bubble("customer", "Dana", answer),
        Bubble("coaching", "Coaching", coaching),
    ]


async def shown_after(added: list[Bubble], rows: int = 12) -> tuple[list[str], bool]:
    app = TranscriptApp()
    async with app.run_test(size=(80, rows)) as pilot:
        app.transcript.show(talk(3))
        app.transcript.add(added)
        await pilot.pause()
        return app.rows, app.transcript.at_latest


async def test_a_short_turn_is_shown_whole() -> None:
    rows, at_latest = await shown_after(turn("I said this.", "Well.", "A fact helps."))
    assert at_latest
    for text in ("I said this.", "Well.", "A fact helps."):
        assert any(text in row for row in rows)


async def test_a_turn_is_shown_from_the_reply_on_if_the_answer_can_be_read_to_its_end() -> None:
    rows, at_latest = await shown_after(turn("I said this.", LONG, LONG * 2))
    assert "I said this." in rows[0]
    assert any("telephone." in row for row in rows)
    assert not at_latest


async def test_of_a_reply_too_long_to_stand_with_the_answer_the_last_line_is_shown() -> None:
    rows, _ = await shown_after(turn(LONG * 3 + "So I said.", LONG, LONG))
    assert "So I said." in rows[0]
    assert "Dana" in rows[2]


async def test_an_answer_that_fills_the_window_is_shown_from_its_top() -> None:
    rows, at_latest = await shown_after(turn("I said this.", LONG * 4, "A fact helps."))
    assert "Dana" in rows[0]
    assert not at_latest


async def test_what_stands_last_can_be_jumped_to() -> None:
    app = TranscriptApp()
    async with app.run_test(size=(80, 12)) as pilot:
        app.transcript.show([*talk(3), *turn(LONG, LONG * 4, LONG)])
        await pilot.pause()
        assert not app.transcript.at_latest
        app.transcript.latest()
        await pilot.pause()
        assert app.transcript.at_latest


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_text_is_selected_with_the_mouse_and_copied_without_the_bubbles_edges() -> None:
    app = TranscriptApp()
    async with app.run_test(size=(80, 8)) as pilot:
        app.transcript.show([Bubble("customer", "Dana", "Where is it? " * 12)])
        app.transcript.add([Bubble("you", "You", "On its way.")])
        await pilot.pause()
        top = next(number for number, row in enumerate(app.rows) if "Dana" in row)
        await drag(pilot, (0, top), (79, top + 4))
        await pilot.press("ctrl+c")
        assert app.is_running
        lines = app.clipboard.splitlines()
        assert lines[0].startswith("Dana  Where is it?")
        assert lines[-1] == "You  On its way."
        assert " ".join(app.clipboard.split()).count("Where is it?") == 12


async def test_part_of_a_line_is_selected_by_characters_not_by_cells() -> None:
    app = TranscriptApp()
    async with app.run_test(size=(80, 8)) as pilot:
        app.transcript.show([Bubble("customer", "Dana", "六七八九 and ten")])
        await pilot.pause()
        await drag(pilot, (10, 7), (12, 7))
        assert app.screen.get_selected_text() == "七八"


async def test_another_width_lets_go_of_what_was_selected() -> None:
    app = TranscriptApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.transcript.show(talk(3))
        await pilot.pause()
        await drag(pilot, (4, 5), (20, 9))
        assert app.screen.get_selected_text()
        await pilot.resize_terminal(100, 24)
        await pilot.pause()
        assert app.screen.get_selected_text() is None


async def test_the_reader_who_scrolled_away_is_told_that_there_is_more() -> None:
    app = TranscriptApp()
    async with app.run_test() as pilot:
        app.transcript.show(talk(20))
        await pilot.pause()
        app.transcript.scroll_home(animate=False)
        await pilot.pause()
        assert "Question 0" in app.rows[0]
        assert not app.transcript.at_latest


async def test_another_width_keeps_the_bubble_that_was_at_the_top() -> None:
    app = TranscriptApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.transcript.show(talk(40))
        await pilot.pause()
        app.transcript.scroll_to(y=200, animate=False)
        await pilot.pause()
        named = [word for row in app.rows for word in row.split() if word.rstrip(".").isdigit()]
        for width in (140, 61, 100):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert named[0] in " ".join(app.rows)


async def test_another_height_keeps_the_end_in_view() -> None:
    app = TranscriptApp()
    async with app.run_test(size=(80, 40)) as pilot:
        app.transcript.show(talk(20))
        app.transcript.latest()
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.transcript.at_latest


async def test_no_word_is_lost_whatever_the_width() -> None:
    text = "One two [three] four-five 六七八九 " + "x" * 300 + " end"
    for width in (30, 61, 80, 200):
        for kind in ("customer", "you", "coaching"):
            bubble = Bubble(kind, "Dana", text)
            layout = laid_out(bubble, width, False)
            joined = "".join(line.plain for line in layout.lines)
            assert text.replace(" ", "") in joined.replace(" ", "")
            assert all(line.cell_length <= layout.inner for line in layout.lines)
            assert layout.left + layout.inner <= width


async def test_a_text_of_twenty_thousand_characters_and_forty_turns_are_drawn() -> None:
    app = TranscriptApp()
    async with app.run_test() as pilot:
        app.transcript.show([*talk(40), Bubble("customer", "Dana", "word " * 4_000)])
        await pilot.pause()
        assert "Dana  word word" in app.rows[0]
