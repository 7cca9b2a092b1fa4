"""What a node and its visitors say to each other: JSON, one message a line, each with its kind and a body.

A secret travels in a visitor's command only: what a node says has none, and could not be encoded with one.
"""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar, get_args

import msgspec

from orca_desktop.domain.commands import Command, without_secrets
from orca_desktop.domain.events import CommandRefused, Event, LogAppended
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId

MAX_REQUEST_BYTES = 128 * 1024
"""A line of a visitor: more than any command needs."""

MAX_ANSWER_BYTES = 8 * 1024 * 1024
"""A line of the node. The largest are log lines, which `in_parts` keeps below."""

LOG_LINES_PER_EVENT = 200

COMMANDS: dict[str, type[Command]] = {kind.__name__: kind for kind in get_args(Command)}
EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


class WireError(Exception):
    """A message that is none. The text says what is wrong with it."""


class Hello(msgspec.Struct, frozen=True):
    """What a visitor says first. `logs`: whether it wants to be told what the containers write."""

    program: str
    token: str = ""
    logs: bool = True


class Welcome(msgspec.Struct, frozen=True):
    """The node's answer to a Hello; what follows are events that make up its state."""

    program: str
    answer: str = ""


class Ready(msgspec.Struct, frozen=True):
    """The state is told; from here on events come as they happen."""


class Accepted(msgspec.Struct, frozen=True):
    """One command more of this visitor's has reached the node. What comes of it is an event."""


class Goodbye(msgspec.Struct, frozen=True):
    """The last message of a node to a visitor."""

    words: str


Answer = Welcome | Ready | Accepted | Goodbye
ANSWERS: dict[str, type[Answer]] = {kind.__name__: kind for kind in get_args(Answer)}

Value = TypeVar("Value")


class _Message(msgspec.Struct, frozen=True):
    kind: str
    body: msgspec.Raw = msgspec.Raw(b"{}")


class _Refusal(msgspec.Struct, frozen=True):
    """CommandRefused on the wire: a command needs its kind beside it to be read."""

    command: _Message
    title: str
    message: str
    successor: TaskId | None = None


def line(message: Hello | Answer | Command | Event) -> bytes:
    """The message as it is sent, with its line feed."""
    return msgspec.json.encode(_message(message)) + b"\n"


def read_hello(raw: bytes) -> Hello:
    """Raises WireError."""
    message = _decoded(raw, _Message)
    if message.kind != Hello.__name__:
        raise WireError(f"The first message must be Hello, not {message.kind[:40]!r}.")
    return _decoded(message.body, Hello)


def read_command(raw: bytes) -> Command:
    """Raises WireError."""
    return _command(_decoded(raw, _Message))


def read_answer(raw: bytes) -> Answer | Event:
    """Raises WireError."""
    message = _decoded(raw, _Message)
    if message.kind == CommandRefused.__name__:
        refusal = _decoded(message.body, _Refusal)
        return CommandRefused(_command(refusal.command), refusal.title, refusal.message, refusal.successor)
    kind = ANSWERS.get(message.kind) or EVENTS.get(message.kind)
    if kind is None:
        raise WireError(f"There is no message {message.kind[:40]!r}.")
    return _decoded(message.body, kind)


async def read_line(reader: asyncio.StreamReader) -> bytes | None:
    """The next line; None when there is no whole one any more. Raises WireError for a line over the limit."""
    try:
        return await reader.readuntil(b"\n")
    except (asyncio.IncompleteReadError, OSError):
        return None
    except asyncio.LimitOverrunError as error:
        raise WireError("A message is longer than any may be.") from error


def in_parts(event: Event) -> tuple[Event, ...]:
    """The same in events that are small enough to send: long batches of log lines are split."""
    if not isinstance(event, LogAppended) or len(event.lines) <= LOG_LINES_PER_EVENT:
        return (event,)
    lines = event.lines
    parts = (lines[at : at + LOG_LINES_PER_EVENT] for at in range(0, len(lines), LOG_LINES_PER_EVENT))
    return tuple(LogAppended(event.task_id, part, event.round) for part in parts)


def _message(message: Hello | Answer | Command | Event) -> _Message:
    body: object = message
    if isinstance(message, CommandRefused):
        refused = _message(without_secrets(message.command))
        body = _Refusal(command=refused, title=message.title, message=message.message, successor=message.successor)
    reveal = _revealed if isinstance(message, get_args(Command)) else None
    return _Message(kind=type(message).__name__, body=msgspec.Raw(msgspec.json.encode(body, enc_hook=reveal)))


def _revealed(value: Any) -> str:
    if isinstance(value, Secret):
        return value.reveal()
    raise NotImplementedError(f"there is no way to say {type(value).__name__}")


def _command(message: _Message) -> Command:
    kind = COMMANDS.get(message.kind)
    if kind is None:
        raise WireError(f"There is no command {message.kind[:40]!r}.")
    return _decoded(message.body, kind)


def _decoded(raw: bytes | msgspec.Raw, kind: type[Value]) -> Value:
    try:
        return msgspec.json.decode(raw, type=kind, dec_hook=_secret)
    except (msgspec.DecodeError, RecursionError) as error:
        raise WireError(f"A message cannot be read: {error}.") from error


def _secret(kind: type[Any], value: Any) -> Secret:
    """Raises ValueError, which never repeats what is no secret but might have been meant as one."""
    if kind is Secret and isinstance(value, str):
        return Secret(value)
    raise ValueError("a text was expected")
