"""Foreign text in Markdown: what makes it plain text again for whoever renders the file."""

import re

_ACTIVE = re.compile(
    r"[\\`*_{}\[\]<>#|~=&$^@]"  # emphasis, code, links, HTML, entities, headings, tables, mentions
    r"|:(?=[^\s\d])"  # addresses, and `:names:` of pictures
    r"|(?<=\S)\.(?=[^\W\d])"  # names of hosts
    r"|^[-+]"  # lists and rules
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def inert(text: str) -> str:
    """The text on one line, with a backslash before each character that Markdown could act on."""
    line = " ".join(text.split())
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", line))


def quoted(text: str) -> str:
    """The text as a block quote: inert, with its line feeds."""
    return "\n".join(f"> {inert(line)}".rstrip() for line in text.strip().splitlines())
