"""Drills: decisions of earlier talks, one after another, each answered at once and none scored."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from simulator.conversation import script
from simulator.model.scenario import Reply
from simulator.progress.drills import Drill
from simulator.reports.wording import counted
from simulator.tui.screens.facts import FactsScreen
from simulator.tui.telling.decision import answer, replies, scene
from simulator.tui.widgets.customer_card import facts
from simulator.tui.widgets.flowing import Flowing
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.replies import Replies
from simulator.tui.widgets.top_bar import TopBar

_WIDEST = 88


class DrillScreen(Screen[None]):
    """Puts one decision after the other; nothing that is answered here is kept."""

    CSS_PATH = "drill.tcss"
    AUTO_FOCUS = "Replies"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="drill.go-on", tooltip="The next decision"),
        Binding(
            "1", "pick(1)", "Highlight a reply", key_display="1-9", show=False, id="drill.pick"
        ),
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(2, 10)),
        Binding(
            "f", "facts", "Facts", id="drill.facts", tooltip="The briefing, and what you found"
        ),
        Binding("s", "skip", "Skip", id="drill.skip", tooltip="Leave this decision out"),
        Binding("escape", "app.pop_screen", "Back", id="drill.back"),
        Binding("question_mark", "app.help", "Help", id="drill.help", tooltip="This help"),
        Binding("pageup", "scroll(-1)", "A page up", show=False, id="drill.earlier"),
        Binding("pagedown", "scroll(1)", "A page down", show=False, id="drill.later"),
    ]

    page = query_one("#page", VerticalScroll)
    text = query_one("#text", Static)
    replies = query_one(Replies)

    def __init__(self, drills: Sequence[Drill]) -> None:
        super().__init__()
        self._drills = tuple(drills)
        self._number = 0
        self._answers: list[bool] = []
        self._answered = False

    def compose(self) -> ComposeResult:
        yield TopBar("Drills")
        with VerticalScroll(id="page"):
            yield Static(id="text", markup=False)
        yield Replies()
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the first decision."""
        self._put()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done before and after a decision."""
        match action:
            case "go_on":
                return self._answered or self._over
            case "pick" | "skip":
                return not self._answered and not self._over
            case "facts":
                return not self._over
        return True

    def action_pick(self, number: int) -> None:
        """Highlight a reply by its number."""
        self.replies.pick(number)

    @on(Replies.Sent)
    def tell(self, event: Replies.Sent) -> None:
        """Say at once what the reply would have done."""
        drill, given = self._drill, event.reply
        self._answered = True
        self._answers.append(given in drill.strongest)
        self._show(Flowing(lambda width: answer(drill, given, width), _WIDEST))

    def action_go_on(self) -> None:
        """Put the next decision, or leave after the last."""
        if self._over:
            self.app.pop_screen()
        else:
            self._number += 1
            self._put()

    def action_skip(self) -> None:
        """Put the next decision without answering this one."""
        self.action_go_on()

    def action_facts(self) -> None:
        """Show the briefing, the customer, and what was found out by then."""
        drill = self._drill
        written = script(drill.scenario).replies
        found = [written[reply].finds for reply in drill.path if written[reply].finds]
        self.app.push_screen(FactsScreen([*facts(drill.scenario, None, found)]))

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        self.page.scroll_relative(y=direction * max(1, self.page.size.height - 1), animate=False)

    @property
    def _over(self) -> bool:
        return self._number >= len(self._drills)

    @property
    def _drill(self) -> Drill:
        return self._drills[self._number]

    def _put(self) -> None:
        self._answered = False
        if self._over:
            bar = self.query_one(TopBar)
            bar.title, bar.remark, bar.state = "Drills", "", ""
            self._show(Content(_summary(self._answers)))
            return
        drill = self._drill
        bar = self.query_one(TopBar)
        bar.title = drill.scenario.title
        bar.remark = f"turn {drill.turn}, {drill.at[:10]}"
        bar.state = f"drill {self._number + 1} of {len(self._drills)}"
        self.replies.offer((name, _words(reply)) for name, reply in replies(drill).items())
        self._show(Flowing(lambda width: scene(drill, width), _WIDEST))

    def _show(self, what: Flowing | Content) -> None:
        asking = not self._answered and not self._over
        self.set_class(asking, "-asking")
        self.replies.display = asking
        (self.replies if asking else self.page).focus()
        self.text.update(what)
        if asking:  # what the customer says stands last
            self.call_after_refresh(self.page.scroll_end, animate=False)
        else:
            self.page.scroll_home(animate=False)
        self.refresh_bindings()


def _summary(answers: Sequence[bool]) -> str:
    if not answers:
        return "You skipped them all. They wait for another day."
    return (
        f"You gave one of the strongest replies in {sum(answers)} of "
        f"{counted(len(answers), 'decision')}.\n\n"
        "A decision leaves this list when you take it well in a talk."
    )


def _words(reply: Reply) -> Content:
    if reply.action:
        return Content.assemble(("Do: ", "$text-accent"), Content(reply.action.strip()))
    return Content(reply.say.strip())
