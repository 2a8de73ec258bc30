"""A reply of the trainee's own to the turning point, and what he finds in it himself.

It is kept beside the session, and never scored.
"""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import OptionList, Static, TextArea

from simulator.debrief import PlayedTurn
from simulator.model.own_reply import OwnReply
from simulator.model.texts import clean
from simulator.model.vocabulary import Behaviour
from simulator.playing.looking_back import PlayedTalk
from simulator.storage.files import SaveError
from simulator.tui.desk import Desk
from simulator.tui.review import behaviours_shown, keep_own_reply
from simulator.tui.screens.confirm import ConfirmScreen
from simulator.tui.telling.prose import heading, joined, labelled, quoted
from simulator.tui.widgets.checklist import Checklist
from simulator.tui.widgets.flowing import Flowing
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.top_bar import TopBar

_LONGEST = 2_000
_WIDEST = 88
_NOT_KEPT = "What you wrote is not kept yet."
_NO_WORDS = "Write what you would say, then keep it."


class OwnReplyScreen(Screen[OwnReply | None]):
    """Asks for a reply and for an honest look at it; dismissed with what was kept, or None."""

    CSS_PATH = "own_reply.tcss"
    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep it", priority=True, id="own.keep", tooltip="Never scored"),
        Binding("tab", "app.focus_next", "Words or list", id="own.tab", tooltip="To the other"),
        Binding("escape", "leave", "Back", priority=True, id="own.back"),
    ]

    banner = query_one("#banner", Static)
    words = query_one(TextArea)
    checklist = query_one(Checklist)
    meaning = query_one("#meaning", Static)

    def __init__(self, open_desk: Callable[[], Desk], talk: PlayedTalk, turn: PlayedTurn) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._talk = talk
        self._turn = turn
        self._keeping = False

    def compose(self) -> ComposeResult:
        yield TopBar("What would you say?", f"turn {self._turn.number}, never scored")
        yield Static(id="banner", markup=False)
        with VerticalScroll(id="said", can_focus=False):
            yield Static(Flowing(self._said, _WIDEST), markup=False)
        area = TextArea(soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        area.border_title = "Your own words"
        area.cursor_blink = self.app.animation_level != "none"
        yield area
        yield Static(heading("Is it in your reply?"), id="asked", markup=False)
        yield Checklist()
        with VerticalScroll(id="explained", can_focus=False):
            yield Static(id="meaning", markup=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        """Look up what to look for: what the strongest replies show, then what was shown."""
        turn = self._turn
        strongest = turn.judged.strongest if turn.judged else ()
        wanted, shown = await asyncio.to_thread(
            lambda: (
                behaviours_shown(self._open_desk(), self._talk, strongest),
                behaviours_shown(self._open_desk(), self._talk, (turn.reply,)),
            )
        )
        self.checklist.offer(wanted, [each for each in shown if each not in wanted])

    @on(events.DescendantFocus)
    def make_room(self) -> None:
        """Where there is little room, the list takes some of what was said and of one's words."""
        self.set_class(self.focused is self.checklist, "-ticking")

    @on(TextArea.Changed)
    def tidy(self, event: TextArea.Changed) -> None:
        """Whatever was pasted is plain text, and not too long."""
        text = event.text_area.text
        plain = clean(text)[:_LONGEST]
        if plain != text:
            event.text_area.load_text(plain)
            event.text_area.move_cursor(event.text_area.document.end)

    @on(OptionList.OptionHighlighted)
    def explain(self, event: OptionList.OptionHighlighted) -> None:
        """Say by which words one recognises what is highlighted."""
        behaviour = self.checklist.behaviours[event.option_index]
        self.meaning.update(Flowing(lambda width: _meaning(behaviour, width), _WIDEST))
        self.query_one("#explained").scroll_home(animate=False)

    def action_leave(self) -> None:
        """Go back; if something was written, ask first."""

        def leave(sure: bool | None) -> None:
            if sure:
                self.dismiss(None)

        if self.words.text.strip():
            self.app.push_screen(ConfirmScreen("Leave?", _NOT_KEPT, "Leave it", "Stay"), leave)
        else:
            leave(True)

    def action_keep(self) -> None:
        """Keep what was written, and go back."""
        if not self.words.text.strip():
            self.notify(_NO_WORDS, markup=False)
        elif not self._keeping:
            self._keeping = True
            self.run_worker(self._keep())

    async def _keep(self) -> None:
        try:
            own = await asyncio.to_thread(self._kept)
        except SaveError as error:
            self.banner.update(f"✗ Not kept. {error}. Your words stay here; try again.")
            self.banner.display = True
        else:
            self.dismiss(own)
        finally:
            self._keeping = False

    def _kept(self) -> OwnReply:
        desk = self._open_desk()
        own = OwnReply(
            session=self._talk.session.session,
            turn=self._turn.number,
            text=self.words.text.strip(),
            looked_for=tuple(behaviour.id for behaviour in self.checklist.behaviours),
            found=self.checklist.ticked,
            at=desk.clock.now(),
        )
        keep_own_reply(desk, own)
        return own

    def _said(self, width: int) -> Content:
        turn = self._turn
        lines: list[Content] = []
        if turn.line is not None:
            customer = turn.line.speaker or self._talk.cast.shown.customer.name
            lines.extend(quoted(customer, turn.line.customer, width, mine=False))
        lines.extend(quoted("You do" if turn.is_action else "You", turn.said, width, mine=True))
        return joined(lines)


def _meaning(behaviour: Behaviour, width: int) -> Content:
    return joined(
        [
            *labelled("It is", behaviour.met_when, width),
            *labelled("It isn't", behaviour.not_met_when, width),
        ]
    )
