"""The conversation: what was said, what is known, and what one can answer."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from simulator.model.scenario import Reply
from simulator.playing.talk import Answer, NotNowError, Talk
from simulator.storage.files import SaveError
from simulator.tui.bubbles import followed, remark, told
from simulator.tui.screens.confirm import ConfirmScreen
from simulator.tui.screens.facts import FactsScreen
from simulator.tui.screens.note import NoteScreen
from simulator.tui.sizes import TALL
from simulator.tui.widgets.customer_card import CustomerCard, CustomerStrip, facts
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.over import Over
from simulator.tui.widgets.replies import Replies
from simulator.tui.widgets.tight_compositor import TightCompositor
from simulator.tui.widgets.top_bar import TopBar
from simulator.tui.widgets.transcript import Transcript

_IN_ASSESSMENT = (
    "This is an assessment. If you leave now, it is recorded as unfinished and counted. "
    "You can take it up again from the list of scenarios."
)

_SLOW = 0.2  # seconds

Saved = TypeVar("Saved")


class ConversationScreen(Screen[None]):
    """Plays one talk. While something is being saved it takes no other change."""

    @dataclass
    class Left(Message):
        """The trainee left the talk; it is kept as far as it went."""

        talk: Talk

    @dataclass
    class Ended(Message):
        """The talk has come to its ending, and the trainee goes on to the debrief."""

        talk: Talk

    CSS_PATH = "conversation.tcss"
    AUTO_FOCUS = "Replies"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "debrief", "See how it went", id="talk.debrief"),
        Binding("1", "pick(1)", "Highlight a reply", key_display="1-9", show=False, id="talk.pick"),
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(2, 10)),
        Binding("f", "facts", "Facts", id="talk.facts", tooltip="The briefing and what you found"),
        Binding("h", "hint", "Hint", id="talk.hint", tooltip="A hint; hints are counted"),
        Binding("u", "undo", "Undo", id="talk.undo", tooltip="Take your last reply back"),
        Binding("n", "note", "Note", id="talk.note", tooltip="Keep a note with this talk"),
        Binding("end", "latest", "Latest", id="talk.latest", tooltip="Jump to what was said last"),
        Binding("escape", "leave", "Leave", id="talk.leave", tooltip="Leave; the talk is kept"),
        Binding("question_mark", "app.help", "Help", id="talk.help", tooltip="This help"),
        Binding("pageup", "scroll(-1, True)", "A page up", show=False, id="talk.earlier"),
        Binding("pagedown", "scroll(1, True)", "A page down", show=False, id="talk.later"),
        Binding("shift+up", "scroll(-1, False)", "A line up", show=False, id="talk.line-up"),
        Binding("shift+down", "scroll(1, False)", "A line down", show=False, id="talk.line-down"),
    ]

    top_bar = query_one(TopBar)
    strip = query_one(CustomerStrip)
    card = query_one(CustomerCard)
    transcript = query_one(Transcript)
    replies = query_one(Replies)
    banner = query_one("#banner", Static)

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._compositor = TightCompositor()
        self.talk = talk
        self._saving = False
        self._stopped = False
        self._found: list[str] = []

    def compose(self) -> ComposeResult:
        yield TopBar(self.talk.scenario.title)
        yield CustomerStrip()
        yield Static(id="banner", markup=False)
        yield Transcript()
        yield Replies()
        yield Over()
        yield CustomerCard()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the talk as far as it has come."""
        self.watch(self.transcript, "at_latest", self.refresh_bindings, init=False)
        self._retell()

    def on_resize(self, event: events.Resize) -> None:
        """Give the bubbles room where there is some."""
        self.transcript.roomy = event.size.height >= TALL

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what this talk does not allow, and dim what cannot be done just now."""
        talk = self.talk
        going = not talk.ended and not self._stopped
        match action:
            case "debrief":
                return talk.ended
            case "latest":
                return not self.transcript.at_latest
            case "pick":
                return going
            case "note":
                return going or None
            case "hint" | "undo" if not talk.practice:
                return False
            case "hint":
                return (going and talk.hint_on_offer) or None
            case "undo":
                return (going and talk.turn > 1) or None
        return True

    def action_pick(self, number: int) -> None:
        """Highlight a reply by its number."""
        self.replies.pick(number)

    @on(Replies.Sent)
    def send(self, event: Replies.Sent) -> None:
        """Save the reply, then show what followed."""
        self._save(lambda: self.talk.choose(event.reply), self._answered)

    def action_undo(self) -> None:
        """Take the last reply back."""
        self._save(self.talk.undo, lambda _: self._retell())

    def action_hint(self) -> None:
        """Show the step's hint."""
        self._save(self.talk.hint, lambda hint: self.transcript.add([remark("hint", hint)]))

    def action_note(self) -> None:
        """Ask for a note and keep it."""

        def keep(text: str | None) -> None:
            if text:
                self._save(
                    lambda: self.talk.note(text),
                    lambda _: self.transcript.add([remark("note", text)]),
                )

        self.app.push_screen(NoteScreen(), keep)

    def action_facts(self) -> None:
        """Show the briefing, the customer, what was found out, and the notes."""
        parts = [*facts(self.talk.scenario, self._feelings, self._found)]
        if notes := self.talk.session.notes:
            parts.append(("Your notes", "\n".join(notes)))
        self.app.push_screen(FactsScreen(parts))

    def action_latest(self) -> None:
        """Jump to what was said last."""
        self.transcript.latest()

    def action_scroll(self, direction: int, page: bool) -> None:
        """Scroll the transcript, by a page or by a line."""
        transcript = self.transcript
        rows = max(1, transcript.size.height - 1) if page else 1
        transcript.scroll_relative(y=direction * rows, animate=False)

    @on(Over.GoOn)
    def action_debrief(self) -> None:
        """Go on to the debrief."""
        self.post_message(self.Ended(self.talk))

    def action_leave(self) -> None:
        """Leave the talk; in an assessment, ask first."""
        if not self._saving:
            self.ask_before(lambda: self.post_message(self.Left(self.talk)))

    def ask_before(self, leave: Callable[[], object]) -> None:
        """Leave in this way; where that is counted, only if the trainee is sure."""

        def answered(sure: bool | None) -> None:
            if sure:
                leave()

        if self.talk.practice or self.talk.ended or self._stopped:
            leave()
        elif not isinstance(self.app.screen, ConfirmScreen):  # else it is being asked
            question = ConfirmScreen("Leave?", _IN_ASSESSMENT, "Leave", "Stay")
            self.app.push_screen(question, answered)

    @property
    def _feelings(self) -> dict[str, int] | None:
        return self.talk.state.feelings if self.talk.practice else None

    def _save(self, change: Callable[[], Saved], shown: Callable[[Saved], None]) -> None:
        """Make a change off the UI thread, and show it once it is on the disk."""
        if not self._saving and not self._stopped:
            self._saving = True
            self.set_timer(_SLOW, self._say_slow)
            self.run_worker(self._saved(change, shown))

    async def _saved(self, change: Callable[[], Saved], shown: Callable[[Saved], None]) -> None:
        try:
            result = await asyncio.to_thread(change)
        except SaveError as error:
            self._stop(error)
        except NotNowError as error:
            self._say("")
            self.notify(str(error), markup=False)
        else:
            shown(result)
            self._say("saved ✓")
        finally:
            self._saving = False
            self.refresh_bindings()

    def _answered(self, answer: Answer) -> None:
        self.transcript.add(followed(self.talk, answer))
        if answer.reply.finds:
            self._found.append(answer.reply.finds)
        if answer.reply.finds or answer.before.feelings != answer.after.feelings:
            self._show_customer()
        self._offer()

    def _stop(self, error: SaveError) -> None:
        """The disk refused: say so for as long as the screen is open, and take nothing more."""
        self._stopped = True
        self.replies.disabled = True
        self._say("not saved ✗")
        turns = self.talk.turn - 1
        self.banner.update(
            f"✗ Not saved, so the talk stops here. {error}. All before that is kept "
            f"({turns} turn{'' if turns == 1 else 's'}): put the disk right, press esc, and take "
            "the talk up again from the list."
        )
        self.banner.display = True

    def _retell(self) -> None:
        self._found = [reply.finds for reply in self.talk.found]
        self.transcript.show(told(self.talk))
        self._show_customer()
        self._offer()
        self._say("")

    def _offer(self) -> None:
        talk = self.talk
        over = self.query_one(Over)
        over.display = talk.ended
        self.replies.display = not talk.ended
        self.replies.offer((reply.id, _words(reply)) for reply in talk.choices)
        turns = talk.turn - 1 if talk.ended else talk.turn
        taken_up = talk.start.branched_at
        self.top_bar.remark = f"turn {turns}" + (f", taken up at {taken_up}" if taken_up else "")
        self.refresh_bindings()

    def _show_customer(self) -> None:
        scenario = self.talk.scenario
        self.card.show(scenario, self._feelings, self._found)
        self.strip.show(scenario, self._feelings)

    def _say_slow(self) -> None:
        """Only a slow disk is worth a word; what is saved at once is shown as saved."""
        if self._saving:
            self._say("saving …")

    def _say(self, saved: str) -> None:
        """Say beside the mode how the saving went."""
        mode = self.talk.start.mode
        self.top_bar.state = f"{mode}  {saved}" if saved else mode


def _words(reply: Reply) -> Content:
    if reply.action:
        return Content.assemble(("Do: ", "$text-accent"), Content(reply.action.strip()))
    return Content(reply.say.strip())
