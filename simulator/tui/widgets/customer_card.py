"""What the trainee can see of the customer: a card beside the talk, or one line above it."""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.model.scenario import Scenario
from simulator.playing.words import feeling_word

Paragraph = tuple[str, str]
"""A heading and what stands below it."""

_PARTS = ("who", "now", "briefing")


class CustomerCard(VerticalScroll, can_focus=False):
    """The customer, the feelings in practice, what was found out, and the briefing."""

    DEFAULT_CSS = """
    CustomerCard {
        width: 37;
        padding: 1 1 1 2;
        background: $panel;
        scrollbar-size-vertical: 1;
        & > Static { padding: 0 1 1 0; }
        & > #briefing { padding: 0 1 0 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, list[Paragraph]] = {}

    def compose(self) -> ComposeResult:
        for part in _PARTS:
            yield Static(id=part, markup=False)

    def show(
        self, scenario: Scenario, feelings: dict[str, int] | None, found: Iterable[str]
    ) -> None:
        """Show how things stand; `feelings` is None where they are not shown."""
        who, *now, briefing = facts(scenario, feelings, found)
        for part, shown in zip(_PARTS, ([who], now, [briefing]), strict=True):
            if self._shown.get(part) != shown:  # what has not changed is not laid out again
                self._shown[part] = shown
                static = self.query_one(f"#{part}", Static)
                static.update(paragraphs(shown))
                static.display = bool(shown)


class CustomerStrip(Static):
    """The customer and the feelings on one line."""

    DEFAULT_CSS = """
    CustomerStrip {
        height: 1;
        padding: 0 1;
        background: $panel;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, scenario: Scenario, feelings: dict[str, int] | None) -> None:
        """Show how things stand; feelings come before what may have to be cut."""
        customer = scenario.customer
        felt = "".join(
            f"  {name} {feeling_word(value)}" for name, value in (feelings or {}).items()
        )
        about = " ".join(customer.about.split())
        self.update(
            Content.assemble(
                (customer.name, "bold"), (felt, "$text-accent"), "  ", (about, "$text-muted")
            ),
            layout=False,
        )


def facts(
    scenario: Scenario, feelings: dict[str, int] | None, found: Iterable[str]
) -> Iterator[Paragraph]:
    """All that the trainee may know at this point, under headings."""
    yield scenario.customer.name, scenario.customer.about
    if feelings:
        lines = (f"{name}: {feeling_word(value)}" for name, value in feelings.items())
        yield "Feelings now", "\n".join(lines)
    if finds := "\n\n".join(found):
        yield "Found out", finds
    yield "Your briefing", scenario.briefing


def paragraphs(parts: Iterable[Paragraph]) -> Content:
    """The paragraphs below each other, their headings in another colour."""
    return Content("\n\n").join(
        Content.assemble((heading, "$text-accent bold"), "\n", Content(text.strip()))
        for heading, text in parts
    )
