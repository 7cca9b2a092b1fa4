"""What the tests of the window hold to be cut off, covered or untold."""

from __future__ import annotations

from tests.e2e.seen import cut_off, overlapping, untold
from tests.services.accessibility import Accessible, Bounds, State

USABLE = frozenset({State.SHOWING, State.ENABLED, State.FOCUSABLE})


def thing(
    role: str,
    name: str,
    place: tuple[int, int, int, int],
    *children: Accessible,
    states: frozenset[State] = USABLE,
    meaning: str = "",
) -> Accessible:
    left, top, width, height = place
    bounds = Bounds(left=left, top=top, width=width, height=height)
    return Accessible(role=role, name=name, meaning=meaning, text="", states=states, bounds=bounds, children=children)


def window(*children: Accessible) -> Accessible:
    return thing("frame", "Window", (10, 10, 100, 100), *children, states=frozenset({State.SHOWING}))


def holder(place: tuple[int, int, int, int], *children: Accessible) -> Accessible:
    return thing("filler", "", place, *children, states=frozenset({State.SHOWING}))


def test_what_reaches_over_the_window_or_its_holder_is_cut_off() -> None:
    whole = thing("push button", "whole", (20, 20, 40, 10))
    beside = thing("push button", "beside", (90, 20, 40, 10))
    squeezed = holder((20, 60, 40, 10), thing("push button", "squeezed", (20, 60, 50, 10)))

    assert [name for _, name, _ in cut_off(window(whole, beside, squeezed))] == ["beside", "squeezed"]


def test_what_can_be_scrolled_to_is_neither_cut_off_nor_covers_what_is_below() -> None:
    content = holder((10, 10, 100, 300), thing("push button", "far down", (20, 85, 40, 10)))
    room = holder((10, 10, 100, 60), content)
    foot = thing("push button", "foot", (20, 85, 40, 10))

    assert cut_off(window(room, foot)) == []
    assert overlapping(window(room, foot)) == []


def test_controls_that_lie_on_each_other_are_told_by_name() -> None:
    one, other = thing("push button", "one", (20, 20, 40, 10)), thing("text", "other", (50, 25, 40, 10))

    assert overlapping(window(one, other)) == [("one", "other")]


def test_a_control_says_its_name_and_why_it_is_off() -> None:
    off = USABLE - {State.ENABLED}
    told = thing("push button", "Claim", (20, 20, 40, 10), states=off, meaning="Nothing can be claimed.")
    silent = thing("push button", "Send", (20, 40, 40, 10), states=off)
    nameless = thing("text", "", (20, 60, 40, 10))
    value = thing("combo box", "All", (20, 80, 40, 10))

    assert untold(window(told, silent, nameless, value)) == [
        ("push button", "Send"),
        ("text", ""),
        ("combo box", "All"),
    ]
