"""A debrief as one HTML file: handsome on a screen, light or dark, and on paper."""

from simulator.debrief import Debrief
from simulator.reports.pages import page


def render(told: Debrief) -> str:
    """The whole page; it is `templates/debrief.html.j2`, filled in."""
    return "".join(page("debrief.html.j2", told=told, card=told.card))
