"""The transcript: it follows the talk, keeps the reader's place, and draws only what is seen."""

from textual.app import App, ComposeResult

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


async def test_a_new_turn_is_shown_from_the_customers_answer_on() -> None:
    app = TranscriptApp()
    async with app.run_test(size=(80, 12)) as pilot:
        app.transcript.show(talk(3))
        added = [
            Bubble("you", "You", LONG),
            Bubble("customer", "Dana", LONG * 2),
            Bubble("coaching", "Coaching", LONG * 2),
        ]
        app.transcript.add(added)
        await pilot.pause()
        assert "Dana" in app.rows[0]
        assert not app.transcript.at_latest
        app.transcript.latest()
        await pilot.pause()
        assert app.transcript.at_latest


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
