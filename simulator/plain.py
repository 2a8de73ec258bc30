"""The line player: a talk as lines of text, for a pipe, a dumb terminal or a screen reader.

It only ever appends. It needs no colour, moves no cursor, and marks nothing by position alone.
"""

from collections.abc import Callable, Mapping

from simulator.conversation import Spoken
from simulator.model.scenario import Reply
from simulator.playing.talk import Answer, NotNowError, Talk
from simulator.playing.words import MODES, changed_feelings, content_note
from simulator.reports.layout import wrapped

Ask = Callable[[str], str | None]
"""Shows a prompt, with a space behind it, and returns what was typed, without its line end; None
at the end of input."""

Say = Callable[[str], None]
"""Writes a text and ends the line."""

_INDENT = "  "
_MOST_DIGITS = 9


KEPT = {
    "a number": "chooses that reply; each one is saved before the customer answers",
    "q": "leave; the talk is kept and can be resumed",
}
"""What the help says of a talk that is kept, besides the player's own commands."""


class LinePlayer:
    """Plays one talk; `play` is its whole use. `besides` is what its help says of other inputs."""

    def __init__(
        self,
        talk: Talk,
        ask: Ask,
        say: Say,
        width: int,
        besides: Mapping[str, str] = KEPT,
    ) -> None:
        self._besides = besides
        self._talk = talk
        self._ask = ask
        self._say = say
        self._width = width
        self._commands: dict[str, tuple[str, Callable[[str], None]]] = {
            "?": ("this help", lambda _: self._help()),
            "f": ("the facts: briefing, customer, what you found out", lambda _: self._facts()),
            "r": ("read the customer's line and the replies again", lambda _: self._ask_again()),
            "h": ("a hint (counted; practice only)", lambda _: self._hint()),
            "u": ("take the last reply back (counted; practice only)", lambda _: self._undo()),
            "n": ("keep a note, for example: n she mentioned a wedding", self._note),
        }

    def play(self) -> bool:
        """Play until the talk ends (True) or the trainee leaves (False)."""
        self._introduce()
        self._tell_so_far()
        while not self._talk.ended:
            typed = self._ask(self._prompt())
            if typed is None or typed.strip().lower() == "q":
                return False
            self._obey(typed.strip())
        self._paragraph("The conversation is over.")
        return True

    def _prompt(self) -> str:
        count = len(self._talk.choices)
        numbers = "1" if count == 1 else f"1-{count}"
        return f"Turn {self._talk.turn}. Your reply ({numbers}, ? for help, q to leave):"

    def _obey(self, typed: str) -> None:
        choices = self._talk.choices
        number = int(typed) if typed.isdecimal() and len(typed) < _MOST_DIGITS else 0
        if 1 <= number <= len(choices):
            self._choose(choices[number - 1])
            return
        letter, _, rest = typed.partition(" ")
        command = self._commands.get(letter.lower())
        if command is None:
            self._paragraph(f"Type the number of a reply, from 1 to {len(choices)}, or ? for help.")
            return
        try:
            command[1](rest.strip())
        except NotNowError as error:
            self._paragraph(str(error))

    def _choose(self, reply: Reply) -> None:
        answer = self._talk.choose(reply.id)
        self._tell_reply(reply)
        if answer.line:
            self._tell_line(answer.line)
        if self._talk.practice:
            self._coach(answer)
        if not self._talk.ended:
            self._offer()

    def _coach(self, answer: Answer) -> None:
        if answer.reply.why:
            self._paragraph(f"Coaching: {answer.reply.why}", _INDENT)
        changes = changed_feelings(answer.before.feelings, answer.after.feelings)
        if changes:
            self._paragraph(f"Feelings: {', '.join(changes)}.", _INDENT)

    def _introduce(self) -> None:
        talk, scenario = self._talk, self._talk.scenario
        rubric, mode = talk.cast.rubric, talk.start.mode
        self._paragraph(scenario.title)
        self._paragraph(f"Mode: {mode} ({MODES[mode]}).")
        self._paragraph(f"Scored by: {rubric.title}. {rubric.school}")
        if note := content_note(scenario):
            self._paragraph(f"Before you start: {note}")
        self._facts()

    def _tell_so_far(self) -> None:
        for exchange in self._talk.exchanges:
            if exchange.line:
                self._tell_line(exchange.line)
            self._tell_asides(exchange.turn)
            self._tell_reply(exchange.reply)
        self._tell_line(self._talk.line)
        self._tell_asides(self._talk.turn)
        if not self._talk.ended:
            self._offer()

    def _ask_again(self) -> None:
        self._tell_line(self._talk.line)
        self._offer()

    def _tell_line(self, line: Spoken) -> None:
        speaker = line.speaker or self._talk.scenario.customer.name
        tone = f" ({line.tone})" if line.tone else ""
        self._paragraph(f"{speaker}{tone}: {line.customer}")

    def _tell_reply(self, reply: Reply) -> None:
        self._paragraph(f"You do: {reply.action}" if reply.action else f"You: {reply.say}")
        if reply.finds:
            self._paragraph(f"You find: {reply.finds}", _INDENT)

    def _tell_asides(self, turn: int) -> None:
        for aside in self._talk.asides:
            if aside.turn == turn:
                self._paragraph(f"{aside.kind.capitalize()}: {aside.text}", _INDENT)

    def _offer(self) -> None:
        for number, reply in enumerate(self._talk.choices, 1):
            text = f"Do: {reply.action}" if reply.action else reply.say
            self._wrap(text, f"{number:>3}. ")
        self._say("")

    def _facts(self) -> None:
        scenario = self._talk.scenario
        self._paragraph(f"Briefing: {scenario.briefing}")
        self._paragraph(f"Customer: {scenario.customer.name}. {scenario.customer.about}")
        for reply in self._talk.found:
            self._paragraph(f"Found out: {reply.finds}")

    def _help(self) -> None:
        commands = {letter: meaning for letter, (meaning, _) in self._commands.items()}
        for typed, meaning in {**commands, **self._besides}.items():
            self._wrap(meaning, f"{_INDENT}{typed}  ")
        self._say("")

    def _hint(self) -> None:
        self._paragraph(f"Hint: {self._talk.hint()}")

    def _undo(self) -> None:
        reply = self._talk.undo()
        self._paragraph(f"Taken back: {reply.action or reply.say}")
        self._ask_again()

    def _note(self, text: str) -> None:
        if not text:
            raise NotNowError("Type the note on the same line, for example: n call her on Monday")
        self._talk.note(text)
        self._paragraph("Note kept.")

    def _paragraph(self, text: str, indent: str = "") -> None:
        self._wrap(text, indent)
        self._say("")

    def _wrap(self, text: str, first: str = "") -> None:
        for line in wrapped(text, self._width, first):
            self._say(line)
