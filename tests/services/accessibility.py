"""What a screen reader sees: the tree of roles, names and states that a program tells over AT-SPI."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.services.message_bus import message_bus
from tests.services.processes import find_program, running, search_path, wait_until

_REGISTRY = "/usr/libexec/at-spi2-registryd"
_REGISTRY_NAME = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_TEXT = "org.a11y.atspi.Text"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_BUS = "org.freedesktop.DBus"
_ANSWER_SECONDS = 20.0
_ON_SCREEN = 0
_OPEN_QUESTIONS = 100
"""The bus refuses to wait for more than 128 answers to one program."""

Name = str | re.Pattern[str]
_Place = tuple[str, str]
"""Whose object it is, by its name on the bus, and the object's path."""


class State(enum.IntEnum):
    """The states that tests ask for; the number is the bit in AT-SPI's set of states."""

    CHECKED = 4
    ENABLED = 8
    FOCUSABLE = 11
    FOCUSED = 12
    SELECTED = 23
    SHOWING = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A rectangle in pixels, from the upper left corner of the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessible:
    """One thing in the window, as it was when it was read. `text` is what a field or a reader holds.

    `meaning` is what is told besides the name.
    """

    role: str
    name: str
    meaning: str
    text: str
    states: frozenset[State]
    bounds: Bounds
    children: tuple[Accessible, ...]

    def all(self) -> Iterator[Accessible]:
        """This and everything below it, from the top to the bottom."""
        yield self
        for child in self.children:
            yield from child.all()

    def find_all(self, role: str, name: Name = "") -> list[Accessible]:
        """Everything of this role; a text is the whole name, a pattern is looked for in it, "" takes every name."""
        return [thing for thing in self.all() if thing.role == role and _fits(name, thing.name)]

    def find(self, role: str, name: Name = "") -> Accessible | None:
        """The first of `find_all`, if there is one."""
        return next(iter(self.find_all(role, name)), None)

    def outline(self, depth: int = 0) -> str:
        """The tree as lines of text, for the message of a test that fails."""
        states = " ".join(state.name.lower() for state in sorted(self.states - {State.SHOWING}))
        held = f" = {self.text!r}" if self.text else ""
        line = f"{'  ' * depth}{self.role} {self.name!r}{held} ({states})"
        return "\n".join([line, *(child.outline(depth + 1) for child in self.children)])


class Accessibility:
    """A bus on which programs started with `environment` tell what they show."""

    def __init__(self, address: str, connection: DBusConnection) -> None:
        self.environment: Mapping[str, str] = {"AT_SPI_BUS_ADDRESS": address}
        self._connection = connection

    def read(self, pid: int) -> Accessible | None:
        """What the program shows now; None as long as it is not on the bus. What is hidden is left out."""
        programs = self._children(((_REGISTRY_NAME, _ROOT),))[0]
        for program in programs:
            if self._pid(program) == pid:
                return self._read(program)
        return None

    def is_ready(self) -> bool:
        """The registry is on the bus."""
        return bool(self._ask([_to_bus("NameHasOwner", _REGISTRY_NAME)])[0][0])

    def _pid(self, program: _Place) -> int | None:
        answer = self._ask([_to_bus("GetConnectionUnixProcessID", program[0])])[0]
        return int(answer[0]) if answer else None

    def _read(self, root: _Place) -> Accessible:
        """Level by level, so that one wait serves all questions about a level."""
        facts: dict[_Place, _Facts] = {}
        below: dict[_Place, list[_Place]] = {}
        level: list[_Place] = [root]
        while level:
            found = self._facts(level)
            facts |= found
            shown = [place for place in level if place == root or State.SHOWING in found[place].states]
            below |= dict(zip(shown, self._children(shown), strict=True))
            # A thing that is moved while it is read may turn up twice.
            level = list(dict.fromkeys(child for place in shown for child in below[place] if child not in facts))
        return _assemble(root, facts, below)

    def _facts(self, places: Sequence[_Place]) -> dict[_Place, _Facts]:
        questions = [question for place in places for question in _questions(place)]
        answers = self._ask(questions)
        count = len(questions) // len(places)
        return {place: _Facts.of(*answers[at * count : (at + 1) * count]) for at, place in enumerate(places)}

    def _children(self, places: Sequence[_Place]) -> list[list[_Place]]:
        answers = self._ask([_call(place, _ACCESSIBLE, "GetChildren") for place in places])
        return [[(owner, path) for owner, path in answer[0]] if answer else [] for answer in answers]

    def _ask(self, questions: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The answers in the order of the questions; () where there was an error, because a thing went away."""
        batches = [questions[at : at + _OPEN_QUESTIONS] for at in range(0, len(questions), _OPEN_QUESTIONS)]
        return [answer for batch in batches for answer in self._ask_at_once(batch)]

    def _ask_at_once(self, questions: Sequence[Any]) -> list[tuple[Any, ...]]:
        serials = [next(self._connection.outgoing_serial) for _ in questions]
        for question, serial in zip(questions, serials, strict=True):
            self._connection.send(question, serial=serial)
        answers: dict[int, tuple[Any, ...]] = {}
        while len(answers) < len(serials):
            message = self._connection.receive(timeout=_ANSWER_SECONDS)
            serial = message.header.fields.get(HeaderFields.reply_serial)
            if serial is not None:
                is_error = message.header.message_type is MessageType.error
                answers[serial] = () if is_error else message.body
        return [answers[serial] for serial in serials]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What was answered about one thing."""

    role: str
    name: str
    meaning: str
    text: str
    states: frozenset[State]
    bounds: Bounds

    @classmethod
    def of(
        cls,
        role: tuple[Any, ...],
        name: tuple[Any, ...],
        meaning: tuple[Any, ...],
        states: tuple[Any, ...],
        bounds: tuple[Any, ...],
        text: tuple[Any, ...],
    ) -> _Facts:
        left, top, width, height = bounds[0] if bounds else (0, 0, 0, 0)
        return cls(
            role=role[0] if role else "",
            name=name[0][1] if name else "",
            meaning=meaning[0][1] if meaning else "",
            text=text[0] if text else "",
            states=_states(states[0]) if states else frozenset(),
            bounds=Bounds(left=left, top=top, width=width, height=height),
        )


@contextmanager
def accessibility() -> Iterator[Accessibility]:
    """A bus with AT-SPI's registry on it. Raises Unavailable, NotReady."""
    registry = find_program(_REGISTRY, package="at-spi2-core")
    with TemporaryDirectory(prefix="orca-a11y-") as name, message_bus(Path(name)) as address:
        environment = {"PATH": search_path(), "AT_SPI_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
        with (
            running([registry], log=Path(name) / "registry.log", environment=environment) as program,
            closing(open_dbus_connection(address)) as connection,
        ):
            service = Accessibility(address, connection)
            wait_until(service.is_ready, "registry on the bus", program=program)
            yield service


def _questions(place: _Place) -> list[Any]:
    return [
        _call(place, _ACCESSIBLE, "GetRoleName"),
        _call(place, _PROPERTIES, "Get", "ss", (_ACCESSIBLE, "Name")),
        _call(place, _PROPERTIES, "Get", "ss", (_ACCESSIBLE, "Description")),
        _call(place, _ACCESSIBLE, "GetState"),
        _call(place, _COMPONENT, "GetExtents", "u", (_ON_SCREEN,)),
        _call(place, _TEXT, "GetText", "ii", (0, -1)),
    ]


def _call(place: _Place, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
    owner, path = place
    return new_method_call(DBusAddress(path, bus_name=owner, interface=interface), method, signature, body)


def _to_bus(method: str, argument: str) -> Any:
    return _call((_BUS, "/org/freedesktop/DBus"), _BUS, method, "s", (argument,))


def _states(words: Sequence[int]) -> frozenset[State]:
    """AT-SPI sends 64 bits as two numbers, the lower one first."""
    low, high = words
    bits = low | high << 32
    return frozenset(state for state in State if bits >> state & 1)


def _assemble(place: _Place, facts: Mapping[_Place, _Facts], below: Mapping[_Place, Sequence[_Place]]) -> Accessible:
    fact = facts[place]
    shown = [child for child in below.get(place, ()) if State.SHOWING in facts[child].states]
    return Accessible(
        role=fact.role,
        name=fact.name,
        meaning=fact.meaning,
        text=fact.text,
        states=fact.states,
        bounds=fact.bounds,
        children=tuple(_assemble(child, facts, below) for child in shown),
    )


def _fits(wanted: Name, name: str) -> bool:
    if isinstance(wanted, str):
        return not wanted or wanted == name
    return wanted.search(name) is not None
